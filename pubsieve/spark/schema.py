"""The columns of records, findings and rejections, as their models have them, for Arrow and for Spark."""

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from schemas.article import Article
from schemas.finding import Finding, Rejection

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_type(annotation: Any) -> pa.DataType:
    """The type of a column that holds what a field of a model holds; all are nullable.

    Raises:
        TypeError: there is no such type.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arrow_type(inner[0])
    if origin is Literal:
        return pa.string()
    if origin in (Union, UnionType):
        (one,) = (each for each in inner if each is not NoneType)
        return arrow_type(one)
    if origin in (list, tuple):
        return pa.list_(arrow_type(inner[0]))
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            fields = annotation.model_fields.items()
            return pa.struct([(name, arrow_type(field.annotation)) for name, field in fields])
        if found := next((_PLAIN[kind] for kind in annotation.__mro__ if kind in _PLAIN), None):
            return found
    raise TypeError(f"no column can hold {annotation!r}")


def spark_type(kind: pa.DataType) -> str:
    """The same type in Spark's DDL: ``struct<`name`:string>``."""
    if pa.types.is_struct(kind):
        return f"struct<{','.join(f'`{field.name}`:{spark_type(field.type)}' for field in kind)}>"
    if pa.types.is_list(kind):
        return f"array<{spark_type(kind.value_type)}>"
    return _SPARK[kind]


def spark_schema(schema: pa.Schema) -> str:
    """A schema in Spark's DDL."""
    return ",".join(f"`{field.name}` {spark_type(field.type)}" for field in schema)


_SPARK = {
    pa.string(): "string",
    pa.binary(): "binary",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
}

RECORD, FINDING, REJECTED = map(arrow_type, (Article, Finding, Rejection))
ERROR = pa.struct([("check", pa.string()), ("message", pa.string()), ("source", pa.string())])
KEY = pa.struct([("check", pa.string()), ("key", pa.string())])

# What the checks gave on one record; `place` orders the records, `keys` and `stub` are for comparing it with others.
CHECKED = pa.schema(
    [
        ("place", pa.int64()),
        ("findings", pa.list_(FINDING)),
        ("errors", pa.list_(ERROR)),
        ("keys", pa.list_(KEY)),
        ("stub", pa.string()),
    ]
)
# One row a record, and one a page that gave none.
CLEANED = pa.schema([("record", RECORD), ("rejected", REJECTED), *CHECKED])
ACROSS = pa.schema([("finding", FINDING), ("error", ERROR)])
GATHERED = pa.schema([("check", pa.string()), ("summary", pa.binary()), ("error", ERROR)])
