"""Laws: where a cheap test says that there is nothing to find, the rule that it stands before finds nothing either."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations import hygiene, people, titles
from schemas import pages
from schemas.citation import parse
from schemas.date_words import REGULAR_MONTHS

NEVER = re.compile(r"(?!)")
WORDS = st.sampled_from(
    "J Things May Smith A Doe Epub PMID Cell Oct Vol No Pp Review English U Pt Suppl In Press Ed "
    "Published Online online Available First".split()
)
DATES = st.builds(
    lambda year, month, day: " ".join([str(year), *([month] if month else []), *([str(day)] if month and day else [])]),
    st.integers(1500, 2099),
    st.sampled_from(["", *REGULAR_MONTHS]),
    st.sampled_from(["", *range(1, 40)]),
)


@st.composite
def sources(draw):
    journal = " ".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
    issue = draw(st.sampled_from(["", "(7)", "(2022)"]))
    ends = draw(st.sampled_from(["", "-9", "-12", "-1200", "-3"]))
    line = f"{journal}. {draw(DATES)};{draw(st.integers(1, 99999))}{issue}:{draw(st.integers(1, 3000))}{ends}."
    if draw(st.booleans()):
        line += f" doi: 10.5555/{draw(st.text('abP01/().-_MIDCj', min_size=1, max_size=14))}."
    if draw(st.booleans()):
        line += f" Epub {draw(DATES)}."
    return line + draw(st.sampled_from(["", " PMID: 90000123.", " PMID: 90000123; PMCID: PMC9000001."]))


@given(sources())
def test_a_plain_source_is_read_as_the_whole_grammar_reads_it(line):
    short = parse.parse_citation(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_PLAIN", NEVER)
        assert parse.parse_citation(line) == short


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_range_that_runs_forwards_is_no_problem(first, last):
    short = pages.page_problems(f"{first}-{last}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "_FORWARDS", NEVER)
        assert pages.page_problems(f"{first}-{last}") == short


@given(st.sampled_from(hygiene._SENTENCES), st.text(max_size=20), st.text(max_size=20))
def test_a_text_without_a_cue_holds_no_sentence_of_furniture(sentence, before, after):
    assert any(cue in f"{before}{sentence}{after}" for cue in hygiene._cues())
    assert len(hygiene._cues()) <= len(hygiene._SENTENCES) / 2


FAMILIES = st.one_of(
    st.sampled_from("Et Dr Prof Mr Ms Mrs Ma Do Md School College Faculty University Institute Sign Log Ma".split()),
    st.from_regex(r"[A-Z][a-z]{1,12}", fullmatch=True),
)
INITIALS = st.one_of(
    st.sampled_from(["OF", "DE", "AL", "MD", "PHD", "IN", "UP", "MS", "RN"]),
    st.text(string.ascii_uppercase, min_size=1, max_size=3),
)


@given(FAMILIES, INITIALS)
def test_a_family_name_with_initials_is_a_name(family, initials):
    authors = [{"name": f"{family} {initials}"}]
    short = people.author_not_a_name(authors)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_PLAIN_NAME", NEVER)
        assert people.author_not_a_name(authors) == short


@given(st.text("ABCDEF abcd-É", max_size=60))
def test_a_title_of_few_capitals_is_not_printed_in_capitals(title):
    short = titles.title_all_caps(title)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(titles, "_MANY_CAPITALS", re.compile(""))
        assert titles.title_all_caps(title) == short


@given(
    st.lists(st.sampled_from("Skip to main page content|Cite|Share|Clipboard|Text.|A trial|\x85".split("|"))), st.data()
)
def test_furniture_is_found_whether_or_not_the_text_repeats_title_and_abstract(lines, data):
    title = data.draw(st.sampled_from([None, "A trial", *lines]))
    cut = data.draw(st.integers(0, len(lines)))
    abstract = "\n".join(lines[cut:])
    fields = (("title", title), ("abstract", abstract), ("text", "\n".join(lines)))
    found = [(column, line) for column, value in fields if (line := hygiene._furniture(value or ""))]
    fault = hygiene.boilerplate_left("\n".join(lines), title, abstract)
    assert (fault and (fault.column, fault.value)) == (found[0] if found else None)
