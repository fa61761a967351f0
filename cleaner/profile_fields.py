"""Site profiles: where on an HTML page the fields of a record stand, and what a page in one line is cut at."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cleaner.patterns import compiled

STRICT = ConfigDict(extra="forbid", frozen=True)
Strings = tuple[str, ...]


class OneField(BaseModel):
    """A field of one text, without some of the elements inside it.

    Attributes:
        css: selectors; the first that yields words wins.
        without: elements inside it whose words are not the field's.
        pattern: expression whose group ``value`` is the field, searched for in the words; where it is not found, the
            words are not the field's.
    """

    model_config = STRICT

    css: Strings
    without: Strings = ()
    pattern: str | None = None

    @field_validator("pattern")
    @classmethod
    def _has_value(cls, pattern: str | None) -> str | None:
        if pattern is not None and "(?P<value>" not in pattern:
            raise ValueError("has no group 'value', such as (?P<value>\\d+)")
        return pattern


class ItemField(BaseModel):
    """A field of several elements, each with parts of its own, such as the authors with their affiliation marks.

    Attributes:
        item: selectors of the items; the first that finds any with words wins.
        holding: only items with such an element inside count.
        name, marks, orcid: parts of an author; `marks_behind` where they stand right behind the item.
        affiliation: the affiliations of an author. It and `orcid` stand inside the item; where that is a ``meta``
            element, in those behind it, up to the next author's.
        key: the mark inside an affiliation; `key_before` where it stands in the element right before the item.
        label: the label inside a paragraph; `label_before` where it stands in the element right before the item.
        inline: true where one item holds all authors in running text, their marks in ``sup`` behind the names.
        longest: characters of an element of an `inline` field; what holds more is not the field.
        prefix: only items that begin with it count, and it is cut off.
        split: sign that parts several terms in one item.
    """

    model_config = STRICT

    item: Strings
    holding: str | None = None
    name: str | None = None
    marks: str | None = None
    orcid: str | None = None
    affiliation: str | None = None
    key: str | None = None
    key_before: str | None = None
    marks_behind: str | None = None
    label: str | None = None
    label_before: str | None = None
    inline: bool = False
    longest: int | None = None
    prefix: str | None = None
    split: str | None = None


class Records(BaseModel):
    """A page of several records, each in an element of its own, such as a list of search results (HTML).

    Attributes:
        item: selectors of the elements; the first that finds any wins.
        fields: as those of the page, looked for inside each item.
    """

    model_config = STRICT

    item: Strings
    fields: dict[str, Strings | OneField | ItemField]


class OneLine(BaseModel):
    """How a page is cut into lines whose text stands in one (text pages); see `cleaner.one_line`.

    In all expressions, a blank stands for any white space, or none, and ``{headings}`` for any of the headings.

    Attributes:
        signs: pieces of text that must all be there.
        proof: expression for what shows that the line is a page of this layout.
        title: expressions with a group ``title``, the first that is found.
        above_title: expression for what stands before the title, wherever it is a line.
        person: expression with groups ``name`` and ``marks`` for what ends the box of an author, above which the name
            stands twice.
        box_end: expression for the label that ends the box of an author; behind it the name stands that it begins with.
        parts: expressions for lines in the order in which they stand, each may be missing; groups are lines each, a
            group ``again`` is one that repeats what stands above it; what stands above a group ``below`` is frame.
        everywhere: expressions for lines that stand anywhere; where there is a group, it is the line.
        headings: expressions for what may follow a part.
        numbered: expression for the line above a numbered list that follows the authors, whose marks are its numbers.
    """

    model_config = STRICT

    signs: Annotated[Strings, Field(min_length=1)]
    proof: str
    title: Strings = ()
    above_title: str = ""
    person: str = "(?!)"
    box_end: str = "(?!)"
    parts: Strings = ()
    everywhere: Strings = ()
    headings: Strings = ()
    numbered: str = "(?!)"

    def expressions(self) -> Iterator[str]:
        """All of them, as they are compiled."""
        yield from map(
            self._source,
            (self.proof, self.numbered, self.person, self.box_end, *self.title, *self.parts, *self.everywhere),
        )

    def pattern(self, source: str) -> re.Pattern[str]:
        """One of the expressions, compiled."""
        return compiled(self._source(source), re.S)

    def _source(self, source: str) -> str:
        return source.replace("{headings}", "|".join(self.headings)).replace(" ", r"\s*+")
