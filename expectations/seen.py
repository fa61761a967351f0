"""Which records share a key: exact, in one pass, in bounded memory."""

import json
import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from expectations.check import Check, Values
from expectations.values import text
from schemas.errors import PubsieveError

MOST_COMPARED = 50  # others that stand for the rest where very many records share a key
_BATCH = 2000
_MEMORY = 2 * 1024
Stub = dict[str, Any]


class Seen:
    """The keys of all records and what is needed of each record to compare it.

    They are kept in a private SQLite database, which stays in memory while it is small and goes to a temporary file,
    removed at the end, when it grows.

    Args:
        checks: those across records.
        memory: KiB of the database that may stay in memory; SQLite takes as much again while it sorts.
    """

    def __init__(self, checks: Iterable[Check], memory: int = _MEMORY) -> None:
        self._checks = tuple(checks)
        self._columns = ("id", "source", "line", *sorted({key for check in self._checks for key in check.reads}))
        self._database = sqlite3.connect("")
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", f"cache_size = -{memory}"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute("CREATE TABLE stubs (number INTEGER PRIMARY KEY, stub BLOB)")
        for place in range(len(self._checks)):
            self._database.execute(f"CREATE TABLE keys_{place} (key TEXT, number INTEGER)")
        self._number = 0
        self._stubs: list[tuple[int, bytes]] = []
        self._keys: list[list[tuple[str, int]]] = [[] for _ in self._checks]

    def add(self, record: Mapping[str, Any], keys: Sequence[Iterable[str | None]]) -> None:
        """Remember a record under its keys in each of the checks.

        Raises:
            PubsieveError: ``temporary-unwritable``.
        """
        number = self._number = self._number + 1
        self._stubs.append((number, _packed([*map(record.get, self._columns)])))
        for kept, own in zip(self._keys, keys, strict=True):
            kept.extend((key, number) for key in own if key)
        if len(self._stubs) >= _BATCH:
            self._flush()

    def sharing(self) -> Iterator[tuple[Check, int, Stub, list[Stub]]]:
        """For each check the records that share a key with others, in order; the database is given up at the end.

        Yields:
            The check, the record's place (from 0), its stub, and the first fifty of the others.

        Raises:
            PubsieveError: ``temporary-unwritable``.
        """
        self._flush()
        with _temporary():
            for place, check in enumerate(self._checks):
                for number, others in self._shared(place):
                    yield check, number - 1, self._stub(number), [*map(self._stub, others)]
            self._database.close()

    def _shared(self, place: int) -> Iterator[tuple[int, list[int]]]:
        """The numbers of the records that share a key in a check, each with those of the first others."""
        run, keys, shared = self._database.execute, f"keys_{place}", f"shared_{place}"
        run(
            f"CREATE TABLE {shared} AS SELECT key, number FROM {keys} WHERE key IN"  # noqa: S608  our own names
            f" (SELECT key FROM {keys} GROUP BY key HAVING MIN(number) < MAX(number))"
        )
        run(f"DROP TABLE {keys}")
        run(f"CREATE INDEX {shared}_by_key ON {shared} (key, number)")
        run(f"CREATE INDEX {shared}_by_number ON {shared} (number, key)")
        for (number,) in run(f"SELECT DISTINCT number FROM {shared} ORDER BY number"):  # noqa: S608
            others = run(
                # CROSS JOIN keeps SQLite from beginning with all the others: 10,000 times slower on 100,000 records
                f"SELECT DISTINCT other.number FROM {shared} AS own CROSS JOIN {shared} AS other"  # noqa: S608
                " ON other.key = own.key WHERE own.number = ? AND other.number <> own.number ORDER BY 1 LIMIT ?",
                (number, MOST_COMPARED),
            )
            yield number, [other for (other,) in others]

    def _stub(self, number: int) -> Stub:
        (packed,) = self._database.execute("SELECT stub FROM stubs WHERE number = ?", (number,)).fetchone()
        values = marshal.loads(packed)  # noqa: S302  our own bytes
        return {name: value for name, value in zip(self._columns, values, strict=True) if value is not None}

    def _flush(self) -> None:
        with _temporary():
            self._database.executemany("INSERT INTO stubs VALUES (?, ?)", self._stubs)
            self._stubs.clear()
            for place, kept in enumerate(self._keys):
                self._database.executemany(f"INSERT INTO keys_{place} VALUES (?, ?)", kept)  # noqa: S608
                kept.clear()


@contextmanager
def _temporary() -> Iterator[None]:
    """Say that there is no room for the temporary file, and where else it could go."""
    try:
        yield
    except sqlite3.OperationalError as error:
        message = f"the records cannot be compared in a temporary file: {error} (SQLITE_TMPDIR names its folder)"
        raise PubsieveError(message, code="temporary-unwritable") from error


def compared(check: Check, record: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Values:
    """The arguments of a check across records: a record's own values, then those of the others."""
    own = name_of(record)
    names = [name_of(other) if name_of(other) != own else f"{own} in {text(other.get('source'))}" for other in others]
    theirs = [(name, *(other.get(key) for key in check.reads)) for name, other in zip(names, others, strict=True)]
    return (*(record.get(key) for key in check.reads), theirs)


def across(check: Check, records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Values]]:
    """The records that a check across records must look at, each with its place (from 0) and the check's arguments."""
    seen = Seen([check])
    for record in records:
        seen.add(record, [check.keys(*map(record.get, check.reads)) if check.keys else ()])
    for _, place, record, others in seen.sharing():
        yield place, compared(check, record, others)


def name_of(record: Mapping[str, Any]) -> str:
    """What a record is called in findings."""
    return text(record.get("id")) or text(record.get("source")) or "?"


def _packed(values: list[Any]) -> bytes:
    """Values as bytes; what is of no plain type becomes one first, as in JSON."""
    try:
        return marshal.dumps(values)
    except ValueError:
        return marshal.dumps(json.loads(json.dumps(values, default=_plain)))


def _plain(value: Any) -> Any:
    """An array as a list; anything else that JSON does not know as its text."""
    return value.tolist() if hasattr(value, "tolist") else str(value)
