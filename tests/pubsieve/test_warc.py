"""WARC and WACZ crawls, written by warcio: their pages with address and declared encoding, the rest told."""

import gzip
import io
import zipfile
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pubsieve.limits import Limits
from pubsieve.readers import read_inputs
from pubsieve.sources import Cause, Skipped

WORDS = "Café in fog: what harbour kitchens have learnt"
HTML = f"<!doctype html><html><body><h1>{WORDS}</h1></body></html>"
HTML_TYPE = ("Content-Type", "text/html; charset=UTF-8")


def chunked(body):
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 20]), body[at : at + 20]) for at in range(0, len(body), 20))
        + b"0\r\n\r\n"
    )


def raw_deflate(body):
    made = zlib.compressobj(wbits=-15)
    return made.compress(body) + made.flush()


def warc(*answers, packed=True):
    """A crawl of answers: (body, headers), or (body, headers, what else the record says)."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "none"}))
    for number, (body, headers, *more) in enumerate(answers, start=1):
        extra = dict(more[0]) if more else {}
        head = StatusAndHeaders(extra.pop("status", "200 OK"), headers, protocol=extra.pop("protocol", "HTTP/1.1"))
        kind, url = extra.pop("kind", "response"), f"https://example.org/{number}"
        http = None if kind in ("resource", "conversion", "metadata") else head
        record = writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=extra
        )
        writer.write_record(record)
    return made.getvalue()


def read(path, content, limits=None):
    path.write_bytes(content)
    skipped = Skipped()
    found = list(read_inputs([str(path)], skipped, limits=limits or Limits()))
    return found, {cause.name: skipped.first(cause) for cause in Cause if skipped.first(cause)}


BODY = HTML.encode()
# name, body as it was sent, headers
SENT = [
    ("plain", BODY, [HTML_TYPE]),
    ("latin-1", HTML.encode("iso-8859-1"), [("Content-Type", "text/html; charset=ISO-8859-1")]),
    ("encoding only in the header", HTML.encode("iso-8859-2"), [("content-type", 'text/html;charset="iso-8859-2"')]),
    ("xhtml", BODY, [("Content-Type", "application/xhtml+xml")]),
    ("chunked", chunked(BODY), [HTML_TYPE, ("Transfer-Encoding", "chunked")]),
    ("stored without its chunks", BODY, [HTML_TYPE, ("Transfer-Encoding", "chunked")]),
    ("gzip", gzip.compress(BODY), [HTML_TYPE, ("Content-Encoding", "gzip")]),
    (
        "chunked gzip",
        chunked(gzip.compress(BODY)),
        [HTML_TYPE, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
    ),
    ("stored without its gzip", BODY, [HTML_TYPE, ("Content-Encoding", "gzip")]),
    ("deflate", zlib.compress(BODY), [HTML_TYPE, ("Content-Encoding", "deflate")]),
    ("raw deflate", raw_deflate(BODY), [HTML_TYPE, ("Content-Encoding", "deflate")]),
    ("brotli", brotli.compress(BODY), [HTML_TYPE, ("Content-Encoding", "br")]),
    ("stored without its brotli", BODY, [HTML_TYPE, ("Content-Encoding", "br")]),
    ("zstd", zstd.compress(BODY), [HTML_TYPE, ("Content-Encoding", "zstd")]),
    ("two encodings", gzip.compress(brotli.compress(BODY)), [HTML_TYPE, ("Content-Encoding", "br, gzip")]),
    ("a length that is not the stored one", BODY, [HTML_TYPE, ("Content-Length", "12")]),
    ("a length that is too long", BODY, [HTML_TYPE, ("Content-Length", "99999")]),
]


@pytest.mark.parametrize(("body", "headers"), [row[1:] for row in SENT], ids=[row[0] for row in SENT])
def test_a_page_is_read_however_it_was_sent(tmp_path, body, headers):
    (found,), skipped = read(tmp_path / "crawl.warc.gz", warc((body, headers)))
    page = found.page()
    assert page.content == HTML
    assert (page.media, page.url, page.problems) == ("html", "https://example.org/1", ())
    assert found.source == f"{tmp_path / 'crawl.warc.gz'}#2"
    assert skipped == {}


@pytest.mark.parametrize(
    ("type_", "media"), [("text/plain", "text"), ("text/markdown", "markdown"), ("text/x-markdown; a=b", "markdown")]
)
def test_pages_of_text_are_pages(tmp_path, type_, media):
    (found,), _ = read(tmp_path / "crawl.warc", warc((b"Some words", [("Content-Type", type_)]), packed=False))
    assert found.page().media == media


def test_answers_that_http_2_gave_are_read(tmp_path):
    (found,), _ = read(tmp_path / "crawl.warc.gz", warc((BODY, [HTML_TYPE], {"protocol": "HTTP/2"})))
    assert found.page().content == HTML


LEFT_OUT = [
    ("HTTP_STATUS", BODY, [HTML_TYPE], {"status": "404 Not Found"}),
    ("HTTP_STATUS", b"", [("Location", "/x")], {"status": "301 Moved"}),
    ("HTTP_STATUS", b"", [], {"status": "304 Not Modified"}),
    ("HTTP_TYPE", b"\x89PNG", [("Content-Type", "image/png")], {}),
    ("HTTP_TYPE", b"{}", [("Content-Type", "application/json")], {}),
    ("HTTP_TYPE", BODY, [], {}),
    ("WARC_REVISIT", b"", [HTML_TYPE], {"kind": "revisit"}),
    ("WARC_OTHER", b"words", [], {"kind": "conversion"}),
    ("WARC_OTHER", b"words", [], {"kind": "resource"}),
]


@pytest.mark.parametrize(("cause", "body", "headers", "more"), LEFT_OUT)
def test_what_is_no_page_is_passed_over_with_its_reason(tmp_path, cause, body, headers, more):
    path = tmp_path / "crawl.warc.gz"
    found, skipped = read(path, warc((body, headers, more), (BODY, [HTML_TYPE])))
    assert [one.source for one in found] == [f"{path}#3"]
    assert skipped == {cause: [f"{path}#2"]}


def test_requests_and_notes_about_the_crawl_are_part_of_a_crawl_and_not_told(tmp_path):
    answers = [
        (b"", [], {"kind": "request", "status": "GET /", "protocol": ""}),
        (b"x", [], {"kind": "metadata"}),
        (BODY, [HTML_TYPE]),
    ]
    found, skipped = read(tmp_path / "crawl.warc.gz", warc(*answers))
    assert len(found) == 1
    assert skipped == {}


def test_a_run_reports_pages_and_what_was_passed_over(call, lines, tmp_path):
    (tmp_path / "crawl.warc.gz").write_bytes(warc((BODY, [HTML_TYPE]), (BODY, [HTML_TYPE], {"status": "500 Oh"})))
    ended = call("run", "crawl.warc.gz", "--fail-on", "never")
    assert ended.code == 0
    (record,) = lines("records.jsonl")
    assert (record["source"], record["url"], record["title"]) == ("crawl.warc.gz#2", "https://example.org/1", WORDS)
    assert "crawl.warc.gz#3: a WARC record of an answer that is no page" in ended.err


TWO = [(BODY, [HTML_TYPE]), (BODY * 40, [HTML_TYPE])]
PLAIN = warc(*TWO, packed=False)
SECOND = PLAIN.rindex(b"WARC/1")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PLAIN[:-400], f"the record that begins at byte {SECOND:,}"),
        (PLAIN[: SECOND + 30], f"the record that begins at byte {SECOND:,}"),
        (
            PLAIN[:SECOND] + b"garbage\r\n\r\n",
            f"no WARC record begins there) in the record that begins at byte {SECOND:,}",
        ),
        (PLAIN[:SECOND] + PLAIN[SECOND:].replace(b"Content-Length: ", b"Content-Length: x"), "its Content-Length is"),
        (gzip.compress(PLAIN[:-400]), f"the record that begins at byte {SECOND:,}"),
    ],
    ids=["in a body", "in a head", "no record", "no length", "packed afterwards"],
)
def test_a_crawl_that_breaks_off_is_told_with_the_place_and_what_stands_before_is_kept(tmp_path, content, words):
    path = tmp_path / "crawl.warc"
    (page, broken), _ = read(path, content)
    assert page.page().content == HTML
    assert (broken.source, broken.rejection.code) == (str(path), "input-archive")
    assert words in broken.rejection.reason


def test_packed_data_that_breaks_off_is_told(tmp_path):
    (page, broken), _ = read(tmp_path / "crawl.warc.gz", warc(*TWO)[:-40])
    assert page.page().content == HTML
    assert broken.rejection.code == "input-gzip"


CUT = [
    (gzip.compress(BODY * 20)[:-30], [HTML_TYPE, ("Content-Encoding", "gzip")], {}),
    (chunked(BODY)[:-40], [HTML_TYPE, ("Transfer-Encoding", "chunked")], {}),
    (BODY[:-20], [HTML_TYPE], {"WARC-Truncated": "length"}),
]


@pytest.mark.parametrize("answer", CUT, ids=["gzip", "chunked", "by the crawler"])
def test_a_body_that_was_cut_off_is_a_page_with_a_problem(tmp_path, answer):
    (found,), _ = read(tmp_path / "crawl.warc.gz", warc(answer))
    page = found.page()
    assert page.content.startswith(HTML[:40])
    assert [problem.code for problem in page.problems] == ["page-truncated"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((b"x", [HTML_TYPE, ("Content-Encoding", "rot13")]), "input-unsupported"),
        ((b"x", [HTML_TYPE], {"status": "two hundred"}), "input-http"),
        ((BODY * 100, [HTML_TYPE]), "input-too-large"),
        ((gzip.compress(BODY * 100), [HTML_TYPE, ("Content-Encoding", "gzip")]), "input-too-large"),
        ((brotli.compress(b"a" * 10**7), [HTML_TYPE, ("Content-Encoding", "br")]), "input-too-large"),
        ((zstd.compress(b"a" * 10**7), [HTML_TYPE, ("Content-Encoding", "zstd")]), "input-too-large"),
    ],
)
def test_an_answer_that_cannot_be_read_is_rejected_by_itself(tmp_path, answer, code):
    (bad, good), _ = read(tmp_path / "crawl.warc.gz", warc(answer, (BODY, [HTML_TYPE])), Limits(max_input_size=5000))
    bad = bad.loaded()
    assert (bad.source, bad.rejection.code) == (f"{tmp_path / 'crawl.warc.gz'}#2", code)
    assert good.page().content == HTML


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_decodes_answers_in_any_process_and_rejects_those_that_it_cannot(call, lines, tmp_path, jobs):
    packed = gzip.compress(BODY)
    answers = [(packed, [HTML_TYPE, ("Content-Encoding", name)]) for name in ("gzip", "rot13", "gzip, identity")]
    (tmp_path / "crawl.warc.gz").write_bytes(warc(*answers))
    assert call("run", "crawl.warc.gz", "--jobs", jobs, "--fail-on", "never").code == 3
    (bad,) = lines("rejected.jsonl")
    assert (bad["source"], bad["code"]) == ("crawl.warc.gz#3", "input-unsupported")
    assert "'rot13'" in bad["reason"]
    assert [row["source"] for row in lines("records.jsonl")] == ["crawl.warc.gz#2", "crawl.warc.gz#4"]
    cleaned = call("clean", "crawl.warc.gz", "--jobs", jobs)
    assert WORDS in cleaned.out
    assert "crawl.warc.gz#3: has the content encoding 'rot13'" in cleaned.err


def test_a_crawl_packed_by_zstd_is_read_also_with_its_dictionary(tmp_path):
    plain = warc(*[(HTML.replace("fog", f"fog {n}").encode(), [HTML_TYPE]) for n in range(40)], packed=False)
    parts = [b"WARC/1.0" + part for part in plain.split(b"WARC/1.0")[1:]]
    trained = zstd.train_dict(parts * 20, 2000)
    for dictionary in (trained.dict_content, zstd.compress(trained.dict_content)):
        head = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
        packed = head + b"".join(zstd.compress(part, zstd_dict=trained) for part in parts)
        found, _ = read(tmp_path / "crawl.warc.zst", packed)
        assert len(found) == 40
        assert "fog 39" in found[39].page().content
    assert len(read(tmp_path / "crawl.warc.zst", zstd.compress(plain))[0]) == 40


def test_the_crawls_in_a_wacz_file_are_read_and_its_lists_are_not(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc((BODY, [HTML_TYPE])))
        archive.writestr("pages/pages.jsonl", '{"text": "words"}\n')
        archive.writestr("indexes/index.cdx.gz", b"")
        archive.writestr("datapackage.json", "{}")
    path = tmp_path / "crawl.wacz"
    (found,), skipped = read(path, made.getvalue())
    assert found.source == f"{path}!archive/data.warc.gz#2"
    assert found.page().url == "https://example.org/1"
    assert skipped == {}


def test_an_empty_crawl_is_told(tmp_path):
    (found,), _ = read(tmp_path / "crawl.warc.gz", warc())
    assert found.rejection.code == "input-no-pages"


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_is_done_to_a_crawl_its_inputs_are_pages_or_rejections(tmp_path_factory, data):
    made = bytearray(warc(*[(body, headers) for _, body, headers in SENT], packed=False))
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    found, _ = read(tmp_path_factory.mktemp("broken") / "crawl.warc", bytes(made))
    assert all((one.raw is None) == (one.rejection is not None) for one in found)
