"""Author lines of full-text pages: names and marks come apart, whatever glues them together."""

import pytest

from cleaner import RawPage, clean
from cleaner.author_line import read_marked_element, read_marked_line
from cleaner.index import Index
from cleaner.parse_html import parse_tree


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ada Fern 1, Bo Moss 2,, Cy Reed 1,", [("Ada Fern", "1"), ("Bo Moss", "2"), ("Cy Reed", "1")]),
        ("Ada Fern,1,2* Bo Moss,3 and Cy Reed2,5", [("Ada Fern", "12"), ("Bo Moss", "3"), ("Cy Reed", "25")]),
        ("Ada Fern a,b,*, Bo Marie Moss a, Cy Reed b", [("Ada Fern", "ab"), ("Bo Marie Moss", "a"), ("Cy Reed", "b")]),
        ("Ada Fern,corresponding author2 and Cy Reed1", [("Ada Fern", "2"), ("Cy Reed", "1")]),
        ("Ada C. Fern,1,*† Bo Moss,2,# and Cy de Reed1", [("Ada C. Fern", "1"), ("Bo Moss", "2"), ("Cy de Reed", "1")]),
        ("Ada Fern ^1,*^, Bo Moss ^2^", [("Ada Fern", "1"), ("Bo Moss", "2")]),
        ("Ada Fern 1,2; Reed Study Group2", [("Ada Fern", "12"), ("Reed Study Group", "2")]),
        ("Ada Fern and Bo Moss, Jr1", [("Ada Fern", ""), ("Bo Moss, Jr", "1")]),
        ("Ada Fern, MD,1 Bo Moss, PhD2", [("Ada Fern", "1"), ("Bo Moss", "2")]),
    ],
)
def test_a_line_of_authors_comes_apart(line, authors):
    assert [(author.name, "".join(author.marks)) for author in read_marked_line(line)] == authors


@pytest.mark.parametrize(
    "line",
    [
        "1,2,3,4, 1,2,3,4, 1,2,3,4",
        "The hum of a cupboard: one note, or two?",
        "1 Department of Cups, Test Institute, Exampleville",
        "",
    ],
)
def test_other_lines_hold_no_authors(line):
    assert read_marked_line(line) == []


def element(html):
    index = Index(parse_tree(f"<html><body><div>{html}</div></body></html>", "page"))
    return index.with_tag("div")[0]


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        (
            "<a>Ada Fern</a>,<sup>1,</sup><sup>3</sup> and <a>Bo Moss</a><sup>2</sup>",
            [("Ada Fern", "13"), ("Bo Moss", "2")],
        ),
        ("Ada Fern,<sup>1</sup> Bo Moss,<sup><img></sup><sup>2</sup>", [("Ada Fern", "1"), ("Bo Moss", "2")]),
        ("<a>Ada <mark>Fern</mark></a> <mark>and</mark> <a>Bo Moss</a>", [("Ada Fern", ""), ("Bo Moss", "")]),
        (
            "<a>Ada Fern</a>, MD,<sup>a</sup> on behalf of the Reed Study Group",
            [("Ada Fern", "a"), ("Reed Study Group", "")],
        ),
        ("Editors: <span class='name'>Tess Ambly</span>", []),
    ],
)
def test_an_element_of_authors_comes_apart(html, authors):
    assert [(a.name, "".join(a.marks)) for a in read_marked_element(element(html), ())] == authors


def test_an_orcid_belongs_to_the_author_before_it():
    html = "<a>Ada Fern</a> <a href='https://orcid.org/0000-0002-1825-0097'><img></a><sup>1</sup>, <a>Bo Moss</a>"
    first, second = read_marked_element(element(html), ())
    assert (first.orcid, first.marks, second.orcid) == ("https://orcid.org/0000-0002-1825-0097", ("1",), None)


@pytest.mark.parametrize("count", [3, 80, 300])
def test_each_author_of_a_text_page_has_the_affiliation_of_their_box(count: int):
    names = [f"Ola {chr(65 + at // 26)}ar{chr(97 + at % 26)}by" for at in range(count)]
    boxes = [f"{name}\n1 Department {at}, University of Fog\nFind articles by {name}" for at, name in enumerate(names)]
    lines = ["Test J. 2020 Jan 5;1(2):3-4. doi: 10.5555/x", "PMCID: PMC9000001", "Soup in fog of the harbor", *boxes]
    text = "\n".join([*lines, *(f"{name} 1," for name in names), "", "Abstract", "It is warm in the harbor at noon."])
    document = clean(RawPage(text, "text"))
    record = document.articles[0]
    assert [author.name for author in record.authors] == names
    assert len(record.affiliations) == count
    assert record.abstract == "It is warm in the harbor at noon."
    assert "Find articles by" not in document.text
