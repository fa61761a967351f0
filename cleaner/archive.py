"""What an archive of the web writes above the pages that it shows, and the address of the page there."""

import re
from collections.abc import Sequence

from cleaner.document import Block

ARCHIVE_RULE = "text:archive-frame"
REASONS = {ARCHIVE_RULE: "written above the page by the archive that shows it: captures, collection, address"}

# As the Wayback Machine prints it: times and buttons, the collection, at last the address.
_FIRST = re.compile(r"[\d,]+ captures?|about this capture|collected by")
_NAME = "the wayback machine - "
_LAST = re.compile(rf"{_NAME}(?P<address>https?://\S+)\Z", re.I)
_END = "timestamps"
_LONGEST = 60  # lines


def read_archive_frame(blocks: Sequence[Block]) -> str | None:
    """Mark the frame of the archive in a text page.

    Returns:
        The address that it states; None where there is no frame, or none in it.
    """
    shown = [block for block in blocks[: 2 * _LONGEST] if block.key and block.rule is None][:_LONGEST]
    last = next((at for at, block in enumerate(shown) if block.key.startswith(_NAME) and _LAST.match(block.text)), None)
    if last is None and _END not in [block.key for block in shown]:
        return None
    first = next((at for at, block in enumerate(shown) if _FIRST.fullmatch(block.key)), None)
    if last is None and first is not None:
        last = next((at for at, block in enumerate(shown) if at > first and block.key == _END), None)
    if last is None:
        return None
    for block in shown[last if first is None else min(first, last) : last + 1]:
        block.rule = ARCHIVE_RULE
    found = _LAST.match(shown[last].text)
    return found["address"] if found else None
