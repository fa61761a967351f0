"""Articles that have no place yet, or none printed well: in press, ahead of print, no mark between the parts."""

import pytest

from schemas.citation import parse_citation, render

FRONT = "Doe A, Roe BC. Effects of tests on mice. "
APA = "Doe, A., & Roe, B. C. "
IN_PRESS = [
    # line, journal, year, DOI
    (f"{FRONT}Test J. In press.", "Test J", None, None),
    (f"{FRONT}Test J, in press.", "Test J", None, None),
    (f"{FRONT}Test J (in press).", "Test J", None, None),
    (f"{FRONT}Test J. In press 2020.", "Test J", 2020, None),
    (f"{FRONT}Test J. 2020 (in press).", "Test J", 2020, None),
    (f"{FRONT}Test J. Forthcoming 2020.", "Test J", 2020, None),
    (f"{FRONT}Test J. [in press]. doi: 10.5555/abc.123.", "Test J", None, "10.5555/abc.123"),
    (f"{FRONT}Test J 2020 [Epub ahead of print]", "Test J", 2020, None),
    (f"{FRONT}Test J. 2020 Mar 4 [Epub ahead of print]", "Test J", 2020, None),
    (f"{FRONT}Test J. 2020 Mar 4 [Epub ahead of print]. doi: 10.5555/abc.123.", "Test J", 2020, "10.5555/abc.123"),
    (f"{FRONT}Test J [Epub ahead of print]. 2020 Mar 4. doi: 10.5555/abc.123.", "Test J", 2020, "10.5555/abc.123"),
    (f"{FRONT[:-2]} [Epub ahead of print]. Test J. 2020. doi: 10.5555/abc.123.", "Test J", 2020, "10.5555/abc.123"),
    (f"{FRONT[:-2]} [published online ahead of print] Test J 2020", "Test J", 2020, None),
    (f"{APA}(in press). Effects of tests on mice. Tests ONE.", "Tests ONE", None, None),
    (f"{APA}(In press). Effects of tests on mice. Tests ONE, 12(3).", "Tests ONE", None, None),
    (f"{APA}(2020, in press). Effects of tests on mice. Tests ONE.", "Tests ONE", 2020, None),
    (f"{APA}(forthcoming). Effects of tests on mice. Tests ONE. https://doi.org/10.5555/x",
     "Tests ONE", None, "10.5555/x"),
    (f"{APA}(2020). Effects of tests on mice. Tests ONE. Advance online publication. https://doi.org/10.5555/x",
     "Tests ONE", 2020, "10.5555/x"),
    (f"{APA}(2020, advance online publication). Effects of tests on mice. Tests ONE. doi:10.5555/x",
     "Tests ONE", 2020, "10.5555/x"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "journal", "year", "doi"), IN_PRESS)
def test_in_press_however_a_style_says_it(line, journal, year, doi):
    c = parse_citation(line)
    got = (c.journal, c.published.year if c.published else None, c.doi, c.ahead_of_print)
    assert (c.ok, c.title, len(c.authors), *got) == (True, "Effects of tests on mice", 2, journal, year, doi, True)


@pytest.mark.parametrize(
    ("mark", "epub", "rest"),
    [("[Epub ahead of print 2020 Mar 4]", "2020 Mar 4", ""),
     ("[published online ahead of print, March 4, 2020]", "March 4, 2020", ""),
     ("[published online ahead of print November 20]", None, "November 20.")],
)  # fmt: skip
def test_the_date_of_a_mark_behind_the_title_is_kept(mark, epub, rest):
    c = parse_citation(f"{FRONT[:-2]} {mark}. Test J. 2020. doi:10.5555/abc.123")
    assert (c.title, c.journal, c.doi, c.rest) == ("Effects of tests on mice", "Test J", "10.5555/abc.123", rest)
    assert (c.epub.text if c.epub else None) == epub


@pytest.mark.parametrize(
    ("year", "source", "place"),
    [("(2015)", "Journal of Test Medicine.", (2015, None, None)),
     ("(n.d.)", "Journal of Test Medicine, 12(3), 45-52.", (None, "12", "45-52"))],
)  # fmt: skip
def test_a_style_that_prints_the_year_in_brackets_may_lack_it_or_the_place(year, source, place):
    c = parse_citation(f"{APA}{year}. Effects of tests on mice. {source}")
    got = (c.published.year if c.published else None, c.volume, c.pages)
    assert (c.ok, c.title, c.journal) == (True, "Effects of tests on mice", "Journal of Test Medicine")
    assert (got, c.ahead_of_print) == (place, False)


@pytest.mark.parametrize("behind", ["", " doi: 10.5555/abc.123.", " PMID: 90000123."])
def test_printed_in_press_where_there_is_no_date(behind):
    line = f"{FRONT}Test J. In press.{behind}"
    assert render(parse_citation(line)) == line
    assert render(parse_citation(f"{FRONT}Test J. Epub ahead of print.{behind}")) == line


@pytest.mark.parametrize("word", ["Press", "Advance"])
def test_a_publisher_or_title_does_not_say_in_press(word):
    c = parse_citation(f"Doe A, Roe BC. In {word} of tests. Test J. 2020;12(3):45-52.")
    assert (c.title, c.ahead_of_print) == (f"In {word} of tests", False)


GLUED = [
    # as printed, year, volume, issue, pages
    ("2002831087–1093", 2002, "83", None, "1087–1093"),
    ("199967774–778.", 1999, "67", None, "774–778"),
    ("19976251–60.", 1997, "62", None, "51–60"),
    ("2001899–103", 2001, "8", None, "99–103"),
    ("2000123(Pt 1)141–154.", 2000, "123", "Pt 1", "141–154"),
]


@pytest.mark.parametrize(("place", "year", "volume", "issue", "pages"), GLUED)
def test_year_volume_and_pages_that_type_alone_parts(place, year, volume, issue, pages):
    c = parse_citation(f"Doe A, Roe B C.et al Effects of tests on mice. J Test Med {place}")
    assert (c.title, c.journal, c.published.year) == ("Effects of tests on mice", "J Test Med", year)
    assert (c.volume, c.issue, c.pages, c.authors_complete) == (volume, issue, pages, False)
    assert [(p.code, p.severity, p.value) for p in c.problems] == [("citation-glued", "info", place.rstrip("."))]


@pytest.mark.parametrize("place", ["2002831087–93", "20020831–40", "2002415123", "2002 831087–1093", "2002830990–120"])
def test_what_could_be_parted_otherwise_is_not(place):
    c = parse_citation(f"Doe A, Roe BC. Effects of tests on mice. J Test Med {place}.")
    assert not any(p.code == "citation-glued" for p in c.problems)
