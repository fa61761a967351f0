"""Citations printed in PubMed's form."""

import pytest

from schemas.citation import parse_citation, render

# What PubMed's form is made of, each part left out or changed once.
RENDERED = [
    "Doe A, Roe B; TEST Group. A title. Test J. 2021 Mar 4;5(2):1-9. English, Spanish. pii: E1. doi: 10.5555/t. "
    "Epub 2021 Jan 2. eCollection 2021. Print 2021 Mar. Epub ahead of print. Erratum in: B Test. 2021;6:1. "
    "PMID: 90000001; PMCID: PMC9000001.",
    "TEST Group; Doe A, Roe B. Is it so? Test J. 2021;5:1-9. PMID: 90000001.",
    "Doe A, et al. [A title]. Test J. 2021;5(2).",
    "Doe A et al. Test J. 2021.",
    "A title... Test J. 2021;(2):1-9.",
    'Doe A. He said "so." Test J. 2021:1-9.',
    'Doe A. He said "so?" Test J. 2021:1-9.',
    "Doe A. He said \u201cso!\u201d Test J. 2021:1-9.",
    "Doe A. He said 'so.' Test J. 2021:1-9.",
    "Doe A. What a day! Test J. 2021:1-9.",
    "Doe A. He said \u201cso.\u201d Test J. 2021:1-9.",
    "Doe A. He said \u2018so.\u2019 Test J. 2021:1-9.",
    "Doe A. He said \u201cso?\u201d Test J. 2021:1-9.",
    'Doe A. He said "so!" Test J. 2021:1-9.',
    "Doe A. A title. Test J. 2021;5:1-9. Erratum in: B Test. 2021:",
    ". 2021 Mar;5(2):1-9. Free PMC article.",
]


@pytest.mark.parametrize("line", RENDERED)
def test_a_line_of_pubmed_is_printed_as_it_came(line):
    citation = parse_citation(line)
    assert (citation.ok, citation.rest, render(citation)) == (True, "", line)


def test_authors_are_printed_with_one_stop():
    line = "Doe, A., Roe, B. (2015). Fog. Test J 5, 1-9."
    assert render(parse_citation(line)) == "Doe, A., Roe, B. Fog. Test J. 2015;5:1-9."


@pytest.mark.parametrize("journal", ["J. Test. Chem.", "Test. J", "Test J", "Phys Rev X"])
def test_a_journal_is_printed_with_one_stop(journal):
    line = f"Doe A, Roe B. Tests in fog. {journal} 12, 45-52 (2015)."
    assert render(parse_citation(line)) == f"Doe A, Roe B. Tests in fog. {journal.removesuffix('.')}. 2015;12:45-52."
