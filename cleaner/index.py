"""Where the elements of one page stand: by id, class, tag and attribute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from lxml.etree import _Element

from cleaner.names import words_of_name


class Index:
    """Where the elements of one page stand, in document order.

    One walk notes tags and attributes; they are parted by value when that is first asked for, since a layout asks for
    little.

    Attributes:
        root: the page, or the part of it that is indexed.
        elements: all of it, the root first.
    """

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.elements = list(root.iter("*"))
        self._tags: dict[str, list[_Element]] = defaultdict(list)
        self._attributes: dict[str, list[tuple[_Element, str]]] = defaultdict(list)
        self._values: dict[str, dict[str, list[_Element]]] = {}
        tags, attributes = self._tags, self._attributes
        elements: Iterable[Any] = self.elements  # the stubs hold a parsed attribute for bytes, perhaps
        for element in elements:
            tags[element.tag].append(element)
            for name, value in element.items():
                attributes[name].append((element, value))

    @cached_property
    def ids(self) -> Mapping[str, list[_Element]]:
        """The elements by their id."""
        return self._by_value("id")

    @cached_property
    def classes(self) -> Mapping[str, list[_Element]]:
        """The elements by each token of their class."""
        found: dict[str, list[_Element]] = defaultdict(list)
        tokens = {value: dict.fromkeys(value.split()) for value in self._by_value("class")}
        for element, value in self.with_attribute("class"):
            for token in tokens[value]:
                found[token].append(element)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """All ids and class tokens of the page: a selector that names any other finds nothing."""
        return frozenset((*self.ids, *self.classes))

    @cached_property
    def name_words(self) -> Mapping[str, Sequence[str]]:
        """The words of all ids and class tokens."""
        return {name: words_of_name(name) for name in self.names}

    def with_tag(self, tag: str) -> Sequence[_Element]:
        """The elements of a tag."""
        return self._tags.get(tag, ())

    def with_attribute(self, name: str) -> Sequence[tuple[_Element, str]]:
        """The elements that have an attribute, each with its value."""
        return self._attributes.get(name, ())

    def with_value(self, tag: str | None, attribute: str, value: str) -> list[_Element]:
        """The elements of a tag, or of any, that have an attribute of this very value."""
        found = self._by_value(attribute).get(value, [])
        return [element for element in found if element.tag == tag] if tag else found

    def _by_value(self, attribute: str) -> dict[str, list[_Element]]:
        if attribute not in self._values:
            found = self._values[attribute] = defaultdict(list)
            for element, value in self.with_attribute(attribute):
                found[value].append(element)
        return self._values[attribute]


def inside(elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
    """Those of some elements that stand in one of `outer`; the latter in document order."""
    within: set[_Element] = set()
    for one in outer:
        if one not in within:  # else what is in it is known already
            within.update(one.iterdescendants("*"))
    return [element for element in elements if element in within]
