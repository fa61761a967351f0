"""Scraped text made safe to show."""

import re

# Control characters would move a terminal's cursor or hide a line; direction characters let a text pose as another.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# What runners of CI take for commands to themselves: `::error …` at the start of a line (GitHub), `##[…]` and
# `##vso[…]` anywhere in it (GitHub, Azure Pipelines).
_COMMAND = re.compile(r"^(?P<start>\s*):(?=:)|(?<=#)#(?=(?:vso)?\[)")


def printable(text: str) -> str:
    """Text whose control and direction characters are shown as U+FFFD; tabs and line feeds stay."""
    return _UNSEEN.sub("\ufffd", text)


def loggable(text: str) -> str:
    """The same in one line that is no command to the runner of a CI job either."""
    return _COMMAND.sub(lambda found: f"{found['start'] or ''}\ufffd", printable(" ".join(text.splitlines())))
