"""Where the elements of one page stand: by id, class, tag and attribute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from lxml.etree import _Element


class Index:
    """Where the elements of one page stand, in document order.

    One walk notes ids and classes; the rest is looked for when it is first asked for, since a layout asks for little.

    Attributes:
        root: the page, or the part of it that is indexed.
        elements: all of it, the root first.
        ids: the elements by their id.
        classes: the elements by each token of their class.
    """

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.elements = list(root.iter("*"))
        self.ids: dict[str, list[_Element]] = defaultdict(list)
        self.classes: dict[str, list[_Element]] = defaultdict(list)
        self._by_value: dict[tuple[str | None, str], dict[str | None, list[_Element]]] = {}
        ids, classes = self.ids, self.classes
        tokens: dict[str, Iterable[str]] = {}  # of each class attribute, which most elements share with others
        for element in self.elements:
            read = element.get
            if name := read("id"):
                ids[name].append(element)
            if names := read("class"):
                if names not in tokens:
                    tokens[names] = dict.fromkeys(names.split())
                for token in tokens[names]:
                    classes[token].append(element)

    @cached_property
    def names(self) -> frozenset[str]:
        """All ids and class tokens of the page: a selector that names any other finds nothing."""
        return frozenset((*self.ids, *self.classes))

    @cached_property
    def tags(self) -> Mapping[str, Sequence[_Element]]:
        """The elements by their tag."""
        found: dict[str, list[_Element]] = defaultdict(list)
        for element in self.elements:
            found[element.tag].append(element)
        return found

    @cached_property
    def attributes(self) -> Mapping[str, Sequence[_Element]]:
        """The elements by each attribute that they have, whatever its value."""
        found: dict[str, list[_Element]] = defaultdict(list)
        elements: Iterable[Any] = self.elements  # the stubs hold the names for bytes, perhaps
        for element in elements:
            for name in element.keys():  # noqa: SIM118 - an element is iterated over its children
                found[name].append(element)
        return found

    def with_tag(self, tag: str) -> Sequence[_Element]:
        """The elements of a tag."""
        return self.tags.get(tag, ())

    def with_attribute(self, name: str) -> Sequence[_Element]:
        """The elements that have an attribute."""
        return self.attributes.get(name, ())

    def with_value(self, tag: str | None, attribute: str, value: str) -> Sequence[_Element]:
        """The elements of a tag, or of any, that have an attribute of this very value."""
        found = self._by_value.get((tag, attribute))
        if found is None:
            found = self._by_value[tag, attribute] = defaultdict(list)
            for element in self.with_tag(tag) if tag else self.with_attribute(attribute):
                found[value_of(tag, element, attribute)].append(element)
        return found.get(value, ())


def value_of(tag: str | None, element: _Element, attribute: str) -> str | None:
    """The value of an attribute; the name of a ``meta`` element in small letters, as its case means nothing."""
    value = element.get(attribute)
    return value.lower() if value and tag == "meta" and attribute == "name" else value


def inside(elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
    """Those of some elements that stand in one of `outer`; the latter in document order."""
    within: set[_Element] = set()
    for one in outer:
        if one not in within:  # else what is in it is known already
            within.update(one.iterdescendants("*"))
    return [element for element in elements if element in within]
