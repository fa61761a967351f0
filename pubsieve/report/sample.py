"""The records that the page of `check` shows: those of the first findings of each check."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.finding import Finding

RECORDS_OF_CHECK = 10
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
