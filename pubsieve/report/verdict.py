"""How a run ended: the exit code of the contract, and the same in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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


def judge(tally: "Tally", fail_on: FailOn) -> Verdict:
    """Judge a run by its figures; what could not be processed weighs more than findings."""
    if not tally.processed_all:
        parts = [
            _count(tally.rejected.total(), "input") + " could not be processed" if tally.rejected else "",
            _count(len(tally.check_errors), "check error") if tally.check_errors else "",
        ]
        return Verdict(3, "failed", "; ".join(filter(None, parts)))
    level = None if fail_on == "never" else Severity(fail_on)
    bad = sum(count for severity, count in tally.severities.items() if level and severity.rank >= level.rank)
    if bad:
        return Verdict(1, "findings", f"{_count(bad, 'finding')} at or above the fail level ({fail_on})")
    if level is None:
        return Verdict(0, "good", "Done; findings do not fail this run")
    return Verdict(0, "good", f"Nothing at or above the fail level ({fail_on})")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
