"""A page's source -> its tree, its layout, and what that drops."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from cleaner.choice import Layouts
from cleaner.cut import NUMBER, cut_source
from cleaner.index import Index
from cleaner.layout import Layout
from cleaner.page import RawPage
from cleaner.parse_html import parse_source
from cleaner.prettified import is_prettified


@dataclass(frozen=True, slots=True)
class Tree:
    """A page that has been parsed.

    Attributes:
        index: its elements.
        layout: the one that it has.
        drops: the elements that the layout drops, each with the rule of it.
        unread: those of them that were cut out of the source, with what they held.
    """

    index: Index
    layout: Layout
    drops: dict[_Element, str]
    unread: Mapping[_Element, bytes] = field(default_factory=dict)


def read_tree(page: RawPage, layouts: Layouts, *, whole: bool = False) -> Tree:
    """Parse an HTML page.

    Args:
        page: the page.
        layouts: those that it may have.
        whole: true where nothing may be left unread.

    Raises:
        InputError: as `parse_html.parse_source` does.
    """
    source = page.content.encode("utf-8", "replace")
    whole = whole or is_prettified(source)  # else the words of what is cut would stay apart
    for layout in () if whole else layouts.cutting:
        if tree := _cut_tree(source, page, layout, layouts):
            return tree
    index = Index(parse_source(source, page.source))
    layout = layouts.of_tree(index, page.url)
    return Tree(index, layout, layout.dropped(index))


def _cut_tree(source: bytes, page: RawPage, layout: Layout, layouts: Layouts) -> Tree | None:
    """The tree of a page of which parts are cut out; None where that is not the layout that drops them all."""
    cut = cut_source(source, layout.profile.cut) if layout.profile.cut else None
    if cut is None:
        return None
    index = Index(parse_source(cut.source, page.source))
    if layouts.of_tree(index, page.url) is not layout:
        return None
    drops = layout.dropped(index)
    unread = {element: cut.parts[int(number)] for element in drops if (number := element.get(NUMBER))}
    whole = len(unread) < len(cut.parts) or not _are_dropped_alone(unread, drops)
    return None if whole else Tree(index, layout, drops, unread)


def _are_dropped_alone(elements: Iterable[_Element], drops: Container[_Element]) -> bool:
    """Whether elements are dropped, and none only with one around it, whose words it would be missing from."""
    kept: set[_Element] = set()
    for element in elements:
        if element not in drops:
            return False
        for outer in element.iterancestors():
            if outer in drops:
                return False
            if outer in kept:
                break
            kept.add(outer)
    return True
