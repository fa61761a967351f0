"""What databases and reference managers make of BibTeX, and the text that LaTeX prints of its values."""

import pytest

from pubsieve.records.bibtex import read_bibtex
from pubsieve.records.latex import text_of

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
    (
        "doi = {10.5555/0006-3606(2001)033{[}0566:ROAMTD]2.0.CO;2}",
        "doi",
        "10.5555/0006-3606(2001)033[0566:ROAMTD]2.0.CO;2",
    ),
    ("volume = {NA}, journal = NA", "volume", None),
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


def test_of_a_field_that_stands_twice_the_first_value_is_read_and_the_other_told():
    same, unused, different = read(
        "@article{a, title={A}, doi={10.5555/a}, doi={10.5555/a}}\n"
        "@article{b, title={B}, funding_details={x}, funding_details={y}}\n"
        "@article{c, title={C}, doi={10.5555/c}, doi={10.5555/d}}"
    )
    assert (same.record["doi"], unused.record["title"]) == ("10.5555/a", "B")
    assert not same.record.get("problems")
    assert not unused.record.get("problems")
    (told,) = different.record["problems"]
    assert (different.record["doi"], told["value"], told["severity"]) == ("10.5555/c", "10.5555/d", "warning")
    assert "doi twice" in told["message"]


def test_keywords_may_stand_twice():
    (row,) = read("@article{a, title={A}, keywords={mud, fog}, Keywords={ponds; water, still}}")
    assert row.record["keywords"] == ["mud", "fog", "ponds", "water, still"]
    assert not row.record.get("problems")


def test_a_comma_parts_family_and_given_name():
    (row,) = read("@misc{x, title={Of ponds}, author={Farnby, MD and Ambly, Tess}}")
    assert [(each["family"], each["given"] or each["initials"]) for each in row.record["authors"]] == [
        ("Farnby", "MD"),
        ("Ambly", "Tess"),
    ]


@pytest.mark.parametrize("name", ["Farnby, Jr., Ola K.", "Farnby, Ola K., Jr."])
def test_a_generation_may_stand_before_or_behind_the_given_name(name):
    (row,) = read(f"@misc{{x, title={{Of ponds}}, author={{{name}}}}}")
    (found,) = row.record["authors"]
    assert (found["family"], found["given"], found["suffix"]) == ("Farnby", "Ola K.", "Jr.")


def test_authors_may_be_parted_by_semicolons():
    (row,) = read("@article{x, title={Of ponds}, author={Farnby, O. K.; Ambly, T.; Castrell, L.}}")
    assert [each["family"] for each in row.record["authors"]] == ["Farnby", "Ambly", "Castrell"]


JOINED = [
    # fields, key, value
    ('title = "Of " # {ponds} # " and mud"', "title", "Of ponds and mud"),
    ('title = {Of #1 ponds and "mud" # fog}', "title", 'Of #1 ponds and "mud" # fog'),
    ('title = "Pond \\# " # 5', "title", "Pond # 5"),
    ('journal = JP # ": Letters"', "journal", "J Ponds: Letters"),
    ("journal = whole", "journal", "J Ponds B"),
    ("journal = unknown # { B}", "journal", "unknown B"),
    ('year = 2020, month = mar # "~5"', "published", "2020 Mar 5"),
    ('year = 2020, month = "5~" # mar', "published", "2020 Mar 5"),
    ('year = 2020, month = {5 March}', "published", "2020 March 5"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "key", "value"), JOINED)
def test_a_sign_joins_texts_and_abbreviations(fields, key, value):
    (row,) = read(f'@string{{jp = "J Ponds"}}\n@string{{whole = jp # " B"}}\n@article{{x, {fields}}}')
    found = row.record[key]
    assert (found["text"] if isinstance(found, dict) else found) == value


PARENTS = """
@proceedings{Days, title={Pond Days}, year={2021}, month=mar, doi={10.5555/days}, pages={1--99}, keywords={mud}}
@proceedings{days2, booktitle={Pond Days 2}, year={2022}, crossref={series}}
@book{book, title={A Book of Ponds}, author={Farnby, Ola}, date={1999-05}}
@periodical{issue, title={J Ponds}, volume={7}, number={2}, year={2001}}
@misc{series, volume={9}, year={1990}}
@misc{loop, crossref={loop}, year={1990}}
@xdata{press, title={Not this}, journal={J Mud}, year={2003}}
"""
CHILDREN = [
    # entry, key, value
    ("inproceedings{x, title={T}, crossref={days}}", "journal", "Pond Days"),
    ("inproceedings{x, title={T}, crossref={days}}", "published", "2021 Mar"),
    ("inproceedings{x, title={T}, year={2020}, crossref={days}}", "published", "2020"),
    ("inproceedings{x, title={T}, booktitle={Own}, crossref={days}}", "journal", "Own"),
    ("inproceedings{x, title={T}, crossref={days}}", "doi", None),
    ("inproceedings{x, title={T}, crossref={days}}", "pages", None),
    ("inproceedings{x, title={T}, crossref={days}}", "keywords", []),
    ("inproceedings{x, title={T}, crossref={days2}}", "journal", "Pond Days 2"),
    ("inproceedings{x, title={T}, crossref={days2}}", "volume", "9"),
    ("inproceedings{x, title={T}, crossref={days}}", "publication_types", ["Conference Paper"]),
    ("inbook{x, title={T}, crossref={book}}", "journal", "A Book of Ponds"),
    ("inbook{x, title={T}, crossref={book}}", "published", "1999 May"),
    ("article{x, title={T}, crossref={issue}}", "journal", "J Ponds"),
    ("article{x, title={T}, crossref={issue}}", "volume", "7"),
    ("article{x, title={T}, crossref={loop}}", "published", "1990"),
    ("article{x, title={T}, crossref={nowhere}}", "published", None),
    ("article{x, title={T}, xdata={press}}", "journal", "J Mud"),
]


@pytest.mark.parametrize(("entry", "key", "value"), CHILDREN)
def test_an_entry_takes_from_its_parent_what_holds_of_both(entry, key, value):
    *_, row = read(f"{PARENTS}\n@{entry}")
    found = row.record[key]
    assert (found["text"] if isinstance(found, dict) else found) == value


def test_a_chapter_of_a_book_has_its_author():
    row, _ = read("@inbook{x, title={T}, crossref={b}}\n@book{b, title={B}, author={Farnby, Ola}}")
    assert [author["family"] for author in row.record["authors"]] == ["Farnby"]


def test_an_entry_that_only_others_refer_to_is_no_record():
    rows = read(f"{PARENTS}\n@article{{x, title={{T}}, crossref={{series}}}}\n@misc{{alone, year={{1990}}}}")
    titles = ["Pond Days", "Pond Days 2", "A Book of Ponds", "J Ponds", "T", None]
    assert [row.record["title"] for row in rows] == titles


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("article", ["Journal Article"]),
        ("Book", ["Book"]),
        ("incollection", ["Book Chapter"]),
        ("phdthesis", ["Thesis"]),
        ("misc", []),
    ],
)
def test_the_type_of_an_entry_is_that_of_its_record(kind, types):
    (row,) = read(f"@{kind}{{x, title={{Of ponds}}}}")
    assert row.record["publication_types"] == types
