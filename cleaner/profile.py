"""Site profiles: what a site's pages look like, as data. One TOML file is one site's layout.

A profile says how to know the layout (`fingerprint`), what to drop and why (`drop`), which headings open which part of
the page (`section`) and where the fields stand (`fields`). Unknown keys fail when it is loaded, with file and key.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, ValidationError, model_validator

from cleaner.profile_fields import STRICT, ItemField, OneField, OneLine, Records, Strings
from schemas.article import NoticeKind
from schemas.errors import ConfigError


class Fingerprint(BaseModel):
    """What in a page proves the layout.

    Attributes:
        html: selectors; any one that is there proves it (HTML pages), or as many as `need_html` says.
        lines: whole lines, folded (text pages); each different one that is there counts once.
        patterns: regular expressions for one whole line; each that fits counts once.
        need: how many lines and patterns must be there.
        need_html: how many of the selectors must be there.
        opening: expressions (text pages); where there are any, one must fit one of the first three lines that are no
            furniture: for layouts that are known by lines which stand in the middle of many a text.
        unless: selectors or lines that rule the layout out.
    """

    model_config = STRICT

    html: Strings = ()
    lines: Strings = ()
    patterns: Strings = ()
    need: Annotated[int, Field(ge=1)] = 1
    need_html: Annotated[int, Field(ge=1)] = 1
    opening: Strings = ()
    unless: Strings = ()


class Drop(BaseModel):
    """Something that is not content.

    Attributes:
        id: name of the rule inside its profile; `explain` shows ``<profile>:<id>``.
        why: the reason, for a person.
        css: elements (HTML pages).
        names: words in an element's class or id, ``author-bio`` or ``authorBio`` alike (where `by_shape` is set).
        lines: whole lines, compared folded.
        patterns: regular expressions for a whole folded line.
        share: the largest part of the page's prose that an element may hold and still go (where `by_shape` is set).
        inside_record: true where such lines stand between a record's own lines.
        menu: true where such lines are choices: none of them opens a section, though it may be worded as a heading.
        phrases: sentences that may be broken over lines or glued together; a line goes where they cover all of it.
        tails: regular expressions for furniture glued to the end of a line (text pages); the rest of the line stays.
        only_pages: true where it is furniture only on a page that holds no article.
    """

    model_config = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    why: Annotated[str, Field(min_length=10)]
    css: Strings = ()
    names: Strings = ()
    lines: Strings = ()
    patterns: Strings = ()
    phrases: Strings = ()
    tails: Strings = ()
    inside_record: bool = False
    menu: bool = False
    share: Annotated[float, Field(gt=0, le=1)] = 0.25
    only_pages: bool = False

    @model_validator(mode="after")
    def _drops_something(self) -> Self:
        if not (self.css or self.names or self.lines or self.patterns or self.phrases or self.tails):
            raise ValueError("a drop names css, names, lines, patterns, phrases or tails")
        return self


class Cut(BaseModel):
    """Elements that are cut out of a page's source before it is parsed, which most of its time is saved by (HTML).

    Each must be one that a drop of the profile names, and no field may be read from inside it.

    Attributes:
        signs: pieces of the source that must all be there, or nothing is cut.
        values: whole values of the id or class of the elements.
    """

    model_config = STRICT

    signs: Annotated[Strings, Field(min_length=1)]
    values: Annotated[Strings, Field(min_length=1)]


class NoticeLine(BaseModel):
    """A line that is a notice by itself, such as "This article has been retracted".

    Attributes:
        kind: kind of the notice.
        patterns: regular expressions for a whole folded line.
    """

    model_config = STRICT

    kind: NoticeKind
    patterns: Strings


class Section(BaseModel):
    """A part of the page that a heading opens and the next heading closes.

    Attributes:
        id: name of the rule that drops it, or its empty heading.
        headings: the heading lines, compared folded; a trailing count ("Cited by 12 articles") is a pattern.
        patterns: regular expressions for a whole folded heading line.
        field: the record's key that its content is.
        inline: true where the content may stand behind the heading on one line, its terms parted by semicolons.
        notice: kind of notice that its content is.
        drop: true where heading and content are no part of the record.
        why: the reason of the drop.
    """

    model_config = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    headings: Strings = ()
    patterns: Strings = ()
    field: str | None = None
    inline: bool = False
    notice: str | None = None
    drop: bool = False
    why: str = "an empty heading of the page's frame"


class Label(BaseModel):
    """A label that stands with its value: on one line, or on the line above it (text pages).

    Attributes:
        id: name of the rule that drops it.
        patterns: regular expressions for a whole line, letter case aside; a group ``value`` is the value, without one
            the next line is, unless that is a label too.
        field: the record's key that the value is; ``year``, ``month`` and ``day`` are parts of the date.
        drop: true where label and value say nothing about the work; a label without its value always goes.
        why: the reason of the drop.
    """

    model_config = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    patterns: Strings
    field: str | None = None
    drop: bool = False
    why: str = "a label whose value is not on the page"


class Drift(BaseModel):
    """What is expected of a layout's pages taken together; where many pages lack it, the layout has changed.

    Attributes:
        fields: the record's keys that most pages state.
        drops: rules that act on most pages: `id` of an own drop or section, or the full id of an inherited one.
    """

    model_config = STRICT

    fields: Strings = ()
    drops: Strings = ()


class SiteProfile(BaseModel):
    """One layout of one site.

    Attributes:
        id: the record's `site`.
        title: what it is, for a person.
        kind: what its pages hold where no citation says otherwise.
        hosts: where it is met; only decides where no fingerprint does.
        extends: ids of profiles whose drops, sections and fields it takes over.
        uses: ids of profiles whose drops it takes over too, but does not hand on.
        abstract: true where a profile only serves others.
        by_shape: true for pages of any make: what no rule names is told by its shape (`cleaner.shape`), and no rule
            takes more of a page's prose than its `share`.
        captions: words in the class of elements that are captions though their tag does not say so (HTML).
        one_article: true for pages that say they are one article: all but its running text goes (with `by_shape`).
        priority: the higher is asked first.
        root: selectors of the element that holds the content (HTML); the first that fits, else the whole body.
        fields: the record's key -> selectors (the first that yields something), a field of one text, or of items.
        records: where the page's records stand, if it holds several; `fields` counts where no item is there.
        numbered: true where a text page may list several records, each behind its number.
        join_labels: true where a label stands on a line of its own above what it labels; the two become one line.
        form: how a text page states its record: ``article``, around a citation line; ``book``, below the line of NCBI
            Bookshelf; ``abstract``, a page that shows one abstract and perhaps a title, whatever its lines say;
            ``full-text``, a whole article, its own text behind the abstract; ``page``, never a record, whatever works
            the page cites.
        label: labels that stand with their values; read where `form` is ``book`` or ``abstract``.
        title_above: expressions for a whole folded line; the title of a page that is no record stands right above the
            first line that one of them fits (text pages).
        before_record: why the lines before the record's first line are dropped (text); kept where None.
        site: the record's `site`, where several profiles serve one site; `id` where None.
        headings: selectors of elements that are headings though their tag does not say so -> their level (HTML).
        notice: lines that are notices of the record.
        stated: regular expressions for a whole line of the frame that states fields of the record, one a named group
            (text pages of form ``full-text``; of form ``article`` where the head is missing); the items of a list are
            one line, parted by `` > ``.
        variant_of: id of a profile that this one extends and from which it takes every key that it does not set.
        drift: what most pages of the layout have, by which a change of the layout is told.
        one_line: how pages in one line are cut. It is not handed on.
        cut: what is dropped unread. It is not handed on, and a caller's profile that is asked before switches it off.
    """

    model_config = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str
    kind: Literal["article", "page"] = "article"
    hosts: Strings = ()
    extends: Strings = ()
    uses: Strings = ()
    abstract: bool = False
    by_shape: bool = False
    one_article: bool = False
    captions: Strings = ()
    priority: int = 0
    fingerprint: Fingerprint = Fingerprint()
    root: Strings = ()
    drop: tuple[Drop, ...] = ()
    section: tuple[Section, ...] = ()
    fields: dict[str, Strings | OneField | ItemField] = {}
    records: Records | None = None
    join_labels: bool = False
    numbered: bool = False
    form: Literal["article", "book", "abstract", "full-text", "page"] = "article"
    label: tuple[Label, ...] = ()
    title_above: Strings = ()
    before_record: str | None = None
    site: str | None = None
    headings: dict[str, Annotated[int, Field(ge=1, le=6)]] = {}
    notice: tuple[NoticeLine, ...] = ()
    stated: Strings = ()
    variant_of: str | None = None
    drift: Drift | None = None
    cut: Cut | None = None
    one_line: OneLine | None = None


def read_profile(path: Path) -> SiteProfile:
    """Load one profile file.

    Raises:
        ConfigError: ``profile-invalid``, with the file and the key that is wrong.
    """
    try:
        return SiteProfile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) if str(part).isprintable() else repr(part) for part in fault["loc"])
        raise ConfigError(f"{key}: {fault['msg']}", code="profile-invalid", source=str(path)) from error
    except (OSError, ValueError, RecursionError) as error:  # numbers too long and nesting too deep are no TOML errors
        raise ConfigError(f"cannot be read as TOML: {error}", code="profile-invalid", source=str(path)) from error
