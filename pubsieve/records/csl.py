"""CSL-JSON, as Zotero, Crossref and pandoc write it: one array of items, or an answer of Crossref's API."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.records.row import Bad, Read, Row, author, date, date_of_parts, group, issn_of, undecoded, words
from pubsieve.records.table import Mapped, none_known
from pubsieve.work_types import CSL, names_of

_GAP = " \t\r\n"
# Names by which an item is CSL-JSON, not an object with other names for the same.
_NAMES = {"type", "author", "issued", "container-title", "DOI", "PMID", "PMCID", "ISSN", "URL", "page"}
_SHORT = ("container-title-short", "short-container-title", "journalAbbreviation", "container-title")
_PAGE_TYPES = {"webpage", "post", "post-weblog"}
# One of these an object has that is meant as a record: keys of a record, names of CSL-JSON.
_SIGN_KEYS = {"title", "doi", "pmid", "pmcid", "citation"}
_SIGN_NAMES = {"container-title", "issued"}


def read_csl(lines: Iterable[str], mapped: Mapped) -> Read:
    """The items of a CSL-JSON file, each with its lines; behind the first text that is no JSON nothing can be read.

    An item without any name of CSL-JSON is read by its own names, as a line of JSON lines is.
    """
    text = "".join(lines)
    if bad := undecoded(text, None):
        yield bad
        return
    counted, line, last = 0, 1, 1
    for value, start, end in _items(text):
        line = last + text.count("\n", counted, start)
        last = line + text.count("\n", start, end)
        counted = max(start, end)
        if isinstance(value, Bad):
            yield Bad(value.reason, value.code, line)
        else:
            yield from (_read(item, mapped, line, last) for item in _works(value))


def _read(item: Any, mapped: Mapped, line: int, last: int) -> Row | Bad:
    if not isinstance(item, dict):
        return Bad("the item is no object", "item-malformed", line, last)
    if mapped.given or not item.keys() & _NAMES:
        columns = mapped.columns(item)
        record = {key: item[name] for key, name in columns.items()}
        return Row(record, line, last) if columns else Bad(none_known(item), "no-known-column", line, last)
    if isinstance(item.get("author"), str) and not _is_meant(item, mapped):  # the author of a package, not of a work
        return Bad(none_known(item), "no-known-column", line, last)
    try:
        return Row(_record(item), line, last)
    except (TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
        return Bad(f"the item is no CSL-JSON: {type(error).__name__}: {error}", "item-malformed", line, last)


def _works(value: Any) -> list[Any]:
    """The works in an answer of Crossref, which wraps one or several; any other value is an item itself."""
    message = value.get("message") if isinstance(value, dict) and "message-type" in value else None
    if not isinstance(message, dict):
        return [value]
    return _all(message.get("items", message))


def holds_records(lines: Iterable[str], mapped: Mapped) -> bool:
    """Whether a JSON file may hold a record: an object that names a title or an identifier and is no schema.

    What is no JSON counts as well: it has to be told.
    """
    found = (item for value, _, _ in _items("".join(lines)) for item in _works(value))
    return any(isinstance(item, Bad) or _is_meant(item, mapped) for item in found)


def _is_meant(item: Any, mapped: Mapped) -> bool:
    if not isinstance(item, dict) or "$schema" in item:
        return False
    return bool(item.keys() & _SIGN_NAMES or mapped.columns(item).keys() & _SIGN_KEYS)


def _items(text: str) -> Iterator[tuple[Any, int, int]]:
    """The values of the one array, or the one object, with the places where they begin and end."""
    decoder, at, opened = json.JSONDecoder(), 0, False
    while True:
        at = _skip(text, at, _GAP + "," if opened else _GAP)
        if not opened and text.startswith("[", at):
            at, opened = at + 1, True
            continue
        if at >= len(text) or (opened and text[at] == "]"):
            if opened and at >= len(text):
                yield Bad("the file breaks off: its array is not closed", "json-malformed"), at, at
            return
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = f"is no JSON from here on: {getattr(error, 'msg', 'nested too deep')}"
            yield Bad(reason, "json-malformed"), getattr(error, "pos", at), at
            return
        yield item, at, end
        at = end


def _skip(text: str, at: int, gap: str) -> int:
    while at < len(text) and text[at] in gap:
        at += 1
    return at


def _record(item: dict[str, Any]) -> dict[str, Any]:
    kind = item.get("type") or ""
    return {
        "kind": "page" if kind in _PAGE_TYPES else "article",
        "url": item.get("URL"),
        "title": _first(item.get("title")),
        "authors": _authors(item.get("author")),
        "journal": next((name for key in _SHORT if (name := _first(item.get(key)))), None),
        "journal_title": _first(item.get("container-title")),
        "issn": issn_of(_all(item.get("ISSN"))) or _first(item.get("ISSN")),
        "published": _date(item.get("issued")),
        "epub": _date(item.get("published-online") or item.get("available-date")),
        "volume": item.get("volume"),
        "issue": item.get("issue"),
        "pages": item.get("page") or item.get("article-number") or item.get("number"),
        "doi": item.get("DOI"),
        "pmid": item.get("PMID"),
        "pmcid": item.get("PMCID"),
        "abstract": item.get("abstract"),
        "keywords": _keywords(item.get("keyword")),
        "publication_types": ["Review"] if kind == "review" else names_of(CSL.get(kind)),
        "language": item.get("language"),
    }


def _first(value: Any) -> Any:
    """Crossref writes titles as arrays."""
    return (value[0] if value else None) if isinstance(value, list) else value


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _keywords(value: Any) -> list[str]:
    return words(value) if isinstance(value, str) else list(value or [])


def _authors(value: Any) -> Any:
    """The authors; a text of names is told apart later, as in tables."""
    if isinstance(value, str):
        return value
    names = [value] if isinstance(value, dict) else value or []
    return [author(name) if isinstance(name, str) else _author(name) for name in names]


def _author(name: dict[str, Any]) -> dict[str, Any]:
    """A particle that is dropped where the family name stands alone goes with the given name: ``Berg, Tess von``."""
    orcid = str(name.get("ORCID") or "").rstrip("/").rpartition("/")[2] or None
    if literal := name.get("literal") or name.get("name"):
        return group(literal)
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle")))) or None
    suffix = name.get("suffix")
    whole = " ".join(filter(None, (given, family, suffix)))
    return author(whole, family=family, given=given, suffix=suffix, orcid=orcid)


def _date(value: Any) -> dict[str, Any] | None:
    if not value:
        return None
    if isinstance(value, str):
        return date(value)
    parts = value.get("date-parts") or [[]]
    return date_of_parts(parts[0]) if any(parts[0]) else date(value.get("literal") or value.get("raw"))
