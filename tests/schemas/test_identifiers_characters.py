"""Characters that stand for others in identifiers, damaged prefixes, and the reasons that answers give."""

import pytest

from schemas.identifiers import Kind, parse_doi, parse_identifier
from schemas.identifiers.characters import fold_characters
from schemas.identifiers.parse import PARSERS

GONE = [
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x7F), (0xAC, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
]  # fmt: skip
BLANK = [
    (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
    (0x205F, 0x205F), (0x3000, 0x3000),
]  # fmt: skip
HYPHEN = [(0x2010, 0x2015), (0x2043, 0x2043), (0x2212, 0x2212), (0xFE58, 0xFE58), (0xFE63, 0xFE63)]
SLASH = [(0x2044, 0x2044), (0x2215, 0x2215), (0x29F8, 0x29F8)]
FOLDED = {"": GONE, " ": BLANK, "-": HYPHEN, "/": SLASH}


def test_each_character_is_folded_and_its_neighbours_stay():
    folded = {
        code: result for result, spans in FOLDED.items() for first, last in spans for code in range(first, last + 1)
    }
    folded |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for code in range(0x10000):
        if 0xD800 <= code <= 0xDFFF:
            continue
        assert fold_characters(f"a{chr(code)}b\u0100") == f"a{folded.get(code, chr(code))}b\u0100", hex(code)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("1O.55lI/inv.12", "10.5511/inv.12", "letter-o:w"),
        ("1O.5OlI/inv.12", None, "malformed:e"),
        ("1O.OOOO/inv.12", None, "malformed:e"),
        ("10,5555,1/inv.12", None, "malformed:e"),
        ("10.5O55.1/inv.12", "10.5055.1/inv.12", "letter-o:w"),
        ("10.5o55/inv.12", "10.5055/inv.12", "letter-o:w"),
        ("10.5l55/inv.12", "10.5155/inv.12", "letter-o:w"),
        ("10.5I55/inv.12", "10.5155/inv.12", "letter-o:w"),
        ("10.5555/inv.12\u202f12345678", "10.5555/inv.12", "blank:i glued-text:w"),
        ("10.55 55/inv.12", "10.5555/inv.12", "blank:w"),
        ("10 . 5555 / inv.12", "10.5555/inv.12", "blank:w"),
        ("10.5555\\\\inv.12", "10.5555/inv.12", "backslash:w"),
        ("10·5555/inv.12", "10.5555/inv.12", "prefix-dot:w"),
        ("10;5555/inv.12", "10.5555/inv.12", "prefix-dot:w"),
        ("10.5555./inv.12", "10.5555/inv.12", "prefix-dot:w"),
        ("10.5555 ./inv.12", "10.5555/inv.12", "prefix-dot:w blank:w"),
        ("text 10.5555/inv.12", "10.5555/inv.12", "glued-text:w"),
        ("www.x.org/a 10.5555/inv.12", "10.5555/inv.12", "glued-text:w"),
        ("(10.5555/inv.12", "10.5555/inv.12", "wrapped:i"),
        ("DOI:(10.5555/inv.12", "10.5555/inv.12", "label:i"),
    ],
)
def test_a_damaged_prefix_and_what_stands_before_it(text, value, said):
    answer = parse_doi(text)

    assert (answer.value, " ".join(f"{p.code[4:]}:{p.severity[0]}" for p in answer.problems)) == (value, said)


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("issn", "2049-3631", "the check digit is 1, but 0 belongs"),
        ("issn", "2434-5611", "the check digit is 1, but X belongs"),
        ("isbn", "9780306406158", "the check digit is 8, but 7 belongs"),
        ("isbn", "0306406153", "the check digit is 3, but 2 belongs"),
        ("isbn", "0804429570", "the check digit is 0, but X belongs"),
        ("orcid", "0000-0002-1825-0098", "the check digit is 8, but 7 belongs"),
        ("pmid", "12a45", "'a45' follows the digits"),
        ("pmid", "123456789", "a PMID does not have 9 digits"),
        ("pmcid", "12", "this is no PMCID"),
        ("nct", "NCT0123456", "does not have 7 digits"),
        ("doi", "10.5555/", "the part after the prefix is missing"),
        ("doi", "", "it is empty"),
        ("doi", "10.5555/" + "x" * 2041, "longer than 2048 characters"),
        ("doi", "10.5555/inv…", "it is cut short"),
        ("doi", "doi:10.5555/inv.12x 10.5555/other.1", "another DOI follows"),
    ],
)
def test_the_reason_names_what_is_wrong(kind, text, reason):
    assert reason in parse_identifier(text, kind).problems[-1].message


@pytest.mark.parametrize(
    ("kind", "before", "after", "most"),
    [
        ("doi", "", " 10.5555/inv.12", 60),
        ("doi", "doi doi ", " 10.5555/inv.12", 52),
        ("pmid", "12345 ", "", 40),
        ("pmcid", "PMC12 B", "", 39),
    ],
)
def test_the_reason_quotes_the_beginning_of_a_long_text(kind, before, after, most):
    message = parse_identifier(f"{before}{'a' * 100}{after}", kind).problems[-1].message
    assert message.count("a" * most) == 1
    assert "a" * (most + 1) not in message


@pytest.mark.parametrize(("kind", "number"), [("pmid", "12"), ("pmcid", "PMC12"), ("nbk", "NBK12")])
def test_where_it_is_not_said_an_identifier_is_that_of_a_field(kind, number):
    parse = PARSERS[Kind(kind)]
    assert parse(f"{number} abc def") == parse(f"{number} abc def", typed=True)
    assert parse(f"{number} abc def") != parse(f"{number} abc def", typed=False)


def test_a_doi_that_is_longer_than_those_in_use_is_called_suspicious():
    assert parse_doi("10.5555/" + "a1" * 96).problems == ()
    assert [p.code for p in parse_doi("10.5555/" + "a1" * 96 + "a").problems] == ["doi-suspicious"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [("doi", "10.5555/" + "a1" * 1020, True), ("doi", "10.5555/" + "a1" * 1020 + "a", False),
     ("issn", "2049-3630" + " " * 191, True), ("issn", "2049-3630" + " " * 192, False)],
)  # fmt: skip
def test_the_longest_text_that_is_one(kind, text, value):
    assert (parse_identifier(text, kind).value is not None) == value
