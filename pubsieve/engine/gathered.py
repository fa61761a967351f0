"""What a run knows of its inputs taken together: the figures, the checks across records, the drift of sites."""

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from expectations import Checker
from expectations.suites import checks_of
from pubsieve.cleaning import Own
from pubsieve.drift import SCHEMA_DRIFT, DriftWatch
from pubsieve.engine.page_work import Outcome
from pubsieve.lines import Lines
from pubsieve.report.tally import Tally
from schemas.finding import Finding


class Gathered:
    """Takes what became of each input, in the order of the inputs.

    Attributes:
        tally: the figures.
        checker: has counted all records.
    """

    def __init__(self, suite: str, today: date, own: Own) -> None:
        self.tally = Tally()
        self.checker = Checker(suite, today=today)
        self._drift = DriftWatch(own.profiles) if SCHEMA_DRIFT in checks_of(suite) else None
        self._lines = Lines()
        self._bytes, self._digest = 0, hashlib.sha256()

    def sated(self) -> frozenset[str]:
        """What the report has pages enough to show for."""
        return self.tally.listing.sated()

    def inputs(self) -> dict[str, Any]:
        """How many inputs there were, their bytes as UTF-8, and one SHA-256 of all names and contents in order."""
        counts = {"total": self.tally.inputs, "with_records": self.tally.with_records}
        rejected = {"rejected": self.tally.rejected.total()}
        return counts | rejected | {"bytes": self._bytes, "sha256": self._digest.hexdigest()}

    def add(self, outcome: Outcome) -> None:
        """Take one input."""
        self._bytes += outcome.size
        self._digest.update(f"{outcome.source}\0{outcome.digest}\n".encode("utf-8", "surrogatepass"))
        if outcome.line is not None:
            self._lines.add(outcome.file)
        self.tally.merge(outcome.tally)
        if outcome.signs and self._drift:
            self._drift.add(outcome.signs)
        for examined in outcome.examined:
            self.checker.take(examined)

    def across(self) -> Iterator[Finding]:
        """The findings across inputs; to be asked for once, at the end."""
        for finding in chain(self.checker.finish(), self._drift.finish() if self._drift else ()):
            located = finding.model_copy(update={"line": self._lines.across(finding)})
            self.tally.add_finding(located)
            yield located
        self.tally.check_errors.extend((error.code, error.message) for error in self.checker.errors)
