"""Bytes become text: byte order mark, then what is declared, then UTF-8, then windows-1252; what is wrong is said."""

import pytest

from cleaner import page_from_bytes, page_from_text, read_page
from schemas.errors import InputError

WORDS = "Núñez’s naïve café"


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        (WORDS.encode(), "utf-8", False),
        (WORDS.encode("utf-8-sig"), "utf-8", False),
        (WORDS.encode("utf-16"), "utf-16", False),
        (WORDS.encode("utf-32"), "utf-32", False),
        (WORDS.encode("windows-1252"), "windows-1252", True),
        (b'<meta charset="iso-8859-1">' + WORDS.encode("windows-1252"), "windows-1252", False),
        (b'<meta charset="utf-8">' + WORDS.encode("windows-1252"), "windows-1252", True),
        (b'<meta charset="us-ascii"><p>' + WORDS.encode("windows-1252"), "windows-1252", False),
        (b'<meta charset="no-such-thing"><p>' + WORDS.encode(), "utf-8", True),
        (b'<?xml version="1.0" encoding="utf-16"?><p>' + WORDS.encode(), "utf-8", True),
    ],
)
def test_the_encoding_is_found_and_a_wrong_declaration_is_a_problem(data: bytes, encoding: str, problem: bool):
    page = page_from_bytes(data)
    assert page.encoding == encoding
    assert page.content.endswith(WORDS)
    assert [found.code for found in page.problems] == ["encoding-wrong"] * problem


def test_the_charset_of_the_headers_wins_over_the_page():
    data = '<meta charset="utf-8">naïve'.encode("iso-8859-15")
    assert page_from_bytes(data, charset="iso-8859-15").content.endswith("naïve")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input-empty"),
        (b" \n\t ", "input-empty"),
        (b"\xef\xbb\xbf", "input-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 60, "input-binary"),
        (b"\x01\x02\x03\x04 a \x05\x06\x07\x08", "input-binary"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(data: bytes, code: str):
    with pytest.raises(InputError) as refused:
        page_from_bytes(data, source="thing.txt")
    assert refused.value.code == code
    assert "thing.txt" in str(refused.value)


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path):
    with pytest.raises(InputError, match=r"gone\.txt"):
        read_page(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("<!DOCTYPE html><p>x", "html"),
        ('<?xml version="1.0"?>\n<html><p>x', "html"),
        ("<html lang='en'><p>x", "html"),
        ("A < B and <html> is a tag", "text"),
    ],
)
def test_html_is_told_by_how_it_opens(text: str, media: str):
    assert page_from_text(text).media == media


def test_line_ends_become_line_feeds():
    assert page_from_text("a\r\nb\rc\r\r\nd\n").content == "a\nb\nc\nd\n"
