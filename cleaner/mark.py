"""Marking what a layout knows as furniture: whole lines, and sentences broken over lines or glued together."""

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import not_

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.layout import Layout, first_words
from cleaner.vocabulary import PUBLICATION_TYPES

FRAGMENT_RULE = "text:cut-fragment"
REASONS = {FRAGMENT_RULE: "the beginning of the next line of the page's frame, where the text was cut off"}

_LONGEST_FRAGMENT = 40  # characters
_LABELS = ("keywords:", "copyright ©", "conflict of interest")


def mark_lines(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark each block that is, as a whole, a line that the layout drops; blocks read as a field stay."""
    for block in blocks:
        if block.rule is None and block.key and block.field is None:
            block.rule = layout.rule_for(block.key)


def mark_page_lines(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark what is furniture only on a page that holds no article, such as the licence below a single table."""
    for block in blocks:
        if block.rule is None and block.key and block.field is None:
            block.rule = layout.page_patterns.find(block.key)


def mark_phrases(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark the lines that known sentences cover completely, wherever the lines break.

    A page that only quotes such a sentence inside its own text keeps it: the sentence then covers no whole line.
    """
    shown = [block for block in blocks if block.key]
    text = " ".join(block.key for block in shown)
    if not _may_hold_phrase(shown, text, layout):
        return
    covered = bytearray(len(text))
    rules: dict[int, str] = {}
    for phrase, rule in layout.phrases:
        at = text.find(phrase)
        while at >= 0:
            covered[at : at + len(phrase)] = b"\1" * len(phrase)
            rules[at] = rule
            at = text.find(phrase, at + len(phrase))
    _mark_covered(shown, covered, rules)


def _may_hold_phrase(shown: Sequence[Block], text: str, layout: Layout) -> bool:
    """Whether any line left begins as a phrase does; most pages are told by this alone."""
    start = 0
    for block in shown:
        if block.rule is None and first_words(text[start : start + _LONGEST_FRAGMENT]) in layout.phrase_starts:
            return True
        start += len(block.key) + 1
    return False


def _mark_covered(shown: Sequence[Block], covered: bytearray, rules: Mapping[int, str]) -> None:
    start, rule = 0, ""
    for block in shown:
        end = start + len(block.key)
        hits = covered[start:end]
        if any(hits):
            rule = next((rules[at] for at in range(start, end) if at in rules), rule)
            loose = compress(block.key, map(not_, hits))
            if block.rule is None and not any(map(str.isalnum, loose)):
                block.rule = rule
        start = end + 1


def mark_fragment(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark the last lines that are only the beginning of a known one: scraped text is often cut in mid-word."""
    for last in (block for block in reversed(blocks) if block.key):
        if last.rule or not _is_fragment(last.key, layout):
            return
        last.rule = FRAGMENT_RULE


def _is_fragment(key: str, layout: Layout) -> bool:
    if len(key) > _LONGEST_FRAGMENT or layout.section_for(key):
        return False
    known = (layout.lines, layout.headings, PUBLICATION_TYPES, _LABELS)
    return any(line.startswith(key) and line != key for lines in known for line in lines)


def read_notices(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """The lines that are notices by themselves."""
    for block in blocks:
        if block.rule is None and block.key and (kind := layout.notices.find(block.key)):
            draft.notices.append((kind, block.text))
