"""The citation grammar: what each form says."""

import pytest

from schemas.citation import join_wrapped, looks_like_citation, parse_citation, render

WHOLE = (
    "Lindqvist AB 3rd, van der Berg C Jr, Özil MÖ; Nordic Panel on Food, Novel Foods and Drinks (NFD). "
    "Title 2: of U.S. farms vs. others. J Am Test Assoc (2003). 2021 Sep 4;61(5 Suppl 1):e1-e9. English, Spanish. "
    "pii: E130. doi: 10.5555/jata.61.5. Epub 2021 Jun 2. Epub ahead of print. "
    "Erratum in: B Test. 2021 Oct;61(6):1. PMID: 90000001; PMCID: PMC9000001."
)


def test_every_part_of_a_whole_line():
    citation = parse_citation(WHOLE)
    assert citation.ok
    assert [author.name for author in citation.authors] == [
        "Lindqvist AB 3rd", "van der Berg C Jr", "Özil MÖ", "Nordic Panel on Food, Novel Foods and Drinks (NFD)",
    ]  # fmt: skip
    assert [author.collective for author in citation.authors] == [False, False, False, True]
    assert citation.title == "Title 2: of U.S. farms vs. others"
    assert citation.journal == "J Am Test Assoc (2003)"
    assert (citation.published.text, citation.epub.text) == ("2021 Sep 4", "2021 Jun 2")
    assert (citation.volume, citation.issue, citation.pages) == ("61", "5 Suppl 1", "e1-e9")
    assert (citation.doi, citation.pii) == ("10.5555/jata.61.5", "E130")
    assert (citation.pmid, citation.pmcid) == ("90000001", "PMC9000001")
    assert (citation.language, citation.ahead_of_print) == ("English, Spanish", True)
    assert [(n.kind, n.text) for n in citation.notes] == [("erratum", "Erratum in: B Test. 2021 Oct;61(6):1.")]
    assert (citation.problems, citation.rest) == ([], "")


SOURCES = [
    # line, journal, date, volume, issue, pages
    ("Test Res. 2020 Jul 25;167:106433.", "Test Res", "2020 Jul 25", "167", None, "106433"),
    ("20 Century Test. 2009;20(4):454-81.", "20 Century Test", "2009", "20", "4", "454-81"),
    ("Test Med. 2020;(8):82-87.", "Test Med", "2020", None, "8", "82-87"),
    ("Ann Test. 2020 Aug 28:S0890-5096(20)30767-6.", "Ann Test", "2020 Aug 28", None, None, "S0890-5096(20)30767-6"),
    ("Ann Test. 2020 Aug 28;:15248380221.", "Ann Test", "2020 Aug 28", None, None, "15248380221"),
    ("Test. 2023;174(Suppl 2(6)):55-67.", "Test", "2023", "174", "Suppl 2(6)", "55-67"),
    ("Test. 2020 Dec;45(10 (Suppl. 2)):1.", "Test", "2020 Dec", "45", "10 (Suppl. 2)", "1"),
    ("Test. 2022 Oct;30 Suppl 6:59-62.", "Test", "2022 Oct", "30 Suppl 6", None, "59-62"),
    ("Test. 2022;130 Suppl 1(Suppl 1):1-2.", "Test", "2022", "130 Suppl 1", "Suppl 1", "1-2"),
    ("Test. 2020;120(7. Vyp. 2):5-9.", "Test", "2020", "120", "7. Vyp. 2", "5-9"),
    ("IEEE Trans Test. 2022 May 10;PP.", "IEEE Trans Test", "2022 May 10", "PP", None, None),
    ("Bone Test J. 2022 Oct;104-B(10):1148-1155.", "Bone Test J", "2022 Oct", "104-B", "10", "1148-1155"),
    ("Test. 2016 Aug 25;16(9).", "Test", "2016 Aug 25", "16", "9", None),
    ("medRxiv [Preprint]. 2020 Mar 3:2020.03.01.972000.", "medRxiv [Preprint]", "2020 Mar 3", None, None,
     "2020.03.01.972000"),
    ("Clin Test (Bristol, Avon). 2020 Jan - Feb;33:1.", "Clin Test (Bristol, Avon)", "2020 Jan - Feb", "33", None, "1"),
    ("Test. 2020 Oct;49(7):44; discussion 44-9.", "Test", "2020 Oct", "49", "7", "44; discussion 44-9"),
    ("Test. 2020 Oct;49(7):34-6, 87-91 passim.", "Test", "2020 Oct", "49", "7", "34-6, 87-91 passim"),
    (". 2020 Oct;49(7):758-780.", None, "2020 Oct", "49", "7", "758-780"),
    (". 2019:51:88-91.", None, "2019", "51", None, "88-91"),
    (". 2019:51 Suppl 1:88-91.", None, "2019", "51 Suppl 1", None, "88-91"),
    ("Test J. 2019:XI:e8.", "Test J", "2019", "XI", None, "e8"),
    ("Test J 2020;5:passim", "Test J", "2020", "5", None, "passim"),
    ("Test J 2020;5:pp. 12-14", "Test J", "2020", "5", None, "12-14"),
    (". 2021 Mar 29:2021:8877671.", None, "2021 Mar 29", "2021", None, "8877671"),
    (". 2022 Dec 1;19417381221131570.", None, "2022 Dec 1", None, None, "19417381221131570"),
    (". 2019 May 27;35(22):4259–4264. doi: 10.5555/x/btz000", None, "2019 May 27", "35", "22", "4259–4264"),
    (". 2018.", None, "2018", None, None, None),
    ("2020 Oct;49(7):758-780.", None, "2020 Oct", "49", "7", "758-780"),
    ("Test Death Dis, 2022 Jul 04;13(7):580.", "Test Death Dis", "2022 Jul 04", "13", "7", "580"),
    ("Test Sci 2005 May;96(5):283-7.", "Test Sci", "2005 May", "96", "5", "283-7"),
    ("Synth Test. Jul 15, 2011; 27(14): i443–i449.", "Synth Test", "Jul 15, 2011", "27", "14", "i443–i449"),
    ("Onco Test 12: 1234-1239, 2016; DOI: 10.5555/ot.2016.1", "Onco Test", "2016", "12", None, "1234-1239"),
    ("J Test. v.19(2); Apr-Jun 2018", "J Test", "Apr-Jun 2018", "19", "2", None),
    ("Published in final edited form as: Test Surg. 2010 May;146(5):481–487.", "Test Surg", "2010 May", "146", "5",
     "481–487"),
    ("12. Test Sci. 1992 Mar;1(3):409-17.", "Test Sci", "1992 Mar", "1", "3", "409-17"),
    ("J. Biol. Chem. 2021;5:1-9.", "J. Biol. Chem", "2021", "5", None, "1-9"),
    ("Test J. 2023 Special-Issue:1.", "Test J", "2023 Special-Issue", None, None, "1"),
    ("Test J. 2020 Oct;Suppl. 2:1-9.", "Test J", "2020 Oct", "Suppl. 2", None, "1-9"),
    ("Test J. 2020 Oct;5(2(3(4))):1-9.", "Test J", "2020 Oct", "5", "2(3(4))", "1-9"),
    ("Test J. 2020 Oct;12345678.", "Test J", "2020 Oct", None, None, "12345678"),
    ("Test J. 2020 Oct;1234567.", "Test J", "2020 Oct", "1234567", None, None),
    ("Test J 2020: 45-52.", "Test J", "2020", None, None, "45-52"),
    ("Test J. 2020:5(2):1-9.", "Test J", "2020", "5", "2", "1-9"),
    ("Test J. 2020;5;1-9.", "Test J", "2020", "5", None, "1-9"),
    ("Test & Trial, 2017;6(1):81.", "Test & Trial", "2017", "6", "1", "81"),
    ("Test & Trial. 2020 Oct:49(7):758-80", "Test & Trial", "2020 Oct", "49", "7", "758-80"),
    ("Test protocols 2017 May 11;XX:81.", "Test protocols", "2017 May 11", "XX", None, "81"),
    ("Test protocols, 2017. doi: 10.5555/x1", "Test protocols", "2017", None, None, None),
    ("Journal List > Tests > v.56(1); Jan 2008", "Journal List > Tests >", "Jan 2008", "56", "1", None),
    ("Test & Trial, 2017;6, 2018.", "Test & Trial", "2017", "6", None, "2018"),
    ("Test 2017, 2018. doi: 10.5555/x1", "Test 2017", "2018", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "journal", "date", "volume", "issue", "pages"), SOURCES)
def test_source(line, journal, date, volume, issue, pages):
    c = parse_citation(line)
    assert (c.ok, c.rest, c.authors, c.title) == (True, "", [], None)
    assert (c.journal, c.published.text, c.volume, c.issue, c.pages) == (journal, date, volume, issue, pages)
    assert looks_like_citation(line)


@pytest.mark.parametrize(
    "line",
    [
        "2020;2:6. Fog. 2021. Epub ahead of print.",
        "Fog 2020;2:6 Epub ahead of print.[a]. 2021. Soup.",
        "Test & Trial, 2020;2(1):6. Seen 2021.",
        "Doe A. Fog. Test J. 2020;2:6. 2021 Jan 2. Epub 2020 Jan 2.",
    ],
)
def test_a_line_with_two_sources_keeps_what_stands_behind_the_first_as_rest(line):
    c = parse_citation(line)
    assert (c.ok, c.published.text, c.volume, c.pages) == (True, "2020", "2", "6")
    assert "2021" in c.rest
    assert [problem.code for problem in c.problems] == ["citation-rest"]


@pytest.mark.parametrize("pages", ["x:8", "a note:8", "51:note", "10.5555/x.y:1"])
def test_a_colon_parts_no_volume_without_a_figure_and_no_pages_without_one(pages):
    c = parse_citation(f"Test J. 2019:{pages}.")
    assert (c.volume, c.pages) == (None, pages)


@pytest.mark.parametrize(
    ("line", "author", "complete", "journal", "date"),
    [
        ("Mortimer Jaffa et al. Immuno Test. 2020 Oct.", "Mortimer Jaffa", False, "Immuno Test", "2020 Oct"),
        ("M Ashby. Test Poets. 2001 May.", "M Ashby", True, "Test Poets", "2001 May"),
        ("TEST-9 Study Group et al. mTest. 2024.", "TEST-9 Study Group", False, "mTest", "2024"),
        ("Tomas Verhoek et al. QTJ. .", "Tomas Verhoek", False, "QTJ", None),
        ("Mor van Ashby. Test Poets. 2001.", "Mor van Ashby", True, "Test Poets", "2001"),
        ("Smith J. Test Poets. 2001.", "Smith J", True, "Test Poets", "2001"),
        ("O'Neil-Test J. Test Poets. 2001.", "O'Neil-Test J", True, "Test Poets", "2001"),
        ("A B C D E. Test Poets. 2001.", "A B C D E", True, "Test Poets", "2001"),
        ("Test Group. Test Poets. 2001.", "Test Group", True, "Test Poets", "2001"),
        (
            "Society for the Study of Mice and Tests. Test Poets. 2001.",
            "Society for the Study of Mice and Tests",
            True,
            "Test Poets",
            "2001",
        ),
        ("One Two Three Four Five. Test Poets. 2001.", "One Two Three Four Five", True, "Test Poets", "2001"),
        ("X Doe-Xu. Test Poets. 2001.", "X Doe-Xu", True, "Test Poets", "2001"),
    ],
)
def test_short_form(line, author, complete, journal, date):
    c = parse_citation(line)
    assert (c.style, [a.name for a in c.authors], c.authors_complete) == ("short", [author], complete)
    assert (c.journal, c.published and c.published.text, c.title) == (journal, date, None)
    assert looks_like_citation(line)


@pytest.mark.parametrize("line", [
    "Published Erratum. Test Poets. 2001.", "Ann Doe, Ben Roe. Test Poets. 2001.", "Editorial. Test Poets. 2001.",
    "M. Test Poets. 2001.", "M a Ashby. Test Poets. 2001.",
    "Society for Mice, Rats and the Tests of it. Test Poets. 2001.", "One Two Three Four Five Six. Test Poets. 2001.",
    "van Ashby. Test Poets. 2001.", "M Ashby2. Test Poets. 2001.", "Smith J. test poets of old. 2001.", "Tests. 2001.",
])  # fmt: skip
def test_a_sentence_and_a_year_do_not_look_like_a_citation(line):
    assert parse_citation(line).ok
    assert not looks_like_citation(line)


def test_journal_and_year_that_a_list_of_similar_articles_prints_again_are_no_rest():
    c = parse_citation("Doe A. A title. Test J. 2021 Mar;5(2):1-9. doi: 10.5555/x1. Test J. 2021. PMID: 90000001.")
    assert (c.title, c.journal, c.published.text, c.pages) == ("A title", "Test J", "2021 Mar", "1-9")
    assert (c.doi, c.pmid, c.rest) == ("10.5555/x1", "90000001", "")


STYLES = [
    ("1. Doe A, Roe B. A title. J Test. 2012;5:1–9. doi: 10.5555/abc [DOI] [PubMed] [Google Scholar]", "vancouver"),
    ("Doe A, Roe B, et al. A title. J Test. 2012;5:1–9.", "vancouver"),
    ("Doe A, Roe B. A title. J Test. 2012;5:1–9. doi:10.5555/abc", "ama"),
    ("Doe, A., & Roe, B. (2012). A title. J Test, 5, 1–9. https://doi.org/10.5555/abc", "apa"),
    ("Doe A, Roe B. A title. J Test 2012; 5: 1–9.", "loose"),
    ("Doe A, Roe B. A title. J Test. 2012b;5:1–9.", "loose"),
    ("Doe A, Roe B. A title. J Test. 2012 ; 5 : pp. 1–9.", "loose"),
    ("• 5.A title. Doe AB, Roe B. J Test. 2012;5:1–9. doi: 10.5555/abc. [DOI] [PubMed]", "vancouver"),
]


@pytest.mark.parametrize(("line", "style"), STYLES)
def test_reference_styles_give_the_same_parts(line, style):
    c = parse_citation(line)
    assert c.style == style
    assert [a.family for a in c.authors] == ["Doe", "Roe"]
    assert (c.title, c.journal, c.published.year, c.volume, c.pages) == ("A title", "J Test", 2012, "5", "1–9")
    assert c.doi in (None, "10.5555/abc")
    assert looks_like_citation(line)


def test_books_and_chapters():
    chapter = parse_citation(
        "Doe A, Roe B. A chapter. In: TestPearls [Internet]. Test Island (FL): TestPearls Publishing; 2023 Jan–. "
        "PMID: 9001."
    )
    assert (chapter.style, chapter.title, chapter.journal) == ("book", "A chapter", "TestPearls [Internet]")
    assert (chapter.place, chapter.publisher) == ("Test Island (FL)", "TestPearls Publishing")
    assert (chapter.published.year, chapter.published.month, chapter.pmid) == (2023, 1, "9001")
    book = parse_citation("Tests of Things [Internet]. City (ST): Press; 2020 Sep. Report No.: 20-123.")
    assert (book.journal, book.published.text, book.rest) == (
        "Tests of Things [Internet]",
        "2020 Sep",
        "Report No.: 20-123.",
    )


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Test J. 2020 Oct;49(7):80-75.", ["pages-reversed"]),
        ("Test J. 2020 Feb 30;49(7):80-85.", ["date-impossible"]),
        ("Test J. 2020 Oct;Publish Ahead of Print.", ["volume-placeholder"]),
        ("Test J. 2020 Oct;14(undefined):1-2.", ["volume-placeholder"]),
        ("Test J. 2020 Oct/Dec;49(7):80-85.", ["date-irregular"]),
        ("Test J. 2020 Oct;49(7):/j/test.xml.", ["pages-not-pages"]),
        ("Test J. 2020 Oct;49(7):1-2. An unknown sentence.", ["citation-rest"]),
        ("Test J. 2020 Oct;49(7):1-2. doi: ", ["citation-cut"]),
    ],
)
def test_problems_name_what_is_wrong_in_a_citation_that_can_be_read(line, codes):
    c = parse_citation(line)
    assert (c.ok, c.journal, [p.code for p in c.problems]) == (True, "Test J", codes)


PROSE = [
    "", " ", "Abstract", "March 3, 2002", "June 27, 2025", "PMID: 90000001", "PMCID: PMC9000001  PMID: 90000001",
    "Patients were seen in 2019; 45 (30%) of them died.", "The study (Test J. 2020;5(2):1-9) was small.",
    "2020 was the last year. Mice were used.", "We used R. 2020 was the last year.",
    "Data from 2010: 45 cases.", "In 2020, 35(12%) were tested.",
    "Received: 2020 Oct 5; Accepted: 2020 Dec 3.", "Copyright 2020; 5(2): all rights reserved.",
    "It was good. 2020 was worse.", "Funding: grant 2020;12 of the Test Fund, see the list of 2019: 4 awards.",
    "Adults aged 18-64 in 2015, 2016 and 2017; see Table 2.", "J Test", "10.5555/abc", "See also Smith et al. 2020.",
]  # fmt: skip


@pytest.mark.parametrize("line", PROSE)
def test_prose_does_not_look_like_a_citation(line):
    assert not looks_like_citation(line)


@pytest.mark.parametrize("line", ["", "Abstract", "n/a", "Patients were seen in 2019; 45 (30%) of them died."])
def test_what_is_no_citation_is_kept_with_the_reason(line):
    c = parse_citation(line)
    assert (c.ok, c.input, c.rest) == (False, line, line.strip())
    assert [(p.code, p.severity) for p in c.problems] == [("citation-malformed", "error")]
    assert (c.problems[0].message == "not a citation: the line is empty") == (not line)
    assert render(c) == line


def test_wrapped_lines_are_joined_at_blanks_and_after_hyphens():
    assert (
        join_wrapped(["Doe A. A meta-", "analysis of", "tests. Test J."]) == "Doe A. A meta-analysis of tests. Test J."
    )
    assert join_wrapped("one\ntwo-\n  three\n\n") == "one two-three"


@pytest.mark.parametrize(("blank", "kept"), [("\u00a0", "\u00a0"), ("\u2009", "\u2009"), ("\t", " ")])
def test_white_space_other_than_a_blank_is_understood_and_kept_in_the_title_where_it_is_typography(blank, kept):
    c = parse_citation(f"Doe{blank}A, Roe B. A{blank}title. Test{blank}J. 2021{blank}Mar;5(2):1-9.")
    assert [a.name for a in c.authors] == ["Doe A", "Roe B"]
    assert (c.title, c.journal, c.published.text, c.volume) == (f"A{kept}title", "Test J", "2021 Mar", "5")
