"""Great Expectations on pandas: the same verdicts as the plain loop, crashes that are errors, no network."""

import json
import socket
import subprocess
import sys

import pandas as pd
import pytest

from expectations import CATALOG, SUITES, run_checks
from expectations.check import Check, Fault
from expectations.suites import checks_of
from schemas.errors import CheckError
from schemas.finding import Severity

OF_RECORDS = {name: [check.id for check in checks_of(name) if check.over == "records"] for name in SUITES}
gate = pytest.importorskip("expectations.gate", reason="Great Expectations is not installed")
gx_classes = pytest.importorskip("expectations.gx")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_table_of_examples_gets_the_same_verdicts(example_table, today):
    columns, rows, verdicts = example_table
    frame = pd.DataFrame(rows)
    suite = gate.gx.ExpectationSuite(
        name="table",
        expectations=[
            gx_classes.class_of(check)(
                column_list=["id", *columns[check.id]], reads=list(check.columns), today=today.isoformat()
            )
            for check in CATALOG
            if check.keys is None
        ],
    )
    result = gate.validate(frame, suite, result_format=COMPLETE)
    assert result.errors == []
    expected = {
        check_id: [row["id"] for row, good in zip(rows, each, strict=True) if not good]
        for check_id, each in verdicts.items()
    }
    assert {check_id: ids for check_id, ids in result.ids.items() if ids != expected[check_id]} == {}


COMPLETE = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": ["id"],
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
}


def test_records_as_they_are_fail_the_same_checks_as_in_the_plain_loop(records, today):
    plain = run_checks(records, today=today)
    result = gate.validate_frame(pd.DataFrame(records), today=today)
    assert result.errors == []
    assert {name: sorted(ids) for name, ids in result.ids.items()} == {
        check.id: sorted(finding.record for finding in plain.findings if finding.check == check.id)
        for check in plain.checks
        if check.over == "records"
    }


def test_an_index_that_is_not_unique_does_not_mix_up_the_ids(today):
    frame = pd.DataFrame([{"id": f"r{n}", "kind": "article", "title": "A trial" if n % 2 else None} for n in range(6)])
    frame.index = [0] * len(frame)
    assert gate.validate_frame(frame, ["title-missing"], today=today).ids == {"title-missing": ["r0", "r2", "r4"]}


def test_results_of_two_batches_are_joined():
    error = CheckError("m", code="no-records")
    one = gate.GateResult(True, {"a": 1}, {"a": ["r1"]}, [], "first")
    one.join(gate.GateResult(False, {"b": 0}, {"b": []}, [error], "second"))
    assert one == gate.GateResult(False, {"a": 1, "b": 0}, {"a": ["r1"], "b": []}, [error], "first")


def test_columns_that_the_frame_lacks_count_as_absent(today):
    frame = pd.DataFrame({"id": ["a", "b"], "title": ["A trial", None]})
    result = gate.validate_frame(frame, ["title-missing", "date-missing", "title-junk"], today=today)
    assert result.errors == []
    assert result.ids == {"title-missing": ["b"], "date-missing": ["a", "b"], "title-junk": []}
    assert not any("unexpected_index_query" in each.result for each in result.result.results)  # long, and nobody asked


def test_the_gate_counts_what_the_run_found(records, today):
    run = run_checks(records, engine="gx", today=today)
    assert run.errors == []
    gated = gate.gx_gate(run)
    assert not gated.success
    assert gated.failed == {name: counts.failed for name, counts in run.counts.items() if counts.evaluated}
    assert gate.gx_gate(run_checks(records[:1], today=today)).success


def test_the_gate_reports_a_severity_no_worse_than_what_was_found(today):
    record = {"id": "a", "kind": "article", "published": {"year": 2005, "text": "2005"}}
    gated = gate.gx_gate(run_checks([record], ["doi-missing"], today=today))
    assert [outcome.expectation_config.severity for outcome in gated.result.results] == ["info"]


def test_the_gate_sees_when_the_counts_were_tampered_with(records, today):
    run = run_checks(records, ["doi-missing"], today=today)
    run.counts["doi-missing"].rows.pop()
    assert [error.code for error in gate.gx_gate(run).errors] == ["gate-disagrees"]


def test_no_records_are_an_error_though_great_expectations_passes_them():
    assert [error.code for error in gate.gx_gate(run_checks([], ["doi-missing"])).errors] == ["no-records"]
    empty = pd.DataFrame({"id": [], "title": []})
    assert [error.code for error in gate.validate_frame(empty, ["title-missing"]).errors] == ["no-records"]


def home_made(fault):
    return Check("home-made", "T.", "W.", ("title",), fault, Severity.WARNING, "S", (("a",),), (("bad",),))


def explode(title):
    if title == "bomb":
        raise ZeroDivisionError("boom")
    return Fault("bad") if title == "bad" else None


def test_a_crash_in_a_predicate_is_an_error_never_a_finding_or_a_pass():
    frame = pd.DataFrame({"id": ["a", "b"], "title": ["good", "bomb"]})
    result = gate.validate_frame(frame, [home_made(explode), "title-missing"])
    assert not result.success
    assert [error.code for error in result.errors] == ["check-crashed"]
    assert "boom" in str(result.errors[0])
    assert result.failed == {"title-missing": 0}


def test_another_check_of_the_same_id_is_not_taken_for_the_first():
    frame = pd.DataFrame({"id": ["a", "b"], "title": ["good", "bad"]})
    assert gate.validate_frame(frame, [home_made(explode)]).ids == {"home-made": ["b"]}
    assert gate.validate_frame(frame, [home_made(lambda title: Fault("all"))]).ids == {"home-made": ["a", "b"]}


def test_a_crash_in_the_plain_pass_is_an_error_of_the_gate():
    run = run_checks([{"id": "a", "title": "bomb"}, {"id": "b", "title": "bad"}], [home_made(explode)])
    [error] = gate.gx_gate(run).errors
    assert "could not run on 1 records" in str(error)


def test_an_expectation_missing_from_the_result_is_an_error(records, today):
    suite = gx_classes.gx_suite("identifiers")
    whole = gate.validate(
        pd.DataFrame(records).assign(issn=None, pmcid=None, epub=None, journal_title=None),
        suite,
        result_format=COMPLETE,
    )
    assert whole.errors == []
    whole.result.results.pop()
    wanted = [made.configuration for made in suite.expectations]
    assert [error.code for error in gate.read_result(whole.result, wanted).errors] == ["gate-incomplete"]


def test_classes_are_named_after_the_checks_and_stand_in_ones_own_suite():
    from expectations.gx import ExpectAuthorIsAName, ExpectDoiNotMalformed, ExpectDoiNotMissing

    names = [gx_classes.class_name(check.id) for check in CATALOG]
    assert len(names) == len(set(names))
    assert all(getattr(gx_classes, name).check.id == check.id for name, check in zip(names, CATALOG, strict=True))
    context = gate.ephemeral_context()
    suite = context.suites.add(gate.gx.ExpectationSuite(name="mine"))
    suite.add_expectation(ExpectDoiNotMissing(column_list=["key", "DOI", "year"], reads=["doi", "published"]))
    suite.add_expectation(ExpectDoiNotMalformed(column_list=["key", "DOI"], reads=["doi"], severity="info"))
    suite.add_expectation(ExpectAuthorIsAName(column_list=["key", "by"], reads=["authors"], mostly=0.5))
    frame = pd.DataFrame(
        {"key": [1, 2], "DOI": [None, "nonsense"], "year": [2020, 2021], "by": ["Roe J", "Roe J; et al"]}
    )
    result = gate.validate(
        frame, suite, result_format={**COMPLETE, "unexpected_index_column_names": ["key"]}, context=context
    )
    assert result.errors == []
    assert result.ids == {"doi-missing": [1], "doi-malformed": [2], "author-not-a-name": [2]}
    severities = {
        outcome.expectation_config.type: outcome.expectation_config.severity for outcome in result.result.results
    }
    assert severities == {
        "expect_doi_not_missing": "critical",
        "expect_doi_not_malformed": "info",
        "expect_author_is_a_name": "warning",
    }


def test_a_class_refuses_columns_that_do_not_fit():
    with pytest.raises(ValueError, match="must name 2 columns"):
        gx_classes.ExpectDoiNotMalformed(column_list=["id", "doi", "title"], reads=["doi"])
    with pytest.raises(ValueError, match="does not read title"):
        gx_classes.ExpectDoiNotMalformed(column_list=["id", "title"], reads=["title"])


@pytest.mark.parametrize("name", SUITES)
def test_a_suite_survives_being_stored(name):
    suite = gx_classes.gx_suite(name)
    stored = json.loads(json.dumps(suite.to_json_dict()))
    loaded = gate.gx.ExpectationSuite(**{key: stored[key] for key in ("name", "expectations")})
    assert sorted(made.check_id for made in loaded.expectations) == sorted(OF_RECORDS[name])
    severities = {made.check_id: made.severity for made in suite.expectations}
    assert {made.check_id: made.severity for made in loaded.expectations} == severities


def test_analytics_are_off_and_importing_the_checks_does_not_import_great_expectations():
    code = (
        "import sys, expectations; heavy = {'great_expectations', 'pandas', 'pyspark'} & set(sys.modules);"
        "assert not heavy, heavy; import expectations.gx, os; assert os.environ['GX_ANALYTICS_ENABLED'] == 'false'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
