"""Records whose columns have names: JSON lines, CSV and Parquet. Columns are mapped onto the record's keys."""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from pubsieve.records.pubmed_csv import COLUMNS, is_pubmed, record_of
from pubsieve.records.row import NOTHING, Bad, Read, Row, undecoded
from schemas.article import Article
from schemas.errors import ConfigError, InputError

if TYPE_CHECKING:
    import _csv

KEYS = tuple(Article.model_fields)
# What Scopus, Web of Science, Embase, Zotero, Rayyan, Covidence and OpenAlex call the same, the better column first.
_ALSO = {
    "title": ("articletitle", "primarytitle", "documenttitle"),
    "authors": ("author", "authornames", "authorfullnames"),
    "journal": ("journal/book", "journalname", "sourcetitle", "publicationtitle", "secondarytitle"),
    "published": ("publicationdate", "publisheddate", "publicationyear", "publishedyear", "pubyear", "year"),
    "pmid": ("pubmedid",),
    "abstract": ("abstractnote",),
    "keywords": ("authorkeywords", "manualtags"),
    "language": ("languageoforiginaldocument",),
}
_TELLING = {"title", "doi", "pmid", "pmcid", "citation", "abstract"}
_FOLDED = re.compile(r"[\s_-]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # with apostrophes of its own, so that each cell comes back as it was
_DELIMITERS = ",;\t|"
_LARGEST_FIELD = 2**27  # characters; the csv module's own limit, 131,072, is less than the text of a long article


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the columns of a table become the keys of a record.

    Attributes:
        given: the record's key -> the column, as the user says. A key that is not given is that of the column with the
            same name, whatever its case, blanks and hyphens, or, in a table with titles, abstracts or identifiers, of
            one that databases call so.
    """

    given: Mapping[str, str]

    def columns(self, names: Iterable[str]) -> dict[str, str]:
        """The record's key -> the column, for the columns that there are."""
        there = list(names)
        free = {_fold(name): name for name in reversed(there) if name not in self.given.values()}
        found = {key: free[_fold(key)] for key in KEYS if key not in self.given and _fold(key) in free}
        called = {
            key: free[next(filter(free.__contains__, names))] for key, names in _ALSO.items() if free.keys() & names
        }
        if (found | called).keys() & _TELLING:
            found = {key: name for key, name in called.items() if key not in self.given} | found
        return found | {key: name for key, name in self.given.items() if name in there}


def parse_mapping(given: Mapping[str, str], source: str | None = None) -> Mapped:
    """Check a mapping of the record's keys onto columns.

    Args:
        given: the record's key -> the column.
        source: the file of settings that holds it; None for the command line.

    Raises:
        ConfigError: ``map-unknown-key``.
    """
    if unknown := [key for key in given if key not in KEYS]:
        known = ", ".join(KEYS)
        raise ConfigError(
            f"map: a record has no key {unknown[0]!r} (there are {known})", code="map-unknown-key", source=source
        )
    return Mapped(given)


def _fold(name: str) -> str:
    return _FOLDED.sub("", name.strip().casefold())


def read_json_lines(lines: Iterable[bytes | InputError], mapped: Mapped) -> Read:
    """The records of a JSON lines file, one a line; an error stands in place of a line that could not be read."""
    columns: dict[tuple[str, ...], dict[str, str]] = {}
    for number, line in enumerate(lines, start=1):
        if isinstance(line, InputError):
            yield Bad(line.message, line.code, number, number)
            continue
        if not line.strip():
            continue
        values = _json_object(line)
        if isinstance(values, str):
            yield Bad(values, "jsonl-malformed", number, number)
            continue
        names = tuple(values)
        if names not in columns:
            columns[names] = mapped.columns(names)
        if not (known := columns[names]):
            yield Bad(none_known(names), "no-known-column", number, number)
            continue
        record = {key: values[name] for key, name in known.items()}
        yield Row(record, number, number, columns=known, cells=values)


def _json_object(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or why there is none."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "the line holds bytes that are no UTF-8: save the file as UTF-8"
    except (ValueError, RecursionError) as error:
        return f"the line is not JSON: {error}"
    if not isinstance(values, dict):
        return "the line is JSON, but no object"
    if b"\\u" in line and _SURROGATE.search(json.dumps(values, ensure_ascii=False)):
        return "the line holds half of a surrogate pair, which is no character"
    return values


def none_known(names: Iterable[str]) -> str:
    """Why an object or a table with these columns is no record."""
    shown = ", ".join(list(names)[:8]) or "none"
    return f"none of the columns is a key of a record ({shown}): name them with --map, as in --map title=Heading"


def read_csv(lines: Iterable[str], mapped: Mapped, source: str, *, tabs: bool = False) -> Read:
    """The rows of a CSV file with a line of names; the delimiter is the most frequent of ``, ; tab |`` in that line.

    Raises:
        InputError: the first line names no columns, or names one twice, or none that a record has.
    """
    csv.field_size_limit(_LARGEST_FIELD)
    stream = iter(lines)
    if not (header := next(stream, "")):
        return
    delimiter = "\t" if tabs else delimiter_of(header)
    reader = csv.reader(itertools.chain([header], stream), delimiter=delimiter, strict=True)
    try:
        names = next(reader)
    except csv.Error as error:
        message = f"the first line, which should name the columns, is no CSV: {error}"
        raise InputError(message, code="csv-malformed", source=source) from error
    names = _numbered(names, mapped)
    columns, head = _checked_names(names, mapped, source), reader.line_num
    if pubmed := is_pubmed(names) and not mapped.given:
        columns = {key: name for key, name in COLUMNS.items() if name in names}
    for first, last, cells in _rows(reader):
        if isinstance(cells, str):
            yield Bad(cells, "csv-malformed", first, last)
        elif bad := undecoded("".join(cells), first, last):
            yield bad
        elif cells and len(cells) != len(names):
            yield Bad(f"the row has {len(cells)} fields, the first line {len(names)}", "csv-malformed", first, last)
        elif cells:
            values = dict(zip(names, cells, strict=True))
            read = {key: None if values[name] in NOTHING else undefuse(values[name]) for key, name in columns.items()}
            record = record_of({name: undefuse(cell) for name, cell in values.items()}) if pubmed else read
            yield Row(record, first, last, head=head, columns=columns, cells=values)


def defuse(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe in front, where it begins like one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def undefuse(cell: str) -> str:
    """The cell without the apostrophe that `defuse`, or a spreadsheet, put in front of it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def delimiter_of(header: str) -> str:
    """What parts the columns: the most frequent candidate in the line of names."""
    return max(_DELIMITERS, key=header.count)


def _rows(reader: "_csv.Reader") -> Iterator[tuple[int, int, list[str] | str]]:
    """The rows behind the names, with their first and last lines; a text is why there is no row."""
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield first, reader.line_num, f"the row is no CSV: {error}"
        else:
            yield first, reader.line_num, cells


def _numbered(names: list[str], mapped: Mapped) -> list[str]:
    """The names of columns; one that stands twice gets a number, unless it is read: then nobody can tell which is."""
    read = mapped.columns(names).values()
    return [
        name if name in read or name not in names[:at] else f"{name} ({names[:at].count(name) + 1})"
        for at, name in enumerate(names)
    ]


def _checked_names(names: list[str], mapped: Mapped, source: str) -> dict[str, str]:
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InputError(f"the first line names the column {twice!r} twice", code="csv-malformed", source=source)
    columns = mapped.columns(names)
    if not columns:
        raise InputError(none_known(names), code="no-known-column", source=source)
    if missing := [name for name in mapped.given.values() if name not in names]:
        there = ", ".join(names)
        message = f"has no column {missing[0]!r}, which --map names (there are {there})"
        raise InputError(message, code="column-missing", source=source)
    return columns


def read_parquet(stream: BinaryIO, mapped: Mapped, source: str) -> Read:
    """The rows of a Parquet file; it has no lines.

    Raises:
        ConfigError: ``extra-missing``: pyarrow is not installed.
        InputError: it is no Parquet file, or has no column that a record has.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        message = "Parquet is read by pyarrow: pip install 'pubsieve[parquet]'"
        raise ConfigError(message, code="extra-missing", source=source) from error
    try:
        file = parquet.ParquetFile(io.BytesIO(stream.read()))
        columns = _checked_names(file.schema_arrow.names, mapped, source)
        for batch in file.iter_batches(columns=list(columns.values())):
            for values in batch.to_pylist():
                yield Row({key: plain(values[name]) for key, name in columns.items()})
    except (arrow.ArrowException, OSError) as error:
        raise InputError(f"is no Parquet file: {error}", code="parquet-malformed", source=source) from error


def plain(value: Any) -> Any:
    """A value of a column as JSON would have it: days and decimal numbers as text."""
    if value is None or isinstance(value, (str, int, float, bool, list, dict)):
        return value
    return str(value).removesuffix(" 00:00:00")
