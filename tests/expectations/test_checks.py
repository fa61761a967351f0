"""Every check on its own examples, in the plain loop; test_gx and test_gx_spark run the same table."""

import pytest

from expectations import CATALOG, SUITES
from expectations.catalog import get
from schemas.finding import Finding

GOOD = [pytest.param(check, values, id=f"{check.id}-{n}") for check in CATALOG for n, values in enumerate(check.good)]
BAD = [pytest.param(check, values, id=f"{check.id}-{n}") for check in CATALOG for n, values in enumerate(check.bad)]
ODD = [
    None,
    "",
    "   ",
    float("nan"),
    7,
    7.5,
    True,
    b"bytes",
    "[",
    "{",
    [],
    {},
    [None],
    [""],
    [[]],
    {"x": 1},
    [{"name": None}],
    object(),
]
CONTRACT = """
    doi-missing doi-malformed doi-suspicious doi-placeholder pmid-missing pmid-malformed pmcid-malformed
    issn-check-digit orcid-check-digit citation-missing citation-malformed citation-disagrees date-missing
    date-impossible date-future date-irregular pages-reversed pages-not-pages volume-placeholder title-missing
    title-junk title-all-caps title-repeats authors-missing author-not-a-name abstract-missing
    abstract-truncated boilerplate-left html-left mojibake notice-as-article retracted identifier-shared
    record-repeated identifier-implausible
""".split()


@pytest.mark.parametrize(("check", "values"), GOOD)
def test_a_good_record_passes(check, values, today):
    assert check.on(today).fault(*values) is None


@pytest.mark.parametrize(("check", "values"), BAD)
def test_a_bad_record_is_found(check, values, today):
    fault = check.on(today).fault(*values)
    assert fault is not None
    finding = check.finding({"id": "r1", **dict(zip(check.columns, values, strict=False))}, fault)
    assert isinstance(finding, Finding)
    assert finding.message
    assert finding.column in check.columns or fault.column
    assert finding.severity.rank <= check.severity.rank


@pytest.mark.parametrize("check", CATALOG, ids=lambda check: check.id)
def test_no_value_however_odd_makes_a_check_crash(check, today):
    for odd in ODD:
        check.on(today).fault(*[odd] * len(check.columns), *([[]] if check.keys else []))
        for place in range(len(check.columns)):
            values = [None] * len(check.columns)
            values[place] = odd
            check.on(today).fault(*values, *([[]] if check.keys else []))
            if check.keys:
                check.keys(*values)


@pytest.mark.parametrize("check", CATALOG, ids=lambda check: check.id)
def test_a_check_explains_itself(check):
    assert check.good, "a check without good examples"
    assert check.bad, "a check without bad examples"
    assert check.title.endswith(".")
    assert check.why.endswith(".")
    assert check.source
    assert len(set(check.columns)) == len(check.columns)


def test_a_wrong_identifier_beside_a_citation_is_an_error_any_other_contradiction_a_warning():
    columns = get("citation-disagrees").columns
    line = {"citation": "J Things. 2020 Oct;49(7):1-9. doi: 10.5555/abc.1."}

    def severity(**fields):
        return get("citation-disagrees").fault(*[(line | fields).get(name) for name in columns]).severity

    assert severity(volume="48") == "warning"
    assert severity(published={"text": "2019", "year": 2019}) == "warning"
    assert severity(volume="48", doi="10.5555/abc.2") == "error"


def test_ids_are_unique_and_those_of_the_contract_exist():
    ids = [check.id for check in CATALOG]
    assert len(ids) == len(set(ids))
    assert set(CONTRACT) <= set(ids), sorted(set(CONTRACT) - set(ids))


def test_every_check_is_in_the_default_suite_and_in_one_other():
    assert set(SUITES["default"]) == {check.id for check in CATALOG}
    others = [check_id for name, suite in SUITES.items() if name != "default" for check_id in suite]
    assert sorted(others) == sorted(SUITES["default"])


@pytest.mark.parametrize("check", [check for check in CATALOG if check.heeds_problems], ids=lambda check: check.id)
def test_what_parsing_saw_is_found_though_the_field_is_empty(check, today):
    seen = [{"code": check.id, "severity": "warning", "field": "f", "value": "v", "message": "m", "fix": "x"}]
    fault = check.on(today).examine(*[None] * len(check.columns), seen)
    assert (fault.message, fault.severity, fault.column, fault.value, fault.fix) == ("m", "warning", "f", "v", "x")
    assert check.on(today).examine(*[None] * len(check.columns), [{"code": "another"}]) is None
