"""The lines of a page that holds a whole article, and its layout -> the words of its record.

The method, in order:

1. Tables of contents are marked.
2. The anchor is found: the first line that is a citation, its manuscript note or its identifiers; on pages of which
   only prose is left, the heading of the abstract. What stands above the record's head is frame.
3. The head is read (`cleaner.full_text_head`): up to the abstract's heading, else to the first running text.
4. Echoed labels are marked. Sections are read by their headings. The abstract ends where the article's own text begins
   (`cleaner.abstract_text`); reference lists are read and dropped; headings that no layout knows are content.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from cleaner.abstract_text import abstract_end, is_known_label, keyword_lines, opens_text
from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.full_text_head import ANCHORS, LABELLED, is_identifiers, read_head_lines, role_of
from cleaner.full_text_people import FIND_ARTICLES
from cleaner.layout import Layout
from cleaner.lines import is_prose
from cleaner.mark import read_notices
from cleaner.patterns import compiled
from cleaner.profile import Section
from cleaner.record_starts import heading_section
from cleaner.references import reference_blocks
from cleaner.repeats import mark_contents, mark_echoes
from cleaner.sections import read_abstract, read_section, split_keywords
from schemas.citation import parse_citation

_LONGEST_HEAD = 200  # lines between the anchor and the heading of the abstract, without the boxes of authors
_ABOVE = 8  # lines of a head above its identifiers
_PATH = re.compile(r"v\.\s?\d")  # the issue in the path to the page: "Journal List > J Test > v.19(2); 2018"
_SENTENCES = re.compile(r"[a-z)\]]\. [A-Z][a-z]+ [a-z]")  # of which a list of keywords has none
_TAIL = re.compile(r"\.\s")  # opens a citation or note whose journal stands alone above it


def read_full_text(blocks: Sequence[Block], layout: Layout) -> list[tuple[Draft, list[Block]]]:
    """Read the record of a full-text page and mark what is not its own.

    Args:
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.

    Returns:
        The record's words with its blocks; an empty list where the page holds no record.
    """
    mark_contents(blocks)
    anchor = _anchor(blocks, layout)
    if anchor is None:
        return []
    start = _start(blocks, anchor, layout)
    end = _head_end(blocks, anchor, layout)
    mark_echoes(blocks[end:])
    draft = Draft()
    read_head_lines(draft, [block for block in blocks[start:end] if block.key and block.rule is None])
    _read_frame(draft, blocks[:start], layout)
    if layout.profile.before_record:
        for block in blocks[:start]:
            if block.key and block.rule is None:
                block.rule = f"{layout.id}:before-record"
    read_notices(draft, blocks[start:], layout)
    _read_sections(draft, blocks[end:], layout)
    return [(draft, list(blocks))]


def _anchor(blocks: Sequence[Block], layout: Layout) -> int | None:
    """The line by which the record is known; never one below running text, which may cite other works."""
    abstract = None
    for at, block in enumerate(blocks):
        if not block.key or block.rule is not None or block.kind == "item" or _PATH.match(block.text):
            continue
        section = heading_section(block, layout)
        if section and section[0].field == "abstract" and abstract is None:
            abstract = at
        elif section and section[0].drop:
            continue
        elif role_of(block) in ANCHORS:
            return at
        elif is_prose(block.text):
            break
    return abstract


def _start(blocks: Sequence[Block], anchor: int, layout: Layout) -> int:
    """The first line of the head.

    The journal above a citation without one; title and authors above identifiers, or above the abstract.
    """
    role = role_of(blocks[anchor])
    above = [at for at in range(anchor - 1, -1, -1) if blocks[at].key and blocks[at].rule not in layout.inside_record]
    if role == "identifiers" or role not in ANCHORS:
        own = list(takewhile(lambda at: _may_be_head(blocks[at], layout), above))[:_ABOVE]
        return own[-1] if own else anchor
    if _TAIL.match(blocks[anchor].text) and above:
        near = blocks[above[0]]
        if near.rule is None and near.kind != "item" and len(near.text) <= 120:
            return above[0]
    return anchor


def _may_be_head(block: Block, layout: Layout) -> bool:
    return (
        block.rule is None and block.kind != "item" and not is_prose(block.text) and not layout.section_for(block.key)
    )


def _head_end(blocks: Sequence[Block], anchor: int, layout: Layout) -> int:
    """Where the head ends: at a section; where there is no abstract, at the first running text."""
    shown = [at for at in range(anchor, len(blocks)) if blocks[at].key and blocks[at].rule is None]
    longest = _longest_head([blocks[at] for at in shown])
    sections = {at: found[0] for at in shown[:longest] if (found := heading_section(blocks[at], layout))}
    abstract = next((at for at, section in sections.items() if section.field == "abstract"), None)
    foot = next((at for at in shown[:longest] if at in sections or _is_foot(blocks[at])), anchor)
    least = anchor if foot in sections else foot
    title_seen = False
    for at in shown[:longest]:
        block = blocks[at]
        if at in sections and (at == abstract or title_seen):
            return at
        if (
            abstract is None
            and title_seen
            and at > least
            and (is_prose(block.text) or LABELLED.match(block.text) or opens_text(block))
        ):
            return at
        title_seen = title_seen or at == abstract or role_of(block) == "other"
    return shown[longest] if len(shown) > longest else len(blocks)


def _is_foot(block: Block) -> bool:
    """Whether a line is the last one of a head in PMC's viewer: below notes and licences, however long they are."""
    return is_identifiers(block) and "PMCID" in block.text


def _longest_head(lines: Sequence[Block]) -> int:
    """The lines that a head may have: however many authors have boxes in it, and below these a line each."""
    longest = _LONGEST_HEAD
    for at, block in enumerate(lines):
        if at >= longest:
            break
        if FIND_ARTICLES.fullmatch(block.text):
            longest = 2 * at + _LONGEST_HEAD
    return longest


def _read_frame(draft: Draft, frame: Sequence[Block], layout: Layout) -> None:
    """What only the lines of the frame state: the journal beside its logo, the issue in the path to the page."""
    cited = parse_citation(draft.one.get("citation", ""))
    lines = [(block.text, f"character {block.start}") for block in frame if block.key]
    path = " > ".join(block.text for block in frame if block.key and block.kind == "item")
    for text, origin in [*lines, (path, "the path to the page")]:
        for source in layout.stated:
            if found := compiled(source, re.I).fullmatch(text):
                for key, value in found.groupdict().items():
                    if value and not getattr(cited, key, None):
                        draft.put(key, value.strip(), origin)


def _read_sections(draft: Draft, body: Sequence[Block], layout: Layout) -> None:
    parts: list[tuple[tuple[Section, str] | None, list[Block]]] = [(None, [])]
    abstract = False
    for block in body:
        section = heading_section(block, layout) if block.key and block.rule is None else None
        if section and section[0].field == "abstract" and abstract:
            section = None  # a summary inside the article
        abstract = abstract or bool(section and section[0].field == "abstract")
        if section:
            parts.append((section, [block]))
        else:
            parts[-1][1].append(block)
    if not abstract:
        _read_labelled(draft, body)
    for section, blocks in parts:
        if section:
            _read_one(draft, section, blocks)
    for block in keyword_lines(body):
        if "keywords" not in draft.lists:
            block.field = "keywords"
            draft.lists["keywords"] = list(split_keywords(block.text))


def _read_labelled(draft: Draft, body: Sequence[Block]) -> None:
    """An abstract without a heading: its paragraphs open with the labels of a structured abstract."""
    shown = [block for block in body if block.key and block.rule is None]
    read_abstract(draft, list(takewhile(lambda block: bool(LABELLED.match(block.text)), shown)))


def _read_one(draft: Draft, found: tuple[Section, str], blocks: list[Block]) -> None:
    (section, rule), heading, content = found, blocks[0], blocks[1:]
    if section.field == "abstract":
        content = content[: abstract_end(content, heading.level)]
    elif section.field == "references":
        content = list(reference_blocks(content))
    elif section.field == "keywords":
        content = [block for block in content if block.key and block.rule is None][:1]
        if content and (is_known_label(content[0]) or _SENTENCES.search(content[0].text)):
            return
    elif not section.drop and not section.notice and not section.field:
        return
    read_section(draft, section, rule, heading, content, known=draft.lists)
