"""HTML that lost the ids and classes of its site gives the record of the page, read by the lines that it shows."""

import re
from pathlib import Path

import pytest

from cleaner import Document, clean, page_from_bytes, page_from_text, read_page

CASES = Path(__file__).parents[1] / "cases"
HTML_ONLY = {"mmwr"}  # of which no line says what it is
IN_HEAD = {"generic/html-publication", "us-gov/html-publication", "us-gov/html-report-dublin-core"}  # whose heads do
PAGES = [
    path
    for path in sorted(CASES.glob("*/*/page.html"))
    if path.parts[-3] not in HTML_ONLY
    and "/".join(path.parts[-3:-1]) not in IN_HEAD
    and clean(read_page(path)).kind == "article"
]
KEYS = ("title", "affiliations", "abstract", "mesh_terms", "keywords", "doi", "journal", "volume", "issue", "pages")
UNSHOWN = re.compile(r"(?is)<(script|style|svg|head)\b.*?</\1>|<!--.*?-->")
ATTRIBUTES = re.compile(r"<([a-zA-Z][\w-]*)\b[^>]*?(/?)>")
PLAIN = """<html><body><p>1. J Test Ecol. 2020 Jul;45(7):17-9.</p><h1>Dragonflies over the weir</h1>
<p>Amberly S(1), Quist D(1).</p><p>Author information:<br>(1)Institute of Weirs, Test City.</p>
<p>Dragonflies were counted in two dry summers, and few were seen twice.</p><p>PMID: 90600021</p></body></html>"""


def name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


def plain(path: Path) -> Document:
    page = page_from_bytes(path.read_bytes()).content
    return clean(page_from_text(ATTRIBUTES.sub(r"<\1\2>", UNSHOWN.sub("", page)), media="html", source="plain.html"))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_without_attributes_gives_its_record(path: Path):
    document = plain(path)
    whole = clean(read_page(path)).articles
    assert document.kind == "article"
    assert len(document.articles) == len(whole)
    for article, other in zip(document.articles, whole, strict=True):
        known = [key for key in KEYS if getattr(other, key)]
        assert {key: getattr(article, key) for key in known} == {key: getattr(other, key) for key in known}
        assert [author.name for author in article.authors] == [author.name for author in other.authors]


def test_what_is_read_stands_where_its_element_does():
    document = clean(page_from_text(PLAIN, media="html", source="plain.html"))
    (article,), (origins,) = document.articles, document.origins
    assert (document.site, article.pmid, article.title) == ("pubmed", "90600021", "Dragonflies over the weir")
    assert origins["title"] == "h1"
    assert [(block.where, block.start) for block in document.blocks] == [
        ("p", 1), ("h1", 1), ("p", 2), ("p", 2), ("p", 2), ("p", 3), ("p", 3)
    ]  # fmt: skip
    assert document.page.media == "html"
    assert "<h1>Dragonflies" in document.html
    assert document.articles[0].text == document.text


@pytest.mark.parametrize(
    "change",
    [
        ("PMID: 90600021", "The end"),  # nothing that a record's text would hold
        ("<h1>Dragonflies over the weir</h1>", ""),
        ("<p>Amberly S(1), Quist D(1).</p><p>Author information:<br>(1)Institute of Weirs, Test City.</p>", ""),
    ],
)
def test_less_than_a_record_states_is_a_page(change: tuple[str, str]):
    page = PLAIN.replace(*change)
    assert page != PLAIN
    assert clean(page_from_text(page, media="html")).kind == "page"


def test_a_page_that_lists_works_is_none_of_them():
    works = "".join(
        f"<li>Amberly S, Quist D. Dragonflies over weir {n}. J Test Ecol. 2020;45(7):{n}-{n + 3}. PMID: 9060002{n}</li>"
        for n in range(1, 6)
    )
    page = f"<html><body><h1>The pond group</h1><p>We count dragonflies.</p><ul>{works}</ul></body></html>"
    assert clean(page_from_text(page, media="html")).kind == "page"
