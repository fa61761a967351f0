"""What a record file gives: records with the lines they stand on, and what could not be read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.dates import parse_date
from schemas.inverted_names import read_inverted
from schemas.names import read_name

NOTHING = ("NA", "N/A", "#N/A", "NaN", "nan", "NULL", "None")
"""How R, pandas and Excel write a field without a value."""

_UNDECODED = re.compile(r"[\ud800-\udfff]")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORD = re.compile(r"[^\W\d_]+")
_ISSN = re.compile(r"(?<![\w-])(\d{4})-?(\d{3}[\dXx])(?![\w-])")
_CR = re.compile(r"(?<=\r)(?!\n)")
# How Web of Science prints the seasons.
_SEASONS = {"win": "Winter", "spr": "Spring", "sum": "Summer", "fal": "Fall"}


@dataclass(slots=True)
class Row:
    """One record of a file.

    Attributes:
        record: the record, in the keys of the contract; keys without a value may be missing.
        line: its first line, from 1; None where the format has no lines.
        last: its last line.
        head: the line that names the columns, where there is one.
        columns: the record's key -> the file's own name for it, where the file is a table.
        cells: the values as they stand in the file, where it is a table.
        source: the input that the record itself says it came from.
    """

    record: dict[str, Any]
    line: int | None = None
    last: int | None = None
    head: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """What is no record, and why."""

    reason: str
    code: str
    line: int | None = None
    last: int | None = None


Read = Iterator[Row | Bad]


def decoded(lines: Iterable[bytes]) -> Iterator[str]:
    """The lines as text; bytes that are no UTF-8 become surrogates, which `undecoded` finds.

    A file that parts its lines by carriage returns alone comes as one line, and is parted here.
    """
    for number, line in enumerate(lines):
        text = line.decode("utf-8", "surrogateescape")
        if number == 0:
            text = text.removeprefix("\ufeff")
        yield from [text] if text.endswith("\n") else filter(None, _CR.split(text))


def undecoded(text: str, line: int | None, last: int | None = None) -> Bad | None:
    """Why a text is no text, where it holds bytes that are no UTF-8."""
    if text.isascii() or not _UNDECODED.search(text):
        return None
    return Bad("holds bytes that are no UTF-8: save the file as UTF-8", "encoding-wrong", line, last)


def date(text: str | None) -> dict[str, Any] | None:
    """A date of the record, of its printed text."""
    if not text or not text.strip():
        return None
    read = parse_date(text)
    return read.model_dump() if read else {"text": text.strip()}


def date_of_parts(parts: Iterable[object]) -> dict[str, Any] | None:
    """A date of year, month and day, as numbers or as text; printed as NLM prints it, ``NOV-DEC`` as ``Nov-Dec``."""
    words = [word for part in parts if (word := str(part).strip()) and part is not None]
    if len(words) > 1 and words[1].isdigit() and 1 <= int(words[1]) <= len(_MONTHS):
        words[1] = _MONTHS[int(words[1]) - 1]
    words[2:] = [word.lstrip("0") or word for word in words[2:]]
    return date(_WORD.sub(lambda word: _SEASONS.get(word[0].lower(), word[0].capitalize()), " ".join(words)))


def month_year(text: str) -> dict[str, Any] | None:
    """A date whose year may stand last: ``JUN 2020``."""
    day, _, year = text.strip().rpartition(" ")
    return date_of_parts([year, day] if year.isdigit() and not day[:1].isdigit() else [text])


def author(name: str, **known: str | None) -> dict[str, Any]:
    """One author of the record, of the printed name; what the file states in parts goes before what the name says."""
    return read_name(name).model_dump() | {key: value for key, value in known.items() if value}


def inverted(name: str) -> dict[str, Any]:
    """One author in a format where a comma parts the names."""
    return read_inverted(name).model_dump()


def problem(message: str, *, severity: str = "warning", value: str | None = None) -> dict[str, Any]:
    """What reading saw of a record as a whole, for its `problems`."""
    return {"code": "record-malformed", "severity": severity, "field": "problems", "value": value, "message": message}


def group(name: str) -> dict[str, Any]:
    """A group as author."""
    return {"name": " ".join(name.split()), "collective": True}


def issn_of(values: Iterable[str | None]) -> str | None:
    """The first ISSN in some texts, with its hyphen; the digits of an ISBN are none."""
    found = (match for value in values if value and (match := _ISSN.search(value)))
    return next((f"{match[1]}-{match[2].upper()}" for match in found), None)


def words(text: str) -> list[str]:
    """The keywords of one text, parted by semicolons where it has any, else by commas."""
    return [word.strip() for word in text.split(";" if ";" in text else ",") if word.strip()]


def pages(first: str | None, last: str | None) -> str | None:
    """A page range of its ends; a first page that is a whole range already stays as it is."""
    if not first or not last or last == first or "-" in first:
        return (first or last or "").replace("--", "-") or None
    return f"{first}-{last}"
