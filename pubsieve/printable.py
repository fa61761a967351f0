"""Scraped text made safe to show."""

import re

# Control characters would move a terminal's cursor or hide a line; direction characters let a text pose as another.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text whose control and direction characters are shown as U+FFFD; tabs and line feeds stay."""
    return _UNSEEN.sub("\ufffd", text)
