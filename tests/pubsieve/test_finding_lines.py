"""The line of a finding is the line of its field in the source, where that can be known."""

from cleaner.document import Block, Document
from cleaner.page import RawPage
from pubsieve.cleaning import Processed
from pubsieve.incoming import Incoming
from pubsieve.lines import Lines
from schemas.article import read_article
from schemas.finding import Finding, Severity

TEXT = "One\nTwo\n\nTitle\ndoi: 10.5555/x\n"


def done(media, blocks, line=None, records=1, source="p.txt"):
    page = RawPage(TEXT, media, source)
    article = read_article({"source": source, "site": "generic", "kind": "article"})
    return Processed(
        Incoming(source, page, line), Document(page, "generic", "article", blocks, articles=[article] * records)
    )


def finding(column, source="p.txt"):
    return Finding(record="x", source=source, check="c", severity=Severity.ERROR, column=column, message="m")


def test_a_text_page_counts_lines_from_1():
    starts = [(at, TEXT.index(at)) for at in ("One", "Title", "doi:")]
    blocks = [
        Block(text, start=start, field=field)
        for (text, start), field in zip(starts, ("journal", "title", "doi"), strict=True)
    ]
    where = Lines().of(done("text", blocks))
    assert [where(finding(column)) for column in ("journal", "title", "doi", "pmid")] == [1, 4, 5, None]


def test_a_field_of_several_blocks_begins_with_the_first():
    where = Lines().of(done("text", [Block("One", start=0, field="abstract"), Block("Two", start=4, field="abstract")]))
    assert where(finding("abstract")) == 1


def test_an_html_page_has_the_line_of_its_source():
    where = Lines().of(done("html", [Block("x", start=17, field="title"), Block("y", start=0, field="doi")]))
    assert [where(finding("title")), where(finding("doi"))] == [17, None]


def test_a_jsonl_file_has_its_own_line_for_every_finding_across_records_too():
    lines = Lines()
    where = lines.of(done("text", [Block("x", field="title")], line=7, source="a#b.jsonl#7"))
    assert [where(finding("title")), where(finding(None))] == [7, 7]
    assert lines.across(finding("doi", "a#b.jsonl#7")) == 7
    assert lines.across(finding("doi", "a#b.jsonl#7#2")) == 7
    assert lines.across(finding("doi", "page.html#2")) is None


def test_of_several_records_of_one_page_no_line_is_guessed():
    where = Lines().of(done("text", [Block("One", field="title")], records=2))
    assert where(finding("title")) is None
