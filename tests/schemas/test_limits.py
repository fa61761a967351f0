"""What is still read of each kind, and what is longer than it ever is: exactly up to its limit."""

import pytest

from schemas.citation import looks_like_citation, parse_citation
from schemas.dates import parse_date
from schemas.identifiers import Kind, detect_kind, find_identifiers, parse_doi
from schemas.names import is_group, read_name
from schemas.pages import expand_pages, is_volume_placeholder

TAIL = " Test J. 2021 Mar;5(2):1-9."


def names(number):
    return ", ".join(["Doe, A."] * number)


CITATIONS = [
    # how much there is at most, the line with so much, what is then so of its citation
    (200, lambda n: f"A title.{TAIL}{' Review.' * n}", lambda c: c.rest == ""),
    (300, lambda n: f"{names(n)} (2015). A title. J. Test Med. 12, 45-52.", lambda c: c.ok),
    (8001, lambda n: f"{', '.join(['Doe A'] * n)}. A title.{TAIL}", lambda c: c.title == "A title"),
    (40, lambda n: f"{'Test ' * (n - 1)}Group. A title.{TAIL}", lambda c: c.title == "A title"),
    (20, lambda n: f"{'St. Doe A, ' * n}Roe B. A title.{TAIL}", lambda c: c.title == "A title"),
    (1999, lambda n: f"{'T' * (n - 1986)} Group{'; Roe Group' * 180}. A title.{TAIL}", lambda c: c.title == "A title"),
    (59, lambda n: f"Smith T, Doe A. {'S' * (n - 9)} T, et al.{TAIL}", lambda c: c.title is None),
    (200, lambda n: f"Doe, A. & Roe, B. C. 'A title of mice.' {'X' * n} 12, 45-52 (2015).", lambda c: c.ok),
    (4991, lambda n: f"{'試' * n} (2015). 試験の効果. 試験学会誌, 12(3), 45-52.", lambda c: c.ok),
    (20_000, lambda n: f"{'x' * (n - len(TAIL) - 1)}.{TAIL}", lambda c: looks_like_citation(c.input)),
    (8, lambda n: f"{'Test ' * n}Group: A title of mice. J Test Med 12 (2015) 45-52", lambda c: c.ok),
    (4, lambda n: f"Doe, A. & Roe, B. A title. {'Am ' * (n - 1)}Biol. Med. 12, 45 (2015).",
     lambda c: c.title == "A title"),
    (200, lambda n: f"Doe, A. & Roe, B. C. A title. {'X' * n} 12, 45-52 (2015).", lambda c: c.ok),
    (44, lambda n: f"A title. Test J. 2021 {'x' * n};5:1-9.", lambda c: c.ok),
    (14, lambda n: f"{'Test ' * (n - 1)}J. 2020;5:1.", lambda c: looks_like_citation(c.input)),
    (100_000, lambda n: f"{'x' * (n - len(TAIL) - 1)}.{TAIL}", lambda c: c.ok),
    (10_000, lambda n: "x" * n, lambda c: "longer than" not in c.problems[0].message),
    (60, lambda n: "2021" + "-" * (n - 4), lambda c: c.problems[0].message == "not a citation: only a date"),
]  # fmt: skip


@pytest.mark.parametrize(("most", "line", "is_read"), CITATIONS)
def test_a_citation_is_read_up_to_its_limits(most, line, is_read):
    assert [is_read(parse_citation(line(number))) for number in (most, most + 1)] == [True, False]


VALUES = [
    (120, lambda n: parse_date("2021" + "-" * (n - 4)) is not None),
    (400, lambda n: read_name("Doe, " + "A" * (n - 5)).family == "Doe"),
    (300, lambda n: expand_pages("12-3, " * 49 + "1" * (n - 296) + "-3").startswith("12-13")),
    (300, lambda n: is_volume_placeholder("undefined" + " " * (n - 9))),
    (2048, lambda n: parse_doi("10.5555/" + "1" * (n - 8)).ok),
    (200, lambda n: not parse_doi("10.5555/é" + "1" * (n - 9)).problems),
    (409, lambda n: find_identifiers("10.5555/" + "1" * (n - 8))[0].end == n),
    (120, lambda n: find_identifiers(f"https://{'a' * 60}.doi.org.{'b' * (n - 78)}/10.5555/x1")[0].start == 0),
    (300, lambda n: detect_kind("-" * (n - 7) + "10.5555") is Kind.DOI),
    (400, lambda n: is_group("x" * (n - 6) + " Group")),
    (200, lambda n: not parse_doi("10.5555/" + "1" * (n - 8)).problems),
]


@pytest.mark.parametrize(("most", "is_read"), VALUES)
def test_a_value_is_read_up_to_its_limit(most, is_read):
    assert [is_read(number) for number in (most, most + 1)] == [True, False]
