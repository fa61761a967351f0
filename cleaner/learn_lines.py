"""Lines that stand on most pages of a site, and are neither data nor the headings of content."""

from collections import Counter
from collections.abc import Sequence

from cleaner.document import Block, Document
from cleaner.headings import is_label
from cleaner.learn_elements import Repeated
from cleaner.typed import is_typed

_BY_SHAPE = ("generic:", "shape:")  # what such rules tell on one page, they may not tell on the next


def repeated_lines(pages: Sequence[Sequence[Block]], need: int) -> list[Repeated]:
    """The lines that repeat, those on most pages first, then in the order of the first page.

    A line is compared with its digits: pages that differ only in them differ (PMID, dates, volumes).

    Args:
        pages: the blocks of each page.
        need: on how many pages a line must stand.
    """
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    typed: set[str] = set()
    labels: set[str] = set()
    for blocks in pages:
        counts.update({block.key for block in blocks})
        for block in blocks:
            texts.setdefault(block.key, block.text)
            if block.key in typed or is_typed(block):
                typed.add(block.key)
            elif is_label(block):
                labels.add(block.key)
    frame = {key for key, count in counts.items() if count >= need and any(map(str.isalpha, key))} - typed
    kept = frame - labels | _labels_of_frame(pages, frame - labels, frame & labels)
    return sorted(
        (Repeated(texts[key], counts[key], texts[key]) for key in texts if key in kept), key=lambda line: -line.pages
    )


def learnable(document: Document) -> list[Block]:
    """The lines of a page that no rule of a site knows yet."""
    return [block for block in document.blocks if block.key and (not block.rule or block.rule.startswith(_BY_SHAPE))]


def _labels_of_frame(pages: Sequence[Sequence[Block]], frame: set[str], labels: set[str]) -> set[str]:
    """The labels below which frame or nothing stands, wherever they stand; others head content."""
    content: set[str] = set()
    for blocks in pages:
        below = ""
        for block in reversed(blocks):
            if block.key in labels and below and below not in frame:
                content.add(block.key)
            if block.key not in labels:
                below = block.key
    return labels - content
