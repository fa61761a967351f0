"""The unit of work of a run: small, the same in every run, and fit for another process."""

import gzip
import io
import json
import pickle

import pyarrow as arrow
import pytest
from pyarrow import parquet

from pubsieve.readers import read_inputs
from pubsieve.sources import Skipped

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


@pytest.mark.parametrize("before", [b"", b"\n" * 1000, b" \n" * 100_000])
def test_blank_lines_before_a_page_of_unknown_kind_are_part_of_it(tmp_path, before):
    (tmp_path / "page").write_bytes(before + TEXT.encode())
    (found,) = read_inputs([str(tmp_path / "page")], Skipped())
    assert found.page().content == before.decode() + TEXT
