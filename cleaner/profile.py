"""Site profiles: what a site's pages look like, as data. One TOML file is one site's layout.

A profile says how to know the layout (`fingerprint`), what to drop and why (`drop`), which headings open which part of
the page (`section`) and where the fields stand (`fields`). Unknown keys fail when it is loaded, with file and key.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.errors import ConfigError

_STRICT = ConfigDict(extra="forbid", frozen=True)
Strings = tuple[str, ...]


class Fingerprint(BaseModel):
    """What in a page proves the layout.

    Attributes:
        html: selectors; any one that is there proves it (HTML pages).
        lines: whole lines, folded (text pages); each different one that is there counts once.
        patterns: regular expressions for one whole line; each that fits counts once.
        need: how many lines and patterns must be there.
        unless: selectors or lines that rule the layout out.
    """

    model_config = _STRICT

    html: Strings = ()
    lines: Strings = ()
    patterns: Strings = ()
    need: Annotated[int, Field(ge=1)] = 1
    unless: Strings = ()


class Drop(BaseModel):
    """Something that is not content.

    Attributes:
        id: name of the rule inside its profile; `explain` shows ``<profile>:<id>``.
        why: the reason, for a person.
        css: elements (HTML pages).
        lines: whole lines, compared folded.
        patterns: regular expressions for a whole folded line.
        inside_record: true where such lines stand between a record's own lines.
        phrases: sentences that may be broken over lines or glued together; a line goes where they cover all of it.
    """

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    why: Annotated[str, Field(min_length=10)]
    css: Strings = ()
    lines: Strings = ()
    patterns: Strings = ()
    phrases: Strings = ()
    inside_record: bool = False

    @model_validator(mode="after")
    def _drops_something(self) -> Self:
        if not (self.css or self.lines or self.patterns or self.phrases):
            raise ValueError("a drop names css, lines, patterns or phrases")
        return self


class Section(BaseModel):
    """A part of the page that a heading opens and the next heading closes.

    Attributes:
        id: name of the rule that drops it, or its empty heading.
        headings: the heading lines, compared folded; a trailing count ("Cited by 12 articles") is a pattern.
        patterns: regular expressions for a whole folded heading line.
        field: the record's key that its content is.
        notice: kind of notice that its content is.
        drop: true where heading and content are no part of the record.
        why: the reason of the drop.
    """

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    headings: Strings = ()
    patterns: Strings = ()
    field: str | None = None
    notice: str | None = None
    drop: bool = False
    why: str = "an empty heading of the page's frame"


class OneField(BaseModel):
    """A field of one text, without some of the elements inside it.

    Attributes:
        css: selectors; the first that yields words wins.
        without: elements inside it whose words are not the field's.
    """

    model_config = _STRICT

    css: Strings
    without: Strings = ()


class ItemField(BaseModel):
    """A field of several elements, each with parts of its own, such as the authors with their affiliation marks."""

    model_config = _STRICT

    item: Strings
    name: str | None = None
    marks: str | None = None
    orcid: str | None = None
    key: str | None = None
    label: str | None = None
    prefix: str | None = None
    split: str | None = None


class SiteProfile(BaseModel):
    """One layout of one site.

    Attributes:
        id: the record's `site`.
        title: what it is, for a person.
        kind: what its pages hold where no citation says otherwise.
        hosts: where it is met; only decides where no fingerprint does.
        extends: ids of profiles whose drops, sections and fields it takes over.
        abstract: true where a profile only serves others.
        priority: the higher is asked first.
        root: selectors of the element that holds the content (HTML); the first that fits, else the whole body.
        fields: the record's key -> selectors (the first that yields something), a field of one text, or of items.
        before_record: why the lines before the record's first line are dropped (text); kept where None.
    """

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str
    kind: Literal["article", "page"] = "article"
    hosts: Strings = ()
    extends: Strings = ()
    abstract: bool = False
    priority: int = 0
    fingerprint: Fingerprint = Fingerprint()
    root: Strings = ()
    drop: tuple[Drop, ...] = ()
    section: tuple[Section, ...] = ()
    fields: dict[str, Strings | OneField | ItemField] = {}
    before_record: str | None = None


def read_profile(path: Path) -> SiteProfile:
    """Load one profile file.

    Raises:
        ConfigError: ``profile-invalid``, with the file and the key that is wrong.
    """
    try:
        return SiteProfile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read as TOML: {error}", code="profile-invalid", source=str(path)) from error
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(map(str, fault["loc"]))
        raise ConfigError(f"{key}: {fault['msg']}", code="profile-invalid", source=str(path)) from error
