"""What proves that a page is of a learned site: few marks, the most telling ones."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from cleaner.document import Document
from cleaner.fold import fold
from cleaner.learn_elements import Repeated, Tree, selectors_of

_MOST_SELECTORS = 3
_MOST_COMMON = 8
_MOST_OF = 0.75
_MOST_LINES = 12
_TELLING_WORDS = 3  # in a line
_TELLING_NAME = 9  # characters of an id or class; "header" and "menu" are on any site
_NAMED = ("og:site_name", "application-name")


def html_marks(trees: Sequence[Tree], elements: Sequence[Repeated]) -> tuple[list[str], int]:
    """Selectors that are on all pages, and how many prove it.

    The site's own name, else long names of its frame, else of any part: one of them; else most of its common names.
    """
    counts = Counter(mark for tree in trees for mark in set(_declared(tree)))
    if declared := sorted(mark for mark, count in counts.items() if count == len(trees)):
        return declared, 1
    frame = [one.what for one in elements if one.pages == len(trees)]
    names = [{name for element in tree.index.root.iter("*") for name in selectors_of(element)} for tree in trees]
    anywhere = set.intersection(*names)
    if telling := _telling(frame) or _telling(anywhere):
        return telling[:_MOST_SELECTORS], 1
    common = [*frame, *sorted(anywhere - set(frame))][:_MOST_COMMON]
    return common, max(1, math.ceil(_MOST_OF * len(common)))


def _telling(selectors: Iterable[str]) -> list[str]:
    """The selectors with a name that is no common one, the longest first."""
    telling = [one for one in selectors if len("".join(one.replace(".", "#").split("#")[1:])) >= _TELLING_NAME]
    return sorted(telling, key=lambda one: (-len(one), one))


def _declared(tree: Tree) -> Iterator[str]:
    for key, name in product(("name", "property"), _NAMED):
        for meta in tree.index.with_value("meta", key, name):
            if (value := meta.get("content") or "") and not set(value) & set('"]@\n'):
                yield f'meta[{key}="{name}"][content="{value}"]'


def line_marks(documents: Sequence[Document], lines: Sequence[Repeated]) -> tuple[list[str], int]:
    """Lines of some words, those on most pages first, and how many prove it: as many as each page has, up to two."""
    telling = [line for line in lines if len(line.what.split()) >= _TELLING_WORDS] or list(lines)
    marks = [line.what for line in telling[:_MOST_LINES]]
    keys = set(map(fold, marks))
    fewest = min(len(keys & {block.key for block in document.blocks}) for document in documents)
    return marks, max(1, min(2, fewest))
