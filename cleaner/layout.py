"""A layout: one site profile, ready for use, and the questions that it answers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml.etree import _Element

from cleaner.document import BlockKind
from cleaner.index import Index
from cleaner.names import NameWords, words_of_name
from cleaner.patterns import LinePatterns
from cleaner.profile import Section, SiteProfile
from cleaner.selector import Selector
from cleaner.slugs import headed_by
from schemas.article import NoticeKind

_NEVER_BY_NAME = frozenset(("html", "body", "main", "article", "h1"))  # their names speak of the whole page
_EMBEDDED = frozenset(("embed", "embedded"))  # what an author put into the text, a quoted post for one
_LONGEST_CAPTION = 800  # characters with white space; what holds more is only named after one
_LINES_OF_A_PAGE = 1024  # of most pages
_NAMES_OF_SITES = 1 << 15  # classes and ids
_FIRST = 3  # lines in which an `opening` stands
_LONGEST_NAME = 200  # characters that are looked at


@dataclass(frozen=True, slots=True)
class OneSelectors:
    """The compiled form of a field of one text."""

    css: tuple[Selector, ...]
    without: tuple[Selector, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class ItemSelectors:
    """The compiled form of an `ItemField`."""

    item: tuple[Selector, ...]
    holding: Selector | None
    name: Selector | None
    marks: Selector | None
    marks_behind: Selector | None
    orcid: Selector | None
    affiliation: Selector | None
    key: Selector | None
    key_before: Selector | None
    label: Selector | None
    label_before: Selector | None
    prefix: str | None
    split: str | None
    inline: bool = False
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One profile, ready for use.

    Attributes:
        profile: the data that it was made of.
        reasons: full rule id (``pubmed:toolbar``) -> why.
        css: what to drop from HTML: selector and rule id.
        names: what to drop from HTML: words of a class or id, and rule id.
        captions: words in the name of elements that are captions though their tag does not say so (HTML).
        lines: folded line -> rule id.
        phrase_starts: first words of the phrases, by which a page without any is told at once.
        patterns: expression for a whole folded line, and its rule id.
        phrases: folded sentence that may be broken over lines, and its rule id.
        headings: folded heading line -> section.
        shares: rule id -> the largest part of a page's prose that it may take.
        inside_record: rules whose lines stand between a record's own lines.
        menus: rules whose lines are choices of a menu and open no section.
        tails: expression for the end of a line, and its rule id.
        record_items: selectors of the elements that hold one record each (HTML).
        record_fields: the fields to look for inside such an element.
        heading_items: selectors of elements that are headings though their tag does not say so, with their level.
        notices: expression for a whole folded line, and the kind of notice that it is.
        stated: expressions for lines of the frame that state fields.
        page_patterns: what is furniture only where the page holds no article: expression and rule id.
        inline_headings: those of the headings whose content may stand behind them on one line.
        section_for: the section that a folded heading line opens, with its rule id; None where it is no heading of this
            layout.
        rule_of_name: the rule that drops elements with a class or an id of this name; None where none does.
        is_caption: whether a class names captions.
    """

    profile: SiteProfile
    reasons: Mapping[str, str]
    fingerprint: tuple[Selector, ...]
    unless: tuple[Selector, ...]
    known_lines: frozenset[str]
    known_patterns: LinePatterns[None]
    unless_lines: frozenset[str]
    opening: LinePatterns[None]
    root: tuple[Selector, ...]
    css: tuple[tuple[Selector, str], ...]
    names: NameWords[str]
    captions: NameWords[bool]
    lines: Mapping[str, str]
    patterns: LinePatterns[str]
    phrases: tuple[tuple[str, str], ...]
    headings: Mapping[str, tuple[Section, str]]
    heading_patterns: LinePatterns[tuple[Section, str]]
    phrase_starts: frozenset[tuple[str, ...]]
    fields: Mapping[str, OneSelectors | ItemSelectors]
    inside_record: frozenset[str]
    menus: frozenset[str]
    shares: Mapping[str, float]
    tails: tuple[tuple[str, str], ...] = ()
    record_items: tuple[Selector, ...] = ()
    record_fields: Mapping[str, OneSelectors | ItemSelectors] = field(default_factory=dict)
    heading_items: tuple[tuple[Selector, int], ...] = ()
    notices: LinePatterns[NoticeKind] = field(default_factory=LinePatterns)
    stated: tuple[str, ...] = ()
    page_patterns: LinePatterns[str] = field(default_factory=LinePatterns)
    inline_headings: Mapping[str, tuple[Section, str]] = field(default_factory=dict)
    section_for: Callable[[str], tuple[Section, str] | None] = field(init=False, repr=False, compare=False)
    rule_of_name: Callable[[str], str | None] = field(init=False, repr=False, compare=False)
    is_caption: Callable[[str], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The steps ask of the same lines which section they open, and pages of one site have the same names."""
        object.__setattr__(self, "section_for", lru_cache(maxsize=_LINES_OF_A_PAGE)(self._section_for))
        object.__setattr__(self, "rule_of_name", lru_cache(maxsize=_NAMES_OF_SITES)(self._rule_of_name))
        object.__setattr__(self, "is_caption", lru_cache(maxsize=_NAMES_OF_SITES)(self._is_caption))

    @property
    def id(self) -> str:
        """The profile's id."""
        return self.profile.id

    @property
    def site(self) -> str:
        """The record's `site`."""
        return self.profile.site or self.profile.id

    def fits_tree(self, index: Index) -> bool:
        """Whether the structure of an HTML page proves this layout."""
        need = self.profile.fingerprint.need_html
        seen = (mark for mark in self.fingerprint if _present(mark, index))
        return len(list(islice(seen, need))) == need and not any(_present(mark, index) for mark in self.unless)

    def fits_address(self, url: str | None) -> bool:
        """Whether the page's address is one where this layout is met; mirrors lie, so structure is asked first."""
        if not url:
            return False
        address = urlsplit(url)
        host = (address.hostname or "").lower()
        for known in self.profile.hosts:
            name, _, path = known.partition("/")
            if (host == name or (name.startswith(".") and host.endswith(name))) and address.path.startswith(f"/{path}"):
                return True
        return False

    def fits_lines(self, keys: Collection[str]) -> bool:
        """Whether the lines of a text page prove this layout.

        Args:
            keys: the page's different lines, folded, in their order.
        """
        if not self.unless_lines.isdisjoint(keys):
            return False
        if self.opening.each and not self.opening.count(self._first_lines(keys)):
            return False
        seen = len(self.known_lines.intersection(keys))
        need = self.profile.fingerprint.need
        return seen >= need or seen + self.known_patterns.count(keys) >= need

    def _first_lines(self, keys: Iterable[str]) -> list[str]:
        return list(islice((key for key in keys if key and not self.rule_for(key)), _FIRST))

    def dropped(self, index: Index) -> dict[_Element, str]:
        """The elements that this layout drops, each with the id of the first rule of it; never the page itself."""
        drops: dict[_Element, str] = {}
        for selector, rule in self.css:
            for element in selector.select(index):
                drops.setdefault(element, rule)
        for elements, rule in self._named(index) if self.names.meanings else ():
            for element in elements:
                if element.tag not in _NEVER_BY_NAME:
                    drops.setdefault(element, rule)
        drops.pop(index.root, None)  # hidden as a whole until its scripts have run
        return drops

    def _named(self, index: Index) -> Iterator[tuple[Iterable[_Element], str]]:
        """The elements whose id or class holds a word that furniture is named by, with the rule of that word."""
        for name, elements in index.ids.items():
            if rule := self.rule_of_name(name[:_LONGEST_NAME]):
                words = words_of_name(name)
                yield [element for element in elements if not self._is_slug(element, words)], rule
        for name, elements in index.classes.items():
            if rule := self.rule_of_name(name[:_LONGEST_NAME]):
                yield elements, rule

    def _rule_of_name(self, name: str) -> str | None:
        words = words_of_name(name)
        return self.names.find(words) if _EMBEDDED.isdisjoint(words) else None

    def _is_caption(self, name: str) -> bool:
        return bool(self.captions.find(words_of_name(name)))

    def _is_slug(self, element: _Element, words: Sequence[str]) -> bool:
        """Whether an id is made of the words of a heading that opens no section to be dropped."""
        heading = headed_by(element, words)
        section = self.section_for(heading) if heading else None
        return heading is not None and not (section and section[0].drop)

    def content(self, index: Index, drops: Collection[_Element]) -> _Element | None:
        """The element that holds the page's content; None where the whole page does."""
        return next(self.roots(index, drops), None)

    def roots(self, index: Index, drops: Collection[_Element]) -> Iterator[_Element]:
        """The elements that may hold the page's content, the best first."""
        for selector in self.root:
            for element in selector.select(index):
                if element not in drops and not any(outer in drops for outer in element.iterancestors()):
                    yield element

    def items(self, index: Index) -> list[_Element]:
        """The elements that hold one record each; none where the page is not of several records."""
        found = (list(selector.select(index)) for selector in self.record_items)
        return next(filter(None, found), [])

    def kinds(self, index: Index) -> dict[_Element, tuple[BlockKind, int]]:
        """The elements that are headings (with their level) or captions though their tag does not say so."""
        kinds: dict[_Element, tuple[BlockKind, int]] = {}
        if self.captions.meanings:
            named = (elements for name, elements in index.classes.items() if self.is_caption(name[:_LONGEST_NAME]))
            short = (one for one in chain.from_iterable(named) if sum(map(len, one.itertext())) <= _LONGEST_CAPTION)
            kinds = dict.fromkeys(short, ("caption", 0))
        headings = ((selector.select(index), level) for selector, level in self.heading_items)
        return kinds | {element: ("heading", level) for found, level in headings for element in found}

    def rule_for(self, key: str) -> str | None:
        """The rule that drops a line wherever it stands; None where none does."""
        return self.lines.get(key) or self.patterns.find(key)

    def inline_section(self, key: str) -> tuple[Section, str] | None:
        """The section whose heading and content stand on one line; None where the line is none such."""
        if not self.inline_headings:
            return None
        heading = key.partition(": ")[0] + ":"
        return self.inline_headings.get(heading) if heading != key else None

    def _section_for(self, key: str) -> tuple[Section, str] | None:
        return self.headings.get(key) or self.heading_patterns.find(key)


def first_words(key: str) -> tuple[str, ...]:
    """The first two words of a folded line."""
    return tuple(key.split(" ", 2)[:2])


def _present(selector: Selector, index: Index) -> bool:
    return bool(selector.select(index))
