"""BibTeX and BibLaTeX, read by bibtexparser, whose failed blocks name their lines."""

import logging
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pubsieve.records.latex import text_of
from pubsieve.records.row import (
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
    undecoded,
    words,
)

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_PLAIN = ("doi", "url", "pmid", "pubmed_id", "pmcid", "eprint", "issn")  # LaTeX would take their % for a comment
_KEYLESS = re.compile(r"^([^\S\n]*@(?!string|preamble|comment)\w+\s*\{)(?=\s*\w+\s*=)", re.I | re.M)
_ARTICLE_NUMBERS = ("article-number", "article_number", "art_number", "eid", "articleno")
_PAGE_TYPES = {"online", "electronic", "www"}


def read_bibtex(lines: Iterable[str]) -> Read:
    """The entries of a BibTeX file; a block that is none is bad by itself."""
    from bibtexparser.model import Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it warns of, we reject with its line
    for block in _blocks("".join(lines)):
        line = (block.start_line or 0) + 1
        last = line + (block.raw or "").rstrip().count("\n")
        if bad := undecoded(block.raw or "", line, last):
            yield bad
        elif isinstance(block, ParsingFailedBlock):
            yield Bad(f"is no BibTeX entry: {_reason(block.error)}", "bibtex-malformed", line, last)
        elif isinstance(block, Entry):
            values = _Values(block)
            record = _record(block.entry_type.lower(), values)
            if values.doubtful:
                reason = f"the entry has the field {values.doubtful} twice, with different values"
                yield Bad(reason, "bibtex-malformed", line, last)
            else:
                yield Row(record, line, last)


def _blocks(text: str) -> "list[Block]":
    """The blocks of a file; an entry without a key, or with one that stands before, is an entry all the same."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_parse_stack

    split = parse_string(_KEYLESS.sub(r"\1,", text), parse_stack=[]).blocks
    library = Library([kept for number, block in enumerate(split) if (kept := _forgiven(block, number))])
    for middleware in default_parse_stack():
        library = middleware.transform(library)
    return library.blocks


def _forgiven(block: "Block", number: int) -> "Block | None":
    """The entry in a block that is refused as a second one; of two abbreviations with one name the last holds."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, String

    if not isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        return block
    found = block.ignore_error_block
    if isinstance(found, Entry):
        found.key = f"{found.key} {number}"  # no key of a file holds a blank
        return found
    if isinstance(block, DuplicateBlockKeyBlock) and isinstance(found, String):
        if isinstance(block.previous_block, String):
            block.previous_block.value = found.value
        return None
    return block


def _reason(error: Exception) -> str:
    said = str(getattr(error, "abort_reason", "")) or str(error).partition("Note:")[0]
    return " ".join(said.split()) or type(error).__name__


class _Values:
    """The values of an entry, each read as text when it is asked for.

    Attributes:
        raw: name of a field -> its value as written, the first where it stands twice.
        doubtful: a field that was asked for and has two different values; None where there is none.
    """

    def __init__(self, entry: "Entry") -> None:
        self.raw: dict[str, str] = {}
        self.doubtful: str | None = None
        self._twice: set[str] = set()
        for field in entry.fields:
            name, value = field.key.lower(), str(field.value)
            if value and self.raw.setdefault(name, value) != value:
                self._twice.add(name)

    def __call__(self, *names: str) -> str | None:
        """The text of the first of these fields that has a value."""
        return next((text for name in names if (text := self._read(name))), None)

    def _read(self, name: str) -> str:
        if name in self._twice:
            self.doubtful = name
        value = self.raw.get(name, "")
        return _verbatim(value) if name in _PLAIN else text_of(value)


def _record(kind: str, get: _Values) -> dict[str, Any]:
    names = _names(get.raw.get("author", ""))
    complete = not names or names[-1].lower() != "others"  # how BibTeX says that there are more
    return {
        "kind": "page" if kind in _PAGE_TYPES else "article",
        "url": get("url"),
        "title": get("title"),
        "authors": [_author(name) for name in (names if complete else names[:-1])],
        "authors_complete": complete,
        "journal": get("shortjournal", "journal-iso", "abbrev_source_title", "journal", "journaltitle", "booktitle"),
        "journal_title": get("journaltitle", "journal"),
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
        "keywords": words(get("keywords", "author_keywords") or ""),
        "publication_types": ["Journal Article"] if kind == "article" else [],
        "language": get("language", "langid"),
    }


def _verbatim(value: str) -> str:
    return re.sub(r"\\([_%&#$~])", r"\1", value).strip("{} \n")


def _names(value: str) -> list[str]:
    """The names of an author field, parted by "and" outside of braces."""
    names, start, depth = [], 0, 0
    for match in re.finditer(r"[{}]|(?<!\s)\s++and\s++", value, re.I):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            names.append(value[start : match.start()])
            start = match.end()
    return [name.strip() for name in [*names, value[start:]] if name.strip()]


def _author(name: str) -> dict[str, Any]:
    """A name in braces as a whole is a group's; ``Family, Jr, Given`` has its suffix in the middle."""
    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return group(text_of(name))
    family, *others = (text_of(part) for part in name.split(","))
    if len(others) == 2:
        return author(f"{others[1]} {family} {others[0]}", family=family, given=others[1], suffix=others[0])
    return inverted(text_of(name))


def _date(get: _Values) -> dict[str, Any] | None:
    if stated := get("date"):
        return date_of_parts(stated.split("-")) if re.fullmatch(r"\d{4}(-\d\d){0,2}", stated) else date(stated)
    year, month = get("year") or "", get("month") or ""
    return date_of_parts([year if year not in month else "", month, get("day") or ""])
