"""Elements that say the same on most pages of a site, each under the selector that finds it and nothing else."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from cleaner.fold import collapse, fold
from cleaner.headings import is_label
from cleaner.html_blocks import tree_blocks
from cleaner.index import Index
from cleaner.typed import is_typed

_NAME = re.compile(r"[\w-]+")
_FRAMES = frozenset(("nav", "header", "footer", "aside"))  # known by their tag alone
_TAG = re.compile(r"[a-z][a-z0-9-]*")
_VARIES = 0.3  # of the words of one copy, such as the marked entry of a menu
_WHOLE = frozenset(("html", "body", "head", "main", "title", "meta", "link", "h1"))


@dataclass(frozen=True, slots=True)
class Tree:
    """One page: its index, the elements that a field was read from, and those that are dropped already."""

    index: Index
    fields: Collection[_Element]
    dropped: Collection[_Element]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What repeats: a selector or a line, on how many pages, and its words on one of them."""

    what: str
    pages: int
    example: str


def repeated_elements(trees: Sequence[Tree], need: int) -> tuple[list[Repeated], list[set[_Element]]]:
    """The selectors of what repeats, the outermost elements only.

    Args:
        trees: the pages.
        need: on how many of them the same words must stand.

    Returns:
        The selectors, those of most words first, and the elements that they select on each page.
    """
    found = [_by_selector(tree) for tree in trees]
    counts = Counter(selector for page in found for selector in page)
    proved = []
    for selector in sorted(selector for selector, count in counts.items() if count >= need):
        copies = [page.get(selector, []) for page in found]
        if repeated := _repeated(selector, copies, trees, need):
            proved.append((repeated, copies))
    proved.sort(key=lambda pair: (-len(pair[0].example), pair[0].what))
    kept, covered = [], [set[_Element]() for _ in trees]
    for repeated, copies in proved:
        new = [[one for one in page if not _is_in(one, done)] for page, done in zip(copies, covered, strict=True)]
        if any(new):
            kept.append(repeated)
            for page, done in zip(new, covered, strict=True):
                done.update(page)
    return kept, covered


def selectors_of(element: _Element) -> Iterator[str]:
    """The simple selectors that find an element: its id, else its classes, else a tag that HTML gives to frames."""
    tag = str(element.tag)
    if not _TAG.fullmatch(tag) or tag in _WHOLE:
        return
    name = element.get("id") or ""
    classes = (element.get("class") or "").split()
    if _NAME.fullmatch(name):
        yield f"{tag}#{name}"
        return
    for token in dict.fromkeys(filter(_NAME.fullmatch, classes)):
        yield f"{tag}.{token}"
    if not classes and tag in _FRAMES:
        yield tag


def _by_selector(tree: Tree) -> dict[str, list[_Element]]:
    """All elements that each selector finds: a tag alone also finds those that have a name."""
    found: dict[str, list[_Element]] = defaultdict(list)
    for element in tree.index.root.iter("*"):
        for selector in selectors_of(element):
            found[selector].append(element)
    for tag in _FRAMES & found.keys():
        found[tag] = list(tree.index.with_tag(tag))
    return found


def _repeated(selector: str, copies: Sequence[list[_Element]], trees: Sequence[Tree], need: int) -> Repeated | None:
    """What a selector finds, if that is frame on each page."""
    texts = [[(element, words) for element in page if (words := _words(element))] for page in copies]
    counts = Counter(words for page in texts for words in {words for _, words in page})
    common = {words: count for words, count in counts.items() if count >= need}
    if not common or not any(map(str.isalpha, "".join(common))):
        return None
    for page, tree in zip(texts, trees, strict=True):
        for element, words in page:
            if not _is_frame(element, words, common, tree):
                return None
    example = max(common, key=lambda words: (common[words], len(words), words))
    shown = next(element for page in texts for element, words in page if words == example)
    if "." in selector and len(tree_blocks(shown, {}, {}, None)) == 1:
        return None  # on another page a box of that class may hold other words: the line is learned instead
    return Repeated(selector, common[example], collapse(" ".join(map(str, shown.itertext()))))


def _is_frame(element: _Element, words: str, common: Iterable[str], tree: Tree) -> bool:
    if _is_in(element, tree.dropped):
        return True
    if words not in common and not any(_differs_little(words, known) for known in common):
        return False
    if _is_in(element, tree.fields) or any(_is_in(field, (element,)) for field in tree.fields):
        return False
    blocks = tree_blocks(element, {}, {}, None)
    return not any(map(is_typed, blocks)) and not (len(blocks) == 1 and is_label(blocks[0]))


def _differs_little(words: str, known: str) -> bool:
    mine, theirs = Counter(words.split()), Counter(known.split())
    return (mine - theirs).total() + (theirs - mine).total() <= _VARIES * theirs.total()


def _words(element: _Element) -> str:
    return fold(" ".join(map(str, element.itertext())))


def _is_in(element: _Element, outer: Collection[_Element]) -> bool:
    return element in outer or any(ancestor in outer for ancestor in element.iterancestors())
