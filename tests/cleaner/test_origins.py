"""Every field of a record says where on the page it stands."""

import re
from pathlib import Path

import pytest

from cleaner import Document, clean, page_from_text, read_page
from cleaner.origins import FIELDS
from schemas.article import Article

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.*"))
LINE = re.compile(r"(?:the (?:short )?citation, )?line (\d+)")


def name(path: Path) -> str:
    return str(path.parent.relative_to(CASES))


def values(article: Article) -> set[str]:
    return {key for key in FIELDS if getattr(article, key) not in (None, [])}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_each_field_with_a_value_has_an_origin_and_no_other(path: Path):
    document = clean(read_page(path))
    assert [set(origins) for origins in document.origins] == [values(article) for article in document.articles]
    unplaced = [
        (key, origin) for origins in document.origins for key, origin in origins.items() if origin == "the page"
    ]
    assert not unplaced
    assert not [origin for origins in document.origins for origin in origins.values() if "character" in origin]


@pytest.mark.parametrize("path", [path for path in PAGES if path.suffix != ".html"], ids=name)
def test_the_line_of_a_title_or_citation_is_where_its_words_are(path: Path):
    document = clean(read_page(path))
    lines = document.page.content.splitlines()
    for article, origins in zip(document.articles, document.origins, strict=True):
        for key in ("title", "citation", "vernacular_title"):
            if key in origins and (found := LINE.fullmatch(origins[key])):
                near = " ".join(lines[int(found[1]) - 1 : int(found[1]) + 12])
                assert letters(getattr(article, key))[:12] in letters(near), (key, origins[key])


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_the_places_are_the_same_whenever_they_are_asked_for(path: Path):
    first, later = clean(read_page(path)), clean(read_page(path))
    assert later.blocks
    assert first.origins == later.origins
    assert first == later


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def origins(document: Document) -> dict[str, str]:
    return dict(document.origins[0])


def test_text_names_lines_html_selectors_and_the_citation_is_named_where_it_states_a_field():
    text = origins(
        clean(page_from_text("A Title About Soup\n\nCastrell L. Soup in fog. Synth Nurs Res. 2020;28(6):502-17.\n"))
    )
    assert text["volume"].startswith("the citation, line 3")
    html = origins(clean(read_page(CASES / "pubmed" / "html-n3-full" / "page.html")))
    assert html["journal_title"] == 'meta[name="citation_journal_title"]@content'
    assert html["volume"] == "the citation, #full-view-heading .article-citation"
