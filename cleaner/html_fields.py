"""An indexed HTML page and its layout -> the words of its record, and the elements they stand in."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree
from lxml.etree import _Element

from cleaner.author_line import read_marked_element
from cleaner.draft import Draft, RawAuthor
from cleaner.fold import collapse, fold, one_line
from cleaner.html_blocks import NO_FIELD, WHOLE_FIELDS
from cleaner.html_people import before, read_affiliations, read_authors, stated, stated_paragraphs
from cleaner.index import Index
from cleaner.layout import ItemSelectors, OneSelectors
from cleaner.lines import read_author_line
from cleaner.patterns import compiled
from cleaner.sections import is_paragraph, split_keywords
from cleaner.selector import Selector
from cleaner.words import has_words, words_of
from schemas.identifiers import find_identifiers

_LIST_FIELDS = frozenset(("keywords", "mesh_terms", "substances", "publication_types", "abstract"))
_NAME_BREAK = re.compile(r"(?:(?<!\s)\s++)?[,;]\s++")

_all_text = etree.XPath("string()", smart_strings=False)

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
            elements, found = _first(spec, index, dropped)
            if holding := spec.holding:
                elements = [one for one in elements if next(holding.inside(one), None) is not None]
            if spec.inline and key == "authors":
                elements = _read_author_line(draft, elements, dropped)
            elif found and (found.attribute or not spec.inline):
                _read_items(draft, key, spec, elements, dropped, found.attribute)
            if found and elements:
                draft.origin[key] = found.source
                elements = [] if found.attribute else elements
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
    if first := draft.one.pop("first_page", None):
        last = draft.one.pop("last_page", first)
        draft.put("pages", first if last == first else f"{first}-{last}", draft.origin.pop("first_page"))
        draft.origin.pop("last_page", None)
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
                draft.put(key, _fitting(stated(element, selector.attribute), spec), selector.source)
                if key in draft.one:
                    return []
                continue
            inner = [part for without in spec.without for part in without.inside(element)]
            text = _fitting(words_of(element, {*dropped, *inner} if inner else dropped), spec)
            draft.put(key, one_line(text) if key in WHOLE_FIELDS else text, selector.source)
            if key in draft.one:
                places.update(dict.fromkeys(inner, NO_FIELD))
                return [element]
    return []


def _fitting(text: str, spec: OneSelectors) -> str:
    """The part of a field's words that its pattern names; all of them where there is none."""
    if not spec.pattern:
        return text
    found = compiled(spec.pattern, re.I).search(one_line(text))
    return found["value"] if found else ""


def _first(spec: ItemSelectors, index: Index, dropped: Collection[_Element]) -> tuple[list[_Element], Selector | None]:
    """The first selector that finds any elements with words, and these elements."""
    for selector in spec.item:
        attribute = selector.attribute
        elements = selector.select(index)
        found = [one for one in elements if (one.get(attribute) if attribute else has_words(one, dropped))]
        if spec.longest and not attribute and sum(map(_length, found)) > spec.longest:
            continue
        if found:
            return found, selector
    return [], None


def _length(element: _Element) -> int:
    return len(collapse(str(_all_text(element))))


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
    elements: Sequence[_Element],
    dropped: Collection[_Element],
    attribute: str | None,
) -> None:
    if key == "authors":
        read_authors(draft, spec, elements, attribute)
    elif key == "affiliations":
        read_affiliations(draft, spec, elements)
    elif key in _LIST_FIELDS:
        if key == "abstract" and attribute:
            texts = [part for item in elements[:1] for part in stated_paragraphs(item, attribute)]
        else:
            texts = [stated(item, attribute) if attribute else _labelled(item, spec, dropped) for item in elements]
        if key == "abstract":
            texts = list(filter(is_paragraph, texts))
        if key == "keywords" and attribute:
            texts = [
                word for one in texts for word in (split_keywords(one) if ";" in one or len(texts) == 1 else [one])
            ]
        draft.lists[key] = list(_split(texts, spec))


def _labelled(item: _Element, spec: ItemSelectors, dropped: Collection[_Element]) -> str:
    """An item's words; a label in front becomes ``Label: text``."""
    label = next(spec.label.inside(item), None) if spec.label else None
    if label is None:
        label = next(iter(before(item, spec.label_before)), None)
    if label is None:
        return words_of(item, dropped)
    name = words_of(label, ()).rstrip().removesuffix(":").rstrip()
    return f"{name}: {words_of(item, {*dropped, label})}"


def _split(texts: Iterable[str], spec: ItemSelectors) -> Iterable[str]:
    for text in texts:
        if spec.prefix:
            if not text.casefold().startswith(spec.prefix.casefold()):
                continue
            text = text[len(spec.prefix) :]
        parts = text.rstrip(" .").split(spec.split) if spec.split else [text]
        yield from filter(None, map(str.strip, parts))
