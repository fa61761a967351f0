"""The citation grammar where its parts meet: signs, letters and words at their edges."""

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


def test_a_book_without_authors_is_none():
    assert not parse_citation("Fog books. Bristol: Fog Press; 2014.").ok


def test_the_problems_of_all_parts_are_told():
    c = parse_citation("Doe A. A study. Test J. 2020 Foo;5(2):9-3. doi: 10.5555/x<y>.")
    assert [p.code for p in c.problems] == ["date-irregular", "pages-reversed", "doi-html-tag", "doi-suspicious"]
