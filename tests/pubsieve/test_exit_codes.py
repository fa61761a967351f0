"""The exit codes of the contract, and that no command ends in a traceback."""

import os
import signal
import subprocess
import sys

import pytest

import pubsieve.cleaning
import pubsieve.engine.gathered
import pubsieve.pipeline
from pubsieve.cli import main

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")


@pytest.fixture
def poor(tmp_path):
    """A page with a finding of the severity `warning`, and none that is worse: it has no title."""
    path = tmp_path / "poor.jsonl"
    path.write_text('{"text": "."}\n')
    return path.name


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)], ids=lambda value: str(value)
)
def test_findings_fail_a_run_from_the_level_that_is_asked_for(call, lines, poor, level, code):
    ended = call("run", poor, "--fail-on", level)
    assert {finding["severity"] for finding in lines("findings.jsonl")} == {"warning"}
    assert ended.code == code


def test_without_a_level_errors_fail(call, tmp_path):
    (tmp_path / "wall.html").write_text("<html><title>Just a moment...</title><h1>Just a moment...</h1>")
    assert call("run", "wall.html", "--fail-on", "never").code == 0
    assert call("run", "wall.html").code == 1


def test_what_could_not_be_processed_wins_over_findings(call, poor):
    assert call("run", poor, "missing.html", "--fail-on", "info").code == 3


def test_a_check_that_crashes_is_an_error_and_no_pass(call, page, monkeypatch, lines):
    from expectations import Checker

    class Broken(Checker):
        def finish(self):
            from schemas.errors import CheckError

            self.errors.append(CheckError("check x could not run on record y", code="check-crashed"))
            return iter(())

    monkeypatch.setattr(pubsieve.engine.gathered, "Checker", Broken)
    ended = call("run", page.name, "--fail-on", "never")
    assert ended.code == 3
    assert "1 check error" in ended.err


WRONG = [
    ((), "Usage"),
    (("run",), "Missing argument"),
    (("rum", "x"), "No such command"),
    (("chek", "x"), "Did you mean 'check'"),
    (("run", "x", "--colour"), "No such option"),
    (("run", "x", "--fail-on", "fatal"), "fatal"),
    (("run", "x", "--checks", "spark"), "spark"),
    (("run", "x", "--suite", "nonsense"), "no suite is called 'nonsense'"),
    (("run", "x", "--config", "absent.toml"), "absent.toml: cannot be read"),
    (("clean", "x", "--to", "word"), "word"),
    (("clean",), "Missing argument"),
    (("clean", "x", "-o", ""), "An argument is empty"),
    (("run", ""), "An argument is empty"),
    (("explain",), "Missing argument"),
    (("checks", "no-such-check"), "no check is called"),
]


@pytest.mark.parametrize(("args", "words"), WRONG, ids=[" ".join(row[0]) or "nothing" for row in WRONG])
def test_wrong_usage_ends_with_2_and_says_what(call, args, words):
    ended = call(*args)
    assert ended.code == 2
    assert words in ended.err + ended.out


def test_a_bug_is_told_as_one_and_names_the_place(call, page, monkeypatch):
    def crash(*_):
        raise RuntimeError("an impossible state")

    monkeypatch.setattr(pubsieve.pipeline, "judge", crash)
    ended = call("run", page.name)
    assert ended.code == 3
    assert "RuntimeError" in ended.err
    assert "an impossible state" in ended.err
    assert "bug in pubsieve" in ended.err


def test_errors_are_told_under_quiet_and_nothing_else_is(call, page):
    ended = call("run", page.name, "missing.html", "--quiet")
    assert ended.err.splitlines() == ["pubsieve: missing.html: there is no such file or folder"]
    assert ended.out == ""


def test_messages_go_to_standard_error_and_data_to_standard_output(call, page):
    ended = call("clean", page.name, "missing.html")
    assert ended.code == 3
    assert "missing.html" not in ended.out
    assert "A study of things" in ended.out
    assert "A study of things" not in ended.err


def test_a_thousand_bad_inputs_do_not_flood_the_screen(call, lines, tmp_path):
    (tmp_path / "bad.jsonl").write_text("no json\n" * 1000)
    ended = call("run", "bad.jsonl", "--quiet")
    assert len(ended.err.splitlines()) == 21
    assert "980 more inputs were rejected" in ended.err
    assert len(lines("rejected.jsonl")) == 1000


@POSIX
@pytest.mark.parametrize("command", [("clean",), ("clean", "--to", "json"), ("explain",)], ids=" ".join)
def test_a_reader_that_closes_the_pipe_is_no_error(started, tmp_path, command):
    (tmp_path / "long.txt").write_text("A line of words that are many\n" * 20_000)
    process = started(*command, "long.txt", stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(120) == 0


@POSIX
def test_ctrl_c_ends_with_130_and_without_a_traceback(started, wait_until, tmp_path):
    process = started("run", "-", "-o", "out", stdin=subprocess.PIPE)
    wait_until((tmp_path / "out" / ".pubsieve-run" / "records.jsonl").exists)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, "pubsieve: interrupted\n")
    assert not (tmp_path / "out").exists()


@POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_a_signal_that_is_ignored_from_the_start_stays_so(started, wait_until, tmp_path, page, name):
    """A script starts with SIGINT ignored what ends in `&`, `nohup` does so with SIGHUP: it is not for such a run."""
    number = signal.Signals[name]
    process = started("run", "-", "-o", "out", ignores=number, stdin=subprocess.PIPE)
    wait_until((tmp_path / "out" / ".pubsieve-run" / "records.jsonl").exists)
    process.send_signal(number)
    out, _ = process.communicate(page.read_text(), timeout=120)
    assert (process.returncode, out.count("interrupted")) == (0, 0), out
    assert len((tmp_path / "out" / "records.jsonl").read_text().splitlines()) == 1


def test_the_version_is_told(call):
    from importlib.metadata import version

    told = call("--version").out.splitlines()
    assert told[0] == f"pubsieve {version('pubsieve')}"
    assert told[1].startswith(f"python {sys.version_info.major}.{sys.version_info.minor}.")
    assert f"great-expectations {version('great-expectations')}" in told
    assert not {line.partition(" ")[0] for line in told if line.endswith("not installed")} & {"lxml", "pydantic"}


def test_the_entry_point_of_the_package_is_callable_without_the_guard(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["pubsieve", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
