"""Parts of any web page told by their shape: how much of their text is prose, how much links, and where they stand.

What no rule names is dropped only where it is outside the page's prose and nearly all links; and what a rule does name
is spared where it holds too much of the page's prose, for then the rule has met a page that it was not made for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from lxml.etree import _Element

from cleaner.document import Block
from cleaner.index import Index
from cleaner.parts import Parts

LINKS_RULE = "shape:links"
HEADING_RULE = "shape:heading"
REASONS = {
    LINKS_RULE: "nothing but links, above or below all running text of the page: a menu or other pages",
    HEADING_RULE: "the heading of a list of links that was dropped",
}

_ONE_PIECE = frozenset(("ul", "ol", "dl", "table", "tbody", "p", "h1", "blockquote"))  # never the whole content
_MOSTLY_LINKS = 0.6  # of a group's characters
_CONTENT = 0.5  # of the page's prose: what holds less is not the page's content
_MOST = 0.5  # of the page's words, or of its prose by one rule: what takes more is no part of the frame
_NEARLY_ALL = 0.9  # of the prose
_LITTLE = 500  # characters of prose: where there is less, the text counts


class Shape(Parts):
    """What the parts of a page are, told by how much of their text is prose and how much links.

    Attributes:
        much: characters of prose: where there is less, its place does not tell where the content is.
    """

    much: ClassVar[int] = 800

    def spare(self, drops: Mapping[_Element, str], shares: Mapping[str, float]) -> dict[_Element, str]:
        """The drops without those that would take more of the page's prose than their rule's share, or of its words.

        A rule that all in all takes most of the prose has met names that mean something else on this page: it drops
        nothing that holds any.
        """
        small = {
            element: rule
            for element, rule in drops.items()
            if shares[rule] == 1 or self._is_small(element, shares[rule])
        }
        taken = self.taken(small, drops)
        most = {rule for rule, prose in taken.items() if prose > max(_MOST, shares[rule]) * self.prose[0]}
        return {
            element: rule
            for element, rule in small.items()
            if rule not in most or shares[rule] == 1 or not self.prose_of(element)
        }

    def _is_small(self, element: _Element, share: float) -> bool:
        """Whether an element holds no more than its share of the page's prose, and of its words no more than most."""
        at = self.places.get(element)
        if at is None:
            return True
        return self.prose[at] <= share * self.prose[0] and self.text[at] <= max(_MOST, share) * self.text[0]

    def taken(self, small: Mapping[_Element, str], drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule names (`drops`; `small` is what it may take), so that most of it spares all."""
        return self.prose_by_rule(drops)

    def prose_by_rule(self, drops: Mapping[_Element, str]) -> Counter[str]:
        """How much prose each rule drops, what lies in an element of the same rule counted once."""
        taken: Counter[str] = Counter()
        for element, rule in drops.items():
            if prose := self.prose_of(element):
                outer = element.getparent()
                if outer is None or drops.get(outer) != rule:
                    taken[rule] += prose
        return taken

    def content(self, candidates: Iterable[_Element]) -> int | None:
        """The first candidate that holds the page's content, or the part of it that holds nearly all its prose.

        None where no candidate holds enough of the prose, nor any part of the page.
        """
        counts = self.prose if self.prose[0] >= _LITTLE else self.text
        found = self.first((self.places[element] for element in candidates if element in self.places), counts)
        if self.prose[0] < self.much:
            return found
        inner = self._narrowed(found or 0)
        return found if self.elements[inner].tag in ("html", "body") else inner

    def first(self, candidates: Iterator[int], counts: Sequence[int]) -> int | None:
        """The first candidate that holds enough of what the page holds."""
        least = max(1, _CONTENT * counts[0])
        return next((at for at in candidates if counts[at] >= least), None)

    def _narrowed(self, top: int) -> int:
        """The innermost part that holds nearly all prose of `top`."""
        at = top
        while inner := next((one for one in self.children(at) if self._holds_nearly_all(one, at, top)), None):
            at = inner
        return at

    def _holds_nearly_all(self, inner: int, outer: int, top: int) -> bool:
        if self.elements[inner].tag in _ONE_PIECE:
            return False
        holds = self.prose[inner] >= _NEARLY_ALL * self.prose[outer] or self.is_kernel(inner, outer, top)
        return holds and not self._has_table_beside(inner, outer)

    def _has_table_beside(self, inner: int, outer: int) -> bool:
        """Whether as much text as `inner` has stands beside it in a part with a table that is not mostly links."""
        return any(
            self.text[one] >= self.text[inner]
            and 2 * self.linked[one] < self.text[one]
            and next(self.elements[one].iter("table"), None) is not None
            for one in self.children(outer)
            if one != inner
        )

    def is_kernel(self, inner: int, outer: int, top: int) -> bool:
        """Whether `inner` is the content of `top` though it does not hold nearly all prose of `outer` around it."""
        return False

    def link_lists(self, top: int, whole: "Shape") -> dict[_Element, str]:
        """What to drop inside `top`: groups that are nearly all links, above the first prose or below the last.

        Args:
            top: the content of the page.
            whole: the shape of the page with what was held for unlikely here.
        """
        prose = [at for at in range(top, top + self.size[top]) if self.is_innermost_prose(at)]
        if not prose:
            return {}
        groups = [group for group in self._groups(top) if not prose[0] < group < prose[-1] and not whole.prose[group]]
        if sum(whole.text[group] for group in groups) > whole.prose[top]:
            return {}  # the page is a list of links with some prose, not prose with menus
        return {self.elements[group]: LINKS_RULE for group in groups}

    def _groups(self, top: int) -> Iterator[int]:
        """The largest parts of `top` without prose and without the page's title that are nearly all links."""
        waiting = [top]
        while waiting:
            at = waiting.pop()
            text = self.text[at]
            if not text or self.elements[at].tag in ("a", "h1"):
                continue
            free = not self.prose[at] and at not in self.titled and at != top
            if free and self.links[at] >= 2 and self.linked[at] >= _MOSTLY_LINKS * text:
                yield at
            else:
                waiting += self.children(at)


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


def hold(
    drops: Mapping[_Element, str], content: _Element | None, parts: Iterable[_Element]
) -> tuple[dict[_Element, str], _Element | None]:
    """What is dropped, and what holds the content (None: the page), so that some parts of the page are content."""
    spared = dict(drops)
    for part in parts:
        holders = {part, *part.iterancestors()}
        for holder in holders:
            spared.pop(holder, None)
        while content is not None and content not in holders:
            content = content.getparent()
    return spared, content


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
    whole = Shape.of(index.elements, certain)
    spared = whole.spare(drops, shares)
    shape = whole.without(spared)
    content = shape.content(roots)
    links = shape.link_lists(content or 0, shape)
    return spared | links, None if content is None else shape.elements[content]
