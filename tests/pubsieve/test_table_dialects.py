"""The columns of databases, the answers of Crossref, and what programs of Windows save."""

import json

import pytest

from pubsieve.records.read import Inputs
from pubsieve.records.row import Row, issn_of
from pubsieve.records.table import Mapped

COLUMNS = [
    # the line of names, key -> column
    ("Authors,Author full names,Title,Year,Source title,PubMed ID", {
        "authors": "Authors", "title": "Title", "published": "Year", "journal": "Source title", "pmid": "PubMed ID"}),
    ("Article Title,Author Full Names,Source Title,Publication Year,Pubmed Id,DOI", {
        "title": "Article Title", "authors": "Author Full Names", "journal": "Source Title",
        "published": "Publication Year", "pmid": "Pubmed Id", "doi": "DOI"}),
    ("Key,Publication Year,Author,Title,Publication Title,Date,Abstract Note,Manual Tags", {
        "published": "Publication Year", "authors": "Author", "title": "Title", "journal": "Publication Title",
        "abstract": "Abstract Note", "keywords": "Manual Tags"}),
    ("title,journal,journal_name,published,year", {"title": "title", "journal": "journal", "published": "published"}),
    ("year,author,score", {}),
]  # fmt: skip
TWICE = [
    # the line of names, what is read of the row "a,b,c"; None where it cannot be told
    ("title,task,task", "a"),
    ("task,title,task", "b"),
    ("title,title,task", None),
    ("Title,title,task", "a"),
]
ISSNS = [
    (["1234-5679"], "1234-5679"),
    (["12345679"], "1234-5679"),
    (["1234567x (ISSN)"], "1234-567X"),
    (["978-1-4939-3175-0", "ISSN 1234-5679 (Print)"], "1234-5679"),
    (["9781493931750"], None),
    (["0-1234-5678-9"], None),
    ([None], None),
]
WORK = {"title": ["Of ponds"], "DOI": "10.5555/a", "type": "journal-article", "short-container-title": ["J Ponds"]}


@pytest.mark.parametrize(("names", "found"), COLUMNS)
def test_columns_that_databases_call_otherwise_are_known(names, found):
    assert Mapped({}).columns(names.split(",")) == found


def test_what_the_user_says_goes_first():
    columns = Mapped({"published": "Printed"}).columns(["Title", "Year", "Printed"])
    assert columns == {"title": "Title", "published": "Printed"}


@pytest.mark.parametrize(("values", "issn"), ISSNS)
def test_an_issn_has_a_hyphen_and_is_no_part_of_an_isbn(values, issn):
    assert issn_of(values) == issn


@pytest.mark.parametrize("message", [WORK, {"total-results": 2, "items": [WORK, WORK]}], ids=["one", "several"])
def test_an_answer_of_crossref_holds_works(tmp_path, message):
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "message-type": "work", "message": message}))
    rows = list(Inputs([str(tmp_path / "a.json")]))
    assert len(rows) == (2 if "items" in message else 1)
    assert {(row.record["title"], row.record["journal"], row.record["doi"]) for row in rows} == {
        ("Of ponds", "J Ponds", "10.5555/a")
    }
    assert rows[0].record["publication_types"] == ["Journal Article"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "TY  - JOUR\r\nTI  - Of pönds\r\nER  - \r\n"),
        ("a.csv", "Title,DOI\r\nOf pönds,\r\n"),
        ("a.jsonl", '{"title": "Of pönds"}\r\n'),
        ("a.bib", "@misc{a, title={Of pönds}}\r\n"),
        ("a.xml", '<?xml version="1.0" encoding="UTF-16"?><PubmedBookArticle><BookDocument>'
                  "<ArticleTitle>Of pönds</ArticleTitle></BookDocument></PubmedBookArticle>"),
        ("export", "TY  - JOUR\r\nTI  - Of pönds\r\nER  - \r\n"),
    ],
)  # fmt: skip
def test_a_mark_tells_utf_16(tmp_path, name, text):
    (tmp_path / name).write_bytes(text.encode("utf-16"))
    (row,) = Inputs([str(tmp_path / name)])
    assert isinstance(row, Row)
    assert row.record["title"] == "Of pönds"


def test_broken_utf_16_is_told(tmp_path):
    (tmp_path / "a.ris").write_bytes(b"\xff\xfeT\0Y")
    (refused,) = Inputs([str(tmp_path / "a.ris")])
    assert (refused.code, refused.reason) == (
        "encoding-wrong",
        "is marked as UTF-16, but holds bytes that are none: save the file as UTF-8",
    )


@pytest.mark.parametrize("cell", ["NA", "N/A", "#N/A", "NaN", "nan", "NULL", "None"])
def test_what_stands_for_nothing_in_a_table_is_none(tmp_path, cell):
    (tmp_path / "a.csv").write_text(f"title,doi,abstract\nOf ponds,{cell},{cell} is not nothing\n")
    (row,) = Inputs([str(tmp_path / "a.csv")])
    assert (row.record["doi"], row.record["abstract"]) == (None, f"{cell} is not nothing")


@pytest.mark.parametrize(("header", "title"), TWICE)
def test_a_column_that_is_not_read_may_stand_twice(tmp_path, header, title):
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\na,b,c\n")
    (found,) = Inputs([str(path)])
    assert (found.record["title"] if isinstance(found, Row) else None) == title
    if isinstance(found, Row):
        assert list(found.cells.values()) == ["a", "b", "c"]


@pytest.mark.parametrize("author", ["Farnby O, Ambly T", ["Farnby O", {"family": "Ambly", "given": "T"}]])
def test_the_authors_of_json_may_be_text(tmp_path, author):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"type": "book", "title": "Of ponds", "author": author}]))
    (found,) = Inputs([str(path)])
    assert len(found.record["authors"]) == 2
