"""What fetched, showed or printed a page wrote something around it: that goes, and says where the page was."""

import pytest

from cleaner import Document, clean, page_from_text

TEXT = "Ferry Letters\n\nThe ferry letters of 1911 were found in a tin box below the stairs of the old inn at the pier."
URL = "https://pier.example/letters"


def read(text: str) -> Document:
    return clean(page_from_text(text, media="text"))


@pytest.mark.parametrize(
    ("page", "rules", "url"),
    [
        (f"---\ntitle: Letters\nurl: {URL}\n---\n{TEXT}", {"text:front-matter"}, URL),
        (
            f"---\ntags:\n- a\n- b\nsource: https://web.archive.org/web/2020/{URL}\n---\n{TEXT}",
            {"text:front-matter"},
            URL,
        ),
        (f"{URL}\n\n{TEXT}", {"text:front-matter"}, URL),
        (f"```\n{TEXT}\n```", {"text:markup"}, None),
        (f"~~~~text\n{TEXT}\n~~~~", {"text:markup"}, None),
        (f"2/5/24, 10:13 AM Letters - Pier\n{TEXT}\n{URL} 1/1", {"text:print-frame"}, URL),
        (f"2024-02-05 10:13\n{TEXT}\n{URL}/... 1/1", {"text:print-frame"}, None),
    ],
)
def test_a_frame_goes(page: str, rules: set[str], url: str | None):
    document = read(page)
    assert document.text == TEXT
    assert {block.rule for block in document.removed} == rules == document.reasons.keys()
    assert document.articles[0].url == url
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)


def test_a_frame_goes_where_the_address_is_known_too():
    page = page_from_text(f"---\nurl: {URL}\n---\n{TEXT}", media="text", url="https://pier.example/known")
    document = clean(page)
    assert document.text == TEXT
    assert document.articles[0].url == "https://pier.example/known"


@pytest.mark.parametrize(
    "line",
    [
        "2/5/24, 10:13 AM The letters are shown",  # no sheet is numbered
        "```",  # opens nothing
        f"See {URL} 3/2",
        f"{URL} 3/2",  # no sheet has this number
        "---\nNot an entry of front matter\n---",
        f"{URL}\n\nhttps://pier.example/other",
    ],
)
def test_what_only_looks_like_a_frame_stays(line: str):
    last = [part for part in line.split("\n") if part.strip("-")][-1]
    assert last in read(f"{TEXT}\n\n{line}\n\n{TEXT}").text.split("\n")


ARTICLE = """# Boats on ponds

### Ada Linde

## Abstract

Paper boats were sailed on ponds, and they were counted by hand until it grew dark over the water.

## Introduction

Boats are known to sail.
"""
STATED = """---
title: "Boats on ponds"
authors: ["Ada Linde", "Bo Moss"]
journal: "J Invent Med"
date: "2018 Aug 7"
doi: "10.5555/jim.2018.7"
---

"""


def test_what_the_front_matter_states_of_an_article_is_read():
    (article,) = clean(page_from_text(STATED + ARTICLE, media="markdown")).articles
    assert [author.name for author in article.authors] == ["Ada Linde", "Bo Moss"]
    assert (article.journal, article.doi, article.title) == ("J Invent Med", "10.5555/jim.2018.7", "Boats on ponds")
    assert article.published is not None
    assert (article.published.year, article.published.month, article.published.day) == (2018, 8, 7)


def test_the_front_matter_of_a_fetched_page_states_no_date_of_an_article():
    (article,) = clean(
        page_from_text(f"---\ntitle: Boats\ndate: 2024-05-01\n---\n\n{ARTICLE}", media="markdown")
    ).articles
    assert (article.title, article.published) == ("Boats on ponds", None)


def test_the_citation_of_the_page_goes_before_its_front_matter():
    head = "Test Ponds\n\n. 2020 Jul;45(7):17-9. doi: 10.5555/tp.2020.45\n\n"
    (article,) = clean(page_from_text(STATED + head + ARTICLE, media="markdown")).articles
    assert (article.journal, article.doi, article.published and article.published.year) == (
        "Test Ponds", "10.5555/tp.2020.45", 2020
    )  # fmt: skip


@pytest.mark.parametrize("end", ["", " Epub 2019 May 3."])
def test_the_banner_above_a_pasted_head_of_pubmed_makes_it_no_page_of_pmc(end: str):
    banner = (
        "Official websites use .gov\n"
        "A .gov website belongs to an official government organization in the United States.\n"
        "Secure .gov websites use HTTPS\nA lock ( Lock ) or https:// means you've safely connected to the .gov website."
        " Share sensitive information only on official, secure websites.\n\n"
    )
    head = (
        f"J Test Ecol\n. 2019 Jun 7;14(6):e0151515. doi: 10.5555/jte.0151515.{end}\nDo pond skaters come back?\n"
        "Tara Marlowe-Finch 1, Evert de Graauw 2\n1 Department of Ponds, Test University, Pondford, Contoh.\n"
        "2 Institute of Water, Test College, Laketown, Contoh.\nPMID: 90600001 DOI: 10.5555/jte.0151515\n"
    )
    framed, alone = (clean(page_from_text(text)) for text in (banner + head, head))
    assert (framed.profile, framed.articles[0].affiliations) == ("pubmed", alone.articles[0].affiliations)


FETCHED = """---
title: {title}
author: {author}
url: {url}
sitename: {site}
date: "2018-08-07"
---
## Abstract

Paper boats were sailed on ponds, and they were counted by hand until it grew dark over the water.

## Introduction

Boats are known to sail.
"""


@pytest.mark.parametrize(
    ("author", "url", "site", "want"),
    [
        (
            "Ada Linde; Bo Moss",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC9900001/",
            "Test Ponds Journal",
            ("Boats on ponds", ["Ada Linde", "Bo Moss"], "Test Ponds Journal"),
        ),
        (
            "Ada Linde; 2; Bo Moss 1",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC9900001/",
            "PubMed Central (PMC)",
            ("Boats on ponds", [], None),
        ),
        ("Username", "https://pubmed.ncbi.nlm.nih.gov/90000001/", "PubMed", ("Boats on ponds", [], None)),
        ("Ada Linde", "https://pier.example/boats", "Pier", (None, [], None)),
    ],
)
def test_metadata_of_an_article_of_ncbi_is_taken_over(
    author: str, url: str, site: str, want: tuple[str | None, list[str], str | None]
):
    text = FETCHED.format(title="Boats on ponds - PMC", author=author, url=url, site=site)
    (article,) = clean(page_from_text(text, media="markdown")).articles
    assert (article.title, [one.name for one in article.authors], article.journal_title) == want
    assert article.published is None
