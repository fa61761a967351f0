"""What a check of records gave: every format of the report is made of it, and the exit code."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from expectations.check import Check
from pubsieve.checking.ignores import Ignore
from pubsieve.checking.keys import Entry, Key
from pubsieve.records.read import Refused
from pubsieve.report.coverage import Coverage
from pubsieve.report.sample import Sample
from pubsieve.report.verdict import FailOn
from schemas.errors import CheckError
from schemas.finding import Finding, Severity


class State(StrEnum):
    """Whether a finding counts."""

    NEW = "new"
    KNOWN = "baseline"
    IGNORED = "ignored"
    TOLERATED = "tolerated"


@dataclass(slots=True)
class Told:
    """One finding and whether it counts.

    Attributes:
        finding: as the check made it, with the severity of the settings.
        key: tells it from others.
        state: `State.NEW` counts, the others do not.
        why: why it does not count.
    """

    finding: Finding
    key: Key
    state: State = State.NEW
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """One value that `--fix` repaired."""

    source: str
    line: int | None
    record: str
    check: str
    column: str
    before: str
    after: str


@dataclass(slots=True)
class Outcome:
    """What a check gave.

    Attributes:
        checks: those that ran.
        files: the files that were read, with their formats.
        records: how many records were read.
        unchanged: how many of them `--only-changed` left out.
        told: the findings, in the order of the records.
        refused: what could not be read.
        errors: checks that could not run.
        gone: what the baseline knows and is no longer found.
        unused: ignores that nothing needed.
        repairs: what was repaired.
        written: the repaired files and the baseline that were written.
        coverage: how many of the records have which field.
        sample: some of the records with findings.
        notes: what else is to be said.
        fail_on, max_findings: how many findings of which severity are let pass.
    """

    checks: tuple[Check, ...]
    fail_on: FailOn = "error"
    max_findings: int = 0
    files: dict[str, str] = field(default_factory=dict)
    records: int = 0
    unchanged: int = 0
    told: list[Told] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    errors: list[CheckError] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    unused: list[Ignore] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    coverage: Coverage = field(default_factory=Coverage)
    sample: Sample = field(default_factory=Sample)

    @property
    def new(self) -> list[Finding]:
        """The findings that count."""
        return [told.finding for told in self.told if told.state is State.NEW]

    def states(self) -> Counter[State]:
        """How many findings count, and how many do not for which reason."""
        return Counter(told.state for told in self.told)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding that counts is at or above the fail level."""
        return self.fail_on != "never" and finding.severity.rank >= Severity(self.fail_on).rank

    @property
    def code(self) -> Literal[0, 1, 3]:
        """The exit code of the contract."""
        if self.refused or self.errors:
            return 3
        return 1 if sum(map(self.fails, self.new)) > self.max_findings else 0

    @property
    def verdict(self) -> str:
        """The exit code in words."""
        bad = sum(map(self.fails, self.new))
        if self.code == 3:
            return "; ".join(self._failures())
        level = f"at or above the fail level ({self.fail_on})"
        if self.code == 1:
            allowed = f", {self.max_findings:,} allowed" if self.max_findings else ""
            return f"{count(bad, 'finding')} {level}{allowed}"
        if self.fail_on == "never":
            return "findings do not fail this check"
        return f"{count(bad, 'finding')} {level}, {self.max_findings:,} allowed" if bad else f"nothing {level}"

    def _failures(self) -> Iterator[str]:
        if self.refused:
            yield f"{count(len(self.refused), 'input')} could not be read"
        if self.errors:
            yield f"{count(len(self.errors), 'check error')}"


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 record``, ``2 records``."""
    return f"{number:,} {noun}" + ("" if number == 1 or noun == "info" else "s")
