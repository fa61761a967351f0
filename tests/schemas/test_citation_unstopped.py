"""Names that no full stop parts from the title, and what is told where a line seems to be parted at the wrong place."""

import pytest

from schemas.citation import parse_citation

PLACE = "J Test Med. 2015;12(3):45-52."
UNSTOPPED = [
    ("Doe AB, Roe CD Tests of mice", ["Doe AB", "Roe CD"], True, "Tests of mice"),
    ("Doe AB, Roe CD A test of mice", ["Doe AB", "Roe CD"], True, "A test of mice"),
    ("Doe AB, Roe CD HIV tests of mice", ["Doe AB", "Roe CD"], True, "HIV tests of mice"),
    ("Doe AB, Roe CD Tests, trials and mice", ["Doe AB", "Roe CD"], True, "Tests, trials and mice"),
    ("Doe E III, Roe CD Tests of mice", ["Doe E III", "Roe CD"], True, "Tests of mice"),
    ("Dos Roe FL, O'Poe DT, deDoe A Tests of mice", ["Dos Roe FL", "O'Poe DT", "deDoe A"], True, "Tests of mice"),
    ("Doe AB, Roe CD, et al Tests of mice: a trial", ["Doe AB", "Roe CD"], False, "Tests of mice: a trial"),
    ("Doe AB, Roe CD et al A test of mice", ["Doe AB", "Roe CD"], False, "A test of mice"),
    ("Doe AB, Roe CD. Vitamin D Tests of mice", ["Doe AB", "Roe CD"], True, "Vitamin D Tests of mice"),
]


@pytest.mark.parametrize(("front", "authors", "complete", "title"), UNSTOPPED)
def test_names_end_where_no_initials_follow(front: str, authors: list[str], complete: bool, title: str) -> None:
    for place in (PLACE, "J Test Med 2015;12(3):45-52"):
        c = parse_citation(f"{front}. {place}")
        assert [a.name for a in c.authors] == authors
        assert (c.authors_complete, c.title, c.journal, c.pages) == (complete, title, "J Test Med", "45-52")
        assert not c.problems


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (f"Doe AB Tests of mice. {PLACE}", "title"),  # or "Lung CT Screening of mice"
        ("Doe AB (2001) A book. Test Press, Testford Roe CD, Poe E (2015) Tests of mice. J Test Med 12:45-52", "title"),
        (f"Doe AB. Tests of mice. Test J. 2014;5(3):27-9. Roe CD, Poe EF. Tests of rats. {PLACE}", "title"),
        (f"Doe AB, Roe CD, Poe EF, Tests of untold mice after trials. {PLACE}", "authors"),
        (f"Doe AB, Roe MHJr. Tests of mice. {PLACE}", "authors"),
        ("Doe AB, Roe CD. Tests of mice. J Test Med. 2011 1 14 doi: 10.5555/jtm.2011.1", "volume"),
        ("Doe AB, Roe CD (2015) What is told of tests in untold mice and rats after trials. 12 45-52", "journal"),
    ],
)
def test_what_seems_to_be_parted_at_the_wrong_place_is_told(line: str, field: str) -> None:
    c = parse_citation(line)
    assert field in [p.field for p in c.problems if p.code == "citation-doubtful"]


@pytest.mark.parametrize("title", ["Correction to: Tests", "First U.S. tests", "Tests of CBD, THC"])
def test_titles_with_letters_are_not_doubted(title: str) -> None:
    assert not parse_citation(f"Doe AB, Roe CD. {title} of mice. {PLACE}").problems


@pytest.mark.parametrize(
    ("front", "journal"),
    [
        ("Doe AB. Tests on wheat", "Theor. Appl. Genet"),
        ("Doe AB. Tests on wheat", "Nat. Rev. Mol. Cell Biol"),
        ("Doe AB. Tests on wheat", "Vet. Parasitol"),
        ("Doe AB. Tests on wheat. A review", "Blood"),
    ],
)
def test_full_stops_in_a_journal_are_its_own(front: str, journal: str) -> None:
    c = parse_citation(f"{front}. {journal}. 2015;12:45-52.")
    assert (c.title, c.journal) == (front.removeprefix("Doe AB. "), journal)


@pytest.mark.parametrize(
    ("place", "volume", "issue", "pages"),
    [
        (". 1994;753-771.", None, None, "753-771"),
        (". 1994;1217-37.", None, None, "1217-37"),
        (". 1994; 1-9.", None, None, "1-9"),
        (". 1994;79-80.", "79-80", None, None),
        (". 1994;101-2.", "101-2", None, None),
        (". 2014; 203, 264-269.", "203", None, "264-269"),
        (" 2015, 298:H127-35.", "298", None, "H127-35"),
        (" (2015) 12 3: 45-52", "12", "3", "45-52"),
        (" (2015) 12:45-52doi:10.5555/jtm.1", "12", None, "45-52"),
        (" (2015) 12:45-52 (discussion 53-54)", "12", None, "45-52; discussion 53-54"),
    ],
)
def test_places_as_scraped_lists_print_them(
    place: str, volume: str | None, issue: str | None, pages: str | None
) -> None:
    c = parse_citation(f"Doe AB, Roe CD. Tests of mice. J Test Med{place}")
    assert (c.journal, c.volume, c.issue, c.pages) == ("J Test Med", volume, issue, pages)


def test_an_editor_behind_the_title_is_none_of_it() -> None:
    c = parse_citation("Doe AB, Roe CD. Tests of mice. Poe E, editor. PLoS Test. 2011;7: e1002412 doi: 10.5555/jpt.1")
    assert (c.title, c.rest) == ("Tests of mice", "Poe E, editor")


def test_identifiers_with_their_names_behind_them() -> None:
    pii = "S0140-6736(15)90001-2"
    c = parse_citation(f"Doe AB, Roe CD (2008) Tests of mice. J Test Med 73: 14-18 {pii} [pii];10.5555/j.1 [doi]")
    assert (c.journal, c.volume, c.pages, c.pii, c.doi) == ("J Test Med", "73", "14-18", pii, "10.5555/j.1")
