"""Results of earlier runs, for inputs that did not change: one SQLite database, which several processes may use."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from schemas.errors import ConfigError

_FILE = "pages.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS pages
    (key TEXT PRIMARY KEY, day TEXT NOT NULL, used TEXT NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL)"""
_PATIENCE = 30  # seconds to wait for another process that writes


class DamagedError(Exception):
    """An entry that cannot be read."""


class Cache:
    """An open cache.

    Args:
        folder: made where it is not there.
        day: today, as ISO date: what was used longest ago goes first.

    Raises:
        ConfigError: ``cache-unusable``.
    """

    def __init__(self, folder: Path, day: str) -> None:
        self._day = day
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = _opened(folder / _FILE)
        except (OSError, sqlite3.Error) as error:
            message = f"cannot be used as a cache: {getattr(error, 'strerror', None) or error}"
            raise ConfigError(message, code="cache-unusable", source=str(folder)) from error

    def get(self, key: str) -> tuple[str, list[str | None]] | None:
        """What was put under a key, and on which day; None where there is nothing.

        Raises:
            DamagedError: there is something, but it cannot be read.
        """
        try:
            row = self._database.execute("SELECT day, used, value FROM pages WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            day, used, value = row
            texts: list[str | None] = json.loads(zlib.decompress(value))
        except (sqlite3.Error, zlib.error, ValueError, TypeError) as error:
            raise DamagedError from error
        if used != self._day:
            with suppress(sqlite3.Error):  # it is dropped sooner then
                self._database.execute("UPDATE pages SET used = ? WHERE key = ?", (self._day, key))
        return day, texts

    def put(self, key: str, texts: Iterable[str | None]) -> None:
        """Keep something; where the database cannot take it, it is done anew the next time."""
        value = zlib.compress(json.dumps(list(texts)).encode(), 1)
        row = (key, self._day, self._day, len(value), value)
        try:
            self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error:
            return

    def shrink(self, most: int) -> str | None:
        """Drop what was used longest ago, until so many bytes are left, and close it.

        Returns:
            Why it could not be done, such as a full disk.
        """
        kept = "SELECT key, SUM(size) OVER (ORDER BY used DESC, rowid DESC) AS total FROM pages"
        with closing(self._database) as database:
            try:
                database.execute(f"DELETE FROM pages WHERE key IN (SELECT key FROM ({kept}) WHERE total > ?)", (most,))  # noqa: S608
                if _pages(database, "freelist") > _pages(database, "page") / 2:  # else new entries take their place
                    database.execute("VACUUM")
            except sqlite3.Error as error:
                return str(error)
        return None


def _pages(database: sqlite3.Connection, kind: str) -> int:
    """How many pages the file has, or of those (``freelist``) no entry needs any more."""
    return int(database.execute(f"PRAGMA {kind}_count").fetchone()[0])


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink()  # it is no database any more
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_TABLE)
    except BaseException:
        database.close()
        raise
    return database
