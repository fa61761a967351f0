"""Each check finds its defect in clean records, every time, and no other check takes it for something else.

The defects stand in benchmarks/defect_table.py, as data: a new check gets its own there.
"""

import importlib
from pathlib import Path

import pytest

from expectations import CATALOG

with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    DEFECTS = importlib.import_module("defects")
CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "citations" / "pubmed_lines_dev10k.jsonl.gz"


@pytest.fixture(scope="module")
def invented():
    return DEFECTS.clean(DEFECTS.invented(600))


@pytest.fixture(scope="module")
def real():
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not here")
    return DEFECTS.clean(record for record, _ in zip(DEFECTS.real(CORPUS), range(3000), strict=False))


def test_every_check_has_its_defects_or_says_why_not():
    assert set(DEFECTS.DEFECTS) | set(DEFECTS.NOT_OF_RECORDS) == {check.id for check in CATALOG}
    assert not set(DEFECTS.DEFECTS) & set(DEFECTS.NOT_OF_RECORDS)
    assert all(DEFECTS.DEFECTS.values())


def test_the_invented_records_are_clean():
    made = list(DEFECTS.invented(600))
    assert DEFECTS.clean(iter(made)) == made


@pytest.mark.parametrize("check_id", DEFECTS.DEFECTS)
def test_the_defect_is_found_in_invented_records(check_id, invented):
    found = DEFECTS.recall(check_id, invented)
    assert found.injected >= DEFECTS.ENOUGH
    assert (found.missed, dict(found.beside)) == (0, {}), found.example


@pytest.mark.parametrize("check_id", DEFECTS.DEFECTS)
def test_the_defect_is_found_in_records_of_real_lines(check_id, real):
    found = DEFECTS.recall(check_id, real)
    assert found.injected >= DEFECTS.ENOUGH
    assert (found.missed, dict(found.beside)) == (0, {}), found.example
