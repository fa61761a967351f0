"""Markdown as converters write it: the words of each form, its offsets, and the lines that were one."""

import pytest

from cleaner import RawPage, clean
from cleaner.markup import unmarked

LINES = {
    "link": ("[Oak barrels](/oak) leak", "Oak barrels leak"),
    "link whose address is broken": (
        '[Oak barrels](https://oak.example/?by="Ash-\nBeech"[Author]) leak',
        "Oak barrels leak",
    ),
    "numbered link over lines": ("[Oak\nbarrels][31] leak", "Oak barrels leak"),
    "link with a title": ('[Oak](/oak "Oak, in full")', "Oak"),
    "link with a title over lines": ('[Oak\nbarrels](/oak\n"Oak, in full")', "Oak barrels"),
    "link with round brackets": ("[Oak](/oak_(tree)_2) leaks", "Oak leaks"),
    "link whose address has blanks": ("[10.5555/ab cd](https://doi.org/10.5555/ab cd)", "10.5555/ab cd"),
    "picture in a link": ("[![oak\nlogo](/oak.svg)](/)", "oak logo"),
    "escaped brackets in a link": (r"[mean \[SD\]](/sd)", "mean [SD]"),
    "affiliation number": ("Ida Brandt[^1](#a1)[2](#a2)", "Ida Brandt^12"),
    "raw link over lines": ('by <a href="/b"\nclass="x > y"\ndata-z="">Ida</a> <b\nid="b">Brandt</b>', "by Ida Brandt"),
    "raw index": ("H<sub>2</sub>O, Ida Brandt<sup>1</sup>", "H2O, Ida Brandt1"),
    "comment": ("oak<!-- -->", "oak"),
    "address": ("see <https://oak.example/a_b_c>", "see https://oak.example/a_b_c"),
    "less than is no tag": ("P <0.05 and a < b", "P <0.05 and a < b"),
    "unknown tag": ("the <oak> barrel", "the <oak> barrel"),
    "nested emphasis": ("**the _P_ value** and *n*", "the P value and n"),
    "emphasis glued to a word": ("*n*th oak of **p** *q*s", "nth oak of p qs"),
    "no emphasis": ("5*3*2 and *a*2 and a_b_c", "5*3*2 and *a*2 and a_b_c"),
    "sign with an index": (r"macro _F_1\-scores", "macro F1-scores"),
    "note of an image as a link": ("[image: Figure 2](/f2) [image: Figure 3] [11]", "Figure 2 Figure 3"),
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
    assert texts(page) == ["Oak beech", "elm", "ash", "pine", "yew tree", "a | b"]


def test_tags_of_blocks_end_a_line_and_those_of_cells_part_it():
    page = (
        "<table><tbody><tr><td><h2>Oak</h2><p>beech<br>elm</p></td></tr><tr><td>a</td><td>b</td></tr></tbody></table>"
    )
    assert texts(page) == ["Oak", "beech", "elm", "a | b"]


def test_tags_in_a_row_do_not_end_its_line():
    assert texts("| Oak | Elm |\n|:---|---:|\n| a<br>b | c |") == ["Oak | Elm", "a b | c"]


def test_a_list_mark_alone_belongs_to_the_words_below():
    page = "- <div>\n\n  Oak\n\n  </div>\n\n1.\n    Elm\n"
    assert [(block.text, block.kind) for block in clean(RawPage(page, "markdown")).blocks if block.key] == [
        ("Oak", "item"),
        ("1. Elm", "line"),
    ]


TARGETS = "Home (/)\nHelp (/help/)\nTop (#top)\nSearch (/?term=a)\nLog in (/login/)\n"
TARGET_LINES = {
    "behind its words": ("Ida Brandt (/?term=Brandt+I) and others", ["Ida Brandt and others"]),
    "with brackets in it": ("oak (https://oak.example/oak_(tree)) leaks", ["oak leaks"]),
    "on a line of its own": ("Oak\n      (/oak)", ["Oak"]),
    "of a mark": ("Ida Brandt (/b)\n    1\n   (#a1), Ola Berg (/o)\n    2\n   (#a2)", ["Ida Brandt 1, Ola Berg 2"]),
    "of a button": ("[ Expand ] all", ["Expand all"]),
    "of an item": ("  \u2022 \n      Oak\n     (/oak)\n  \u2022 \n", ["Oak"]),
    "no target": ("oak (barrels) and n (%)", ["oak (barrels) and n (%)"]),
}


@pytest.mark.parametrize(("lines", "want"), TARGET_LINES.values(), ids=TARGET_LINES)
def test_targets_of_links_in_round_brackets_are_no_words(lines: str, want: list[str]):
    blocks = clean(RawPage(TARGETS + lines, "text")).blocks
    assert [block.text for block in blocks if block.key][5:] == want
    assert [block.text for block in clean(RawPage("Oak (/oak)", "text")).blocks] == ["Oak (/oak)"]


@pytest.mark.parametrize("signs", ["* * *", "- - -", "_ _ _", "---", "***"])
def test_signs_that_part_two_passages_are_no_item(signs: str):
    blocks = [block for block in clean(RawPage(f"Oak\n\n{signs}\n\nBeech\n", "markdown")).blocks if block.text]
    assert [(block.text, block.kind, block.rule) for block in blocks] == [
        ("Oak", "line", None),
        (signs, "line", "text:underline"),
        ("Beech", "line", None),
    ]


def test_only_unbroken_lines_of_signs_make_a_heading():
    blocks = clean(RawPage("Oak\n---\nbark\n\nBeech\n* * *\nElm\n", "markdown")).blocks
    assert [block.text for block in blocks if block.kind == "heading"] == ["Oak"]
