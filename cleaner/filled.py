"""Text whose markup is filled in place: as long as the page, so that its offsets are those of the page."""

import re

FILL = "\ufdd0"  # stands for a character of markup; Unicode keeps it for no text
ATTRIBUTE = "\ufdd1"  # of an attribute list, until the words that it belongs to are known
FENCE = "\ufdd2"  # of a line that opens or closes a division
MARKS = FILL + ATTRIBUTE + FENCE
_ESCAPES = 0xF0000  # an escaped character stands this much higher, so that it is no markup
_LINK_BREAK = re.compile(r"\n(?<!\\\n)(?<!  \n)[ \t]*")
_ITEM = re.compile(rf"^[ \t]*+(?P<mark>[-*+\u2022]|\d{{1,3}}[.)])(?P<gap>[\s{MARKS}\u2022]*+)", re.M)
_NESTED = ("- ", "* ", "+ ")
_ESCAPED = re.compile(f"[{chr(_ESCAPES + 0x20)}-{chr(_ESCAPES + 0x7E)}]")


def kept(found: re.Match[str]) -> str:
    """The words (group ``text``) of a construct, with its markup filled and its lines made one."""
    start, end = found.span("text")
    text = found["text"]
    if "\n" in text:
        text = _LINK_BREAK.sub(lambda wrap: " " * len(wrap[0]), text)
    return FILL * (start - found.start()) + text + FILL * (found.end() - end)


def escape(found: re.Match[str]) -> str:
    """A backslash with the character behind it: markup, and a character that is none."""
    return FILL + chr(_ESCAPES + ord(found[0][1]))


def with_items_joined(content: str) -> str:
    """A page whose list items have their mark on the line of their words, not on a line of its own."""
    return _ITEM.sub(_one_item, content)


def _one_item(found: re.Match[str]) -> str:
    gap = found["gap"]
    words = found.string[found.end() : found.end() + 2]
    if "\n" not in gap or gap[-1] == "\n" or not words or words in _NESTED:  # no words below, or no words of this item
        return found[0]
    if gap[gap.rfind("\u2022") + 1 :].count("\n") > 1 and not any(mark in gap for mark in MARKS):
        return found[0]  # below an empty line no item goes on that had no words yet (CommonMark 0.31, section 5.2)
    mark = found.end("mark") - found.start()
    return found[0][:mark] + gap.replace("\n", " ").replace("\u2022", " ")


def bare(line: str) -> str:
    """What is left of a filled line; its escaped characters are no markup yet."""
    if line.isascii():
        return line
    for mark in MARKS:
        line = line.replace(mark, "")
    return line


def unescaped(text: str) -> str:
    """A text with the characters that were escaped."""
    return text if text.isascii() else _ESCAPED.sub(lambda sign: chr(ord(sign[0]) - _ESCAPES), text)
