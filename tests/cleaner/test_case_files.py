"""The case directories themselves: each expected.json is well formed and speaks about the page beside it."""

import html
import json
import re
from pathlib import Path

import pytest

from schemas.article import Article, NoticeKind

CASES = Path(__file__).resolve().parents[1] / "cases"
PAGES = ("page.html", "page.txt", "page.md")
RECORD_KEYS = (set(Article.model_fields) | {"authors_full"}) - {"id", "source", "site", "kind", "text", "problems"}
TEXTS = ("title", "vernacular_title", "journal", "volume", "issue", "pages", "doi", "pmid", "pmcid")

cases = pytest.mark.parametrize(
    "case",
    [pytest.param(path.parent, id=f"{path.parts[-3]}/{path.parts[-2]}") for path in CASES.glob("*/*/expected.json")],
)


def expected_of(case):
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


def records_of(expected):
    return expected.get("records", [expected["record"]] if "record" in expected else [])


def words(text):
    """The text without tags, entities, Markdown's emphasis and differences of white space."""
    text = re.sub(r"</?(?:i|b|em|strong|sub|sup|span|a|mark)\b[^>]*>", "", re.sub(r"\*\*|_", "", text))
    return " ".join(html.unescape(text).split())


def page_words(case):
    page = next(case / name for name in PAGES if (case / name).exists())
    return words(page.read_text(encoding="utf-8"))


def test_there_are_cases_and_each_directory_is_one():
    directories = {path for path in CASES.glob("*/*") if path.is_dir()}
    assert directories
    assert directories == {path.parent for path in CASES.glob("*/*/expected.json")}


@cases
def test_case_has_one_page_and_known_keys(case):
    assert sum((case / name).exists() for name in PAGES) == 1
    expected = expected_of(case)
    assert {"why", "site", "kind", "removed", "kept"} <= set(expected) <= {
        "why", "site", "kind", "removed", "kept", "record", "records"
    }  # fmt: skip
    assert expected["kind"] in ("article", "page", None)
    assert expected["why"].strip()
    assert not ("record" in expected and "records" in expected)
    for record in records_of(expected):
        assert set(record) <= RECORD_KEYS


@cases
def test_each_string_that_must_go_or_stay_is_in_the_page(case):
    expected, page = expected_of(case), page_words(case)
    missing = [text for text in expected["removed"] + expected["kept"] if words(text) not in page]
    assert missing == []
    assert not set(expected["removed"]) & set(expected["kept"])


@cases
def test_each_expected_value_is_stated_by_the_page(case):
    expected, page = expected_of(case), page_words(case)
    for record in records_of(expected):
        stated = [record.get(key) for key in TEXTS]
        stated += record.get("authors", []) + record.get("affiliations", []) + record.get("keywords", [])
        stated += record.get("mesh_terms", []) + record.get("substances", []) + record.get("publication_types", [])
        paragraphs = (record.get("abstract") or "").split("\n\n")
        for text in paragraphs:  # a label may stand on a line of its own above its paragraph
            stated += [text] if words(text) in page else text.split(": ", 1)
        assert [value for value in stated if value and words(value) not in page] == []


@cases
def test_notices_and_dates_have_the_forms_of_the_record(case):
    kinds = set(NoticeKind.__args__)
    for record in records_of(expected_of(case)):
        assert {notice["kind"] for notice in record.get("notices", [])} <= kinds
        for date in (record.get("published"), record.get("epub")):
            assert date is None or {"year"} <= set(date) <= {"text", "year", "month", "day", "season"}
