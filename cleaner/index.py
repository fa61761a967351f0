"""Where the elements of one page stand: by id, class, tag and attribute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from lxml.etree import _Element


class Index:
    """Where the elements of one page stand, in document order.

    One walk notes ids and whole class attributes; the rest is looked for when it is first asked for, since a page has
    many names and a layout asks for few.

    Attributes:
        root: the page, or the part of it that is indexed.
        order: all its elements.
        ids: the elements by their id.
    """

    __slots__ = (
        "_by_attribute", "_by_class", "_by_tag", "_by_token", "_metas", "_places", "_spans", "_strings",
        "ids", "order", "root",
    )  # fmt: skip

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.order = list(root.iter("*"))
        self.ids: dict[str, list[_Element]] = defaultdict(list)
        self._strings: dict[str, list[int]] = defaultdict(list)  # whole class attribute -> places in `order`
        self._by_token: dict[str, list[str]] | None = None  # class token -> the class attributes that hold it
        self._by_class: dict[str, list[_Element]] = {}
        self._by_tag: dict[str, list[_Element]] = {}
        self._by_attribute: dict[str, list[_Element]] | None = None
        self._metas: dict[str, list[_Element]] | None = None
        self._places: dict[_Element, int] | None = None
        self._spans: dict[_Element, tuple[int, int]] = {}  # place of an element, and the first place behind its content
        strings, ids = self._strings, self.ids
        for at, element in enumerate(self.order):
            read = element.get
            if name := read("id"):
                ids[name].append(element)
            if tokens := read("class"):
                strings[tokens].append(at)

    def with_class(self, token: str) -> list[_Element]:
        """The elements that have a class token."""
        found = self._by_class.get(token)
        if found is None:
            strings = self.tokens().get(token)
            if strings is None:
                return []
            places = [self._strings[string] for string in strings]
            listed = places[0] if len(places) == 1 else sorted(chain.from_iterable(places))
            found = self._by_class[token] = [self.order[at] for at in listed]
        return found

    def with_tag(self, tag: str) -> list[_Element]:
        """The elements of a tag."""
        if tag not in self._by_tag:
            self._by_tag[tag] = list(self.root.iter(tag))
        return self._by_tag[tag]

    def with_attribute(self, name: str) -> list[_Element]:
        """The elements that have an attribute, whatever its value."""
        if self._by_attribute is None:
            self._by_attribute = {}
            for element in self.order:
                for key in element.keys():  # noqa: SIM118 - an element is iterated over its children
                    self._by_attribute.setdefault(str(key), []).append(element)
        return self._by_attribute.get(name, [])

    def metas(self, name: str) -> list[_Element]:
        """The <meta> elements of a name, property or itemprop."""
        if self._metas is None:
            self._metas = {}
            for meta in self.with_tag("meta"):
                if named := meta.get("name") or meta.get("property") or meta.get("itemprop"):
                    self._metas.setdefault(named, []).append(meta)
        return self._metas.get(name, [])

    def inside(self, elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
        """Those of some elements that stand in one of `outer`: what is in an element follows it in one piece."""
        if self._places is None:
            self._places = {element: at for at, element in enumerate(self.order)}
        places = self._places
        spans = [self._span(one) for one in outer]
        return [one for one in elements if any(begin < places[one] < end for begin, end in spans)]

    def _span(self, element: _Element) -> tuple[int, int]:
        if element not in self._spans and self._places is not None:
            begin = self._places[element]
            self._spans[element] = begin, begin + sum(1 for _ in element.iter("*"))
        return self._spans[element]

    def tokens(self) -> Mapping[str, Sequence[str]]:
        """Each class token, in the order in which they are first met, with the class attributes that hold it."""
        if self._by_token is None:
            self._by_token = {}
            for string in self._strings:
                for token in _tokens(string):
                    self._by_token.setdefault(token, []).append(string)
        return self._by_token


@lru_cache(maxsize=4096)  # the pages of one site share most of their class attributes
def _tokens(string: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(string.split()))
