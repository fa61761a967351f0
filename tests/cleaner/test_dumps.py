"""A page and what other tools make of it, text browsers, converters, scrapers, give the same record.

Beside the page of a case stand ``as-<tool>.txt``: its text as that tool leaves it. In ``as-text-pieces`` each piece of
text of the HTML has a line of its own, as BeautifulSoup takes it out.
"""

from functools import cache
from pathlib import Path

import pytest

from cleaner import clean
from schemas.article import Article

CASES = Path(__file__).parents[1] / "cases"
DUMPS = sorted(CASES.glob("*/*/as-*.txt"))
KEYS = (
    *("title", "authors", "affiliations", "journal", "published", "volume", "issue", "pages", "doi", "pmid", "pmcid"),
    *("abstract", "keywords", "mesh_terms", "substances", "publication_types", "notices"),
)


@cache
def records(page: Path) -> list[Article]:
    return clean(page).articles


def words(record: Article, key: str) -> object:
    """A value without what a dump cannot hold: white space, and what is printed differently there."""
    value = getattr(record, key)
    if key == "authors":
        return [author.name for author in value]
    if key == "notices":
        return sorted(notice.kind for notice in value)
    if key == "published":
        return (value.year, value.month, value.day, value.season) if value else None
    if key == "publication_types":
        return sorted(value)
    return [squeezed(one) for one in value] if isinstance(value, list) else squeezed(value or "")


def squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_dump_of_a_page_gives_the_records_of_the_page(dump: Path):
    want, got = records(dump.parent / "page.html"), records(dump)
    assert len(got) == len(want)
    for number, (one, other) in enumerate(zip(want, got, strict=True)):
        differing = {key: (words(one, key), words(other, key)) for key in KEYS if words(one, key) != words(other, key)}
        assert not differing, f"{dump.parent.name}, record {number}: (of the page, of the dump) {differing}"


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_dump_of_a_page_links_authors_with_the_same_affiliations(dump: Path):
    for one, other in zip(records(dump.parent / "page.html"), records(dump), strict=True):
        want = {author.name: author.affiliations for author in one.authors if author.affiliations}
        assert {author.name: author.affiliations for author in other.authors if author.name in want} == want


def test_every_kind_of_dump_is_there():
    tools = {dump.stem for dump in DUMPS}
    assert {"as-lynx", "as-w3m", "as-html2text", "as-pandoc-plain", "as-browser", "as-text-pieces"} <= tools
