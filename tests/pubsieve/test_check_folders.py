"""Folders of records: what tools wrote into them is no input, and no input is overwritten."""

import json
import os
import subprocess
import sys

import pytest

BASELINE = "pubsieve-baseline.json"
NO_RECORDS = {
    "package.json": {"name": "ponds", "version": "1.0", "author": "N. N.", "type": "module", "keywords": ["ponds"]},
    "numbers.json": [1, 2, 3],
    "schema.json": {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Pond", "type": "object"},
}
ITEMS = {
    "zotero.json": [{"id": "x", "type": "article-journal", "title": "Of weirs", "DOI": "10.5555/weir.1"}],
    "no-title.json": [{"type": "article-journal", "container-title": "J Ponds"}],
    "own.json": {"title": "Of ponds", "pmid": "90000123"},
}


@pytest.fixture
def data(tmp_path, good_record):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "records.jsonl").write_text(json.dumps(good_record) + "\n")
    return folder


def told(ended):
    return [(one["source"], one["check"]) for one in map(json.loads, ended.out.splitlines())]


@pytest.mark.parametrize("project", ["data/checks", "data", "data/gx-of-mine"])
def test_a_project_of_great_expectations_in_the_folder_is_never_an_input(call, data, project):
    pytest.importorskip("great_expectations", reason="Great Expectations is not installed")
    for _ in range(2):
        ended = call("check", "data", "--gx-project", project)
        assert (ended.code, "1 record in 1 file" in ended.out) == (0, True)
    ended = call("check", "data")
    assert (ended.code, "1 record in 1 file" in ended.out) == (0, True)
    assert f"{project}/gx: a project of Great Expectations is not read" in ended.out


@pytest.fixture
def short_of_room(data):
    """Ends a command that can write no file of more than a hundred bytes (POSIX)."""
    if not hasattr(os, "fork"):
        pytest.skip("no limit of the size of a file")
    limit = "import resource, signal; resource.setrlimit(resource.RLIMIT_FSIZE, (100, -1)); "
    code = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from pubsieve.guard import main; main()"

    def run(*arguments):
        command = [sys.executable, "-c", limit + code, *arguments]
        return subprocess.run(command, cwd=data.parent, capture_output=True, text=True, check=False)

    return run


def test_a_project_that_the_disk_has_no_room_for_is_named(short_of_room):
    ended = short_of_room("check", "data", "--gx-project", "checks")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == "pubsieve: checks/gx/uncommitted/records.csv: cannot be written: File too large\n"


def test_records_that_there_is_no_room_to_compare_are_no_bug(short_of_room, data, good_record):
    records = [good_record | {"id": f"a:{number}", "title": f"{number} " + "cups " * 200} for number in range(5000)]
    (data / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    ended = short_of_room("check", "data", "--suite", "corpus")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "the records cannot be compared in a temporary file: " in ended.stderr
    assert "bug" not in ended.stderr


def test_the_records_of_a_project_are_not_overwritten_by_a_check_of_them(call, data):
    pytest.importorskip("great_expectations", reason="Great Expectations is not installed")
    call("check", "data", "--gx-project", "checks")
    records = data.parent / "checks" / "gx" / "uncommitted" / "records.csv"
    before = records.read_bytes()
    for given in (records, "checks/gx"):
        ended = call("check", given, "--gx-project", "checks")
        assert (ended.code, "would be overwritten" in ended.err) == (2, True)
    assert records.read_bytes() == before


@pytest.mark.parametrize("form", ["html", "json", "junit"])
def test_a_report_does_not_overwrite_the_records(call, data, form):
    before = (data / "records.jsonl").read_bytes()
    for given in ("data", "data/records.jsonl", "data/*.jsonl"):
        assert call("check", given, "-f", form, "-o", "data/records.jsonl").code == 2
    assert (data / "records.jsonl").read_bytes() == before


def test_an_explanation_does_not_overwrite_its_page(call, tmp_path):
    (tmp_path / "page.html").write_text("<p>Some text of a page that is long enough to be one.</p>")
    before = (tmp_path / "page.html").read_bytes()
    assert call("explain", "page.html", "--html", "page.html").code == 2
    assert (tmp_path / "page.html").read_bytes() == before


def test_a_check_of_a_folder_passes_over_its_own_baseline(call, data):
    (data / "records.jsonl").write_text('{"title": "Of ponds", "pmid": "90000123", "doi": "x"}\n')
    options = ("--baseline", f"data/{BASELINE}")
    for more in (["--write-baseline"], [], ["--fix"], ["--update-baseline"]):
        assert call("check", "data", *options, *more).code == 0


@pytest.mark.parametrize("name", NO_RECORDS)
def test_json_that_is_no_record_is_passed_over_in_a_folder_and_told(call, data, name):
    (data / name).write_text(json.dumps(NO_RECORDS[name]))
    ended = call("check", "data")
    assert (ended.code, f"data/{name}: JSON that holds no record" in ended.out) == (0, True)


@pytest.mark.parametrize("name", ["package.json", "numbers.json"])
def test_json_that_is_no_record_is_told_where_it_is_named(call, data, name):
    (data / name).write_text(json.dumps(NO_RECORDS[name]))
    assert call("check", f"data/{name}").code == 3


@pytest.mark.parametrize("name", ITEMS)
def test_json_of_records_is_read_in_a_folder_however_bad_they_are(call, data, name):
    (data / name).write_text(json.dumps(ITEMS[name]))
    assert f"data/{name}" in {source for source, _ in told(call("check", "data", "-f", "jsonl"))}


def test_what_is_no_json_in_a_folder_is_told(call, data):
    (data / "broken.json").write_text("{oops")
    ended = call("check", "data")
    assert (ended.code, "data/broken.json:1: is no JSON" in ended.err) == (3, True)
