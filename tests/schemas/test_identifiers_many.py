"""Very many identifiers in one text: all are found, doubtful ones repaired as far as the effort allows."""

import pytest

from schemas.identifiers import find_identifiers


def test_of_very_many_doubtful_dois_the_last_are_told_to_be_left_unrepaired() -> None:
    first, *_, last = find_identifiers(" ".join(f"10.5555/&lt;{number}" for number in range(600)))

    assert "doi-entity" in [problem.code for problem in first.identifier.problems]
    assert first.value == "10.5555/<0"
    assert (last.value, last.identifier.status) == ("10.5555/&lt;599", "suspicious")
    assert "not looked into" in last.identifier.problems[0].message


@pytest.mark.parametrize(
    ("doi", "characters", "most"),
    [
        ("10.5555/&lt;{:03}", 0, 400),
        ("10.5555/&lt;{:03}", 99_999, 400),
        ("10.5555/&lt;{:03}", 100_000, 800),
        ("10.5555/&lt;{:068}", 0, 400),
        ("10.5555/&lt;{:069}", 0, 50),
        ("10.5555/&lt;{:077}", 0, 50),
        ("10.5555/&lt;{:078}", 0, 45),
    ],
)
def test_so_many_doubtful_dois_of_a_text_are_repaired(doi: str, characters: int, most: int) -> None:
    text = " ".join(map(doi.format, range(most + 9))).ljust(characters)
    repaired = [found.identifier.status != "suspicious" or "<" in found.value for found in find_identifiers(text)]

    assert repaired == [True] * most + [False] * 9


def test_every_doi_of_a_long_list_is_found() -> None:
    dois = [f"10.5555/inv.{number}" for number in range(3_000)]

    assert [found.value for found in find_identifiers("; ".join(dois))] == dois
