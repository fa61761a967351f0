"""HTML as `prettify` of BeautifulSoup writes it, every tag and every text on a line of its own.

There a blank between two words looks like none: ``H<sub>2</sub>O`` and ``(<i>n</i> = 3)`` come with white space around
each element. What must have stood together is told by its signs and by what small raised and lowered letters are for.
"""

import re
from collections.abc import Sequence

from lxml.etree import _Element

from cleaner.slots import Slot, slots
from cleaner.tags import BLOCK_TAGS, BOX_TAGS, CELL_TAGS

_LEAST = 0.98  # of the tags begin a line
_FEWEST = 20  # tags
_TAG = re.compile(rb"^[ \t]*+</?[a-zA-Z]", re.M)
_ANY_TAG = re.compile(rb"</?[a-zA-Z]")
_ENDS = (b"</title>", b"</a>", b"</p>")
# A dash, hyphen or slash stands alone between blanks, or with the words on both sides of it.
_CLOSES = re.compile(r"[,.;:!?)\]}%\u2019\u201d]|[/\u2013\u2014-](?=\S)|/\s*+\Z")
_OPENS = re.compile(r"(?:[(\[{\u2018\u201c]|(?<=\S)[\u2013\u2014-]|(?<!\s)/)\Z")
_OF_FORMULA = re.compile(r"[A-Z][a-z]?(?=[\s\d,.;:)/-]|\Z)")  # goes on behind a lowered figure, as O in H2O
_INTO_SMALL = (("text", "sub"), ("text", "sup"))
_BREAKS = BLOCK_TAGS | BOX_TAGS | CELL_TAGS | {"br", "img", "input"}


def is_prettified(source: bytes) -> bool:
    """Whether nearly every tag of a page in UTF-8 stands at the beginning of a line."""
    ends = (source.find(tag) for tag in _ENDS)
    if not all(source[source.rfind(b"\n", 0, end) + 1 : end].isspace() for end in ends if end >= 0):
        return False  # a quick look: nearly all pages
    tags = len(_ANY_TAG.findall(source))
    return tags >= _FEWEST and len(_TAG.findall(source)) >= _LEAST * tags


def join_prettified(root: _Element) -> None:
    """Take the white space out between pieces of text that must have stood together."""
    before: Slot | None = None
    crossed: list[tuple[str, str]] = []  # the tags between that piece and the next, "text" behind their beginning
    blank: list[Slot] = []
    for slot in slots(root):
        element, part = slot
        crossed.append((part, element.tag))
        if not (text := getattr(element, part)):
            continue
        if text.isspace():
            blank.append(slot)
            continue
        if before and _belong(getattr(*before).rstrip(), text.lstrip(), crossed):
            setattr(*before, getattr(*before).rstrip())
            setattr(*slot, text.lstrip())
            for between in blank:
                setattr(*between, None)
        before, crossed, blank = slot, [], []


def _belong(left: str, right: str, crossed: Sequence[tuple[str, str]]) -> bool:
    if any(tag in _BREAKS for _, tag in crossed):
        return False
    if _CLOSES.match(right) or _OPENS.search(left) or any(one in crossed for one in _INTO_SMALL):
        return True
    return ("tail", "sub") in crossed and bool(_OF_FORMULA.match(right))
