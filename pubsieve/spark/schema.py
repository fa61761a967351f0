"""The columns of records, findings and rejections, as their models have them, for Arrow and for Spark."""

import pyarrow as pa

from pubsieve.exports.arrow import fields_of
from schemas.article import Article
from schemas.finding import Finding, Rejection


def spark_type(kind: pa.DataType) -> str:
    """A type in Spark's DDL, where all is nullable: ``struct<`name`:string>``."""
    if pa.types.is_struct(kind):
        return f"struct<{','.join(f'`{field.name}`:{spark_type(field.type)}' for field in kind)}>"
    if pa.types.is_list(kind):
        return f"array<{spark_type(kind.value_type)}>"
    return _SPARK[kind]


def spark_schema(schema: pa.Schema) -> str:
    """A schema in Spark's DDL."""
    return ",".join(f"`{field.name}` {spark_type(field.type)}" for field in schema)


_SPARK = {pa.string(): "string", pa.binary(): "binary", pa.int32(): "int", pa.int64(): "bigint", pa.bool_(): "boolean"}

RECORD, FINDING, REJECTED = (pa.struct(fields_of(model)) for model in (Article, Finding, Rejection))
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
