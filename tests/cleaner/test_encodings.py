"""One invented page in every encoding gives one record; whatever had to be guessed is a problem on the record."""

import json
import unicodedata
from pathlib import Path

import pytest

from cleaner import clean, page_from_bytes, page_from_text
from schemas.errors import InputError

BODY = (Path(__file__).parents[2] / "examples" / "pubmed-crawl.txt").read_text(encoding="utf-8")
PAGE = BODY.replace(BODY.splitlines()[0], f"{BODY.splitlines()[0]}\nNúñez’s naïve café – 5 µm")
HTML = """<!DOCTYPE html><html><head>{meta}<title>A trial of naïve cafés – PubMed</title>
<meta name="citation_title" content="A trial of naïve cafés – the Núñez study">
<meta name="citation_author" content="Núñez Ñ">
<meta name="citation_doi" content="10.5555/jir.2021.45"><meta name="citation_pmid" content="90000123"></head>
<body><h1>A trial of naïve cafés – the Núñez study</h1>
<p>The patient’s “naïve” view of 5 µm cafés, façades and piñatas.</p>
</body></html>"""


def record(data, **known):
    """The record of a page but for its problems, the codes of these, and what the page was decoded from."""
    page = page_from_bytes(data, source="page", **known)
    (article,) = clean(page).articles
    values = article.model_dump(mode="json")
    return values, [problem["code"] for problem in values.pop("problems")], page.encoding


def html(said=""):
    return HTML.format(meta=f'<meta charset="{said}">' if said else "")


# how the page is written, what it declares, what its HTTP headers declare, whether that is wrong
TABLE = [
    ("utf-8", "utf-8", None, False),
    ("utf-8", "", None, False),
    ("utf-8-sig", "utf-8", None, False),
    ("utf-8-sig", "windows-1252", None, False),  # the mark wins
    ("utf-8", "windows-1252", "utf-8", False),  # the headers win
    ("utf-16", "", None, False),
    ("utf-16", "utf-16", None, False),
    ("utf-16-le", "", None, False),
    ("utf-16-be", "", None, False),
    ("utf-16-le", "utf-8", None, False),
    ("utf-32", "", None, False),
    ("utf-32-le", "", None, False),
    ("utf-32-be", "", None, False),
    ("windows-1252", "windows-1252", None, False),
    ("windows-1252", "iso-8859-1", None, False),
    ("windows-1252", "latin1", None, False),
    ("windows-1252", "us-ascii", None, False),
    ("windows-1252", "utf-8", "iso-8859-1", False),
    ("windows-1252", "", None, True),
    ("windows-1252", "utf-8", None, True),
    ("utf-8", "no-such-thing", None, True),
    ("utf-8", "utf-16", None, True),
    ("utf-8", "punycode", None, True),
    ("utf-8", "base64", None, True),  # a codec of Python's that is no encoding of text
]


@pytest.mark.parametrize(("written", "said", "headers", "wrong"), TABLE, ids=[" ".join(map(str, row)) for row in TABLE])
def test_the_same_page_gives_the_same_record_in_every_encoding(written, said, headers, wrong):
    wanted, none, _ = record(html().encode())
    assert not none
    found, problems, _ = record(html(said).encode(written), charset=headers, media="html")
    assert found == wanted
    assert problems == ["encoding-wrong"] * wrong


DECLARATIONS = [
    '<meta charset="windows-1252"/>',
    "<META CHARSET=windows-1252>",
    "< meta charset = 'windows-1252' >",
    '<meta name=viewport content=x><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">',
    '<?xml version="1.0" encoding="windows-1252"?>',
    "\n<?xml version='1.0' encoding = 'ISO-8859-1' standalone='yes'?><meta charset=utf-8>",
    '<?xml version="1.0"?><meta charset=windows-1252>',
]
NO_DECLARATIONS = [
    '<meta charset="">',
    "<p>charset=windows-1252</p>",
    '<p encoding="windows-1252">',
    "<meta name=charset>",
]


@pytest.mark.parametrize("declaration", DECLARATIONS)
def test_a_page_declares_its_encoding(declaration):
    page = page_from_bytes(f"{declaration}<p>café</p>".encode("windows-1252"))
    assert (page.encoding, page.problems) == ("windows-1252", ())
    assert "café" in page.content


@pytest.mark.parametrize("declaration", NO_DECLARATIONS)
def test_what_is_no_declaration_is_none(declaration):
    page = page_from_bytes(f"{declaration}<p>café</p>".encode("windows-1252"))
    assert [problem.code for problem in page.problems] == ["encoding-wrong"]


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "windows-1252"])
def test_the_same_text_gives_the_same_record_in_every_encoding(written):
    wanted, before, _ = record(PAGE.encode())
    found, problems, _ = record(PAGE.encode(written))
    assert found == wanted
    assert problems == (["encoding-wrong"] if written == "windows-1252" else []) + before


def test_one_pasted_passage_does_not_spoil_the_rest_of_a_page():
    words = html("utf-8").encode().replace("façades".encode(), "façades’".encode("windows-1252"))
    found, problems, encoding = record(words)
    assert "Núñez" in found["title"]
    assert "façades’ and piñatas" in found["text"]
    assert (problems, encoding) == (["encoding-wrong"], "utf-8")


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_spoilt_before_it_came_in_is_left_as_it_is(times):
    spoilt = html()
    for _ in range(times):
        spoilt = spoilt.encode().decode("windows-1252", "replace")
    found, problems, _ = record(spoilt.encode())
    assert found["title"] in spoilt
    assert problems == []  # the check `mojibake` finds it


def test_composed_and_decomposed_letters_are_read_alike_and_kept_as_they_are():
    composed, _, _ = record(unicodedata.normalize("NFC", html()).encode())
    decomposed, _, _ = record(unicodedata.normalize("NFD", html()).encode())
    assert not unicodedata.is_normalized("NFC", decomposed["title"])
    assert {key: unicodedata.normalize("NFC", str(value)) for key, value in decomposed.items()} == {
        key: unicodedata.normalize("NFC", str(value)) for key, value in composed.items()
    }


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u2060", "\xad"])
@pytest.mark.parametrize("written", ["as it is", "as an entity"])
def test_characters_that_print_nothing_are_left_out(sign, written):
    put = sign if written == "as it is" else f"&#{ord(sign)};"
    words = html().replace("10.5555/jir", f"10.5555/{put}jir").replace("view of", f"vi{put}ew{put} of")
    found, _, _ = record(words.encode())
    assert found["doi"] == "10.5555/jir.2021.45"
    assert "view of" in found["text"]
    assert sign not in json.dumps(found, ensure_ascii=False)


def test_how_many_characters_that_print_nothing_a_text_held_is_told():
    document = clean(page_from_bytes("\u200bWords and wo\xadrds.".encode()))
    assert document.text == "Words and words."
    (problem,) = document.articles[0].problems
    assert (problem.code, problem.severity, "2 of them" in problem.message) == ("invisible-character", "info", True)


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_what_joins_or_parts_letters_of_a_script_stays(joiner):
    assert (
        clean(page_from_bytes(f"می{joiner}خواهم و می{joiner}روم".encode())).text == f"می{joiner}خواهم و می{joiner}روم"
    )


@pytest.mark.parametrize(
    ("text", "read", "count"),
    [
        ("Salt &amp; pepper at pH &lt; 5", "Salt & pepper at pH < 5", 2),
        ("caf&eacute;&nbsp;No. &#8470;&#x2116;", "café\xa0No. №№", 4),
        ("&amp;lt;", "&lt;", 1),
        ("AT&T & Co; a&b; &unknown; &notin;", "AT&T & Co; a&b; &unknown; ∉", 1),
        ("<i>Salt</i> &amp; pepper", "<i>Salt</i> &amp; pepper", 0),  # HTML after all: its values may hold references
        ("[Salt](https://a.example/?b=1&amp;c=2)", "[Salt](https://a.example/?b=1&amp;c=2)", 0),
    ],
)
def test_character_references_that_were_left_in_a_text_are_resolved(text: str, read: str, count: int):
    page = page_from_text(text, media="text")
    assert page.content == read
    told = [f"{count} of them" in problem.message for problem in page.problems if problem.code == "character-reference"]
    assert told == [True] * bool(count)


def test_nothing_but_characters_that_print_nothing_is_an_empty_page():
    with pytest.raises(InputError) as refused:
        page_from_bytes("\u200b \u2060\n".encode())
    assert refused.value.code == "input-empty"


@pytest.mark.parametrize("media", ["html", "text"])
@pytest.mark.parametrize("before", [0, 6000], ids=["at the head", "far behind"])
def test_a_stray_nul_is_told_and_ends_nothing(media, before):
    head = ("<p>" if media == "html" else "") + "Words. " * (100 + before)
    page = page_from_bytes(f"{head}\0view of the rest".encode(), media=media)
    document = clean(page)
    assert document.text.endswith("\ufffdview of the rest")
    assert "nul-character" in [problem.code for problem in document.articles[0].problems]


@pytest.mark.parametrize("data", [b"\0\1" * 400, b"\0" * 900, bytes(range(256)) * 9, b"PK\3\4\0\0\0\0" * 90])
def test_zeros_alone_make_no_text(data):
    with pytest.raises(InputError, match="binary"):
        page_from_bytes(data)
