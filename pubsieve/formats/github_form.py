"""Workflow commands of GitHub Actions: each finding stands as an annotation at its file and line.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from pubsieve.checking.outcome import Outcome
from pubsieve.formats.text_form import said
from pubsieve.printable import printable
from schemas.finding import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(outcome: Outcome) -> str:
    """The report as annotations, the gravest first: GitHub shows ten of each kind a step."""
    found = sorted(outcome.new, key=lambda finding: -finding.severity.rank)
    return "\n".join(
        [
            *(_command("error", item.source, item.line, item.code, item.reason) for item in outcome.refused),
            *(_command("error", error.source, None, error.code, error.message) for error in outcome.errors),
            *(
                _command(_COMMANDS[one.severity], one.source, one.line, one.check, f"{one.record}: {said(one)}")
                for one in found
            ),
        ]
    )


def _command(kind: str, source: str | None, line: int | None, title: str, message: str) -> str:
    parts = {"file": source, "line": line, "title": f"pubsieve {title}"}
    stated = ",".join(f"{key}={_property(str(value))}" for key, value in parts.items() if value is not None)
    return f"::{kind} {stated}::{_data(message)}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
