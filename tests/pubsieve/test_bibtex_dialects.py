"""What databases and reference managers make of BibTeX, and the text that LaTeX prints of its values."""

import pytest

from pubsieve.records.bibtex import read_bibtex
from pubsieve.records.latex import text_of
from pubsieve.records.row import Bad

TEXTS = [
    # value, text
    (r"H$_{2}$O, H$_2$SO$_4$ and Ca$^{2+}$", "H2O, H2SO4 and Ca2+"),
    (r"$^{18}$F at 10$^{-3}$ M, TGF-$\beta$1, $R^2$", "18F at 10-3 M, TGF-β1, R2"),
    ("$p$-value with $p<0.05$ and $n = 5$", "p-value with p<0.05 and n = 5"),
    ("US$5 million and US$6 million", "US$5 million and US$6 million"),
    (r"cost \$5 of A$30", "cost $5 of A$30"),
    (r"{\textless}i{\textgreater}p{\textless}/i{\textgreater} $\leq$ 5", "<i>p</i> ≤ 5"),
    (r"5\% \& more_less {A} {B}c", "5% & more_less A Bc"),
    (r"50% of {\'e}t\'e", "50% of été"),
    (r"\mbox{DNA} and \href{https://x.example}{this}", "DNA and this"),
    (r"{\it In vivo}, {\em in vitro} \relax", "In vivo, in vitro"),
    (r"\noopsort{a}B and \elnino", r"aB and \elnino"),
    (r"Aims.\nMethods", r"Aims.\nMethods"),
    (r"first\newline second", "first second"),
    (r"see \url{https://x.example/a_b}", "see https://x.example/a_b"),
]
FIELDS = [
    # fields, key, value
    ("month = {AUG 10}, year = 2018", "published", "2018 Aug 10"),
    ("month = {NOV-DEC}, year = {2018}", "published", "2018 Nov-Dec"),
    ("month = {SUM}, year = {2018}", "published", "2018 Summer"),
    ("month = {2018 MAY 9}, year = {2018}", "published", "2018 May 9"),
    ("earlyaccessdate = {JUN 2020}, year = {2021}", "epub", "2020 Jun"),
    ("article-number = {e123}", "pages", "e123"),
    ("eid = {33}, pages = {1--9}", "pages", "1-9"),
    ("journal = {JOURNAL OF PONDS}, journal-iso = {J. Ponds}", "journal", "J. Ponds"),
    ("pubmed_id = {90000123}", "pmid", "90000123"),
    ("author_keywords = {ponds; mud}", "keywords", ["ponds", "mud"]),
    ("eissn = {1234-5679}", "issn", "1234-5679"),
]


def read(text):
    return list(read_bibtex([text]))


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_a_value_is_read_as_latex_prints_it(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize(("fields", "key", "value"), FIELDS)
def test_each_database_has_fields_of_its_own(fields, key, value):
    (row,) = read(f"@article{{x, title = {{Of ponds}}, {fields}}}")
    found = row.record[key]
    assert (found["text"] if isinstance(found, dict) else found) == value


def test_a_key_may_stand_twice_or_be_missing():
    rows = read(
        "@article{a, title={A}}\n@article{a, title={B}}\n@article{\n title={C},\n year={2020}}\n@misc{,title={D}}"
    )
    assert [row.record["title"] for row in rows] == ["A", "B", "C", "D"]
    assert [row.line for row in rows] == [1, 2, 3, 6]


def test_abbreviations_hold_in_every_entry():
    entry = "@article{a, title={A}, journal=jp}\n"
    rows = read(f"@string{{jp = {{Jpn Ponds}}}}\n@string{{jp = {{J Ponds}}}}\n{entry}{entry}")
    assert [row.record["journal"] for row in rows] == ["J Ponds", "J Ponds"]


def test_a_field_that_stands_twice_is_told_where_its_values_differ():
    same, unused, different = read(
        "@article{a, title={A}, doi={10.5555/a}, doi={10.5555/a}}\n"
        "@article{b, title={B}, funding_details={x}, funding_details={y}}\n"
        "@article{c, title={C}, doi={10.5555/c}, doi={10.5555/d}}"
    )
    assert (same.record["doi"], unused.record["title"]) == ("10.5555/a", "B")
    assert isinstance(different, Bad)
    assert different.reason == "the entry has the field doi twice, with different values"


def test_a_comma_parts_family_and_given_name():
    (row,) = read("@misc{x, title={Of ponds}, author={Farnby, MD and Ambly, Tess}}")
    assert [(each["family"], each["given"] or each["initials"]) for each in row.record["authors"]] == [
        ("Farnby", "MD"),
        ("Ambly", "Tess"),
    ]
