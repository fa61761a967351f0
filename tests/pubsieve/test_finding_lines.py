"""The line of a finding is the line of its field in the source, where that can be known."""

from cleaner.document import Block, Document
from cleaner.page import RawPage
from pubsieve.lines import Lines, field_lines
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
    assert field_lines(document("text", blocks)) == {"journal": 1, "title": 4, "doi": 5}


def test_a_field_of_several_blocks_begins_with_the_first():
    blocks = [Block("One", start=0, field="abstract"), Block("Two", start=4, field="abstract")]
    assert field_lines(document("text", blocks)) == {"abstract": 1}


def test_an_html_page_has_the_line_of_its_source():
    blocks = [Block("x", start=17, field="title"), Block("y", start=0, field="doi")]
    assert field_lines(document("html", blocks)) == {"title": 17}


def test_of_several_records_of_one_page_no_line_is_guessed():
    assert field_lines(document("text", [Block("One", field="title")], records=2)) == {}


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
