"""The lines of an NCBI Bookshelf page -> the record of its chapter, or of the book where the page is its front.

Below the line of the service stand the book's citation, the book's title again, the chapter's title, its authors. The
citation is the book's: its date is the record's, its title is `journal_title`, and the people in it are its editors.
"""

import re
from collections.abc import Iterable, Sequence

from cleaner.document import Block
from cleaner.draft import Draft, RawAuthor
from cleaner.fold import fold
from cleaner.head import REPEAT_RULE
from cleaner.labels import read_labels
from cleaner.layout import Layout
from cleaner.lines import ends_sentence, read_author_line
from cleaner.record_starts import part_by_headings
from cleaner.sections import read_section
from schemas.citation import parse_citation

COVER_RULE = "text:cover"
REASONS = {COVER_RULE: "the description of the picture of a book's cover"}

_SERVICE = "ncbi bookshelf."
_CITATION = re.compile(
    r"(?:.{3,400}?\. )?[A-Z][^:;.]{1,60}(?: \([A-Z]{2,}\))?: [^:;]{2,120}; ?(?:(?:1[5-9]|20)\d\d[^;:]{0,40}|-)?\.?"
)
_NO_TITLE = re.compile(
    r"(?:copyright|©|isbn|hardcopy|bookshelf id|pmid|doi|editors?:|by |created:|last update|published)\b.*"
)
# A chapter's number, glued to its title where it stood in an element of its own.
_NUMBER = re.compile(
    r"(?:Chapter|Appendix|Part|Section) (?:[A-Z]?\d{1,3}|[A-Z]|[IVX]{1,5})(?:[.:] ?|\s*[—–-] |(?=[A-Z]))"
)
_DEGREE = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z.-]{2,7}")
_EDITION = re.compile(r"(?: [^.:;]{1,30} ed(?:ition|n)?\.)?")
_AUTHORS = ("author", "authors", "contributors")  # headings
_FRAME_WORDS = 5
_HEAD = 12  # lines of the frame of a book that may stand above the title


def read_book(blocks: Sequence[Block], layout: Layout) -> list[tuple[Draft, list[Block]]]:
    """Read the record of a Bookshelf page.

    Args:
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.

    Returns:
        The record's words with all lines of the page; an empty list where only the tail of a page is there.
    """
    service = next((at for at, block in enumerate(blocks) if block.key.startswith(_SERVICE)), None)
    for block in blocks[:service]:
        if service and block.key and block.rule is None and _is_frame(block):
            block.rule = f"{layout.id}:before-record"
    draft = Draft()
    read_labels(draft, blocks, layout)
    head = [block for block in blocks[service or 0 :] if block.key and block.rule is None]
    title = _read_front(draft, head)
    if title is not None and (service is not None or "citation" in draft.one):
        _read_title(draft, head[title])
        _read_authors(draft, head[title + 1 : title + 3])
    _read_sections(draft, blocks, layout)
    return [(draft, list(blocks))] if service is not None or draft.one else []


def _is_frame(block: Block) -> bool:
    """Above the service's line stand menus; but a licence, too, in some copies."""
    return len(block.key.split()) <= _FRAME_WORDS and not ends_sentence(block.text)


def _read_front(draft: Draft, head: Sequence[Block]) -> int | None:
    """Read the book's citation, mark what repeats the book's title; where the chapter's title stands."""
    again: str | None = None
    for at, block in enumerate(head[:_HEAD]):
        if _CITATION.fullmatch(block.text):
            if "citation" in draft.one:
                block.rule = REPEAT_RULE
                continue
            draft.put_line("citation", block)
            again = fold(parse_citation(block.text).journal or "") + "."
        elif again and block.key.startswith(again) and _EDITION.fullmatch(block.key, len(again)):
            block.rule = REPEAT_RULE
        elif block.key.startswith("cover of "):
            block.rule = COVER_RULE
        elif ends_sentence(block.text):
            return None
        elif not _NO_TITLE.match(block.key) and block.field is None and block.kind != "item":
            return at
    return None


def _read_title(draft: Draft, block: Block) -> None:
    number = _NUMBER.match(block.text)
    text = block.text[number.end() :] if number else block.text
    draft.put("title", text.removeprefix("Show details"), f"character {block.start}")
    block.field = "title"


def _read_authors(draft: Draft, below: Iterable[Block]) -> None:
    """The first line below the title that is nothing but names, such as ``Ann Lee, MD; Bo Ray.``: the authors."""
    line = next((block for block in below if block.key.rstrip(":") not in _AUTHORS), None)
    if line is None or not (names := _names(line.text)):
        return
    draft.authors = names
    line.field = "authors"
    draft.origin["authors"] = f"character {line.start}"


def _names(text: str) -> list[RawAuthor]:
    if "editor" in text.casefold() or text[:1].isdigit():
        return []
    text = re.sub(r",? (?:and|&) (?=[A-Z])", "; " if ";" in text else ", ", text.rstrip(" ."))
    pieces = [piece.strip() for piece in re.split(r"[;,]", text)]
    names = [piece for piece in pieces if piece and not _DEGREE.fullmatch(piece)]
    return read_author_line("; ".join(names)) if names else []


def _read_sections(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    _, bodies = part_by_headings(blocks, layout)
    for body in bodies:
        read_section(draft, *body)
