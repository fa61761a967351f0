"""The pruned HTML of a page holds exactly its kept words and its headline; Markdown too, in Markdown's forms."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleaner import Document, RawPage, clean, page_from_text, read_page
from cleaner.document import render_text
from cleaner.fold import visible
from cleaner.prune import pruned_tree
from schemas.errors import InputError

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.*"))
HTML_PAGES = [path for path in PAGES if path.suffix == ".html"]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<>&\x00\r"), max_size=30)
TAGS = st.sampled_from("p div span ul li h1 h2 table tr td a b sup nav main footer article button title".split())
HTML = st.recursive(
    WORDS | st.sampled_from(["An official website of the United States government", "Abstract", "Log in"]),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0]}>"),
    max_leaves=30,
).map(lambda body: f"<!doctype html><html><body>{body}</body></html>")


def name(path: Path) -> str:
    return str(path.parent.relative_to(CASES))


def letters(text: str) -> str:
    return "".join(text.split()).replace("|", "")


def kept(document: Document) -> str:
    return letters("".join(block.text for block in document.blocks if block.shown))


def body_text(document: Document) -> str:
    body = pruned_tree(document.page, document.blocks).find("body")
    return "" if body is None else letters(visible("".join(map(str, body.itertext()))))


@pytest.mark.parametrize("path", HTML_PAGES, ids=name)
def test_pruned_html_holds_the_kept_words_in_their_order(path: Path):
    document = clean(read_page(path))
    assert body_text(document) == kept(document)


@given(HTML)
@settings(max_examples=200, deadline=None)
def test_any_html_is_pruned_to_the_words_kept(html: str):
    document = clean(RawPage(html, "html"))
    assert sorted(body_text(document)) == sorted(kept(document))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_markdown_holds_the_clean_words(path: Path):
    document = clean(read_page(path))
    shown = [replace(block, rule=None) for block in document.blocks if block.shown]
    assert only_letters(document.markdown()) == only_letters(render_text(shown))


def only_letters(text: str) -> str:
    """Without Markdown's signs and without figures: ordered lists get some."""
    return "".join(filter(str.isalpha, text))


PAGE = """<!doctype html><html><head><title>Soup</title><meta name="citation_doi" content="10.5555/soup">
<link rel="stylesheet" href="x.css"><script>track()</script></head>
<body><header><a href="/"><img src="logo.png"></a></header>
<nav><a href="/login">Log in</a></nav>
<main><h1>Soup  in
fog</h1><p>See <a href="/more">more of</a> <b>it</b>, <a href="javascript:x()">or not</a>.</p>
<figure><img src="pot.png"></figure>
<ul><li>One<ul><li>Two</li></ul></li></ul>
<table><tr><th></th><th>Pots</th></tr><tr><td>Red</td><td>3</td></tr></table>
<table><tr><td><h2>Laid out</h2></td><td><p>by a table</p></td></tr></table>
<p>Last words.</p></main><footer><p>Privacy policy</p></footer></body></html>"""
USER_PROFILE = """id = "soup"
title = "Soup"
root = ["main"]
priority = 99
[fingerprint]
html = ["main"]
"""


@pytest.fixture
def soup_page(tmp_path: Path) -> Document:
    (tmp_path / "soup.toml").write_text(USER_PROFILE, encoding="utf-8")
    page = page_from_text(PAGE, url="https://soup.example/fog")
    return clean(page, profiles=[tmp_path / "soup.toml"])


def test_what_only_held_removed_words_is_gone_and_pictures_among_kept_words_stay(soup_page: Document):
    tree = etree.fromstring(soup_page.html, etree.HTMLParser())
    found = {element.tag for element in tree.iter("*")}
    assert found.isdisjoint({"header", "nav", "footer", "link", "script"})
    assert [image.get("src") for image in tree.iter("img")] == ["pot.png"]
    assert tree.findtext("head/title") == "Soup"
    assert tree.find("head/meta").get("content") == "10.5555/soup"
    assert soup_page.html.startswith("<!doctype html>")


def test_the_soup_is_new_each_time(soup_page: Document):
    soup = soup_page.soup()
    assert isinstance(soup, BeautifulSoup)
    soup.main.decompose()
    assert soup_page.soup().h1.get_text() == "Soup  in\nfog"


def test_markdown_keeps_headings_lists_and_tables(soup_page: Document):
    assert soup_page.markdown() == (
        "# Soup in fog\n\nSee more of **it**, or not.\n\n- One\n  - Two\n\n"
        "|  | Pots |\n| --- | --- |\n| Red | 3 |\n\n## Laid out\n\nby a table\n\nLast words."
    )


def test_links_are_kept_where_asked_for_with_whole_addresses(soup_page: Document):
    assert "See [more of](https://soup.example/more) **it**, or not." in soup_page.markdown(links=True)


def test_a_text_page_becomes_markdown_by_its_lines():
    page = page_from_text("Soup\n====\n\n• One\n* Two\n\nSee [more](https://soup.example/).\n", media="markdown")
    assert clean(page).markdown() == "# Soup\n\n- One\n- Two\n\nSee more."
    assert clean(page).markdown(links=True).endswith("See [more](https://soup.example/).")


def test_a_text_page_has_no_html():
    document = clean(page_from_text("Soup in fog.\n", source="soup.txt"))
    with pytest.raises(InputError, match=re.escape("soup.txt: is a page of text: it has no HTML")) as caught:
        document.soup()
    assert caught.value.code == "page-not-html"


def pmc_page(people: int) -> str:
    """A page of PMC's viewer: behind each author's name a hidden box with the name, the affiliation and a link."""
    authors = ", ".join(
        f"""<a href="/term{at}"><span class="name">Ada{at} Moss</span></a><div hidden id="id{at}">
        <h3><span>Ada{at} Moss</span></h3><div class="p"><sup>{at}</sup> Pond {at}, Reedham</div>
        <div class="p">Find articles by <a href="/t">Ada{at} Moss</a></div></div> <sup>{at}</sup>"""
        for at in range(1, people + 1)
    )
    return f"""<html><head><meta name="ncbi_app" content="cloudpmc-viewer"></head><body><main id="main-content">
        <article>        <section class="pmc-layout__citation"><div>
        <div class="display-inline-block"><button>Pond J</button></div>. 2024
        Mar;4(1):7-12.</div></section><section class="front-matter"><hgroup><h1>Reeds that bend at night</h1></hgroup>
        <div class="cg p">{authors}</div>
        <div class="fn"><sup>\u2709</sup><p class="display-inline">Corresponding author.</p></div></section>
        <section class="abstract"><h2>Abstract</h2><p>Reeds bend when the wind is low.</p></section>
        <section><h2>References</h2><ol><li>Moss A. Older reeds. Pond J. 2001;1:1-2.</li></ol></section>
        </article></main></body></html>"""


@pytest.mark.parametrize("people", [1, 3, 8, 20])
def test_the_shown_names_of_authors_stay_and_their_hidden_boxes_go(people: int):
    document = clean(RawPage(pmc_page(people), "html"))
    names = ", ".join(f"Ada{at} Moss {at}" for at in range(1, people + 1))
    assert not document.soup().find(hidden=True)
    assert document.markdown().split("\n\n") == [
        "Pond J. 2024 Mar;4(1):7-12.",
        "# Reeds that bend at night",
        names,
        "\u2709 Corresponding author.",
        "## Abstract",
        "Reeds bend when the wind is low.",
    ]


TABLES = {
    "<tr><th rowspan=2>Pond</th><th colspan=2>Depth</th></tr><tr><th>May</th><th>June</th></tr>"
    "<tr><td rowspan=2>Old</td><td>1</td><td>2</td></tr><tr><td>3</td><td rowspan=9>4</td></tr>": [
        "| Pond | Depth | |",
        "| --- | --- | --- |",
        "|  | May | June |",
        "| Old | 1 | 2 |",
        "|  | 3 | 4 |",
    ],
    "<thead><tr><th rowspan=5>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>": [
        "| A | B |",
        "| --- | --- |",
        "| 1 | 2 |",
    ],
    "<tr><th>Sign</th><th>Means</th></tr><tr><td>Fog<hr></td><td><ul><li>wait</li><li>ring</li></ul></td></tr>": [
        "| Sign | Means |",
        "| --- | --- |",
        "| Fog | \u2022 wait \u2022 ring |",
    ],
}


@pytest.mark.parametrize("rows", TABLES)
def test_the_columns_of_a_table_stay_in_line(rows: str):
    page = f"<html><body><main><p>Ponds were measured twice.</p><table>{rows}</table></main></body></html>"
    lines = clean(RawPage(page, "html")).markdown().split("\n")
    assert [line for line in lines if line.startswith("|")] == TABLES[rows]
