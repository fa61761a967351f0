"""What a run knows of its inputs taken together: the figures, the checks across records, the drift of sites."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from expectations import Checker
from pubsieve.checking.ignores import Ignore, Ignores
from pubsieve.checking.selection import Selection
from pubsieve.cleaning import Own
from pubsieve.drift import drift_watch
from pubsieve.engine.outcome import Outcome
from pubsieve.lines import Lines
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import Excused
from schemas.finding import Finding


class Gathered:
    """Takes what became of each input, in the order of the inputs.

    Attributes:
        tally: the figures.
        checker: has counted all records.
        excused: the findings that do not count.
    """

    def __init__(self, selection: Selection, today: date, own: Own, ignores: Iterable[Ignore] = ()) -> None:
        self.tally = Tally()
        self.checker = Checker(selection.checks, today=today)
        self.excused = Excused()
        self._selection, self._ignores = selection, Ignores(ignores)
        self._drift = drift_watch(selection.checks, own.profiles)
        self._lines = Lines()
        self._bytes, self._digest = 0, hashlib.sha256()

    def sated(self) -> frozenset[str]:
        """What the report has pages enough to show for."""
        return self.tally.listing.sated()

    def inputs(self) -> dict[str, Any]:
        """How many inputs there were, their bytes as they came, and one SHA-256 of all names and contents in order."""
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
            for finding in examined.findings:
                self._excuse(finding)

    def across(self) -> Iterator[Finding]:
        """The findings across inputs; to be asked for once, at the end."""
        for finding in chain(self.checker.finish(), self._drift.finish() if self._drift else ()):
            located = finding.model_copy(update={"line": self._lines.across(finding)})
            weighed = self._selection.weigh(located)
            self.tally.add_finding(weighed)
            self._excuse(weighed)
            yield weighed
        self.excused.tolerated = self._selection.tolerated(self.checker.counts)
        self.excused.unused = self._ignores.unused(check.id for check in self._selection.checks)
        self.tally.check_errors.extend((error.code, error.message) for error in self.checker.errors)

    def _excuse(self, finding: Finding) -> None:
        if self._ignores.reason(finding):
            self.excused.ignored[finding.check, finding.severity] += 1
