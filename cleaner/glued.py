"""Search results whose parts an extractor glued together: one line a result, its long and its short form in a row.

The title may stand on the line above, the found passage on those below.

``Doe J, Roe A.Doe J, et al. Among authors: roe a.J Test. 2006;47(2):1-9. doi: 10.5555/x.J Test. 2006.PMID: 1Review.``
"""

import re
from collections.abc import Sequence

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.head import REPEAT_RULE
from cleaner.layout import Layout
from cleaner.lines import line_role, read_author_line, types_behind
from cleaner.record_starts import ANCHORS, own_lines

_SHORTEST = 40  # characters
_LONGEST = 5_000
# The short form of the citation repeats the journal of the long one; that is what tells such a line.
_SOURCE = re.compile(
    r"(?P<citation>(?P<journal>[A-Z][^.;:]{1,120}?)\. (?:1[5-9]|20)\d\d(?P<rest>.{0,400}?))"
    r"\s*(?P=journal)\. (?:1[5-9]|20)\d\d\.\s*PMID: ?(?P<pmid>\d{1,8})(?P<behind>.*)"
)
_SHORT_AUTHORS = re.compile(r"(?<=\.)\s*(?P<short>[^.,]{2,60}(?:, et al)?\.)(?:\s*Among authors: [^.]{1,200}\.)?\s*$")
_FREE = re.compile(r"(?:(?<!\s)\s++)?(?:Free (?:PMC )?article|PMCID: (?P<pmcid>PMC\d++))\.?")


def glued_records(blocks: Sequence[Block], layout: Layout) -> dict[int, Draft]:
    """The glued results of a page: index of the line -> words of its record.

    None where another record stands above them: then they are its similar articles, or where a heading says so.
    """
    text = "\n".join([block.text for block in blocks])
    if text.count("PMID:") == text.count("\nPMID:") and "…" not in text:  # a quick look: most pages have none
        return {}
    found: dict[int, Draft] = {}
    above: tuple[int, Block] | None = None
    for at, block in own_lines(blocks, layout):
        if draft := read_glued(block):
            start = at
            if above and "title" not in draft.one and _is_title(above[1], blocks[above[0] + 1 : at]):
                start = above[0]
                draft.put_line("title", above[1])
            found[start] = draft
        elif not found and line_role(block) in ANCHORS:
            break
        elif above and _is_shortened(block.text, above[1].text):
            block.rule = REPEAT_RULE
        above = (at, block)
    return found


def _is_title(above: Block, between: Sequence[Block]) -> bool:
    """Whether the line above a result is its title, not the end of the result before."""
    if above.field or above.text.endswith("…") or any(block.rule and block.key for block in between):
        return False
    return above.kind != "item" and line_role(above) == "other"


def _is_shortened(text: str, above: str) -> bool:
    """Whether a passage is the beginning of the one above: the second copy is for small screens."""
    return text.endswith("…") and above.startswith(text.rstrip("… "))


def read_glued(block: Block) -> Draft | None:
    """Read a line of glued search results.

    Returns:
        The words of the record; None where the line is none.
    """
    if not _SHORTEST <= len(block.text) <= _LONGEST or "PMID:" not in block.text:
        return None
    source = _SOURCE.search(block.text)
    if not source:
        return None
    draft = Draft()
    origin = f"character {block.start}"
    draft.put("citation", source["citation"].strip(), origin)
    draft.put("pmid", source["pmid"], origin)
    _read_front(draft, block.text[: source.start()], origin)
    _read_behind(draft, source["behind"], origin)
    block.field = "citation"
    return draft


def _read_front(draft: Draft, front: str, origin: str) -> None:
    """Read title, all authors and the first again: ``Title.Doe J, Roe A.Doe J, et al. Among authors: roe a.``."""
    short = _SHORT_AUTHORS.search(front)
    if not short:
        return
    before = front[: short.start()].strip()
    first = short["short"].removesuffix(".").removesuffix(", et al")
    at = before.rfind(first)
    if at >= 0 and (authors := read_author_line(before[at:])):
        draft.authors = authors
        draft.put("title", before[:at].strip(), origin)


def _read_behind(draft: Draft, behind: str, origin: str) -> None:
    """What follows the PMID: whether it is free, and its types."""
    for found in _FREE.finditer(behind):
        draft.put("pmcid", found["pmcid"] or "", origin)
    draft.lists["publication_types"] = types_behind(_FREE.sub("", behind))
