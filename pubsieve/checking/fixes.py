"""Repairs that are certain, written back into JSON lines and CSV; every other byte of the file stays as it was."""

import csv
import io
import shutil
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from expectations.check import Check, Fault
from expectations.values import text
from pubsieve.checking.outcome import Repair
from pubsieve.json_line import json_line
from pubsieve.records.row import Row
from pubsieve.records.table import delimiter_of
from pubsieve.sinks import temporary_beside, writing
from schemas.errors import ConfigError

_COLUMNS = ("doi", "pmid", "pmcid", "title", "journal", "abstract")
FORMATS = ("jsonl", "csv", "tsv")
_MOST_ROUNDS = 40  # of one record: a text may hold many entities, each of which is a repair


@dataclass(slots=True)
class Fixer:
    """Repairs records one by one, then writes the files.

    Attributes:
        checks: those that run; only the certain ones among them repair.
        rows: the repaired rows of each file, by their first line.
    """

    checks: Iterable[Check]
    repairs: list[Repair] = field(default_factory=list)
    rows: dict[str, dict[int, Row]] = field(default_factory=dict)

    def repair(self, row: Row) -> None:
        """Repair what is certain in a record; a repair after which the check still finds the same is none."""
        start, before = len(self.repairs), -1
        while before != len(self.repairs):  # one repair may lay bare the next fault
            before = len(self.repairs)
            for check in self.checks:
                if check.fix and check.keys is None and check.over == "records":
                    self._by(check, row)
        if len(self.repairs) > start and row.line is not None:
            self.rows.setdefault(row.record["source"], {})[row.line] = row

    def _by(self, check: Check, row: Row) -> None:
        for _ in range(_MOST_ROUNDS):
            fault = _fault(check, row.record)
            column = (fault.column or check.columns[0]) if fault else ""
            if not check.fix or not fault or fault.fix is None or column not in _COLUMNS or column not in row.columns:
                return
            old = text(row.record[column])
            new = check.fix(old, fault)
            after = _fault(check, row.record | {column: new})
            if new == old or (
                after and (after.column, after.value, after.fix) == (fault.column, fault.value, fault.fix)
            ):
                return
            row.record[column] = row.cells[row.columns[column]] = new
            record = row.record
            self.repairs.append(Repair(record["source"], row.line, record["id"], check.id, column, old, new))

    def write(self, formats: Mapping[str, str], *, in_place: bool) -> list[str]:
        """Write the files that changed; gives their names.

        Raises:
            PubsieveError: a file cannot be written.
        """
        written = []
        for source, rows in self.rows.items():
            path = Path(source)
            target = path.resolve() if in_place else fixed_name(path)
            lines = io.BytesIO(path.read_bytes()).readlines()
            _replace(target, b"".join(_rewritten(lines, rows, _ENCODE[formats[source]](lines[0]))), like=path)
            written.append(str(path if in_place else target))
        return written


def fixed_name(path: Path) -> Path:
    """Where the repaired records go: ``records.fixed.jsonl`` beside ``records.jsonl``."""
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def refuse_other_formats(formats: Mapping[str, str | None]) -> None:
    """Raises a ConfigError for the first file that cannot be written back.

    Raises:
        ConfigError: ``fix-unsupported``.
    """
    for source, format_ in formats.items():
        if format_ not in FORMATS or source == "-" or source.endswith(".gz"):
            message = "--fix writes JSON lines and CSV only, uncompressed and from a file"
            raise ConfigError(message, code="fix-unsupported", source=source)


def _fault(check: Check, record: Mapping[str, Any]) -> Fault | None:
    """What the check finds; a check that crashes repairs nothing, and the run itself tells of it."""
    try:
        return check.examine(*(record.get(key) for key in check.reads))
    except (Exception, SystemExit):
        return None


def _rewritten(lines: list[bytes], rows: Mapping[int, Row], encode: Callable[[Row], bytes]) -> Iterator[bytes]:
    number = 1
    while number <= len(lines):
        row = rows.get(number)
        last = row.last if row and row.last else number
        if row is None:
            yield lines[number - 1]
        else:
            end = lines[last - 1]
            mark = BOM_UTF8 if lines[number - 1].startswith(BOM_UTF8) else b""
            yield mark + encode(row) + end[len(end.rstrip(b"\r\n")) :]
        number = last + 1


def _json(_: bytes) -> Callable[[Row], bytes]:
    return lambda row: json_line(row.cells).encode()


def _csv(header: bytes) -> Callable[[Row], bytes]:
    delimiter = delimiter_of(header.decode("utf-8", "replace"))

    def encode(row: Row) -> bytes:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="").writerow(row.cells.values())
        return out.getvalue().encode()

    return encode


_ENCODE = {"jsonl": _json, "csv": _csv, "tsv": _csv}


def _replace(target: Path, data: bytes, *, like: Path) -> None:
    real = target.resolve()  # a link stays one
    with writing(target), temporary_beside(real) as temporary:
        temporary.write_bytes(data)
        shutil.copymode(like, temporary)
        temporary.replace(real)
