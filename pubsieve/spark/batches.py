"""Arrow batches into rows and back, in Spark's Python processes."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import pyarrow as pa
from pyspark import TaskContext

from expectations.check import Check
from expectations.run import Crash, Examined
from schemas.finding import Finding

_MOST_ROWS = 128  # of a batch: a record holds the text of its page, and many processes share a machine's memory
_PARTITION = 33  # bits for the rows of one partition, as in Spark's monotonically_increasing_id

Batches = Iterable[pa.RecordBatch]
Row = dict[str, Any]


def rows_of(batches: Batches) -> Iterator[Row]:
    """The rows of all batches."""
    for batch in batches:
        for at in range(batch.num_rows):  # one by one: a page may be large
            yield batch.slice(at, 1).to_pylist()[0]


def batches_of(rows: Iterable[Row], schema: pa.Schema) -> Batches:
    """Rows as small batches; values that a row leaves out are null."""
    kept: list[Row] = []
    for row in rows:
        kept.append(row)
        if len(kept) == _MOST_ROWS:
            yield pa.RecordBatch.from_pylist(kept, schema=schema)
            kept = []
    yield pa.RecordBatch.from_pylist(kept, schema=schema)


def places() -> Iterator[int]:
    """A number for each row of this partition, larger than those of the partitions before it."""
    context = TaskContext.get()
    return count((context.partitionId() if context else 0) << _PARTITION)


def row_name(place: int) -> str:
    """What a row is called that says nothing itself."""
    return f"row-{place >> _PARTITION}-{place % (1 << _PARTITION) + 1}"


def checked(examined: Examined, across: Sequence[Check]) -> Row:
    """The columns of what the checks gave on one record; `across`: those across records."""
    return {
        "findings": [finding_of(finding) for finding in examined.findings],
        "errors": [error_of(crash) for crash in examined.crashes],
        "keys": [
            {"check": check.id, "key": key}
            for check, keys in zip(across, examined.keys, strict=True)
            for key in dict.fromkeys(keys)
        ],
        "stub": json.dumps(examined.stub, default=str),
    }


def finding_of(finding: Finding) -> Row:
    """A finding as a row."""
    return finding.model_dump(mode="json")


def error_of(crash: Crash) -> Row:
    """A check that could not run as a row."""
    return {"check": crash.check, "message": crash.message, "source": crash.source}


def said_row(said: Finding | Crash | None) -> Row | None:
    """What a check said as a row of `schema.ACROSS`; None where all is good."""
    if said is None:
        return None
    return {"error": error_of(said)} if isinstance(said, Crash) else {"finding": finding_of(said)}
