"""The works that an article cites: the entries of its reference list, each read as a citation."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.document import Block
from schemas.citation import Citation, parse_citation

_NUMBER = re.compile(r"\A(?:(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s*(?=\D)|\d{1,4}\s+(?=[A-Z][\w'-]+ [A-Z]))")
_LONE_NUMBER = re.compile(r"\[?\d{1,4}[.)\]]?")  # stands above its entry
_LINK = re.compile(
    r"(?:(?<!\s)\s++)?\[\s*+(?:DOI|PMC free article|PubMed|PMC|Google Scholar|Cross ?Ref|CrossRef Full Text"
    r"|Free Full Text|ISI|Medline|WorldCat|Ref list)\s*\]",
    re.I,
)
_EMPTY = re.compile(r"[\W\d_]*$")
_LONGEST_HEADING = 80  # characters
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d")


def read_references(entries: Iterable[str]) -> list[Citation]:
    """Read the entries of a reference list.

    Args:
        entries: as printed, with their numbers and the labels of their links (``[PubMed]``, ``[Google Scholar]``).

    Returns:
        One citation an entry, in order. What cannot be read as a citation is there too, with ``ok`` false and its
        problems: no entry is lost. None of their identifiers is ever the article's own.
    """
    texts = (_LINK.sub("", _NUMBER.sub("", entry.strip())).strip() for entry in entries)
    return [parse_citation(text) for text in texts if not _EMPTY.match(text)]


def reference_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a reference section of a text page that are entries: up to the first that cannot be one.

    A text page does not say where a list ends; a short line without a year, a number or a bullet is the heading of
    what follows.
    """
    for block in blocks:
        if not block.key or block.rule is not None:
            continue
        loose = block.kind == "item" or _LONE_NUMBER.fullmatch(block.text)
        if not loose and not is_entry(block) and len(block.text) < _LONGEST_HEADING:
            return
        yield block


def is_entry(block: Block) -> bool:
    """Whether a block has the form of an entry of a reference list, not of a heading or a link in a menu."""
    text = block.text
    return len(text) >= _LONGEST_HEADING or bool(_NUMBER.match(text) or _YEAR.search(text) or _LINK.search(text))
