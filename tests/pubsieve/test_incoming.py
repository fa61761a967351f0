"""The unit of work of a run: small, the same in every run, and fit for another process."""

import gzip
import io
import json
import pickle

import pyarrow as arrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from pubsieve.raw import JsonLine
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
