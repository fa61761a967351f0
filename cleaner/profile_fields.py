"""Site profiles: where on an HTML page the fields of a record stand."""

from pydantic import BaseModel, ConfigDict

STRICT = ConfigDict(extra="forbid", frozen=True)
Strings = tuple[str, ...]


class OneField(BaseModel):
    """A field of one text, without some of the elements inside it.

    Attributes:
        css: selectors; the first that yields words wins.
        without: elements inside it whose words are not the field's.
    """

    model_config = STRICT

    css: Strings
    without: Strings = ()


class ItemField(BaseModel):
    """A field of several elements, each with parts of its own, such as the authors with their affiliation marks.

    Attributes:
        item: selectors of the items; the first that finds any with words wins.
        name, marks, orcid: parts of an author; `marks_behind` where they stand right behind the item.
        affiliation: the affiliations of an author. It and `orcid` stand inside the item; where that is a ``meta``
            element, in those behind it, up to the next author's.
        key: the mark inside an affiliation; `key_before` where it stands in the element right before the item.
        label: the label inside a paragraph; `label_before` where it stands in the element right before the item.
        inline: true where one item holds all authors in running text, their marks in ``sup`` behind the names.
        prefix: only items that begin with it count, and it is cut off.
        split: sign that parts several terms in one item.
    """

    model_config = STRICT

    item: Strings
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
