"""Where the abstract of a full-text page ends, by the headings below it."""

import pytest

from cleaner import clean, page_from_text

HEAD = """J Invent Med

. 2023 May 2;12(4):101-110. doi: 10.5555/jim.2023.4

{h1}Effects of paper boats on ponds

Ada Linde 1

1 Department of Ponds, University of Inventing, Oslo, Norway

PMCID: PMC90000231 PMID: 90000231

{h2}Abstract
"""
TEXT = "Paper boats have been sailed on ponds for as long as there was paper, and nobody has counted them until today."
LONG_KEYWORDS = "Keywords: paper boats, origami of the middle ages, ponds and lakes, water surface tension"
# The headings below "Abstract", each with its paragraphs; how many of them are the abstract's.
STRUCTURED = {
    "article opens with a heading of its own": (
        ["Objective", "Results", LONG_KEYWORDS, "History of boats", "Methods"],
        2,
    ),
    "keywords part it from an unknown heading": (["Aims", "Findings", LONG_KEYWORDS, "Boats on ponds"], 2),
    "background behind results": (["Objective", "Methods", "Results", "Background and significance", "Discussion"], 3),
    "background behind conclusions": (["Objective", "Results", "Conclusions", "Background", "Methods"], 3),
    "literature review": (["Objective", "Design", "Literature review", "Methods", "Results"], 2),
    "importance behind conclusions is the abstract's": (["Methods", "Results", "Conclusions", "Importance"], 4),
}


def page(headings: list[str], *, marks: tuple[str, str, str] = ("", "", "")) -> str:
    h1, h2, h3 = marks
    lines = [HEAD.format(h1=h1, h2=h2)]
    for at, heading in enumerate(headings):
        lines.append(heading if heading.startswith("Keywords") else f"{h3}{heading}\n\n{TEXT} Part {at}.")
    return "\n\n".join(lines)


@pytest.mark.parametrize("name", STRUCTURED)
def test_a_structured_abstract_ends_where_the_article_begins(name: str):
    headings, count = STRUCTURED[name]
    [article] = clean(page_from_text(page(headings), media="text")).articles
    assert (article.abstract or "").split("\n\n") == [
        f"{one}: {TEXT} Part {at}." for at, one in enumerate(headings[:count])
    ]


def test_an_unknown_heading_with_long_paragraphs_is_no_part_of_an_abstract():
    text = page(["Objective", "Results"]) + f"\n\nBoats on ponds\n\n{TEXT} One.\n\n{TEXT} Two.\n\nMethods\n\n{TEXT}"
    [article] = clean(page_from_text(text, media="text")).articles
    assert "Boats on ponds" not in (article.abstract or "")
    assert "Results" in (article.abstract or "")


@pytest.mark.parametrize("first", ["### Objective\n\n", ""])
def test_a_heading_as_high_as_that_of_the_abstract_ends_it(first: str):
    text = HEAD.format(h1="# ", h2="## ") + f"\n{first}{TEXT}\n\n## Boats on ponds\n\n{TEXT}\n\n## Methods\n\n{TEXT}"
    [article] = clean(page_from_text(text, media="markdown")).articles
    assert article.abstract == (f"Objective: {TEXT}" if first else TEXT)


def test_labels_as_high_as_the_heading_of_the_abstract_are_its_own():
    text = page(["Objective", "Methods", "Results"], marks=("# ", "## ", "## "))
    [article] = clean(page_from_text(text, media="markdown")).articles
    assert (article.abstract or "").count("\n\n") == 2
