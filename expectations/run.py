"""The checks run in one pass over the records, in plain Python."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from expectations.check import Check, Summary, Values
from expectations.seen import Seen, compared, name_of
from expectations.suites import checks_of
from expectations.values import absent, text
from schemas.errors import CheckError
from schemas.finding import Finding, Severity

_MOST_ERRORS_KEPT = 20  # of one check: a check that crashes on every record says the same a million times


@dataclass(slots=True)
class Counts:
    """How one check fared.

    Attributes:
        evaluated: records on which it ran to its end; with `errored`, all records.
        failed: records among them that it found wrong.
        errored: records on which it crashed, which are neither good nor bad.
        rows: the places (from 0) of the failed records.
        crashed: the places of the errored records.
        worst: the worst severity among the findings.
    """

    evaluated: int = 0
    worst: Severity | None = None
    failed: int = 0
    errored: int = 0
    rows: "array[int]" = field(default_factory=lambda: array("Q"), repr=False)
    crashed: "array[int]" = field(default_factory=lambda: array("Q"), repr=False)


@dataclass(slots=True)
class CheckRun:
    """What a run of checks gave.

    Attributes:
        checks: those of the suite.
        records: how many records there were.
        findings: in the order of the records; those across records at the end.
        counts: of each check of the suite, by id.
        errors: checks that could not run, the first few of each check; `counts` has them all. Also no records at all.
    """

    checks: tuple[Check, ...] = ()
    records: int = 0
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    errors: list[CheckError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that could not run on a record: its id, what went wrong, and the record's source."""

    check: str
    message: str
    source: str | None


@dataclass(slots=True)
class Examined:
    """What the checks gave on one record by itself, and what it takes to compare it with others.

    Attributes:
        findings: in the order of the suite.
        crashes: the checks that could not run on it.
        keys: for each check across records its keys; those that share one are compared.
        stub: what such a comparison, and a check of the whole corpus, reads of the record.
    """

    findings: list[Finding]
    crashes: list[Crash]
    keys: list[list[str]]
    stub: dict[str, Any]


class Checker:
    """Checks one record after the other, for callers that stream; `run_checks` is the same for those that do not.

    Args:
        suite: a suite's name, or check ids and checks.
        today: what "in the future" is measured by; the day of the run where it is not given.

    Raises:
        ConfigError: where a suite or check does not exist.
    """

    def __init__(self, suite: str | Iterable[str | Check] = "default", *, today: date | None = None) -> None:
        chosen = (check for check in checks_of(suite) if check.over != "pages")
        self.checks = tuple(check.on(today or date.today()) for check in chosen)
        self.counts = {check.id: Counts() for check in self.checks}
        self.errors: list[CheckError] = []
        self.records = 0
        single = [check for check in self.checks if check.over == "records" and check.keys is None]
        # Of most records parsing reported nothing: their checks need not look for it.
        self._unreported = [(check, check.fault, check.columns) for check in single]
        self._reported = [
            (check, check.examine if check.heeds_problems else check.fault, check.reads) for check in single
        ]
        self._summaries = {check.id: (check, check.summary()) for check in self.checks if check.summary}
        self.across = [check for check in self.checks if check.keys is not None]
        self._seen = Seen(self.across) if self.across else None
        read = {key for check in self.across for key in check.reads}
        read.update(*(summary.reads for _, summary in self._summaries.values()))
        self._needed = ("id", "source", "line", *sorted(read))

    def check(self, record: Mapping[str, Any]) -> list[Finding]:
        """The findings on one record; those across records come from `finish`."""
        examined = self.examine(record)
        self.take(examined)
        return examined.findings

    def examine(self, record: Mapping[str, Any]) -> Examined:
        """What the checks say of one record by itself; counts nothing, so that any process can do it, see `take`."""
        findings: list[Finding] = []
        crashes: list[Crash] = []
        get = record.get
        for check, fault_of, columns in self._unreported if absent(get("problems")) else self._reported:
            try:
                if fault := fault_of(*map(get, columns)):
                    findings.append(check.finding(record, fault))
            except (
                Exception,
                SystemExit,
            ) as crash:  # whatever a predicate raises is an error of the check, never a finding or pass
                crashes.append(crash_of(check, record, crash))
        keys: list[list[str]] = []
        for check in self.across:
            try:
                keys.append([key for key in check.keys(*map(get, check.reads)) if key] if check.keys else [])
            except (Exception, SystemExit) as crash:
                keys.append([])
                crashes.append(crash_of(check, record, crash))
        stub = {key: value for key in self._needed if (value := get(key)) is not None}
        return Examined(findings, crashes, keys, stub)

    def take(self, examined: Examined) -> None:
        """Count what was examined; every record once, in the order of the records."""
        place, self.records = self.records, self.records + 1
        for crash in examined.crashes:
            self._crashed(crash, place)
        for finding in examined.findings:
            self._failed(finding, place)
        for check, summary in [*self._summaries.values()]:
            if summary.reads:
                self._summarize(check, summary, examined.stub)
        if self._seen is not None:
            self._seen.add(examined.stub, examined.keys)

    def finish(self) -> Iterator[Finding]:
        """The findings across all records that were checked; ends the work of this checker and completes its counts."""
        for check, place, record, others in self._seen.sharing() if self._seen else ():
            if finding := self._examine(check, place, record, compared(check, record, others)):
                yield finding
        for check in self.checks:
            if check.summary:
                yield from self._judge(check)
            else:
                self.counts[check.id].evaluated = self.records - self.counts[check.id].errored

    def _judge(self, check: Check) -> Iterator[Finding]:
        """The findings on the whole corpus, each row of which counts as a record."""
        rows = self._rows(*self._summaries[check.id]) if check.id in self._summaries else []
        before = self.counts[check.id].errored
        for place, (named, values) in enumerate(rows):
            if finding := self._examine(check, place, named, values):
                yield finding
        self.counts[check.id].evaluated = len(rows) - (self.counts[check.id].errored - before)

    def _examine(self, check: Check, place: int, record: Mapping[str, Any], values: Iterable[Any]) -> Finding | None:
        said = judge(check, record, values)
        if isinstance(said, Crash):
            self._crashed(said, place)
            return None
        return said and self._failed(said, place)

    def _failed(self, finding: Finding, place: int) -> Finding:
        counts = self.counts[finding.check]
        counts.failed += 1
        counts.rows.append(place)
        if counts.worst is None or finding.severity.rank > counts.worst.rank:
            counts.worst = finding.severity
        return finding

    def _summarize(self, check: Check, summary: Summary, record: Mapping[str, Any]) -> None:
        try:
            summary.add(record)
        except (Exception, SystemExit) as crash:  # what lacks a record says nothing of the corpus any more
            del self._summaries[check.id]
            self._crashed(crash_of(check, record, crash), 0)

    def _rows(self, check: Check, summary: Summary) -> list[tuple[Mapping[str, Any], Values]]:
        try:
            return list(summary.rows())
        except (Exception, SystemExit) as crash:
            self._crashed(crash_of(check, {"id": "corpus"}, crash), 0)
            return []

    def _crashed(self, crash: Crash, place: int) -> None:
        counts = self.counts[crash.check]
        counts.errored += 1
        counts.crashed.append(place)
        if counts.errored <= _MOST_ERRORS_KEPT:
            self.errors.append(CheckError(crash.message, code="check-crashed", source=crash.source))


def judge(check: Check, record: Mapping[str, Any], values: Iterable[Any]) -> Finding | Crash | None:
    """What a check says of a record by these values; a crash is never a finding or a pass."""
    try:
        fault = check.examine(*values)
        return check.finding(record, fault) if fault else None
    except (Exception, SystemExit) as crash:
        return crash_of(check, record, crash)


def crash_of(check: Check, record: Mapping[str, Any], crash: BaseException) -> Crash:
    """A check that could not run on a record, for the caller to count."""
    message = f"check {check.id} could not run on record {name_of(record)}: {type(crash).__name__}: {crash}"
    return Crash(check.id, message, text(record.get("source")) or None)


def run_checks(
    records: Iterable[Mapping[str, Any]],
    suite: str | Iterable[str | Check] = "default",
    *,
    engine: Literal["plain", "gx"] = "plain",
    today: date | None = None,
) -> CheckRun:
    """Run a suite over records in one pass.

    Args:
        records: plain mappings with the keys of the record; they may lack keys, and may hold text where a list is due.
        suite: a suite's name, or check ids and checks of one's own.
        engine: ``"gx"`` lets Great Expectations gate the run besides, whose counts must be the same.
        today: what "in the future" is measured by; the day of the run where it is not given.

    Returns:
        Findings, counts and errors. No records at all is an error too.

    Raises:
        ConfigError: where a suite or check does not exist.
    """
    checker = Checker(suite, today=today)
    findings = [finding for record in records for finding in checker.check(record)]
    findings.extend(checker.finish())
    run = CheckRun(checker.checks, checker.records, findings, checker.counts, checker.errors)
    if not run.records:
        run.errors.append(CheckError("there are no records to check", code="no-records"))
    if engine == "gx":
        from expectations.gate import gx_gate  # imports Great Expectations, which takes seconds

        run.errors.extend(gx_gate(run).errors)
    return run
