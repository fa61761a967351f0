"""How a run ended: the exit code of the contract, and the same in words."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pubsieve.checking.ignores import Ignore
from schemas.finding import Severity

if TYPE_CHECKING:
    from pubsieve.report.tally import Tally

FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The end of a run.

    Attributes:
        code: 0 nothing at or above the fail level, 1 findings at that level, 3 something could not be processed.
        kind: ``good``, ``findings`` or ``failed``.
        text: the same for a person.
    """

    code: Literal[0, 1, 3]
    kind: Literal["good", "findings", "failed"]
    text: str


@dataclass(slots=True)
class Excused:
    """The findings of a run that do not count, because the settings say so.

    Attributes:
        ignored: (check id, severity) -> how many.
        tolerated: check id -> why none of its findings counts.
        unused: ignores that no finding needed.
    """

    ignored: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    tolerated: dict[str, str] = field(default_factory=dict)
    unused: list[Ignore] = field(default_factory=list)

    def counting(self, tally: "Tally") -> Counter[Severity]:
        """How many findings of each severity count."""
        left = Counter[Severity]()
        for check, found in tally.checks.items():
            for severity, number in found.items() if check not in self.tolerated else ():
                left[severity] += number - self.ignored[check, severity]
        return left

    def lines(self, tally: "Tally") -> list[str]:
        """The same in words, one line a reason."""
        ignored = self.ignored.total()
        told = [f"{_count(ignored, 'finding')} ignored, as the settings say"] if ignored else []
        for check, why in self.tolerated.items():
            if number := tally.checks[check].total() if check in tally.checks else 0:
                told.append(f"{_count(number, 'finding')} of {check} tolerated: {why}")
        return told + [f"unused ignore: {one.record} {one.check} ({one.reason})" for one in self.unused]

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON values."""
        ignored = Counter[str]()
        for (check, _), number in self.ignored.items():
            ignored[check] += number
        return {
            "ignored": dict(ignored),
            "tolerated": self.tolerated,
            "unused_ignores": [ignore.model_dump() for ignore in self.unused],
        }


def judge(tally: "Tally", fail_on: FailOn, max_findings: int = 0, excused: Excused | None = None) -> Verdict:
    """Judge a run by its figures; what could not be processed weighs more than findings.

    Args:
        tally: the figures.
        fail_on: from which severity on findings fail the run.
        max_findings: how many of them are let pass.
        excused: the findings that do not count.
    """
    if not tally.processed_all:
        parts = [
            _count(tally.rejected.total(), "input") + " could not be processed" if tally.rejected else "",
            _count(len(tally.check_errors), "check error") if tally.check_errors else "",
        ]
        return Verdict(3, "failed", "; ".join(filter(None, parts)))
    level = None if fail_on == "never" else Severity(fail_on)
    counting = (excused or Excused()).counting(tally)
    bad = sum(count for severity, count in counting.items() if level and severity.rank >= level.rank)
    if bad:
        allowed = f", {max_findings:,} allowed" if max_findings else ""
        text = f"{_count(bad, 'finding')} at or above the fail level ({fail_on}){allowed}"
        return Verdict(1, "findings", text) if bad > max_findings else Verdict(0, "good", text)
    if level is None:
        return Verdict(0, "good", "Done; findings do not fail this run")
    return Verdict(0, "good", f"Nothing at or above the fail level ({fail_on})")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
