"""Parquet: a row a record, in the types of the record's model."""

from collections.abc import Iterable
from pathlib import Path

from pubsieve.exports import Record
from pubsieve.exports.arrow import write_table


def write(records: Iterable[Record], path: Path) -> None:
    """Write the records into one file."""
    write_table(records, path)
