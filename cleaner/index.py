"""Where the elements of one page stand: by id, class, tag and attribute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from lxml.etree import _Element


class Index:
    """Where the elements of one page stand, in document order.

    One walk notes ids and classes; the rest is looked for when it is first asked for, since a layout asks for little.

    Attributes:
        root: the page, or the part of it that is indexed.
        ids: the elements by their id.
        classes: the elements by each token of their class.
    """

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.ids: dict[str, list[_Element]] = defaultdict(list)
        self.classes: dict[str, list[_Element]] = defaultdict(list)
        self._by_tag: dict[str, list[_Element]] = {}
        self._by_value: dict[tuple[str, str], dict[str | None, list[_Element]]] = {}
        ids, classes = self.ids, self.classes
        for element in root.iter("*"):
            read = element.get
            if name := read("id"):
                ids[name].append(element)
            if tokens := read("class"):
                for token in _tokens(tokens):
                    classes[token].append(element)

    @cached_property
    def names(self) -> frozenset[str]:
        """All ids and class tokens of the page: a selector that names any other finds nothing."""
        return frozenset((*self.ids, *self.classes))

    def with_tag(self, tag: str) -> list[_Element]:
        """The elements of a tag."""
        if tag not in self._by_tag:
            self._by_tag[tag] = list(self.root.iter(tag))
        return self._by_tag[tag]

    @cached_property
    def attributes(self) -> Mapping[str, list[_Element]]:
        """The elements by each attribute that they have, whatever its value."""
        found: dict[str, list[_Element]] = defaultdict(list)
        for element in self.root.iter("*"):
            for name in element.keys():  # noqa: SIM118 - an element is iterated over its children
                found[str(name)].append(element)
        return found

    def with_value(self, tag: str, attribute: str, value: str) -> list[_Element]:
        """The elements of a tag that have an attribute of this very value."""
        found = self._by_value.get((tag, attribute))
        if found is None:
            found = self._by_value[tag, attribute] = defaultdict(list)
            for element in self.with_tag(tag):
                found[element.get(attribute)].append(element)
        return found.get(value, [])


def inside(elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
    """Those of some elements that stand in one of `outer`; the latter in document order."""
    within: set[_Element] = set()
    for one in outer:
        if one not in within:  # else what is in it is known already
            within.update(one.iterdescendants("*"))
    return [element for element in elements if element in within]


@lru_cache(maxsize=4096)  # the pages of one site share most of their class attributes
def _tokens(string: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(string.split()))
