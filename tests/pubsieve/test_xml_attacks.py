"""PubMed XML from anybody: nothing outside the file is read, nothing in it grows, and what is no XML is told."""

import json

import pytest

SECRET = "words of another file"
ARTICLE = """<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><Title>J Invent Res</Title></Journal>
<ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"""


def pubmed(subset, title, pmid="90000123"):
    return (
        f'<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet {subset}>\n<PubmedArticleSet>'
        f"{ARTICLE.format(pmid=pmid, title=title)}{ARTICLE.format(pmid='90000999', title='The next one')}"
        "</PubmedArticleSet>"
    )


@pytest.fixture
def titles(call, tmp_path):
    """The titles of the records of an XML file, and what the command told."""
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "own.dtd").write_text('<!ENTITY grown "' + SECRET + '"><!ATTLIST PMID Owner CDATA "' + SECRET + '">')

    def read(content):
        (tmp_path / "set.xml").write_text(content, encoding="utf-8")
        ended = call("export", "set.xml", "--to", "csl-json")
        assert SECRET not in ended.out + ended.err
        return [item["title"] for item in json.loads(ended.out)] if ended.out.strip() else [], ended

    return read


@pytest.mark.parametrize(
    "subset",
    [
        '[<!ENTITY e SYSTEM "secret.txt">]',
        '[<!ENTITY e SYSTEM "file:///etc/hostname">]',
        '[<!ENTITY e SYSTEM "http://network.invalid/">]',
        '[<!ENTITY e PUBLIC "any" "secret.txt">]',
        '[<!ENTITY % all SYSTEM "own.dtd"> %all; <!ENTITY e "&grown;">]',
        f'[<!ENTITY e "{"ha" * 20}">]',
    ],
)
def test_an_entity_is_left_as_it_is_written(titles, subset):
    found, ended = titles(pubmed(subset, "A &e; title"))
    assert found in (["A &e; title", "The next one"], [])
    assert found or ended.code == 3  # what the parser refuses whole is told


def test_the_declared_dtd_is_not_read(titles):
    found, _ = titles(pubmed('SYSTEM "own.dtd"', "A title"))
    assert found == ["A title", "The next one"]


def test_a_billion_laughs_take_neither_time_nor_room(titles):
    laughs = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    found, ended = titles(pubmed(f"[{laughs}]", "A &l11; title"))
    assert len("".join(found)) < 1000
    assert len(ended.out + ended.err) < 10_000


@pytest.mark.parametrize(
    "title",
    ["<i>" * 9_000 + "</i>" * 9_000, "x" * 11_000_000, "A \x00 title", "<i>cut", "&nosuch;"],
    ids=["deep", "long", "nul", "cut", "undeclared"],
)
def test_what_is_no_xml_is_told_with_its_line(call, tmp_path, title):
    (tmp_path / "set.xml").write_text(pubmed("", title), encoding="utf-8")
    ended = call("check", "set.xml", "--fail-on", "never")
    assert ended.code == 3
    assert "set.xml:" in ended.err
    assert "is no XML from here on" in ended.err


def test_the_entities_of_a_page_of_html_are_not_read(call, lines, tmp_path):
    (tmp_path / "secret.txt").write_text(SECRET)
    head = '<!DOCTYPE html [<!ENTITY e SYSTEM "secret.txt">]>'
    page = f"{head}<html><body><h1>A title</h1><p>Some &e; words.</p></body></html>"
    (tmp_path / "page.html").write_text(page)
    call("run", "page.html", "--fail-on", "never")
    (record,) = lines("records.jsonl")
    assert "Some &e; words." in record["text"]
    assert SECRET not in json.dumps(record)
