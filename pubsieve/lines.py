"""Where in its input the value that a finding is about stands."""

import re
from bisect import bisect_right

from cleaner.document import Document
from schemas.finding import Finding

_NUMBERED = re.compile(r"(?P<file>.+?)#(?P<line>\d+)(?:#\d+)?", re.S)


class Lines:
    """Finds the line of a finding across records, when their pages are gone: the line in a JSONL file."""

    def __init__(self) -> None:
        self._jsonl: set[str] = set()

    def add(self, file: str) -> None:
        """Note a file that holds one input a line."""
        self._jsonl.add(file)

    def across(self, finding: Finding) -> int | None:
        """The 1-based line, where it can be known."""
        match = _NUMBERED.fullmatch(finding.source or "")
        return int(match["line"]) if match and match["file"] in self._jsonl else None


def field_lines(document: Document) -> dict[str, int]:
    """The first line of the block that each field was read from.

    Only for a page that holds one record: blocks do not tell which of several records they belong to.
    """
    if len(document.articles) != 1:
        return {}
    first = {block.field: block.start for block in reversed(document.blocks) if block.field}
    if document.page.media == "html":
        return {name: start for name, start in first.items() if start > 0}
    ends = [at for at, character in enumerate(document.page.content) if character == "\n"]
    return {name: bisect_right(ends, start - 1) + 1 for name, start in first.items()}
