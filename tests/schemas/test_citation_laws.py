"""Laws of the citation grammar: rendering undoes parsing, nothing raises, nothing is made up, time is linear."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.citation import Citation, looks_like_citation, parse_citation, render

families = st.sampled_from(
    ["Doe", "Roe", "van der Test", "d'Arc", "Müller-Lüdenscheidt", "Özil", "St Claire", "O'Neil"]
)
names = st.builds(
    lambda family, initials, suffix: f"{family} {initials}{suffix}",
    families,
    st.text("ABCDEFGHJÖ", min_size=1, max_size=4),
    st.sampled_from(["", "", "", " Jr", " 3rd"]),
)
groups = st.sampled_from(["TEST-9 Study Group", "Society of Test Medicine (STM)", "GTB 2019 Collaborators"])
author_parts = st.one_of(
    st.just(""),
    st.lists(names, min_size=1, max_size=6).map(lambda items: ", ".join(items) + ". "),
    st.builds(lambda items, group: f"{', '.join(items)}; {group}. ", st.lists(names, min_size=1, max_size=3), groups),
    groups.map(lambda group: f"{group}. "),
)
words = st.lists(
    st.sampled_from(
        "of tests in 2019 [old] (COVID-19) vs. and meta-analysis Eur J Old 2020;82:82-96 11.5 10.5555/old".split()
    ),
    min_size=2,
    max_size=10,
)
titles = st.builds(lambda first, rest, end: f"{first} {' '.join(rest)}{end} ", st.sampled_from(["A study",
    "Effects"]), words,
                   st.sampled_from([" today.", " today?", " today!", " [today].", ' "today".']))  # fmt: skip
journals = st.sampled_from(
    ["Test J", "20 Century Test", "Clin Test (Bristol, Avon)", "medRxiv [Preprint]", "Test (2003)", "mTest"]
)
dates = st.sampled_from(
    ["2020", "2021 Mar", "1998 Dec 31", "2020 Oct/Dec", "1998 Dec-1999 Jan", "2000 Spring", "2022 Jul 04"]
)
issues = st.sampled_from(["", "(2)", "(Suppl 1)", "(10 (Suppl. 2))", "(Pt 1)", "(1 & 2)"])
places = st.one_of(
    st.just(""),
    st.builds(lambda volume, issue, pages: f";{volume}{issue}{pages}", st.sampled_from(["7", "29 Suppl 2", "102-B",
    "XXXI"]),
              issues, st.sampled_from(["", ":1-9", ":e66", ":44; discussion 44-9", ":S12-S19", ":123456"])),
    st.just(";(8):82-87"),
    st.just(":S0890-5096(20)30767-6"),
)  # fmt: skip
tails = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " English, Spanish.", " French."]),
        st.sampled_from(["", " pii: E130."]),
        st.sampled_from(["", " doi: 10.5555/t.2020(5)2.", " doi: 10.5555/TCP.297."]),
        st.sampled_from(["", " Epub 2020 Jan 2.", " Epub ahead of print.", " eCollection 2020."]),
        st.sampled_from(["", " Erratum in: B Test. 2021;6:1. Comment in: C Test. 2022 May;7:3-4."]),
    ),
)
ids = st.sampled_from([" PMID: 90000001.", " PMID: 90000001; PMCID: PMC9000001."])
lines = st.builds(
    lambda a, t, j, d, p, s, i: f"{a}{t}{j}. {d}{p}.{s}{i}", author_parts, titles, journals, dates, places, tails, ids
)
sources = st.builds(lambda j, d, p, s: f"{j}. {d}{p}.{s}", journals, dates, places.filter(bool), tails)


@settings(max_examples=400, deadline=None)
@given(lines)
def test_a_regular_line_renders_to_itself(line):
    citation = parse_citation(line)
    assert citation.ok
    assert render(citation) == line
    assert looks_like_citation(line)


@settings(max_examples=200, deadline=None)
@given(sources)
def test_a_regular_source_renders_to_itself(line):
    citation = parse_citation(line)
    assert (citation.title, citation.authors) == (None, [])
    assert render(citation) == line


noise = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=" .,;:()[]-–0123456789ABJanMarEpubdoiPMID/?!\"'&", max_size=160),
    st.builds(lambda line, at, extra: line[:at] + extra + line[at:], lines, st.integers(0, 150), st.text(max_size=8)),
    st.builds(lambda line, at: line[:at], lines, st.integers(0, 200)),
)


def numbers(text):
    return {digits.lstrip("0") for digits in re.findall(r"\d+", text)}  # PMC01 is PMC1


@settings(max_examples=400, deadline=None)
@given(noise)
def test_any_text_gets_an_answer_that_makes_nothing_up(text):
    citation = parse_citation(text)
    assert isinstance(citation, Citation)
    assert citation.input == text
    assert citation.ok or [p.code for p in citation.problems] == ["citation-malformed"]
    values = [a.name for a in citation.authors] + [
        citation.title, citation.journal, citation.volume, citation.issue, citation.pages, citation.pii, citation.pmid,
        citation.pmcid, citation.language, citation.published and citation.published.text,
    ]  # fmt: skip
    for value in filter(None, values):
        assert numbers(value) <= numbers(text) or value in text
    looks_like_citation(text)


@settings(max_examples=200, deadline=None)
@given(noise)
def test_normalising_twice_is_normalising_once(text):
    citation = parse_citation(text)
    if citation.ok and not citation.rest and citation.style in ("pubmed", "tail", "vancouver", "ama"):
        once = render(citation)
        assert render(parse_citation(once)) == once


UNITS = [
    ". 2020", ". 2020 Mar;1(1):1-2", "(", "((((", ")", "a", ". ", "; ", ", ", "Smith J, ", "Study Group, ", "2020;",
    "2020:1:",
    "Erratum in: ", ". Erratum in: J. 2020;1:1.", " doi: 10.5555/a. ", "PMID: 1. ", " [DOI]", "Epub 2020 Jan 1. ",
    "e. V. (",
    "Review. ", "English, ", "0", "1-", "1-2, ", " (2012). ", "In: B. C: P; 2020.", "Title [Internet]. ",
    "Jan 1, 2020; ",
    "\u00a0", "\u200b", "? ", "] ", ";(", "..", "10.5555/", "van ", "(((a)b)c", "Group of ", " et al. ", "• ",
    "1, ", "A. ", "Doe A., ", "Doe, A., ", "& ", "O'", ". J. Test. ", "12(3):", "Mar 2015 ", ", in press", '"',
    "- PubMed ",
]  # fmt: skip
ENDS = [("", ""), ("Doe A. T. Test J. 2020;1(2):3-4. ", ""), ("", ". Test J. 2020 Jan 1;1(2):3-4. doi: 10.5555/x."),
        ("Doe A, ", ". 2020;("), ("T. J. 2020;1(", ""), ("T. J. 2020;1:", "x"),
        ("Doe, A. & Roe, B. ", ". J. Test. 12, 45-52 (2015)."), ("Doe, A. (2015). ", ", 12, 3-4.")]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_input_of_100_kb_runs_away(unit, runs_away):
    for before, after in ENDS:
        for size in (9_800, 99_000):  # below and above the limit of the loose forms
            text = unit * (size // len(unit) + 1)
            slow = runs_away(lambda length: parse_citation(before + text[:length] + after), size)  # noqa: B023
            assert not slow, (before, after, slow)
