"""A page that says it is one article: where its running text is, among teasers, side columns and boxes.

Only running text is prose here, no heading and no word of a link: on such a page a link that holds whole sentences is a
teaser. What rules name, and rows of short parts with a linked heading, does not count where the text is looked for.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lxml.etree import _Element

from cleaner.index import Index
from cleaner.shape import LINKS_RULE, Shape, tell_parts

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = frozenset(("div", "aside", "section", "ul", "ol", "table", "td"))
_CONTENT = 0.35  # of the page's prose: a candidate that holds less is not the article
_TWIN = 0.2  # of a part's prose: a like part that holds as much is another part of the same article
_MOST = 0.7  # of the prose: its place is that of the article
_HALF = 0.5  # of the text that is no link, which the article's place holds too; of the prose that a drop may not hold
_SMALL = 0.35  # of the article's prose: a box of more is no side column
_LONGEST_TEASER = 600  # characters
_SHORTEST_TEASER = 40  # characters
_ALL_LINK = 0.95
_ROW = 3  # like parts side by side
_LITTLE = 500  # characters of prose: where there is less, the page is no article whatever it says


@dataclass(slots=True)
class ArticleShape(Shape):
    """The shape of a page of one article."""

    much: ClassVar[int] = 250

    def count_link(self, link: _Element) -> None:
        """Nothing inside a link is prose."""
        if self.prose.pop(link, 0):
            for inside in link.iterdescendants():
                self.prose.pop(inside, None)

    def count_prose(self, element: _Element, words: str, *, whole: bool) -> None:
        """Count the words of a block that is no heading where they are prose."""
        if element.tag not in _HEADINGS:
            Shape.count_prose(self, element, words, whole=whole)

    def taken(self, small: Mapping[_Element, str], drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule may take: a name on the whole page does not spare the small parts it is on too."""
        return self.prose_by_rule(small)

    def unlikely(self, drops: Collection[_Element]) -> set[_Element]:
        """What does not count where an article's text is looked for: drops of less than half of it, and teasers."""
        most = _HALF * self.prose.get(self.order[0], 0)
        return {element for element in drops if self.prose.get(element, 0) <= most} | self._teasers()

    def _teasers(self) -> set[_Element]:
        """Short parts of like make, three or more side by side, each with a heading that is a link."""
        rows: dict[tuple[_Element, tuple[str, str]], list[_Element]] = {}
        for heading in self.order:
            if heading.tag not in _HEADINGS or self.loose(heading) or not self.text.get(heading):
                continue
            part: _Element | None = heading
            while part is not None and self.text.get(part, 0) <= _LONGEST_TEASER:
                if (outer := part.getparent()) is not None:
                    rows.setdefault((outer, _made(part)), []).append(part)
                part = outer
        return {part for parts in rows.values() if len(set(parts)) >= _ROW for part in parts}

    def first(self, candidates: Iterator[_Element], counts: Mapping[_Element, int], whole: int) -> _Element | None:
        """The first candidate that holds enough; of an article in several such parts, the element around them."""
        listed = [element for element in candidates if counts.get(element, 0)]
        for element in listed:
            twins = [one for one in listed if _made(one) == _made(element) and _TWIN * counts[element] <= counts[one]]
            if sum(counts[one] for one in twins) >= _CONTENT * whole:
                return _around(twins)
        return None

    def is_kernel(self, inner: _Element, outer: _Element, top: _Element) -> bool:
        """Whether `inner` holds most of the text, and what else is in `outer` are small boxes."""
        return self._holds_most(inner, top) and self._rest_is_boxes(inner, outer)

    def _holds_most(self, inner: _Element, top: _Element) -> bool:
        most = self.prose.get(inner, 0) >= _MOST * self.prose.get(top, 0)
        return most and self.loose(inner) >= _HALF * self.loose(top)

    def _rest_is_boxes(self, inner: _Element, outer: _Element) -> bool:
        """Whether all other prose of `outer` is in small boxes that are not made like `inner`, such as side columns.

        A box whose own words are prose is no side column but a paragraph beside the others.
        """
        small = _SMALL * self.prose.get(inner, 0)
        others = [one for one in outer if one is not inner and self.prose.get(one)]
        return self.prose.get(outer, 0) == sum(self.prose[one] for one in (inner, *others)) and all(
            one.tag in _BOXES
            and self.prose[one] <= small
            and _made(one) != _made(inner)
            and not self.is_innermost_prose(one)
            for one in others
        )

    def link_lists(self, top: _Element, whole: Shape) -> dict[_Element, str]:
        """What is nearly all links above or below the text, and inside it the lists and lines that are only links."""
        found = Shape.link_lists(self, top, whole)
        alone = {element: LINKS_RULE for element in top.iter("p", "ul", "ol") if self._is_link(element)}
        return found if sum(self.text[element] for element in alone) > self.prose.get(top, 0) else alone | found

    def _is_link(self, element: _Element) -> bool:
        text = self.text.get(element, 0)
        return text >= _SHORTEST_TEASER and self.linked.get(element, 0) >= _ALL_LINK * text

    def loose(self, element: _Element) -> int:
        """Characters of an element that stand in no link."""
        return self.text.get(element, 0) - self.linked.get(element, 0)


def tell_article(
    index: Index, drops: Mapping[_Element, str], roots: Sequence[_Element], shares: Mapping[str, float]
) -> tuple[dict[_Element, str], _Element | None]:
    """Judge a page of one article by its shape, see `cleaner.shape.tell_parts`.

    Where there is too little running text outside links, the page is judged like any other.
    """
    certain = {element for element, rule in drops.items() if shares[rule] == 1}
    whole = ArticleShape.of(index.root, certain)
    spared = whole.spare(drops, shares)
    shape = whole.without(whole.unlikely(drops) | spared.keys())
    if shape.prose.get(index.root, 0) < _LITTLE:
        return tell_parts(index, drops, iter(roots), shares)
    content = shape.content(element for element in roots if element in shape.text)
    top = content if content is not None else index.root
    return {**spared, **shape.link_lists(top, whole)}, content


def _made(element: _Element) -> tuple[str, str]:
    """How an element is made: its tag and its first class, since further ones often only number it; else its id."""
    classes = (element.get("class") or "").split()
    return str(element.tag), classes[0] if classes else (element.get("id") or "").rstrip("0123456789")


def _around(elements: Sequence[_Element]) -> _Element:
    """The innermost element that holds all of some."""
    chains = [[element, *element.iterancestors()] for element in elements]
    shared = set(chains[0]).intersection(*chains[1:])
    return next(element for element in chains[0] if element in shared)
