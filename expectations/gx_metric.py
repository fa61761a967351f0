"""How Great Expectations evaluates a check on a batch: the same Python predicate on pandas and on Spark."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sparkdf_execution_engine import SparkDFExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

from expectations.check import Check
from expectations.seen import across

METRIC = "pubsieve.check"
CHECKS: dict[str, Check] = {}
"""The checks that have a class; a metric's values can only name them."""


class CheckMetric(MulticolumnMapMetricProvider):
    """One metric for all checks: which one, on which keys and on which day are its values."""

    condition_metric_name = METRIC
    condition_value_keys = ("check_id", "reads", "today", "flags", "settings")

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, frame: pd.DataFrame, **values: Any) -> pd.Series:  # noqa: N805
        if values["flags"]:
            return _verdicts(frame)
        reads = values["reads"]
        columns = [frame.iloc[:, place + 1].array for place in range(len(reads))]
        rows = zip(*columns, strict=True) if columns else iter([()] * len(frame))
        return pd.Series(verdicts(_bound(values), rows, reads), index=frame.index, dtype=bool)

    @multicolumn_condition_partial(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(cls, frame: Any, **values: Any) -> Any:  # noqa: N805
        from pyspark.sql import functions

        if values["flags"]:
            return functions.col(f"`{frame.columns[1]}`")
        from expectations.gx_spark import condition

        return condition(frame, _bound(values), values["reads"])


def verdicts(check: Check, rows: Iterable[Sequence[Any]], reads: Sequence[str]) -> list[bool]:
    """Whether each row is good.

    Args:
        check: bound to a day.
        rows: the values of `reads`, row by row.
        reads: some of the check's keys; the others are absent.
    """
    full = map(filled(check, reads), rows)
    if check.keys is None:
        return [check.holds(*values) for values in full]
    records = [dict(zip(check.reads, values, strict=True)) for values in full]
    good = [True] * len(records)
    for number, values in across(check, records):
        good[number] = check.holds(*values)
    return good


def filled(check: Check, reads: Sequence[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """A function that puts the values of some keys in the order of the check's own, None for the others."""
    places = [reads.index(key) if key in reads else None for key in check.reads]
    return lambda values: tuple(None if place is None else values[place] for place in places)


def _bound(values: dict[str, Any]) -> Check:
    today, check = values["today"], CHECKS[values["check_id"]]
    check = check.configured(values["settings"]) if values["settings"] else check
    return check.on(date.fromisoformat(today) if today else date.today())


def _verdicts(frame: pd.DataFrame) -> pd.Series:
    flags = frame.iloc[:, 1]
    if flags.isna().any():
        raise ValueError(f"the check could not run on {int(flags.isna().sum())} records")
    return flags.astype(bool)
