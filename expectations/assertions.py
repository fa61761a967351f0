"""For test suites: assert that records are good."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from expectations.check import Check
from expectations.run import run_checks
from schemas.finding import Finding, Severity

_SHOWN = 20


def assert_records(
    records: Iterable[Mapping[str, Any]],
    suite: str | Iterable[str | Check] = "default",
    *,
    fail_on: Literal["error", "warning", "info"] = "error",
    today: date | None = None,
) -> None:
    """Assert that no check of a suite finds fault with the records.

    Args:
        records: mappings with the keys of the record.
        suite: a suite's name, or check ids and checks of one's own.
        fail_on: from which severity on a finding fails.
        today: what "in the future" is measured by; the day of the run where it is not given.

    Raises:
        AssertionError: there are such findings, a check could not run, or there is no record at all.
        ConfigError: a suite or check does not exist.
    """
    __tracebackhide__ = True  # pytest then shows the line of the test
    run = run_checks(records, suite, today=today)
    level = Severity(fail_on)
    found = [finding for finding in run.findings if finding.severity.rank >= level.rank]
    lines = [f"could not check: {error}" for error in run.errors] + [_line(finding) for finding in found]
    if lines:
        more = [f"… and {len(lines) - _SHOWN:,} more"] if len(lines) > _SHOWN else []
        head = f"{len(found):,} findings at or above {fail_on} in {run.records:,} records"
        raise AssertionError("\n  ".join([head, *lines[:_SHOWN], *more]))


def _line(finding: Finding) -> str:
    value = "" if finding.value is None else f" ({finding.column}={finding.value!r})"
    return f"{finding.record}: {finding.severity} {finding.check}: {finding.message}{value}"
