"""Coverage: exact rates over the records that a field applies to, the same in the plain loop and on pandas."""

import sys
from dataclasses import replace

import pytest

from expectations import CATALOG, run_checks
from expectations.catalog import get
from expectations.coverage import Coverage, Rates, covering, reaches

BASIC = {"result_format": "BASIC"}
BY_ID = {check.id: check for check in CATALOG}


def year(number):
    return {"text": str(number), "year": number}


ARTICLE = {"kind": "article", "site": "pubmed", "published": year(2021), "doi": "10.5555/pond.2021.45"}
STATES = [  # field, record, stated; None where the field does not apply
    ("doi", {}, True),
    ("doi", {"doi": None}, False),
    ("doi", {"doi": ""}, False),
    ("doi", {"doi": None, "published": year(2005)}, False),
    ("doi", {"doi": None, "published": year(1987)}, None),
    ("doi", {"published": year(1987)}, None),
    ("doi", {"kind": "page"}, None),
    ("doi", {"publication_types": ["News"]}, None),
    ("doi", {"doi": None, "problems": [{"code": "doi-malformed", "field": "doi"}]}, False),
    ("abstract", {"abstract": "Herons."}, True),
    ("abstract", {"publication_types": ["Letter"]}, None),
    ("abstract", {"text": "Herons\n\nNo abstract available"}, None),
    ("authors", {"authors": []}, False),
    ("authors", {"authors": [{"name": "Roe J"}]}, True),
    ("authors", {"authors": "[]"}, False),
    ("published", {}, True),
    ("published", {"published": None}, False),
    ("keywords", {"keywords": ["herons"]}, True),
    ("keywords", {"keywords": []}, False),
    ("keywords", {"keywords": [], "kind": "page"}, None),
]


@pytest.mark.parametrize(("field", "record", "stated"), STATES, ids=str)
def test_a_field_applies_where_its_absence_would_be_found(field, record, stated):
    gathered = Coverage(Rates(least={field: 0.5}))
    gathered.add(ARTICLE | record)
    rate = gathered.rates[field]
    assert (rate.applicable, rate.stated) == (int(stated is not None), int(bool(stated)))


@pytest.mark.parametrize(
    ("part", "whole", "least", "reached"),
    [(97, 100, 0.97, True), (96, 100, 0.97, False), (7, 100, 0.07, True), (1, 3, 0.3333, True), (999, 1000, 1, False)],
)
def test_a_threshold_is_reached_exactly(part, whole, least, reached):
    assert reaches(part, whole, least) is reached


def corpus(lost, applicable=100):
    old = [ARTICLE | {"id": f"old{n}", "doi": None, "published": year(1980)} for n in range(20)]
    return old + [
        ARTICLE | {"id": f"r{n}", "doi": None if n < lost else f"10.5555/pond.2021.{n}"} for n in range(applicable)
    ]


@pytest.mark.parametrize("engine", ["plain", "gx"])
def test_one_finding_names_count_rate_and_threshold(engine):
    low = covering({"doi": 0.97, "kind": 1}, BY_ID)
    assert run_checks(corpus(3), [low], engine=engine).findings == []
    run = run_checks(corpus(4), [low], engine=engine)
    assert run.errors == []
    [finding] = run.findings
    assert (finding.record, finding.check, finding.column, finding.value) == (
        "corpus",
        "coverage-low",
        "doi",
        "96 of 100",
    )
    assert finding.message == (
        "doi coverage is 96.00%: 96 of the 100 records that should state it do; the threshold is 97 %"
    )


def test_the_settings_of_the_check_of_absence_say_what_the_field_applies_to():
    checks = BY_ID | {"doi-missing": get("doi-missing").configured({"info-from": 1970})}
    [finding] = run_checks(corpus(0), [covering({"doi": 0.97}, checks)]).findings
    assert finding.value == "100 of 120"


def test_what_is_remembered_does_not_grow_with_the_records():
    gathered = Coverage(Rates(least={"doi": 0.97}))
    for record in corpus(4):
        gathered.add(record)
    assert {type(value) for rate in gathered.rates.values() for value in (rate.stated, rate.applicable)} == {int}
    assert sys.getsizeof(gathered.rates) < 1000


def test_a_crash_while_counting_is_an_error_and_no_rate():
    low = covering({"doi": 0.97}, BY_ID)

    class Breaks(Coverage):
        def add(self, record):
            if record["id"] == "r5":
                raise ZeroDivisionError("boom")
            super().add(record)

    for engine in ("plain", "gx"):
        run = run_checks(corpus(50), [replace(low, summary=lambda: Breaks(low.settings))], engine=engine)
        assert run.findings == []
        assert "record r5" in str(run.errors[0])


def test_on_pandas_the_same_rates():
    pd = pytest.importorskip("pandas")
    gate = pytest.importorskip("expectations.gate")
    for lost in (3, 4):
        result = gate.validate_frame(pd.DataFrame(corpus(lost)), [covering({"doi": 0.97}, BY_ID)])
        assert result.errors == []
        assert (result.success, result.failed) == (lost == 3, {"coverage-low:doi": lost})
        [told] = result.result.results
        observed = told.result.pop("observed_value")
        assert observed.startswith("97 of 100" if lost == 3 else "doi coverage is 96.00%: 96 of the 100 records")
        assert told.result == {
            "element_count": 120,
            "unexpected_count": lost,
            "unexpected_percent": float(lost),
            "details": {"applicable": 100, "stated": 100 - lost},
        }


def test_a_field_that_applies_to_no_record_lacks_nothing():
    pd = pytest.importorskip("pandas")
    gate = pytest.importorskip("expectations.gate")
    pages = pd.DataFrame([{"id": f"p{n}", "kind": "page", "doi": None} for n in range(3)])
    result = gate.validate_frame(pages, [covering({"doi": 0.97}, BY_ID)])
    assert (result.success, result.errors, result.failed) == (True, [], {"coverage-low:doi": 0})
    [told] = result.result.results
    assert (told.result["element_count"], told.result["unexpected_percent"]) == (3, 0.0)
    assert told.expectation_config.description == "At least 97 % of the records that doi applies to state it."


def test_a_column_of_another_name_and_one_that_is_not_there():
    pd = pytest.importorskip("pandas")
    gate = pytest.importorskip("expectations.gate")
    from expectations.gx_coverage import ExpectFieldCoverage

    frame = pd.DataFrame(corpus(4)).rename(columns={"doi": "DOI"})
    for column, failed, errors in (("DOI", {"coverage-low:doi": 4}, []), ("Doi", {}, ["check-crashed"])):
        made = ExpectFieldCoverage(field="doi", least=0.9, columns={"doi": column})
        result = gate.validate(frame, gate.gx.ExpectationSuite(name="s", expectations=[made]), result_format=BASIC)
        assert (result.failed, [error.code for error in result.errors]) == (failed, errors)
