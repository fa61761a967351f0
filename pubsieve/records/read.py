"""Files -> the records in them, in the keys of the contract; what is no record is refused with its place and reason."""

import codecs
import io
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, cast

from expectations.values import text
from pubsieve.limits import DEFAULT, Limits
from pubsieve.locating import locate
from pubsieve.opening import SETTING, bounded_lines, counted, lines_of, open_located, unreadable
from pubsieve.records.people import parted
from pubsieve.records.row import Bad, Read, Row, decoded
from pubsieve.records.table import Mapped, read_csv, read_json_lines, read_parquet
from pubsieve.sources import EXPORT_FILES, Cause, Located, Skipped, Wanted
from schemas.article import record_id
from schemas.errors import InputError

FORMATS: dict[str, str] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".xml": "pubmed-xml",
    ".nbib": "medline",
    ".medline": "medline",
    ".ris": "ris",
    ".bib": "bibtex",
    ".json": "csl-json",
}
NAMES = tuple(dict.fromkeys(FORMATS.values()))
WANTED = Wanted(
    "records",
    FORMATS,
    code="input-no-records",
    own=("findings.jsonl", "rejected.jsonl", "report.json", "manifest.json", *EXPORT_FILES),
)

# What may name a record: a malformed identifier is a finding on it, not its name.
BARE = {
    "pmid": re.compile(r"[1-9]\d{0,7}", re.ASCII),
    "pmcid": re.compile(r"PMC[1-9]\d*(?:\.\d+)?", re.ASCII),
    "doi": re.compile(r"10\.\d+(?:\.\d+)*/\S+", re.ASCII),
}
_SNIFFED = 512
_FIXED = ".fixed."
# How the first line of a file begins whose name says nothing.
_OPENINGS = (
    (b"{", "jsonl"),
    (b"[", "csl-json"),
    (b"<", "pubmed-xml"),
    (b"PAR1", "parquet"),
    (b"@", "bibtex"),
    (b"%", "bibtex"),
)


_RIS = re.compile(rb"(?:\d+\.?\s+)?TY  -")
_MEDLINE = re.compile(rb"(?=.{4}- )[A-Z]{2,4} *-")


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read, with its place."""

    source: str
    line: int | None
    reason: str
    code: str

    @property
    def place(self) -> str:
        """``file:line``, or ``file``."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(slots=True)
class Inputs:
    """The record files of a command.

    Attributes:
        given: files, folders, glob patterns, ``-``.
        mapped: how the columns of tables become keys.
        format: of all of them, one of `NAMES`; None where name or content tell.
        outputs: the files and folders that the command writes, which can be no input.
        limits: how much a file and a line of it may hold.
        files: fills with the files that were opened, with their formats.
        skipped: fills with what folders held besides.
    """

    given: Sequence[str]
    mapped: Mapped = field(default_factory=lambda: Mapped({}))
    format: str | None = None
    outputs: Sequence[Path] = ()
    limits: Limits = DEFAULT
    files: dict[str, str] = field(default_factory=dict)
    skipped: Skipped = field(default_factory=Skipped)
    _located: list[Located | InputError] | None = None

    def located(self) -> list[Located | InputError]:
        """The files, before any is opened; what `--fix` wrote is only read where it is named."""
        if self._located is None:
            outputs = frozenset(map(os.path.realpath, self.outputs))
            found = locate(self.given, self.skipped, outputs, WANTED)
            self._located = [item for item in found if not (self._is_our_copy(item) or self._is_other_json(item))]
        return self._located

    def _is_our_copy(self, item: Located | InputError) -> bool:
        if isinstance(item, InputError) or item.source in self.given or _FIXED not in item.source:
            return False
        self.skipped.add(Cause.OWN_OUTPUT, item.source)
        return True

    def _is_other_json(self, item: Located | InputError) -> bool:
        """Whether a file that a folder held is JSON of another kind: settings, a baseline, a schema."""
        if isinstance(item, InputError) or item.source in self.given or (self.format or item.format) != "csl-json":
            return False
        from pubsieve.records.csl import holds_records

        try:
            with open_located(item, self.limits) as stream:
                if holds_records(decoded(lines_of(stream, item.source, self.limits)), self.mapped):
                    return False
        except (InputError, EOFError, zlib.error, OSError):
            return False  # told where it is read
        self.skipped.add(Cause.NO_RECORD, item.source)
        return True

    def formats(self) -> dict[str, str | None]:
        """The files and their formats, as far as their names tell."""
        found = [item for item in self.located() if isinstance(item, Located)]
        return {item.source: self.format or item.format for item in found}

    def __iter__(self) -> Iterator[Row | Refused]:
        """The records, file after file; `source`, `line` and, where it has none, `id` are put into each."""
        for found in self.located():
            if isinstance(found, InputError):
                yield _refused(found)
            else:
                yield from self.of(found)

    def of(self, found: Located) -> Iterator[Row | Refused]:
        """The records of one file."""
        number = 0
        try:
            with open_located(found, self.limits) as stream:
                for item in counted(self._read(found, stream), found.source, self.limits):
                    number += 1
                    if isinstance(item, Bad):
                        yield Refused(found.source, item.line, item.reason, item.code)
                    else:
                        _place(item, found.source, number)
                        yield item
            if number == 0:
                raise InputError("holds no record", code="input-empty", source=found.source)
        except InputError as error:
            yield _refused(error, found.source)
        except (EOFError, zlib.error) as error:
            yield Refused(found.source, None, f"is broken gzip data: {error}", "input-gzip")
        except OSError as error:
            yield _refused(unreadable(found.source, error))

    def _read(self, found: Located, stream: BinaryIO) -> Read:
        if (self.format or found.format) != "pubmed-xml":  # which says itself how it is encoded
            stream = _as_utf8(stream, found.source)
        format_ = self.format or found.format or _sniffed(stream)
        self.files[found.source] = format_
        if format_ == "parquet":
            return read_parquet(stream, self.mapped, found.source)
        if format_ == "pubmed-xml":
            from pubsieve.records.pubmed_xml import read_pubmed_xml

            return read_pubmed_xml(stream)
        if format_ == "jsonl":
            return read_json_lines(bounded_lines(stream, found.source, self.limits, SETTING), self.mapped)
        lines = lines_of(stream, found.source, self.limits)
        if format_ in ("csv", "tsv"):
            return read_csv(decoded(lines), self.mapped, found.source, tabs=format_ == "tsv")
        if format_ == "csl-json":
            from pubsieve.records.csl import read_csl

            return read_csl(decoded(lines), self.mapped)
        return _reader(format_)(decoded(lines))


def _as_utf8(stream: BinaryIO, source: str) -> BinaryIO:
    """The stream, recoded where a mark at its beginning says that it is UTF-16, as Windows programs save text.

    Raises:
        InputError: it is none.
    """
    if cast(BufferedReader, stream).peek(2)[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return stream
    try:
        return BufferedReader(io.BytesIO(stream.read().decode("utf-16").encode()))
    except UnicodeError as error:
        message = "is marked as UTF-16, but holds bytes that are none: save the file as UTF-8"
        raise InputError(message, code="encoding-wrong", source=source) from error


def _sniffed(stream: BinaryIO) -> str:
    """The format of a file whose name says nothing, by how it begins; a table where nothing else fits."""
    head = cast(BufferedReader, stream).peek(_SNIFFED).removeprefix(b"\xef\xbb\xbf").lstrip()
    if found := next((name for opening, name in _OPENINGS if head.startswith(opening)), None):
        return found
    if _RIS.match(head):
        return "ris"
    return "medline" if _MEDLINE.match(head) else "csv"


def _reader(name: str) -> Callable[[Iterable[str]], Read]:
    """The reader of a bibliographic format; only the one that is needed is imported."""
    if name == "medline":
        from pubsieve.records.medline import read_medline

        return read_medline
    if name == "ris":
        from pubsieve.records.ris import read_ris

        return read_ris
    from pubsieve.records.bibtex import read_bibtex

    return read_bibtex


def _place(row: Row, source: str, number: int) -> None:
    """Put into a record where it stands, and an id where it has none: a finding must lead to its line."""
    record = row.record
    row.source = text(record.get("source")) or None
    record["source"], record["line"] = source, row.line
    if isinstance(authors := record.get("authors"), str):
        record["authors"] = parted(authors)
    name_record(record, f"{source}#{row.line or number}")


def name_record(record: dict[str, Any], name: str) -> None:
    """Put an id into a record that has none: of its identifiers, where they are in their form, else the given name."""
    record.setdefault("kind", "article")
    if not text(record.get("id")):
        known = {key: value for key, form in BARE.items() if form.fullmatch(value := text(record.get(key)))}
        record["id"] = record_id(known | {"source": name})


def _refused(error: InputError, source: str | None = None) -> Refused:
    return Refused(error.source or source or "-", None, error.message, error.code)
