"""The words of one element, as a reader sees them."""

from collections.abc import Collection

from lxml import etree
from lxml.etree import _Element

from cleaner.fold import collapse
from cleaner.parse_html import BLOCK_TAGS, BOX_TAGS


def words_of(element: _Element, skip: Collection[_Element]) -> str:
    """The text of one element as a reader sees it, without the elements of `skip`, white space collapsed."""
    if not len(element):
        return "" if element in skip else collapse(element.text or "")
    parts: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, inner in events:
        if event == "end":
            if inner is not element:
                parts.append((" " if inner.tag in BLOCK_TAGS else "") + (inner.tail or ""))
        elif inner in skip:
            events.skip_subtree()
        else:
            text = inner.text or ""
            text = text.strip() if inner.tag in BOX_TAGS else text
            parts.append((" " if inner.tag in BLOCK_TAGS or inner.tag == "br" else "") + text)
    return collapse("".join(parts))
