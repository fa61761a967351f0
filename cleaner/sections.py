"""The parts of a page that headings open: fields of the record, notices, or other works' data."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.layout import Layout
from cleaner.profile import Section
from schemas.article import NoticeKind

_NO_TERMS = frozenset(("affiliations", "authors", "abstract"))  # not plain lists of terms

_KEYWORDS = re.compile(r"(?:author )?key ?words?:\s*", re.I)
_RIGHTS = re.compile(r"(?:©|\(c\) ?\d{4}|copyright\b|published by\b|all rights reserved)", re.I)
_NO_ABSTRACT = re.compile(r"no abstract (?:is )?(?:available|provided|listed)\.?", re.I)
_CITATION_END = re.compile(r"\bPMID:\s*\d+", re.I)


def read_sections(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """Read the sections of an HTML page; each lasts until a heading of its own level, a higher one, or of a section.

    Fields that selectors have read already are left as they are.
    """
    opened: list[tuple[Section, str, Block, list[Block]]] = []
    open_level = 0
    for block in blocks:
        if block.kind == "heading" and block.rule is None and (found := layout.section_for(block.key)):
            opened.append((*found, block, []))
            open_level = block.level
        elif block.kind == "heading" and block.level <= open_level:
            open_level = 0
        elif open_level:
            opened[-1][3].append(block)
    for section, rule, heading, content in opened:
        read_section(draft, section, rule, heading, content)


def read_section(draft: Draft, section: Section, rule: str, heading: Block, content: Sequence[Block]) -> None:
    """Read one section into the draft and mark what is not the record's.

    Args:
        draft: takes the words.
        section: what the heading says it is.
        rule: id of the rule under which a dropped section, or a heading with nothing below it, is marked.
        heading: the heading's block.
        content: the blocks below it, in order, those removed already included.
    """
    kept = [block for block in content if block.rule is None and block.key]
    if section.drop:
        for block in kept:
            block.rule = rule
    if section.notice and (kept or section.notice in ("erratum", "retraction", "expression_of_concern")):
        # An empty "Erratum in" is the only sign that there is one.
        texts = list(_citations(kept)) or [heading.text]
        draft.notices += [(cast(NoticeKind, section.notice), text) for text in texts]
        return
    if section.drop or not kept:
        heading.rule = heading.rule or rule
        return
    if section.field == "abstract" and "abstract" not in draft.lists:
        read_abstract(draft, kept)
    elif section.field and section.field not in draft.lists and section.field not in _NO_TERMS:
        _read_list(draft, section.field, kept)


def read_abstract(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read the paragraphs of an abstract, the keywords behind it and what else stands there."""
    for block in blocks:
        if _KEYWORDS.match(block.text):
            draft.lists.setdefault("keywords", list(split_keywords(block.text)))
            block.field = "keywords"
        elif not _RIGHTS.match(block.text) and not _NO_ABSTRACT.fullmatch(block.text):
            draft.lists.setdefault("abstract", []).append(block.text)
            draft.origin.setdefault("abstract", _place(block))
            block.field = "abstract"


def split_keywords(text: str) -> Iterator[str]:
    """The keywords of a line such as ``Keywords: exosomes; cell therapy.``; commas part them where there is no ``;``."""
    text = _KEYWORDS.sub("", text, count=1).strip().removesuffix(".")
    for keyword in re.split(r"\s*;\s*" if ";" in text else r"\s*,\s+", text):
        if keyword.strip():
            yield keyword.strip()


def _read_list(draft: Draft, key: str, blocks: Sequence[Block]) -> None:
    """One term a block; a single line may hold them all."""
    texts = [block.text for block in blocks]
    if key == "keywords" and len(texts) == 1:
        texts = list(split_keywords(texts[0]))
    known = draft.lists.setdefault(key, [])
    known += [text for text in texts if text not in known]
    draft.origin.setdefault(key, _place(blocks[0]))
    for block in blocks:
        block.field = key


def _citations(blocks: Iterable[Block]) -> Iterator[str]:
    """The works that a notice names: one ends with its PMID, or where the next list item begins."""
    words: list[str] = []
    for block in blocks:
        if block.kind == "item" and words:
            yield " ".join(words)
            words = []
        words.append(block.text)
        if _CITATION_END.search(block.text):
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def _place(block: Block) -> str:
    return block.where or f"character {block.start}"
