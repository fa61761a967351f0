"""Every case directory of tests/cases: the page goes in, the expected records come out; one test a field."""

import json
from functools import cache
from pathlib import Path

import pytest

from cleaner import Document, clean, read_page

CASES = Path(__file__).parents[1] / "cases"
SLUGS = sorted(str(path.parent.relative_to(CASES)) for path in CASES.glob("*/*/expected.json"))


@cache
def expected(slug: str) -> dict:
    return json.loads((CASES / slug / "expected.json").read_text(encoding="utf-8"))


@cache
def document(slug: str) -> Document:
    page = next((CASES / slug).glob("page.*"))
    return clean(read_page(page))


def fields() -> list[tuple[str, int, str]]:
    wanted = []
    for slug in SLUGS:
        case = expected(slug)
        for number, record in enumerate(case.get("records") or [case["record"]]):
            wanted += [(slug, number, key) for key in record]
    return wanted


def part(want: object, got: object) -> object:
    """What the expectation speaks of: names where it lists names, only the parts of objects that it gives."""
    if isinstance(want, dict) and isinstance(got, dict):
        return {key: part(value, got.get(key)) for key, value in want.items()}
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return [part(a, b) for a, b in zip(want, got, strict=True)]
    return got["name"] if isinstance(want, str) and isinstance(got, dict) else got


@pytest.mark.parametrize(("slug", "number", "key"), fields(), ids=lambda value: str(value))
def test_field_comes_out_as_the_page_states_it(slug: str, number: int, key: str):
    case = expected(slug)
    want = (case.get("records") or [case["record"]])[number][key]
    articles = document(slug).articles
    assert number < len(articles), f"{slug}: only {len(articles)} record(s) came out"
    got = articles[number].model_dump(mode="json")["authors" if key == "authors_full" else key]
    if key == "abstract":
        want, got = collapse(want), collapse(got)
    elif key == "notices":
        want, got = kinds(want), kinds(got)
    assert part(want, got) == want


@pytest.mark.parametrize("slug", SLUGS)
def test_layout_and_number_of_records_are_told(slug: str):
    case, found = expected(slug), document(slug)
    assert (case["site"] or found.site, case["kind"] or found.kind) == (found.site, found.kind)
    assert len(found.articles) == len(case.get("records") or [case["record"]])


@pytest.mark.parametrize("slug", SLUGS)
def test_furniture_is_gone_and_content_is_kept(slug: str):
    case = expected(slug)
    text = squeeze(" ".join(article.text for article in document(slug).articles))
    left = [words for words in case.get("removed", []) if squeeze(words) in text]
    lost = [words for words in case.get("kept", []) if squeeze(words) not in text]
    assert not left, f"{slug}: left in the text: {left}"
    assert not lost, f"{slug}: lost from the text: {lost}"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_removed_block_names_its_rule_and_the_reason(slug: str):
    for block in document(slug).removed:
        assert document(slug).reasons[block.rule], f"{slug}: no reason for {block.rule}: {block.text[:60]!r}"


def collapse(text: str | None) -> str | None:
    return text and " ".join(text.split())


def kinds(notices: list[dict]) -> list[str]:
    return list(dict.fromkeys(notice["kind"] for notice in notices))


def squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()
