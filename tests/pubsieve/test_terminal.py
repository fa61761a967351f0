"""On a terminal, `run` shows its progress and a summary that says what to do next."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from pubsieve.cleaning import Processed
from pubsieve.incoming import Incoming
from pubsieve.pipeline import Result
from pubsieve.report.tally import Tally
from pubsieve.report.terminal import summarize
from pubsieve.report.verdict import judge
from pubsieve.sources import Skipped
from schemas.finding import Finding, Rejection, Severity


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
def test_progress_is_shown_on_a_terminal_only(page):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pubsieve", "run", page.name]
    with subprocess.Popen(command, cwd=page.parent, stderr=theirs, stdout=subprocess.PIPE) as process:
        assert process.stdout.read() == b""
        assert process.wait(60) in (0, 1)
    os.close(theirs)
    shown = b""
    while b"next" not in shown:
        shown += os.read(ours, 65536)
    os.close(ours)
    assert b"\x1b[" in shown
    assert b"1 input = 1 with records + 0 rejected" in shown


def told(tally):
    screen = io.StringIO()
    summarize(Result(tally, Skipped(), judge(tally, "error")), Path("out"), Console(file=screen, width=100))
    return screen.getvalue()


def finding(check, severity=Severity.ERROR):
    return Finding(record="pmid:1", check=check, severity=severity, message="m")


def test_the_summary_says_what_is_wrong_and_what_to_do_next():
    tally = Tally()
    tally.add_input(Processed(Incoming("a", rejection=Rejection(source="a", reason="is empty", code="input-empty"))))
    tally.records["article"] += 1
    for check, severity in (("doi-missing", Severity.ERROR), ("mojibake", Severity.WARNING)):
        tally.add_finding(finding(check, severity))
    text = told(tally)
    for words in (
        "1 input = 0 with records + 1 rejected",
        "1 error, 1 warning",
        "see out/rejected.jsonl for what could not be processed (1 input-empty)",
        "open out/report.html; pubsieve checks doi-missing explains a check",
    ):
        assert words in text


def test_the_gravest_checks_come_first_and_the_rest_is_counted():
    tally = Tally()
    tally.records["article"] += 1
    for number in range(20):
        tally.add_finding(finding(f"check-{number:02}", Severity.INFO))
    tally.add_finding(finding("the-grave-one"))
    rows = told(tally).splitlines()
    first = next(index for index, row in enumerate(rows) if "check " in row)
    assert "the-grave-one" in rows[first + 1]
    assert any("and 9 more checks" in row for row in rows)


def test_a_run_without_findings_says_that_its_records_are_ready():
    tally = Tally()
    tally.records["article"] += 1
    text = told(tally)
    assert "no findings" in text
    assert "out/records.jsonl is ready" in text
