"""The findings that count, one a line, as findings.jsonl has them."""

from pubsieve.checking.outcome import Outcome
from pubsieve.json_line import json_line


def render(outcome: Outcome) -> str:
    """The report as JSON lines."""
    return "\n".join(json_line(finding.model_dump(mode="json")) for finding in outcome.new)
