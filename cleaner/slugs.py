"""Ids that a site makes of the words of a heading, so that links lead to it: they name content, not furniture."""

from collections.abc import Sequence

from lxml.etree import _Element

from cleaner.fold import collapse, fold
from cleaner.names import words_of_name

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GENERATED = frozenset(("heading", "section", "sec", "anchor", "h"))  # stand in such an id beside a number
_LEAST = 2  # words; a single one may be a name as well


def headed_by(element: _Element, words: Sequence[str]) -> str | None:
    """The heading whose words an id is made of.

    Args:
        element: the element with the id; a heading, or what holds more text of its own than of links below its heading.
        words: the words of the id.

    Returns:
        The folded heading; None where the id says something else.
    """
    heading = element if element.tag in _HEADINGS else next(element.iter(*_HEADINGS), None)
    if heading is None:
        return None
    text = collapse(" ".join(map(str, heading.itertext())))
    said = words_of_name(text)
    own = [word for word in words if word in said or not (word.isdigit() or word in _GENERATED)]
    if len(own) < _LEAST or not set(said).issuperset(own):
        return None
    return fold(text) if heading is element or _is_text(element, len(text)) else None


def _is_text(element: _Element, heading: int) -> bool:
    """Whether most of what stands below the heading is in no link."""
    whole = sum(len(collapse(str(text))) for text in element.itertext()) - heading
    linked = sum(len(collapse(" ".join(map(str, link.itertext())))) for link in element.iter("a"))
    return whole - linked > linked
