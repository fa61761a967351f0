"""A check as a Spark column: its predicate in a pandas UDF, values that are not text passed as text or JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812  Spark's own convention
from pyspark.sql.types import ArrayType, DoubleType, FloatType, MapType, StringType, StructType

from expectations.check import Check
from expectations.gx_metric import filled
from expectations.values import entries


def condition(frame: DataFrame, check: Check, reads: Sequence[str]) -> Column:
    """The column that is true where a row is good.

    Args:
        frame: a column that names the rows, then those that hold the values of `reads`, in their order.
        check: bound to a day.
        reads: some of the check's keys; the others are absent.
    """
    values = [_as_text(frame, name) for name in frame.columns[1 : len(reads) + 1]]
    if not values:
        return F.lit(check.keys is not None or check.holds(*[None] * len(check.reads)))
    if check.keys is None:
        return _holds(check, reads)(*values)
    others = [_others(values, key) for key in _keys(check, reads, values)]
    return _holds_among(check, reads)(F.to_json(F.array(*values)), *others)


def _as_text(frame: DataFrame, name: str) -> Column:
    """A column as text: a struct becomes JSON, since pandas cannot tell a null struct from one full of nulls."""
    column, kind = F.col(f"`{name}`"), frame.schema[name].dataType
    if isinstance(kind, StringType):
        return column
    if isinstance(kind, (StructType, ArrayType, MapType)):
        return F.to_json(column)
    if isinstance(kind, (FloatType, DoubleType)):  # a PMID among missing ones; its own text would be 3.2E7
        return F.when(column == F.floor(column), column.cast("long").cast("string")).otherwise(column.cast("string"))
    return column.cast("string")


def coverage(frame: DataFrame, state: Callable[..., bool | None], names: Sequence[str | None]) -> tuple[int, int, int]:
    """How many rows there are, to how many a field applies, and how many state it, in one job.

    Args:
        frame: the records.
        state: of `expectations.coverage.judge`.
        names: the columns of the values that `state` takes; None for those that the frame lacks.
    """

    def states(*columns: pd.Series) -> pd.Series:
        return pd.Series([state(*row) for row in zip(*columns, strict=True)], dtype="boolean")

    values = [_as_text(frame, name) if name else F.lit(None).cast("string") for name in names]
    judged = frame.select(F.pandas_udf(states, "boolean")(*values).alias("state"))
    counted = judged.agg(F.count(F.lit(1)), F.count("state"), F.count(F.when(F.col("state"), 1))).first()
    assert counted is not None
    rows, applicable, stated = counted
    return rows, applicable, stated


def _holds(check: Check, reads: Sequence[str]) -> Any:
    full = filled(check, reads)

    def holds(*columns: pd.Series) -> pd.Series:
        return pd.Series([check.holds(*full(row)) for row in zip(*columns, strict=True)], dtype=bool)

    return F.pandas_udf(holds, "boolean")


def _keys(check: Check, reads: Sequence[str], values: list[Column]) -> Iterator[Column]:
    """One column for each of the check's keys."""
    full, make = filled(check, reads), check.keys
    assert make is not None

    def key_at(place: int) -> Any:
        def key(*columns: pd.Series) -> pd.Series:
            return pd.Series([make(*full(row))[place] for row in zip(*columns, strict=True)], dtype=object)

        return F.pandas_udf(key, "string")

    for place in range(len(make(*[None] * len(check.reads)))):
        yield key_at(place)(*values)


def _others(values: list[Column], key: Column) -> Column:
    """The values, as JSON, of all rows with the same key, the row itself included; null without a key."""
    row = F.to_json(F.array(*values))
    lonely = F.xxhash64(*values).cast("string")  # rows without a key spread over the partitions instead of sharing one
    same = Window.partitionBy(F.coalesce(key, lonely))
    return F.when(key.isNotNull(), F.to_json(F.collect_list(row).over(same)))


def _holds_among(check: Check, reads: Sequence[str]) -> Any:
    full = filled(check, reads)

    def holds(own: pd.Series, *groups: pd.Series) -> pd.Series:
        return pd.Series([judge(row) for row in zip(own, *groups, strict=True)], dtype=bool)

    def judge(row: tuple[Any, ...]) -> bool:
        own, *groups = row
        others: list[str] = []
        for group in map(entries, groups):
            if own in group:
                group.remove(own)
            others += group
        return check.holds(*full(entries(own)), [("?", *full(entries(other))) for other in others])

    return F.pandas_udf(holds, "boolean")
