"""On a terminal, `run` shows its progress and a summary that says what to do next."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from pubsieve.cleaning import Processed
from pubsieve.cli.progress import total_of
from pubsieve.incoming import Incoming
from pubsieve.pipeline import Result
from pubsieve.report.tally import Tally
from pubsieve.report.terminal import summarize
from pubsieve.report.verdict import judge
from pubsieve.sources import Skipped
from schemas.finding import Finding, Rejection, Severity

SLOW = """
import time

def wait(blocks):
    time.sleep(0.2)
    return []
"""


def on_a_terminal(folder, *arguments):
    """What `run` shows there."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pubsieve", "run", *arguments]
    environment = {**os.environ, "COLUMNS": "120"}
    with subprocess.Popen(command, cwd=folder, stderr=theirs, stdout=subprocess.PIPE, env=environment) as process:
        os.close(theirs)
        shown = b""
        while b"next" not in shown:
            shown += os.read(ours, 65536)
        assert process.stdout.read() == b""
        assert process.wait(60) in (0, 1)
    os.close(ours)
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
def test_progress_is_shown_on_a_terminal_only(page):
    shown = on_a_terminal(page.parent, page.name)
    assert "\x1b[" in shown
    assert "1 input = 1 with records + 0 rejected" in shown


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("kind", ["files", "lines"])
def test_progress_tells_rate_and_what_is_left_where_the_total_is_known(page, tmp_path, kind):
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "pubsieve.toml").write_text('rules = ["slow:wait"]\n')
    folder = tmp_path / "pages"
    folder.mkdir()
    if kind == "files":
        for number in range(6):
            (folder / f"{number}.txt").write_text(page.read_text())
    else:
        (folder / "pages.jsonl").write_text((json.dumps({"text": page.read_text()}) + "\n") * 6)
    shown = on_a_terminal(tmp_path, "pages", "--jobs", "1")
    assert re.search(r"\d/s", shown)
    assert ("of 6" in shown, "left" in shown, "4 done" in shown) == (kind == "files", kind == "files", kind == "lines")


TOTALS = {
    "files": (["a.txt", "b.html", "c.md"], 3),
    "compressed": (["a.txt", "b.html.gz"], 2),
    "lines": (["a.txt", "b.jsonl"], None),
    "an archive": (["a.zip"], None),
    "of no known kind": (["a"], None),
    "what is not there": (["a.txt", "none.txt"], 2),
}


@pytest.mark.parametrize(("names", "total"), TOTALS.values(), ids=TOTALS)
def test_the_total_is_known_where_each_file_is_one_page(tmp_path, names, total):
    for name in names:
        (tmp_path / name).write_text("A page.")
    (tmp_path / "none.txt").unlink(missing_ok=True)
    assert total_of([str(tmp_path / name) for name in names]) == total


def test_standard_input_has_no_known_total():
    assert total_of(["-"]) is None


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
