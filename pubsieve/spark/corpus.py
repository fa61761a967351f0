"""Checks of a whole corpus: each partition gathers its part, one process puts the parts together and judges them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pyspark import cloudpickle
from pyspark.sql import DataFrame

from expectations.check import Check, Summary
from expectations.run import Crash, crash_of, judge
from pubsieve.spark.batches import Batches, Row, batches_of, error_of, rows_of, said_row
from pubsieve.spark.schema import ACROSS, GATHERED, spark_schema
from pubsieve.spark.shipped import Shipped

_CORPUS = {"id": "corpus"}


def corpus_wide(outcomes: DataFrame, shipped: Shipped) -> DataFrame:
    """What the checks of the whole corpus say, with the columns of `schema.ACROSS`.

    Args:
        outcomes: with the columns of `schema.CHECKED`.
        shipped: the checks.
    """
    stubs = outcomes.select("stub").where("stub IS NOT NULL")
    parts = stubs.mapInArrow(GatherWork(shipped), spark_schema(GATHERED))
    return parts.repartition(1).mapInArrow(JudgeWork(shipped), spark_schema(ACROSS))


def gathering(checks: Sequence[Check]) -> dict[str, tuple[Check, Summary]]:
    """The checks of the whole corpus that look at records, by id."""
    made = ((check, check.summary()) for check in checks if check.summary)
    return {check.id: (check, summary) for check, summary in made if summary.reads}


@dataclass(frozen=True, slots=True)
class GatherWork:
    """What is done with each partition."""

    shipped: Shipped

    def __call__(self, batches: Batches) -> Batches:
        """Rows of ``stub`` in; out one row a check: what was gathered, or why it could not be."""
        _, checks = self.shipped.unpack()
        gathered, crashes = gathering(checks), list[Crash]()
        for row in rows_of(batches):
            record = json.loads(row["stub"])
            for check, summary in [*gathered.values()]:
                try:
                    summary.add(record)
                except Exception as crash:  # what lacks a record says nothing of the corpus any more
                    del gathered[check.id]
                    crashes.append(crash_of(check, record, crash))
        rows: list[Row] = [{"check": crash.check, "error": error_of(crash)} for crash in crashes]
        for check, summary in gathered.values():
            rows.append({"check": check.id, "summary": cast(Any, cloudpickle).dumps(summary)})
        yield from batches_of(rows, GATHERED)


@dataclass(frozen=True, slots=True)
class JudgeWork:
    """What is done with the parts of all partitions."""

    shipped: Shipped

    def __call__(self, batches: Batches) -> Batches:
        """The rows of `GatherWork` in; findings and errors out."""
        _, checks = self.shipped.unpack()
        whole = gathering(checks)
        rows = list(rows_of(batches))
        errors = [row for row in rows if row["error"]]
        for row in errors:
            whole.pop(row["check"], None)
        for row in rows:
            if row["check"] in whole:
                whole[row["check"]][1].merge(cast(Any, cloudpickle).loads(row["summary"]))
        said = [{"error": row["error"]} for row in errors]
        yield from batches_of([*said, *(row for one in whole.values() for row in _judged(*one))], ACROSS)


def _judged(check: Check, summary: Summary) -> Iterator[Row]:
    try:
        rows = list(summary.rows())
    except Exception as crash:
        yield {"error": error_of(crash_of(check, _CORPUS, crash))}
        return
    yield from filter(None, (said_row(judge(check, named, values)) for named, values in rows))
