"""SARIF 2.1.0 (OASIS), for GitHub code scanning and editors."""

import json
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from expectations.check import Check
from pubsieve.checking.outcome import Outcome, State, Told
from pubsieve.formats.text_form import said
from schemas.errors import CheckError
from schemas.finding import Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(outcome: Outcome) -> str:
    """The report as SARIF; findings that do not count are results with a suppression."""
    places = {check.id: number for number, check in enumerate(outcome.checks)}
    driver = {"name": "pubsieve", "version": version("pubsieve"), "rules": [_rule(check) for check in outcome.checks]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": outcome.code != 3,
                "exitCode": outcome.code,
                "toolExecutionNotifications": [
                    *(
                        _notification(item.reason, item.code, _location(item.source, item.line))
                        for item in outcome.refused
                    ),
                    *(_of_error(error) for error in outcome.errors),
                ],
            }
        ],
        "results": [_result(told, places[told.finding.check]) for told in outcome.told],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.why},
        "help": {"text": f"{check.why} Source: {check.source}"},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(told: Told, rule: int) -> dict[str, Any]:
    finding = told.finding
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.record}: {said(finding)}"},
        "locations": [_location(finding.source, finding.line)],
        "partialFingerprints": {"pubsieve/v1": told.key.digest},
        "properties": {"record": finding.record, "column": finding.column, "value": finding.value, "fix": finding.fix},
    }
    if told.state is not State.NEW:
        result["suppressions"] = [{"kind": "external", "justification": told.why or told.state.value}]
    return result


def _location(source: str | None, line: int | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(source or "-")}}
    return {"physicalLocation": place | ({"region": {"startLine": line}} if line else {})}


def _uri(source: str) -> str:
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _of_error(error: CheckError) -> dict[str, Any]:
    return _notification(error.message, error.code, _location(error.source, None) if error.source else None)


def _notification(message: str, code: str, location: dict[str, Any] | None) -> dict[str, Any]:
    notification = {"level": "error", "message": {"text": message}, "descriptor": {"id": code}}
    return notification | ({"locations": [location]} if location else {})
