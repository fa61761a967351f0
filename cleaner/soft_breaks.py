"""Markdown that a converter wrapped at one width: its lines joined to the paragraphs that they were."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cleaner.document import Block
from cleaner.fold import fold
from cleaner.full_text_people import FIND_ARTICLES
from schemas.citation import join_wrapped

_WIDTHS = range(60, 131)  # characters; html2text and pandoc wrap at 72 to 80, others at up to 120
_SLACK = 6  # characters: a converter may count the marks of links and emphasis otherwise
_PROSE = 8  # words: a line with fewer may end where it likes
_ENOUGH = 3  # broken lines that show the width


def join_soft_breaks(blocks: list[Block]) -> list[Block]:
    """Join the lines of a Markdown page that were broken because the next word did not fit.

    A line break inside a paragraph of Markdown means a space (CommonMark 0.31, section 6.8), but readers also leave
    lines below each other that are none of one paragraph, so only a break at the width of the page is undone.

    Args:
        blocks: one a line, as `cleaner.parse_text.text_blocks` makes them of Markdown; removed ones are marked.

    Returns:
        The blocks, each with the offsets of all its lines; the same list where the page is not wrapped.
    """
    width = max((_width(block) for block in blocks if block.text.count(" ") + 1 >= _PROSE), default=0)
    if width not in _WIDTHS or sum(_goes_on(*pair, width) for pair in pairwise(blocks)) < _ENOUGH:
        return blocks
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _goes_on(runs[-1][-1], block, width):
            runs[-1].append(block)
        else:
            runs.append([block])
    return [_joined(run) for run in runs]


def _width(block: Block) -> int:
    """How long the line is in the page, with its marks; the line break counts, of each line alike."""
    return block.end - block.start


def _goes_on(above: Block, below: Block, width: int) -> bool:
    if not (above.text and below.text) or above.kind == "heading" or below.kind != "line":
        return False
    if above.rule or below.rule or "|" in above.text or not any(map(str.isalpha, below.text)):
        return False
    if FIND_ARTICLES.match(below.text):  # ends the box of an author, whose affiliation may fill the line above
        return False
    return _width(above) + 1 + len(below.text.split(None, 1)[0]) > width - _SLACK


def _joined(run: Sequence[Block]) -> Block:
    if len(run) == 1:
        return run[0]
    text = join_wrapped(block.text for block in run)
    return replace(run[0], text=text, key=fold(text), end=run[-1].end)
