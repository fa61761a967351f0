"""Markdown as converters write it: the words of each form, its offsets, and the lines that were one."""

import pytest

from cleaner import RawPage, clean
from cleaner.markup import unmarked

LINES = {
    "link": ("[Oak barrels](/oak) leak", "Oak barrels leak"),
    "link with a title": ('[Oak](/oak "Oak, in full")', "Oak"),
    "link with a title over lines": ('[Oak\nbarrels](/oak\n"Oak, in full")', "Oak barrels"),
    "link with round brackets": ("[Oak](/oak_(tree)_2) leaks", "Oak leaks"),
    "link whose address has blanks": ("[10.5555/ab cd](https://doi.org/10.5555/ab cd)", "10.5555/ab cd"),
    "picture in a link": ("[![oak\nlogo](/oak.svg)](/)", "oak logo"),
    "escaped brackets in a link": (r"[mean \[SD\]](/sd)", "mean [SD]"),
    "affiliation number": ("Ida Brandt[^1](#a1)[2](#a2)", "Ida Brandt^12"),
    "raw link over lines": ('by <a href="/b"\nclass="x > y"\ndata-z="">Ida</a> <b\nid="b">Brandt</b>', "by Ida Brandt"),
    "raw index": ("H<sub>2</sub>O, Ida Brandt<sup>1</sup>", "H2O, Ida Brandt1"),
    "line break": ("oak<br />beech", "oak beech"),
    "comment": ("oak<!-- -->", "oak"),
    "address": ("see <https://oak.example/a_b_c>", "see https://oak.example/a_b_c"),
    "less than is no tag": ("P <0.05 and a < b", "P <0.05 and a < b"),
    "unknown tag": ("the <oak> barrel", "the <oak> barrel"),
    "nested emphasis": ("**the _P_ value** and *n*", "the P value and n"),
    "escapes": (r"\*not\* 1\. Oak\'s \$5 \@home a\_b", "*not* 1. Oak's $5 @home a_b"),
    "named characters": ("R&amp;D&nbsp;unit", "R&D unit"),
}
PANDOC = "::: {#top .page}\n::: inner\n\n"
PANDOC_LINES = {
    "span": ('[Oak *barrels*]{.title lang="en"} leak', "Oak barrels leak"),
    "anchor": ("[]{#top .anchor}Oak", "Oak"),
    "raised and lowered": ("Ida Brandt^1,2^ on H~2~O", "Ida Brandt1,2 on H2O"),
    "raised link": ("Ida Brandt^[1](#a1){.aff}^", "Ida Brandt1"),
    "link with attributes over lines": ('[Oak](/oak){.tree\n.leaf ga-label="a\nb"}', "Oak"),
    "heading": ("## Oak {#oak .title}", "Oak"),
    "wrapped": ("Oak barrels\nleak", "Oak barrels leak"),
    "braces": ("the set {a, b}", "the set {a, b}"),
}


def texts(content: str) -> list[str]:
    return [block.text for block in clean(RawPage(content, "markdown")).blocks if block.key]


@pytest.mark.parametrize(("line", "want"), LINES.values(), ids=LINES)
def test_a_form_of_markdown_reads_as_its_words(line: str, want: str):
    assert texts(line) == [want]


@pytest.mark.parametrize(("line", "want"), PANDOC_LINES.values(), ids=PANDOC_LINES)
def test_a_form_of_pandoc_reads_as_its_words(line: str, want: str):
    assert texts(PANDOC + line) == [want]


@pytest.mark.parametrize(("line", "want"), [*LINES.values(), *PANDOC_LINES.values()], ids=[*LINES, *PANDOC_LINES])
def test_markup_is_taken_off_without_moving_a_character(line: str, want: str):
    assert len(unmarked(PANDOC + line)) == len(PANDOC + line)


def test_lines_of_markup_are_removed_by_a_rule_with_a_reason():
    document = clean(RawPage('<div class="page">\n\nOak barrels\n\n</div>\n\n![](/oak.svg)\n', "markdown"))
    assert [(block.text, block.rule) for block in document.removed if block.text] == [
        ('<div class="page">', "text:markup"),
        ("</div>", "text:markup"),
        ("![](/oak.svg)", "text:markup"),
    ]
    assert document.reasons["text:markup"]


def test_what_begins_a_passage_of_its_own_is_not_joined():
    page = "::: a\n:::\nOak\nbeech\\\nelm  \nash\n- pine\n- yew\n  tree\n\n| a | b |\n"
    assert texts(page) == ["Oak beech", "elm", "ash", "pine", "yew tree", "| a | b |"]
