"""HTML without the marks of its site, as simplifiers and editors leave it: its lines are read as those of a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from lxml.etree import _Element

from cleaner.document import Block, Document, render_text
from cleaner.html_blocks import tree_blocks
from cleaner.origins import LINE, line_numbers
from cleaner.page import RawPage

_SIGNS = ("PMID", "PMCID", "Bookshelf ID")  # a record's text holds one; looked for first, since few other pages do
# What a record states at least, one of each: more than a reference does.
_CHAPTER = (("title",), ("authors",), ("pmid", "citation"))
_LISTED = (("title",), ("pmid",), ("citation",))
_ONE = (
    ("title",),
    ("authors",),
    ("pmid", "pmcid", "doi"),
    ("abstract", "affiliations", "mesh_terms", "keywords", "publication_types"),
)


@dataclass(frozen=True, slots=True)
class ShownText:
    """The text that an HTML page shows.

    Attributes:
        text: its blocks as lines, an empty one between two that are no items of a list.
        owners: the block of each line.
    """

    text: str
    owners: Sequence[Block]

    @classmethod
    def of(cls, root: _Element) -> Self:
        """The text of a page."""
        lines: list[tuple[str, Block]] = []
        for block in tree_blocks(root, {}, {}, None):
            is_item = block.kind == "item"
            if lines and not (is_item and lines[-1][1].kind == "item"):
                lines.append(("", block))
            lines += ((f"• {line}" if is_item else line, block) for line in block.text.split("\n"))
        return cls("\n".join(line for line, _ in lines), [block for _, block in lines])

    def placed(self, document: Document, page: RawPage) -> Document:
        """What was read of the text as what the page holds: each piece stands where its element does.

        Args:
            document: of the text.
            page: the HTML page.
        """
        origins: list[Mapping[str, str]] = [
            {key: self._place(at) for key, at in found.items()} for found in document.origins
        ]
        line_of = line_numbers(self.text)
        blocks = [block for block in document.blocks if block.text]
        for block in blocks:
            owner = self.owners[line_of(block.start) - 1]
            block.start = block.end = owner.start
            block.where = owner.where
        articles = [article.model_copy(update={"text": render_text(blocks)}) for article in document.articles]
        return replace(document, page=page, _blocks=blocks, articles=articles, _origins=origins)

    def _place(self, origin: str) -> str:
        return LINE.sub(lambda found: self.owners[int(found["number"]) - 1].where, origin)


def may_be_recorded(blocks: Iterable[Block]) -> bool:
    """Whether the blocks of a page hold a word that a record's text would."""
    return any(sign in block.text for block in blocks for sign in _SIGNS)


def is_recorded(document: Document, form: str) -> bool:
    """Whether what was read of the text are records, and not a page's references.

    Args:
        document: of the text.
        form: that of its profile, see `SiteProfile.form`.
    """
    if document.kind != "article":
        return False
    stated = _CHAPTER if form == "book" else _ONE if len(document.articles) == 1 else _LISTED
    return all(all(any(getattr(article, key) for key in keys) for keys in stated) for article in document.articles)
