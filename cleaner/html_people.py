"""The elements of an HTML page that hold its authors and affiliations -> their words."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from itertools import takewhile

from lxml.etree import _Element

from cleaner.author_line import read_marks
from cleaner.draft import Draft, RawAffiliation, RawAuthor
from cleaner.fold import collapse
from cleaner.layout import ItemSelectors
from cleaner.selector import Selector
from cleaner.words import words_of

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")  # markup that was written into an attribute's value
_LABEL = re.compile(r"<(h\d|title)\b[^<>]*>([^<>]{1,100})</\1>", re.I)  # in such markup
_PARAGRAPH = re.compile(r"</?(?:p|div|sec|br|h\d|title)\b[^<>]*>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,20}\d{0,2});")  # escaped twice
_LONGEST_LABEL = 60  # characters
_NUMBER = re.compile(r"\d{1,2}(?=[A-Z])")  # of an affiliation, glued to it


def read_authors(draft: Draft, spec: ItemSelectors, items: Sequence[_Element], attribute: str | None) -> None:
    """Read the authors, and the affiliations that stand with each.

    Args:
        draft: takes them.
        spec: where the parts of an author are.
        items: the authors' elements.
        attribute: the one that holds the name; None where the element's words do.
    """
    among = frozenset(items)
    names = [stated(item, attribute) if attribute else None for item in items]
    if len(items) == 1 and names[0] and len(several := split_names(names[0])) > 1:
        draft.authors = [RawAuthor(name) for name in several]
        return
    authors = [_author(item, spec, among, name) for item, name in zip(items, names, strict=True)]
    draft.authors = _once([author for author in authors if author.name])
    if spec.affiliation and len(draft.authors) == len(items):  # else the list stands twice
        _read_with_authors(draft, spec.affiliation, items, among)


def read_affiliations(draft: Draft, spec: ItemSelectors, items: Iterable[_Element]) -> None:
    """Read the affiliations, unless they stood with the authors."""
    if not draft.affiliations:
        draft.affiliations = [one for item in items for one in _affiliations(item, spec) if one.text]


def stated(element: _Element, attribute: str) -> str:
    """The words of an attribute's value."""
    return _read_entities(collapse(_TAG.sub("", element.get(attribute) or "")))


def split_names(names: str) -> list[str]:
    """The names that stand in one value: parted by ``;``, else by commas where no part can be a family name alone."""
    parts = [name for part in names.split(";") if (name := part.strip(" ,"))]
    if len(parts) == 1:
        found = [part.strip() for part in names.split(",")]
        parts = found if len(found) > 2 and all(" " in name for name in found) else parts
    return parts


def _read_entities(words: str) -> str:
    """The words of a value that was escaped twice."""
    return _ENTITY.sub(lambda found: unescape(found[0]), words) if "&" in words else words


def stated_paragraphs(element: _Element, attribute: str) -> list[str]:
    """The paragraphs of an attribute's value, into which markup may have been written; headings are their labels."""
    value = collapse(element.get(attribute) or "")
    value = _LABEL.sub(lambda found: f"\n{found[2].strip(' :.')}: ", value)
    parts = (_read_entities(collapse(_TAG.sub("", part))) for part in _PARAGRAPH.sub("\n", value).split("\n"))
    return _with_labels(filter(None, parts))


def _with_labels(parts: Iterable[str]) -> list[str]:
    """The paragraphs, each behind the label above it."""
    whole: list[str] = []
    for part in parts:
        if whole and whole[-1].endswith(":") and len(whole[-1]) <= _LONGEST_LABEL:
            whole[-1] += f" {part}"
        else:
            whole.append(part)
    return whole


def before(item: _Element, selector: Selector | None) -> list[_Element]:
    """The element right before an item, if the selector fits it."""
    found = item.getprevious()
    return [found] if selector and found is not None and selector.fits(found) else []


def _author(item: _Element, spec: ItemSelectors, items: Collection[_Element], name: str | None) -> RawAuthor:
    marks = tuple(words_of(mark, ()) for mark in spec.marks.inside(item)) if spec.marks else ()
    behind = item.getnext()
    if spec.marks_behind and behind is not None and not (item.tail or "").strip() and spec.marks_behind.fits(behind):
        marks = read_marks(words_of(behind, ()))
    orcid = None
    if spec.orcid:
        found = next(_with(item, spec.orcid, items), None)
        orcid = found.get(spec.orcid.attribute or "href") if found is not None else None
    return RawAuthor(_name(item, spec.name) if name is None else name, marks, orcid)


def _name(item: _Element, selector: Selector | None) -> str:
    found = next(selector.inside(item), None) if selector and not selector.fits(item) else item
    return words_of(found, ()) if found is not None else ""


def _with(item: _Element, part: Selector, items: Collection[_Element]) -> Iterator[_Element]:
    """The elements of an author's part: inside the author's own; of metadata behind it, before the next author's."""
    if item.tag == "meta":
        return filter(part.fits, takewhile(lambda one: one not in items, item.itersiblings()))
    return part.inside(item)


def _read_with_authors(draft: Draft, part: Selector, items: Iterable[_Element], among: Collection[_Element]) -> None:
    """The affiliations that stand with each author, who refers to one by its text."""
    for author, item in zip(draft.authors, items, strict=True):
        found = (
            stated(one, part.attribute) if part.attribute else words_of(one, ()) for one in _with(item, part, among)
        )
        texts = dict.fromkeys(_NUMBER.sub("", text, count=1) for text in found if text)
        author.marks = tuple(texts) or author.marks
        draft.affiliations += [RawAffiliation(text, text) for text in texts]
    draft.affiliations = list(dict.fromkeys(draft.affiliations))
    if draft.affiliations:
        draft.origin["affiliations"] = part.source


def _once(authors: list[RawAuthor]) -> list[RawAuthor]:
    """The authors of a list that stands twice, first without its marks."""
    half = len(authors) // 2
    twice = [author.name for author in authors[:half]] == [author.name for author in authors[half:]]
    return authors[half:] if twice else authors


def _affiliations(item: _Element, spec: ItemSelectors) -> Iterator[RawAffiliation]:
    """The affiliation of an element; several where its marks count from 1: ``<sup>1</sup>Here; <sup>2</sup>There``."""
    marks = list(spec.key.inside(item)) if spec.key else []
    if len(marks) > 1 and [words_of(mark, ()) for mark in marks] == [str(at) for at, _ in enumerate(marks, 1)]:
        for number, mark in enumerate(marks, 1):
            parts = takewhile(lambda one: one not in marks, mark.itersiblings())
            text = "".join([mark.tail or "", *(words_of(one, ()) + (one.tail or "") for one in parts)])
            yield RawAffiliation(collapse(text).rstrip("; "), str(number))
        return
    marks = marks or before(item, spec.key_before)
    yield RawAffiliation(words_of(item, marks), words_of(marks[0], ()) if marks else None)
