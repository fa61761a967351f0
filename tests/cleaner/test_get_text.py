"""The text that `get_text` of BeautifulSoup takes out of a page, as most scrapers do, gives the record of the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from cleaner import clean, page_from_bytes, page_from_text

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted((*CASES.glob("pubmed/html-n*/page.html"), CASES / "pmc" / "html-viewer-2024" / "page.html"))
NO_HEADING = "<p>The text of this article begins without a heading."
CALLS: dict[str, dict[str, Any]] = {
    "get_text()": {},
    "get_text('\\n')": {"separator": "\n"},
    "get_text('\\n', strip=True)": {"separator": "\n", "strip": True},
}
IN_ONE_LINE: dict[str, Callable[[BeautifulSoup], str]] = {
    "get_text(' ', strip=True)": lambda soup: soup.get_text(" ", strip=True),
    "get_text(strip=True)": lambda soup: soup.get_text(strip=True),
    "' '.join(get_text().split())": lambda soup: " ".join(soup.get_text().split()),
    "body only, ' '.join of all pieces": lambda soup: " ".join(body(soup).stripped_strings),
}
KEYS = (
    "title", "vernacular_title", "authors", "affiliations", "journal", "published", "epub", "volume", "issue", "pages",
    "doi", "pmid", "pmcid", "abstract", "mesh_terms", "keywords", "publication_types", "language", "notices",
)  # fmt: skip


def body(soup: BeautifulSoup) -> Tag:
    assert soup.body
    return soup.body


def record(page: Any) -> dict[str, Any]:
    (article,) = clean(page).articles
    read = article.model_dump(mode="json", include=set(KEYS))
    # The parts of names, and of paragraphs, are elements that text does not have.
    read["authors"] = [author["name"] for author in read["authors"]]
    read["notices"] = sorted({notice["kind"] for notice in read["notices"]})  # several may be one in text
    read["title"] = "".join(read["title"].split())  # nor does it have subscripts
    read["abstract"] = "".join(filter(str.isalnum, read["abstract"] or ""))
    return read


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_the_text_of_a_page_gives_the_record_of_the_page(path: Path, call: dict[str, Any]):
    page = page_from_bytes(path.read_bytes())
    text = BeautifulSoup(page.content, "html.parser").get_text(**call)
    assert record(page_from_text(text, media="text")) == record(page)


@pytest.mark.parametrize("text_of", IN_ONE_LINE.values(), ids=IN_ONE_LINE)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_so_does_its_text_in_one_line(path: Path, text_of: Callable[[BeautifulSoup], str]):
    source = path.read_text(encoding="utf-8").replace(NO_HEADING, f"<h2>Introduction</h2>{NO_HEADING}")
    page = page_from_text(source, media="html")
    text = text_of(BeautifulSoup(source, "html.parser"))
    assert record(page_from_text(text, media="text")) == record(page)


@pytest.mark.parametrize("text_of", IN_ONE_LINE.values(), ids=IN_ONE_LINE)
def test_what_no_heading_ends_is_left_out(text_of: Callable[[BeautifulSoup], str]):
    path = CASES / "pmc" / "html-viewer-2024" / "page.html"
    read = record(page_from_text(text_of(BeautifulSoup(path.read_bytes(), "html.parser")), media="text"))
    assert read == {**record(page_from_bytes(path.read_bytes())), "keywords": []}


@pytest.mark.parametrize("text_of", IN_ONE_LINE.values(), ids=IN_ONE_LINE)
def test_the_articles_on_the_home_page_are_no_records(text_of: Callable[[BeautifulSoup], str]):
    soup = BeautifulSoup((CASES / "pubmed" / "html-home-page" / "page.html").read_bytes(), "html.parser")
    document = clean(page_from_text(text_of(soup), media="text"))
    assert (document.site, document.kind) == ("pubmed", "page")
    assert document.articles[0].pmid is None


@pytest.mark.parametrize("text_of", IN_ONE_LINE.values(), ids=IN_ONE_LINE)
@pytest.mark.parametrize("site", ["pubmed-legacy/html-l2-full", "pubmed-legacy/html-l2-translated-title"])
def test_terms_that_nothing_parts_are_left_out(site: str, text_of: Callable[[BeautifulSoup], str]):
    path = CASES / site / "page.html"
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    window = str(soup.title.string) + " " if soup.title else ""  # without it, a title in brackets has no end
    text = window.strip() + " " + text_of(soup).removeprefix(window.strip())
    page = record(page_from_bytes(path.read_bytes()))
    assert record(page_from_text(text, media="text")) == page | {"mesh_terms": [], "publication_types": []}


@pytest.mark.parametrize("site", ["pubmed-legacy/html-l2-full", "pubmed-legacy/html-l2-translated-title"])
def test_so_are_those_of_a_record_that_is_one_line_of_its_page(site: str):
    path = CASES / site / "page.html"
    text = BeautifulSoup(path.read_bytes(), "html.parser").get_text()
    page = record(page_from_bytes(path.read_bytes()))
    assert record(page_from_text(text, media="text")) == page | {"mesh_terms": [], "publication_types": []}


@pytest.mark.parametrize("call", ["get_text(' ', strip=True)", "' '.join(get_text().split())"])
@pytest.mark.parametrize("slug", ["html-frontend-2022", "html-2017-manuscript"])
def test_older_pages_of_pmc_in_one_line(slug: str, call: str):
    source = (
        (CASES / "pmc" / slug / "page.html").read_text(encoding="utf-8").replace("Exampleville 14853", "Exampleville")
    )
    text = IN_ONE_LINE[call](BeautifulSoup(source, "html.parser"))
    keys = (
        "title",
        "authors",
        "affiliations",
        "journal",
        "published",
        "epub",
        "volume",
        "pages",
        "doi",
        "pmcid",
        "abstract",
    )
    read, page = record(page_from_text(text, media="text")), record(page_from_text(source, media="html"))
    assert {key: read[key] for key in keys} == {key: page[key] for key in keys}


def test_a_year_glued_to_the_journal_opens_the_date():
    path = CASES / "pubmed-legacy" / "html-l2-full" / "page.html"
    text = (
        BeautifulSoup(path.read_bytes(), "html.parser")
        .get_text("\n", strip=True)
        .replace("J Test Baking.\n", "J Test Baking.")
    )
    read = record(page_from_text(text, media="text"))
    assert (read["journal"], read["published"]["year"]) == ("J Test Baking", 2014)


def test_a_heading_behind_a_blank_is_none_of_the_keywords():
    source = (CASES / "pmc" / "html-viewer-2024" / "page.html").read_text(encoding="utf-8")
    source = source.replace(f"\n{NO_HEADING}", f"<h2>Introduction</h2>\n{NO_HEADING}")
    text = BeautifulSoup(source, "html.parser").get_text(" ")
    assert "counting Introduction \n" in text
    assert record(page_from_text(text, media="text"))["keywords"] == ["bells", "quiet rooms", "counting"]


@pytest.mark.parametrize(
    "text_of", [*IN_ONE_LINE.values(), BeautifulSoup.get_text, lambda soup: soup.get_text("\n", strip=True)]
)
@pytest.mark.parametrize("slug", ["html-n3-full", "html-n3-single-author", "html-n2-figures-pmc", "html-n1-abstract"])
def test_a_page_whose_head_was_taken_out_gives_the_rest(slug: str, text_of: Callable[[BeautifulSoup], str]):
    page = page_from_bytes((CASES / "pubmed" / slug / "page.html").read_bytes())
    soup = BeautifulSoup(page.content, "html.parser")
    for element in soup(["script", "style", "nav", "header", "footer"]):
        element.decompose()
    if soup.title and soup.body:  # the text of the body alone does not say which page it is
        soup.body.insert(0, f"{soup.title.get_text().strip()}\n")
    keys = ("title", "pmid", "abstract", "keywords", "mesh_terms", "publication_types")
    read, whole = record(page_from_text(text_of(soup), media="text")), record(page)
    assert {key: read[key] for key in keys} == {key: whole[key] for key in keys}
    assert read["journal"] is None


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_highlighted_words_do_not_tear_the_titles_of_results(call: dict[str, Any]):
    source = (CASES / "pubmed" / "html-search-results" / "page.html").read_text(encoding="utf-8")
    marked = source.replace("seed sorting and sleep", "<b>seed sorting</b> and <b>sleep</b>").replace(
        "kite", "<b>kite</b>"
    )
    text = BeautifulSoup(marked, "html.parser").get_text(**call)
    titles = [article.title for article in clean(page_from_text(source, media="html")).articles]
    assert marked.count("<b>") >= 4
    assert [article.title for article in clean(page_from_text(text, media="text")).articles] == titles


@pytest.mark.parametrize("call", ["get_text(' ', strip=True)", "get_text(strip=True)", "' '.join(get_text().split())"])
def test_results_in_one_line(call: str):
    source = (CASES / "pubmed" / "html-search-results" / "page.html").read_text(encoding="utf-8")
    text = IN_ONE_LINE[call](BeautifulSoup(source, "html.parser"))
    keys = {"site", "title", "authors", "journal", "published", "volume", "issue", "pages", "doi", "pmid"}
    read, page = (
        [article.model_dump(include=keys) for article in clean(page_from_text(words, media=media)).articles]
        for words, media in ((text, "text"), (source, "html"))
    )
    assert read == page
    assert len(read) == 10


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    ("doi", "marked"),
    [
        ("10.5555/j.testing.2001.00689", "10.5555/j.<b>testing</b>.2001.00689"),
        ("10.5555/ann.2001.00689", "10.5555/ann.<b>2001</b>.00689"),
        ("10.5555/sleep-2001-kite.7", "10.5555/<b>sleep</b>-2001-<b>kite</b>.7"),
    ],
)
def test_highlighted_words_do_not_tear_dois(call: dict[str, Any], doi: str, marked: str):
    source = (CASES / "pubmed" / "html-search-results" / "page.html").read_text(encoding="utf-8")
    source = source.replace("10.5555/ann.2001.00689", marked)
    text = BeautifulSoup(source, "html.parser").get_text(**call)
    articles = clean(page_from_text(text, media="text")).articles
    assert marked in source
    assert doi in [article.doi for article in articles]
