"""What is cut out of a page's source before it is parsed changes nothing but the time that the page takes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner import Block, Document, clean, page_from_text, read_page
from cleaner.cut import CutSource, cut_source, words_of_part
from cleaner.layouts import load_layouts
from cleaner.profile import Cut, read_profile
from schemas.article import Article

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.html"))
FULL = CASES / "pubmed" / "html-n3-full" / "page.html"
PROFILES = Path(read_page.__code__.co_filename).parent / "profiles"
CUTTING = [profile for path in sorted(PROFILES.rglob("*.toml")) if (profile := read_profile(path)).cut]
CUT = Cut(signs=("<main>",), values=("bar", "tool bar"))


def whole(page: Path | str) -> Document:
    """A page of which nothing was cut: a rule of the caller's own may ask for all words of it."""
    given = page_from_text(page, media="html") if isinstance(page, str) else read_page(page)
    return clean(given, rules=[lambda blocks: ()])


def is_cut(document: Document) -> bool:
    return any(block.unread for block in document._blocks)


def filled(document: Document) -> dict[str, object]:
    (article,) = document.articles
    return {key: value for key in Article.model_fields if (value := getattr(article, key))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}")
def test_a_cut_page_gives_the_document_of_the_whole_page(page: Path):
    cut, uncut = clean(read_page(page)), whole(page)
    assert not is_cut(uncut)
    assert cut.articles == uncut.articles
    assert cut.origins == uncut.origins
    assert cut.blocks == uncut.blocks
    assert cut == uncut


@pytest.mark.parametrize("profile", CUTTING, ids=lambda profile: profile.id)
def test_all_that_a_profile_cuts_is_met_on_a_saved_page(profile):
    pages = [path.read_text(encoding="utf-8") for path in PAGES if is_cut(clean(read_page(path)))]
    unmet = [value for value in profile.cut.values if not any(f'="{value}"' in page for page in pages)]
    assert unmet == []


def test_most_of_a_pubmed_page_is_cut():
    (profile,) = (profile for profile in CUTTING if profile.id == "pubmed")
    page = FULL.read_bytes()
    cut = cut_source(page, profile.cut)
    assert cut is not None
    assert len(cut.source) < len(page) / 3


def test_the_words_of_what_is_cut_are_read_when_they_are_asked_for():
    document = clean(read_page(FULL))
    unread = [block for block in document._blocks if block.unread]
    assert unread
    assert not any(block.text for block in unread)
    assert document.text == whole(FULL).text
    assert is_cut(document)
    assert all(block.text for block in document.removed)
    assert not is_cut(document)


def test_how_long_the_words_of_what_is_cut_are_is_known_without_them():
    document = clean(read_page(FULL))
    lengths = list(document.lengths())
    assert is_cut(document)
    assert lengths == [(block.rule, len(block.text)) for block in whole(FULL).blocks]


def cut_of(inside: str, cut: Cut = CUT) -> CutSource | None:
    return cut_source(f"<body>{inside}<main><div>Text</div></main></body>".encode(), cut)


@pytest.mark.parametrize(
    ("html", "left", "part"),
    [
        ('<div id="bar">Save</div>', '<div id="bar" pubsieve-cut="0"></div>', "Save"),
        ('<div class="tool bar"><div>A</div>B</div>', '<div class="tool bar" pubsieve-cut="0"></div>', "<div>A</div>B"),
        ('<nav\n id="bar"\n hidden>Save</nav>', '<nav\n id="bar"\n hidden pubsieve-cut="0"></nav>', "Save"),
        ("<div title='a b' id=\"bar\">A</div>", '<div title=\'a b\' id="bar" pubsieve-cut="0"></div>', "A"),
        ('<div id="bar">A\n\nB\n</div>', '<div id="bar" pubsieve-cut="0">\n\n\n</div>', "A\n\nB\n"),
        (
            '<div id="bar">A<!-- <b --><script>if (a < b) c()</script></div>',
            '<div id="bar" pubsieve-cut="0"></div>',
            "A<!-- <b --><script>if (a < b) c()</script>",
        ),
        ('<div id="bar"><DIV>A</DIV>B</div>', '<div id="bar" pubsieve-cut="0"></div>', "<DIV>A</DIV>B"),
    ],
)
def test_an_element_is_left_without_what_it_held(html: str, left: str, part: str):
    cut = cut_of(html)
    assert cut is not None
    assert cut.source.decode() == f"<body>{left}<main><div>Text</div></main></body>"
    assert [one.decode() for one in cut.parts] == [part]


@pytest.mark.parametrize(
    "html",
    [
        '<div id="other">Save</div>',
        '<div id="bar side">Save</div>',
        '<div data-id="bar">Save</div>',
        '<p id="bar">Save</p>',  # ended by whatever begins a block
        '<div id="bar">Save',
        '<section id="bar">Save',
        '<div id="bar"><div>Save</div>',  # would take what is behind it
        '<div id="bar"><script>if (a < b) write("</div>")</script></div>',
        '<div id="bar"><!-- </div> --></div>',
        '<div id="bar"><script>a</script</div>',
        '<div id="bar" title="a > b">Save</div>',
        '<div id="bar"><a title="<b>">Save</a></div>',
        '<div id="bar">a < b</div>',
        '<div id="bar" pubsieve-cut="0">Save</div><div pubsieve-cut="1"></div>',
        '<div id="bar"><DIV>Save</div><DIV></DIV>',
    ],
)
def test_what_may_read_otherwise_by_itself_is_left_to_the_parser(html: str):
    only_sign = Cut(signs=("<main><div>Text",), values=CUT.values)
    assert cut_of(html, only_sign) is None


def test_nothing_is_cut_where_a_part_would_hold_what_the_page_is_known_by():
    assert cut_source(b'<div id="bar"><main></div>', CUT) is None


def test_nothing_is_cut_where_a_sign_is_missing():
    assert cut_of('<div id="bar">Save</div>', Cut(signs=("<main>", "<footer>"), values=CUT.values)) is None


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (" A <b>b</b>\n c ", "A b c"),
        ("<li>A</li><li>b</li>", "Ab"),
        ("A<script>b</script><svg><title>c</title></svg> <style>d</style>e", "A e"),
        ("A<!-- <b> -->b<SVG><STYLE>c</STYLE>d</SVG>e", "Abe"),
        ("A<script>b", "Ab"),
        ("A<script>b</script", "Ab"),
        ("A<Script>b</Script>c", "Ac"),
        ("<strong>A</strong><table><tr><td>b</td></tr></table>", "Ab"),
        ("a &lt;b&gt; &amp; caf&eacute;&nbsp;&#8211; d", "a <b> & café – d"),
        ("Ünï &copy; &#39;a&#x27; &amp;lt;", "Ünï © 'a' &lt;"),
        ("AT&T &unknown; &hellip;", "AT&T &unknown; …"),
        ("<br/>", ""),
    ],
)
def test_words_of_a_part(part: str, words: str):
    assert words_of_part(part.encode()) == words


TOOLBAR = '<div id="article-page-header">'
SIMILAR = '<div class="similar-articles" id="similar">'
FAULTS: dict[str, Callable[[str], str]] = {
    "a dialog without an end": lambda page: page.replace('<div class="overlay"', '<div class="overlay"><div', 1),
    "one more end": lambda page: page.replace('<div id="ncbi-footer">', '<div id="ncbi-footer"></div>', 1),
    "a menu without an end": lambda page: page.replace('<ul class="keyword-actions-links">', "<div><ul>", 1),
    "text instead of markup": lambda page: page.replace("Search in MeSH", "Search < MeSH", 1),
    "a comment in the toolbar": lambda page: page.replace(TOOLBAR, f"{TOOLBAR}<!-- x -->", 1),
    "a comment around a toolbar": lambda page: page.replace(TOOLBAR, f"<!-- {TOOLBAR}</div> -->{TOOLBAR}", 1),
    "a raw text that is left open": lambda page: page.replace(SIMILAR, f"<textarea>{SIMILAR}", 1),
    "a toolbar in a dialog": lambda page: page.replace("<body", '<body><div class="dialog"', 1),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_in_what_is_cut_costs_no_field(fault: Callable[[str], str]):
    page = FULL.read_text(encoding="utf-8")
    broken = fault(page)
    assert broken != page
    cut, uncut = clean(page_from_text(broken, media="html")), whole(broken)
    assert filled(cut).keys() >= filled(uncut).keys()


PROFILE = """
id = "own"
title = "A page of our own"
priority = {priority}
fingerprint.html = ["#similar .docsum-title"]
"""


@pytest.mark.parametrize(("priority", "site"), [(50, "own"), (49, "pubmed")])
def test_a_profile_that_is_asked_before_sees_the_whole_page(tmp_path: Path, priority: int, site: str):
    path = tmp_path / "own.toml"
    path.write_text(PROFILE.format(priority=priority))
    assert clean(FULL, profiles=[path]).site == site


def test_a_profile_does_not_take_over_what_another_cuts(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text('id = "own"\ntitle = "A variant"\npriority = 60\nvariant_of = "pubmed"\n[fields]\nx = ["p"]\n')
    layouts = {layout.id: layout for layout in load_layouts(path)}
    assert layouts["own"].profile.cut is None
    assert layouts["pubmed"].profile.cut is None


def test_a_rule_of_the_callers_own_sees_all_words():
    seen: list[Block] = []
    clean(FULL, rules=[lambda blocks: seen.extend(blocks) or ()])
    assert all(block.text for block in seen)


OWN = """
id = "own"
title = "A page of our own"
fingerprint.html = ["#own"]
[cut]
signs = ['id="own"']
values = ["bar"]
[[drop]]
id = "frame"
why = "the frame of our own pages"
css = {css}
"""
OWN_PAGE = '<body><div id="top"><div id="bar">Save</div>Menu</div><div id="own"><p>Words of the page.</p></div></body>'


@pytest.mark.parametrize(
    ("css", "cut", "removed"),
    [
        ("['#bar']", True, ["Save"]),
        ("['#bar', '#nothing']", True, ["Save"]),
        ("['#top']", False, ["SaveMenu"]),  # would miss the words that were cut out of it
        ("['#top', '#bar']", False, ["SaveMenu"]),
        ("['#nothing']", False, []),  # nobody drops what would be cut
    ],
)
def test_what_is_not_dropped_by_itself_is_not_cut(tmp_path: Path, css: str, cut: bool, removed: list[str]):
    path = tmp_path / "own.toml"
    path.write_text(OWN.format(css=css))
    document = clean(page_from_text(OWN_PAGE, media="html"), profiles=[path])
    assert document.site == "own"
    assert is_cut(document) == cut
    assert [block.text for block in document.removed if block.rule == "own:frame"] == removed


def test_a_page_of_another_layout_is_read_whole(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.format(css="['#bar']").replace('"#own"', '"#other"'))
    document = clean(page_from_text(OWN_PAGE, media="html"), profiles=[path])
    assert document.site != "own"
    assert not is_cut(document)
    assert "Save" in {block.text for block in document.blocks}
