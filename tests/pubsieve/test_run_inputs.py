"""Which inputs there are: files, folders, globs, JSONL, compressed ones, standard input."""

import gzip
import json

import pytest

TEXT = "A study of nothing\nDoe J.\nJ Invent Res. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\n"
HTML = "<!doctype html><html><body><h1>A study of nothing</h1><p>Words of a page.</p></body></html>"


def sources(lines):
    return [record["source"] for record in lines("records.jsonl")]


@pytest.fixture
def folder(tmp_path):
    data = tmp_path / "data"
    (data / "sub" / "deep").mkdir(parents=True)
    (data / "b.html").write_text(HTML)
    (data / "a.txt").write_text(TEXT)
    (data / "notes.csv").write_text("a,b")
    (data / ".hidden.html").write_text(HTML)
    (data / "sub" / "c.md").write_text("# A heading\n\nWords.\n")
    (data / "sub" / "deep" / "d.HTM.gz").write_bytes(gzip.compress(HTML.encode()))
    (data / ".git").mkdir()
    (data / ".git" / "x.html").write_text(HTML)
    return data


def test_a_folder_is_read_to_its_depths_in_order_and_what_is_passed_over_is_told(call, lines, folder):
    ended = call("run", "data")
    assert sources(lines) == ["data/a.txt", "data/b.html", "data/sub/c.md", "data/sub/deep/d.HTM.gz"]
    assert "data/notes.csv: its suffix is none" in ended.err


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("data/*.html", ["data/b.html"]),
        ("data/**/*.md", ["data/sub/c.md"]),
        ("data/?.*t*", ["data/a.txt", "data/b.html"]),
        ("data/s*", ["data/sub/c.md", "data/sub/deep/d.HTM.gz"]),
    ],
)
def test_a_glob_means_the_files_it_matches(call, lines, folder, pattern, found):
    call("run", pattern)
    assert sources(lines) == found


def test_a_file_whose_name_looks_like_a_glob_is_itself(call, lines, tmp_path):
    (tmp_path / "page[1].txt").write_text(TEXT)
    call("run", "page[1].txt")
    assert sources(lines) == ["page[1].txt"]


def test_an_input_given_twice_is_read_once(call, lines, folder):
    ended = call("run", "data/a.txt", "data/*.txt", "./data/a.txt")
    assert sources(lines) == ["data/a.txt"]
    assert "given twice, read once" in ended.err


def test_the_output_of_an_earlier_run_is_no_input(call, lines, page):
    call("run", ".", "-o", "first")
    ended = call("run", ".", "-o", "pubsieve-out")
    assert sources(lines) == [page.name]
    assert "first: the output of an earlier run in it is not read" in ended.err


def test_a_run_into_the_folder_of_its_inputs_can_be_run_again(call, lines, page):
    call("run", ".", "-o", ".", "--text")
    call("run", ".", "-o", ".", "--text")
    assert [record["source"] for record in lines("records.jsonl", ".")] == [page.name]


def test_a_jsonl_file_gives_one_input_a_line_with_its_address(call, lines, tmp_path):
    rows = [{"html": HTML, "url": "https://example.org/1"}, {"text": TEXT, "url": None}, {"text": "x y", "html": HTML}]
    (tmp_path / "pages.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    call("run", "pages.jsonl.gz")
    records = lines("records.jsonl")
    assert [record["source"] for record in records] == [f"pages.jsonl.gz#{n}" for n in (1, 2, 3)]
    assert [record["url"] for record in records] == ["https://example.org/1", None, None]
    assert "Words of a page." in records[2]["text"]


def test_findings_on_a_jsonl_file_name_the_line(call, lines, tmp_path):
    (tmp_path / "pages.jsonl").write_text("\n" + json.dumps({"text": TEXT}) + "\n")
    call("run", "pages.jsonl")
    found = lines("findings.jsonl")
    assert found
    assert {finding["line"] for finding in found} == {2}


@pytest.mark.parametrize(
    ("content", "source"),
    [
        (TEXT.encode(), "-"),
        (HTML.encode(), "-"),
        (b"\n\n" + HTML.encode(), "-"),
        (gzip.compress(TEXT.encode()), "-"),
        (json.dumps({"text": TEXT}).encode(), "-#1"),
        (b"\n" + json.dumps({"html": HTML}).encode() + b"\n", "-#2"),
        (gzip.compress(json.dumps({"html": HTML}).encode()), "-#1"),
    ],
    ids=["text", "html", "html after blank lines", "gzip", "jsonl", "jsonl after a blank line", "jsonl, gzip"],
)
def test_standard_input_may_be_a_page_or_jsonl_also_compressed(call, lines, content, source):
    call("run", "-", stdin=content)
    assert sources(lines) == [source]


def test_a_named_file_of_an_unknown_suffix_is_read_for_what_it_is(call, lines, tmp_path):
    (tmp_path / "page.aspx").write_text(HTML)
    (tmp_path / "dump").write_text(json.dumps({"text": TEXT}) + "\n")
    call("run", "page.aspx", "dump")
    assert sources(lines) == ["page.aspx", "dump#1"]
