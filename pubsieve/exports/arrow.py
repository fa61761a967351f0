"""The record's model as a pyarrow schema, and records as Parquet files of it.

The schema comes from the model, never from the values: a column that is empty in all records has its type all the same.
"""

import types
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as arrow
from pyarrow import parquet
from pydantic import BaseModel

from pubsieve.exports import Record
from schemas.article import Article

_ROWS = 1000  # of a row group: what is in memory at a time
_PLAIN = {str: arrow.string(), bool: arrow.bool_(), int: arrow.int32(), float: arrow.float64()}


def record_schema() -> arrow.Schema:
    """The columns of a record, in the order of the contract."""
    return arrow.schema(fields_of(Article))


def write_table(records: Iterable[Record], path: Path) -> tuple[int, int]:
    """Write records into one Parquet file; gives how many there were, and their size in memory in bytes."""
    schema, count, size = record_schema(), 0, 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _batches(iter(records)):
            batch = arrow.RecordBatch.from_pylist(rows, schema=schema)
            writer.write_batch(batch)
            count, size = count + len(rows), size + batch.nbytes
    return count, size


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    while rows := list(islice(records, _ROWS)):
        yield rows


def fields_of(model: type[BaseModel]) -> list[arrow.Field]:
    """The columns of a model; those that may be None are nullable."""
    return [_field(name, field.annotation) for name, field in model.model_fields.items()]


def _field(name: str, annotation: Any) -> arrow.Field:
    nullable = get_origin(annotation) in (Union, types.UnionType)
    return arrow.field(name, _type(annotation), nullable=nullable)


def _type(annotation: Any) -> arrow.DataType:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin in (Union, types.UnionType):
        (known,) = (one for one in inner if one is not type(None))
        return _type(known)
    if origin is list:
        return arrow.list_(arrow.field("element", _type(inner[0]), nullable=False))
    if origin is Literal or issubclass(annotation, Enum):
        return arrow.string()
    if issubclass(annotation, BaseModel):
        return arrow.struct(fields_of(annotation))
    return _PLAIN[annotation]
