"""Lists of citations: each line that states authors, title and source is a record of its own."""

from collections.abc import Sequence

from cleaner.citations import is_whole_citation
from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.layout import Layout
from cleaner.lines import is_prose, line_role
from cleaner.record_starts import ANCHORS, own_lines

_FEWEST = 2  # a single citation is read with the lines around it


def listed_citations(blocks: Sequence[Block], layout: Layout) -> list[int]:
    """The lines of a list of citations.

    Returns:
        Their indexes, in order; none where the page is no such list, but only has one somewhere, as its references: at
        least half of a list's lines are citations, and neither text nor another record stands above.
    """
    listed: list[int] = []
    lines = 0
    for at, block in own_lines(blocks, layout):
        lines += 1
        if is_whole_citation(block.text):
            listed.append(at)
        elif not listed and (is_prose(block.text) or line_role(block) in ANCHORS):
            return []
    return listed if len(listed) >= _FEWEST and 2 * len(listed) >= lines else []


def read_listed(block: Block) -> Draft:
    """The record of one citation; its parts are read from the citation itself."""
    draft = Draft()
    draft.put_line("citation", block)
    return draft
