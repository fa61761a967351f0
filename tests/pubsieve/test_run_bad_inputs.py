"""Whatever a user feeds in ends as records, a rejection or an error: named, with its reason, and the rest goes on."""

import gzip
import json
import os

import pytest

GOOD = b"A study of nothing\nDoe J.\nJ Invent Res. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\n"

# name, content, code of the rejection, words of the reason
UNREADABLE = [
    ("empty.html", b"", "input-empty", "is empty"),
    ("blank.txt", b" \n\t\n", "input-empty", "is empty"),
    ("junk.html", bytes(range(256)) * 20, "input-binary", "binary"),
    ("paper.html", b"%PDF-1.7\n1 0 obj\n", "input-binary", "PDF"),
    ("paper.txt", b"PK\x03\x04" + b"\x00" * 50, "input-binary", "ZIP"),
    ("photo.html", b"\x89PNG\r\n\x1a\n", "input-binary", "PNG"),
    ("packed.txt", b"\x28\xb5\x2f\xfd\x00\x01", "input-zstd", "broken zstd"),
    ("half.html.gz", gzip.compress(GOOD * 50)[:-20], "input-gzip", "broken gzip"),
    ("spoilt.txt.gz", gzip.compress(GOOD)[:12] + b"\xff" * 40, "input-gzip", "broken gzip"),
    ("paper.html.gz", gzip.compress(b"%PDF-1.7\n1 0 obj\n"), "input-binary", "PDF"),
    ("empty.txt.gz", gzip.compress(b""), "input-empty", "is empty"),
    ("empty.jsonl", b"", "input-empty", "is empty"),
    ("blank.jsonl", b"\n\n\n", "input-empty", "is empty"),
    ("page.json", b'{\n  "html": "<p>x</p>"\n}\n', "input-unsupported", ".jsonl"),
    ("list.json", b'[{"html": "<p>x</p>"}]', "input-unsupported", ".jsonl"),
    ("set.txt", b"\nPMID- 90000001\r\nOWN - NLM\r\nTI  - Bells.\r\n", "input-unsupported", "pubsieve check"),
    ("set.text", b"TY  - JOUR\nTI  - Bells\nER  - \n", "input-unsupported", "RIS"),
    ("set.xml", b'<?xml version="1.0"?>\n<PubmedArticleSet/>', "input-unsupported", "XML"),
]


@pytest.mark.parametrize(("name", "content", "code", "words"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_an_unreadable_input_is_rejected_and_the_rest_goes_on(call, lines, tmp_path, page, name, content, code, words):
    good = page.rename(tmp_path / "good.txt")
    (tmp_path / name).write_bytes(content)
    ended = call("run", name, good.name)
    assert ended.code == 3
    (rejected,) = lines("rejected.jsonl")
    assert (rejected["source"], rejected["code"]) == (name, code)
    assert words in rejected["reason"]
    assert f"{name}: " in ended.err
    assert words in ended.err
    assert [record["source"] for record in lines("records.jsonl")] == [good.name]


# a line of a JSONL file, code, words of the reason
BAD_LINES = [
    ('{"html": "<p>cut of', "jsonl-malformed", "not JSON"),
    ("no json at all", "jsonl-malformed", "not JSON"),
    ("[1, 2]", "jsonl-malformed", "no object"),
    ('"text"', "jsonl-malformed", "no object"),
    ("null", "jsonl-malformed", "no object"),
    ('{"url": "https://example.org"}', "jsonl-no-page", "no field html or text"),
    ('{"html": 5}', "jsonl-no-page", "no field html or text"),
    ('{"html": null, "text": ["x"]}', "jsonl-no-page", "no field html or text"),
    ('{"text": ""}', "input-empty", "is empty"),
    ('{"text": "\\u0000\\u0001\\u0002"}', "input-binary", "binary"),
    ("[" * 100_000, "jsonl-malformed", "not JSON"),
]


@pytest.mark.parametrize(("line", "code", "words"), BAD_LINES, ids=[row[0][:30] for row in BAD_LINES])
def test_a_bad_jsonl_line_is_told_with_its_number_and_the_other_lines_go_on(call, lines, tmp_path, line, code, words):
    good = json.dumps({"text": GOOD.decode()})
    (tmp_path / "pages.jsonl").write_text(f"{good}\n\n{line}\n{good}\n", encoding="utf-8")
    ended = call("run", "pages.jsonl")
    assert ended.code == 3
    assert "pages.jsonl:3: " in ended.err
    (rejected,) = lines("rejected.jsonl")
    assert (rejected["source"], rejected["code"]) == ("pages.jsonl#3", code)
    assert words in rejected["reason"]
    assert [record["source"] for record in lines("records.jsonl")] == ["pages.jsonl#1", "pages.jsonl#4"]


def test_bytes_that_are_no_utf8_are_one_bad_jsonl_line(call, lines, tmp_path):
    (tmp_path / "pages.jsonl").write_bytes(b'{"text": "caf\xe9"}\n{"text": "cafe, a page of words"}\n')
    assert call("run", "pages.jsonl").code == 3
    assert [rejected["code"] for rejected in lines("rejected.jsonl")] == ["jsonl-malformed"]
    assert [record["source"] for record in lines("records.jsonl")] == ["pages.jsonl#2"]


def test_half_a_surrogate_pair_is_kept_readable_with_a_problem(call, lines, tmp_path):
    (tmp_path / "pages.jsonl").write_text('{"text": "A page \\ud83d of words", "url": "https://example.org/\\udc00"}\n')
    call("run", "pages.jsonl")
    (record,) = lines("records.jsonl")
    assert "A page \ufffd of words" in record["text"]
    assert "encoding-wrong" in [problem["code"] for problem in record["problems"]]


def test_a_url_that_is_no_text_is_kept_as_a_problem(call, lines, tmp_path):
    (tmp_path / "pages.jsonl").write_text('{"text": "A page of words", "url": 5}\n')
    call("run", "pages.jsonl")
    (record,) = lines("records.jsonl")
    assert record["url"] is None
    assert [(p["code"], p["value"]) for p in record["problems"]] == [("url-malformed", "5")]


def test_what_is_not_there_is_told(call, lines):
    ended = call("run", "nowhere.html", "no*match.html", "-o", "out")
    assert ended.code == 3
    assert [(r["source"], r["code"]) for r in lines("rejected.jsonl", "out")] == [
        ("nowhere.html", "input-missing"),
        ("no*match.html", "input-missing"),
    ]


def test_a_folder_without_a_page_is_told(call, lines, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "table.csv").write_text("a,b\n")
    ended = call("run", "data")
    assert ended.code == 3
    assert [(r["source"], r["code"]) for r in lines("rejected.jsonl")] == [("data", "input-no-pages")]
    assert "data/table.csv: its suffix is none" in ended.err


def test_a_dangling_link_is_told(call, lines, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gone.html").symlink_to(tmp_path / "vanished.html")
    assert call("run", "data").code == 3
    assert [(r["source"], r["code"]) for r in lines("rejected.jsonl")] == [("data/gone.html", "input-unreadable")]


def test_a_file_without_read_permission_is_told(call, lines, page, monkeypatch):
    if os.geteuid() == 0:  # the superuser may read everything: let the system say no
        real = type(page).open

        def refuse(self, *args, **options):
            if self.name == page.name:
                raise PermissionError(13, "Permission denied")
            return real(self, *args, **options)

        monkeypatch.setattr(type(page), "open", refuse)
    else:
        page.chmod(0)
    ended = call("run", page.name)
    assert ended.code == 3
    assert f"{page.name}: cannot be read: Permission denied" in ended.err
    assert [r["code"] for r in lines("rejected.jsonl")] == ["input-unreadable"]


def test_a_file_name_that_is_no_utf8_is_written_readably(call, lines, tmp_path, page):
    os.rename(page, os.fsencode(tmp_path) + b"/caf\xe9.txt")  # noqa: PTH104
    ended = call("run", ".")
    assert ended.code in (0, 1)
    assert [record["source"] for record in lines("records.jsonl")] == [r"caf\xe9.txt"]


def test_a_crash_on_one_page_becomes_a_rejection_and_the_rest_goes_on(call, lines, tmp_path, monkeypatch):
    import pubsieve.cleaning

    real = pubsieve.cleaning.clean

    def crash(page, **more):
        if page.source == "b.txt":
            raise ZeroDivisionError("division by zero")
        return real(page, **more)

    monkeypatch.setattr(pubsieve.cleaning, "clean", crash)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_bytes(GOOD)
    ended = call("run", "a.txt", "b.txt", "c.txt")
    assert ended.code == 3
    assert "b.txt: cannot be cleaned: this is a bug in pubsieve" in ended.err
    (rejected,) = lines("rejected.jsonl")
    assert rejected["code"] == "internal-error"
    assert rejected["detail"] == "ZeroDivisionError: division by zero"
    assert [record["source"] for record in lines("records.jsonl")] == ["a.txt", "c.txt"]


def test_truncated_html_still_gives_its_record(call, lines, tmp_path):
    (tmp_path / "cut.html").write_text("<html><body><h1>A title of some words</h1><p>Some words of text and an <a hr")
    assert call("run", "cut.html", "--fail-on", "never").code == 0
    (record,) = lines("records.jsonl")
    assert "Some words of text" in record["text"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("café and words".encode("utf-16"), "café and words"),
        ("café and words".encode("windows-1252"), "café and words"),
        ("café and words".encode("utf-8-sig"), "café and words"),
        ("café and words\r\nmore\rlast".encode(), "café and words\nmore\nlast"),
    ],
    ids=["utf-16", "windows-1252", "utf-8-sig", "line ends"],
)
def test_text_of_any_usual_encoding_is_read(call, lines, tmp_path, content, words):
    (tmp_path / "page.txt").write_bytes(content)
    call("run", "page.txt")
    (record,) = lines("records.jsonl")
    assert record["text"] == words
