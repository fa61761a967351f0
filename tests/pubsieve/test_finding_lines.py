"""The line of a finding is the line of its field in the source, where that can be known."""

from cleaner.document import Block, Document
from cleaner.page import RawPage
from pubsieve.lines import Lines, record_lines
from schemas.article import read_article
from schemas.finding import Finding, Severity

TEXT = "One\nTwo\n\nTitle\ndoi: 10.5555/x\n"


def document(media, blocks, records=1):
    article = read_article({"source": "p.txt", "site": "generic", "kind": "article"})
    return Document(RawPage(TEXT, media, "p.txt"), "generic", "article", blocks, articles=[article] * records)


def finding(column, source="p.txt"):
    return Finding(record="x", source=source, check="c", severity=Severity.ERROR, column=column, message="m")


def test_a_text_page_counts_lines_from_1():
    starts = [(at, TEXT.index(at)) for at in ("One", "Title", "doi:")]
    blocks = [
        Block(text, start=start, field=field)
        for (text, start), field in zip(starts, ("journal", "title", "doi"), strict=True)
    ]
    assert record_lines(document("text", blocks)) == [{"journal": 1, "title": 4, "doi": 5}]


def test_a_field_of_several_blocks_begins_with_the_first():
    blocks = [Block("One", start=0, field="abstract"), Block("Two", start=4, field="abstract")]
    assert record_lines(document("text", blocks)) == [{"abstract": 1}]


def test_an_html_page_has_the_line_of_its_source():
    blocks = [Block("x", start=17, field="title"), Block("y", start=0, field="doi")]
    assert record_lines(document("html", blocks)) == [{"title": 17}]


def test_of_several_records_of_one_page_no_line_is_guessed():
    assert record_lines(document("text", [Block("One", field="title")], records=2)) == [{}, {}]


def test_several_records_of_an_html_page_have_the_lines_of_their_own_blocks():
    blocks = [
        Block(str(at), start=at, field=key, record=n)
        for at, key, n in ((3, "title", 1), (5, "doi", 1), (9, "title", 2))
    ]
    assert record_lines(document("html", blocks, records=2)) == [{"title": 3, "doi": 5, "": 3}, {"title": 9, "": 9}]


REFERENCES = """\
Doe J, Roe R. A study of things that nobody has studied. J Invent Res. 2021 Mar 4;12(3):45-56. PMID: 90000123.

Doe J, Roe R. Another study of things that nobody has studied. J Invent Res. 2021 Mar 4;12(3):59-56. PMID: 90000124.
Doe J, Roe R. A third study of things that nobody has studied. J Invent Res. 2021 Mar 4;12(3):45-56. PMID: 90000125.
"""


def test_each_record_of_a_text_page_of_several_has_its_own_line(call, lines, tmp_path):
    (tmp_path / "list.txt").write_text(REFERENCES, encoding="utf-8")
    call("run", "list.txt", "--fail-on", "never")
    told = {(row["record"], row["check"], row["line"]) for row in lines("findings.jsonl")}
    assert ("pmid:90000124", "pages-reversed", 3) in told
    assert {line for record, check, line in told if check == "abstract-missing"} == {1, 3, 4}


def test_a_finding_across_records_has_its_line_in_a_jsonl_file():
    lines = Lines()
    lines.add("a#b.jsonl")
    assert lines.across(finding("doi", "a#b.jsonl#7")) == 7
    assert lines.across(finding("doi", "a#b.jsonl#7#2")) == 7
    assert lines.across(finding("doi", "page.html#2")) is None


def test_a_run_writes_the_lines_of_jsonl_and_of_pages(call, lines, tmp_path, page):
    (tmp_path / "p.jsonl").write_text('\n{"text": "Just a moment..."}\n')
    page.write_text(page.read_text().replace("invention is needed.", "invention is n"))
    call("run", page.name, "p.jsonl")
    found = {(row["source"], row["check"]): row["line"] for row in lines("findings.jsonl")}
    assert found[page.name, "abstract-truncated"] == 12
    assert {line for (source, _), line in found.items() if source == "p.jsonl#2"} == {2}
