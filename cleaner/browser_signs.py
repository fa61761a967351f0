"""What text browsers (lynx, w3m) and pandoc write for what has no letters: link numbers, buttons, raised marks."""

import re
from collections.abc import Sequence

from cleaner.document import Block
from cleaner.filled import bare

LINK_LIST_RULE = "text:link-list"
REASONS = {LINK_LIST_RULE: "the addresses of the page's links, which a text browser lists behind the text"}

_LIST_HEAD = re.compile(r"^\s*(?:References|Visible links:?|Hidden links:?)\s*$")
_LISTED = re.compile(r"^\s*\d{1,5}\. (?:https?|file|ftp|mailto|javascript|about)?:?\S+\s*$")
_LINK_LIST = re.compile(r"^[ \t]*(?:References|Visible links:?)\s+(?:Visible links:?\s+)?1\. \S+[ \t]*$", re.M)
_LINK_NUMBER = re.compile(r"\[(\d{1,5})\]")
_MOST_LEFT_OUT = 12  # links in a row of which the dump shows no number, such as those of images
_CONTROL = re.compile(r"\((?:BUTTON|IMAGE|LINK)\)\s*|\[(?:x|X| )\]\s*(?=\S)|(?:(?<=\s)|^)\([ *]\)\s")
# What each control holds: characters, for which a whole page is searched fast, and the expression that they begin.
_CONTROL_SIGNS = (
    ("(", re.compile(r"\((?:BUTTON|IMAGE|LINK|[* ]\))")),
    ("]", re.compile(r"\](?:(?<=[ \t_]\])|(?<=\[[xX]\]))")),
    ("____", re.compile("____")),
)
_CHOICE = re.compile(r"\[(?P<text>[^\[\]\n]{0,120}?)(?:_{2,}|(?<=\w)\s+)\]")  # [Abstract____], [Abstract   ]
_FILL = re.compile(r"(?:(?<!\s)\s++)?_{4,}+")
# An affiliation behind its raised number, or an author in front of it, shows how the page writes what is raised.
_RAISES = re.compile(
    r"^[ \t*\u2022+-]*+(?:\d{1,2}[.)]\s+)?(?:\^\(?\d{1,3}\)?|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s?[A-Z]"
    r"|[A-Z](?:\^\d{1,2})+(?:\^,\^\d{1,2})*[,;] [A-Z]|[A-Za-ln-z][\u00b9\u00b2\u00b3\u2074-\u2079][,;] [A-Z]",
    re.M,
)
_SIGNS = r"[\d,*\u2020\u2021\u00a7\u00b6#\u2709]"
_RAISED = re.compile(rf"\^(?:\((?P<marks>{_SIGNS}{{1,20}})\)|(?=\s*{_SIGNS}))")
_RAISED_DIGITS = re.compile(
    r"(?:^|(?<=[^\Wm\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|[\s,.*+-]))[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]++(?=[\s,;]|\.?$|[A-Z])"
)
_RAISED_SIGNS = "^\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
FIGURES = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
"""Raised figures to plain ones, as marks are read."""


def plain_lines(content: str, lines: list[str], *, numbered: bool) -> list[str]:
    """The lines of a text page without the signs of controls; raised marks as figures.

    Args:
        content: the whole page.
        lines: its lines.
        numbered: whether its links have numbers (`has_link_numbers`), which then go.
    """
    if numbered:
        lines = _without_link_numbers(lines)
    if any(map(content.__contains__, _RAISED_SIGNS)) and _RAISES.search(bare(content)):
        lines = list(map(_lowered, lines))
    if any(sign in content and control.search(content) for sign, control in _CONTROL_SIGNS):
        lines = list(map(_without_controls, lines))
    return lines


def _lowered(line: str) -> str:
    """A line with the marks of authors and affiliations apart from the name that they stand at."""
    if not line.isascii():
        line = bare(line)  # a name may be a link, its mark none
    if "^" in line:
        line = _RAISED.sub(r" \g<marks>", line)
    return line if line.isascii() else _RAISED_DIGITS.sub(lambda found: f" {found[0].translate(FIGURES)}", line)


def has_link_numbers(content: str) -> bool:
    """Whether a text page is a dump that numbers its links and lists their addresses behind the text."""
    return "1. " in content and bool(_LINK_LIST.search(content))


def _without_link_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without the numbers of links, which count up through the page; other numbers in brackets stay."""
    last = 0

    def number(found: re.Match[str]) -> str:
        nonlocal last
        if not last < int(found[1]) <= last + _MOST_LEFT_OUT:
            return found[0]
        last = int(found[1])
        return ""

    return [_LINK_NUMBER.sub(number, line) if "[" in line else line for line in lines]


def mark_link_list(blocks: Sequence[Block]) -> None:
    """Mark the addresses of the links, from the end of the page up to their heading."""
    for block in reversed(blocks):
        if block.key and not (_LISTED.match(block.text) or _LIST_HEAD.match(block.text)):
            return
        if block.key:
            block.rule = LINK_LIST_RULE


def _without_controls(text: str) -> str:
    """A line without the signs of buttons and boxes; the words of a control stay."""
    if "(" in text or "[" in text:
        text = _CHOICE.sub(r"\g<text>", _CONTROL.sub("", text))
    return _FILL.sub("", text) or text if "____" in text else text
