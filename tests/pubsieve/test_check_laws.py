"""Laws of reading records: whatever a file holds, each record or rejection has its place, and nothing crashes."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from expectations import CATALOG, Checker
from pubsieve.checking.fixes import Fixer
from pubsieve.checking.keys import Keys
from pubsieve.records.read import NAMES, Inputs, Refused
from pubsieve.records.row import Row

_SPEC = importlib.util.spec_from_file_location("formats", Path(__file__).with_name("test_check_formats.py"))
_FORMATS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_FORMATS)
TEXTS = [content for content, _, _ in _FORMATS.FILES.values()]
SHARDS = [shard for text in TEXTS for shard in re.split(r"(\n|[{}\[\],;&<>]|  - )", text) if shard]
MIXED = (
    st.lists(st.sampled_from(SHARDS) | st.text(max_size=5), max_size=40)
    .map("".join)
    .map(lambda text: text.encode("utf-8", "surrogatepass"))
)
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@pytest.mark.parametrize("name", NAMES)
@given(content=MIXED | st.binary(max_size=60))
@settings(max_examples=60, **SLOW)
@example(content=b'{"id": {}, "doi": ["10.5555/x"], "authors": 5, "published": [], "problems": [1]}')
@example(content=b'[[[]], {}, {"issued": {"date-parts": [[null, "x"]]}}, {"author": [{}]}]')
@example(content=b"pmid,title\r\n1,\x00\r\n")
@example(content=b"PMID- \nAUID- x\n      y\n")
@example(content=b"@article{,}@article{x, author={and and}, month={}, date={--}}")
def test_every_file_ends_as_records_and_rejections(tmp_path, name, content):
    path = tmp_path / "data"
    path.write_bytes(content)
    lines = content.count(b"\n") + content.count(b"\r") + 1  # a file may part them by carriage returns alone
    checker, keys = Checker("default"), Keys()
    items = list(Inputs([str(path)], format=name))
    assert items
    for item in items:
        assert item.line is None or 1 <= item.line <= lines
        if isinstance(item, Refused):
            assert item.code
            assert item.reason
            continue
        assert item.last is None or item.line <= item.last <= lines
        keys.add(item.record)
        for finding in checker.check(item.record):
            assert keys.of(finding).digest
    assert not checker.errors


@given(
    doi=st.sampled_from(["doi:10.5555/abc.12", "https://doi.org/10.5555/Abc.12.", "10.5555/abc", "x", ""]) | st.text(),
    title=st.lists(st.sampled_from(["&amp;", "&lt;", "b&gt;", "Ã©", " - PubMed", "word ", "&nbsp;"])).map("".join),
)
@settings(max_examples=100, **SLOW)
def test_a_repaired_record_is_not_repaired_again(doi, title):
    record = {"id": "r", "source": "a.jsonl", "doi": doi, "title": title, "kind": "article"}
    columns = {"doi": "doi", "title": "title"}
    for first in (True, False):
        fixer = Fixer(CATALOG)
        fixer.repair(Row(record, 1, 1, columns=columns, cells=dict(record)))
        assert first or fixer.repairs == []


def test_a_check_imports_nothing_that_it_does_not_need(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"title": "A study of things", "doi": "x"}\n')
    code = (
        "import sys; from pubsieve.guard import main; sys.argv = ['pubsieve', 'check', 'a.jsonl']\n"
        "try: main()\n"
        "except SystemExit: print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "expectations" in loaded
    assert not loaded & {"cleaner", "bs4", "lxml", "jinja2", "rich", "great_expectations", "pandas", "pyarrow"}
    assert not loaded & {"bibtexparser", "pylatexenc"}
