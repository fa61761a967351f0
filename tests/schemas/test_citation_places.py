"""Where a reference says that its article is found: year, volume, issue, pages in any order; the journal before it."""

import pytest

from schemas.citation import join_wrapped, looks_like_citation, parse_citation

FRONT = "Doe A, Roe BC. Effects of tests on mice. J Test Med "
PLACES = [
    # as printed, date, volume, issue, pages
    ("2015;12(3):45-52.", "2015", "12", "3", "45-52"),
    ("(2015) 12, 45-52", "2015", "12", None, "45-52"),
    ("12(3), 45-52 (2015)", "2015", "12", "3", "45-52"),
    ("12 (2015) 45-52", "2015", "12", None, "45-52"),
    ("12:45-52, 2015", "2015", "12", None, "45-52"),
    ("vol. 12, no. 3, pp. 45-52, Mar. 2015", "Mar. 2015", "12", "3", "45-52"),
    ("Vol. 12, Heft 3, S. 45-52, 2015", "2015", "12", "3", "45-52"),
    ("2015, Bd. 12, Nr. 3, S. 45", "2015", "12", "3", "45"),
    ("t. 12, n° 3, p. 45, 2015", "2015", "12", "3", "45"),
    ("12 Suppl 1:45-52, 2015", "2015", "12 Suppl 1", None, "45-52"),
    ("12, Suppl. 1, 45-52, 2015", "2015", "12, Suppl. 1", None, "45-52"),
    ("12 Pt 2:45, 2015", "2015", "12 Pt 2", None, "45"),
    ("12(Suppl 1 (2)):45, 2015", "2015", "12", "Suppl 1 (2)", "45"),
    ("XII: 45-52, 2015", "2015", "XII", None, "45-52"),
    ("IV(2), 45, 2015", "2015", "IV", "2", "45"),
    ("104-B:1148, 2015", "2015", "104-B", None, "1148"),
    ("12 45-52 2015", "2015", "12", None, "45-52"),
    ("12 no. 3/4 (2015): 45", "2015", "12", "3/4", "45"),
    ("12. 3 (Mar. 2015), pp. 45-52", "Mar. 2015", "12", "3", "45-52"),
    ("12, 45-52, 60-65 (2015)", "2015", "12", None, "45-52, 60-65"),
    ("12, 45-52; discussion 53 (2015)", "2015", "12", None, "45-52; discussion 53"),
    ("12, e0123456 (2015)", "2015", "12", None, "e0123456"),
    ("12, Article 45 (2015)", "2015", "12", None, "45"),
    ("12, ID 45 (2015)", "2015", "12", None, "45"),
    ("12, 45 pp (2015)", "2015", "12", None, "45"),
    ("12, 45 to 52 (2015)", "2015", "12", None, "45 to 52"),
    ("12 Mar 2015;12:45", "12 Mar 2015", "12", None, "45"),
    ("Mar-Apr 2015;12:45", "Mar-Apr 2015", "12", None, "45"),
    ("Mar/Apr 2015;12:45", "Mar/Apr 2015", "12", None, "45"),
    ("12, 45-52 (2015) (8 pp.)", "2015", "12", None, "45-52"),
    ("In press.", None, None, None, None),
    ("2015. In press", "2015", None, None, None),
    ("2015 (in press)", "2015", None, None, None),
    ("Published online: 3 March 2015. doi:10.5555/x1", "3 March 2015", None, None, None),
    ("12:45. doi: 10.5555/x1 (2015)", "2015", "12", None, "45"),
    ("12:45, https://doi.org/10.5555/x1 (2015).", "2015", "12", None, "45"),
    ("12:45 PMID: 5 (2015)", "2015", "12", None, "45"),
    ("12 (3) (2015)", "2015", "12", "3", None),
    ("12(3)(2015):45", "2015", "12", "3", "45"),
    ("a12:45, 2015", "2015", "a12", None, "45"),
    ("12:S1-S9, 2015", "2015", "12", None, "S1-S9"),
    ("12:1.e1-1.e9, 2015", "2015", "12", None, "1.e1-1.e9"),
]


@pytest.mark.parametrize(("place", "date", "volume", "issue", "pages"), PLACES)
def test_a_place_in_any_order(place, date, volume, issue, pages):
    c = parse_citation(FRONT + place)
    assert (c.ok, c.published and c.published.text, c.volume, c.issue, c.pages) == (True, date, volume, issue, pages)
    assert ([author.family for author in c.authors], c.title) == (["Doe", "Roe"], "Effects of tests on mice")
    assert (c.journal, c.rest) == ("J Test Med", "")
    assert c.doi in (None, "10.5555/x1")
    assert c.pmid in (None, "5")
    assert c.ahead_of_print == (volume is None)


@pytest.mark.parametrize(
    "place",
    ["2014 Feb 27; 23(2)251", "12:45", "2015", "12", "123456:45, 2015", "12, 45-52 (2150)", "12, 45-52 (Foo 2015)"],
)
def test_numbers_without_a_year_or_without_a_place_are_no_source(place):
    c = parse_citation(FRONT + place)
    assert (c.ok, c.rest) == (False, FRONT + place)


JOURNALS = [
    # title and journal as they stand together, the title, the journal
    ("A title of mice. J Test", "A title of mice", "J Test"),
    ("A title of mice. J. Test. Med", "A title of mice", "J. Test. Med"),
    ("A title, of mice, Test and Trial", "A title, of mice", "Test and Trial"),
    ("'A title of mice.' J Test", "A title of mice", "J Test"),
    ("“A title of mice,” J. Test Med.", "A title of mice", "J. Test Med"),
    ("«A title of mice» In: J Test", "A title of mice", "J Test"),
    ("A title of mice J Test", "A title of mice", "J Test"),
    ("A title of X. J Test", "A title of X", "J Test"),
    ("A title of mice and Men, Test Journal", "A title of mice and Men", "Test Journal"),
    ("A title of mice, Test-based Trials", "A title of mice", "Test-based Trials"),
    ("A title? J Test", "A title?", "J Test"),
    ("A title! J Test", "A title!", "J Test"),
    ("A title.) J Test", "A title.)", "J Test"),
    ("A title of e. coli. J Test", "A title of e. coli", "J Test"),
    ("A title. The Journal of the Test", "A title", "The Journal of the Test"),
    ("A title (again) J Test", "A title (again)", "J Test"),
    ("A title. Test-Journal of Mice", "A title", "Test-Journal of Mice"),
    ("Title words Biochem Biophys Res Commun", "Title words", "Biochem Biophys Res Commun"),
    ("A title of DNA. Rev. Test.", "A title of DNA", "Rev. Test."),
    ("A title... J Test", "A title...", "J Test"),
    ("A title ,; J Test", "A title", "J Test"),
    ("A title of Drosophila. Am. J. Test", "A title of Drosophila", "Am. J. Test"),
    ("A title about U.S. farms. J. Test", "A title about U.S. farms", "J. Test"),
    ("Effects of vitamin D. Test. Med", "Effects of vitamin D", "Test. Med"),
    ("A title of Mice Biol Med", "A title of Mice", "Biol Med"),
    ("A title of Mice XBiol Med", "A title of", "Mice XBiol Med"),
    ("A title of mice Ann Biol Med", "A title of mice", "Ann Biol Med"),
    ("A title of mice the Test J", "A title of mice the", "Test J"),
    ("Effects of tests on mice Nature", "Effects of tests on mice", "Nature"),
    ("A title of mice, Fog. Test", "A title of mice, Fog", "Test"),
    ("A title of mice. J. Abcdefghi. Test", "A title of mice", "J. Abcdefghi. Test"),
    ("A title of mice. J. Abcdefghij. Test", "A title of mice. J. Abcdefghij", "Test"),
    ("A title of mice. Ann. of Biol. Med", "A title of mice", "Ann. of Biol. Med"),
    ("Fog. Test", "Fog", "Test"),
    ("'A title of mice.' Test X", "A title of mice", "Test X"),
    ("A title of mice, Test & Trial", "A title of mice", "Test & Trial"),
    ("A title of mice, " + "J " * 13 + "J", "A title of mice", "J " * 13 + "J"),
]


@pytest.mark.parametrize(("text", "title", "journal"), JOURNALS)
def test_a_journal_is_told_from_the_title_before_it(text, title, journal):
    c = parse_citation(f"Doe, A. & Roe, B. C. {text} 12, 45-52 (2015).")
    assert (c.title, c.journal, len(c.authors), c.volume, c.pages) == (title, journal, 2, "12", "45-52")


@pytest.mark.parametrize(
    ("front", "author", "journal"),
    [
        ("J. Biol. Chem.", None, "J. Biol. Chem."),
        ("A. Biol. Chem.", "A. Biol", "Chem"),
        ("J. Doe. Fog.", "J. Doe", "Fog"),
        ("J. Doe. Chem. Fog", "J. Doe", "Chem. Fog"),
        ("Biochem.", None, "Biochem"),
    ],
)
def test_an_abbreviated_journal_is_told_from_an_author_by_its_words(front, author, journal):
    c = parse_citation(f"{front} 12 (2015) 45-52")
    assert ([each.name for each in c.authors], c.title, c.journal) == ([author] if author else [], None, journal)


@pytest.mark.parametrize("front", ["Low-dose Tests", "Follow-up"])
def test_a_title_alone_is_no_journal(front):
    assert not parse_citation(f"{front} 12 (2015) 45-52").ok


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Doe A. A title. J Test 2012; 5: 1-9. doi:10.5555/abc", "ama"),
        ("Doe A. A title. J Test 2012; 5: 1-9. doi: 10.5555/abc", "loose"),
        ("3. Doe A. A title. J Test 2012; 5: 1-9.", "vancouver"),
        ("Doe A. A title. J Test 2012; 5: 1-9. [PubMed]", "vancouver"),
        ("Doe A, et al. A title. J Test 2012; 5: 1-9.", "vancouver"),
        ("Doe A. A title. J Test. 2012;5:1-9.", "pubmed"),
        ("Doe\u00a0A. A title. J Test. 2012;5:1-9.", "pubmed"),
        ("Doe A. A title. J\u200b Test. 2012;5:1-9", "pubmed"),
        ("Doe A. A title. J Test. 2012;5:1-9. doi:10.5555/abc", "ama"),
        ("Doe, A. (2012). A title. J Test, 5, 1-9. doi:10.5555/abc", "apa"),
    ],
)
def test_marks_tell_the_style(line, style):
    c = parse_citation(line)
    assert (c.style, c.journal, c.pages) == (style, "J Test", "1-9")


@pytest.mark.parametrize(
    ("line", "looks"),
    [
        ("Test J. 2020;5:see the web site.", False),
        ("Test J. 2020;5:1-9 passim.", True),
        ("test journal of mice. 2020;5:1-9.", False),
        ("Doe A. A title. Test journal of mice. 2020;5:1-9.", True),
        ("Doe A. A title. test journal of mice. 2020;5:1-9.", False),
        ("J. 2020;1:2", True),
        ("Rev de la voz. 2020;1:2", True),
        ("Rev and the old man. 2020;1:2", True),
        ("Test poets of life. 2020;1:2", False),
        ("test poets. 2020;1:2", False),
        ("poets. 2020;1:2", True),
        ("Doe, A. (2007). Tests of mice. Test Press.", True),
        ("Doe, A. (2007). Tests of mice. Test Press. https://doi.org/10.5555/x1 and more. And more.", True),
        ("Doe A. Mice. 2007 Mar. In: Poe D, editor. Tests [Internet]. London: Test Press; 2007.", True),
        ("Doe A. A title. Test of the old and the new in all the life of old mice. 2020;5:1-9.", True),
        ("Doe A. A title. Test of the old and the new in all the life of old mice now. 2020;5:1-9.", False),
        (". 2020", True),
        ("Doe A. A title. Test J. 2020. doi: 10.5555/abc", True),
        ("Doe A. A title. Test J. 2020. PMID: 90000001.", True),
        ("Doe A. A title. Test J. 2020. Epub ahead of print.", True),
        ("Doe A. A title. Test J. 2020.", False),
        ("Doe A. A title. Test J. 2020;5:1-9. And more was said.", False),
        ("x" * 20_000 + ". Test J. 2020;5:1-9.", False),
    ],
)
def test_what_a_line_needs_to_look_like_a_citation(line, looks):
    assert looks_like_citation(line) == looks


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Doe A. A meta-", "analysis."], "Doe A. A meta-analysis."),
        (["Doe A. Mice -", "a study."], "Doe A. Mice - a study."),
        (["  Doe A.  ", "", " A title."], "Doe A. A title."),
        (["-", "Doe A."], "-Doe A."),
        ([], ""),
    ],
)
def test_lines_are_joined(lines, whole):
    assert join_wrapped(lines) == join_wrapped("\n".join(lines)) == whole
