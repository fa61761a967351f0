"""What a crawler wrote above the page: YAML front matter, or the header lines of a reader service."""

import re
from collections.abc import Sequence

from cleaner.document import Block

FRONT_MATTER_RULE = "text:front-matter"
REASONS = {FRONT_MATTER_RULE: "written above the page by the tool that fetched it"}

_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):\s*(?P<value>.*)")
# The lines that Jina-style readers put above the page.
_READER_KEYS = frozenset(("title", "url source", "published time", "markdown content", "warning", "number of pages"))
_ADDRESS_KEYS = ("url source", "url", "source", "source_url", "link", "canonical")
_LONGEST = 40  # lines of front matter


def read_front_matter(blocks: Sequence[Block]) -> dict[str, str]:
    """Read and mark the front matter of a text page.

    Returns:
        Its keys, folded, with their values; empty where there is none.
    """
    shown = [block for block in blocks[: 2 * _LONGEST] if block.key]
    if not shown:
        return {}
    lines = _yaml(shown) if shown[0].text == "---" else _reader(shown)
    entries: dict[str, str] = {}
    for block in lines:
        block.rule = FRONT_MATTER_RULE
        if found := _ENTRY.fullmatch(block.text):
            entries[found["key"].casefold()] = found["value"].strip(" '\"")
    return entries


def address(entries: dict[str, str]) -> str | None:
    """The page's address, where the front matter states it."""
    values = (entries.get(key, "") for key in _ADDRESS_KEYS)
    return next((value for value in values if value.startswith(("http://", "https://"))), None)


def _yaml(shown: Sequence[Block]) -> Sequence[Block]:
    """The lines between two ``---``."""
    end = next((at for at, block in enumerate(shown[1:_LONGEST], 1) if block.text in ("---", "...")), None)
    if end is None or not any(_ENTRY.fullmatch(block.text) for block in shown[1:end]):
        return ()
    return shown[: end + 1]


def _reader(shown: Sequence[Block]) -> Sequence[Block]:
    """``Title: …``, ``URL Source: …``, ``Markdown Content:`` and their like; a title alone is no front matter."""
    head: list[Block] = []
    for block in shown:
        found = _ENTRY.fullmatch(block.text)
        if not found or found["key"].casefold() not in _READER_KEYS:
            break
        head.append(block)
    return head if len(head) >= 2 else ()
