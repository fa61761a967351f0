"""The records that the page of `check` shows: those of the first findings of each check."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pubsieve.report.fields import record_rows
from pubsieve.report.views import LONGEST_TITLE, RecordView, short, shortened
from schemas.finding import Finding

RECORDS_OF_CHECK = 10
_FINDINGS_SHOWN = 40  # of one record
_Place = tuple[str, str | None, int | None]


@dataclass(slots=True)
class Sample:
    """A bounded number of records, by where they stand."""

    records: dict[_Place, tuple[Mapping[str, Any], list[Finding]]] = field(default_factory=dict)
    _found: Counter[str] = field(default_factory=Counter)

    def add(self, record: Mapping[str, Any], findings: Iterable[Finding]) -> None:
        """Keep a record where it is one of the first on which a check failed."""
        found = list(findings)
        for finding in found:
            if self._found[finding.check] < RECORDS_OF_CHECK:
                self._found[finding.check] += 1
                self.records[finding.record, finding.source, finding.line] = record, found


def sample_views(sample: Sample) -> list[RecordView]:
    """The records as the page shows them, with the values marked that their findings are about."""
    views = []
    for (name, _, _), (record, findings) in sample.records.items():
        shown = sorted(findings, key=lambda one: -one.severity.rank)[:_FINDINGS_SHOWN]
        rows = record_rows(record, shown)
        marked = {number for row in rows for _, number in row.pieces}
        noted = [(shortened(found), n * (n in marked)) for n, found in enumerate(shown, start=1)]
        title = record.get("title")
        views.append(RecordView(name, short(str(title), LONGEST_TITLE) if title else None, rows, noted))
    return views
