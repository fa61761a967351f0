"""The lines of a text page and its layout -> the words of its records; the lines of the page's frame are marked.

The method, in order:

1. Lines that the layout knows as furniture are marked already, wherever they stand.
2. The record's anchor is found: the first line that is a citation, else its identifiers. Its head begins above the
   anchor, where the furniture ends, and lasts until the first section. What stands before it is frame.
3. Each line of the head is told by its form (`cleaner.lines`, `cleaner.head`).
4. Sections are read by their headings (`cleaner.sections`): a field, a notice, or other works that are dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from cleaner.abstract_page import read_abstract_page
from cleaner.book import read_book
from cleaner.citation_list import listed_citations, read_listed
from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.export import export_starts, read_export
from cleaner.full_text import read_full_text
from cleaner.glued import glued_records
from cleaner.head import read_head
from cleaner.layout import Layout
from cleaner.lines import HEAD_SECTIONS, Line, is_prose, line_role, read_author_line
from cleaner.patterns import compiled
from cleaner.profile import Section
from cleaner.record_starts import heading_section, numbered_starts, record_starts
from cleaner.repeats import mark_short_forms
from cleaner.sections import read_inline, read_section

_MORE = frozenset(("abstract", "keywords", "mesh_terms", "publication_types"))  # what no reference states
_SHORT = 100  # characters; what is longer is no choice of a menu
_IDENTIFIERS = ("identifiers", "citation-rest")  # of which "doi: D" may be the second line


def read_records(blocks: Sequence[Block], layout: Layout) -> list[tuple[Draft, list[Block]]]:
    """Read the records of a text page and mark what is not theirs.

    Args:
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.

    Returns:
        Each record's words with the blocks that it was read from; an empty list where the page holds no record.
    """
    if layout.profile.form == "page":
        return []
    if layout.profile.form == "book":
        return read_book(blocks, layout)
    if layout.profile.form == "full-text":
        return read_full_text(blocks, layout)
    if layout.profile.form == "abstract":
        return [(read_abstract_page(blocks, layout), list(blocks))]
    mark_short_forms(blocks)
    if glued := glued_records(blocks, layout):
        _mark_above(blocks[: min(glued)], layout)
        return list(zip(glued.values(), _parts(blocks, list(glued)), strict=True))
    if listed := listed_citations(blocks, layout):
        return [(read_listed(part[0]), part) for part in _parts(blocks, listed)]
    exported = export_starts(blocks)
    numbered = numbered_starts(blocks) if layout.profile.numbered else []
    starts = exported or numbered or list(record_starts(blocks, layout))
    if not starts:
        return _read_headless(blocks, layout)
    if layout.profile.kind == "page" and not (exported or _are_own(blocks, starts, layout)):
        return []
    _mark_above(blocks[: starts[0]], layout)
    read = read_export if exported else _read_one
    return [(read(part, layout), part) for part in _parts(blocks, starts)]


def _are_own(blocks: Sequence[Block], starts: Sequence[int], layout: Layout) -> bool:
    """Whether a page that no layout of articles fits states records of its own, not works that its text cites.

    There is hardly more than they; or above them stands no running text, and each has a title, authors and more than a
    reference does.
    """
    if 2 * len(starts) >= sum(1 for block in blocks if block.key and block.rule is None):
        return True
    if any(block.key and block.rule is None and is_prose(block.text) for block in blocks[: starts[0]]):
        return False
    drafts = [_read_one([replace(block) for block in part], layout) for part in _parts(blocks, starts)]
    return all("title" in one.one and one.authors and (one.affiliations or _MORE & one.lists.keys()) for one in drafts)


def _read_headless(blocks: Sequence[Block], layout: Layout) -> list[tuple[Draft, list[Block]]]:
    """The record of a page of one abstract whose head was taken out; its frame states the title and the PMID."""
    places = range(len(blocks) if layout.stated else 0)
    at = next((at for at in places if _is_abstract(blocks, at, layout)), None)
    frame = Draft()
    for block in blocks[:at] if at is not None else ():
        for found in (compiled(source, re.I).fullmatch(block.text) for source in layout.stated):
            for key, value in found.groupdict().items() if found else ():
                frame.put(key, value, f"character {block.start}")
    if at is None or not {"title", "pmid"} <= frame.one.keys():
        return []
    part = list(blocks[at:])
    draft = _read_one(part, layout)
    draft.one, draft.origin = frame.one, draft.origin | frame.origin  # below stand the identifiers of comments
    _mark_above(blocks[:at], layout)
    return [(draft, part)]


def _is_abstract(blocks: Sequence[Block], at: int, layout: Layout) -> bool:
    """Whether a line is the heading of an abstract, above running text; in menus it is a choice."""
    section = heading_section(blocks[at], layout)
    if section is None or section[0].field != "abstract":
        return False
    below = list(islice((block for block in blocks[at + 1 :] if block.key), 2))  # the first may be a label
    return any(len(block.text) > _SHORT and block.rule is None for block in below)


def _mark_above(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark what stands above the first record, where the layout says that it is frame."""
    for block in blocks if layout.profile.before_record else ():
        if block.key and block.rule is None:
            block.rule = f"{layout.id}:before-record"


def _parts(blocks: Sequence[Block], starts: Sequence[int]) -> list[list[Block]]:
    return [list(blocks[begin:end]) for begin, end in pairwise([*starts, len(blocks)])]


def _read_one(part: Sequence[Block], layout: Layout) -> Draft:
    draft = Draft()
    head: list[Line] = []
    bodies: list[tuple[Section, str, Block, list[Block]]] = []
    title = _title_above_short_citation(part, layout)
    for block in part:
        if not block.key:
            if bodies:
                bodies[-1][3].append(block)
            continue
        is_title = title is not None and not bodies and block.key == title.key
        section = None if is_title else heading_section(block, layout)
        if block.rule is None and (listed := layout.inline_section(block.key)):
            read_inline(draft, listed[0], block)
            continue
        if section and section[0].id in HEAD_SECTIONS and not bodies:
            head.append(Line(block, HEAD_SECTIONS[section[0].id], rule=section[1]))
        elif section:
            bodies.append((*section, block, []))
        elif bodies and _is_own_identifier(block, bodies[-1][0]):
            head.append(Line(block, "identifiers"))
        elif bodies:
            bodies[-1][3].append(block)
        elif is_title:
            block.rule = None
            head.append(Line(block, "title"))
        elif block.rule is None:
            head.append(Line(block, line_role(block)))
    read_head(draft, head)
    for body in bodies:
        read_section(draft, *body)
    return draft


def _is_own_identifier(block: Block, section: Section) -> bool:
    """Below abstract and notices PubMed printed the record's own identifiers, each on a line, without a heading."""
    if not block.key or block.rule is not None or block.kind == "item":
        return False
    below = section.field == "abstract" or section.notice is not None
    return below and block.key.startswith(("pmid: ", "pmcid: ", "doi: ")) and line_role(block) in _IDENTIFIERS


def _title_above_short_citation(part: Sequence[Block], layout: Layout) -> Block | None:
    """PubMed prints the title right above ``First A et al. J. 2020 Oct.``, even a title that is a word of the frame."""
    above: Block | None = None
    for block in part:
        if not block.key or block.rule is not None:
            continue
        role = line_role(block)
        if role == "short-citation" and block.kind != "item":  # in a list stand other works
            return above
        below_translated = above is not None and above.text.startswith("[")  # there stands the original title
        if role == "other" and block.kind != "item" and not below_translated and not read_author_line(block.text):
            above = block
        section = heading_section(block, layout)
        if section and section[0].field == "abstract":
            break
    return None
