"""Text in which each line end was written twice: its lines, without the empty ones that came of it.

A loop that writes each line with one more line end leaves such a file, and so does a copy out of a word processor: what
stood together is parted by an empty line, and what was parted by one is parted by three.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

Span = tuple[int, int, str]

_PARTED = 3  # empty lines where there was one


def single_spaced(lines: Sequence[Span]) -> Sequence[Span]:
    """The lines of a text, each with the empty one that was put below it; those of other texts as they are.

    Args:
        lines: of each its first character, the character behind it, and its text.
    """
    if not _is_doubled(lines):
        return lines
    single: list[Span] = []
    at = 0
    while at < len(lines):
        start, end, text = lines[at]
        at += 1
        if at < len(lines) and lines[at][2].isspace():
            end = lines[at][1]
            at += 1
        single.append((start, end, text))
    return single


def _is_doubled(lines: Sequence[Span]) -> bool:
    """Whether no two lines stand together, all gaps between them are odd, and some are those of paragraphs."""
    blank = [line[2].isspace() for line in lines]
    if not all(above or below for above, below in pairwise(blank)):
        return False
    gaps = [sum(1 for _ in run) for is_blank, run in groupby(blank) if is_blank]
    return max(gaps, default=0) >= _PARTED and all(gap % 2 for gap in gaps)
