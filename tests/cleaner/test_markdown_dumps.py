"""A page and the Markdown of it give the same records: HTML cases of sites whose records are read from text as well.

They are converted here by markdownify, in two styles.
"""

from functools import cache
from pathlib import Path

import pytest
from markdownify import markdownify

from cleaner import clean, page_from_text, read_page
from schemas.article import Article

CASES = Path(__file__).parents[1] / "cases"
# A table that lays out the page becomes one line of Markdown; results of 2012 lose the number that parts them.
BEYOND_REPAIR = {"pmc/html-2009-tables", "pubmed-legacy/html-l2-results"}
STYLES = {"underlined": {"strip": ["script", "style"]}, "marked": {"heading_style": "ATX"}}
KEYS = (
    *("title", "affiliations", "journal", "volume", "issue", "pages", "doi", "pmid", "pmcid", "abstract", "keywords"),
    *("mesh_terms", "substances", "publication_types"),
)


def slug(path: Path) -> str:
    return f"{path.parents[1].name}/{path.parent.name}"


SITES = ("pmc", "pubmed", "pubmed-legacy")
PAGES = [
    page for site in SITES for page in sorted(CASES.glob(f"{site}/html-*/page.html")) if clean(page).kind == "article"
]


@cache
def of_page(page: Path) -> list[dict]:
    return [values(article) for article in clean(page).articles]


def values(article: Article) -> dict[str, object]:
    """What the record says, without white space and signs, which Markdown may have otherwise."""
    found: dict[str, object] = {key: plain(getattr(article, key)) for key in KEYS}
    found["authors"] = [plain(author.name) for author in article.authors]
    found["published"] = article.published and article.published.model_dump(exclude={"text"})
    return found


def plain(value: list[str] | str | None) -> object:
    if isinstance(value, list):
        return sorted(map(plain, value))
    return "".join(filter(str.isalnum, value or ""))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("page", [page for page in PAGES if slug(page) not in BEYOND_REPAIR], ids=slug)
def test_markdown_of_a_page_gives_the_records_of_the_page(page: Path, style: str):
    text = markdownify(read_page(page).content, **STYLES[style])
    got = [values(article) for article in clean(page_from_text(text, media="markdown")).articles]
    want = of_page(page)
    assert len(got) == len(want)
    for number, (one, other) in enumerate(zip(want, got, strict=True)):
        stated = {key: value for key, value in one.items() if key != "pmid" or str(value) in text}
        differing = {key: (value, other[key]) for key, value in stated.items() if value != other[key]}
        assert not differing, f"record {number}: (of the page, of the Markdown) {differing}"


def test_what_is_beyond_repair_is_still_a_case():
    assert {slug(page) for page in PAGES} > BEYOND_REPAIR
