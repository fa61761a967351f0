"""Several pages of one site -> a profile of that site, to be reviewed by a person.

First the records of the pages are read with the profiles that there are; then what repeats and is no data is frame. At
least three dissimilar pages, at least 60 % of them, digits never folded: measured on pages of known content, each of
these three keeps the method from taking content for frame.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import _Element

from cleaner.clean import clean
from cleaner.document import Block, Document
from cleaner.html_blocks import tree_blocks
from cleaner.html_fields import read_fields
from cleaner.index import Index
from cleaner.layout import Layout
from cleaner.layouts import load_layouts
from cleaner.learn_elements import Repeated, Tree, repeated_elements
from cleaner.learn_lines import learnable, repeated_lines
from cleaner.learn_marks import html_marks, line_marks
from cleaner.learn_pages import Refused, dissimilar
from cleaner.page import RawPage
from cleaner.parse_html import parse_tree
from schemas.errors import InputError

_SHARE = 0.6  # of the pages
_GENERAL = "generic"


@dataclass(frozen=True, slots=True)
class Learned:
    """What several pages of one site have in common.

    Attributes:
        base: id of the profile by which they are read already; the general one where none knows them.
        pages: how many pages it was learned from.
        refused: the pages that were left out.
        marks: selectors, or lines, that prove the layout where `need` of them are there.
        hosts: where the pages are from, as far as they say so.
        elements: selectors of repeated elements (HTML).
        is_html: whether it was learned from HTML.
        lines: repeated lines.
    """

    base: Layout
    pages: int
    refused: list[Refused]
    is_html: bool
    marks: list[str]
    need: int
    hosts: list[str]
    elements: list[Repeated]
    lines: list[Repeated]


def learn(pages: Sequence[RawPage]) -> Learned:
    """Learn what the pages of one site have in common.

    Args:
        pages: at least three, all HTML or all text.

    Raises:
        InputError: ``learn-mixed-pages``, ``learn-too-few-pages``: see `dissimilar`; ``learn-no-frame`` where the pages
            share nothing that is not removed already; ``learn-no-mark`` where nothing tells the site's pages from
            others.
    """
    documents, refused = dissimilar([clean(page) for page in pages])
    need = math.ceil(_SHARE * len(documents))
    base = _base(documents)
    is_html = documents[0].page.media == "html"
    trees = [_tree(document, base) for document in documents] if is_html else []
    elements, covered = repeated_elements(trees, need)
    shown = list(map(_rest, trees, covered, documents)) if is_html else list(map(learnable, documents))
    lines = repeated_lines(shown, need)
    if not elements and not lines:
        message = f"the {len(documents)} pages share no frame that the profile {base.id!r} does not remove already"
        raise InputError(message, code="learn-no-frame")
    marks, count = html_marks(trees, elements) if is_html else line_marks(documents, lines)
    hosts = _hosts(documents)
    if not marks and not hosts:
        message = "nothing tells the pages of this site from others: no id, class, line or address that they share"
        raise InputError(message, code="learn-no-mark")
    return Learned(base, len(documents), refused, is_html, marks, count, hosts, elements, lines)


def _base(documents: Sequence[Document]) -> Layout:
    """The profile that most of the pages are read by."""
    known = {layout.id: layout for layout in load_layouts()}
    [(name, count)] = Counter(document.profile for document in documents).most_common(1)
    return known[name if 2 * count > len(documents) else _GENERAL]


def _tree(document: Document, base: Layout) -> Tree:
    """A page as a tree. Where the shape of a page decides, a rule may spare what it names: that counts as not known."""
    index = Index(parse_tree(document.page.content, document.page.source))
    dropped = base.dropped(index)
    places = read_fields(index, base.fields, dropped)[1]
    return Tree(index, frozenset(places), frozenset() if base.profile.by_shape else frozenset(dropped))


def _rest(tree: Tree, covered: Collection[_Element], document: Document) -> list[Block]:
    """The lines of a page outside the elements that are dropped."""
    known = {(block.start, block.key) for block in learnable(document)}
    drops = dict.fromkeys((*tree.dropped, *covered), "learned")
    blocks = tree_blocks(tree.index.root, drops, {}, None)
    return [block for block in blocks if not block.rule and (block.start, block.key) in known]


def _hosts(documents: Sequence[Document]) -> list[str]:
    addresses = (article.url for document in documents for article in document.articles[:1] if article.url)
    return sorted({host for address in addresses if (host := urlsplit(address).hostname)})
