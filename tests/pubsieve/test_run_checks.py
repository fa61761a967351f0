"""How `run` checks: plainly, or gated by Great Expectations, with the same findings."""

import json

from expectations import SUITES


def test_the_gate_of_great_expectations_agrees_with_the_plain_run(call, lines, tmp_path, page):
    (tmp_path / "wall.html").write_text("<html><title>Just a moment...</title><h1>Just a moment...</h1>")
    (tmp_path / "same.txt").write_text(page.read_text())
    inputs = (page.name, "wall.html", "same.txt")
    plain, gated = call("run", *inputs, "-o", "plain"), call("run", *inputs, "-o", "gx", "--checks", "gx")
    assert lines("findings.jsonl", "gx") == lines("findings.jsonl", "plain")
    assert "record-repeated" in {finding["check"] for finding in lines("findings.jsonl", "gx")}
    assert gated.code == plain.code == 1
    report = json.loads((tmp_path / "gx" / "report.json").read_text())
    assert (report["settings"]["checks"], report["check_errors"]) == ("gx", [])


def test_a_gate_that_disagrees_is_an_error(call, tmp_path, page, monkeypatch):
    import expectations.gate
    from schemas.errors import CheckError

    class Gated:
        errors = (CheckError("check doi-missing failed 0 records, Great Expectations counts 1", code="gate-disagrees"),)

    monkeypatch.setattr(expectations.gate, "gx_gate", lambda _: Gated)
    ended = call("run", page.name, "--checks", "gx", "--fail-on", "never")
    assert ended.code == 3
    assert "1 check error" in ended.err


def test_a_suite_runs_its_checks_only(call, lines, tmp_path):
    (tmp_path / "poor.jsonl").write_text('{"text": "."}\n')
    call("run", "poor.jsonl")
    everything = {finding["check"] for finding in lines("findings.jsonl")}
    call("run", "poor.jsonl", "--suite", "completeness")
    some = {finding["check"] for finding in lines("findings.jsonl")}
    assert some == everything & set(SUITES["completeness"]) != set()
