"""A cleaned page: every piece of the input as a block, kept, or removed by a named rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cleaner.cut import words_of_part
from cleaner.fold import fold_collapsed
from cleaner.page import RawPage
from schemas.article import Article
from schemas.citation import Citation
from schemas.finding import Problem

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from cleaner.draft import Draft

HEADLINE_RULE = "generic:headline"
BlockKind = Literal["heading", "paragraph", "item", "row", "caption", "line", "meta"]


@dataclass(slots=True)
class Block:
    """One piece of the page.

    A block is never deleted: it is marked with the rule that removed it, so that kept and removed blocks together are
    always the whole input.

    Attributes:
        text: the words of the block as a reader sees them: white space collapsed, no bullet, no markup.
        key: `text` folded, by which lines are compared.
        kind: what the page made of it; ``line`` where the input was text.
        start: where it begins: a character offset into the page's content (text), or a 1-based source line (HTML).
        end: character offset behind it (text); the same as `start` for HTML.
        level: heading level 1-6, depth of a list item, else 0.
        where: CSS-like path of the element that it came from (HTML); of text empty, but ``a`` for a line of Markdown
            that is nothing but links.
        rule: id of the rule that removed it, e.g. ``us-gov:banner``; None where it is kept.
        field: the record's key that it was read as, where it was.
        record: number, from 1, of the record whose element it stands in (HTML pages of several records); else 0.
        unread: the source of its words where they have not been read yet, see `cleaner.cut`.
    """

    text: str
    key: str = ""
    kind: BlockKind = "line"
    start: int = 0
    end: int = 0
    level: int = 0
    where: str = ""
    rule: str | None = None
    field: str | None = None
    record: int = 0
    unread: bytes = b""

    @property
    def kept(self) -> bool:
        """Whether no rule removed the block."""
        return self.rule is None

    @property
    def shown(self) -> bool:
        """Whether HTML and Markdown show it: kept, or the headline of an article, which its record has as `title`."""
        return self.rule is None or self.rule == HEADLINE_RULE


@dataclass(slots=True)
class Document:
    """A cleaned page and what was read from it.

    Attributes:
        page: the input.
        site: id of the profile that fitted the page, e.g. ``pubmed``; ``generic`` where none did.
        kind: ``article`` where the page holds at least one record, else ``page``.
        reasons: rule id -> why the rule removes what it removes, for each rule that acted.
        articles: the records; exactly one of kind ``page`` where the page is no article.
        problems: what reading the page saw that is not about one record's field.
        cited: the entries of the article's reference list as printed, where the layout knows it (PMC). They stand
            neither in the clean text nor in the record.
        profile: id of the profile itself; several may share one `site`.
    """

    page: RawPage
    site: str
    kind: Literal["article", "page"]
    _blocks: list[Block]
    reasons: Mapping[str, str] = field(default_factory=dict)
    articles: list[Article] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    cited: list[str] = field(default_factory=list)
    profile: str = ""
    _drafts: "Sequence[tuple[Draft, list[Block]]]" = field(default=(), repr=False)
    _origins: list[Mapping[str, str]] | None = field(default=None, repr=False, compare=False)
    _references: list[Citation] | None = field(default=None, repr=False, compare=False)

    @property
    def blocks(self) -> list[Block]:
        """All of the page, in its order."""
        if any(block.unread for block in self._blocks):
            self._blocks = read_parts(self._blocks)
        return self._blocks

    @property
    def kept(self) -> list[Block]:
        """The blocks that no rule removed."""
        return [block for block in self._blocks if block.rule is None]

    @property
    def removed(self) -> list[Block]:
        """The blocks that a rule removed; `Block.rule` names it, `reasons` explains it."""
        return [block for block in self.blocks if block.rule is not None]

    def lengths(self) -> Iterator[tuple[str | None, int]]:
        """The rule of each block and how many characters its text has, which takes less than to read all `blocks`."""
        for block in self._blocks:
            yield block.rule, len(words_of_part(block.unread) if block.unread else block.text)

    @property
    def references(self) -> list[Citation]:
        """The works that the article cites, in order: each entry as `schemas.citation.parse_citation` reads it.

        Unreadable ones have ``ok`` false; their identifiers are never the record's. They are read when first asked for.
        """
        if self._references is None:
            from cleaner.references import read_references

            self._references = read_references(self.cited)
        return self._references

    @property
    def origins(self) -> list[Mapping[str, str]]:
        """Where each field of each record stands on the page, by the record's keys; of all keys that have a value.

        The selector that found the field, the element that it was read from, or the line (text). Looked for when first
        asked.
        """
        if self._origins is None:
            from cleaner.origins import Places, origins_of

            places, read = Places(self.page), zip(self._drafts, self.articles, strict=False)
            self._blocks = read_parts(self._blocks)  # whoever asks for the blocks first, the places are the same
            self._origins = [origins_of(draft, article, part, places) for (draft, part), article in read]
        return self._origins

    @property
    def text(self) -> str:
        """The clean text of the whole page."""
        return render_text(self._blocks)

    @property
    def html(self) -> str:
        """The page's HTML without what was removed, for tools that read HTML.

        Raises:
            InputError: ``page-not-html`` where the page is text.
        """
        from cleaner.prune import pruned_html

        return pruned_html(self.page, self.blocks)

    def soup(self) -> "BeautifulSoup":
        """The page without what was removed as a new BeautifulSoup tree, which the caller may change.

        Raises:
            InputError: ``page-not-html`` where the page is text.
        """
        from bs4 import BeautifulSoup

        return BeautifulSoup(self.html, "lxml")

    def markdown(self, *, links: bool = False) -> str:
        """The clean page as Markdown with its headings, lists and tables; with its links where asked for."""
        from cleaner.markdown import as_markdown

        return as_markdown(self, links=links)


def render_text(blocks: list[Block]) -> str:
    """The clean text of some blocks: removed ones left out, at most one blank line between two blocks."""
    lines: list[str] = []
    for block in blocks:
        if block.rule is not None:
            continue
        if block.text:
            lines.append(f"• {block.text}" if block.kind == "item" else block.text)
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n")


def read_parts(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, the words of those read that were not; without those that hold none."""
    read: list[Block] = []
    for block in blocks:
        if block.unread:
            block.text, block.unread = words_of_part(block.unread), b""
            block.key = fold_collapsed(block.text)
            if not block.key:
                continue
        read.append(block)
    return read
