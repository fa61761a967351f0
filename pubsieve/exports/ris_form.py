"""RIS, as EndNote, Zotero, Mendeley and the publishers read it.

Tags: https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html; groups as authors, PMID and PMCID as EndNote
writes them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.exports import Record
from pubsieve.exports.dates import numbers
from pubsieve.exports.people import inverted, is_group
from pubsieve.exports.texts import one_line
from pubsieve.work_types import work_of

_RANGE = re.compile(r"([^\s-]+)-([^\s-]+)")


def render(records: Iterable[Record]) -> Iterator[str]:
    """The records, each from its TY to its ER line."""
    for record in records:
        yield "".join(f"{tag}  - {one_line(value)}\n" for tag, value in _fields(record) if value) + "ER  - \n\n"


def _fields(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "TY", _type(record)
    yield "TI", record["title"]
    for author in record["authors"]:
        yield "AU", _author(author)
    for affiliation in record["affiliations"]:
        yield "AD", affiliation
    if (work := work_of(record)) and work.contained:
        yield "T2", record["journal_title"] or record["journal"]
        yield "J2", record["journal"] if record["journal_title"] else None
    elif record["journal_title"]:
        yield "JF", record["journal_title"]
        yield "J2", record["journal"]
    else:
        yield "JO", record["journal"]
    yield "SN", record["issn"]
    yield from _date(record["published"])
    yield "VL", record["volume"]
    yield "IS", record["issue"]
    yield from _pages(record["pages"])
    yield "DO", record["doi"]
    if record["pmid"]:
        yield "AN", record["pmid"]
        yield "DB", "PubMed"
    yield "C2", record["pmcid"]
    yield "UR", record["url"]
    yield "LA", record["language"]
    for word in record["keywords"]:
        yield "KW", word
    yield "AB", record["abstract"]


def _type(record: Record) -> str:
    if record["kind"] == "page":
        return "ELEC"
    if work := work_of(record):
        return work.ris[0]
    return "JOUR" if record["journal"] or record["journal_title"] else "GEN"


def _author(author: dict[str, Any]) -> str:
    """``Family, Given, Suffix``; a group with a comma behind it, so that no program takes it apart."""
    if is_group(author):
        return f"{author['name']},"
    return inverted(author) or str(author["name"])


def _date(date: dict[str, Any] | None) -> Iterator[tuple[str, str | None]]:
    """``PY`` is the year alone; ``DA`` is year/month/day/other, each of which may be empty."""
    if date is None:
        return
    known = numbers(date)
    if not known:
        yield "DA", date["text"]
        return
    yield "PY", str(known[0])
    padded = [f"{known[0]:04}", *(f"{number:02}" for number in known[1:]), "", ""][:3]
    yield "DA", "/".join([*padded, date["season"] or ""])


def _pages(pages: str | None) -> Iterator[tuple[str, str | None]]:
    """A range in two fields; whatever is none in the first."""
    ends = _RANGE.fullmatch(pages or "")
    if ends and ends[1] != ends[2]:
        yield "SP", ends[1]
        yield "EP", ends[2]
    else:
        yield "SP", pages
