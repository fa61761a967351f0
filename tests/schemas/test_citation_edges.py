"""The citation grammar where its parts meet: signs, letters and words at their edges."""

import re

import pytest

from schemas.citation import parse_citation


def test_letters_at_the_edge_of_a_part_belong_to_it():
    c = parse_citation("Doe A, Roe B. Tests of factor X. Phys Rev X. 2020;5(2):XIX-XX.")
    assert (c.title, c.journal, c.pages) == ("Tests of factor X", "Phys Rev X", "XIX-XX")
    c = parse_citation("Doe A, Roe B. Tests of factor X, X Test J X 2012;5:3-9.")
    assert (c.title, c.journal) == ("Tests of factor X", "X Test J X")


@pytest.mark.parametrize("mark", ["!", "?", "."])
def test_any_end_of_a_sentence_parts_title_and_journal_in_apa_style(mark):
    c = parse_citation(f"World Test Group (2012). Fog is here{mark} Journal of Tests, 5(2), 1-9.")
    assert (c.style, c.title, c.journal) == ("apa", f"Fog is here{mark}".rstrip("."), "Journal of Tests")


@pytest.mark.parametrize("noun", ["Vitamin D", "Table S", "Hepatitis B"])
def test_a_noun_with_a_letter_that_opens_a_title_is_no_author(noun):
    c = parse_citation(f"{noun}. A study of fog. Test J. 2020;5(2):1-9.")
    assert (c.authors, c.title) == ([], f"{noun}. A study of fog")


@pytest.mark.parametrize(("line", "ok"), [(". 2020 Sep.", True), (" . 2020 Sep.", True), ("2020 Sep.", False)])
def test_a_date_alone_is_the_end_of_a_citation_only_behind_the_stop_of_its_journal(line, ok):
    assert parse_citation(line).ok is ok


def test_a_semicolon_may_stand_in_the_name_of_a_journal():
    assert parse_citation("Doe A. A study of fog. Test J; B. 2020;5:1-9.").journal == "Test J; B"


def test_in_a_loose_form_a_journal_may_have_stops_behind_a_title_alone():
    c = parse_citation("Tests in fog. J. Test Chem. v.19(2); Apr-Jun 2018")
    assert (c.style, c.title, c.journal, c.volume) == ("loose", "Tests in fog", "J. Test Chem", "19")


def test_a_year_with_a_volume_is_no_journal():
    c = parse_citation("Doe A. T. Test J. 2021 Mar;5(2):1-9. 2020 Jan 2. Epub 2020 Jan 2.")
    assert (c.journal, c.published.text, c.pages, c.rest) == ("Test J", "2021 Mar", "1-9", "2020 Jan 2.")


@pytest.mark.parametrize(
    "behind", ["2020;5.", "2020:1-9.", "2020. doi: 10.5555/x1.", "2020. PMID: 5.", "2020. Epub ahead of print."]
)
def test_one_fact_behind_it_is_enough_for_a_journal_in_small_letters(behind):
    c = parse_citation(f"Doe A. Tests in fog. Test journal of old mice. {behind}")
    assert (c.style, c.title, c.journal) == ("pubmed", "Tests in fog", "Test journal of old mice")


def test_a_group_in_brackets_may_stand_before_the_year():
    c = parse_citation("Society for Tests of Fog (STF). 2020. Fog is here. Test J 12:45-52.")
    assert ([author.name for author in c.authors], c.published.year) == (["Society for Tests of Fog (STF)"], 2020)


def test_a_book_without_authors_is_none():
    assert not parse_citation("Fog books. Bristol: Fog Press; 2014.").ok


def test_the_problems_of_all_parts_are_told():
    c = parse_citation("Doe A. A study. Test J. 2020 Foo;5(2):9-3. doi: 10.5555/x<y>.")
    assert [p.code for p in c.problems] == ["date-irregular", "pages-reversed", "doi-html-tag", "doi-suspicious"]
    c = parse_citation("Doe A. A study. Test J. 2020 Foo;5(2):1-3. PMID: 0123. French. German.")
    assert [p.code for p in c.problems] == ["language-repeated", "date-irregular", "pmid-leading-zeros"]


@pytest.mark.parametrize("line", ["Doe X. Test J. 2020.", "Doe X et al. Test J. 2020."])
def test_the_initial_of_a_lone_author_is_no_sign(line):
    assert [author.name for author in parse_citation(line).authors] == ["Doe X"]


@pytest.mark.parametrize("end", ["", ".", " ."])
def test_labels_of_links_at_the_end_are_no_rest(end):
    c = parse_citation(f"Doe, A., Roe, B. Tests in fog. Test J 5, 1-9 (2020) [PubMed] [Google Scholar]{end}")
    assert (c.journal, c.pages, c.rest, c.notes) == ("Test J", "1-9", "", [])


@pytest.mark.parametrize("source", ["2020;5", "2020:1-9", "2020;5:1-9"])
def test_journal_and_year_once_more_are_no_title_whatever_the_source_has(source):
    c = parse_citation(f"Doe A. Tests in fog. Test J. {source}. Test J. 2020. PMID: 90000001.")
    assert (c.title, c.journal, c.rest) == ("Tests in fog", "Test J", "")


@pytest.mark.parametrize(
    ("front", "authors", "title"),
    [
        ("Doe, A., Roe, B. (2020). A title", ["Doe, A.", "Roe, B."], "A title"),
        ("Doe, A., Roe, B. (2019). A title", [], "Doe, A., Roe, B. (2019). A title"),
    ],
)
def test_of_two_years_none_is_dropped(front, authors, title):
    c = parse_citation(f"{front}. Test J. 2020;5:1-9.")
    assert ([author.name for author in c.authors], c.title, c.journal) == (authors, title, "Test J")


def test_one_full_name_is_no_author():
    c = parse_citation("Anna Doe. Tests in fog. Test J 12:45-52, 2020")
    assert (c.authors, c.title, c.journal) == ([], "Anna Doe. Tests in fog", "Test J")


def test_a_year_opens_no_reference():
    assert not parse_citation("(2020). Tests in fog. Test J, 5(2), 1-9.").ok


def test_what_cannot_be_seen_is_left_out():
    c = parse_citation("Doe\u200b A, Roe B. Tests in fog. Test\u00ad J 5:1-9, 2020")
    assert ([author.name for author in c.authors], c.journal) == (["Doe A", "Roe B"], "Test J")
    assert parse_citation("A\u00a0title of fog. Test J. 2020;5:1-9.").title == "A\u00a0title of fog"


@pytest.mark.parametrize("source", ["2020;5", "2020: 5-9", "2020;5:5-9"])
def test_a_source_in_a_loose_form_counts_before_the_one_of_a_notice(source):
    c = parse_citation(f"Doe A. Tests in fog. Test J {source}. Erratum in: Fog J. 2021;1:1.")
    assert (c.journal, c.published.text, [note.kind for note in c.notes]) == ("Test J", "2020", ["erratum"])


def test_text_behind_journal_and_year_once_more_is_not_dropped():
    c = parse_citation("Doe A. Fog. Test J. 2020;5:1-9. Test J. 2020. Test J. 2020. PMID: 90000001.")
    assert (c.title, c.published.text, c.pmid) == ("Fog. Test J. 2020;5:1-9. Test J. 2020", "2020", "90000001")


def test_a_reference_in_press_without_brackets_is_in_no_style():
    c = parse_citation("Doe, A., Roe, B. Fog tests. Test J, in press.")
    assert (c.style, c.journal, c.ahead_of_print) == ("loose", "Test J", True)


def test_letters_at_the_edge_of_a_place_belong_to_it():
    c = parse_citation("Doe A, Roe B. Tests in fog. Test J 12 Pt X:45, 2020")
    assert (c.volume, c.pages, c.rest) == ("12 Pt X", "45", "")
    c = parse_citation("Doe A, Roe B. Tests in fog. Test J 12:45X. doi: 10.5555/x1 (2020)")
    assert (c.volume, c.pages, c.doi) == ("12", "45X", "10.5555/x1")


def test_an_expression_may_begin_before_its_text():
    assert re.compile("fog").search("fog", -5)  # the last characters of a short text are all that it has


@pytest.mark.parametrize("journal", ["Synthetia", "Fogs", "J. Fog"])
def test_a_journal_of_one_short_word_is_told_from_the_title(journal):
    c = parse_citation(f"Fog Society: Tests in fog. {journal} 5, 1-9 (2020).")
    assert (c.title, c.journal) == ("Tests in fog", journal)


def test_an_initial_before_a_title_is_not_one_inside_a_name():
    citation = parse_citation("Doe J. Lung Cancer, Breast Cancer. J Test Med. 2015 Mar;12(3):45-52.")
    assert [author.name for author in citation.authors] == ["Doe J"]
    assert citation.title == "Lung Cancer, Breast Cancer"
