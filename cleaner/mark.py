"""Marking what a layout knows as furniture: whole lines, and sentences broken over lines or glued together."""

from collections.abc import Sequence

from cleaner.document import Block
from cleaner.layout import Layout

_SHORTEST_PARAGRAPH = 200  # characters; from here on a line is the page's own text, and the banner must be above it


def mark_lines(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark each block that is, as a whole, a line that the layout drops; blocks read as a field stay."""
    for block in blocks:
        if block.rule is None and block.key and block.field is None:
            block.rule = layout.rule_for(block.key)


def mark_phrases(blocks: Sequence[Block], layout: Layout) -> None:
    """Mark the lines that known sentences cover completely, wherever the lines break.

    A page that only quotes such a sentence inside its own text keeps it: the sentence then covers no whole line.
    """
    shown = [block for block in blocks if block.key]
    text = " ".join(block.key for block in shown)
    covered = bytearray(len(text))
    rules: dict[int, str] = {}
    for phrase, rule in layout.phrases:
        at = text.find(phrase)
        while at >= 0:
            covered[at : at + len(phrase)] = b"\1" * len(phrase)
            rules[at] = rule
            at = text.find(phrase, at + len(phrase))
    if not rules:
        return
    start = 0
    rule = ""
    for block in shown:
        end = start + len(block.key)
        rule = next((rules[at] for at in range(start, end) if at in rules), rule)
        loose = "".join(char for char, hit in zip(block.key, covered[start:end], strict=True) if not hit)
        if block.rule is None and rule and not any(map(str.isalnum, loose)) and any(covered[start:end]):
            block.rule = rule
        start = end + 1
