"""The places of text in an HTML tree."""

from collections.abc import Iterator
from typing import Literal

from lxml import etree
from lxml.etree import _Element

Slot = tuple[_Element, Literal["text", "tail"]]
"""An element, and whether the text stands at its beginning or behind its end."""


def slots(root: _Element) -> Iterator[Slot]:
    """The places of text in a tree, in the order in which they are read."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        yield element, "text" if event == "start" else "tail"
