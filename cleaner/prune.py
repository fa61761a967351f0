"""A page's HTML without what was removed from it, for tools that read HTML."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from cleaner.document import Block
from cleaner.fold import visible
from cleaner.page import RawPage
from cleaner.parse_html import parse_tree
from cleaner.slots import Slot, slots
from schemas.errors import InputError

_AHEAD = 8  # blocks looked at for a piece of text; a part dropped inside a line comes behind it
_GONE = "removed-by-pubsieve"  # tag of the elements to strip
# Of no use without words.
_EMPTY = frozenset("button dialog h1 h2 h3 h4 h5 h6 iframe input li noscript object select textarea".split())
_HEAD_KEPT = frozenset(("head", "base", "meta", "title"))


def pruned_html(page: RawPage, blocks: Sequence[Block]) -> str:
    """The tree of `pruned_tree` as HTML text.

    Raises:
        InputError: ``page-not-html`` where the page is text.
    """
    tree = pruned_tree(page, blocks)
    return str(etree.tostring(tree, method="html", encoding="unicode", doctype="<!doctype html>"))


def pruned_tree(page: RawPage, blocks: Sequence[Block]) -> _Element:
    """The tree of an HTML page without the text of its removed blocks and the elements that only held such.

    Kept besides: the title, base and meta elements of the head, and elements without words (images, rules) that stand
    among kept words.

    Args:
        page: an HTML page.
        blocks: all its blocks, as `cleaner.clean` gives them.

    Raises:
        InputError: ``page-not-html`` where the page is text.
    """
    if page.media != "html":
        raise InputError("is a page of text: it has no HTML to prune", code="page-not-html", source=page.source)
    root = parse_tree(page.content, page.source)
    head = {element for found in root.iter("head") for element in found.iter("*")}
    kept, removed = _sort_slots(root, blocks, head)
    inside = _around(kept)
    emptied = _around(removed) - inside
    shown = _between(root, kept)
    for element in root.iter("*"):
        if element in head:
            gone = element.tag not in _HEAD_KEPT
        elif element in inside or element.tag in ("html", "body"):
            gone = False
        else:
            gone = element in emptied or element not in shown or element.tag in _EMPTY
        if gone:
            element.tag = _GONE
    for element, part in removed:
        setattr(element, part, None)
    etree.strip_elements(root, _GONE, with_tail=False)
    return root


def _sort_slots(root: _Element, blocks: Sequence[Block], head: Set[_Element]) -> tuple[list[Slot], list[Slot]]:
    """The pieces of text of a tree, parted by whether the block that each belongs to was kept; the head's left out.

    The blocks hold all words of the page in its order (see `html_blocks.tree_blocks`), so that each piece is the next
    one of its block; one that fits no block near by is kept. What is removed is whole elements: once begun, it goes on
    to its end, though the line that it stands in might go on with the same letters.
    """
    kept: list[Slot] = []
    removed: list[Slot] = []
    waiting = iter([_Open(letters, block.shown) for block in blocks if (letters := _letters(block.text))])
    ahead = list(islice(waiting, _AHEAD))
    found: _Open | None = None
    for element, part in slots(root):
        words = _letters(visible(getattr(element, part) or ""))
        if not words:
            continue
        if found is None or found.kept or not found.letters.startswith(words, found.at):
            found = next((one for one in ahead if one.letters.startswith(words, one.at)), None)
        if element not in head:
            (kept if found is None or found.kept else removed).append((element, part))
        if found:
            found.at += len(words)
            if found.at == len(found.letters):
                ahead.remove(found)
                ahead += islice(waiting, 1)
    return kept, removed


@dataclass(slots=True, eq=False)
class _Open:
    """A block of which pieces are still to come."""

    letters: str
    kept: bool
    at: int = 0


def _letters(text: str) -> str:
    """A text without white space, and without the bars that part the cells of a row."""
    return "".join(text.split()).replace("|", "")


def _around(slots: Sequence[Slot]) -> set[_Element]:
    """The elements that hold these pieces of text, at any depth."""
    found: set[_Element] = set()
    for element, part in slots:
        holder = element if part == "text" else element.getparent()
        while holder is not None and holder not in found:
            found.add(holder)
            holder = holder.getparent()
    return found


def _between(root: _Element, kept: Sequence[Slot]) -> set[_Element]:
    """The elements that begin between the first and the last kept piece of text."""
    if not kept:
        return set()
    first, last = kept[0][0], kept[-1][0]
    elements = list(root.iter("*"))
    return set(elements[elements.index(first) : elements.index(last) + 1])
