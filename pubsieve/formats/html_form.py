"""One HTML page that loads nothing and runs no script but its own."""

from pubsieve.checking.outcome import Outcome
from pubsieve.report.html import render_check


def render(outcome: Outcome) -> str:
    """The report as an HTML page."""
    return render_check(outcome)
