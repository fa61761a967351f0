"""A run that is cut off at any moment goes on with --resume and gives the same bytes; nothing is done twice or lost."""

import json
import os
import random
import signal
import subprocess
import sys

import pytest

import pubsieve.cleaning

FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")
PAGES = 60
TRIALS = 50
SEED = 20260101
POSIX = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")

# Forks, so that a trial costs no start of Python, one run after the other as it is told on standard input: runs as
# `pubsieve run` does, with tiny commits; kills it after so many inputs and seconds; answers how it ended.
DRIVER = """
import json, os, resource, signal, sys, time
from datetime import date
from pathlib import Path
from pubsieve.pipeline import Job, run
from schemas.errors import PubsieveError
import pubsieve.report.html

def do(out, jobs, most):
    if most:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    job = Job(("pages",), Path(out), text=True, today=date(2026, 1, 1), jobs=jobs, resume=True, commit_every=3)
    try:
        run(job, lambda outcome: print(outcome.source, flush=True))
    except PubsieveError as error:
        print(f"{error.code}: {error}", flush=True)
        return 1
    return 0

def trial(out, jobs=1, most=0, inputs=None, seconds=0):
    told, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.dup2(theirs, 1)
        os._exit(do(out, jobs, most))
    os.close(theirs)
    with os.fdopen(told) as lines:
        done = [line.strip() for line, _ in zip(lines, range(inputs if inputs is not None else 10**9))]
        time.sleep(seconds)
        if inputs is not None:
            os.kill(pid, signal.SIGKILL)
        done += [line.strip() for line in lines]
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), done

if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(trial(**json.loads(line))), flush=True)
"""


class Driver:
    """Runs the trials in a folder of sixty invented pages, three of them no pages."""

    def __init__(self, folder, invention):
        self.folder = folder
        (folder / "driver.py").write_text(DRIVER)
        (folder / "pages").mkdir()
        for number in range(PAGES // 2):
            (folder / "pages" / f"{number:02}.txt").write_text("" if number % 10 == 7 else invention(number))
        lines = [json.dumps({"text": invention(number)}) for number in range(PAGES // 2, PAGES)]
        (folder / "pages" / "more.jsonl").write_text("\n".join(lines))
        command = [sys.executable, "driver.py"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def __call__(self, out, **how):
        """The exit code, and the inputs that were done."""
        self.process.stdin.write(json.dumps({"out": str(out), **how}) + "\n")
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def trial(tmp_path_factory, invention):
    """Does one trial; what an undisturbed run gives is in the folder ``whole``."""
    driver = Driver(tmp_path_factory.mktemp("resume"), invention)
    code, done = driver(driver.folder / "whole")
    assert (code, len(done)) == (0, PAGES)
    yield driver
    driver.process.stdin.close()
    driver.process.wait(30)


def contents(folder):
    texts = {path.name: path.read_bytes() for path in (folder / "text").iterdir()}
    return {name: (folder / name).read_bytes() for name in FILES} | texts


def hidden(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@POSIX
def test_killed_at_any_moment_it_goes_on_and_gives_the_same_bytes(trial, tmp_path):
    """Fifty kills, each after a random number of inputs and some more moments, up to four in one run."""
    chance = random.Random(SEED)
    expected, kills = contents(trial.folder / "whole"), 0
    while kills < TRIALS:
        out, parts = tmp_path / str(kills), []
        for time in range(5):
            jobs = 2 if kills % 25 == 7 else 1
            how = {"inputs": chance.randrange(30), "seconds": chance.random() * 0.02} if time < 4 else {}
            code, done = trial(out, jobs=jobs, **how)
            parts.append(done)
            assert code in (0, -signal.SIGKILL)
            kills += code != 0
            if (out / "manifest.json").exists() and not hidden(out):
                break
        assert contents(out) == expected
        assert hidden(out) == []
        for number, before in enumerate(parts):  # only what was not committed is done again
            for after in parts[number + 1 :]:
                assert len(set(before) & set(after)) <= 3


@POSIX
@pytest.mark.parametrize("most", [2_000, 20_000, 40_000, 60_000])
def test_on_a_full_disk_it_ends_with_a_message_and_goes_on_when_there_is_room(trial, tmp_path, most):
    code, done = trial(tmp_path / "out", most=most)
    assert code == 1
    assert done[-1].startswith("output-unwritable: ")
    assert "cannot be written: File too large" in done[-1]
    if most > 2_000:
        assert [path.name for path in (tmp_path / "out").iterdir()] == [".pubsieve-run"]
    else:  # nothing was done yet
        assert not (tmp_path / "out").exists()
    code, rest = trial(tmp_path / "out")
    assert code == 0
    assert len(set(rest) & set(done)) <= 3
    assert contents(tmp_path / "out") == contents(trial.folder / "whole")


@POSIX
@pytest.mark.parametrize("at", range(6))
def test_a_finish_that_is_cut_off_between_two_names_is_repeated(call, trial, tmp_path, monkeypatch, at):
    monkeypatch.chdir(trial.folder)
    arguments = ("run", "pages", "-o", tmp_path / "out", "--jobs", 1)
    call("run", "pages", "-o", tmp_path / "whole", "--jobs", 1)
    real, given = type(tmp_path).replace, []

    def replace(self, target):
        given.append(self)
        if len(given) > at:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(type(tmp_path), "replace", replace)
    assert call(*arguments).code == 3
    assert (tmp_path / "out" / "manifest.json").exists() is False
    monkeypatch.setattr(type(tmp_path), "replace", real)
    assert call(*arguments, "--resume").code == 3
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), name
    assert hidden(tmp_path / "out") == []


@pytest.fixture
def cut_off(call, tmp_path, monkeypatch, invention):
    """A run that was interrupted after five of six pages."""
    (tmp_path / "pages").mkdir()
    for number in range(6):
        (tmp_path / "pages" / f"{number}.txt").write_text(invention(number))
    work, calls = pubsieve.cleaning.clean, []

    def clean(*arguments, **others):
        calls.append(arguments)
        if len(calls) > 5:
            raise KeyboardInterrupt
        return work(*arguments, **others)

    with monkeypatch.context() as patch:
        patch.setattr("pubsieve.cleaning.clean", clean)
        ended = call("run", "pages")
    assert ended.code == 130
    assert "--resume goes on with them" in ended.err
    return tmp_path


def test_the_summary_says_what_was_done_before(call, cut_off):
    ended = call("run", "pages", "--resume")
    assert ended.code in (0, 1)
    assert "5 inputs of them done before" in ended.err


def test_without_resume_it_starts_anew_and_says_so(call, cut_off):
    ended = call("run", "pages")
    assert "an unfinished run was given up, with 5 inputs done" in ended.err
    assert hidden(cut_off / "pubsieve-out") == []


CHANGES = {
    "an input": (
        lambda folder: (folder / "pages" / "2.txt").write_text("Other words\n"),
        (),
        "pages/2.txt: is not the",
    ),
    "a name": (
        lambda folder: (folder / "pages" / "2.txt").rename(folder / "pages" / "9.txt"),
        (),
        "pages/2.txt: is not",
    ),
    "the suite": (lambda _: None, ("--suite", "text"), "not the same settings"),
    "a phrase": (
        lambda folder: (folder / "pubsieve.toml").write_text('phrases = ["The invention"]'),
        (),
        "not the same additions",
    ),
}


@pytest.mark.parametrize(("change", "options", "words"), CHANGES.values(), ids=CHANGES)
def test_it_refuses_to_go_on_where_something_changed_and_says_what(call, cut_off, change, options, words):
    change(cut_off)
    ended = call("run", "pages", "--resume", *options)
    assert ended.code == 2
    assert words in ended.err
    assert "without --resume" in ended.err
    assert hidden(cut_off / "pubsieve-out") == [".pubsieve-run"]


def test_damaged_work_is_told(call, cut_off):
    path = cut_off / "pubsieve-out" / ".pubsieve-run" / "outcomes.jsonl"
    path.write_bytes(b"x" * path.stat().st_size)
    ended = call("run", "pages", "--resume")
    assert ended.code == 2
    assert "is damaged" in ended.err


def test_resume_with_nothing_to_go_on_with_is_a_run(call, page, tmp_path):
    assert call("run", page.name, "--resume").code == 0
    assert (tmp_path / "pubsieve-out" / "manifest.json").exists()


@POSIX
def test_two_runs_never_write_into_one_folder_at_once(call, page, tmp_path):
    from pubsieve.engine.journal import Journal

    (tmp_path / "out" / ".pubsieve-run").mkdir(parents=True)
    other = Journal(tmp_path / "out" / ".pubsieve-run" / "journal.jsonl")
    ended = call("run", page.name, "-o", "out")
    other.close()
    assert ended.code == 2
    assert "another run is writing into this folder" in ended.err


def test_the_manifest_says_what_went_in_and_came_out(call, page, tmp_path):
    import hashlib

    call("run", page.name, "missing.txt")
    manifest = json.loads((tmp_path / "pubsieve-out" / "manifest.json").read_text())
    assert manifest["inputs"]["given"] == [page.name, "missing.txt"]
    assert {key: manifest["inputs"][key] for key in ("total", "with_records", "rejected")} == {
        "total": 2,
        "with_records": 1,
        "rejected": 1,
    }
    assert manifest["inputs"]["bytes"] == page.stat().st_size
    for name in FILES[:-1]:
        content = (tmp_path / "pubsieve-out" / name).read_bytes()
        assert manifest["outputs"][name] == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert manifest["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert manifest["settings"]["suite"] == "default"
    assert "built-in" in manifest["additions"]["profiles"]
