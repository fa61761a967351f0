"""Citations: parsing never raises, rendering a regular line loses nothing in silence and comes to rest."""

import re
from collections import Counter

from schemas.citation import looks_like_citation, parse_citation, render

REGULAR = ("pubmed", "tail")  # the styles whose lines are printed in the form that `render` prints
LISTED = re.compile(r"\A\s*(?:\[\d{1,4}\]|\d{1,4}[.):])")  # the number of a list is no word of its citation
LABEL = re.compile(  # no words of it either
    r"pubmed|pmc|doi|google|crossref|view|free|publi|cit|online|press|\bpp?[\d. ]|\d{4}[a-f]\b", re.I
)
WORD = re.compile(r"[^\W\d_]+|\d+")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")  # part no words


def seeds() -> list[str]:
    return SEEDS


def words(text: str) -> set[str]:
    return set(WORD.findall(INVISIBLE.sub("", text)))


def law(text: str) -> None:
    citation = parse_citation(text)
    looks_like_citation(text)
    assert citation.input == text, "the input is not kept"
    assert citation.ok != any(problem.code == "citation-malformed" for problem in citation.problems), "ok and why not"
    if not citation.ok or citation.rest or citation.style not in REGULAR:
        return
    once = render(citation)
    lost = words(LISTED.sub("", text)) - words(once)  # what is said twice is printed once
    assert not lost or citation.problems or LABEL.search(text), "words lost in silence"
    repaired = any(problem.code == "doi-letter-o" for problem in citation.problems)  # and told so
    assert repaired or not Counter(filter(str.isdigit, once)) - Counter(text), "figures made up"
    twice = render(parse_citation(once))
    assert render(parse_citation(twice)) == twice, "it never comes to rest"


SEEDS = [
    "Doe A, Roe B. A study of tests. Test J. 2020;82(2):82-96. doi: 10.5555/t.2020(5)2. PMID: 90000001.",
    "van der Test AB, O'Neil C Jr; TEST-9 Study Group. Effects of old tests? Clin Test (Bristol, Avon). 1998 Dec 31;"
    "29 Suppl 2(Pt 1):S12-S19. English, Spanish. pii: E130. Epub 1998 Dec 2. PMID: 90000001; PMCID: PMC9000001.",
    "Society of Test Medicine (STM). [Tests in fog]. medRxiv [Preprint]. 2021 Mar. Epub ahead of print.",
    "Doe A. Soup. Test J. 2000 Spring;(8):82-87. Erratum in: B Test. 2021;6:1. Comment in: C Test. 2022 May;7:3-4.",
    ". 2020 Sep;28(6):502-517. doi: 10.5555/synr.2020.0502. Epub 2020 May 8.",
    "Leonie Castrell et al. Synth Nurs Res. 2020 Sep.",
    "Leonie Castrell et al. Synth Nurs Res. .",
    "Doe, A. & Roe, B. Tests in 2019. J. Test. 12, 45-52 (2015).",
    "Doe, A., & Roe, B. (2015). A study of tests. Journal of Tests, 12(3), 3-4. https://doi.org/10.5555/x",
    "1. Doe A, Roe B, et al. Tests in fog. Test J 2020;82:82-96 [PubMed] [Google Scholar]",
    "Doe A. Tests [Internet]. Bristol: Fog Press; 2014 [cited 2015 Jan 3]. 120 p.",
    "Author manuscript; available in PMC 2014 May 1. Published in final edited form as: Test J. 2013 May;5(1):1.",
    "2020 Oct/Dec", "Doe A. T. J. 2020:1:", "Test J 2020 Jan 1, eCollection 2020. Review. No abstract available.",
]  # fmt: skip
