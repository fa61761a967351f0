"""The checks run in one pass over the records, in plain Python."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from expectations.check import Check
from expectations.seen import Seen
from expectations.suites import checks_of
from expectations.values import text
from schemas.errors import CheckError
from schemas.finding import Finding

_MOST_ERRORS_KEPT = 20  # of one check: a check that crashes on every record says the same a million times


@dataclass(slots=True)
class Counts:
    """How one check fared.

    Attributes:
        evaluated: records on which it ran to its end; with `errored`, all records.
        failed: records among them that it found wrong.
        errored: records on which it crashed, which are neither good nor bad.
    """

    evaluated: int = 0
    failed: int = 0
    errored: int = 0


@dataclass(slots=True)
class CheckRun:
    """What a run of checks gave.

    Attributes:
        records: how many records there were.
        findings: in the order of the records; those across records at the end.
        counts: of each check of the suite, by id.
        errors: checks that could not run, the first few of each check; `counts` has them all. Also no records at all.
    """

    records: int = 0
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    errors: list[CheckError] = field(default_factory=list)


class Checker:
    """Checks one record after the other, for callers that stream; `run_checks` is the same for those that do not.

    Args:
        suite: a suite's name, or check ids and checks.
        today: what "in the future" is measured by; the day of the run where it is not given.

    Raises:
        ConfigError: where a suite or check does not exist.
    """

    def __init__(self, suite: str | Iterable[str | Check] = "default", *, today: date | None = None) -> None:
        checks = [check.on(today or date.today()) for check in checks_of(suite)]
        self.counts = {check.id: Counts() for check in checks}
        self.errors: list[CheckError] = []
        self.records = 0
        self._single = [check for check in checks if check.keys is None]
        self._across = [check for check in checks if check.keys is not None]
        self._seen = Seen(sorted({key for check in self._across for key in check.reads})) if self._across else None

    def check(self, record: Mapping[str, Any]) -> list[Finding]:
        """The findings on one record; those across records come from `finish`."""
        self.records += 1
        found = (self._examine(check, record, check.reads) for check in self._single)
        findings = [finding for finding in found if finding]
        self._remember(record)
        return findings

    def finish(self) -> Iterator[Finding]:
        """The findings across all records that were checked; ends the work of this checker."""
        if self._seen is None:
            return
        for check in self._across:
            counts = self.counts[check.id]
            counts.evaluated = self.records - counts.errored
            for record, others in self._seen.sharing(check.id):
                stand_ins = [(_name(other), *(other.get(key) for key in check.reads)) for other in others]
                counts.evaluated -= 1
                if finding := self._examine(check, {**record, "·others": stand_ins}, (*check.reads, "·others")):
                    yield finding
        self._seen.close()

    def _examine(self, check: Check, record: Mapping[str, Any], reads: tuple[str, ...]) -> Finding | None:
        counts = self.counts[check.id]
        try:
            fault = check.examine(*[record.get(key) for key in reads])
            finding = check.finding(record, fault) if fault else None
        except Exception as crash:  # whatever a predicate raises is an error of the check, never a finding or a pass
            self._crashed(check, record, crash)
            return None
        counts.evaluated += 1
        counts.failed += finding is not None
        return finding

    def _remember(self, record: Mapping[str, Any]) -> None:
        keys: list[tuple[str, str]] = []
        for check in self._across:
            try:
                keys += [(check.id, key) for key in check.keys(*[record.get(name) for name in check.reads])]  # type: ignore[misc]
            except Exception as crash:
                self._crashed(check, record, crash)
        if self._seen is not None:
            self._seen.add(record, keys)

    def _crashed(self, check: Check, record: Mapping[str, Any], crash: Exception) -> None:
        counts = self.counts[check.id]
        counts.errored += 1
        if counts.errored <= _MOST_ERRORS_KEPT:
            self.errors.append(
                CheckError(
                    f"check {check.id} could not run on record {_name(record)}: {type(crash).__name__}: {crash}",
                    code="check-crashed",
                    source=text(record.get("source")) or None,
                )
            )


def run_checks(
    records: Iterable[Mapping[str, Any]],
    suite: str | Iterable[str | Check] = "default",
    *,
    today: date | None = None,
) -> CheckRun:
    """Run a suite over records in one pass.

    Args:
        records: plain mappings with the keys of the record; they may lack keys, and may hold text where a list is due.
        suite: a suite's name, or check ids and checks of one's own.
        today: what "in the future" is measured by; the day of the run where it is not given.

    Returns:
        Findings, counts and errors. No records at all is an error too.

    Raises:
        ConfigError: where a suite or check does not exist.
    """
    checker = Checker(suite, today=today)
    findings = [finding for record in records for finding in checker.check(record)]
    findings.extend(checker.finish())
    run = CheckRun(checker.records, findings, checker.counts, checker.errors)
    if not run.records:
        run.errors.append(CheckError("there are no records to check", code="no-records"))
    return run


def _name(record: Mapping[str, Any]) -> str:
    return text(record.get("id")) or text(record.get("source")) or "?"
