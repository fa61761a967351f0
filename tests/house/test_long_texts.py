"""A long text of a stranger takes no long time, and none makes a reader fail: strings that once did."""

import signal
import time

import pytest

from cleaner import clean, page_from_text
from cleaner.cut import words_of_part
from schemas.citation import parse_citation
from schemas.dates import date_problems, parse_date
from schemas.identifiers import parse_identifier
from schemas.names import read_author_list, read_name
from schemas.pages import classify_pages, page_problems

LIMIT = 10.0  # seconds of one processor, many times what is needed: what runs away takes minutes or years
ARTICLE = '<html><head><meta property="og:type" content="article"></head><body>'
PUBMED = '<html><body><main id="article-details"><div id="full-view-heading"></div></main>'
OVERLAY = '<div class="overlay">'
WORDS = "The bell is rung at noon and once more when the fog comes in. Nobody rings it on a Sunday."
DOORS = [
    (parse_identifier, "(https:/www.pmc.ncbi.nlm.nih.gov" + "/" * 40_000),
    (parse_identifier, "10 . " * 8_000),
    (parse_identifier, ";" * 40_000),
    (parse_citation, "( 0. jana. - jana., 0, 1500a" + " " * 40_000),
    (parse_citation, " View Article :" * 2_500),
    (parse_date, "0000-0-0T0:" + "0" * 40_000),
    (read_name, "the " * 10_000),
    (read_author_list, ";" * 40_000),
    (classify_pages, "A-0." * 10_000),
    (page_problems, "published online ahead" * 2_000),
    (page_from_text, "<!--a--> " * 5_000),
    (clean, "<html><body><h1>A title</h1><p>" + "a, " * 13_000),
    (clean, ARTICLE + "".join(f"<article class='n{n}'><p>{WORDS}</p></article>" for n in range(6_000))),
    (clean, PUBMED + f"{OVERLAY}</div>" * 1_000 + OVERLAY * 1_500),
    (clean, PUBMED + OVERLAY * 1_000 + "<" + "</div>" * 1_000),
    (words_of_part, b"<svg><style>" * 20_000),
    (words_of_part, b"<script>a</script"),  # never came to its end
    (clean, "Doe J, " * 6_000),
    (
        clean,
        "Test J. 2020 Jan 5;1(2):3-4.\nPMCID: PMC9000001\nSoup in fog\n"
        + "".join(f"Ola F{n}\nUniv of {n}\nFind articles by Ola F{n}\n" for n in range(8_000)),
    ),
]


def end(*_):
    pytest.fail(f"took more than {LIMIT} seconds")


@pytest.mark.parametrize(
    ("door", "text"),
    DOORS,
    ids=[f"{row[0].__name__} {str(row[1]).removeprefix(ARTICLE).removeprefix(PUBMED)[:20]}" for row in DOORS],
)
def test_a_long_text_takes_no_long_time(door, text):
    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    begun = time.process_time()
    try:
        door(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    assert time.process_time() - begun < LIMIT


@pytest.mark.parametrize("text", ["0000-00-00", "0000-01-01", "0999-05-05T10:00:00", "0000-0-0T0:"])
def test_a_year_that_stands_for_none_is_told(text):
    assert parse_date(text) is None
    assert [problem.code for problem in date_problems(text)] == ["date-irregular"]
