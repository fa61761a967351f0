"""Headings of a full text taken off the end of the paragraph above, to which `get_text()` of BeautifulSoup glues them.

``... meiosis in these cells.Introduction`` ends a paragraph where the page begins its next section.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleaner.document import Block
from cleaner.fold import fold
from cleaner.layout import Layout

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.? ?)?"
_BEHIND_SENTENCE = re.compile(rf"(?<=[a-z\d)\]\u2019\u201d%][.?!])(?={_NUMBER}[A-Z][^.!?:;,]{{2,80}}$)")
# A list of keywords has no end of its own: only the heading tells where it is.
_FIRST = r"(?i:introduction|background|(?:materials? and )?methods|case|overview|main text)\b"
_BEHIND_KEYWORDS = re.compile(rf"(?<=[a-z\d)])(?:\s(?=[\dA-Z]))?(?={_NUMBER}{_FIRST}[^.:;]{{0,60}}$)")
_BEHIND_BLANK = re.compile(rf"(?<=[.?!)\]])\s(?={_NUMBER}(?=[A-Z]){_FIRST}[^.:;,?!]{{0,40}}$)")
_KEYWORDS = re.compile(r"key ?words?\b", re.I)
_IDS = re.compile(r"(?<=\w)(?=PMCID: ?PMC\d)")  # behind the DOI of the citation
_WINDOW = re.compile(r"(?P<title>.{8,400}?) - PMC")
_SHORTEST = 40  # characters of a line that ends with a heading


def cut_headings(blocks: Sequence[Block], content: str, layout: Layout) -> list[Block]:
    """Cut a heading off the paragraph that it is glued to; a block of its own, so that both are the whole line.

    Args:
        blocks: the lines of the page.
        content: the page.
        layout: only a layout of full texts has such headings.
    """
    if layout.profile.form != "full-text":
        return list(blocks)
    window = _WINDOW.fullmatch(next((block.text for block in blocks if block.key), ""))
    title = window["title"] if window else ""
    return [
        piece for block in blocks for part in _head_pieces(block, content, title) for piece in _pieces(part, content)
    ]


def _head_pieces(block: Block, content: str, title: str) -> Iterator[Block]:
    """The title, which the browser's window shows too, without the authors; the citation without the identifiers."""
    at = len(title) if title and block.text.startswith(title) and block.text[len(title) :][:1].isalnum() else 0
    if not at and (found := _IDS.search(block.text)):
        at = found.start()
    yield from _cut(block, content, at) if at else (block,)


def _cut(block: Block, content: str, at: int) -> Iterator[Block]:
    """A block in two, where its text from `at` on stands as it is in the page."""
    text, rest = block.text[:at], block.text[at:]
    start = content.rfind(rest, block.start, block.end)
    if start < 0:
        yield block
        return
    yield replace(block, text=text, key=fold(text), end=start)
    yield replace(block, text=rest, key=fold(rest), start=start)


def _pieces(block: Block, content: str) -> Iterator[Block]:
    joint = _BEHIND_KEYWORDS if _KEYWORDS.match(block.text) else _BEHIND_SENTENCE
    found = None
    if len(block.text) >= _SHORTEST and block.kind == "line":
        found = joint.search(block.text) or _BEHIND_BLANK.search(block.text)
    heading = block.text[found.end() :] if found and not _is_address(block.text[: found.start()]) else ""
    at = content.rfind(heading, block.start, block.end) if heading else -1
    if found is None or at < 0:
        yield block
        return
    text = block.text[: found.start()]
    yield replace(block, text=text, key=fold(text), end=at)
    yield replace(block, text=heading, key=fold(heading), start=at)


def _is_address(text: str) -> bool:
    """Whether a line ends inside an address or a DOI, which have points and capitals in them."""
    return "/" in text.rpartition(" ")[2]
