"""What lies in an output folder is of one run, and two runs never get into each other's way."""

import contextlib
import json
import os

import pytest

from pubsieve.engine.earlier import put_back, replace_texts

POSIX = pytest.mark.skipif(os.name == "nt", reason="no lock on files on Windows")
FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")


def page(number):
    return f"""J Invent Res
. 2021 Mar {number % 28 + 1};12(3):{number + 1}-{number + 9}. doi: 10.5555/jir.2021.{number}.
The invention number {number}
Jane Doe, Richard Roe
PMID: {90000100 + number}
Abstract
Invention {number} was made by nobody and it works as it should.
"""


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "pages").mkdir()
    for number in range(12):
        (tmp_path / "pages" / f"{number:02}.txt").write_text(page(number))
    return tmp_path / "pages"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_only_an_earlier_run_wrote_is_removed_and_told(call, pages, tmp_path):
    call("run", "pages", "-o", "out", "--text", "--to", "csv,markdown,ris")
    assert len(names(tmp_path / "out" / "text")) == 12
    ended = call("run", "pages", "-o", "out", "--to", "csv")
    assert "removed, as only an earlier run had written it: records.ris, markdown, text" in ended.err
    assert names(tmp_path / "out") == sorted((*FILES, "records.csv"))


def test_the_texts_are_those_of_the_last_run(call, pages, tmp_path):
    call("run", "pages", "-o", "out", "--text")
    for number in range(5):
        (pages / f"{number:02}.txt").unlink()
    call("run", "pages", "-o", "out", "--text")
    assert names(tmp_path / "out" / "text") == [f"pages_{number:02}.txt.txt" for number in range(5, 12)]


def test_what_no_run_wrote_stays(call, pages, tmp_path):
    (tmp_path / "out" / "text").mkdir(parents=True)
    (tmp_path / "out" / "text" / "mine.txt").write_text("mine")
    (tmp_path / "out" / "records.ris").write_text("mine")
    call("run", "pages", "-o", "out")
    assert (tmp_path / "out" / "text" / "mine.txt").read_text() == "mine"
    call("run", "pages", "-o", "out", "--text")
    (tmp_path / "out" / "text" / "notes.md").write_text("mine too")
    call("run", "pages", "-o", "out")
    assert names(tmp_path / "out" / "text") == ["notes.md"]
    assert (tmp_path / "out" / "records.ris").read_text() == "mine"


@pytest.mark.parametrize("manifest", ["{", "[]", '{"outputs": null, "settings": null}', '{"outputs": {"../a": 1}}'])
def test_a_manifest_that_is_none_removes_nothing(call, pages, tmp_path, manifest):
    (tmp_path / "a").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "records.ris").write_text("mine")
    (tmp_path / "out" / "manifest.json").write_text(manifest)
    assert "only an earlier run" not in call("run", "pages", "-o", "out").err
    assert (tmp_path / "out" / "records.ris").exists()
    assert (tmp_path / "a").exists()


STEPS = ("rename", "replace", "mkdir", "iterdir")


@pytest.mark.parametrize("at", range(8))
def test_texts_are_replaced_whole_wherever_that_is_cut_off(tmp_path, monkeypatch, at):
    out, new, old = tmp_path / "out", tmp_path / "new", tmp_path / "old"
    for folder, files in ((out / "text", ("a.txt", "b.txt", "mine.md")), (new, ("b.txt", "c.txt"))):
        folder.mkdir(parents=True)
        for name in files:
            (folder / name).write_text(folder.name)
    (out / "manifest.json").write_text(json.dumps({"settings": {"text": True}}))
    left = [at]

    def counted(real):
        def step(self, *arguments, **others):
            left[0] -= 1
            if left[0] == -1:
                raise OSError(28, "No space left on device")
            return real(self, *arguments, **others)

        return step

    for name in STEPS:
        monkeypatch.setattr(type(tmp_path), name, counted(getattr(type(tmp_path), name)))
    for _ in range(3):  # cut off once, gone on with, and cut off behind it before its manifest got its name
        with contextlib.suppress(OSError):
            replace_texts(out, new, old)
    assert names(out / "text") == ["b.txt", "c.txt", "mine.md"]
    assert (out / "text" / "b.txt").read_text() == "new"


def test_texts_of_a_run_that_is_given_up_come_back(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text("old")
    put_back(tmp_path / "out", tmp_path / "old")
    assert names(tmp_path / "out" / "text") == ["a.txt"]
    assert not (tmp_path / "old").exists()


WAITING = """
import os, time

def wait(blocks):
    while os.path.exists("wait"):
        time.sleep(0.02)
    return []
"""


@POSIX
def test_a_second_run_into_the_same_folder_is_refused_and_the_first_goes_on(call, started, wait_until, pages, tmp_path):
    (tmp_path / "waiting.py").write_text(WAITING)
    (tmp_path / "slow.toml").write_text('rules = ["waiting:wait"]\n')
    (tmp_path / "wait").touch()
    first = started("run", "pages", "-o", "out", "--config", "slow.toml", "--jobs", "1")
    wait_until((tmp_path / "out" / ".pubsieve-run" / "journal.jsonl").exists)
    for more in ((), ("--resume",)):
        ended = call("run", "pages", "-o", "out", *more)
        assert ended.code == 2
        assert "another run is writing into this folder" in ended.err
        assert "kept" not in ended.err
    (tmp_path / "wait").unlink()
    said, _ = first.communicate(timeout=60)
    assert first.returncode in (0, 1), said
    assert len((tmp_path / "out" / "records.jsonl").read_text().splitlines()) == 12
    assert names(tmp_path / "out") == sorted(FILES)


@POSIX
def test_runs_that_race_for_a_folder_leave_it_whole(call, started, pages, tmp_path):
    runs = [started("run", "pages", "-o", "out", "--jobs", "1") for _ in range(4)]
    ends = [(run.communicate(timeout=120)[0], run.returncode) for run in runs]
    assert {code for _, code in ends} <= {0, 1, 2}
    assert any(code in (0, 1) for _, code in ends)
    assert all("another run is writing" in said for said, code in ends if code == 2)
    call("run", "pages", "-o", "alone", "--jobs", "1")
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    assert names(tmp_path / "out") == sorted(FILES)


@POSIX
def test_runs_at_once_with_one_cache_give_what_they_give_alone(call, started, pages, tmp_path):
    call("run", "pages", "-o", "alone", "--jobs", "1")
    for again in range(2):
        outs = [tmp_path / f"{again}{number}" for number in range(4)]
        runs = [started("run", "pages", "-o", out, "--cache", "cache", "--cache-size", "20 kB") for out in outs]
        for run, out in zip(runs, outs, strict=True):
            said, _ = run.communicate(timeout=120)
            assert run.returncode in (0, 1), said
            for name in FILES:
                assert (out / name).read_bytes() == (tmp_path / "alone" / name).read_bytes(), name
