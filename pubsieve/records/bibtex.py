"""BibTeX and BibLaTeX, read by bibtexparser, whose failed blocks name their lines."""

import logging
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pubsieve.records.bibtex_blocks import Parents, blocks_of
from pubsieve.records.latex import text_of
from pubsieve.records.people import parted
from pubsieve.records.row import (
    NOTHING,
    Bad,
    Read,
    Row,
    author,
    date,
    date_of_parts,
    group,
    inverted,
    issn_of,
    month_year,
    problem,
    undecoded,
    words,
)
from pubsieve.work_types import BIBTEX, names_of
from schemas.name_words import SUFFIXES

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_PLAIN = ("doi", "url", "pmid", "pubmed_id", "pmcid", "eprint", "issn")  # LaTeX would take their % for a comment
_ARTICLE_NUMBERS = ("article-number", "article_number", "art_number", "eid", "articleno")
_SHORT = ("shortjournal", "journal-iso", "abbrev_source_title", "journal", "journaltitle")
_ESCAPED, _BRACED = re.compile(r"\\([_%&#$~])"), re.compile(r"\{([^{}\n]{1,20})\}")  # Web of Science: "033{[}0566"
_DAY_FIRST = re.compile(r"\A(\d{1,2})\.? ([^\W\d_]{3,9})\.?\Z")
_PAGE_TYPES = {"online", "electronic", "www"}


def read_bibtex(lines: Iterable[str]) -> Read:
    """The entries of a BibTeX file; a block that is none is bad by itself."""
    from bibtexparser.model import Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it warns of, we reject with its line
    blocks = blocks_of("".join(lines))
    entries = [(block, _Values(block)) for block in blocks if isinstance(block, Entry)]
    parents = Parents((entry, values.raw) for entry, values in entries)
    read = {id(entry): values for entry, values in entries}
    for block in blocks:
        line = (block.start_line or 0) + 1
        last = line + (block.raw or "").rstrip().count("\n")
        if bad := undecoded(block.raw or "", line, last):
            yield bad
        elif isinstance(block, ParsingFailedBlock):
            yield Bad(f"is no BibTeX entry: {_reason(block.error)}", "bibtex-malformed", line, last)
        elif isinstance(block, Entry) and not parents.is_shadow(block, read[id(block)].raw):
            yield Row(_completed(block, read[id(block)], parents), line, last)


def _reason(error: Exception) -> str:
    said = str(getattr(error, "abort_reason", "")) or str(error).partition("Note:")[0]
    return " ".join(said.split()) or type(error).__name__


def _completed(entry: "Entry", values: "_Values", parents: Parents) -> dict[str, Any]:
    """The record of an entry, with what it takes over from its parents; a field that stands twice is told."""
    kind = entry.entry_type.lower()
    values.raw = parents.completed(kind, values.raw)
    record = _record(kind, values)
    if values.doubtful:
        record["problems"] = [
            problem(f"the entry has the field {name} twice; only its first value is read", value=other)
            for name, other in values.doubtful.items()
        ]
    return record


class _Values:
    """The values of an entry, each read as text when it is asked for.

    Attributes:
        stated: name of a field -> its different values as written.
        raw: name of a field -> its value, the first where it has several.
        doubtful: the fields that were asked for and have several values, with the second.
    """

    def __init__(self, entry: "Entry") -> None:
        self.stated: dict[str, list[str]] = {}
        self.doubtful: dict[str, str] = {}
        for field in entry.fields:
            value, stated = str(field.value), self.stated.setdefault(field.key.lower(), [])
            if value and value not in stated and value not in NOTHING:
                stated.append(value)
        self.raw = {name: values[0] for name, values in self.stated.items() if values}

    def __call__(self, *names: str) -> str | None:
        """The text of the first of these fields that has a value."""
        return next((text for name in names if (text := self._read(name))), None)

    def all(self, *names: str) -> list[str]:
        """The texts of the first of these fields that has any."""
        found = next((name for name in names if name in self.raw), "")
        return [text_of(value) for value in self.stated.get(found) or [self.raw.get(found, "")]]

    def written(self, name: str) -> str:
        """The value of a field as it is written."""
        for other in self.stated.get(name, [])[1:]:
            self.doubtful[name] = other
        return self.raw.get(name, "")

    def _read(self, name: str) -> str:
        value = self.written(name)
        return _verbatim(value) if name in _PLAIN else text_of(value)


def _record(kind: str, get: _Values) -> dict[str, Any]:
    names = _names(get.written("author"))
    work = BIBTEX.get(kind)
    whole = work is not None and not work.contained
    container = None if whole else get("booktitle")
    complete = not names or names[-1].lower() != "others"  # how BibTeX says that there are more
    return {
        "kind": "page" if kind in _PAGE_TYPES else "article",
        "url": get("url"),
        "title": get("title") or (get("booktitle") if whole or kind == "inbook" else None),
        "authors": [_author(name) for name in (names if complete else names[:-1])],
        "authors_complete": complete,
        "journal": get(*_SHORT) or container,
        "journal_title": get("journaltitle", "journal") or container,
        "issn": issn_of([get("issn"), get("eissn")]) or get("issn"),
        "published": _date(get),
        "epub": month_year(get("earlyaccessdate", "early access date") or ""),
        "volume": get("volume"),
        "issue": get("number", "issue"),
        "pages": (get("pages") or "").replace("--", "-").replace("–", "-") or get(*_ARTICLE_NUMBERS),
        "doi": get("doi"),
        "pmid": get("pmid", "pubmed_id") or (get("eprint") if (get("eprinttype") or "").lower() == "pubmed" else None),
        "pmcid": get("pmcid", "pmc"),
        "abstract": get("abstract"),
        "keywords": [word for text in get.all("keywords", "author_keywords") for word in words(text)],
        "publication_types": names_of(work),
        "language": get("language", "langid"),
    }


def _verbatim(value: str) -> str:
    return _BRACED.sub(r"\1", _ESCAPED.sub(r"\1", value)).strip("{} \n")


def _names(value: str) -> list[str]:
    """The names of an author field, parted by "and" outside of braces, or by semicolons, as some programs do."""
    names, start, depth = [], 0, 0
    for match in re.finditer(r"[{}]|(?<!\s)\s++and\s++", value, re.I):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            names.append(value[start : match.start()])
            start = match.end()
    found = [name.strip() for name in [*names, value[start:]] if name.strip()]
    apart = parted(text_of(value)) if len(found) == 1 and ";" in value and "{" not in value else found
    return apart if isinstance(apart, list) else found


def _author(name: str) -> dict[str, Any]:
    """A name in braces as a whole is a group's; ``Family, Jr, Given`` has its suffix in the middle."""
    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return group(text_of(name))
    family, *others = (text_of(part) for part in name.split(","))
    if len(others) == 2:
        others.sort(key=lambda part: part.rstrip(".") not in SUFFIXES)  # some files have it behind the given name
        return author(f"{others[1]} {family} {others[0]}", family=family, given=others[1], suffix=others[0])
    return inverted(text_of(name))


def _date(get: _Values) -> dict[str, Any] | None:
    if stated := get("date"):
        return date_of_parts(stated.split("-")) if re.fullmatch(r"\d{4}(-\d\d){0,2}", stated) else date(stated)
    year, month = get("year") or "", _DAY_FIRST.sub(r"\2 \1", get("month") or "")
    return date_of_parts([year if year not in month else "", month, get("day") or ""])
