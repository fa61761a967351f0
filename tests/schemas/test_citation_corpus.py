"""Real citation lines of the shared corpus: all fields right, no false alarms, rendering undoes parsing."""

import gzip
import json
import re
from pathlib import Path

import pytest

from schemas.citation import join_wrapped, looks_like_citation, parse_citation, render

FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "citations"
LINES = FOLDER / "pubmed_lines_dev10k.jsonl.gz"

pytestmark = pytest.mark.skipif(not LINES.exists(), reason="the shared corpus is not here")

FIELDS = {"ta": "journal", "vi": "volume", "ip": "issue", "pg": "pages", "doi": "doi", "pmid": "pmid", "pmcid": "pmcid",
          "language": "language", "pii": "pii"}  # fmt: skip


def _rows():
    with gzip.open(LINES, "rt", encoding="utf-8") as stream:
        return [json.loads(row) for row in stream][::4]


def _wrong(citation, wanted):
    """Names of the fields that are not as wanted."""
    wrong = [mine for theirs, mine in FIELDS.items() if (wanted[theirs] or None) != getattr(citation, mine)]
    wrong += ["published"] if citation.published is None or citation.published.text != wanted["dp"] else []
    wrong += ["title"] if (citation.title or "") != re.sub(r"\.$", "", wanted["title"]).strip() else []
    names = [" ".join(name.split()) for name in re.split("[,;] ", wanted["authors_str"] or "") if name.strip()]
    if wanted["author_split_sure"] and names != [author.name for author in citation.authors]:
        wrong.append("authors")
    return wrong


@pytest.mark.parametrize("key", ["input", "wrapped"])
def test_all_fields_of_real_lines(key):
    rows = _rows()
    failed = {}
    for row in rows:
        wrong = _wrong(parse_citation(join_wrapped(row[key])), row["expected"])
        if wrong:
            failed[row["id"]] = wrong
    assert len(failed) <= 0.003 * len(rows), failed


def test_real_lines_render_to_themselves_and_are_recognised():
    rows = _rows()
    changed = [row["id"] for row in rows if render(parse_citation(row["input"])) != row["input"]]
    assert len(changed) <= 0.006 * len(rows), changed[:20]
    missed = [row["id"] for row in rows if not looks_like_citation(row["input"])]
    assert len(missed) <= 0.003 * len(rows), missed[:20]


# What the lines themselves have wrong: file paths for pages, stand-ins for volumes, ranges that run backwards.
REAL_DEFECTS = {"pages-not-pages", "volume-placeholder", "pages-reversed"}


def test_no_false_alarms_on_real_lines():
    alarms = {row["id"]: _alarms(row["input"]) for row in _rows()}
    false = {case: codes for case, codes in alarms.items() if codes - REAL_DEFECTS}
    assert len(false) <= 0.001 * len(alarms), false
    assert sum(map(bool, alarms.values())) <= 0.002 * len(alarms)


def _alarms(line):
    return {problem.code for problem in parse_citation(line).problems if problem.severity != "info"}


def test_hand_made_and_fixture_sources():
    rows = [json.loads(row) for row in (FOLDER / "hand_medline_forms.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["kind"] != "citation":
            continue
        c, wanted = parse_citation(row["input"]), row["expected"]
        mine = {"dp": c.published.text, "epub": c.epub and c.epub.text, "note": wanted.get("note"),
                "ecollection": c.ecollection and c.ecollection.text}  # fmt: skip
        mine |= {theirs: getattr(c, field) for theirs, field in FIELDS.items()}
        assert {key: mine[key] for key in wanted} == wanted, row["input"]
