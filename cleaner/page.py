"""A raw page: decoded text, where it came from, what kind of text it is."""

import re
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import Literal

from cleaner.fold import visible
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
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype html|html|head|body|meta|title)\b", re.I | re.S
)
# BeautifulSoup reads it too, but importing it takes as long as cleaning ten pages.
_DECLARED = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)|<\s*meta[^>]+?charset\s*=\s*+["']?\s*+([\w.:-]+)""",
    re.I,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_ESCAPED = re.compile(r"[\udc80-\udcff]+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\]\(")  # of HTML or Markdown, in whose values references have their place
# What stands for a character in HTML, and is left in a text that was made of it by taking out its tags.
_REFERENCE = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z][A-Za-z\d]{1,30});")
_INVISIBLE = ("invisible-character", "characters that print nothing", "left out")
_REFERENCES = ("character-reference", "character references of HTML such as &amp;", "resolved")
_NULS_IN = 100  # characters of text for each stray NUL; more of them are binary data
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


def page_of(given: RawPage | str | bytes | Path) -> RawPage:
    """The page that is given as such, as its text, its bytes, or the path of its file; a str is never a path.

    Raises:
        InputError: as `read_page`, `page_from_bytes` and `page_from_text`.
    """
    if isinstance(given, RawPage):
        return given
    if isinstance(given, Path):
        return read_page(given)
    return page_from_bytes(given) if isinstance(given, bytes) else page_from_text(given)


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
    _refuse_empty(content, source)
    head = content[:_SNIFFED]
    if (nuls := content.count("\0")) and nuls * _NULS_IN < len(content):
        content, problems = content.replace("\0", "\ufffd"), (*problems, _nul_characters(nuls))
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise InputError("is binary data, not a page of text or HTML", code="input-binary", source=source)
    if "\r" in content:  # looking for two characters takes ten times as long
        content = content.replace("\r\r\n", "\n")  # Windows' line end, written once more as text
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    if media != "html" and _HTML_OPENING.match(head):
        media = "html"
    if media != "html" and (shown := visible(content)) is not content:  # of HTML what the elements hold is made visible
        content, problems = shown, (*problems, _mended(*_INVISIBLE, len(content) - len(shown)))
        _refuse_empty(content, source)
    if media in (None, "text") and "&" in content and not _MARKUP.search(content):
        count = sum(_resolved(found) != found[0] for found in _REFERENCE.finditer(content))
        if count:
            content, problems = _REFERENCE.sub(_resolved, content), (*problems, _mended(*_REFERENCES, count))
        _refuse_empty(content, source)
    return RawPage(content, media or "text", source, url, encoding, problems)


def _resolved(found: re.Match[str]) -> str:
    """The character that a reference stands for; what is none stays, also where the beginning of its name is one."""
    return unescape(found[0]) if found[0][1] == "#" or found[0][1:] in html5 else found[0]


def _refuse_empty(content: str, source: str) -> None:
    if not content or content.isspace():
        raise InputError("is empty: nothing to clean", code="input-empty", source=source)


def _decode(data: bytes, charset: str | None, source: str) -> tuple[str, str, tuple[Problem, ...]]:
    """Byte order mark, then what the headers or the page declare, then UTF-8, then windows-1252."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    declared = charset or _declared(data[:_SNIFFED])
    tried = [name for name in (marked or declared, "utf-8-sig") if name]
    for name in dict.fromkeys(tried):
        if not marked and name.lower().startswith(("utf-16", "utf-32")):
            continue  # its declaration could not be read then
        # WHATWG: a page that says iso-8859-1 means windows-1252.
        codec = "windows-1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name
        try:
            content = data.decode(codec)
        except (LookupError, ValueError):  # a codec may refuse more than bytes: punycode, idna
            continue
        used = codec.lower().removesuffix("-sig")
        problems = () if name == tried[0] or used == tried[0].lower() else (_wrong_encoding(tried[0], used),)
        return content.removeprefix("\ufeff"), used, problems
    return _broken(data, tried[0].removesuffix("-sig"))


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by the zeros of its ASCII characters; nearly all pages have no zero at all.

    Where the zeros stand tells the width and the order of the bytes; what then decodes and reads as text is text.
    """
    if b"\0" not in data[:_SNIFFED]:
        return None
    head = data[:_SNIFFED]
    for name in _UNMARKED:
        width = 4 if "32" in name else 2
        filled = 0 if name.endswith("le") else width - 1
        zeros = [head[at::width].count(0) * width / len(head) for at in range(width)]
        if zeros.pop(filled) < 0.1 and min(zeros) > 0.5 and len(data) % width == 0:
            return name
    return None


def _broken(data: bytes, said: str) -> tuple[str, str, tuple[Problem, ...]]:
    """A page that is not what it says, and no UTF-8 throughout: windows-1252, or UTF-8 with pieces of it pasted in."""
    content = data.decode("utf-8", "surrogateescape")
    wrong = sum(map(len, _ESCAPED.findall(content)))
    right = sum(not character.isascii() for character in content) - wrong
    if right <= wrong:
        return data.decode("windows-1252", "replace"), "windows-1252", (_wrong_encoding(said, "windows-1252"),)
    content = _ESCAPED.sub(_pasted, content).removeprefix("\ufeff")
    return content, "utf-8", (_wrong_encoding(said, f"utf-8 but for {wrong:,} bytes, read as windows-1252"),)


def _pasted(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("windows-1252", "replace")


def _declared(head: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, in its XML declaration or in a `meta`."""
    found = _DECLARED.search(head)
    return found[found.lastindex or 0].decode("ascii", "replace").lower() if found else None


def _wrong_encoding(said: str, used: str) -> Problem:
    return Problem(
        code="encoding-wrong",
        severity=Severity.WARNING,
        value=said,
        message=f"the page is not valid {said}; it was read as {used}",
    )


def _mended(code: str, held: str, done: str, count: int) -> Problem:
    """What a text held that is no part of it, and how often."""
    return Problem(
        code=code, severity=Severity.INFO, message=f"the text holds {held}, {count:,} of them: they were {done}"
    )


def _nul_characters(count: int) -> Problem:
    return Problem(
        code="nul-character",
        severity=Severity.WARNING,
        message=f"the page holds the character NUL, {count:,} times: each was read as U+FFFD",
    )
