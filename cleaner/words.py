"""The words of one element, as a reader sees them."""

from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import _Element

from cleaner.fold import collapse
from cleaner.tags import BLOCK_TAGS, BOX_TAGS


def words_of(element: _Element, skip: Collection[_Element]) -> str:
    """The text of one element as a reader sees it, without the elements of `skip`, white space collapsed."""
    return collapse("".join(_pieces(element, skip)))


def has_words(element: _Element, skip: Collection[_Element]) -> bool:
    """Whether `words_of` finds any."""
    return any(piece and not piece.isspace() for piece in _pieces(element, skip))


def _pieces(element: _Element, skip: Collection[_Element]) -> Iterator[str]:
    if not len(element):
        yield "" if element in skip else element.text or ""
        return
    events = etree.iterwalk(element, events=("start", "end"))
    for event, inner in events:
        if event == "end":
            if inner is not element:
                yield (" " if inner.tag in BLOCK_TAGS else "") + (inner.tail or "")
        elif inner in skip:
            events.skip_subtree()
        else:
            text = inner.text or ""
            text = text.strip() if inner.tag in BOX_TAGS else text
            yield (" " if inner.tag in BLOCK_TAGS or inner.tag == "br" else "") + text
