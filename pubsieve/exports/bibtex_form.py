"""BibTeX: one entry a record, in UTF-8, for BibTeX (from `year` and `journal`) as for BibLaTeX.

The fields: https://ctan.org/pkg/biblatex. A writer of our own: those on PyPI escape nothing, or what a DOI must keep.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.exports import Record
from pubsieve.exports.dates import numbers
from pubsieve.exports.names import Unique, digest, slug
from pubsieve.exports.people import is_group, parts
from pubsieve.exports.texts import keywords, one_line
from pubsieve.work_types import work_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Signs that LaTeX takes for commands, and pairs that its fonts join into others.
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile(r"[\\{}$&#_%~^]|-(?=-)|'(?=')|`(?=`)|[!?](?=`)|<(?=<)|>(?=>)|,(?=,)")
_RANGE = re.compile(r"(?<=\w)(?:--?|\u2013)(?=\w)")
_AND = re.compile(r"\band\b", re.I)
# In addresses and identifiers, which LaTeX takes as they stand, only what would end the field is coded.
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def render(records: Iterable[Record]) -> Iterator[str]:
    """The entries, each with an empty line behind it."""
    keys = Unique()
    for record in records:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(record))
        yield f"@{_type(record)}{{{keys.name(key_of(record))},\n{fields}}}\n\n"


def key_of(record: Record) -> str:
    """The citation key: first author, year and identifier, so that it is the same in every export.

    Two records with one identifier share it; `render` numbers them.
    """
    first = next(iter(record["authors"]), None)
    name = (first["family"] or first["name"]) if first else record["title"] or ""
    year = str((record["published"] or {}).get("year") or "")
    known = record["pmid"] or (record["pmcid"] or "").lower() or digest(record["id"])
    return f"{slug(name).split('-')[0] or 'anon'}{year}-{known}"


def escape(text: str) -> str:
    """A text that LaTeX prints as it is, in one line."""
    return _SPECIAL.sub(lambda match: _SIGNS.get(match[0], match[0] + "{}"), one_line(text))


def _type(record: Record) -> str:
    if record["kind"] == "page":
        return "online"
    if work := work_of(record):
        return work.bibtex[0]
    return "article" if record["journal"] or record["journal_title"] else "misc"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """The fields that have a value; a title in double braces keeps its capitals in every style."""
    for name, value in (
        ("author", " and ".join(_authors(record))),
        ("title", record["title"] and f"{{{escape(record['title'])}}}"),
        *_journal(record),
    ):
        if value:
            yield name, f"{{{value}}}"
    yield from _date(record)
    for name, value in (
        ("volume", _escaped(record["volume"])),
        ("number", _escaped(record["issue"])),
        ("pages", "--".join(map(escape, _RANGE.split(record["pages"] or "")))),
        ("issn", record["issn"]),
        ("doi", _verbatim(record["doi"])),
        ("pmid", record["pmid"]),
        ("pmcid", record["pmcid"]),
        ("url", _verbatim(record["url"])),
        ("language", _escaped(record["language"])),
        ("keywords", _escaped(keywords(record["keywords"]))),
        ("abstract", _escaped(record["abstract"])),
    ):
        if value:
            yield name, f"{{{value}}}"


def _escaped(text: str | None) -> str:
    return escape(text or "")


def _verbatim(text: str | None) -> str:
    return one_line((text or "").translate(_VERBATIM))


def _journal(record: Record) -> Iterator[tuple[str, str]]:
    short, full = record["journal"], record["journal_title"]
    if (work := work_of(record)) and work.contained:
        yield "booktitle", escape(full or short or "")
    else:
        yield "journal", escape(full or short or "")
    if short and full:
        yield "shortjournal", escape(short)


def _authors(record: Record) -> Iterator[str]:
    """The authors; ``others`` says that there are more."""
    yield from map(_author, record["authors"])
    if record["authors"] and not record["authors_complete"]:
        yield "others"


def _author(author: dict[str, Any]) -> str:
    """``Family, Given``, or with a suffix ``Family, Jr, Given``; a group in braces, which no style takes apart."""
    if is_group(author):
        return f"{{{escape(author['name'])}}}"
    found = parts(author)
    if found is None:
        return _AND.sub(r"{\g<0>}", escape(author["name"]))
    family, given, suffix = (_AND.sub(r"{\g<0>}", escape(part or "")) for part in found)
    return ", ".join(filter(None, (family, suffix, given)))


def _date(record: Record) -> Iterator[tuple[str, str]]:
    year, month, day = [*numbers(record["published"]), None, None, None][:3]
    if year:
        yield "year", f"{{{year}}}"
    if month:
        yield "month", _MONTHS[month - 1]
    if day:
        yield "day", f"{{{day}}}"
