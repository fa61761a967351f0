"""Records in a partition of a frame: checked by themselves in one pass, then those that share a key with each other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from expectations import Checker
from expectations.check import Check
from expectations.run import judge
from expectations.seen import MOST_COMPARED, compared
from expectations.values import text
from pubsieve.records.read import name_record
from pubsieve.records.table import plain
from pubsieve.spark.batches import Batches, Row, batches_of, checked, places, row_name, rows_of, said_row
from pubsieve.spark.schema import ACROSS, CHECKED
from pubsieve.spark.shipped import Shipped


@dataclass(frozen=True, slots=True)
class RecordWork:
    """What is done with each partition of a frame of records.

    Attributes:
        shipped: the checks.
        today: what counts as today for dates in the future.
        columns: the record's key -> the column.
    """

    shipped: Shipped
    today: date
    columns: Mapping[str, str]

    def __call__(self, batches: Batches) -> Batches:
        """Rows of records in; out what the checks gave on each."""
        _, checks = self.shipped.unpack()
        checker = Checker(checks, today=self.today)
        records = map(self._record, rows_of(batches), places())
        rows = ({"place": place, **checked(checker.examine(record), checker.across)} for place, record in records)
        yield from batches_of(rows, CHECKED)

    def _record(self, row: Row, place: int) -> tuple[int, Row]:
        record = {key: plain(row[column]) for key, column in self.columns.items()}
        name = text(record.get("source")) or row_name(place)
        record["source"] = name
        name_record(record, name)
        return place, record


@dataclass(frozen=True, slots=True)
class AcrossWork:
    """What is done with the records that share a key: each beside the first of the others."""

    shipped: Shipped

    def __call__(self, batches: Batches) -> Batches:
        """Rows of ``check``, ``place``, ``stub`` and ``others`` in; a finding or an error out, where there is one."""
        _, checks = self.shipped.unpack()
        by_id = {check.id: check for check in checks}
        yield from batches_of(filter(None, (_compared(by_id[row["check"]], row) for row in rows_of(batches))), ACROSS)


def _compared(check: Check, row: Row) -> Row | None:
    others = {other["place"]: other["stub"] for other in row["others"] if other["place"] != row["place"]}
    first = [json.loads(others[place]) for place in sorted(others)[:MOST_COMPARED]]
    record = json.loads(row["stub"])
    return said_row(judge(check, record, compared(check, record, first)))
