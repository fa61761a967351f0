"""What `check` reads: records of the contract with their lines; each bad record is told with its place."""

import gzip
import json

import pyarrow
import pyarrow.parquet
import pytest

from pubsieve.records.read import FORMATS, Inputs, Refused
from pubsieve.records.table import KEYS, parse_mapping

DOI = "10.5555/jir.2021.45"
OURS = {"id": "pmid:90000123", "source": "page.txt", "kind": "article", "title": "A study of things", "doi": DOI}

# name -> content, the records as (first line, last line, some of their keys), the refused as (line, code).
FILES = {
    "ours.jsonl": (
        json.dumps(OURS) + '\n\n{"id": 5\n[1]\n{"foo": 1}\n{"title": "\\ud800"}\n{"doi": "10.5555/b"}\n',
        [(1, 1, {"id": "pmid:90000123", "title": "A study of things"}), (7, 7, {"id": "doi:10.5555/b"})],
        [(3, "jsonl-malformed"), (4, "jsonl-malformed"), (5, "no-known-column"), (6, "jsonl-malformed")],
    ),
    "a.csv": (
        'Title,DOI,Journal Title,note\r\n"Two\r\nlines",10.5555/b,J,x\r\nshort,1\r\nPlain,,J,y\r\n"open,\r\n',
        [
            (2, 3, {"title": "Two\r\nlines", "doi": "10.5555/b", "journal_title": "J"}),
            (5, 5, {"title": "Plain", "id": "a.csv#5"}),
        ],
        [(4, "csv-malformed"), (6, "csv-malformed")],
    ),
    "semicolons.csv": (
        "\ufefftitle;pmid\nA, b; c;1\nA, b;2\n",
        [(3, 3, {"title": "A, b", "pmid": "2"})],
        [(2, "csv-malformed")],
    ),
    "a.tsv": ("title\tpmid\nA, b\t2\n", [(2, 2, {"title": "A, b", "pmid": "2"})], []),
    "a.nbib": (
        "\nPMID- 90000123\nTI  - A study of things that nobody\n      has studied.\nIS  - 2434-561X (Print)\n"
        "LID - 45 [pii]\nLID - 10.5555/jir.2021.45 [doi]\nDP  - 2021 Mar 4\nDEP - 20210301\nAU  - Doe J\n"
        "AUID- ORCID: 0000-0002-1825-0097\nCN  - Things Group\nRIN - J Things. 2022;1:1.\nTA  - J Things\n\n"
        "PMC - PMC9000001\nPMID- 90000124\nTT  - Etwas.\nTI  - [Something.]\nPMID- 90000125\nTI  - Glued.\n\nstray\n",
        [
            (
                2,
                14,
                {
                    "id": "pmid:90000123",
                    "site": "pubmed",
                    "title": "A study of things that nobody has studied",
                    "doi": DOI,
                    "issn": "2434-561X",
                    "notices": [{"kind": "retraction", "text": "Retraction in: J Things. 2022;1:1."}],
                },
            ),
            (16, 19, {"title": "Something", "vernacular_title": "Etwas", "pmcid": "PMC9000001"}),
            (20, 21, {"title": "Glued"}),
        ],
        [(23, "line-outside")],
    ),
    "a.ris": (
        "1.\nTY  - JOUR\nAU  - Doe, Jane\nTI  - A study\nN2  - It goes\non here.\nDA  - 2021/03/04/\nSP  - 45\n"
        "EP  - 56\nDO  - 10.5555/jir.2021.45\nSN  - 2434-561X\nAN  - 90000123\nDB  - PubMed\nER  - \nstray\n\n"
        "TY  - JOUR\nTI  - Cut off\nTY  - JOUR\nTI  - Whole\nER  -\n",
        [
            (2, 14, {"title": "A study", "abstract": "It goes on here.", "pages": "45-56", "pmid": "90000123"}),
            (17, 18, {"title": "Cut off"}),
            (19, 21, {"title": "Whole", "id": "a.ris#19"}),
        ],
        [(15, "line-outside")],
    ),
    "a.bib": (
        "% a comment\n@article{doe,\n  title = {A {Study} of \\\"Ubel},\n"
        "  author = {Doe, Jane and {The This and That Group}},\n  doi = {10.5555/a\\_b(1)%3C2},\n  year = 2021,\n"
        "  month = mar,\n  pages = {1--9}\n}\n@article{bad, title = {oops\n@book{good, title={Good}}\n"
        "@article{twice, title={a}, title={b}}\n",
        [
            (2, 9, {"title": "A Study of Übel", "doi": "10.5555/a_b(1)%3C2", "pages": "1-9"}),
            (11, 11, {"title": "Good"}),
            (12, 12, {"title": "a"}),
        ],
        [(10, "bibtex-malformed")],
    ),
    "a.json": (
        '[\n {"type": "article-journal", "title": ["A study"], "DOI": "10.5555/jir.2021.45",\n'
        '  "issued": {"date-parts": [[2021, 3, 4]]}, "author": [{"family": "Doe"}, {"literal": "G"}]},\n'
        ' 5,\n {"title": "B", "author": 7},\n {"Title": "C",\n  "doi": "10.5555/c"}, {"x": 1},\n {"title": oops}\n]\n',
        [
            (2, 3, {"title": "A study", "doi": DOI, "publication_types": ["Journal Article"]}),
            (6, 7, {"title": "C", "doi": "10.5555/c"}),
        ],
        [(4, "item-malformed"), (5, "item-malformed"), (7, "no-known-column"), (8, "json-malformed")],
    ),
    "a.xml": (
        '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'
        "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>90000123</PMID><Article><Journal><JournalIssue>"
        "<PubDate><Year>2021</Year><Month>03</Month></PubDate></JournalIssue></Journal>"
        "<ArticleTitle>A <i>study</i> of &x;things.</ArticleTitle><AuthorList CompleteYN='N'><Author><LastName>Doe"
        "</LastName><ForeName>Jane</ForeName><AffiliationInfo><Affiliation>Here</Affiliation></AffiliationInfo></Author>"
        "</AuthorList></Article></MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList>"
        "<ArticleId IdType='doi'>10.5555/reference</ArticleId></ArticleIdList></Reference></ReferenceList>"
        "<ArticleIdList><ArticleId IdType='doi'>10.5555/jir.2021.45</ArticleId></ArticleIdList></PubmedData>"
        "</PubmedArticle>\n<PubmedArticle/>\n<PubmedArticle><oops></PubmedArticle>\n",
        [(4, None, {"title": "A study of &x;things", "doi": DOI, "authors_complete": False, "affiliations": ["Here"]})],
        [(5, "item-malformed"), (6, "xml-malformed")],
    ),
}  # fmt: skip


def read(tmp_path, monkeypatch, *names, **options):
    monkeypatch.chdir(tmp_path)
    found = list(Inputs(names, **options))
    return [item for item in found if not isinstance(item, Refused)], [
        item for item in found if isinstance(item, Refused)
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_records_and_tells_of_what_is_none(tmp_path, monkeypatch, name):
    content, expected, bad = FILES[name]
    (tmp_path / name).write_bytes(content.encode())
    rows, refused = read(tmp_path, monkeypatch, name)
    assert [(row.line, row.last) for row in rows] == [(first, last) for first, last, _ in expected]
    for row, (_, _, keys) in zip(rows, expected, strict=True):
        assert {key: row.record.get(key) for key in keys} == keys
        assert row.record.keys() <= {*KEYS, "line"}
        assert (row.record["source"], row.record["line"]) == (name, row.line)
    assert [(item.line, item.code) for item in refused] == bad
    assert all(item.place == f"{name}:{item.line}" for item in refused)


@pytest.mark.parametrize("name", FILES)
def test_content_tells_the_format_where_the_name_does_not(tmp_path, monkeypatch, name):
    content, expected, _ = FILES[name]
    (tmp_path / "download.txt.gz").write_bytes(gzip.compress(content.encode()))
    rows, _ = read(tmp_path, monkeypatch, "download.txt.gz")
    assert len(rows) == len(expected)


def test_dates_and_names_are_those_of_the_contract_in_every_bibliographic_format(tmp_path, monkeypatch):
    for name in ("a.nbib", "a.ris", "a.bib", "a.json", "a.xml"):
        (tmp_path / name).write_bytes(FILES[name][0].encode())
        rows, _ = read(tmp_path, monkeypatch, name)
        published, authors = rows[0].record["published"], rows[0].record["authors"]
        assert (published["year"], published["month"]) == (2021, 3), name
        assert published["text"] in ("2021 Mar", "2021 Mar 4"), name
        assert authors[0]["family"] == "Doe", name
        assert [author["collective"] for author in authors[1:]] in ([], [True]), name


def test_parquet_has_rows_and_no_lines(tmp_path, monkeypatch):
    table = pyarrow.table({"Title": ["A", None], "DOI": ["10.5555/a", None], "pmid": [5, None]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    rows, refused = read(tmp_path, monkeypatch, "a.parquet")
    assert [(row.line, row.record["id"]) for row in rows] == [(None, "pmid:5"), (None, "a.parquet#2")]
    assert refused == []
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing")
    assert [item.code for item in read(tmp_path, monkeypatch, "a.parquet")[1]] == ["parquet-malformed"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", "Heading,X\nA study,10.5555/b\n"), ("a.jsonl", '{"Heading": "A study", "X": "10.5555/b"}\n')],
)
def test_a_mapping_names_the_columns(tmp_path, monkeypatch, name, content):
    (tmp_path / name).write_text(content)
    assert [item.code for item in read(tmp_path, monkeypatch, name)[1]] == ["no-known-column"]
    rows, refused = read(tmp_path, monkeypatch, name, mapped=parse_mapping({"title": "Heading", "doi": "X"}))
    assert [(row.record["title"], row.record["doi"]) for row in rows] == [("A study", "10.5555/b")]
    assert refused == []


BAD_FILES = [
    ("a.csv", b"title,title\na,b\n", "csv-malformed"),
    ("a.csv", b"", "input-empty"),
    ("a.jsonl", b"\n\n", "input-empty"),
    ("a.ris", b"", "input-empty"),
    ("a.xml", b"", "xml-malformed"),
    ("a.xml", b"<html></html>", "input-empty"),
    ("a.json", b"", "input-empty"),
    ("a.json", b"[", "json-malformed"),
    ("a.json", b"[" * 100_000, "json-malformed"),
    ("a.nbib", b"PMID- 1\nTI  - caf\xe9\n", "encoding-wrong"),
    ("a.csv", b"title\ncaf\xe9\n", "encoding-wrong"),
    ("a.jsonl", b'{"title": "caf\xe9"}\n', "jsonl-malformed"),
    ("a.bib", b"@article{a, title={caf\xe9}}\n", "encoding-wrong"),
    ("a.json", b'[{"title": "caf\xe9"}]', "encoding-wrong"),
    ("a.csv", b"%PDF-1.7", "input-binary"),
    ("missing.csv", None, "input-missing"),
]


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES)
def test_a_bad_file_is_refused_with_its_reason(call, tmp_path, name, content, code):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = call("check", name, "-f", "json", "-q")
    report = json.loads(ended.out)
    assert ended.code == 3
    assert code in [item["code"] for item in report["rejected"]]
    assert name in ended.err


def test_the_counts_add_up_and_every_format_goes_into_one_report(call, tmp_path):
    for name, (content, _, _) in FILES.items():
        (tmp_path / name).write_bytes(content.encode())
    report = json.loads(call("check", ".", "-f", "json").out)
    assert report["records"]["total"] == sum(len(records) for _, records, _ in FILES.values())
    assert report["records"]["rejected"] == sum(len(bad) for _, _, bad in FILES.values())
    assert set(report["files"].values()) == set(FORMATS.values()) - {"parquet"}


def test_a_folder_gives_the_records_of_a_run_and_not_its_findings(call, tmp_path, page):
    call("run", page.name, "-o", "out")
    report = json.loads(call("check", "out", "-f", "json").out)
    assert list(report["files"]) == ["out/records.jsonl"]
    assert (report["records"]["total"], report["counts"]["error"]) == (1, 0)


def test_standard_input_is_read(call):
    ended = call("check", "-", "--from", "ris", stdin=b"TY  - JOUR\nTI  - A study of things\nER  - \n")
    assert "-:1" in ended.out
    assert ended.code == 0


WRONG_USAGE = [
    (("--map", "heading=title"), "a record has no key 'heading'"),
    (("--map", "title"), "is not of the form key=column"),
    (("--suite", "nonsense"), "no suite is called 'nonsense'"),
    (("--in-place",), "give --fix as well"),
    (("--write-baseline",), "needs --baseline FILE"),
    (("--write-baseline", "--update-baseline", "--baseline", "b.json"), "exclude each other"),
    (("--from", "word"), "'word' is not one of"),
    (("--max-findings", "-1"), "max-findings"),
]


@pytest.mark.parametrize(("options", "words"), WRONG_USAGE, ids=[" ".join(options) for options, _ in WRONG_USAGE])
def test_wrong_usage_ends_with_2(call, tmp_path, options, words):
    (tmp_path / "a.jsonl").write_text(json.dumps(OURS) + "\n")
    ended = call("check", "a.jsonl", *options)
    assert ended.code == 2
    assert words in ended.err
