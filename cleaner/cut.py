"""The parts of a page's source that its layout drops unread: cut out before the page is parsed.

Four fifths of a PubMed page are dialogs, menus and other articles. To parse them, to index their elements and to free
them again takes most of the time that such a page takes, and no field is read from them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from cleaner.fold import collapse
from cleaner.parse_html import UNSHOWN, parse_source
from cleaner.profile import Cut

UNREAD = "\0unread"  # key of a block whose words have not been read; that of no line
NUMBER = "pubsieve-cut"  # attribute of an element that was cut: which of the parts it held

_TAG = re.compile(
    rb"<(?P<name>div|section|header|footer|aside|nav|form)"
    rb"(?:\s++[^\s\"'<>/=]++(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>=]++))?)*+\s*+>"
)
_NAMED = tuple(blank + name for blank in (b" ", b"\n", b"\t") for name in (b"id", b"class"))
_NO_SIGNS = bytes(code for code in range(256) if code not in b"<>\n")
_HIDDEN = re.compile(rb"(?i)<(?=[!st])(?:(%s)\b|!--)" % "|".join(UNSHOWN).encode())

_ODD = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|copy|#39|#x27);)")  # what parsers may read one way or the other


@dataclass(frozen=True, slots=True)
class CutSource:
    """A page's source without some of its parts.

    Attributes:
        source: UTF-8; each element that was cut is empty there but for its line breaks, and has `NUMBER`.
        parts: what the elements held, in order.
    """

    source: bytes
    parts: Sequence[bytes]


@lru_cache(maxsize=64)
def _named(values: Sequence[str]) -> re.Pattern[bytes]:
    return re.compile(b'="(?:%s)"' % b"|".join(re.escape(value.encode()) for value in values))


def cut_source(source: bytes, cut: Cut) -> CutSource | None:
    """Cut what a profile names out of a page; None where the page does not look like one of it.

    Only what reads the same by itself is cut: an element that is closed, in which each ``<`` has its ``>``. Markup that
    is broken there, or written into a value or a comment, is left to the parser.

    Args:
        source: the page in UTF-8.
        cut: what to cut.
    """
    if not _has_signs(source, cut):
        return None
    pieces: list[bytes] = []
    parts: list[bytes] = []
    at = 0
    for start, end, lines in _spans(source, cut):
        pieces += source[at : start - 1], b' %s="%d">' % (NUMBER.encode(), len(parts)), b"\n" * lines
        parts.append(source[start:end])
        at = end
    left = b"".join((*pieces, source[at:]))
    return CutSource(left, parts) if parts and _is_sound(left, cut, len(parts)) else None


def _has_signs(source: bytes, cut: Cut) -> bool:
    return all(sign.encode() in source for sign in cut.signs)


def _is_sound(left: bytes, cut: Cut, count: int) -> bool:
    """Whether what is left tells that no part took more than its own: where one lacks an end, that of another is."""
    if left.count(NUMBER.encode()) != count:  # the page itself has such an attribute
        return False
    lower = left.lower()
    return _has_signs(left, cut) and lower.count(b"<div") == lower.count(b"</div")


def _spans(source: bytes, cut: Cut) -> Iterator[tuple[int, int, int]]:
    """Where the content of each element that can be cut begins and ends, and how many line breaks it has."""
    search = _named(cut.values).search
    at = 0
    while found := search(source, at):
        tag = _TAG.match(source, start) if (start := source.rfind(b"<", at, found.start())) >= 0 else None
        at = found.end()
        if tag is None or tag.end() < at or not source.endswith(_NAMED, 0, found.start()):
            continue
        at = _end_of(source, tag["name"], tag.end())
        if at == len(source):
            return
        if (lines := _lines_in(source[tag.end() : at])) is not None:
            yield tag.end(), at, lines


def _lines_in(part: bytes) -> int | None:
    """The line breaks of a part; None where a ``<`` lacks its ``>``, as in text that is no markup."""
    signs = part.translate(None, _NO_SIGNS)  # all in one go, since each look at a whole part takes its time
    pairs = signs.translate(None, b"\n")
    if pairs.replace(b"<>", b"") and _shown(part).translate(None, _NO_SIGNS + b"\n").replace(b"<>", b""):
        return None
    return len(signs) - len(pairs)


@lru_cache(maxsize=16)
def _tags(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?i)<(/?)%s[\s/>]" % name)


def _end_of(source: bytes, name: bytes, start: int) -> int:
    """Where the closing tag of an element begins whose content begins at `start`; the page's end where none does."""
    depth = 1
    for tag in _tags(name).finditer(source, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return len(source)


def words_of_part(part: bytes) -> str:
    """The words of a part as the parser would give them, white space collapsed."""
    source = b"".join(_shown(part).replace(b">", b"<").split(b"<")[::2])
    text = source.decode("utf-8")
    if "&" in text:
        text = "".join(map(str, parse_source(source, "").itertext())) if _ODD.search(text) else unescape(text)
    return collapse(text)


def _shown(part: bytes) -> bytes:
    """A part without comments and what is never shown; what is left open stays, since it may hide the rest."""
    pieces: list[bytes] = []
    at = 0
    while found := _HIDDEN.search(part, at):
        closing = part.find(b"</" + found[1] if found[1] else b"-->", found.end())
        end = part.find(b">", closing) if closing >= 0 else -1
        if end < 0:
            break
        pieces.append(part[at : found.start()])
        at = end + 1
    return b"".join((*pieces, part[at:]))
