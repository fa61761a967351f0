"""What a finding says of its record, what a check may be told, and how a test suite asserts that records are good."""

import re

import pytest
from pydantic import ValidationError

from expectations import SUITES, assert_records, run_checks
from expectations.catalog import get
from expectations.check import Check, Fault, faulty_passage, reported, shorten, whole_value
from expectations.suites import checks_of
from expectations.wordlists import read_list
from schemas.errors import CheckError, ConfigError, InputError
from schemas.finding import Severity

OWN = Check("own", "T.", "W.", ("title", "text"), lambda *_: None, Severity.WARNING, "S", (), ())


@pytest.mark.parametrize(
    ("record", "name", "source", "line"),
    [
        ({"id": "r1", "source": "a.html", "line": 3}, "r1", "a.html", 3),
        ({"source": "a.html"}, "a.html", "a.html", None),
        ({"id": 7.0}, "7", None, None),
        ({}, "?", None, None),
    ],
)
def test_a_finding_names_its_record(record, name, source, line):
    finding = OWN.finding(record, Fault("m"))
    assert (finding.record, finding.source, finding.line) == (name, source, line)


@pytest.mark.parametrize(
    ("fault", "severity", "column", "value", "fix"),
    [
        (Fault("m"), "warning", "title", "T", None),
        (Fault("m", column="text"), "warning", "text", None, None),
        (Fault("m", Severity.ERROR, value="v", fix="f", column="text"), "error", "text", "v", "f"),
        (Fault("m", value=""), "warning", "title", "", None),
        (Fault("m", value="x" * 300), "warning", "title", "x" * 300, None),
        (Fault("m", value="x" * 301), "warning", "title", "x" * 299 + "…", None),
    ],
)
def test_a_finding_has_what_the_fault_says_else_what_the_check_does(fault, severity, column, value, fix):
    finding = OWN.finding({"title": "T"}, fault)
    assert (finding.check, finding.message) == ("own", "m")
    assert (finding.severity, finding.column, finding.value, finding.fix) == (severity, column, value, fix)


def test_a_fix_stands_for_the_value_or_for_the_passage():
    fault = Fault("m", value="b", fix="x")
    assert (whole_value("abab", fault), faulty_passage("abab", fault)) == ("x", "axab")
    assert (whole_value("abab", Fault("m")), faulty_passage("abab", Fault("m"))) == ("", "abab")
    assert (shorten(None), shorten("abc", 3), shorten("abcd", 3)) == (None, "abc", "ab…")


def test_what_parsing_reported_is_found_by_its_code():
    problems = [
        {"code": "other", "message": "no"},
        {"code": "own", "severity": "info"},
        {"code": "own", "message": "2"},
    ]
    assert reported(problems, "own") == Fault("own", Severity.INFO)
    assert reported([{"code": "own", "severity": "odd", "message": "m"}], "own") == Fault("m")
    assert reported(None, "own") is None


def test_a_check_tells_its_settings_and_takes_no_others():
    check = get("doi-missing")
    assert check.settings.given() == {}
    configured = check.configured({"error-from": 2015})
    assert configured.settings.given() == {"error-from": 2015}
    assert check.settings.given() == {}
    assert check.configured({"error_from": 2015}).settings == configured.settings
    assert OWN.configured({}) is OWN
    for checked, wrong in ((check, {"no-such": 1}), (check, {"error-from": 1999}), (OWN, {"x": 1})):
        with pytest.raises(ValidationError):
            checked.configured(wrong)


@pytest.mark.parametrize(
    ("name", "limits"),
    [("date-future", {"days": -1}), ("abstract-missing", {"min-length": 0}), ("title-all-caps", {"min-words": 0}),
     ("author-not-a-name", {"max-length": 0}), ("record-repeated", {"similarity": 0.5}),
     ("record-repeated", {"similarity": 1.01}), ("coverage-low", {"least": {"doi": 0}}),
     ("coverage-low", {"least": {"doi": 1.01}})],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused(name, limits):
    with pytest.raises(ValidationError):
        get(name).configured(limits)


@pytest.mark.parametrize(
    ("name", "limits"),
    [("date-future", {"days": 0}), ("date-future", {"issue-days": 0}), ("abstract-missing", {"min-length": 1}),
     ("doi-missing", {"error-from": 2000}),
     ("title-all-caps", {"min-words": 1}), ("author-not-a-name", {"max-length": 1}),
     ("record-repeated", {"similarity": 0.51}), ("coverage-low", {"least": {"doi": 0.01}})],
)  # fmt: skip
def test_the_least_that_makes_sense_is_taken(name, limits):
    assert get(name).configured(limits).settings.model_dump(by_alias=True).items() >= limits.items()


def test_what_a_check_judges():
    others = {check: over for check in SUITES["default"] if (over := get(check).over) != "records"}
    assert others == {"coverage-low": "corpus", "schema-drift": "pages"}


def test_what_parsing_may_have_seen_for_a_check():
    deaf = [name for name in SUITES["default"] if not get(name).heeds_problems]
    assert (
        deaf
        == """
        doi-missing pmid-missing title-missing authors-missing abstract-missing date-missing citation-missing
        title-junk title-all-caps title-repeats author-not-a-name boilerplate-left html-left mojibake
        abstract-truncated notice-as-article retracted identifier-shared record-repeated coverage-low schema-drift
        field-malformed
    """.split()
    )


def test_a_malformed_field_without_a_message_is_told_by_its_code():
    check = get("field-malformed")
    for message in ("m", None):
        assert check.examine([{"code": "new-malformed", "message": message}]).message == (message or "new-malformed")


class Broken:
    """What gathers for a check of the corpus, and then cannot say what it gathered."""

    reads = ("title",)

    def add(self, record):
        if record.get("title") == "bomb":
            raise ZeroDivisionError("boom")

    def rows(self):
        raise ValueError("no rows")


@pytest.mark.parametrize(("title", "words"), [("T", "ValueError: no rows"), ("bomb", "ZeroDivisionError: boom")])
def test_a_crash_of_what_gathers_is_an_error_and_no_pass(title, words):
    check = Check(
        "own", "T.", "W.", ("a",), lambda *_: None, Severity.ERROR, "S", (), (), over="corpus", summary=Broken
    )
    run = run_checks([{"id": "r1", "title": title}, {"id": "r2", "title": "T"}], [check])
    assert [words in str(error) for error in run.errors] == [True]
    assert (run.counts["own"].evaluated, run.counts["own"].errored, run.findings) == (0, 1, [])


def test_what_a_check_reads():
    assert OWN.reads == ("title", "text")
    assert get("doi-malformed").reads == ("doi", "problems")
    assert OWN.holds("a", "b")
    assert not get("doi-malformed").holds("x", None)


def test_suites_are_of_families_and_what_nobody_else_reports_is_a_matter_of_completeness():
    assert list(SUITES) == ["identifiers", "citations", "completeness", "text", "corpus", "default"]
    assert SUITES["completeness"][-1] == SUITES["default"][-1] == "field-malformed"
    assert SUITES["corpus"] == ("identifier-shared", "record-repeated", "coverage-low", "schema-drift")
    assert [check.id for check in checks_of([OWN, "doi-missing"])] == ["own", "doi-missing"]
    with pytest.raises(ConfigError, match="'nowhere'; there are identifiers, citations"):
        checks_of("nowhere")
    with pytest.raises(ConfigError, match="'no-check'; `pubsieve checks` lists them"):
        checks_of(["no-check"])
    with pytest.raises(ConfigError, match="holds doi-missing, own twice"):
        checks_of([OWN, "doi-missing", OWN, "doi-missing"])


GOOD = {"id": "r1", "title": "A trial of things"}


def test_assert_records_passes_good_ones_and_names_what_is_wrong_with_others():
    assert_records([GOOD], ["title-missing"])
    with pytest.raises(AssertionError) as caught:
        assert_records([GOOD, {"id": "r2", "kind": "article"}], ["title-missing"])
    assert str(caught.value) == "1 findings at or above error in 2 records\n  r2: error title-missing: no title"
    with pytest.raises(AssertionError, match=re.escape("r3: error doi-placeholder: ")) as caught:
        assert_records([{"id": "r3", "doi": "10.1234/abcd"}], ["doi-placeholder"])
    assert str(caught.value).endswith("(doi='10.1234/abcd')")
    with pytest.raises(AssertionError, match="no records"):
        assert_records([], ["title-missing"])
    with pytest.raises(AssertionError, match="doi-malformed"):
        assert_records([GOOD | {"doi": "10.5555"}])


@pytest.mark.parametrize(("fail_on", "fails"), [("error", False), ("warning", True), ("info", True)])
def test_assert_records_fails_from_a_severity_on(fail_on, fails):
    page = [{"id": "r2", "kind": "page"}]
    if not fails:
        return assert_records(page, ["title-missing"], fail_on=fail_on)
    with pytest.raises(AssertionError, match="warning title-missing"):
        assert_records(page, ["title-missing"], fail_on=fail_on)


def test_assert_records_shows_twenty_and_counts_the_rest():
    with pytest.raises(AssertionError) as caught:
        assert_records([{"id": str(number)} for number in range(23)], ["title-missing"])
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[20], lines[21]) == (22, "  19: error title-missing: no title", "  … and 3 more")


def test_word_lists_are_folded_and_hold_no_comments():
    for name in ("junk_titles.txt", "not_names.txt", "authorless_titles.txt"):
        lines = read_list(name)
        assert lines
        assert all(line == line.casefold().strip() and line and not line.startswith("#") for line in lines)


def test_errors_tell_their_source_and_survive_pickling():
    import pickle

    for kind in (InputError, ConfigError, CheckError):
        error = kind("is odd", code="odd", source="a.html")
        assert str(error) == "a.html: is odd"
        assert str(kind("is odd", code="odd")) == "is odd"
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.message, again.code, again.source) == (kind, "is odd", "odd", "a.html")


@pytest.mark.parametrize(
    ("signal", "says"),
    [
        ("fields", "fields that most pages of this layout state"),
        ("drops", "rules that act on most pages"),
        ("blocks", "words that the profile does not know"),
        ("own", "own, of 10 pages"),
    ],
)
def test_a_drift_is_told_in_words(signal, says):
    assert get("schema-drift").fault(signal, ["a"], 10).message.startswith(says)
