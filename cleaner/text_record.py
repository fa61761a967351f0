"""The lines of a text page and its layout -> the words of its records; the lines of the page's frame are marked.

The method, in order:

1. Lines that the layout knows as furniture are marked already, wherever they stand.
2. The record's anchor is found: the first line that is a citation, else its identifiers. Its head begins above the
   anchor, where the furniture ends, and lasts until the first section. What stands before it is frame.
3. Each line of the head is told by its form (`cleaner.lines`, `cleaner.head`).
4. Sections are read by their headings (`cleaner.sections`): a field, a notice, or other works that are dropped.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.front_matter import FRONT_MATTER_RULE
from cleaner.head import read_head
from cleaner.layout import Layout
from cleaner.lines import HEAD_SECTIONS, Line, Role, is_prose, read_line
from cleaner.parse_text import UNDERLINE_RULE
from cleaner.profile import Section
from cleaner.sections import read_section

_ANCHORS = (Role.CITATION, Role.SHORT_CITATION, Role.IDENTIFIERS)
_NEVER_TITLE = frozenset((UNDERLINE_RULE, FRONT_MATTER_RULE))
_LONGEST_HEAD = 40  # lines above the anchor that may belong to the record


def read_records(blocks: Sequence[Block], layout: Layout) -> list[tuple[Draft, list[Block]]]:
    """Read the records of a text page and mark what is not theirs.

    Args:
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.

    Returns:
        Each record's words with the blocks that it was read from; an empty list where the page holds no record.
    """
    starts = list(_starts(blocks, layout))
    if not starts:
        return []
    if layout.profile.before_record:
        for block in blocks[: starts[0]]:
            if block.key and block.rule is None:
                block.rule = f"{layout.id}:before-record"
    parts = [list(blocks[begin:end]) for begin, end in pairwise([*starts, len(blocks)])]
    return [(_read_one(part, layout), part) for part in parts]


def _starts(blocks: Sequence[Block], layout: Layout) -> Iterator[int]:
    """Where records begin: the first at the head of its anchor, the next ones at a citation of another work."""
    anchors = list(_anchors(blocks, layout))
    if not anchors:
        return
    begin = _head_start(blocks, anchors[0][0], layout, short=anchors[0][1].role is Role.SHORT_CITATION)
    yield begin
    seen: set[str] = set()
    for at, line in anchors:
        if line.role is not Role.CITATION or line.block.key in seen:
            continue
        if seen and line.block.text.startswith("."):
            begin = max(begin + 1, _next_start(blocks, at))
            yield begin
        seen.add(line.block.key)


def _anchors(blocks: Sequence[Block], layout: Layout) -> Iterator[tuple[int, Line]]:
    """The lines by which a record is known, those in sections about other works left out."""
    foreign = known = False
    for at, block in enumerate(blocks):
        if not block.key:
            continue
        section = _heading(block, layout)
        if section:
            foreign = section[0].drop or section[0].notice is not None
        elif block.rule is None:
            line = read_line(block)
            # The title itself may be a word of the frame ("Figures"), and the short citation follows the title.
            own = not foreign or block.text.startswith(". ") or (line.role is Role.SHORT_CITATION and not known)
            if own and line.role in _ANCHORS:
                foreign, known = False, True
                yield at, line


def _heading(block: Block, layout: Layout) -> tuple[Section, str] | None:
    return layout.section_for(block.key) if block.key and block.kind != "item" else None


def _head_start(blocks: Sequence[Block], anchor: int, layout: Layout, *, short: bool) -> int:
    """The first line of a record's head: up from its anchor to where the frame ends."""
    start, left = anchor, _LONGEST_HEAD
    title = next((blocks[at].key for at in range(anchor - 1, -1, -1) if blocks[at].key), None) if short else None
    for at in range(anchor - 1, -1, -1):
        block = blocks[at]
        if not block.key or block.rule in layout.inside_record:
            continue
        if block.key == title:  # right above the short citation stands the title, even if it is a word of the frame
            start = at
            continue
        section = layout.section_for(block.key)
        if block.rule is not None or (section and (section[0].id not in HEAD_SECTIONS or block.kind == "item")):
            break
        left -= 1
        if not left or is_prose(block.text):
            break
        start = at
    return start


def _next_start(blocks: Sequence[Block], anchor: int) -> int:
    """The first line of a later record: its citation with the lines that stand right above it."""
    start = anchor
    while start and blocks[start - 1].key and blocks[start - 1].rule is None:
        start -= 1
    if start == anchor:  # blank lines between all lines: the journal is the last line above
        start = next((at for at in range(anchor - 1, -1, -1) if blocks[at].key), anchor)
    return start


def _read_one(part: Sequence[Block], layout: Layout) -> Draft:
    draft = Draft()
    head: list[Line] = []
    bodies: list[tuple[Section, str, Block, list[Block]]] = []
    title = _title_above_short_citation(part, layout)
    for block in part:
        is_title = title is not None and not bodies and block.key == title.key
        section = None if is_title else _heading(block, layout)
        if section and section[0].id in HEAD_SECTIONS and not bodies:
            head.append(Line(block, HEAD_SECTIONS[section[0].id], rule=section[1]))
        elif section:
            bodies.append((*section, block, []))
        elif bodies:
            bodies[-1][3].append(block)
        elif is_title:
            block.rule = None
            head.append(Line(block, Role.TITLE))
        elif block.key and block.rule is None:
            head.append(read_line(block))
    read_head(draft, head)
    for body in bodies:
        read_section(draft, *body)
    return draft


def _title_above_short_citation(part: Sequence[Block], layout: Layout) -> Block | None:
    """PubMed prints the title right above ``First A et al. J. 2020 Oct.``, even where the title is a word of the frame."""
    above: Block | None = None
    for block in part:
        if not block.key or block.rule in layout.inside_record or block.rule in _NEVER_TITLE:
            continue
        line = read_line(block)
        if line.role is Role.SHORT_CITATION:
            return above
        if line.role is Role.OTHER and not (above and above.text.startswith("[")):  # the original title is below it
            above = block
        section = _heading(block, layout)
        if section and section[0].field == "abstract":
            break
    return None
