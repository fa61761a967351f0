"""A record's values as the types that checks work with, whatever they came as.

Records come from our own extraction (JSON types), from CSV (everything is text, lists are JSON or joined by ";"), and
from pandas or Spark frames (NaN for absent, numpy arrays, Rows). Absent is None, NaN, blank text or an empty list.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from schemas.dates import PartialDate, is_open, parse_date

_DATE_PARTS = tuple(PartialDate.model_fields)


def text(value: object) -> str:
    """A value as text: "" where absent; a whole number without its ``.0`` (pandas reads PMIDs with gaps as floats)."""
    if isinstance(value, str):
        return value
    if absent(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def whole(value: object) -> int | None:
    """A value as a whole number, None where it is none."""
    written = text(value).strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else None


def absent(value: object) -> bool:
    """Whether a value stands for nothing: None, NaN, blank text, an empty list or mapping."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, (list, tuple, dict)):
        return not value
    if hasattr(value, "__len__"):
        return len(value) == 0
    return bool(value != value)  # NaN, NaT


def entries(value: object) -> list[Any]:
    """A list value's entries: of a list, an array, JSON text, or text joined by ";"."""
    if isinstance(value, (list, tuple)):
        return list(value)
    if absent(value):
        return []
    if isinstance(value, str):
        if value.lstrip().startswith("["):
            return list(_json(value, list))
        return [part.strip() for part in value.split(";") if part.strip()]
    if hasattr(value, "tolist"):
        return list(value.tolist())
    return [value]


def entry(value: object) -> Mapping[str, Any]:
    """A mapping value: of a mapping, a Spark Row or JSON text; empty where it is none of them."""
    if isinstance(value, dict):  # by far the most, and a fast test
        return value
    if isinstance(value, Mapping):
        return value
    if isinstance(value, str):
        return _json(value, dict) if value.lstrip().startswith("{") else {}
    if hasattr(value, "asDict"):
        return dict(value.asDict(recursive=True))
    return {}


def texts(value: object) -> list[str]:
    """The entries of a list of text, without absent ones."""
    kept = []
    for part in value if isinstance(value, list) else entries(value):
        if isinstance(part, str):
            if part and not part.isspace():
                kept.append(part)
        elif not absent(part):
            kept.append(text(part))
    return kept


def names(authors: object) -> list[str]:
    """The authors' names, as printed."""
    return [text(entry(author).get("name")) if not isinstance(author, str) else author for author in entries(authors)]


def partial_date(value: object) -> PartialDate | None:
    """A date of the record: of its parts, else read from its text; None where it has neither."""
    parts = entry(value)
    if not parts:
        return parse_date(text(value))
    try:
        return _date_of(*map(parts.get, _DATE_PARTS))
    except TypeError:  # a part that is a list
        return _date_of.__wrapped__(*map(parts.get, _DATE_PARTS))


@lru_cache(maxsize=8192)  # the records of a file share their dates
def _date_of(*parts: Any) -> PartialDate | None:
    known = {key: part for key, part in zip(_DATE_PARTS, parts, strict=True) if not absent(part)}
    try:
        return PartialDate.model_validate({"text": "", **known})
    except ValidationError:  # month 13 and the like: its printed text may say more
        return parse_date(text(known.get("text")))


def year(published: object) -> int | None:
    """The year of a date of the record."""
    stated = published.get("year") if isinstance(published, Mapping) else None
    if isinstance(stated, int):
        return stated
    date = partial_date(published)
    return date.year if date else None


def is_kept_up_to_date(published: object) -> bool:
    """Whether the date is the period of a book that goes on being written, such as ``2023 Jan\u2013``."""
    parts = entry(published)
    printed = parts.get("text") if parts else published
    return not absent(printed) and is_open(text(printed))


def unread(problems: object, field: str) -> bool:
    """Whether parsing found a value for a field but could not read it: the field is empty, yet nothing was missing."""
    return any(entry(problem).get("field") == field for problem in entries(problems))


def _json(value: str, kind: type) -> Any:
    try:
        parsed = json.loads(value)
    except ValueError:
        return kind()
    return parsed if isinstance(parsed, kind) else kind()
