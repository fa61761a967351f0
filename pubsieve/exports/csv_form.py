"""CSV: a row a record, a column a key, for spreadsheets and for our own reader.

Lists are parted by "; ", those of texts that hold a semicolon themselves are JSON. Authors and dates are what is
printed of them, notices and problems are JSON. A cell that a spreadsheet would take for a formula begins with an
apostrophe, as OWASP says (https://owasp.org/www-community/attacks/CSV_Injection); our reader takes it off again.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.exports import Record
from pubsieve.records.table import KEYS, defuse

_PARTED = "; "


def render(records: Iterable[Record]) -> Iterator[str]:
    """The line of names, then a row a record; a text may hold line feeds, in quotes."""
    yield _row(KEYS)
    for record in records:
        yield _row(defuse(_cell(record[key])) for key in KEYS)


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return str(value["text"])
    return _list(value) if isinstance(value, list) else str(value)


def _list(values: list[Any]) -> str:
    names = [value["name"] if isinstance(value, dict) and "name" in value else value for value in values]
    plain = all(isinstance(name, str) and ";" not in name and name == name.strip() for name in names)
    if plain and not (names and names[0].startswith("[")):
        return _PARTED.join(names)
    return json.dumps(names, ensure_ascii=False)
