"""Where on its page the text stands that a finding is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.document import Block
from schemas.finding import Finding

_LONGEST = 300  # characters of a value that are looked for
_SHORT = 4  # characters; less stands anywhere, and is looked for only where the field was read
_PIECE = 12  # characters of a line of a value that is looked for by itself
_QUOTED = re.compile(r"'([^']{3,})'")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of one block of a page.

    Attributes:
        block: number of the block, from 0.
        start, end: characters of its text.
    """

    block: int
    start: int
    end: int


def find_place(finding: Finding, blocks: Sequence[Block], record: int) -> Place | None:
    """The passage that a finding is about; None where it is about something that is missing, or cannot be found.

    Where the value does not stand on the page as it is, the block that its field was read from stands for it.

    Args:
        finding: on a record of the page.
        blocks: of the page.
        record: number of the record on the page, from 1.
    """
    if finding.value is None:
        return None
    near = [number for number, block in enumerate(blocks) if block.record in (0, record) and block.text.strip()]
    own = [number for number in near if blocks[number].field == finding.column]
    others = [number for number in near if number not in set(own)]
    others.sort(key=lambda number: (blocks[number].field != "citation", not blocks[number].kept))
    for words in _wordings(finding.value):
        where = own + [n for n in others if len(words) >= _SHORT or blocks[n].field == "citation"]
        for number in where:
            if found := _search(words, blocks[number].text):
                return Place(number, *found)
    return Place(own[0], 0, len(blocks[own[0]].text)) if own else None


def find_words(value: str, text: str) -> tuple[int, int]:
    """Where in the text of its field a value stands: start and end; all of the text where it does not."""
    found = (_search(words, text) for words in _wordings(value))
    return next(filter(None, found), (0, len(text)))


def _search(words: str, text: str) -> tuple[int, int] | None:
    """Start and end of some words, however they are spaced and capitalised; a short one has to be a word by itself."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern if len(words) >= _SHORT else rf"(?<!\w){pattern}(?!\w)", text, re.I)
    return found.span() if found else None


def _wordings(value: str) -> Iterator[str]:
    """What to look for: the value, else its longest line, else what a list of values quotes."""
    if whole := value.strip()[:_LONGEST]:
        yield whole
    lines = [line.strip()[:_LONGEST] for line in value.splitlines()]
    if len(lines) > 1:
        yield from sorted((line for line in lines if len(line) >= _PIECE), key=len, reverse=True)
    yield from _QUOTED.findall(value[:_LONGEST]) if value.startswith("[") else ()


def cut_text(text: str, marks: Sequence[tuple[int, int, int]]) -> Iterator[tuple[str, int]]:
    """A text in pieces, each with the number of its mark, or 0.

    Args:
        text: to cut.
        marks: (start, end, number) of each; where two overlap, the first to begin is shown.
    """
    at = 0
    for start, end, number in sorted(marks):
        if start < at or end <= start:
            continue
        yield text[at:start], 0
        yield text[start:end], number
        at = end
    yield text[at:], 0
