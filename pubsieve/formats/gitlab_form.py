"""GitLab Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import json
from collections import Counter
from typing import Any

from pubsieve.checking.outcome import Outcome, State
from pubsieve.formats.text_form import said
from pubsieve.printable import printable
from schemas.finding import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(outcome: Outcome) -> str:
    """The report for GitLab; each fingerprint is the same in the next run, and stands once."""
    issues = [
        _issue(item.code, item.reason, "blocker", item.source, item.line, f"{item.place} {item.code}")
        for item in outcome.refused
    ]
    issues += [
        _issue(error.code, error.message, "blocker", error.source, None, f"{error.code} {error.message}")
        for error in outcome.errors
    ]
    for told in outcome.told:
        if told.state is State.NEW:
            found = told.finding
            message, severity = f"{found.record}: {said(found)}", _SEVERITIES[found.severity]
            issues.append(_issue(found.check, message, severity, found.source, found.line, told.key.digest))
    return json.dumps(_distinct(issues), ensure_ascii=False, indent=2)


def _issue(
    check: str, message: str, severity: str, source: str | None, line: int | None, identity: str
) -> dict[str, Any]:
    return {
        "description": printable(" ".join(message.split())),
        "check_name": check,
        "fingerprint": identity,
        "severity": severity,
        "location": {"path": (source or "-").removeprefix("./"), "lines": {"begin": line or 1}},
    }


def _distinct(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each issue a fingerprint of its own, also where the same stands several times."""
    seen: Counter[str] = Counter()
    for issue in issues:
        identity = issue["fingerprint"]
        seen[identity] += 1
        issue["fingerprint"] = hashlib.sha256(f"{identity} {seen[identity]}".encode("utf-8", "replace")).hexdigest()[
            :32
        ]
    return issues
