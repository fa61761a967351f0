"""Where the records of a text page begin.

The anchor of a record is its citation line, else its short citation or its identifiers. The first record's head begins
above its anchor, where the page's frame ends; a later record is known by the citation of another work.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cleaner.document import Block
from cleaner.head import REPEAT_RULE
from cleaner.layout import Layout
from cleaner.lines import HEAD_SECTIONS, Role, is_prose, line_role, read_author_line
from cleaner.profile import Section

ANCHORS = ("citation", "short-citation", "identifiers")
_NUMBER = re.compile(r"(?P<number>\d{1,5})\.(?:\s|$)")
_SELECTED = "Select item "
_SELECT = re.compile(r"Select item (?P<digits>\d{7,8}\s?(?P<number>\d{1,5}))\.$")
_LONGEST_HEAD = 40  # different lines above the anchor that may belong to the record


def record_starts(blocks: Sequence[Block], layout: Layout) -> Iterator[int]:
    """Where records begin: the first at the head of its anchor, the next ones at a citation of another work."""
    anchors = list(_anchors(blocks, layout))
    if not anchors:
        return
    begin = _head_start(blocks, anchors[0][0], layout, short=anchors[0][1] == "short-citation")
    yield begin
    seen: set[str] = set()
    for at, role in anchors:
        key = blocks[at].key
        if role != "citation" or key in seen:
            continue
        if seen and (start := _next_start(blocks, at, begin + 1)):
            begin = start
            yield begin
        seen.add(key)


def numbered_starts(blocks: Sequence[Block]) -> list[int]:
    """Where the records of a numbered list begin: at numbers that follow each other, with a citation below each.

    A link such as "Similar articles" below each record opens no part of the page here; one record alone is no list.
    """
    starts: list[int] = []
    number = at_number = None
    for at, block in enumerate(blocks):
        if found := _list_number(block, number):
            at_number, number = at, found
        elif block.key and block.rule is None and at_number is not None and line_role(block) == "citation":
            starts.append(at_number)
            at_number = None
    return starts if len(starts) > 1 else []


def _list_number(block: Block, last: int | None) -> int | None:
    """The number of a list that a line opens with, the next one after `last`; None where it opens with none.

    Results had a box to select them, named after the PMID, to which a converter glues the number.
    """
    if not block.text[:1].isdecimal() and not block.text.startswith(_SELECTED):
        return None
    selected = _SELECT.match(block.text)
    if selected and last is not None:
        return last + 1 if selected["digits"].endswith(str(last + 1)) else None
    found = selected or (_NUMBER.match(block.text) if block.rule is None else None)
    return int(found["number"]) if found and last in (None, int(found["number"]) - 1) else None


def own_lines(blocks: Sequence[Block], layout: Layout) -> Iterator[tuple[int, Block]]:
    """The kept lines of a page up to the first heading that other works stand below."""
    for at, block in enumerate(blocks):
        section = heading_section(block, layout)
        if section and (section[0].drop or section[0].notice):
            return
        if block.key and block.rule is None:
            yield at, block


def _anchors(blocks: Sequence[Block], layout: Layout) -> Iterator[tuple[int, Role]]:
    """The lines by which a record is known, those in sections about other works left out."""
    foreign = known = False
    for at, block in enumerate(blocks):
        if not block.key:
            continue
        section = heading_section(block, layout)
        if section:
            foreign = section[0].id not in HEAD_SECTIONS and (section[0].drop or section[0].notice is not None)
        elif block.rule is None:
            # The title itself may be a word of the frame ("Figures"), and the short citation follows the title.
            alone = foreign and not block.text.startswith(". ")
            if alone and (known or block.kind == "item"):  # to ask of each cited work takes as long as all the rest
                continue
            role = line_role(block)
            if role == "short-citation" or (role in ANCHORS and not alone):
                foreign, known = False, True
                yield at, role


def heading_section(block: Block, layout: Layout) -> tuple[Section, str] | None:
    """The section that a line opens, with its rule; None where it is no heading. Items of lists and menus are none."""
    section = layout.section_for(block.key) if block.key else None
    return None if section is None or block.kind == "item" or block.rule in layout.menus else section


def part_by_headings(
    blocks: Sequence[Block], layout: Layout
) -> tuple[list[Block], list[tuple[Section, str, Block, list[Block]]]]:
    """The blocks above the first heading, and each section with its rule, its heading and the blocks below it."""
    above: list[Block] = []
    bodies: list[tuple[Section, str, Block, list[Block]]] = []
    for block in blocks:
        if section := heading_section(block, layout):
            bodies.append((*section, block, []))
        else:
            (bodies[-1][3] if bodies else above).append(block)
    return above, bodies


def _head_start(blocks: Sequence[Block], anchor: int, layout: Layout, *, short: bool) -> int:
    """The first line of a record's head: up from its anchor to where the frame ends."""
    start, seen = anchor, set[str]()
    title = next((blocks[at].key for at in range(anchor - 1, -1, -1) if blocks[at].key), None) if short else None
    for at in range(anchor - 1, -1, -1):
        block = blocks[at]
        if not block.key or block.rule in layout.inside_record or block.rule == REPEAT_RULE:
            continue
        if block.key == title:  # right above the short citation stands the title, even if it is a word of the frame
            start = at
            continue
        section = layout.section_for(block.key)
        if block.rule is not None or (section and (section[0].id not in HEAD_SECTIONS or block.kind == "item")):
            break
        seen.add(block.key)  # a second copy counts no more, so that it may be removed and nothing moves
        if len(seen) == _LONGEST_HEAD or is_prose(block.text):
            break
        start = at
    return start


def _next_start(blocks: Sequence[Block], anchor: int, floor: int) -> int | None:
    """The first line of a later record; None where the citation opens none."""
    if blocks[anchor].text.startswith("."):
        return max(floor, _above_tail(blocks, anchor))
    above = [at for at in range(anchor - 1, floor - 1, -1) if blocks[at].key and blocks[at].rule is None][:4]
    start = anchor
    unsigned = len(list(takewhile(lambda at: line_role(blocks[at]) == "no-authors", above)))  # results print it twice
    if unsigned or (above and read_author_line(blocks[above[0]].text)):
        start = above[max(unsigned, 1) - 1]
        del above[: max(unsigned, 1)]
    elif not _identifiers_follow(blocks, anchor):
        return None
    if above and line_role(blocks[above[0]]) == "other":  # the title
        start = above.pop(0)
    if above and blocks[above[0]].key.rstrip(".").isdigit():  # the number in the list
        start = above[0]
    return start


def _identifiers_follow(blocks: Sequence[Block], anchor: int) -> bool:
    below = next((block for block in blocks[anchor + 1 :] if block.key), None)
    return below is not None and line_role(below) == "identifiers"


def _above_tail(blocks: Sequence[Block], anchor: int) -> int:
    """Up from a citation without a journal: the lines that stand right above it, or the journal above a blank line."""
    start = anchor
    while start and blocks[start - 1].key and blocks[start - 1].rule is None:
        start -= 1
    if start == anchor:
        start = next((at for at in range(anchor - 1, -1, -1) if blocks[at].key), anchor)
    return start
