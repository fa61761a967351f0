"""An indexed HTML page and its layout -> the words of its record, and the elements they stand in."""

import re
from collections.abc import Collection, Iterable, Mapping

from lxml.etree import _Element

from cleaner.author_line import read_marked_element, read_marks
from cleaner.draft import Draft, RawAffiliation, RawAuthor
from cleaner.fold import collapse, fold, one_line
from cleaner.html_blocks import NO_FIELD, WHOLE_FIELDS
from cleaner.index import Index
from cleaner.layout import ItemSelectors, OneSelectors
from cleaner.lines import read_author_line
from cleaner.sections import is_paragraph
from cleaner.selector import Selector
from cleaner.words import has_words, words_of
from schemas.identifiers import find_identifiers

_LIST_FIELDS = frozenset(("keywords", "mesh_terms", "substances", "publication_types", "abstract"))
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")  # markup that was written into an attribute's value
_NAME_BREAK = re.compile(r"(?:(?<!\s)\s++)?[,;]\s++")

Fields = Mapping[str, OneSelectors | ItemSelectors]


def read_fields(index: Index, fields: Fields, dropped: Collection[_Element]) -> tuple[Draft, dict[_Element, str]]:
    """Read the fields that a layout's selectors point at.

    Args:
        index: the page, or the part of it that holds one record.
        fields: the layout's selectors.
        dropped: elements whose words do not count.

    Returns:
        The words of the record, and each element that a field was read from with the record's key.
    """
    draft = Draft()
    places: dict[_Element, str] = {}
    for key, spec in fields.items():
        if isinstance(spec, ItemSelectors):
            elements, origin = _first(spec.item, index, dropped)
            if spec.inline and key == "authors":
                elements = _read_author_line(draft, elements, dropped)
            elif not spec.inline:
                _read_items(draft, key, spec, elements, dropped)
            if elements:
                draft.origin[key] = origin
        else:
            elements = _read_one(draft, key, spec, index, dropped, places)
        places.update((element, key) for element in elements)
    _take_lines(draft)
    return draft, places


def _take_lines(draft: Draft) -> None:
    """What stands in one line each, with a full stop: authors as PubMed prints them, a journal's title, identifiers."""
    line = draft.one.pop("authors", None)
    if line and fold(line).strip("[]. ") != "no authors listed":
        draft.authors = read_author_line(line) or [RawAuthor(name) for name in _NAME_BREAK.split(line.rstrip("."))]
    if title := draft.one.get("journal_title"):
        draft.one["journal_title"] = title.removesuffix(".")
    if language := draft.one.get("language"):
        draft.one["language"] = language.removesuffix(".")
    if banner := draft.one.pop("retracted", None):
        draft.notices.append(("retraction", banner))
    for found in find_identifiers(draft.one.pop("identifiers", "")):
        draft.put(found.kind.value, found.value, draft.origin["identifiers"])


def _read_one(
    draft: Draft,
    key: str,
    spec: OneSelectors,
    index: Index,
    dropped: Collection[_Element],
    places: dict[_Element, str],
) -> list[_Element]:
    for selector in spec.css:
        for element in selector.select(index):
            if selector.attribute:
                draft.put(key, collapse(_TAG.sub("", element.get(selector.attribute) or "")), selector.source)
                if key in draft.one:
                    return []
                continue
            inner = [part for without in spec.without for part in without.inside(element)]
            text = words_of(element, {*dropped, *inner} if inner else dropped)
            draft.put(key, one_line(text) if key in WHOLE_FIELDS else text, selector.source)
            if key in draft.one:
                places.update(dict.fromkeys(inner, NO_FIELD))
                return [element]
    return []


def _first(selectors: Iterable[Selector], index: Index, dropped: Collection[_Element]) -> tuple[list[_Element], str]:
    """The elements of the first selector that finds any with words."""
    for selector in selectors:
        if found := [element for element in selector.select(index) if has_words(element, dropped)]:
            return found, selector.source
    return [], ""


def _read_author_line(draft: Draft, elements: Iterable[_Element], dropped: Collection[_Element]) -> list[_Element]:
    """The first element that holds authors; another may hold the editors."""
    for element in elements:
        draft.authors = read_marked_element(element, dropped)
        if draft.authors:
            return [element]
    return []


def _read_items(
    draft: Draft,
    key: str,
    spec: ItemSelectors,
    elements: Iterable[_Element],
    dropped: Collection[_Element],
) -> None:
    if key == "authors":
        draft.authors = _once([author for item in elements if (author := _author(item, spec))])
    elif key == "affiliations":
        draft.affiliations = [one for item in elements if (one := _affiliation(item, spec)).text]
    elif key in _LIST_FIELDS:
        texts = [_labelled(item, spec, dropped) for item in elements]
        if key == "abstract":
            texts = list(filter(is_paragraph, texts))
        draft.lists[key] = list(_split(texts, spec))


def _author(item: _Element, spec: ItemSelectors) -> RawAuthor | None:
    name = _part(spec.name, item)
    if not name:
        return None
    marks = tuple(words_of(mark, ()) for mark in spec.marks.inside(item)) if spec.marks else ()
    behind = item.getnext()
    if spec.marks_behind and behind is not None and not (item.tail or "").strip() and spec.marks_behind.fits(behind):
        marks = read_marks(words_of(behind, ()))
    orcid = None
    if spec.orcid:
        found = next(spec.orcid.inside(item), None)
        orcid = found.get(spec.orcid.attribute or "href") if found is not None else None
    return RawAuthor(name, marks, orcid)


def _once(authors: list[RawAuthor]) -> list[RawAuthor]:
    """The authors of a list that stands twice, first without its marks."""
    half = len(authors) // 2
    twice = [author.name for author in authors[:half]] == [author.name for author in authors[half:]]
    return authors[half:] if twice else authors


def _affiliation(item: _Element, spec: ItemSelectors) -> RawAffiliation:
    marks = list(spec.key.inside(item)) if spec.key else []
    marks = marks or _before(item, spec.key_before)
    return RawAffiliation(words_of(item, marks), words_of(marks[0], ()) if marks else None)


def _labelled(item: _Element, spec: ItemSelectors, dropped: Collection[_Element]) -> str:
    """An item's words; a label in front becomes ``Label: text``."""
    label = next(spec.label.inside(item), None) if spec.label else None
    if label is None:
        label = next(iter(_before(item, spec.label_before)), None)
    if label is None:
        return words_of(item, dropped)
    name = words_of(label, ()).rstrip().removesuffix(":").rstrip()
    return f"{name}: {words_of(item, {*dropped, label})}"


def _before(item: _Element, selector: Selector | None) -> list[_Element]:
    """The element right before an item, if the selector fits it."""
    before = item.getprevious()
    return [before] if selector and before is not None and selector.fits(before) else []


def _split(texts: Iterable[str], spec: ItemSelectors) -> Iterable[str]:
    for text in texts:
        if spec.prefix:
            if not text.casefold().startswith(spec.prefix.casefold()):
                continue
            text = text[len(spec.prefix) :]
        parts = text.rstrip(" .").split(spec.split) if spec.split else [text]
        yield from filter(None, map(str.strip, parts))


def _part(selector: Selector | None, item: _Element) -> str:
    found = next(selector.inside(item), None) if selector else item
    return words_of(found, ()) if found is not None else ""
