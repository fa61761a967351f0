"""What databases make of RIS: dates in two tags, identifiers in notes, and text between the records."""

import pytest

from pubsieve.records.ris import read_ris
from pubsieve.records.row import Bad, Row, decoded


def read(text):
    return list(read_ris(text.split("\n")))


def record(lines):
    (row,) = read(f"TY  - JOUR\nTI  - Of ponds\n{lines}\nER  - \n")
    return row.record


DATES = [
    # lines, the text of `published`, its year, month and day
    ("DA  - AUG 10\nPY  - 2018", "2018 Aug 10", (2018, 8, 10)),
    ("PY  - 2018\nDA  - NOV-DEC", "2018 Nov-Dec", (2018, 11, None)),
    ("PY  - 2018///\nDA  - Sep 18", "2018 Sep 18", (2018, 9, 18)),
    ("DA  - SPR\nPY  - 2018", "2018 Spring", (2018, None, None)),
    ("DA  - 12\nPY  - 2018", "2018", (2018, None, None)),
    ("DA  - 2020/09//undefined\nPY  - 2020", "2020 Sep", (2020, 9, None)),
    ("DA  - 2020///nan", "2020", (2020, None, None)),
    ("Y1  - 2020/09/04/", "2020 Sep 4", (2020, 9, 4)),
    ("PY  - 1998///Winter", "1998 Winter", (1998, None, None)),
    ("DA  - 2021 MAR 5\nPY  - 2021", "2021 Mar 5", (2021, 3, 5)),
]
IDENTIFIERS = [
    # lines, key, value
    ("AN  - 90000123\nDP  - NLM", "pmid", "90000123"),
    ("AN  - 90000123\nDB  - Some Index", "pmid", None),
    ("C2  - 90000123\nDB  - Scopus", "pmid", "90000123"),
    ("C5  - 90000123\nDB  - Medline", "pmid", "90000123"),
    ("U1  - 90000123 [PMID]\nU2  - PMC5550001 [PMCID]", "pmid", "90000123"),
    ("U1  - 90000123[pmid]\nU2  - PMC5550001[pmcid]", "pmcid", "PMC5550001"),
    ("C3  - PUBMED 90000123,EMBASE 600000001", "pmid", "90000123"),
    ("N1  - Accession Number: 2011-00780-009. PMID: 90000123 Partial author list: Farnby", "pmid", "90000123"),
    ("N1  - Comment in: J Ponds. 2009;3(1):2. PMID: 90000124", "pmid", None),
    ("L2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=medp&NEWS=N&AN=90000123", "pmid", "90000123"),
    ("L2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed18&NEWS=N&AN=90000123", "pmid", None),
    ("L3  - 10.5555/ponds.1", "doi", "10.5555/ponds.1"),
    ("M3  - doi: DOI: 10.5555/ponds.1", "doi", "10.5555/ponds.1"),
    ("M3  - Article", "doi", None),
    ("T2  - JOURNAL OF PONDS\nJ9  - J PONDS\nJI  - J. Ponds", "journal", "J. Ponds"),
]
BETWEEN = [
    "Record #1 of 4\nProvider: Some Publisher\nContent: text/plain; charset=\"UTF-8\"\n\n",
    "Provider: Some Library http://library.example\nDatabase: Ponds\nContent: text/plain\n\n\n",
    "1. \n",
    "NL  - J Ponds\n\nLink to the Ovid Full Text or citation: https://ovid.exampleLink to the External\n\n",
]  # fmt: skip
ENTRY = "TY  - JOUR\nTI  - Of ponds\nAB  - It is wet.\nER  - \n"


@pytest.mark.parametrize(("lines", "text", "parts"), DATES)
def test_a_date_stands_in_one_tag_or_in_two(lines, text, parts):
    published = record(lines)["published"]
    assert (published["text"], (published["year"], published["month"], published["day"])) == (text, parts)


@pytest.mark.parametrize(("lines", "key", "value"), IDENTIFIERS)
def test_each_database_has_tags_of_its_own(lines, key, value):
    assert record(lines)[key] == value


def test_the_early_access_date_is_the_electronic_one():
    assert record("C6  - JUN 2020\nPY  - 2021")["epub"]["text"] == "2020 Jun"
    assert record("C6  - NIHMS55501\nPY  - 2021")["epub"] is None


@pytest.mark.parametrize("text", BETWEEN)
def test_what_a_database_prints_between_records_is_no_loss(text):
    rows = read(text + ENTRY + text + ENTRY + text)
    assert [type(row) for row in rows] == [Row, Row]


@pytest.mark.parametrize("line", ["DO  - 10.5555/x\n", "<html>Too many requests</html>\n"])
def test_anything_else_between_records_is_told(line):
    first, bad, second = read(ENTRY + line + ENTRY)
    assert (type(first), bad.code, type(second)) == (Row, "line-outside", Row)


UNPARTED = [
    # text, what is read: a title or a code, the severity and the beginning of what is told
    ("TI  - A\nPY  - 2020\nER  - \n", [("A", "info", "the record has no TY line")]),
    (ENTRY + "C1  - 5\nTI  - A\n\nPY  - 2020\nER  - \n" + ENTRY,
     [("Of ponds", None, ""), ("A", "info", "the record has no TY line"), ("Of ponds", None, "")]),
    ("TY  - JOUR\nTI  - A\n\n" + ENTRY,
     [("A", "warning", "the record has no ER line: another"), ("Of ponds", None, "")]),
    (ENTRY + "TY  - JOUR\nTI  - A\n", [("Of ponds", None, ""), ("A", "error", "the record has no ER line: it was")]),
    ("TI  - A\nPY  - 2020\n" + ENTRY, [("line-outside", None, ""), ("Of ponds", None, "")]),
    (ENTRY + "TI  - A\nPY  - 2020\n", [("Of ponds", None, ""), ("line-outside", None, "")]),
    ("TI  - A\nER  - \n", [("line-outside", None, "")]),
    ("ER  - \n\nER  - \n", [("line-outside", None, ""), ("line-outside", None, "")]),
    ("TY  - JOUR\nTY  - BOOK\nER  - \n", [("record-empty", None, ""), ("record-empty", None, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNPARTED)
def test_a_record_without_its_first_or_last_line_is_read_and_told(text, expected):
    found = read(text)
    assert [row.code if isinstance(row, Bad) else row.record["title"] for row in found] == [
        name for name, *_ in expected
    ]
    for row, (_, severity, message) in zip(found, expected, strict=True):
        told = [] if isinstance(row, Bad) else row.record.get("problems", [])
        assert [problem["severity"] for problem in told] == ([severity] if severity else [])
        assert all(problem["message"].startswith(message) for problem in told)


@pytest.mark.parametrize(
    ("code", "types"),
    [
        ("JOUR", ["Journal Article"]),
        ("BOOK", ["Book"]),
        ("CHAP", ["Book Chapter"]),
        ("CONF", ["Conference Paper"]),
        ("GEN", []),
    ],
)
def test_the_type_of_an_entry_is_that_of_its_record(code, types):
    (row,) = read(f"TY  - {code}\nTI  - Of ponds\nER  - \n")
    assert row.record["publication_types"] == types


def test_what_programs_write_for_nothing_is_nothing():
    found = record("AB  - NA\nVL  - nan\nPY  - 2020\nKW  - NA\nJO  - NA\nT2  - J Ponds")
    assert (found["abstract"], found["volume"], found["keywords"], found["journal"]) == (None, None, [], "J Ponds")


def test_authors_in_one_tag_are_told_apart():
    names = [author["name"] for author in record("AU  - Farnby, O and Ambly, TK and Castrell, L")["authors"]]
    assert names == ["Farnby, O", "Ambly, TK", "Castrell, L"]
    assert len(record("AU  - Department of Ponds and Lakes,")["authors"]) == 1


def test_carriage_returns_within_a_line_part_tags_and_keep_the_count():
    first, second = read("TY  - JOUR\nTI  - Of ponds\nAD  - Here\rAD  - There\rPY  - 2020\nER  - \n" + ENTRY)
    assert first.record["affiliations"] == ["Here", "There"]
    assert (first.record["published"]["year"], second.line) == (2020, 5)


def test_a_file_may_part_its_lines_by_carriage_returns_alone():
    rows = list(read_ris(decoded([(ENTRY * 2).replace("\n", "\r").encode()])))
    assert [(type(row) is Bad, row.line) for row in rows] == [(False, 1), (False, 5)]


def test_keywords_may_stand_one_a_line():
    lines = "KW  - Ponds\nMud/chemistry\n*Fog\nKW  - Water, of\n      lakes"
    assert record(lines)["keywords"] == ["Ponds", "Mud/chemistry", "*Fog", "Water, of lakes"]


@pytest.mark.parametrize(
    ("name", "family", "given", "initials"),
    [
        ("Farnby, MD", "Farnby", None, "MD"),
        ("Gruppe, A.", "Gruppe", None, "A"),
        ("Farnby, Ola, PhD", "Farnby", "Ola", None),
        ("Farnby, B.-A.", "Farnby", None, "B-A"),
        ("Ponds Working Group, Lakes", None, None, None),
        ("Farnby Ola, Ambly Tess, Castrell Leonie", None, None, None),
    ],
)
def test_a_comma_parts_family_and_given_name(name, family, given, initials):
    (author,) = record(f"AU  - {name}")["authors"]
    assert (author["name"], author["family"], author["given"]) == (name, family, given)
    assert (author["initials"] or "").replace("-", "") == (initials or "").replace("-", "")
