"""The fields of a page's records as lines of a table: key, value in short, and where it stands on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.document import Document
from pubsieve.report.marks import cut_text, find_words
from schemas.article import Author, Notice
from schemas.dates import PartialDate
from schemas.finding import Finding

_LONGEST = 300  # characters
_NO_FIELDS = frozenset(("id", "source", "site", "kind", "line", "text", "problems", "authors_complete"))


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one record; `marks` are (start, end, number) of passages of its value."""

    key: str
    value: str
    origin: str = ""
    marks: tuple[tuple[int, int, int], ...] = ()

    @property
    def pieces(self) -> list[tuple[str, int]]:
        """The value in pieces, each with the number of its mark, or 0."""
        return [piece for piece in cut_text(self.value, self.marks) if piece[0]]


def field_rows(document: Document) -> list[list[FieldRow]]:
    """The fields that have a value, for each record of the page."""
    return [
        [FieldRow(key, _short(_words(getattr(article, key))), origin) for key, origin in origins.items()]
        for article, origins in zip(document.articles, document.origins, strict=False)
    ]


def record_rows(record: Mapping[str, Any], findings: list[Finding]) -> list[FieldRow]:
    """The fields of a record that have a value; what a finding is about is marked with its number, from 1."""
    rows = []
    for key, value in record.items():
        if key in _NO_FIELDS or value in (None, "", []):
            continue
        text = _short(_words(value))
        marks = [
            (*find_words(found.value, text), number)
            for number, found in enumerate(findings, start=1)
            if found.column == key and found.value is not None
        ]
        rows.append(FieldRow(key, text, marks=tuple(marks)))
    return rows


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    if isinstance(value, Author):
        return value.name
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Notice):
        return f"{value.kind}: {value.text}"
    if isinstance(value, Mapping):
        return ": ".join(str(value[key]) for key in ("name", "kind", "text") if value.get(key)) or str(dict(value))
    return str(value)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
