"""The blocks of a BibTeX file, with what they take from others: abbreviations, joined texts, fields of a parent.

Inheritance follows BibTeX's `crossref` and the table of BibLaTeX (https://ctan.org/pkg/biblatex, appendix B), but only
for what is the same in parent and child: a chapter has its own DOI, pages and abstract, or none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pubsieve.work_types import BIBTEX

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

Raw = dict[str, str]

_KEYLESS = re.compile(r"^([^\S\n]*@(?!string|preamble|comment)\w+\s*\{)(?=\s*\w+\s*=)", re.I | re.M)
_MARK = re.compile(r'(?<!\\)[{}"#]')
_YEARS = ("date", "year")
_DATES = (*_YEARS, "month", "day")
_SHARED = (
    *_DATES,
    *("journal", "shortjournal", "journal-iso", "journaltitle", "booktitle"),
    *("volume", "number", "issue", "issn", "eissn", "language", "langid"),
)
_PARTS = frozenset(name for name, work in BIBTEX.items() if work.contained)
_DEEPEST, _MOST_PARENTS = 3, 8


def blocks_of(text: str) -> "list[Block]":
    """The blocks of a file; an entry without a key, or with one that stands before, is an entry all the same."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_parse_stack

    split = parse_string(_KEYLESS.sub(r"\1,", text), parse_stack=[]).blocks
    library = Library([kept for number, block in enumerate(split) if (kept := _forgiven(block, number))])
    if "#" in text:
        _join(library)
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


def _join(library: "Library") -> None:
    """Put the texts together that ``#`` joins: first those of abbreviations, then those of fields."""
    known: dict[str, str] = {}
    for string in library.strings:
        string.value = known[string.key.lower()] = _joined(str(string.value), known)
    for entry in library.entries:
        for field in entry.fields:
            if "#" in str(field.value):
                field.value = _joined(str(field.value), known)


def _joined(value: str, known: Mapping[str, str]) -> str:
    """A value as one text in braces, where ``#`` joins several; a name that nobody knows stays, as ``jan`` does."""
    pieces = [piece.strip() for piece in _pieces(value)]
    if len(pieces) == 1:
        return value
    return f"{{{''.join(_bare(known.get(piece.lower(), piece)) for piece in pieces)}}}"


def _pieces(value: str) -> Iterator[str]:
    """What stands between the joints of a value; those within braces and quotes are none."""
    start, depth, quoted = 0, 0, False
    for mark in _MARK.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth == 0 and mark[0] == '"':
            quoted = not quoted
        elif depth == 0 and not quoted:
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]


def _bare(piece: str) -> str:
    return piece[1:-1] if len(piece) > 1 and piece[0] + piece[-1] in ('""', "{}") else piece


class Parents:
    """The entries of a file, as parents that others refer to by their keys.

    Args:
        entries: the entries with their fields.
    """

    def __init__(self, entries: "Iterable[tuple[Entry, Raw]]") -> None:
        self._known = {entry.key.lower(): (entry.entry_type.lower(), raw) for entry, raw in entries}
        self._referred = {name for _, raw in self._known.values() for name in _references(raw, "crossref", "xdata")}

    def completed(self, kind: str, raw: Raw, depth: int = _DEEPEST) -> Raw:
        """The fields of an entry, and those that it takes over from its parents."""
        found = dict(raw)
        for name, take in (("xdata", _all_of), ("crossref", _shared)):
            for key in _references(raw, name) if depth else ():
                if key in self._known:
                    parent_kind, parent = self._known[key]
                    parent = self.completed(parent_kind, parent, depth - 1)
                    found = take(kind, found, parent_kind, parent) | found
        return found

    def is_shadow(self, entry: "Entry", raw: Raw) -> bool:
        """Whether an entry names no work, and is only there for others to refer to."""
        if entry.entry_type.lower() == "xdata":
            return True
        return entry.key.lower() in self._referred and not raw.keys() & {"title", "booktitle"}


def _references(raw: Raw, *names: str) -> list[str]:
    keys = [key for name in names for key in raw.get(name, "").lower().split(",")]
    return [key.strip() for key in keys if key.strip()][:_MOST_PARENTS]


def _all_of(_kind: str, _own: Raw, _parent_kind: str, parent: Raw) -> Raw:
    return parent


def _shared(kind: str, own: Raw, parent_kind: str, parent: Raw) -> Raw:
    """What holds of a part as of the whole: where and when it appeared; the author of a book wrote its chapters too."""
    dated = any(name in own for name in _YEARS)
    given = {name: parent[name] for name in _SHARED if name in parent and not (dated and name in _DATES)}
    if title := parent.get("title"):
        if parent_kind == "periodical":
            given.setdefault("journal", title)
        elif kind in _PARTS:
            given.setdefault("booktitle", title)
    if kind == "inbook" and "author" in parent:
        given["author"] = parent["author"]
    return given
