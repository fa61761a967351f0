"""`check` names the line of the record that a finding is about, in every format that has lines."""

import io
import json

import pytest

from pubsieve.records.pubmed_xml import read_pubmed_xml

BAD = "Just a moment..."
TITLES = ("A study of things in mice", BAD, "A study of things in men")


def jsonl(title, n):
    return json.dumps({"title": title, "pmid": f"9000012{n}"}) + "\n"


def csv(title, n):
    return f'"{title}",9000012{n},"Two\nlines"\n'


def ris(title, n):
    return f"TY  - JOUR\nAN  - 9000012{n}\nTI  - {title}\nAB  - Text\n   of two lines.\nER  - \n\n"


def medline(title, n):
    return f"PMID- 9000012{n}\nTI  - {title}\nAB  - Text\n      of two lines.\n\n"


def bibtex(title, n):
    return f"@article{{k{n},\n  title = {{{title}}},\n  pmid = {{9000012{n}}}\n}}\n\n"


def pubmed_xml(title, n):
    article = f"<Article>\n<ArticleTitle>{title}</ArticleTitle>\n</Article>"
    return f"<PubmedArticle>\n<MedlineCitation><PMID>9000012{n}</PMID>\n{article}</MedlineCitation>\n</PubmedArticle>\n"


def csl(title, n):
    return json.dumps({"type": "article-journal", "title": title, "PMID": f"9000012{n}"}, indent=1) + ",\n" * (n < 2)


FORMATS = {
    "a.jsonl": (jsonl, "", ""),
    "a.csv": (csv, "title,pmid,abstract\n", ""),
    "a.tsv": (
        lambda title, n: csv(title, n).replace('",', '"\t').replace(f"{n},", f"{n}\t"),
        "title\tpmid\tabstract\n",
        "",
    ),
    "a.ris": (ris, "", ""),
    "a.nbib": (medline, "\n", ""),
    "a.bib": (bibtex, "% a comment\n\n", ""),
    "a.xml": (pubmed_xml, '<?xml version="1.0"?>\n<PubmedArticleSet>\n', "</PubmedArticleSet>\n"),
    "a.json": (csl, "[\n", "]\n"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_finding_names_the_line_on_which_the_record_in_the_middle_begins(name, ends, call, tmp_path):
    write, head, tail = FORMATS[name]
    records = [write(title, n) for n, title in enumerate(TITLES)]
    (tmp_path / name).write_bytes((head + "".join(records) + tail).replace("\n", ends).encode())
    ended = call("check", name, "-f", "jsonl", "-q", "--fail-on", "never")
    found = [json.loads(line) for line in ended.out.splitlines()]
    lines = [finding["line"] for finding in found if finding["check"] == "title-junk"]
    assert lines == [(head + records[0]).count("\n") + 1], ended.err


@pytest.mark.parametrize("gap", ["", "\n", "\n\n  "], ids=["no text", "a line", "an empty line"])
def test_the_line_is_right_in_long_xml_files_too(gap):
    article = (
        f"<PubmedArticle>{gap}<MedlineCitation>{gap}<PMID>1</PMID><Article/>\n</MedlineCitation></PubmedArticle>\n"
    )
    text = "<PubmedArticleSet>\n" + article * (70_000 // article.count("\n")) + "</PubmedArticleSet>"
    lines = [row.line for row in read_pubmed_xml(io.BytesIO(text.encode()))]
    assert lines[-1] > 65_535
    assert lines == [2 + article.count("\n") * n for n in range(len(lines))]
