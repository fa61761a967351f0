"""What the shape of any page tells: what is prose, where the content is, which links are menus."""

import pytest
from lxml import html

from cleaner import RawPage, clean
from cleaner.index import Index
from cleaner.shape import LINKS_RULE, Shape, tell_parts

PROSE = "The bell is rung at noon and once more when the fog comes in. Nobody rings it on a Sunday."
LINKS = "<a href='/a'>Boats</a> <a href='/b'>Bells</a> <a href='/c'>Fog</a>"


def page(body: str) -> Index:
    return Index(html.document_fromstring(f"<html><body>{body}</body></html>"))


def linked(index: Index) -> list[str]:
    drops, _ = tell_parts(index, {}, iter(()), {})
    return [str(element.get("id")) for element, rule in drops.items() if rule == LINKS_RULE]


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        (f"<ul id=x>{LINKS}</ul><p>{PROSE}</p>", ["x"]),
        (f"<p>{PROSE}</p><div id=x><h2>More</h2>{LINKS}</div>", ["x"]),
        (f"<p>{PROSE}</p><ul id=x>{LINKS}</ul><p>{PROSE}</p>", []),
        (f"<ul id=x>{LINKS}</ul>", []),
        (f"<p>{PROSE}</p><ul id=x>{LINKS * 9}</ul>", []),
        (f"<p>{PROSE}</p><p id=x>Written by <a href='/d'>Dora</a> for the harbor office</p>", []),
    ],
    ids=["menu above", "links below", "links between", "no prose", "a list of links", "one link in a line"],
)
def test_only_lists_of_links_outside_the_prose_go(body: str, dropped: list[str]):
    assert linked(page(body)) == dropped


@pytest.mark.parametrize(("share", "goes"), [(0.25, False), (0.75, True), (1.0, True)])
def test_a_rule_takes_no_more_prose_than_its_share(share: float, goes: bool):
    index = page(f"<div id=a><p>{PROSE}</p></div><div id=b><p>{PROSE}</p></div>")
    drops, _ = tell_parts(index, {index.ids["b"][0]: "site:box"}, iter(()), {"site:box": share})
    assert (index.ids["b"][0] in drops) is goes


def test_the_content_is_where_the_prose_is():
    index = page(f"<div id=a>Short</div><div id=b>{f'<p>{PROSE}</p>' * 8}</div>")
    a, b = index.ids["a"][0], index.ids["b"][0]
    assert tell_parts(index, {}, iter((a, b)), {})[1] is b
    assert tell_parts(index, {}, iter((a,)), {})[1] is None


def test_prose_is_counted_once_whatever_stands_inside_it():
    index = page(f"<div><p>{PROSE} <a href='/a'>See <b>here</b>.</a></p></div>")
    shape = Shape.of(index.elements, ())
    assert shape.prose[0] == shape.prose_of(index.with_tag("p")[0]) > 0


@pytest.mark.parametrize("page", ["<html hidden>", "<html hidden><p>Soup", "<html style='display: none'><p>Soup"])
def test_a_page_that_is_hidden_until_its_scripts_have_run_is_read(page: str):
    assert [block.text for block in clean(RawPage(page, "html")).blocks if block.text] == ["Soup"] * page.count("Soup")


def test_a_table_beside_the_prose_is_content():
    rows = "".join(f"<tr><td>Bell {n}</td><td>Rung at noon and in fog</td></tr>" for n in range(60))
    text, table = f"<div id=a>{f'<p>{PROSE}</p>' * 10}</div>", f"<div id=b><h3>Bells</h3><table>{rows}</table></div>"
    index = page(f"<div id=c><div>{text}{table}</div></div>")
    assert tell_parts(index, {}, iter(()), {})[1] is index.ids["c"][0][0]
    menu = f"<div><table><tr><td>{LINKS * 100}</td></tr></table></div>"
    index = page(f"<div id=c><div>{text}{menu}</div></div>")
    assert tell_parts(index, {}, iter(()), {})[1] is index.ids["a"][0]
