"""The unit of work of a run: small, the same in every run, and fit for another process."""

import gzip
import io
import json
import pickle
import tempfile
from pathlib import Path

import pyarrow as arrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from pubsieve.limits import Limits
from pubsieve.raw import JsonLine, LineInFile
from pubsieve.readers import read_inputs
from pubsieve.sources import Skipped
from schemas.errors import InputError

TEXT = "Words of a page. " * 100


def table():
    made = io.BytesIO()
    parquet.write_table(arrow.table({"text": [TEXT, None]}), made)
    return made.getvalue()


FILES = {
    "page.txt": TEXT.encode(),
    "page.txt.gz": gzip.compress(TEXT.encode()),
    "pages.jsonl": (json.dumps({"text": TEXT}) + "\nno json\n").encode(),
    "pages.parquet": table(),
    "empty.txt": b"",
    "junk.html": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", FILES)
def test_an_input_goes_to_another_process_with_little_more_than_its_bytes(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    found = list(read_inputs([str(tmp_path / name)], Skipped()))
    assert found == list(read_inputs([str(tmp_path / name)], Skipped()))
    for incoming in found:
        packed = pickle.dumps(incoming)
        assert pickle.loads(packed) == incoming
        assert len(packed) < len(TEXT) + 1000


LINES = st.lists(st.sampled_from([b'{"text": "A page"}', b" \t", b"", b"x" * 9, b"\r", b" x" * 40])).map(b"\n".join)


@settings(deadline=None)
@given(data=LINES, chunk=st.integers(1, 30), most=st.integers(1, 60))
def test_a_file_of_lines_is_read_where_it_is_needed_as_if_it_came_through_a_pipe(data, chunk, most):
    limits = Limits(max_input_size=most)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("pubsieve.jsonl._CHUNK", chunk)
        plain, packed = Path(folder, "pages.jsonl"), Path(folder, "pages.jsonl.gz")
        plain.write_bytes(data)
        packed.write_bytes(gzip.compress(data))
        found = list(read_inputs([str(plain)], Skipped(), limits=limits))
        assert all(isinstance(one.raw, LineInFile) for one in found if not one.rejection)
        expected = [
            (one.source.replace(".gz", ""), one.line, one.raw, one.rejection and one.rejection.code)
            for one in read_inputs([str(packed)], Skipped(), limits=limits)
        ]
        loaded = [one.loaded() for one in found]
        assert [(one.source, one.line, one.raw, one.rejection and one.rejection.code) for one in loaded] == expected


def test_a_file_of_lines_that_is_cut_off_while_it_is_read_loses_no_line(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b'{"text": "A page"}\n' * 3)
    found = list(read_inputs([str(path)], Skipped()))
    path.write_bytes(b'{"text": "A page"}\n' * 2)
    *read, lost = (one.loaded() for one in found)
    assert [one.page().content for one in read] == ["A page"] * 2
    assert (lost.rejection.code, lost.line) == ("input-unreadable", 3)
    path.unlink()
    assert {one.loaded().rejection.reason for one in found} == {"cannot be read: No such file or directory"}


TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)  # halves of surrogate pairs too
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | TEXTS, st.lists, max_leaves=4)
OBJECTS = st.fixed_dictionaries({}, optional={"html": VALUES, "text": VALUES, "url": VALUES, "more": VALUES})
ODD = [
    b'\xef\xbb\xbf{"text": "A page behind a mark"}',
    b'{"text": "A page", "text": "another"}',
    b'{"text": "A page", "more": ' + b"[" * 400 + b"]" * 400 + b"}",
    b'{"text": "A page", "more": ' + b"9" * 5000 + b"}",
    b'{"text": "A page", "more": [NaN, -Infinity, 1e999, -0, 1E5]}',
    b'{"text": "A\tpage"}',
    b'{"text": "caf\xe9"}',
    b'{"text": "A page",}',
    b'["a page"]',
    b'"a page"',
    b"5",
]


def said(line):
    """The page of a line, or why there is none."""
    try:
        return line.page("here")
    except InputError as error:
        return error.code, error.message


@settings(max_examples=200, deadline=None)
@given(values=OBJECTS, ascii_=st.booleans())
def test_a_line_means_what_json_says(values, ascii_):
    line = JsonLine(json.dumps(values, ensure_ascii=ascii_).encode("utf-8", "surrogatepass"))
    with pytest.MonkeyPatch.context() as patch:
        quick = said(line)
        patch.setattr("pubsieve.raw.from_json", json_only)
        assert quick == said(line)


@pytest.mark.parametrize("data", ODD)
def test_an_odd_line_means_what_json_says(data, monkeypatch):
    quick = said(JsonLine(data))
    monkeypatch.setattr("pubsieve.raw.from_json", json_only)
    assert quick == said(JsonLine(data))


def json_only(_):
    raise ValueError


@pytest.mark.parametrize("before", [b"", b"\n" * 1000, b" \n" * 100_000])
def test_blank_lines_before_a_page_of_unknown_kind_are_part_of_it(tmp_path, before):
    (tmp_path / "page").write_bytes(before + TEXT.encode())
    (found,) = read_inputs([str(tmp_path / "page")], Skipped())
    assert found.page().content == before.decode() + TEXT
