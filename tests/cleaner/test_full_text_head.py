"""The head of a full-text page as text: where it ends, and the boxes of its authors."""

import pytest

from cleaner import clean, page_from_text

LICENCE = (
    "This article is made available via the Open Ponds Subset for any use in any form with its source acknowledged. "
    "These permissions are granted for as long as there are ponds. After that, other terms will be made known in time."
)
NOTES = (
    "Author Contributions: Dr Linde had full access to all of the boats and takes responsibility for them. "
    "Concept and design: Linde. Folding of the boats: all authors. Counting: Moss. Supervision: nobody at all."
)
HEAD = """J Invent Med
. 2021 Jan 18;43(3):50-53. doi: 10.5555/jim.2021.5
Effects of paper boats on ponds
Ada Linde 1
Author information
Article notes
Copyright and License information
1 Department of Ponds, University of Inventing, Oslo, Norway
© The Author(s) 2021
{note}
PMC Copyright notice
PMCID: PMC90000232  PMID: 90000232
"""
TEXT = "Problems of boats arise in many fields of play. We say that a boat sails if it moves. " * 3


@pytest.mark.parametrize("note", [LICENCE, NOTES, f"{NOTES}\n{LICENCE}"], ids=["licence", "notes", "both"])
def test_a_head_goes_on_to_its_identifiers_below_long_notes(note: str):
    [article] = clean(page_from_text(f"{HEAD.format(note=note)}{TEXT}\n{TEXT}", media="text")).articles
    assert (article.pmid, article.pmcid) == ("90000232", "PMC90000232")
    assert article.affiliations == ["Department of Ponds, University of Inventing, Oslo, Norway"]
    assert article.abstract is None


def test_a_box_may_give_the_degrees_of_its_author():
    boxes = "\n\n".join(
        f"[{name}](https://example.org/?term={at})\n\n### {name}, {degree}\n\n"
        f"1Pond School, University of Inventing, Oslo\n\nFind articles by [{name}](https://example.org/?term={at})\n\n1"
        for at, (name, degree) in enumerate([("Ada Linde", "Ph.D."), ("Bo Moss", "M.D., MPH")])
    )
    head = "J Invent Med\n\n. 2021 Jan 18;43:50-53.\n\n# Boats on ponds"
    page = f"{head}\n\n{boxes}\n\nPMCID: PMC90000233\n\n## Abstract\n\n{TEXT}"
    [article] = clean(page_from_text(page, media="markdown")).articles
    assert [(author.name, author.affiliations) for author in article.authors] == [("Ada Linde", [0]), ("Bo Moss", [0])]
    assert article.affiliations == ["Pond School, University of Inventing, Oslo"]
