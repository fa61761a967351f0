"""Where in its input the value that a finding is about stands."""

import re
from collections.abc import Mapping

from cleaner.document import Document
from cleaner.origins import LINE, line_numbers
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


def record_lines(document: Document) -> list[dict[str, int]]:
    """For each record of a page the line of each field; of several on one page also their first line, under ``""``."""
    if len(document.articles) == 1:
        return [_field_lines(document)]
    found = [_own_lines(document, number) for number in range(1, len(document.articles) + 1)]
    return [lines | {"": min(lines.values())} if lines else {} for lines in found]


def located(finding: Finding, lines: Mapping[str, int]) -> Finding:
    """A finding with its field's line, else the record's first, where either is known."""
    return finding.model_copy(update={"line": lines.get(finding.column or "", lines.get(""))})


def _own_lines(document: Document, number: int) -> dict[str, int]:
    """Of one record among several: blocks of text do not tell whose they are, the origins of its fields do."""
    if document.page.media == "html":
        own = [block for block in reversed(document.kept) if block.record == number]
        return {block.field: block.start for block in own if block.field and block.start > 0}
    origins = document.origins[number - 1] if number <= len(document.origins) else {}
    return {name: int(found["number"]) for name, origin in origins.items() if (found := LINE.search(origin))}


def _field_lines(document: Document) -> dict[str, int]:
    """The first line of the block that each field was read from, on a page that holds one record."""
    first = {block.field: block.start for block in reversed(document.kept) if block.field}
    if document.page.media == "html":
        return {name: start for name, start in first.items() if start > 0}
    line_of = line_numbers(document.page.content)
    return {name: line_of(start) for name, start in first.items()}
