"""Settings of built-in checks: what each of them changes, the same in the plain loop and in Great Expectations."""

import pytest
from pydantic import ValidationError

from expectations import CATALOG, run_checks
from expectations.catalog import get


def year(number):
    return {"text": str(number), "year": number}


HERONS = {"kind": "article", "site": "pubmed", "title": "Herons at the weir in a dry year", "published": year(2012)}
CAPITALS = {"title": "HERONS AND WEIRS"}
ABSTRACT = {"abstract": "We counted herons.", "publication_types": ["Review"]}
LONG = {"authors": [{"name": f"Roe {'A' * 60}"}]}
EFFECTS = [  # check, settings, record, severity by default and with the settings
    ("doi-missing", {}, HERONS, "error", "error"),
    ("doi-missing", {"error-from": 2015}, HERONS, "error", "info"),
    ("doi-missing", {"error-from": 2015, "info-from": 2013}, HERONS, "error", None),
    ("abstract-missing", {"min-length": 50}, HERONS | ABSTRACT, None, "warning"),
    ("abstract-missing", {"min-length": 10}, HERONS | ABSTRACT, None, None),
    (
        "date-future",
        {"days": 60},
        {"epub": {"text": "2026 Feb 20", "year": 2026, "month": 2, "day": 20}},
        "warning",
        None,
    ),
    ("date-future", {"issue-days": 30}, {"published": {"text": "2026 Jul", "year": 2026, "month": 7}}, "info", "error"),
    ("date-impossible", {"first-year": 1900}, {"published": year(1850)}, None, "error"),
    ("title-all-caps", {"min-words": 2}, CAPITALS, "info", "info"),
    ("title-all-caps", {"min-words": 4}, CAPITALS, "info", None),
    ("author-not-a-name", {"max-length": 50}, LONG, None, "warning"),
]


def severity(check, record, today):
    found = run_checks([{"id": "a"} | record], [check], today=today).findings
    return str(found[0].severity) if found else None


@pytest.mark.parametrize(("check_id", "settings", "record", "before", "after"), EFFECTS, ids=str)
def test_a_setting_changes_what_is_found(check_id, settings, record, before, after, today):
    check = get(check_id)
    assert severity(check, record, today) == before
    assert severity(check.configured(settings), record, today) == after


def test_great_expectations_is_told_the_same(today):
    pd = pytest.importorskip("pandas")
    gate = pytest.importorskip("expectations.gate", reason="Great Expectations is not installed")
    for check_id, settings, record, _, after in EFFECTS:
        check = get(check_id)
        frame = pd.DataFrame([{"id": "a"} | {key: record.get(key) for key in check.reads}])
        result = gate.validate_frame(frame, [check.configured(settings)], today=today)
        assert (result.errors, result.ids) == ([], {check_id: ["a"] if after else []}), (check_id, settings)


@pytest.mark.parametrize("check", [check for check in CATALOG if check.settings], ids=lambda check: check.id)
def test_settings_are_typed_and_closed(check):
    assert check.configured({}).settings == check.settings
    for name in type(check.settings).model_fields:
        with pytest.raises(ValidationError):
            check.configured({name.replace("_", "-"): "many"})
    with pytest.raises(ValidationError, match="no-such-setting"):
        check.configured({"no-such-setting": 1})


def twin(number, title, **more):
    return HERONS | {"id": f"r{number}", "title": title, "authors": [{"name": "Roe J"}], "doi": None} | more


NEARLY = [
    ("A census of herons at twelve weirs in a dry year", "A census of herons at twelve wiers in a dry year"),
    ("A census of herons at twelve weirs in a dry year", "A census of the herons at twelve weirs in a dry year"),
    ("The census of herons at twelve weirs in a dry year", "A census of herons at twelve weirs in a dry year"),
]


@pytest.mark.parametrize(("first", "second"), NEARLY)
def test_titles_that_are_nearly_the_same_repeat_a_record_where_the_user_says_so(first, second):
    records = [twin(1, first), twin(2, second), twin(3, "A census of herons at three lakes and no mill")]
    assert run_checks(records, ["record-repeated"]).findings == []
    alike = get("record-repeated").configured({"similarity": 0.9})
    assert {found.record for found in run_checks(records, [alike]).findings} == {"r1", "r2"}
    apart = [twin(1, first, pmid="90000123"), twin(2, second, pmid="90000124")]
    assert run_checks(apart, [alike]).findings == []


def test_the_same_title_repeats_whatever_the_likeness():
    records = [twin(1, NEARLY[0][0]), twin(2, NEARLY[0][0]), twin(3, "Editorial"), twin(4, "Editorial")]
    for likeness in (1, 0.8):
        check = get("record-repeated").configured({"similarity": likeness})
        assert {found.record for found in run_checks(records, [check]).findings} == {"r1", "r2"}
