"""A raw page: decoded text, where it came from, what kind of text it is."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bs4.dammit import EncodingDetector

from schemas.errors import InputError
from schemas.finding import Problem, Severity

Media = Literal["html", "text", "markdown"]

_BY_SUFFIX: dict[str, Media] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_HTML_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b", re.I | re.S
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SNIFFED = 4096  # characters looked at to tell HTML and binary data from text


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it came in, decoded.

    Attributes:
        content: the whole page as text.
        media: ``html``, ``text`` or ``markdown``.
        source: the input as given: a path, ``-``, or ``path#n``.
        url: the page's address, where the source states it.
        encoding: what `content` was decoded from; ``str`` where it came in as text.
        problems: what decoding saw.
    """

    content: str
    media: Media
    source: str = "-"
    url: str | None = None
    encoding: str = "str"
    problems: tuple[Problem, ...] = ()


def read_page(path: str | Path) -> RawPage:
    """Read one file.

    Raises:
        InputError: the file cannot be read (``input-unreadable``), is empty (``input-empty``) or is no text
            (``input-binary``).
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", code="input-unreadable", source=str(path)) from error
    return page_from_bytes(data, source=str(path), media=_BY_SUFFIX.get(path.suffix.lower()))


def page_from_bytes(
    data: bytes, *, source: str = "-", media: Media | None = None, url: str | None = None, charset: str | None = None
) -> RawPage:
    """Decode one page.

    Args:
        data: the bytes of the page.
        source: the input as given, for messages and for the record.
        media: what the caller knows it to be; sniffed where None. A ``text`` page that opens like HTML is HTML.
        url: the page's address.
        charset: from the HTTP headers, where there were any; a byte order mark wins over it.

    Raises:
        InputError: ``input-empty`` or ``input-binary``.
    """
    content, encoding, problems = _decode(data, charset, source)
    return page_from_text(content, source=source, media=media, url=url, encoding=encoding, problems=problems)


def page_from_text(
    content: str,
    *,
    source: str = "-",
    media: Media | None = None,
    url: str | None = None,
    encoding: str = "str",
    problems: tuple[Problem, ...] = (),
) -> RawPage:
    """Make a page of text that is already decoded; every line end becomes a line feed.

    Raises:
        InputError: ``input-empty`` where there is nothing but white space, ``input-binary`` where it is no text.
    """
    if not content.strip():
        raise InputError("is empty: nothing to clean", code="input-empty", source=source)
    head = content[:_SNIFFED]
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise InputError("is binary data, not a page of text or HTML", code="input-binary", source=source)
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if media != "html" and _HTML_OPENING.match(head):
        media = "html"
    return RawPage(content, media or "text", source, url, encoding, problems)


def _decode(data: bytes, charset: str | None, source: str) -> tuple[str, str, tuple[Problem, ...]]:
    """Byte order mark, then what the page or its headers declare, then UTF-8, then windows-1252."""
    data, marked = EncodingDetector.strip_byte_order_mark(data)  # type: ignore[no-untyped-call]
    if not marked and _looks_binary(data):
        raise InputError("is binary data, not a page of text or HTML", code="input-binary", source=source)
    declared = marked or charset or EncodingDetector.find_declared_encoding(data[:_SNIFFED], is_html=True)
    tried = [name for name in (declared, "utf-8") if name]
    for name in dict.fromkeys(tried):
        # WHATWG: a page that says iso-8859-1 means windows-1252.
        codec = "windows-1252" if name.lower() in ("iso-8859-1", "latin-1", "ascii", "us-ascii") else name
        try:
            content = data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
        problems = () if name == tried[0] else (_wrong_encoding(tried[0], name),)
        return content, codec.lower(), problems
    return data.decode("windows-1252", "replace"), "windows-1252", (_wrong_encoding(tried[0], "windows-1252"),)


def _looks_binary(data: bytes) -> bool:
    return b"\x00" in data[:_SNIFFED]


def _wrong_encoding(said: str, used: str) -> Problem:
    return Problem(
        code="encoding-wrong",
        severity=Severity.WARNING,
        value=said,
        message=f"the page is not valid {said}; it was read as {used}",
    )
