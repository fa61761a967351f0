"""Dumps that were wrapped at a width of the reader's own, and lines that lynx breaks early where it numbers links."""

import textwrap
from pathlib import Path

import pytest

from cleaner import clean, page_from_text
from schemas.article import Article

CASES = Path(__file__).parents[1] / "cases"


def read(text: str) -> list[Article]:
    return clean(page_from_text(text, media="text")).articles


NAMES = (
    "Patrick C Y Moss", "Susanna K P Linde", "Chung-ming Fern", "Kwok-hung Brook", "Hoi-wah Stone", "Yi Reed",
    "Beatrice H L Oak", "Rosana W S Birch", "James J Elm", "Wei-kwang Ash", "Kwok-yung Beech", "Ada Hazel", "Bo Willow",
    "Cy Rowan", "Di Alder", "Ed Poplar", "Flo Juniper",
)  # fmt: skip
TOLD = (
    "Paper boats were sailed on ponds, and they were counted by hand until it grew dark over the water. The boats that"
    " were made of thick paper were the ones that came back, and those made of thin paper were never seen by anyone"
    " again. What was written on them could be read in most of the cases that the watchers looked at, though none of"
    " them says for how long a boat is remembered by those who have seen it once and no more, and whoever finds one"
    " comes back to the place where it was found before the night begins, which is told of in most of the letters."
)
PAGE = """. 2020 Jul;45(7):17-9. doi: 10.5555/tp.2020.45

Boats on ponds

{authors}

Affiliation

  • 1 Department of Ponds, Test University, Pondford, Contoh.

PMID: 90000001

Abstract

{abstract}

{told}

{end}
"""


@pytest.mark.parametrize("width", [80, 100, 132, 160, 200])
def test_text_wrapped_at_any_width_is_joined(width: int):
    authors, told = textwrap.fill(", ".join(NAMES), width, break_on_hyphens=False), textwrap.fill(TOLD, width)
    (article,) = read(PAGE.format(authors=authors, abstract=told, told=told, end=told))
    assert tuple(author.name for author in article.authors) == NAMES
    assert article.abstract == f"{TOLD}\n\n{TOLD}\n\n{TOLD}"


def test_an_author_list_that_lynx_breaks_early_is_one():
    authors = (
        "   [1]Patrick C Y Moss^ [2] 1 , [3]Susanna K P Linde, [4]Chung-ming\n"
        "   Fern, [5]Kwok-hung Brook, [6]Hoi-wah Stone, [7]Yi Reed, [8]Beatrice H L\n"
        "   Oak, [9]Rosana W S Birch, [10]James J Elm, [11]Wei-kwang\n"
        "   Ash, [12]Kwok-yung Beech"
    )
    told = textwrap.fill(TOLD, 79, initial_indent="   ", subsequent_indent="   ")
    end = "References\n\n   Visible links:\n   1. https://ponds.example/"
    page = PAGE.replace("• 1", "* ^1").format(authors=authors, abstract=told, told=told, end=end)
    (article,) = read(page)
    assert tuple(author.name for author in article.authors) == NAMES[:11]


CHAPTER = (
    "NCBI Bookshelf. A service of the National Library of Medicine, National Institutes of Health.\n\n"
    "LanternPearls [Internet]. Nowhere Bay (ME): LanternPearls Publishing; 2023 Mar-.\n\nSalt Rime\n\n"
    "Gus Brine\u00b9; Hedda Spray\u00b2.\n\nIntroduction\n\nRime of salt grows on lanterns that face the sea.\n"
)


def test_raised_marks_are_no_part_of_a_name():
    (article,) = read(CHAPTER)
    assert [author.name for author in article.authors] == ["Gus Brine", "Hedda Spray"]


DISCLAIMER = (
    "As a library, NLM provides access to scientific literature. Inclusion in an NLM database does not imply"
    " endorsement of, or agreement with, the contents by NLM or the National Institutes of Health."
)


@pytest.mark.parametrize("joint", ["\n", " ", "\n\n"])
def test_the_disclaimer_of_pmc_may_be_one_line_with_its_links(joint: str):
    path = CASES / "pmc" / "text-viewer-2024-full" / "page.txt"
    text = path.read_text(encoding="utf-8")
    page = "Search in PMC\n\n" + DISCLAIMER + joint + "Learn more: PMC Disclaimer | PMC Copyright Notice\n\n" + text
    assert [one.title for one in read(page)] == [one.title for one in read(text)]


def test_a_title_glued_to_the_authors_and_a_doi_glued_to_the_pmcid_are_cut():
    text = (
        "Boats on ponds: a count - PMC\n\nSearch PMC Full-Text Archive\nSearch in PMC\n"
        "Test Ponds. 2018 Apr-Jun; 19(2): 77-81. doi: 10.5555/tp_322_18PMCID: PMC9900322PMID: 90000322\n"
        "Boats on ponds: a countMina Hodd and Sam Teo1Mina HoddReading Room, Exampleville\n\nAbstract\n\n"
        "Paper boats were sailed on ponds, and they were counted by hand until it grew dark over the water.\n"
    )
    (article,) = read(text)
    assert (article.title, article.doi, article.pmcid) == ("Boats on ponds: a count", "10.5555/tp_322_18", "PMC9900322")
