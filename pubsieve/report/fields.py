"""The fields of a page's records as lines of a table: key, value in short, and where it stands on the page."""

from dataclasses import dataclass
from typing import Any

from cleaner.document import Document
from schemas.article import Author, Notice
from schemas.dates import PartialDate

_LONGEST = 300  # characters


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one record."""

    key: str
    value: str
    origin: str


def field_rows(document: Document) -> list[list[FieldRow]]:
    """The fields that have a value, for each record of the page."""
    return [
        [FieldRow(key, _short(_words(getattr(article, key))), origin) for key, origin in origins.items()]
        for article, origins in zip(document.articles, document.origins, strict=False)
    ]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    if isinstance(value, Author):
        return value.name
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Notice):
        return f"{value.kind}: {value.text}"
    return str(value)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
