"""Parquet tables of pages: one a row, by the rule of JSON lines."""

import gzip
import io
import json
import sys

import pyarrow as arrow
import pytest
from pyarrow import parquet

HTML = "<!doctype html><html><body><h1>A study of nothing</h1><p>Words of a page.</p></body></html>"
TEXT = "A study of nothing\nDoe J.\nJ Invent Res. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\n"


def table(columns, **options):
    made = io.BytesIO()
    parquet.write_table(arrow.table(columns), made, **options)
    return made.getvalue()


ROWS = {
    "html": [HTML, None, None, HTML],
    "url": ["https://example.org/1", None, "https://example.org/3", "https://example.org/4"],
    "text": [TEXT, TEXT, None, None],
    "other": [1, 2, 3, 4],
}


@pytest.mark.parametrize("suffix", [".parquet", "", ".parquet.gz"])
def test_each_row_is_a_page_and_a_row_without_one_is_told(call, lines, tmp_path, suffix):
    made = table(ROWS, row_group_size=2)
    (tmp_path / f"pages{suffix}").write_bytes(gzip.compress(made) if suffix.endswith(".gz") else made)
    assert call("run", f"pages{suffix}").code == 3
    records = lines("records.jsonl")
    assert [(record["source"], record["url"]) for record in records] == [
        (f"pages{suffix}#1", "https://example.org/1"),
        (f"pages{suffix}#2", None),
        (f"pages{suffix}#4", "https://example.org/4"),
    ]
    assert "Words of a page." in records[0]["text"]
    (rejected,) = lines("rejected.jsonl")
    assert (rejected["source"], rejected["code"]) == (f"pages{suffix}#3", "row-no-page")


def test_a_column_of_bytes_is_decoded_as_a_file_is(call, lines, tmp_path):
    page = HTML.replace("<body>", '<meta charset="iso-8859-1"><body>').replace("nothing", "café")
    (tmp_path / "pages.parquet").write_bytes(table({"html": [page.encode("iso-8859-1")], "url": [5]}))
    call("run", "pages.parquet")
    (record,) = lines("records.jsonl")
    assert record["title"] == "A study of café"
    assert "url-malformed" in [problem["code"] for problem in record["problems"]]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (table({"body": ["x"], "id": [1]}), "input-no-pages", "its columns: body, id"),
        (table({"html": arrow.array([], arrow.string())}), "input-no-pages", "holds no page"),
        (table(ROWS)[:-60], "input-archive", "broken Parquet"),
        (b"PAR1" + b"\0" * 60, "input-archive", "broken Parquet"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(call, lines, tmp_path, content, code, words):
    (tmp_path / "pages.parquet").write_bytes(content)
    assert call("run", "pages.parquet").code == 3
    (rejected,) = lines("rejected.jsonl")
    assert rejected["code"] == code
    assert words in rejected["reason"]


@pytest.mark.parametrize(
    ("name", "content", "modules", "extra"),
    [
        ("pages.parquet", table(ROWS), ["pyarrow"], "pubsieve[parquet]"),
        ("page.txt.zst", b"\x28\xb5\x2f\xfd\x00", ["compression", "backports"], "pubsieve[zstd]"),
    ],
)
def test_what_is_not_installed_is_told_with_how_to_install_it(
    call, lines, tmp_path, page, monkeypatch, name, content, modules, extra
):
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(content)
    ended = call("run", name, page.name)
    assert ended.code == 3
    assert f'pip install "{extra}"' in ended.err
    assert [r["code"] for r in lines("rejected.jsonl")] == ["input-extra-missing"]
    assert len(lines("records.jsonl")) == 1


@pytest.mark.parametrize("blank", ["", " \n\t"])
def test_a_blank_html_gives_way_to_the_text(call, lines, tmp_path, blank):
    rows = [{"html": blank, "text": TEXT}, {"html": HTML, "text": ""}, {"html": blank, "text": " "}]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert call("run", "pages.jsonl").code == 3
    assert [record["source"] for record in lines("records.jsonl")] == ["pages.jsonl#1", "pages.jsonl#2"]
    assert [rejected["source"] for rejected in lines("rejected.jsonl")] == ["pages.jsonl#3"]
