"""Laws of cleaning, on every case page and on made-up ones: nothing is lost, and clean text is already clean."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleaner import RawPage, clean, page_from_text, read_page
from cleaner.fold import visible
from schemas.errors import InputError

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.*"))
TEXT_PAGES = [path for path in PAGES if path.suffix != ".html"]
HTML_PAGES = [path for path in PAGES if path.suffix == ".html"]


def name(path: Path) -> str:
    return str(path.parent.relative_to(CASES))


def letters(text: str) -> list[str]:
    """The text without white space and without the bars that part table cells."""
    return [char for char in text if not char.isspace() and char != "|"]


def shown_text(content: str) -> str:
    root = etree.fromstring(content.encode(), etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    etree.strip_elements(root, "script", "style", "template", "svg", with_tail=False)
    return visible("".join(map(str, root.itertext())))


LINES = st.sampled_from([line for path in TEXT_PAGES for line in path.read_text(encoding="utf-8").splitlines()[:80]])
TEXTS = st.lists(LINES | st.text(max_size=80), min_size=1, max_size=60).map("\n".join)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<>&\x00\r"), max_size=30)
TAGS = st.sampled_from("p div span ul li h1 h2 table tr td a b sup nav main footer article button".split())
HTML = st.recursive(
    WORDS,
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0]}>"),
    max_leaves=30,
).map(lambda body: f"<!doctype html><html><body>{body}</body></html>")


@pytest.mark.parametrize("path", TEXT_PAGES, ids=name)
def test_the_blocks_of_a_text_page_are_exactly_the_page(path: Path):
    page = read_page(path)
    document = clean(page)
    assert "".join(page.content[block.start : block.end] for block in document.blocks) == page.content
    assert sorted(map(id, document.kept + document.removed)) == sorted(map(id, document.blocks))


@pytest.mark.parametrize("path", HTML_PAGES, ids=name)
def test_the_blocks_of_an_html_page_hold_all_its_words(path: Path):
    page = read_page(path)
    blocks = clean(page).blocks
    assert sorted(letters("".join(block.text for block in blocks))) == sorted(letters(shown_text(page.content)))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_cleaning_clean_text_changes_nothing(path: Path):
    once = clean(read_page(path)).text
    if not once:  # nothing but furniture: an empty text is no page
        return
    assert clean(page_from_text(once)).text == once


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_cleaning_keeps_no_state(path: Path):
    page = read_page(path)
    assert clean(page).articles == clean(page).articles


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_comes_apart_into_its_lines_and_gives_a_record(text: str):
    page = page_or_none(text)
    if page is None or page.media == "html":  # text that opens like HTML has the laws of HTML
        return
    document = clean(page)
    assert "".join(page.content[block.start : block.end] for block in document.blocks) == page.content
    assert document.articles


@given(HTML)
@settings(max_examples=150, deadline=None)
def test_any_html_keeps_or_removes_each_of_its_letters(html: str):
    page = RawPage(html, "html")
    blocks = clean(page).blocks
    assert sorted(letters("".join(block.text for block in blocks))) == sorted(letters(shown_text(html)))


def page_or_none(text: str) -> RawPage | None:
    try:
        return page_from_text(text)
    except InputError:
        return None
