"""Authors that stand in one text of a table, and the CSV file that PubMed saves."""

import csv
import io
import json

import pytest

from pubsieve.records.people import parted

PARTED = [
    # text, names
    ("Farnby O, Ambly T, Castrell L 3rd, van der Berg P Jr; Pond Study Group.",
     ["Farnby O", "Ambly T", "Castrell L 3rd", "van der Berg P Jr", "Pond Study Group"]),
    ("Farnby O, Ambly T.", ["Farnby O", "Ambly T"]),
    ("Farnby O, Pond Study Group", ["Farnby O", "Pond Study Group"]),
    ("Ola Farnby, Tess Ambly and Leonie Castrell", ["Ola Farnby", "Tess Ambly", "Leonie Castrell"]),
    ("Ola Farnby, Tess Ambly, and Leonie Castrell", ["Ola Farnby", "Tess Ambly", "Leonie Castrell"]),
    ("Ola Farnby & Tess Ambly", ["Ola Farnby", "Tess Ambly"]),
    ("Farnby, Ola; Ambly, Tess", ["Farnby, Ola", "Ambly, Tess"]),
    ("Farnby, Ola; Ambly, Tess L.", ["Farnby, Ola", "Ambly, Tess L."]),
    ("Farnby, Ola and Ambly, Tess", ["Farnby, Ola", "Ambly, Tess"]),
    ("Farnby, O., Ambly, T., & Castrell, L. M.", ["Farnby, O.", "Ambly, T.", "Castrell, L. M."]),
    ("O. Farnby, T. Ambly", ["O. Farnby", "T. Ambly"]),
    ("Farnby O, Ambly T, et al.", ["Farnby O", "Ambly T", "et al"]),
    ("""['Farnby, O. F.', "O'Dell, T."]""", ["Farnby, O. F.", "O'Dell, T."]),
]  # fmt: skip
WHOLE = [
    "Farnby O",
    "Farnby, Ola",
    "Garcia Lopez, Maria Elena",
    "van der Berg, Jan Pieter",
    "Farnby, John, Jr.",
    "Farnby O, MD",
    "Ola Farnby, MD, PhD",
    "Department of Health and Human Services",
    "Food and Drug Administration",
    "Harvard Medical School and Boston University",
    "Panel on Nutrition, Novel Foods and Food Allergens",
    "Johnson & Johnson",
    '["Farnby O", "Ambly T"]',
    "['Farnby', 7]",
    "[Farnby O",
]
HEADER = "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI"


@pytest.mark.parametrize(("text", "names"), PARTED)
def test_the_authors_of_one_text_are_told_apart(text, names):
    assert parted(text) == names


@pytest.mark.parametrize("text", WHOLE)
def test_what_may_be_one_author_stays_whole(text):
    assert parted(text) == text


@pytest.fixture
def saved(call, tmp_path):
    """The record that an export makes of one row of PubMed's file, and what the checks find in it."""

    def made(**cells):
        out = io.StringIO()
        writer = csv.DictWriter(out, HEADER.split(","), lineterminator="\r\n")
        writer.writeheader()
        writer.writerow(ROW | cells)
        (tmp_path / "csv-pond-set.csv").write_text(out.getvalue(), encoding="utf-8-sig")
        [item] = json.loads(call("export", "csv-pond-set.csv", "--to", "csl-json").out)
        found = call("check", "csv-pond-set.csv", "-f", "jsonl", "--fail-on", "info").out
        return item, {one["check"] for one in map(json.loads, found.splitlines())}

    return made


ROW = {
    "PMID": "90000123",
    "Title": "Of stones in a pond.",
    "Authors": "Farnby O, Castrell L 3rd; Pond Study Group.",
    "Citation": "J Ponds. 2021 Mar 4;4(1):7-12. doi: 10.5555/pond.7. Epub 2021 Jan 2.",
    "First Author": "Farnby O",
    "Journal/Book": "J Ponds",
    "Publication Year": "2021",
    "Create Date": "2021/03/05",
    "DOI": "10.5555/pond.7",
}


def test_the_file_that_pubmed_saves_is_read_as_its_citations(saved):
    item, found = saved()
    assert found == {"abstract-missing"}  # which the file does not hold
    assert {key: item[key] for key in item.keys() - {"author", "id", "type"}} == {
        "title": "Of stones in a pond",
        "container-title": "J Ponds",
        "issued": {"date-parts": [[2021, 3, 4]]},
        "available-date": {"date-parts": [[2021, 1, 2]]},
        "volume": "4",
        "issue": "1",
        "page": "7-12",
        "DOI": "10.5555/pond.7",
        "PMID": "90000123",
    }
    assert [one.get("family") or one["literal"] for one in item["author"]] == ["Farnby", "Castrell", "Pond Study Group"]


def test_a_citation_without_a_place_leaves_the_year_and_the_journal_of_their_columns(saved):
    item, _ = saved(**{"Citation": "In: A Book of Ponds [Internet].", "Journal/Book": "A Book of Ponds"})
    assert (item["issued"], item["container-title"]) == ({"date-parts": [[2021]]}, "A Book of Ponds")
    assert "volume" not in item
