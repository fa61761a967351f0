"""What a page states about one record, before it is read: words, not yet values."""

from dataclasses import dataclass, field

from cleaner.document import Block
from schemas.article import NoticeKind


@dataclass(slots=True)
class RawAuthor:
    """One author as the page prints it.

    Attributes:
        name: without marks.
        marks: the affiliation marks behind the name, as printed (``1``, ``a``).
        orcid: address or number, as printed.
    """

    name: str
    marks: tuple[str, ...] = ()
    orcid: str | None = None


@dataclass(slots=True, frozen=True)
class RawAffiliation:
    """One affiliation; `mark` is the number or sign by which authors refer to it."""

    text: str
    mark: str | None = None


@dataclass(slots=True)
class Draft:
    """The words of one record, as found.

    Attributes:
        one: the record's keys that hold one text (``title``, ``citation``, ``doi``, ...) -> the text as found.
        lists: the record's keys that hold a list of texts -> the items as found.
        authors: as printed, in order.
        authors_complete: false where the page names only the first.
        affiliations: as printed, in order.
        notices: kind and text.
        short_citation: ``First A et al. J. 2020 Oct.``, where the page has it.
        origin: the record's key -> where its words stood: a selector, or a line number.
    """

    one: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    authors: list[RawAuthor] = field(default_factory=list)
    authors_complete: bool = True
    affiliations: list[RawAffiliation] = field(default_factory=list)
    notices: list[tuple[NoticeKind, str]] = field(default_factory=list)
    short_citation: str | None = None
    origin: dict[str, str] = field(default_factory=dict)

    def put(self, key: str, text: str, origin: str) -> None:
        """Take over the words of a field, unless it has some already: the first place that states a field wins.

        `origin` is empty where only the words tell their place, see `cleaner.origins`.
        """
        if text and key not in self.one:
            self.one[key] = text
            self.origin[key] = origin

    def put_line(self, key: str, block: Block) -> None:
        """Take a whole line over as the words of a field, and mark it as that field's."""
        self.put(key, block.text, f"character {block.start}")
        block.field = key

    @property
    def is_part(self) -> bool:
        """Whether the words are of a page that shows a part of an article, a table or figure, and not the article."""
        return not (self.one.get("title") or self.authors or self.lists.get("abstract"))

    @property
    def is_record(self) -> bool:
        """Whether the words are those of a bibliographic record rather than of any page with a title."""
        known = self.one.keys() & {"citation", "doi", "pmid", "pmcid", "journal"}
        return bool(known or self.short_citation or (self.authors and self.lists.get("abstract")))
