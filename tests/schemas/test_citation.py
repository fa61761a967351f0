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
]  # fmt: skip


@pytest.mark.parametrize(("line", "journal", "date", "volume", "issue", "pages"), SOURCES)
def test_source(line, journal, date, volume, issue, pages):
    c = parse_citation(line)
    assert (c.ok, c.rest, c.authors, c.title) == (True, "", [], None)
    assert (c.journal, c.published.text, c.volume, c.issue, c.pages) == (journal, date, volume, issue, pages)
    assert looks_like_citation(line)


TAIL = "Test J. 2021 Mar;5(2):1-9. doi: 10.5555/t.5.2. PMID: 90000001."
FRONTS = [
    # what stands before the journal, authors, title
    ("Doe A, Roe BC. Is it so?", ["Doe A", "Roe BC"], "Is it so?"),
    ("Doe A. What a day!", ["Doe A"], "What a day!"),
    ("Doe A. [Translated title].", ["Doe A"], "[Translated title]"),
    ('Doe A. He called it "so."', ["Doe A"], 'He called it "so."'),
    ("Doe A. One part. Another part: 2020. 2021 update.", ["Doe A"], "One part. Another part: 2020. 2021 update"),
    ("Doe A. Re: Roe B, Poe C. Old title. Eur J Test 2020;82:82-96.", ["Doe A"],
     "Re: Roe B, Poe C. Old title. Eur J Test 2020;82:82-96"),
    ("Doe A. Corrigendum to X [J Old. 2019 Jan;4(1):3-9. doi: 10.5555/old.1].", ["Doe A"],
     "Corrigendum to X [J Old. 2019 Jan;4(1):3-9. doi: 10.5555/old.1]"),
    ("Doe A. Comment on Br Test 2019; 131: 302-13.", ["Doe A"], "Comment on Br Test 2019; 131: 302-13"),
    ("Notes on tests: vitamin D, calcium and bones.", [], "Notes on tests: vitamin D, calcium and bones"),
    ("Vitamin D. A short history.", [], "Vitamin D. A short history"),
    ("Erratum. A title of its own.", [], "Erratum. A title of its own"),
    ("Re: Doe A, Roe BC, Poe C. Old title. Old J. 2019 Mar;4(1):3-9.", [],
     "Re: Doe A, Roe BC, Poe C. Old title. Old J. 2019 Mar;4(1):3-9"),
    ("Association of T. gondii infection with tests.", [], "Association of T. gondii infection with tests"),
    ("In AF, underdosing was linked to tests (again).", [], "In AF, underdosing was linked to tests (again)"),
    ("Doe A, Roe BE. (New) signs of tests. A review.", ["Doe A", "Roe BE"], "(New) signs of tests. A review"),
    ("Guideline No. 405: Tests in the unit.", [], "Guideline No. 405: Tests in the unit"),
    ("TEST-19 Trial Collaborators. A title here.", ["TEST-19 Trial Collaborators"], "A title here"),
    ("Ontario Health (Quality). A health assessment.", ["Ontario Health (Quality)"], "A health assessment"),
    ("Society for Test Medicine (STM). Electronic address: pubs@example.org, Doe A. A statement.",
     ["Society for Test Medicine (STM)", "Doe A"], "A statement"),
    ("Doe A; Deutsche Gesellschaft für Tests e. V. (DGT). Ein Titel.",
     ["Doe A", "Deutsche Gesellschaft für Tests e. V. (DGT)"], "Ein Titel"),
    ("Muzahid. A title by one name.", ["Muzahid"], "A title by one name"),
    ("Xiang Yu Ping, Luo Tian, Zeng Ling. A title.", ["Xiang Yu Ping", "Luo Tian", "Zeng Ling"], "A title"),
    ("A title first and then the names. Doe AB, Roe B.", ["Doe AB", "Roe B"], "A title first and then the names"),
    ("A title? Doe A, Roe B.", ["Doe A", "Roe B"], "A title?"),
    ("A title. Doe AB.", ["Doe AB"], "A title"),
    ("A title. Doe A.", [], "A title. Doe A"),
    ("A title. Doe A, mice.", [], "A title. Doe A, mice"),
    # names among which something stands that is no person
    ("Doe A, Muller, Roe B, Poe C. A title.", ["Doe A", "Muller", "Roe B", "Poe C"], "A title"),
    ("Doe A, Mice, Rats, Dogs, Roe B, Poe C. A title.", ["Doe A", "Mice", "Rats", "Dogs", "Roe B", "Poe C"], "A title"),
    ("Doe A, tests of mice, Roe B. A title.", [], "Doe A, tests of mice, Roe B. A title"),
    ("Test Group, Mice, tests. A title.", [], "Test Group, Mice, tests. A title"),
    ("Test Group, Roe Group, mice. A title.", [], "Test Group, Roe Group, mice. A title"),
    ("Reply to Roe B: Doe A, Poe C. A title.", [], "Reply to Roe B: Doe A, Poe C. A title"),
    ("Appendix C, Doe A. A title.", ["Appendix C", "Doe A"], "A title"),
    # one name, or none
    ("Mortimer. A title.", ["Mortimer"], "A title"),
    ("MORTIMER. A title.", [], "MORTIMER. A title"),
    ("Jo. A title.", [], "Jo. A title"),
    ("Hepatitis B. A title.", [], "Hepatitis B. A title"),
    ("Anna Doe. A title.", [], "Anna Doe. A title"),
    ("Editorial. A title.", [], "Editorial. A title"),
    # groups and titles that name one
    ("WHO. A title.", ["WHO"], "A title"),
    ("CDC (Atlanta). A title.", ["CDC (Atlanta)"], "A title"),
    ("Test Group (Working). A title.", ["Test Group (Working)"], "A title"),
    ("Test Society of Mice. A title.", ["Test Society of Mice"], "A title"),
    ("test society of mice. A title.", [], "test society of mice. A title"),
    ("Members of the test group. A title.", ["Members of the test group"], "A title"),
    ("Erratum Working Group. A title.", ["Erratum Working Group"], "A title"),
    ("Correction (Group). A title.", [], "Correction (Group). A title"),
    ("Committee: a history. A title.", [], "Committee: a history. A title"),
    ("A committee A. A title.", [], "A committee A. A title"),
    ("Study of mice in a trial. A title.", [], "Study of mice in a trial. A title"),
    ("Effects in the Test Group. A title.", [], "Effects in the Test Group. A title"),
    ("Guidelines of the Test Society. A title.", [], "Guidelines of the Test Society. A title"),
    ("New clinical practice guidelines from the Test Group. A title.", [],
     "New clinical practice guidelines from the Test Group. A title"),
    # full stops that end no sentence
    ("Doe A, Roe B, St. Claire C. A title.", ["Doe A", "Roe B", "St. Claire C"], "A title"),
    ("Doe A, Roe B; U.S. Test Group. A title.", ["Doe A", "Roe B", "U.S. Test Group"], "A title"),
    ("Mt. Test Society. A title.", ["Mt. Test Society"], "A title"),
    ("Prof. Doe A. A title.", ["Prof. Doe A"], "A title"),
    ("Test e. V. (DGT). A title.", [], "Test e. V. (DGT). A title"),
    # no title
    ("Doe A.", ["Doe A"], None),
    ("Doe A, Roe B.", ["Doe A", "Roe B"], None),
    ("Smith T, Doe A. Smith T, et al.", ["Smith T", "Doe A"], None),
    ("Test Group.", [], "Test Group"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "authors", "title"), FRONTS)
def test_authors_and_title_in_front_of_the_source(front, authors, title):
    c = parse_citation(f"{front} {TAIL}")
    assert ([author.name for author in c.authors], c.title, c.journal) == (authors, title, "Test J")
    assert (c.published.text, c.volume, c.issue, c.pages, c.doi) == ("2021 Mar", "5", "2", "1-9", "10.5555/t.5.2")


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
    ],
)
def test_short_form(line, author, complete, journal, date):
    c = parse_citation(line)
    assert (c.style, [a.name for a in c.authors], c.authors_complete) == ("short", [author], complete)
    assert (c.journal, c.published and c.published.text, c.title) == (journal, date, None)
    assert looks_like_citation(line)


@pytest.mark.parametrize("line", [
    "Editorial. Test Poets. 2001.", "M. Test Poets. 2001.", "M a Ashby. Test Poets. 2001.",
    "van Ashby. Test Poets. 2001.", "M Ashby2. Test Poets. 2001.", "Smith J. test poets of old. 2001.", "Tests. 2001.",
])  # fmt: skip
def test_a_sentence_and_a_year_do_not_look_like_a_citation(line):
    assert parse_citation(line).ok
    assert not looks_like_citation(line)


@pytest.mark.parametrize("ending", [" et al.", ", et al.", "; et al.", " and others.", ", ET AL."])
def test_authors_that_are_not_all(ending):
    c = parse_citation(f"Doe A{ending} A title. {TAIL}")
    assert ([author.name for author in c.authors], c.authors_complete, c.title) == (["Doe A"], False, "A title")


STYLES = [
    ("1. Doe A, Roe B. A title. J Test. 2012;5:1–9. doi: 10.5555/abc [DOI] [PubMed] [Google Scholar]", "vancouver"),
    ("Doe A, Roe B, et al. A title. J Test. 2012;5:1–9.", "vancouver"),
    ("Doe A, Roe B. A title. J Test. 2012;5:1–9. doi:10.5555/abc", "ama"),
    ("Doe, A., & Roe, B. (2012). A title. J Test, 5, 1–9. https://doi.org/10.5555/abc", "apa"),
    ("Doe A, Roe B. A title. J Test 2012; 5: 1–9.", "loose"),
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
    ("statement", "field", "value"),
    [
        ("Icelandic. No abstract available.", "language", "Icelandic"),
        ("Greek, Modern.", "language", "Greek, Modern"),
        ("[Epub ahead of print]", "ahead_of_print", True),
        ("Online ahead of print.", "ahead_of_print", True),
        ("PubMed PMID: 90000001.", "pmid", "90000001"),
        ("PMID: 90000001 [Indexed for MEDLINE]", "pmid", "90000001"),
        ("PMCID: PMC9000001 PMID: 90000001", "pmcid", "PMC9000001"),
        ("doi: 10.5555/TCP.n.2020.297.. Epub 2020 Jan 2.", "doi", "10.5555/TCP.n.2020.297."),
        ("https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("https://dx.doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("10.5555/abc", "doi", "10.5555/abc"),
        ("doi=10.5555/abc.", "doi", "10.5555/abc"),
        ("DOI 10.5555/abc;", "doi", "10.5555/abc"),
        ("doi: 10.5555/abc,", "doi", "10.5555/abc"),
        ("doi: 10.5555/abc. doi: 10.5555/ABC.", "doi", "10.5555/abc"),
        ("PMID:1; PMCID:PMC12.3", "pmcid", "PMC12.3"),
        ("PMC: PMC123.", "pmcid", "PMC123"),
        ("PMID: 12. PMID: 12.", "pmid", "12"),
        ("pii: a.b.c.", "pii", "a.b.c"),
        ("[In press]", "ahead_of_print", True),
        ("In press.", "ahead_of_print", True),
    ],
)
def test_statements_in_any_order_and_older_variants(statement, field, value):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statement}")
    assert (getattr(c, field), c.rest, c.pages) == (value, "", "1-9")


@pytest.mark.parametrize(
    ("statement", "field", "date"),
    [
        ("Epub 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Published online 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Published online: 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Electronically published Jan 2, 2020.", "epub", "Jan 2, 2020"),
        ("Epub ahead of print 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Online ahead of print, 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Epub 2020 Jan 2. Epub 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("eCollection 2020 Jan.", "ecollection", "2020 Jan"),
        ("Print 2020 Jan.", "printed", "2020 Jan"),
    ],
)
def test_dates_behind_the_source(statement, field, date):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statement}")
    found = {name: getattr(c, name).text for name in ("epub", "ecollection", "printed") if getattr(c, name)}
    assert (found, c.published.text, c.rest) == ({field: date}, "2021 Mar", "")
    assert "-repeated" not in str(c.problems)
    assert c.ahead_of_print == ("ahead of print" in statement)


@pytest.mark.parametrize(
    ("statements", "field", "kept", "told"),
    [
        ("Epub 2020 Jan 2. Epub 2020 Jan 3.", "epub", "2020 Jan 2", "2020 Jan 3"),
        ("French. German.", "language", "French", "German"),
        ("PMID: 1. PMID: 2.", "pmid", "1", "2"),
        ("pii: a. pii: b.", "pii", "a", "b"),
        ("doi: 10.5555/a. doi: 10.5555/b.", "doi", "10.5555/a", "10.5555/b"),
    ],
)
def test_of_two_values_the_first_counts_and_the_second_is_told(statements, field, kept, told):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert getattr(getattr(c, field), "text", getattr(c, field)) == kept
    assert [(p.code, p.severity, p.field, p.value) for p in c.problems] == [(f"{field}-repeated", "info", field, told)]


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("Review", "other"), ("No abstract available", "other"), ("Abstract available", "other"),
        ("Retracted", "retraction"), ("Withdrawn", "withdrawn"), ("Free PMC article", "other"),
        ("Free article", "other"),
    ],
)  # fmt: skip
def test_remarks_are_notes(remark, kind):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {remark}. PMID: 90000001.")
    assert ([(n.kind, n.text) for n in c.notes], c.pmid, c.rest) == ([(kind, remark)], "90000001", "")


def test_a_mark_in_brackets_is_a_note():
    c = parse_citation("Doe A. T. Test J. 2021 Mar;5(2):1-9. [Article in French]. PMID: 90000001.")
    assert ([(n.kind, n.text) for n in c.notes], c.pmid) == ([("other", "Article in French")], "90000001")


@pytest.mark.parametrize(
    ("statements", "rest"),
    [
        ("Somebody knows. French.", "Somebody knows."),
        ("English, Klingon.", "English, Klingon."),
        ("Modern.", "Modern."),
        ("one thing. Another thing. PMID: 1.", "one thing. Another thing."),
    ],
)
def test_what_is_no_statement_is_told_as_the_rest(statements, rest):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert (c.rest, c.pages) == (rest, "1-9")
    assert [(p.code, p.severity, p.field, p.value) for p in c.problems] == [("citation-rest", "info", "citation", rest)]


@pytest.mark.parametrize("statements", ["doi:", "PMID:", "PMCID: ", "Epub", "pii:"])
def test_a_label_with_nothing_behind_it_is_told(statements):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert [(p.code, p.severity, p.value) for p in c.problems] == [("citation-cut", "info", statements.strip())]


@pytest.mark.parametrize(
    ("tail", "notes", "pmid"),
    [
        ("Erratum in: X J. 2020;1:1. Comment in: Y J. 2021;2:2. PMID: 1.",
         ["Erratum in: X J. 2020;1:1.", "Comment in: Y J. 2021;2:2."], "1"),
        ("Erratum in: X J. 2020;1:1. PMID: 7. Y. PMID: 1.", ["Erratum in: X J. 2020;1:1. PMID: 7. Y."], "1"),
        ("Erratum in: X. PMID: 1. Review.", ["Erratum in: X.", "Review"], "1"),
        ("Erratum in: X. PMID: 1 [Indexed for MEDLINE].", ["Erratum in: X.", "Indexed for MEDLINE"], "1"),
        ("Erratum in: X. Free article.", ["Erratum in: X. Free article."], None),
    ],
)  # fmt: skip
def test_notices_run_to_the_articles_own_pmid(tail, notes, pmid):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {tail}")
    assert ([note.text for note in c.notes], c.pmid, c.rest) == (notes, pmid, "")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Erratum in", "erratum"), ("Erratum for", "erratum"),
        ("Comment in", "comment"), ("Comment on", "comment"),
        ("Update in", "update"), ("Update of", "update"),
        ("Retraction in", "retraction"), ("Retraction of", "retraction"),
        ("Partial retraction in", "retraction"), ("Partial retraction of", "retraction"),
        ("Expression of concern in", "expression_of_concern"), ("Expression of concern for", "expression_of_concern"),
        ("Republished in", "republished"), ("Republished from", "republished"),
        ("Retracted and republished in", "republished"), ("Retracted and republished from", "republished"),
        ("Corrected and republished in", "republished"), ("Corrected and republished from", "republished"),
        ("Reprint in", "republished"), ("Reprint of", "republished"),
        ("Withdrawn in", "withdrawn"), ("Withdrawal of", "withdrawn"),
        ("Original report in", "other"), ("Summary for patients in", "other"), ("Patient summary in", "other"),
        ("Dataset described in", "other"), ("Dataset use reported in", "other"), ("Cites", "other"),
        ("Cited in", "other"),
    ],
)  # fmt: skip
def test_notices_never_lend_their_source(label, kind):
    note = f"{label}: Other J. 2022 Dec 1;9(9):99. doi: 10.5555/other."
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. doi: 10.5555/own. {note} PMID: 90000001.")
    assert (c.journal, c.volume, c.pages, c.doi, c.pmid) == ("Test J", "5", "1-9", "10.5555/own", "90000001")
    assert [(n.kind, n.text) for n in c.notes] == [(kind, note)]


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


@pytest.mark.parametrize(
    ("statements", "doi", "pmid", "pmcid", "code"),
    [
        ("doi: 10,5555/abc.", "10.5555/abc", None, None, "doi-prefix-dot"),
        ("doi: 10.5555/abcPMID: 123.", "10.5555/abc", "123", None, None),
        ("doi: 10.5555/abc.12–155. PMID: 1.", "10.5555/abc.12-155", "1", None, "doi-unicode-hyphen"),
        ("PMID: PMC123456.", None, None, None, "pmid-malformed"),
        ("PMID: 9; PMCID: PMCPMC123.", None, "9", "PMC123", "pmcid-doubled-prefix"),
        ("doi: PMID: 9.", None, "9", None, "citation-cut"),
        ("doi: 10.5555/abc. doi: 10.5555/other. PMID: 1.", "10.5555/abc", "1", None, "doi-repeated"),
        ("doi:http://dx.doi.org/10.5555/abc.", "10.5555/abc", None, None, None),
    ],
)
def test_damaged_identifiers_are_repaired_or_kept_as_problems(statements, doi, pmid, pmcid, code):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert (c.doi, c.pmid, c.pmcid, c.pages, c.rest) == (doi, pmid, pmcid, "1-9", "")
    assert (code in [p.code for p in c.problems]) if code else c.problems == []


PROSE = [
    "", " ", "Abstract", "March 3, 2002", "June 27, 2025", "PMID: 90000001", "PMCID: PMC9000001  PMID: 90000001",
    "Patients were seen in 2019; 45 (30%) of them died.", "The study (Test J. 2020;5(2):1-9) was small.",
    "We used R. 2020 was the last year.", "Data from 2010: 45 cases.", "In 2020, 35(12%) were tested.",
    "Received: 2020 Oct 5; Accepted: 2020 Dec 3.", "Copyright 2020; 5(2): all rights reserved.",
    "It was good. 2020 was worse.", "Funding: grant 2020;12 of the Test Fund, see the list of 2019: 4 awards.",
    "Adults aged 18-64 in 2015, 2016 and 2017; see Table 2.", "J Test", "10.5555/abc", "See also Smith et al. 2020.",
]  # fmt: skip


@pytest.mark.parametrize("line", PROSE)
def test_prose_does_not_look_like_a_citation(line):
    assert not looks_like_citation(line)


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
    ". 2021 Mar;5(2):1-9. Free PMC article.",
]


@pytest.mark.parametrize("line", RENDERED)
def test_a_line_of_pubmed_is_printed_as_it_came(line):
    citation = parse_citation(line)
    assert (citation.ok, citation.rest, render(citation)) == (True, "", line)


@pytest.mark.parametrize("line", ["", "Abstract", "n/a", "Patients were seen in 2019; 45 (30%) of them died."])
def test_what_is_no_citation_is_kept_with_the_reason(line):
    c = parse_citation(line)
    assert (c.ok, c.input, c.rest) == (False, line, line.strip())
    assert [(p.code, p.severity) for p in c.problems] == [("citation-malformed", "error")]
    assert len(c.problems[0].message) > len("not a citation: ")
    assert render(c) == line


def test_wrapped_lines_are_joined_at_blanks_and_after_hyphens():
    assert (
        join_wrapped(["Doe A. A meta-", "analysis of", "tests. Test J."]) == "Doe A. A meta-analysis of tests. Test J."
    )
    assert join_wrapped("one\ntwo-\n  three\n\n") == "one two-three"


def test_white_space_other_than_a_blank_is_understood_and_kept_in_the_title():
    c = parse_citation("Doe\u00a0A, Roe B. A\u2009title. Test\u00a0J. 2021\u00a0Mar;5(2):1-9.")
    assert [a.name for a in c.authors] == ["Doe A", "Roe B"]
    assert (c.title, c.journal, c.published.text, c.volume) == ("A\u2009title", "Test J", "2021 Mar", "5")
