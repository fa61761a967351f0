"""Names: persons in PubMed's form, given names first, with a comma; groups; lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.names import fold_name, read_author_list, read_name, read_printed_names


@pytest.mark.parametrize(
    ("text", "family", "given", "initials", "suffix"),
    [
        ("Muster AD", "Muster", None, "AD", None),
        ("Smith J Jr", "Smith", None, "J", "Jr"),
        ("Torn P 3rd", "Torn", None, "P", "3rd"),
        ("van der Berg A", "van der Berg", None, "A", None),
        ("d'Arminio Test A", "d'Arminio Test", None, "A", None),
        ("de Castro G Jr", "de Castro", None, "G", "Jr"),
        ("Silva-Santos M", "Silva-Santos", None, "M", None),
        ("Özkan İ", "Özkan", None, "İ", None),
        ("Rosa CDDRD", "Rosa", None, "CDDRD", None),
        ("SMITH JA", "SMITH", None, "JA", None),
        ("Abimelech D Muster", "Muster", "Abimelech D", "AD", None),
        ("M Ashby", "Ashby", "M", "M", None),
        ("Tomas Verhoek", "Verhoek", "Tomas", "T", None),
        ("J. K. Rowland", "Rowland", "J. K.", "JK", None),
        ("Ludwig van Test", "van Test", "Ludwig", "L", None),
        ("Gabriel J Garcia Lopez", "Garcia Lopez", "Gabriel J", "GJ", None),
        ("Smith, J.-P.", "Smith", None, "JP", None),
        ("Smith, John A., Jr.", "Smith", "John A.", "JA", "Jr."),
        ("Matthew J. Douglas, MN", "Douglas", "Matthew J.", "MJ", None),
        ("Anna Doe, Ph.D., MD", "Doe", "Anna", "A", None),
        ("Doe AB, MD", "Doe", None, "AB", None),
        # the generation mark
        ("Smith J II", "Smith", None, "J", "II"),
        ("Smith ABCD II", "Smith", None, "ABCD", "II"),
        ("Smith ABCDE II", "Smith ABCDE", None, "II", None),
        ("Smith J Sr.", "Smith", None, "J", "Sr."),
        ("van Test J 2nd", "van Test", None, "J", "2nd"),
        ("Smith JR", "Smith", None, "JR", None),
        ("Doe III", "Doe", None, "III", None),
        ("Anna Doe Jr", "Doe", "Anna", "A", "Jr"),
        ("Anna Doe, Jr.", "Doe", "Anna", "A", "Jr."),
        ("Anna Jr", "Jr", "Anna", "A", None),
        ("Doe, Anna, Jr", "Doe", "Anna", "A", "Jr"),
        ("Anna DoeX, Jr.", "DoeX", "Anna", "A", "Jr."),
        ("Smith J IIX", "Smith J", None, "IIX", None),
        ("Smith ABCDEFGH", "ABCDEFGH", "Smith", "S", None),
        ("Anna Doe, JrX", "Anna Doe", "JrX", "J", None),
        ("Anna Doe, MDX", "Anna Doe", None, "MDX", None),
        # initials behind the family name
        ("O'Test B", "O'Test", None, "B", None),
        ("Test A-B", "Test", None, "A-B", None),
        ("Smith ABCDEFG", "Smith", None, "ABCDEFG", None),
        ("SMITH AB", "SMITH", None, "AB", None),
        ("X ABC", "X", None, "ABC", None),
        ("ONE TWO AB", "ONE TWO", None, "AB", None),
        ("‘t Hooft G", "‘t Hooft", None, "G", None),
        ("`t Hooft G", "`t Hooft", None, "G", None),
        ("l'Abc Test A", "l'Abc Test", None, "A", None),
        ("al-Test AB", "al-Test", None, "AB", None),
        ("abcd Test A", "abcd Test", None, "A", None),
        ("abc'd Test A", "abc'd Test", None, "A", None),
        ("abc\u2019d Test A", "abc\u2019d Test", None, "A", None),
        ("abc-d Test A", "abc-d Test", None, "A", None),
        ("田中 A", "田中", None, "A", None),
        ("One Two Three Four Five Six AB", "One Two Three Four Five Six", None, "AB", None),
        # with full stops
        ("Doe J.", "Doe", None, "J", None),
        ("Doe J. K.", "Doe", None, "JK", None),
        ("Doe J.-K.", "Doe", None, "JK", None),
        ("Doe A.B.C.D.E.", "Doe", None, "ABCDE", None),
        ("J.K. Doe", "Doe", "J.K.", "JK", None),
        ("Anna M.A. Doe", "Doe", "Anna M.A.", "AMA", None),
        ("Anna M. A. Doe", "Doe", "Anna M. A.", "AMA", None),
        ("Doe, J.", "Doe", None, "J", None),
        ("Doe, JK", "Doe", None, "JK", None),
        # given names first
        ("Anna van Doe", "van Doe", "Anna", "A", None),
        ("Anna de la Doe", "de la Doe", "Anna", "A", None),
        ("Anna van", "van", "Anna", "A", None),
        ("A Jo", "Jo", "A", "A", None),
        ("Jean-Paul Test", "Test", "Jean-Paul", "JP", None),
        ("Ünal Öz", "Öz", "Ünal", "Ü", None),
    ],
)
def test_persons(text, family, given, initials, suffix):
    author = read_name(text)
    assert author.name == text
    assert (author.family, author.given, author.initials, author.suffix) == (family, given, initials, suffix)
    assert not author.collective


@pytest.mark.parametrize(
    "text",
    [
        "Maria Garcia Lopez", "Xiang Yu Ping", "Wahyuddin", "LI WEI", "1,2,3", "anonymous x", "abcde Test A",
        "Test2 A", "Test: A", "Test A1", "Test -", "SMITH ABC", "ONE TWO ABC", "D. J.", "Doe, Jr.", ", Anna",
        "One Two Three Four Five Six Seven AB", "A B C D E F G H I", "Anna doe", "Anna Doe van", "van Anna Doe",
        "of A", "for A", "the A", "on A", "and A", "to A", "with A", "& A",
        "abcd'e Test A", "aXcde Test A", "Doe, Anna, JrX", "Anna Doe JrX", "Anna AX Doe", "Anna XX Doe",
        "Anna b\u00e9lan", "Anna Doe2", "Anna (Doe)", "Anna/Doe Test", "Doe, anna", "Doe, Anna, PhD", "Doe, , Jr.",
        "the who", ".",
    ],
)  # fmt: skip
def test_parts_stay_empty_where_they_are_not_certain(text):
    author = read_name(text)
    assert (author.name, author.family, author.given, author.initials) == (text, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "TEST-9 Study Group", "GTB 2019 Risk Factors Collaborators", "Society for Test Medicine (STM)", "WHO",
        "Advisory Committee on Test Practices", "Deutsche Gesellschaft für Testkunde", "Ontario Health (Quality)",
        "Panel on Nutrition, Novel Foods and Food Allergens", "RETEST investigators", "Sociedad Andaluza de Pruebas",
        "CDC (Atlanta)", "Statistics Canada (SC)", "World Health", "XX-Group", "Studygroup of X", "Ärzteverband Nord",
        "TEST GROUP AB", "Prüfgesellschaft Nord", "Biosociété du Nord",
    ],
)  # fmt: skip
def test_groups_are_never_split_into_family_and_initials(text):
    author = read_name(text)
    assert (author.name, author.collective, author.family, author.initials) == (text, True, None, None)


def test_an_address_behind_a_group_is_its_email():
    author = read_name("Test Guidelines Committee. Electronic address: test@example.org")
    assert (author.name, author.email, author.collective) == ("Test Guidelines Committee", "test@example.org", True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith J, van der Berg A", ["Smith J", "van der Berg A"]),
        ("Smith J; TEST Group", ["Smith J", "TEST Group"]),
        ("TEST Group; Smith J, Doe A", ["TEST Group", "Smith J", "Doe A"]),
        (
            "Panel on Food, Novel Foods and Drinks (NFD); Doe A",
            ["Panel on Food, Novel Foods and Drinks (NFD)", "Doe A"],
        ),
        ("Marwa, Hadju V, Nursi", ["Marwa", "Hadju V", "Nursi"]),
        ("Doe A, Panel on A, b of it, Roe B", ["Doe A", "Panel on A", "b of it", "Roe B"]),
        ("Doe A, Panel on A, b of it", ["Doe A", "Panel on A, b of it"]),
        ("Panel on A, b of it, Doe A, c of it", ["Panel on A, b of it", "Doe A", "c of it"]),
        ("Bhat GR , Sofi KA ", ["Bhat GR", "Sofi KA"]),
        (";; Doe A ;", ["Doe A"]),
        ("Anna Doe, Ben Roe", ["Anna Doe", "Ben Roe"]),
        ("Doe A; Panel on A, B, C; Roe B", ["Doe A", "Panel on A, B, C", "Roe B"]),
        ("Panel on A, b of it, c of it, Doe A", ["Panel on A, b of it, c of it", "Doe A"]),
        ("Test Panel, One Two Three Four Five, Doe A", ["Test Panel, One Two Three Four Five", "Doe A"]),
        ("Muster, One Two Three Four Five, Doe A", ["Muster", "One Two Three Four Five", "Doe A"]),
    ],
)
def test_lists(text, names):
    assert [author.name for author in read_author_list(text)] == names


@pytest.mark.parametrize("name", ["EPIC-TEST", "NEBULA", "EPIC-2 study", "the EPIC", "EPIC/TEST one"])
def test_an_acronym_in_a_list_is_a_group(name):
    assert [author.collective for author in read_author_list(f"Smith J; {name}")] == [False, True]


def test_a_name_in_a_list_that_is_no_acronym_is_none():
    assert [author.collective for author in read_author_list("Smith J; Epic; Roe B; Doe, Anna")] == [False] * 5
    assert [author.collective for author in read_author_list("McDonald AB; LI-NA Wei; Epic")] == [False] * 3


def test_one_word_names_no_group():
    assert not read_name("Group").collective


def test_a_long_text_is_kept_whole():
    for text in ("Anna " + "x" * 400, "Group " * 70 + "Group"):
        author = read_name(text)
        assert (author.name, author.family, author.collective) == (text, None, False)


def test_a_name_of_nothing_is_a_question_mark_and_blanks_are_made_single():
    assert read_name("  ").name == "?"
    assert read_name(" Anna \t Doe ").name == "Anna Doe"


def test_names_are_looked_up_without_case_and_accents():
    assert [fold_name(name) for name in ("Table", "T\u00c5ngstr\u00d6m", "e\u0301tude")] == [
        "table",
        "tangstrom",
        "etude",
    ]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_name_without_error(text):
    author = read_name(text)
    assert read_name(author.name) == author or author.email
    read_author_list(text)


@pytest.mark.parametrize(
    ("names", "want"),
    [
        (["L. Keith Testa", "Anna Doe"], ("Testa", "L. Keith", "LK", None)),
        (["W James Testa"], ("Testa", "W James", "WJ", None)),
        (["L. Keith-Bo Testa III"], ("Testa", "L. Keith-Bo", "LKB", "III")),
        (["Melvin Testa III", "Anna Doe"], ("Testa", "Melvin", "M", "III")),
        (["Melvin Testa, II"], ("Testa", "Melvin", "M", "II")),
        (["Melvin B. Testa IV"], ("Testa", "Melvin B.", "MB", "IV")),
        # beside names of which only initials are printed
        (["J. Garcia Lopez", "M. Doe", "A. B. Muster"], ("Garcia Lopez", "J.", "J", None)),
        (["Garcia Testa II", "Doe A", "Muster B"], ("Garcia Testa", None, "II", None)),
        # other forms are read as they are alone
        (["Testa J 3rd", "Anna Doe"], ("Testa", None, "J", "3rd")),
        (["J. K. Rowland", "Anna Doe"], ("Rowland", "J. K.", "JK", None)),
        (["L. van Test", "Anna Doe"], ("van Test", "L.", "L", None)),
        (["L. De Testa", "Anna Doe"], ("De Testa", "L.", "L", None)),
        (["Testa III", "Anna Doe"], ("Testa", None, "III", None)),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else "",
)
def test_the_names_beside_a_name_tell_how_to_read_it(names, want):
    authors = read_printed_names(names)
    assert [author.name for author in authors] == names
    assert (authors[0].family, authors[0].given, authors[0].initials, authors[0].suffix) == want
