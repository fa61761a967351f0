"""Parts of any web page told by their shape: how much of their text is prose, how much links, and where they stand.

Prose is a block of at least `_SENTENCE` characters that holds a sentence end and mostly is no link. What no rule names
is dropped only where it is outside the page's prose and nearly all links; and what a rule does name is spared where it
holds too much of the page's prose, for then the rule has met a page that it was not made for.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from lxml.etree import _Element

from cleaner.document import Block
from cleaner.fold import collapse
from cleaner.index import Index
from cleaner.parse_html import BLOCK_TAGS

LINKS_RULE = "shape:links"
HEADING_RULE = "shape:heading"
REASONS = {
    LINKS_RULE: "nothing but links, above or below all running text of the page: a menu or other pages",
    HEADING_RULE: "the heading of a list of links that was dropped",
}

_ONE_PIECE = frozenset(("ul", "ol", "dl", "table", "tbody", "p", "h1", "blockquote"))  # never the whole content
_SENTENCE = 60  # characters
_SENTENCE_END = re.compile(r"[.!?\u3002](?:[\"')\]\u2019\u201d]|\s|$)")
_MOSTLY_LINKS = 0.6  # of a group's characters
_CONTENT = 0.5  # of the page's prose: what holds less is not the page's content
_MOST = 0.5  # of the page's words, or of its prose by one rule: what takes more is no part of the frame
_NEARLY_ALL = 0.9  # of the prose
_LITTLE = 500  # characters of prose: where there is less, the text counts


@dataclass(slots=True)
class Shape:
    """How many characters of text, of links and of prose each element of a page holds.

    Attributes:
        much: characters of prose: where there is less, its place does not tell where the content is.
        order: the elements in document order.
        text, linked, prose: characters, by element; an element without any is not in them.
        links: number of links, by element.
        titled: elements that hold the page's first-level heading.
    """

    much: ClassVar[int] = 800
    order: list[_Element]
    text: dict[_Element, int] = field(default_factory=dict)
    linked: dict[_Element, int] = field(default_factory=dict)
    prose: dict[_Element, int] = field(default_factory=dict)
    links: dict[_Element, int] = field(default_factory=dict)
    titled: set[_Element] = field(default_factory=set)

    @classmethod
    def of(cls, root: _Element, hidden: Collection[_Element]) -> Self:
        """Measure a page in one walk from its end to its beginning; `hidden` elements count for nothing."""
        shape = cls(list(_shown(root, hidden)))
        blocks: set[_Element] = set()  # elements with a block inside
        own: dict[_Element, list[str]] = {}  # the words of inline elements, on their way to the block that they are in
        for element in reversed(shape.order):
            tag, parent = element.tag, element.getparent()
            words = _direct_text(element)
            shape.text[element] = shape.text.get(element, 0) + len(words)
            if tag == "a":
                shape.linked[element], shape.links[element] = shape.text[element], 1
            is_block = tag in BLOCK_TAGS
            inner = own.pop(element, [])
            if words:
                inner.append(words)
            if is_block:
                whole = element not in blocks
                shape.count_prose(element, " ".join(inner) if whole else words, whole=whole)
            elif tag == "a":
                shape.count_link(element)
            if parent is None:
                continue
            for counts in (shape.text, shape.linked, shape.prose, shape.links):
                if element in counts:
                    counts[parent] = counts.get(parent, 0) + counts[element]
            if is_block or element in blocks:
                blocks.add(parent)
            elif inner:
                own.setdefault(parent, []).extend(inner)
            if tag == "h1" or element in shape.titled:
                shape.titled.add(parent)
        return shape

    def without(self, hidden: Iterable[_Element]) -> Self:
        """The shape of the page without some elements, which costs less than to measure what is left."""
        shape = replace(
            self, text=dict(self.text), linked=dict(self.linked), prose=dict(self.prose), links=dict(self.links)
        )
        for element in hidden:
            if element not in shape.text:  # stands in one that is gone
                continue
            for counts in (shape.text, shape.linked, shape.prose, shape.links):
                if gone := counts.get(element):
                    for outer in element.iterancestors():
                        counts[outer] -= gone
                for inside in element.iter("*"):
                    counts.pop(inside, None)
        shape.order = [element for element in self.order if element in shape.text]
        return shape

    def count_link(self, link: _Element) -> None:
        """Judge what stands inside a link; here blocks in it are prose like others."""

    def count_prose(self, element: _Element, words: str, *, whole: bool) -> None:
        """Count the words of a block where they are prose; `whole` where no other block is inside."""
        linked = self.linked.get(element, 0) if whole else 0
        if len(words) >= _SENTENCE and 2 * linked <= len(words) and _SENTENCE_END.search(words):
            self.prose[element] = self.prose.get(element, 0) + len(words)

    def spare(self, drops: Mapping[_Element, str], shares: Mapping[str, float]) -> dict[_Element, str]:
        """The drops without those that would take more of the page's prose than their rule's share, or of its words.

        A rule that all in all takes most of the prose has met names that mean something else on this page: it drops
        nothing that holds any.
        """
        prose, text = self.prose.get(self.order[0], 0), self.text.get(self.order[0], 0)
        small = {
            element: rule
            for element, rule in drops.items()
            if shares[rule] == 1
            or (
                self.prose.get(element, 0) <= shares[rule] * prose
                and self.text.get(element, 0) <= max(_MOST, shares[rule]) * text
            )
        }
        taken = self.taken(small, drops)
        return {
            element: rule
            for element, rule in small.items()
            if shares[rule] == 1 or taken[rule] <= max(_MOST, shares[rule]) * prose or not self.prose.get(element)
        }

    def taken(self, small: Mapping[_Element, str], drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule names (`drops`; `small` is what it may take), so that most of it spares all."""
        return self.prose_by_rule(drops)

    def prose_by_rule(self, drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule drops, what lies in an element of the same rule counted once."""
        taken: Counter[str] = Counter()
        for element, rule in drops.items():
            outer = element.getparent()
            if (prose := self.prose.get(element)) and (outer is None or drops.get(outer) != rule):
                taken[rule] += prose
        return taken

    def content(self, candidates: Iterator[_Element]) -> _Element | None:
        """The first candidate that holds the page's content, or the part of it that holds nearly all its prose.

        None where no candidate holds enough of the prose, nor any part of the page.
        """
        counts = self.prose if self.prose.get(self.order[0], 0) >= _LITTLE else self.text
        found = self.first(candidates, counts, counts.get(self.order[0], 0))
        if self.prose.get(self.order[0], 0) < self.much:
            return found
        inner = self._narrowed(self.order[0] if found is None else found)
        return found if inner.tag in ("html", "body") else inner

    def first(self, candidates: Iterator[_Element], counts: Mapping[_Element, int], whole: int) -> _Element | None:
        """The first candidate that holds enough of the `whole`."""
        least = max(1, _CONTENT * whole)
        return next((element for element in candidates if counts.get(element, 0) >= least), None)

    def _narrowed(self, top: _Element) -> _Element:
        """The innermost element that holds nearly all prose of `top`."""
        element = top
        while (inner := next((one for one in element if self._holds_nearly_all(one, element, top)), None)) is not None:
            element = inner
        return element

    def _holds_nearly_all(self, inner: _Element, outer: _Element, top: _Element) -> bool:
        if inner.tag in _ONE_PIECE:
            return False
        nearly_all = self.prose.get(inner, 0) >= _NEARLY_ALL * self.prose.get(outer, 0)
        return nearly_all or self.is_kernel(inner, outer, top)

    def is_kernel(self, inner: _Element, outer: _Element, top: _Element) -> bool:
        """Whether `inner` is the content of `top` though it does not hold nearly all prose of `outer` around it."""
        return False

    def link_lists(self, top: _Element, whole: "Shape") -> dict[_Element, str]:
        """What to drop inside `top`: groups that are nearly all links, above the first prose or below the last.

        Args:
            top: the content of the page.
            whole: the shape of the page with what was held for unlikely here.
        """
        place = {element: at for at, element in enumerate(self.order)}
        inside = [element for element in top.iter("*") if element in place]
        prose = [place[element] for element in inside if self.is_innermost_prose(element)]
        if not prose:
            return {}
        groups = [group for group in self._groups(top) if not prose[0] < place[group] < prose[-1]]
        groups = [group for group in groups if not whole.prose.get(group)]
        if sum(whole.text[group] for group in groups) > whole.prose[top]:
            return {}  # the page is a list of links with some prose, not prose with menus
        return dict.fromkeys(groups, LINKS_RULE)

    def is_innermost_prose(self, element: _Element) -> bool:
        """Whether an element's own words are prose, not only what stands inside it."""
        prose = self.prose.get(element, 0)
        return prose > sum(self.prose.get(child, 0) for child in element)

    def _groups(self, top: _Element) -> Iterator[_Element]:
        """The largest parts of `top` without prose and without the page's title that are nearly all links."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            text = self.text.get(element, 0)
            if not text or element.tag in ("a", "h1"):
                continue
            free = not self.prose.get(element) and element not in self.titled and element is not top
            if free and self.links.get(element, 0) >= 2 and self.linked.get(element, 0) >= _MOSTLY_LINKS * text:
                yield element
            else:
                waiting += element


def mark_orphans(blocks: list[Block]) -> None:
    """Mark the headings below which nothing is left because links were dropped."""
    below: list[Block] = []
    for block in reversed(blocks):
        if block.kind != "heading" or block.rule is not None:
            below.append(block)
            continue
        lists = any(one.rule == LINKS_RULE for one in below)
        if block.level > 1 and lists and all(one.rule is not None for one in below):
            block.rule = HEADING_RULE
        else:
            below = []


def _direct_text(element: _Element) -> str:
    text = element.text or ""
    for child in element:
        if tail := child.tail:
            text += f" {tail}"
    return collapse(text)


def _shown(root: _Element, hidden: Collection[_Element]) -> Iterator[_Element]:
    """All elements in document order, without the content of hidden ones."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element not in hidden:
            yield element
            waiting += reversed(element)


def tell_parts(
    index: Index, drops: Mapping[_Element, str], roots: Iterator[_Element], shares: Mapping[str, float]
) -> tuple[dict[_Element, str], _Element | None]:
    """Judge a page by its shape.

    Args:
        index: the page.
        drops: what the layout's rules drop.
        roots: what may hold the page's content, the best first.
        shares: rule -> the largest part of the page's prose that an element which it names may hold.

    Returns:
        What to drop, and the element that holds the page's content (None: the whole page).
    """
    certain = {element for element, rule in drops.items() if shares[rule] == 1}
    whole = Shape.of(index.root, certain)
    spared = whole.spare(drops, shares)
    shape = whole.without(spared)
    content = shape.content(element for element in roots if element in shape.text)
    top = content if content is not None else index.root
    return {**spared, **shape.link_lists(top, shape)}, content
