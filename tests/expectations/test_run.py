"""The plain runner: findings, counts, errors, and what runs across records."""

from collections import Counter

import pytest

from expectations import Checker, run_checks
from expectations.catalog import get
from expectations.check import Check, Fault
from schemas.errors import ConfigError
from schemas.finding import Severity


def explode(value):
    if value == "bomb":
        raise ZeroDivisionError("boom")
    return Fault("bad") if value == "bad" else None


def home_made(fault=explode, **more):
    return Check("home-made", "T.", "W.", ("title",), fault, Severity.ERROR, "S", (("a",),), (("bad",),), **more)


def found(run):
    return Counter((finding.record, finding.check) for finding in run.findings)


def test_a_clean_record_has_no_finding(records, today):
    run = run_checks(records[:1], today=today)
    assert run.findings == []
    assert run.errors == []
    of_records = [run.counts[check.id] for check in run.checks if check.over == "records"]
    assert {(counts.evaluated, counts.failed, counts.errored) for counts in of_records} == {(1, 0, 0)}


def test_each_defect_is_found_once_and_names_its_record(records, today):
    run = run_checks(records, today=today)
    assert found(run) == Counter(
        {
            ("r1", "doi-missing"): 1,
            ("r3", "doi-malformed"): 1,
            ("r4", "title-junk"): 1,
            ("r5", "authors-missing"): 1,
            ("r6", "date-missing"): 1,
            ("r6", "citation-missing"): 1,
            ("r7", "abstract-truncated"): 1,
            ("r8", "boilerplate-left"): 1,
            ("r9", "citation-disagrees"): 1,
            ("r11", "citation-disagrees"): 1,
            ("r0", "identifier-shared"): 1,
            ("r9", "identifier-shared"): 1,
            ("r10", "identifier-shared"): 1,
            ("r11", "identifier-shared"): 1,
            ("r0", "record-repeated"): 1,
            ("r11", "record-repeated"): 1,
            ("r2", "citation-disagrees"): 1,
        }
    )
    assert run.findings[0].source == "page1.html"
    assert run.counts["identifier-shared"].failed == 4
    assert list(run.counts["doi-missing"].rows) == [1]


def test_a_crash_is_an_error_of_that_check_and_record_and_stops_nothing():
    records = [{"id": "a", "title": "good"}, {"id": "b", "title": "bomb"}, {"id": "c", "title": "bad"}]
    run = run_checks(records, [home_made(), "title-missing"])
    counts = run.counts["home-made"]
    assert (counts.evaluated, counts.failed, counts.errored) == (2, 1, 1)
    assert run.counts["title-missing"].evaluated == 3
    assert [finding.record for finding in run.findings] == ["c"]
    [error] = run.errors
    assert error.code == "check-crashed"
    assert "home-made" in str(error)
    assert "record b" in str(error)
    assert "ZeroDivisionError: boom" in str(error)


def test_a_crash_among_the_keys_of_a_check_across_records_is_an_error():
    check = home_made(lambda title, others: None, keys=lambda title: (explode(title) and "k",))
    run = run_checks([{"id": "a", "title": "bomb"}, {"id": "b", "title": "bad"}], [check])
    assert (run.counts["home-made"].evaluated, run.counts["home-made"].errored) == (1, 1)


def test_a_crash_on_every_record_is_counted_in_full_but_told_only_so_often():
    run = run_checks([{"title": "bomb"}] * 1000, [home_made()])
    assert run.counts["home-made"].errored == 1000
    assert len(run.errors) == 20


def test_no_records_is_an_error_and_no_pass():
    assert [error.code for error in run_checks([]).errors] == ["no-records"]


def test_suites_are_named_and_mixed():
    assert set(run_checks([{}], "identifiers").counts) >= {"doi-malformed", "pmid-malformed"}
    assert list(run_checks([{}], ["title-missing", get("doi-missing")]).counts) == ["title-missing", "doi-missing"]


@pytest.mark.parametrize(
    ("suite", "code"),
    [("defualt", "suite-unknown"), (["doi-mising"], "check-unknown"), (["doi-missing"] * 2, "check-twice")],
)
def test_a_wrong_suite_says_so(suite, code):
    with pytest.raises(ConfigError) as caught:
        run_checks([{}], suite)
    assert caught.value.code == code


def test_records_stream_and_what_spans_records_comes_last(records, today):
    checker = Checker(today=today)
    single = [finding for record in records for finding in checker.check(record)]
    across = list(checker.finish())
    assert {finding.check for finding in across} == {"identifier-shared", "record-repeated"}
    assert single + across == run_checks(records, today=today).findings


def test_thousands_that_share_an_identifier_are_all_found_in_reasonable_time():
    records = [{"id": f"r{n}", "doi": "10.5555/shared.doi", "title": f"Trial number {n}"} for n in range(3000)]
    run = run_checks(records, ["identifier-shared"])
    assert run.counts["identifier-shared"].failed == 3000
    assert {finding.severity for finding in run.findings} == {Severity.ERROR}
