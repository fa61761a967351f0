"""A page that says it is one article: where its running text is, among teasers, side columns and boxes.

Only running text is prose here, no heading and no word of a link: on such a page a link that holds whole sentences is a
teaser. What rules name, and rows of short parts with a linked heading, does not count where the text is looked for.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar

from lxml.etree import _Element

from cleaner.index import Index
from cleaner.shape import LINKS_RULE, Shape, tell_parts

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINES = frozenset(("p", "ul", "ol"))
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


class ArticleShape(Shape):
    """The shape of a page of one article."""

    much: ClassVar[int] = 250

    def count_link(self, link: int) -> None:
        """Nothing inside a link is prose."""
        if self.prose[link]:
            self.prose[link : link + self.size[link]] = [0] * self.size[link]

    def count_prose(self, at: int, words: str, *, whole: bool) -> None:
        """Count the words of a block that is no heading where they are prose."""
        if self.elements[at].tag not in _HEADINGS:
            Shape.count_prose(self, at, words, whole=whole)

    def taken(self, small: Mapping[_Element, str], drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule may take: a name on the whole page does not spare the small parts it is on too."""
        return self.prose_by_rule(small)

    def unlikely(self, drops: Collection[_Element]) -> set[_Element]:
        """What does not count where an article's text is looked for: drops of less than half of it, and teasers."""
        most = _HALF * self.prose[0]
        return {element for element in drops if self.prose_of(element) <= most} | self._teasers()

    def _teasers(self) -> set[_Element]:
        """Short parts of like make, three or more side by side, each with a heading that is a link."""
        rows: dict[tuple[int, tuple[str, str]], set[int]] = {}
        for heading, element in enumerate(self.elements):
            if element.tag not in _HEADINGS or self.loose(heading) or not self.text[heading]:
                continue
            part = heading
            while (outer := self.outer[part]) >= 0 and self.text[part] <= _LONGEST_TEASER:
                rows.setdefault((outer, self._made(part)), set()).add(part)
                part = outer
        return {self.elements[part] for parts in rows.values() if len(parts) >= _ROW for part in parts}

    def first(self, candidates: Iterator[int], counts: Sequence[int]) -> int | None:
        """The first candidate that holds enough; of an article in several such parts, the part around them."""
        listed = [at for at in candidates if counts[at]]
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)  # the one that holds most first
        for at in sorted(listed, key=lambda one: -counts[one]):
            alike[self._made(at)].append(at)
        held = {made: list(accumulate(counts[at] for at in parts)) for made, parts in alike.items()}
        for at in listed:
            parts = alike[self._made(at)]
            twins = bisect_right(parts, -_TWIN * counts[at], key=lambda one: -counts[one])
            if held[self._made(at)][twins - 1] >= _CONTENT * counts[0]:
                return self._around_all(parts[:twins])
        return None

    def _around_all(self, parts: Sequence[int]) -> int:
        """The innermost part that holds all of some."""
        outer, last = min(parts), max(parts)
        while last >= outer + self.size[outer]:
            outer = self.outer[outer]
        return outer

    def is_kernel(self, inner: int, outer: int, top: int) -> bool:
        """Whether `inner` holds most of the text, and what else is in `outer` are small boxes."""
        return self._holds_most(inner, top) and self._rest_is_boxes(inner, outer)

    def _holds_most(self, inner: int, top: int) -> bool:
        most = self.prose[inner] >= _MOST * self.prose[top]
        return most and self.loose(inner) >= _HALF * self.loose(top)

    def _rest_is_boxes(self, inner: int, outer: int) -> bool:
        """Whether all other prose of `outer` is in small boxes that are not made like `inner`, such as side columns.

        A box whose own words are prose is no side column but a paragraph beside the others.
        """
        small = _SMALL * self.prose[inner]
        others = [one for one in self.children(outer) if one != inner and self.prose[one]]
        return self.prose[outer] == sum(self.prose[one] for one in (inner, *others)) and all(
            self.elements[one].tag in _BOXES
            and self.prose[one] <= small
            and self._made(one) != self._made(inner)
            and not self.is_innermost_prose(one)
            for one in others
        )

    def link_lists(self, top: int, whole: Shape) -> dict[_Element, str]:
        """What is nearly all links above or below the text, and inside it the lists and lines that are only links."""
        found = Shape.link_lists(self, top, whole)
        alone = [at for at in range(top, top + self.size[top]) if self._is_link(at)]
        if sum(self.text[at] for at in alone) > self.prose[top]:
            return found
        return {self.elements[at]: LINKS_RULE for at in alone} | found

    def _is_link(self, at: int) -> bool:
        text = self.text[at]
        is_link = text >= _SHORTEST_TEASER and self.linked[at] >= _ALL_LINK * text
        return is_link and self.elements[at].tag in _LINES

    def loose(self, at: int) -> int:
        """Characters of a part that stand in no link."""
        return self.text[at] - self.linked[at]

    def _made(self, at: int) -> tuple[str, str]:
        """How a part is made: its tag and its first class, since further ones often only number it; else its id."""
        element = self.elements[at]
        classes = (element.get("class") or "").split()
        return str(element.tag), classes[0] if classes else (element.get("id") or "").rstrip("0123456789")


def tell_article(
    index: Index, drops: Mapping[_Element, str], roots: Sequence[_Element], shares: Mapping[str, float]
) -> tuple[dict[_Element, str], _Element | None]:
    """Judge a page of one article by its shape, see `cleaner.shape.tell_parts`.

    Where there is too little running text outside links, the page is judged like any other.
    """
    certain = {element for element, rule in drops.items() if shares[rule] == 1}
    whole = ArticleShape.of(index.elements, certain)
    spared = whole.spare(drops, shares)
    shape = whole.without(whole.unlikely(drops) | spared.keys())
    if shape.prose[0] < _LITTLE:
        return tell_parts(index, drops, iter(roots), shares)
    content = shape.content(roots)
    links = shape.link_lists(content or 0, whole)
    return spared | links, None if content is None else shape.elements[content]
