"""One JSON object with everything: the figures, each finding and whether it counts, and what could not be processed."""

import json
from dataclasses import asdict
from typing import Any

from pubsieve.checking.outcome import Outcome, State, Told
from schemas.finding import Severity


def render(outcome: Outcome) -> str:
    """The report as JSON."""
    return json.dumps(as_dict(outcome), ensure_ascii=False, indent=2)


def as_dict(outcome: Outcome) -> dict[str, Any]:
    """The report as JSON values."""
    new, states = outcome.new, outcome.states()
    return {
        "verdict": {"exit_code": outcome.code, "text": outcome.verdict, "fail_on": outcome.fail_on},
        "files": outcome.files,
        "records": {"total": outcome.records, "unchanged": outcome.unchanged, "rejected": len(outcome.refused)},
        "counts": {level.value: sum(found.severity is level for found in new) for level in reversed(Severity)}
        | {state.value: states[state] for state in State},
        "findings": [_finding(told) for told in outcome.told],
        "rejected": [asdict(refused) for refused in outcome.refused],
        "check_errors": [{"code": error.code, "message": error.message} for error in outcome.errors],
        "fixed": [entry.model_dump() for entry in outcome.gone],
        "unused_ignores": [ignore.model_dump() for ignore in outcome.unused],
        "repairs": [asdict(repair) for repair in outcome.repairs],
        "written": outcome.written,
        "notes": outcome.notes,
    }


def _finding(told: Told) -> dict[str, Any]:
    return told.finding.model_dump(mode="json") | {"state": told.state.value, "why": told.why}
