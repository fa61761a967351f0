"""Text with the target of each link in round brackets behind its words, as resiliparse and some readers print it."""

import re

from cleaner.filled import FILL, kept, with_items_joined

_ENOUGH = 5  # targets that no reader of the page was meant to see: paths and places on the same page
_HEAD = 20_000  # characters looked at
_URL = r"[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000}){0,9}"
_SCRIPT = r"javascript:(?:[^()\n]|\([^()\n]{0,500}\)){0,500}"
_RELATIVE = re.compile(r"[ \n]\((?:/|#|\?|javascript:)[^\s()]{0,2000}\)")
_MARK = re.compile(rf"(?<!\s)\s++(?P<text>\d{{1,3}}|[a-z]|[*#\u2020\u2021\u00a7\u00b6])\s++\(#{_URL}\)")
_TARGET = re.compile(rf"(?<!\s)\s*+\((?:(?:https?://|mailto:|/|\?){_URL}|#{_URL}|{_SCRIPT}|(?<=\s\())\)")
_BUTTON = re.compile(r"\[\s(?P<text>[^\[\]]{1,300})\s\]")


def shows_targets(content: str) -> bool:
    """Whether a text page prints the targets of its links."""
    head = content[:_HEAD]
    return "(/" in head and len(_RELATIVE.findall(head)) >= _ENOUGH


def without_targets(content: str) -> str:
    """A page without the targets of its links and the brackets of its buttons, filled (`cleaner.filled`)."""
    content = _MARK.sub(_one_line, content)
    content = _TARGET.sub(lambda target: FILL * len(target[0]), content)
    return with_items_joined(_BUTTON.sub(kept, content))


def _one_line(found: re.Match[str]) -> str:
    """A mark that is a link, on the line of the name that it stands at."""
    start, end = found.span("text")
    before, behind = start - found.start(), found.end() - end
    return " " * before + found["text"] + FILL * behind
