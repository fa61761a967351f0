"""Names: persons in PubMed's form, given names first, with a comma; groups; lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.names import read_author_list, read_name


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
    ],
)
def test_persons(text, family, given, initials, suffix):
    author = read_name(text)
    assert author.name == text
    assert (author.family, author.given, author.initials, author.suffix) == (family, given, initials, suffix)
    assert not author.collective


@pytest.mark.parametrize("text", ["Maria Garcia Lopez", "Xiang Yu Ping", "Wahyuddin", "LI WEI", "1,2,3", "anonymous x"])
def test_parts_stay_empty_where_they_are_not_certain(text):
    author = read_name(text)
    assert (author.name, author.family, author.given, author.initials) == (text, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "TEST-9 Study Group", "GTB 2019 Risk Factors Collaborators", "Society for Test Medicine (STM)", "WHO",
        "Advisory Committee on Test Practices", "Deutsche Gesellschaft für Testkunde", "Ontario Health (Quality)",
        "Panel on Nutrition, Novel Foods and Food Allergens", "RETEST investigators", "Sociedad Andaluza de Pruebas",
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
        ("Bhat GR , Sofi KA ", ["Bhat GR", "Sofi KA"]),
    ],
)
def test_lists(text, names):
    assert [author.name for author in read_author_list(text)] == names


def test_an_acronym_in_a_list_is_a_group():
    assert [author.collective for author in read_author_list("Smith J; EPIC-TEST; NEBULA")] == [False, True, True]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_name_without_error(text):
    author = read_name(text)
    assert read_name(author.name) == author or author.email
    read_author_list(text)
