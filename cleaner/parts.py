"""The parts of a page and how much text each holds: words, words of links, prose.

Prose is a block of at least `_SENTENCE` characters that holds a sentence end and mostly is no link.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from lxml.etree import _Element

from cleaner.fold import collapse
from cleaner.tags import BLOCK_TAGS

_SENTENCE = 60  # characters
_SENTENCE_END = re.compile(r"[.!?\u3002](?:[\"')\]\u2019\u201d]|\s|$)")


@dataclass(slots=True)
class Parts:
    """How many characters of text, of links and of prose each part of a page holds.

    A part is an element that is shown, known by its place in document order: what is inside it comes right behind it.

    Attributes:
        elements: the element of each part.
        places: the place of each element that counts.
        outer: the part around each; -1 for the page itself.
        size: number of parts in each, itself included.
        text, linked, prose: characters in each.
        links: number of links in each.
        titled: the parts that hold the page's first-level heading.
    """

    elements: list[_Element]
    places: dict[_Element, int]
    outer: list[int]
    size: list[int]
    text: list[int]
    linked: list[int]
    prose: list[int]
    links: list[int]
    titled: set[int]

    @classmethod
    def of(cls, elements: Sequence[_Element], hidden: Collection[_Element]) -> Self:
        """Measure a page, all its elements; `hidden` ones, and what is inside them, count for nothing."""
        places, outer, words = _read(elements, hidden)
        none = [0] * len(outer)
        text = [len(own) for own in words]
        parts = cls(list(places), places, outer, [1] * len(outer), text, none, none.copy(), none.copy(), set())
        parts._sum_up(words)
        return parts

    def _sum_up(self, words: Sequence[str]) -> None:
        """Judge each part by its own words and by what is inside it, from the page's end to its beginning."""
        text, linked, prose, links, size = self.text, self.linked, self.prose, self.links, self.size
        blocks = bytearray(len(words))  # whether a block is inside
        lines: list[list[str]] = [[own] if own else [] for own in words]  # own words and those of inline parts inside
        for at in reversed(range(len(words))):
            tag, outer, line = self.elements[at].tag, self.outer[at], lines[at]
            is_block = tag in BLOCK_TAGS
            if is_block and line:
                self.count_prose(at, words[at] if blocks[at] else " ".join(line), whole=not blocks[at])
            elif tag == "a":
                linked[at], links[at] = text[at], 1
                self.count_link(at)
            if outer < 0:
                break
            size[outer] += size[at]
            links[outer] += links[at]
            if text[at]:
                text[outer] += text[at]
                linked[outer] += linked[at]
                prose[outer] += prose[at]
            if is_block or blocks[at]:
                blocks[outer] = True
            elif line:
                lines[outer] += line
            if tag == "h1" or at in self.titled:
                self.titled.add(outer)

    def without(self, hidden: Iterable[_Element]) -> Self:
        """The parts of the page without some elements, which costs less than to measure what is left."""
        gone: list[int] = []  # the outermost
        places, end = self.places.copy(), 0
        for at in sorted(places[element] for element in hidden if element in places):
            if at >= end:
                gone.append(at)
                end = at + self.size[at]
                for element in self.elements[at:end]:
                    places.pop(element, None)
        counts = (self._left(count, gone) for count in (self.text, self.linked, self.prose, self.links))
        text, linked, prose, links = counts
        return replace(self, places=places, text=text, linked=linked, prose=prose, links=links)

    def _left(self, count: Sequence[int], gone: Iterable[int]) -> list[int]:
        """A count in which what is gone counts no more, neither in itself nor in what is around it."""
        left, lost = list(count), [0] * len(count)
        for at in gone:
            left[at : at + self.size[at]] = [0] * self.size[at]
            lost[self.outer[at]] += count[at]
        for at in reversed(range(1, len(count))):
            if less := lost[at]:
                left[at] -= less
                lost[self.outer[at]] += less
        left[0] -= lost[0]
        return left

    def children(self, at: int) -> Iterator[int]:
        """The parts right inside one."""
        inner, end = at + 1, at + self.size[at]
        while inner < end:
            yield inner
            inner += self.size[inner]

    def prose_of(self, element: _Element) -> int:
        """Characters of prose in an element; of one that does not count, none."""
        at = self.places.get(element)
        return 0 if at is None else self.prose[at]

    def is_innermost_prose(self, at: int) -> bool:
        """Whether a part's own words are prose, not only what stands inside it."""
        prose = self.prose[at]
        return prose > 0 and prose > sum(self.prose[child] for child in self.children(at))

    def count_link(self, link: int) -> None:
        """Judge what stands inside a link; here blocks in it are prose like others."""

    def count_prose(self, at: int, words: str, *, whole: bool) -> None:
        """Count the words of a block where they are prose; `whole` where no other block is inside."""
        if len(words) >= _SENTENCE and _SENTENCE_END.search(words):
            linked = self.linked[at] if whole else 0
            if 2 * linked <= len(words):
                self.prose[at] += len(words)


def _read(
    elements: Sequence[_Element], hidden: Collection[_Element]
) -> tuple[dict[_Element, int], list[int], list[str]]:
    """The elements of a page that are shown, in document order: their places, the places around them, their own words.

    Own are the words that stand in no element inside.
    """
    root = elements[0]
    places, outer, texts = {root: 0}, [-1], [[root.text or ""]]
    for element in elements[1:]:
        parent = element.getparent()
        if parent is None or (around := places.get(parent)) is None:  # in a hidden one
            continue
        tail = element.tail
        if tail and not tail.isspace():
            texts[around].append(tail)
        if element not in hidden:
            places[element] = len(outer)
            outer.append(around)
            text = element.text
            texts.append([text] if text and not text.isspace() else [])
    return places, outer, [collapse(" ".join(pieces)) if pieces else "" for pieces in texts]
