"""Any number of processes gives the same bytes; a page that kills or blocks its process is rejected, and no other."""

import contextlib
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from pubsieve.engine.process import Process

RULES = """
import ctypes, os, re, signal, time

def dangerous(blocks):
    for block in blocks:
        match block.text:
            case "Crash here": ctypes.string_at(0)
            case "Kill here": os.kill(os.getpid(), signal.SIGKILL)
            case "Leave here": os._exit(7)
            case "Sleep here": time.sleep(3600)
            case "Loop here": re.match("(a|a)*b", "a" * 64)
            case "Once here" if not os.path.exists("been"):
                open("been", "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
    return []
"""
FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html")
PROC = Path("/proc")
POSIX = pytest.mark.skipif(os.name == "nt", reason="no signals that end a process on Windows")


@pytest.fixture
def project(tmp_path, invention):
    """Sixty pages of an invented kind, one of them no page; rules that obey the page."""
    (tmp_path / "danger.py").write_text(RULES)
    (tmp_path / "pubsieve.toml").write_text('rules = ["danger:dangerous"]\n')
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"{number:02}.txt").write_text(invention(number))
    lines = [json.dumps({"text": invention(number)}) for number in range(40, 60)]
    (pages / "more.jsonl").write_text("\n".join([*lines[:10], "no json", *lines[10:]]))
    return tmp_path


def files(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes(call, project, jobs):
    for out, number in (("one", 1), ("more", jobs)):
        assert call("run", "pages", "-o", out, "--jobs", number).code == 3
    assert files(project / "one") == files(project / "more")
    assert len((project / "one" / "findings.jsonl").read_text().splitlines()) > 60


def test_pages_and_results_may_be_longer_than_what_a_pipe_holds(call, project, invention):
    pages = project / "long.jsonl"
    filler = "".join(f"Line {number} of the long page says this and nothing else.\n\n" for number in range(4000))
    pages.write_text("".join(json.dumps({"text": invention(number) + filler}) + "\n" for number in range(12)))
    for out, number in (("one", 1), ("more", 2)):
        assert call("run", "long.jsonl", "-o", out, "--jobs", number, "--fail-on", "never").code == 0
    assert files(project / "one") == files(project / "more")


def test_no_process_has_many_large_pages_before_it(call, project, monkeypatch):
    owed, give = [], Process.give

    def spy(self, batch):
        owed.append((self.weight, sum(task.weight for _, task in batch)))
        give(self, batch)

    monkeypatch.setattr(Process, "give", spy)
    padding = "x" * 3_000_000
    with (project / "large.jsonl").open("w") as lines:
        for number in range(12):
            lines.write(json.dumps({"text": f"Page {number} of words", "padding": padding}) + "\n")
    assert call("run", "large.jsonl", "--jobs", 2, "--fail-on", "never").code == 0
    assert len(owed) == 12
    assert max(before for before, _ in owed) < 3_000_000 < max(given for _, given in owed) < 3_001_000


def test_clean_gives_the_same_with_processes(call, project):
    one, two = (call("clean", "pages", "--jobs", jobs, "--to", "json") for jobs in (1, 2))
    assert (one.code, two.code) == (3, 3)
    assert one.out == two.out
    assert one.err == two.err
    assert "more.jsonl:11: the line is not JSON" in one.err


DEATHS = {"Crash here": "SIGSEGV", "Kill here": "SIGKILL", "Leave here": "exit code 7"}


@POSIX
@pytest.mark.parametrize(("words", "how"), DEATHS.items(), ids=DEATHS)
def test_a_page_that_ends_its_process_is_rejected_and_no_other(call, project, lines, words, how):
    call("run", "pages", "-o", "before", "--jobs", 1)
    (project / "pages" / "07.txt").write_text(words)
    assert call("run", "pages", "--jobs", 2).code == 3
    dead, malformed = lines("rejected.jsonl")
    assert (dead["source"], dead["code"]) == ("pages/07.txt", "worker-died")
    assert how in dead["reason"]
    assert malformed["code"] == "jsonl-malformed"
    others = [row for row in lines("records.jsonl", "before") if row["source"] != "pages/07.txt"]
    assert lines("records.jsonl") == others


@POSIX
@pytest.mark.parametrize("words", ["Sleep here", "Loop here"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_takes_too_long_is_rejected_and_the_rest_goes_on(call, project, lines, words, jobs):
    (project / "pages" / "07.txt").write_text(words)
    for seconds in (1, 5, 25):  # on a machine that is very busy any page may take a second
        call("run", "pages", "--jobs", jobs, "--timeout", seconds)
        rejected = [(row["source"], row["code"]) for row in lines("rejected.jsonl")]
        if len(rejected) == 2:
            break
    assert rejected == [("pages/07.txt", "page-timeout"), ("pages/more.jsonl#11", "jsonl-malformed")]
    assert len(lines("records.jsonl")) == 59


@POSIX
def test_a_process_that_is_killed_through_no_fault_of_its_page_costs_nothing(call, project, invention):
    (project / "pages" / "07.txt").write_text("Once here\n" + invention(7))
    call("run", "pages", "-o", "killed", "--jobs", 2)
    assert (project / "been").exists()
    call("run", "pages", "-o", "one", "--jobs", 1)
    assert files(project / "killed") == files(project / "one")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_profile_that_is_wrong_ends_the_run_and_leaves_nothing(call, project, jobs):
    (project / "bad.toml").write_text("id = 5")
    ended = call("run", "pages", "--profile", "bad.toml", "--jobs", jobs)
    assert ended.code == 2
    assert "bad.toml" in ended.err


def alive(session):
    """The processes of a session that still run; those of others end while they are looked at."""
    rows = []
    for path in PROC.glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            rows.append(path.read_text().rpartition(")")[2].split())
    return [row for row in rows if int(row[3]) == session and row[0] != "Z"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_no_process_is_left_behind(project, started, wait_until, number, code):
    (project / "pages" / "07.txt").write_text("Sleep here")
    process = started("run", "pages", "--jobs", 2, "--timeout", 30, start_new_session=True)
    # The command, the server that processes are forked from, and two of those.
    wait_until(lambda: len(alive(process.pid)) >= 4)
    os.kill(process.pid, number)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == code
    if number == signal.SIGINT:
        assert out.splitlines()[-1] == "pubsieve: interrupted"
    wait_until(lambda: not alive(process.pid))
