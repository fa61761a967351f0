"""Names in which a comma parts the family from the given name: initials that are a degree's letters are initials."""

import pytest

from schemas.inverted_names import read_inverted

NAMES = [
    # name, family, given, initials
    ("Farnby, MD", "Farnby", None, "MD"),
    ("Farnby, M.D.", "Farnby", None, "MD"),
    ("Doe Roe, M.A.", "Doe Roe", None, "MA"),
    ("Farnby, B.-A.", "Farnby", None, "BA"),
    ("Gruppe, A.", "Gruppe", None, "A"),
    ("Gruppe, A", "Gruppe", None, "A"),
    ("Farnby, Ola", "Farnby", "Ola", "O"),
    ("Farnby, Ola, PhD", "Farnby", "Ola", None),
    ("Farnby MD", "Farnby", None, "MD"),
    ("Ponds Working Group, Lakes", None, None, None),
    ("Farnby Ola, Ambly Tess, Castrell Leonie", None, None, None),
]


@pytest.mark.parametrize(("name", "family", "given", "initials"), NAMES)
def test_a_comma_parts_family_and_given_name(name, family, given, initials):
    found = read_inverted(name)
    assert (found.name, found.family, found.given, found.initials) == (name, family, given, initials)
