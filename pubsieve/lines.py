"""Where in its input the value that a finding is about stands."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from cleaner.document import Document
from pubsieve.cleaning import Processed
from schemas.finding import Finding

_NUMBERED = re.compile(r"(?P<file>.+?)#(?P<line>\d+)(?:#\d+)?", re.S)
_Where = Callable[[Finding], int | None]


class Lines:
    """Finds the 1-based line of a finding, where it can be known."""

    def __init__(self) -> None:
        self._jsonl: set[str] = set()

    def of(self, done: Processed) -> _Where:
        """For the findings on the records of one input: its line in a JSONL file, else the line of the field."""
        if done.incoming.line is not None:
            self._jsonl.add(done.incoming.file)
            return _always(done.incoming.line)
        if done.document is None:
            return _always(None)
        fields = field_lines(done.document)
        return lambda finding: fields.get(finding.column or "")

    def across(self, finding: Finding) -> int | None:
        """For findings across records, when their pages are gone: the line in a JSONL file."""
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


def _always(line: int | None) -> Callable[[Any], int | None]:
    return lambda _: line
