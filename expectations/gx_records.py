"""The records that a Great Expectations project is run on: a CSV file that is written record by record.

Great Expectations judges whole frames, so a run of a project takes the columns that its suite reads into memory; but
not before, and not what the others hold.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from expectations.values import absent, text
from schemas.article import Article
from schemas.errors import ConfigError

COLUMNS = (*Article.model_fields, "line")
FOLDER = Path("gx")
"""What Great Expectations writes into the folder of a project."""

FILE = FOLDER / "uncommitted" / "records.csv"


class RecordsFile:
    """The file, open for writing; a context manager.

    Args:
        folder: of the project.

    Attributes:
        path: of the file.
        count: how many records were written.

    Raises:
        ConfigError: ``gx-project``: it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.path, self.count = folder / FILE, 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            message = f"no project of Great Expectations can be written here: {error.strerror or error}"
            raise ConfigError(message, code="gx-project", source=str(folder)) from error
        self._rows = csv.writer(self._stream)
        self._rows.writerow(COLUMNS)

    def add(self, record: Mapping[str, Any]) -> None:
        """Write a record."""
        self._rows.writerow([_cell(record.get(key)) for key in COLUMNS])
        self.count += 1

    def close(self) -> None:
        """Be done with writing."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _cell(value: object) -> str:
    """A value as every check takes it from a table: text, or JSON of a list or structure; "" where absent."""
    if isinstance(value, (list, dict, bool)):
        return "" if absent(value) else json.dumps(value, ensure_ascii=False)
    return text(value)
