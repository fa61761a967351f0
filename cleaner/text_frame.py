"""What was put around a page's text by what fetched, showed or printed it: none of it is the page's."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.address import own_address
from cleaner.archive import ARCHIVE_RULE, read_archive_frame
from cleaner.document import Block
from cleaner.front_matter import FRONT_MATTER_RULE, address, read_front_matter
from cleaner.parse_text import MARKUP_RULE

PRINT_RULE = "text:print-frame"
REASONS = {PRINT_RULE: "written on every sheet by the browser that printed the page: time, title, address, number"}

_FENCE = re.compile(r"(?P<signs>`{3,}|~{3,})\w{0,12}")
_ADDRESS = re.compile(r"https?://\S+")
_FOOT = re.compile(r"(?P<address>(?:https?|file|about):\S+)\s(?P<sheet>\d{1,4})/(?P<sheets>\d{1,4})", re.I)
_HEAD = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: .{1,300})?", re.I
)


def read_frame(blocks: Sequence[Block]) -> tuple[str | None, dict[str, str]]:
    """Mark the frame of a text page.

    Returns:
        The page's own address, where the frame states it, and the entries of its front matter.
    """
    entries = read_front_matter(blocks)
    found = address(entries) or read_archive_frame(blocks) or _read_print(blocks)
    _mark_fence(blocks)
    return own_address(found or _first_line(blocks)), entries


def is_frame(block: Block) -> bool:
    """Whether a line was marked as frame."""
    return block.rule in (FRONT_MATTER_RULE, ARCHIVE_RULE, PRINT_RULE) or (
        block.rule == MARKUP_RULE and bool(_FENCE.fullmatch(block.text))
    )


def _read_print(blocks: Sequence[Block]) -> str | None:
    """Mark the lines above and below each sheet; the address that they state."""
    feet = {id(block): foot for block in blocks if block.text[-1:].isdigit() and (foot := _FOOT.fullmatch(block.text))}
    if not any(int(foot["sheet"]) <= int(foot["sheets"]) for foot in feet.values()):
        return None
    for block in blocks:
        if id(block) in feet or (block.text[:1].isdigit() and _HEAD.fullmatch(block.text)):
            block.rule = PRINT_RULE
    addresses = (foot["address"] for foot in feet.values())
    return next((one for one in addresses if one.startswith("http") and not one.endswith(("…", "..."))), None)


def _mark_fence(blocks: Sequence[Block]) -> None:
    """Mark the signs around a text that as a whole stands in Markdown as code."""
    first, last = next(_shown(blocks), None), next(_shown(reversed(blocks)), None)
    if first is None or last is None or not (opened := _FENCE.fullmatch(first.text)):
        return
    if first is not last and last.text == opened["signs"]:
        first.rule = last.rule = MARKUP_RULE


def _first_line(blocks: Sequence[Block]) -> str | None:
    """The address that stands alone above the page; it is marked."""
    first = next(_shown(blocks), None)
    if first is None or not _ADDRESS.fullmatch(first.text):
        return None
    if any(_ADDRESS.fullmatch(block.text) for block in blocks if block is not first):
        return None  # each is that of a record, or of a link
    first.rule = FRONT_MATTER_RULE
    return first.text


def _shown(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.text and block.rule is None)
