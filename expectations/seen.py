"""Which records share a key: exact, in one pass, in bounded memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from expectations.check import Check, Values
from expectations.values import text

_MOST_COMPARED = 50  # others that stand for the rest where very many records share a key
_BATCH = 2000
Stub = dict[str, Any]


class Seen:
    """The keys of all records and what is needed of each record to compare it.

    They are kept in a private SQLite database, which stays in memory while it is small and goes to a temporary file,
    removed at the end, when it grows.

    Args:
        columns: the record's keys to keep, besides `id`, `source` and `line`.
    """

    def __init__(self, columns: Iterable[str]) -> None:
        self._columns = ("id", "source", "line", *columns)
        self._database = sqlite3.connect("")
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE stubs (number INTEGER PRIMARY KEY, stub TEXT)")
        self._database.execute("CREATE TABLE keys (name TEXT, key TEXT, number INTEGER)")
        self._number = 0
        self._stubs: list[tuple[int, str]] = []
        self._keys: list[tuple[str, str, int]] = []

    def add(self, record: Mapping[str, Any], keys: Iterable[tuple[str, str | None]]) -> None:
        """Remember a record under its keys, each as (name of the comparison, key)."""
        self._number += 1
        stub = {name: record[name] for name in self._columns if record.get(name) is not None}
        self._stubs.append((self._number, json.dumps(stub, default=_plain)))
        self._keys.extend((name, key, self._number) for name, key in keys if key)
        if len(self._stubs) >= _BATCH:
            self._flush()

    def sharing(self, name: str) -> Iterator[tuple[int, Stub, list[Stub]]]:
        """Each record that shares a key with others in one comparison, in order.

        Yields:
            The record's place (from 0), its stub, and the first fifty of the others.
        """
        self._flush()
        self._database.execute("CREATE INDEX IF NOT EXISTS by_key ON keys (name, key, number)")
        self._database.execute("CREATE INDEX IF NOT EXISTS by_number ON keys (name, number)")
        shared = "SELECT key FROM keys WHERE name = ? GROUP BY key HAVING COUNT(DISTINCT number) > 1"
        numbers = self._database.execute(
            f"SELECT DISTINCT number FROM keys WHERE name = ? AND key IN ({shared}) ORDER BY number",  # noqa: S608
            (name, name),
        ).fetchall()
        for (number,) in numbers:
            others = self._database.execute(
                # CROSS JOIN keeps SQLite from beginning with all the others: 10,000 times slower on 100,000 records
                "SELECT DISTINCT other.number FROM keys AS own"
                " CROSS JOIN keys AS other ON other.name = own.name AND other.key = own.key"
                " WHERE own.name = ? AND own.number = ? AND other.number <> own.number ORDER BY 1 LIMIT ?",
                (name, number, _MOST_COMPARED),
            ).fetchall()
            yield number - 1, self._stub(number), [self._stub(other) for (other,) in others]

    def close(self) -> None:
        """Give up the database and its temporary file."""
        self._database.close()

    def _stub(self, number: int) -> Stub:
        (stub,) = self._database.execute("SELECT stub FROM stubs WHERE number = ?", (number,)).fetchone()
        return dict(json.loads(stub))

    def _flush(self) -> None:
        self._database.executemany("INSERT INTO stubs VALUES (?, ?)", self._stubs)
        self._database.executemany("INSERT INTO keys VALUES (?, ?, ?)", self._keys)
        self._stubs.clear()
        self._keys.clear()


def compared(check: Check, record: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Values:
    """The arguments of a check across records: a record's own values, then those of the others."""
    own = name_of(record)
    names = [name_of(other) if name_of(other) != own else f"{own} in {text(other.get('source'))}" for other in others]
    theirs = [(name, *(other.get(key) for key in check.reads)) for name, other in zip(names, others, strict=True)]
    return (*(record.get(key) for key in check.reads), theirs)


def across(check: Check, records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Values]]:
    """The records that a check across records must look at, each with its place (from 0) and the check's arguments."""
    seen = Seen(check.reads)
    for record in records:
        own = check.keys(*(record.get(key) for key in check.reads)) if check.keys else ()
        seen.add(record, ((check.id, key) for key in own))
    for place, record, others in seen.sharing(check.id):
        yield place, compared(check, record, others)
    seen.close()


def name_of(record: Mapping[str, Any]) -> str:
    """What a record is called in findings."""
    return text(record.get("id")) or text(record.get("source")) or "?"


def _plain(value: Any) -> Any:
    """An array as a list; anything else that JSON does not know as its text."""
    return value.tolist() if hasattr(value, "tolist") else str(value)
