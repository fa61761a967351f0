"""MEDLINE display format, as PubMed saves it (.nbib, "PubMed format").

Tags: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.exports import Record
from pubsieve.exports.dates import numbers
from pubsieve.exports.people import inverted, is_group, parts
from pubsieve.exports.texts import one_line
from pubsieve.records.medline import NOTICES

_WIDTH = 88  # as PubMed wraps its lines
_INDENT = " " * 6
_INITIAL = re.compile(r"[^\W\d_]")
_NOTICE_TAGS = {(kind, words): tag for tag, (kind, words) in NOTICES.items()}


def render(records: Iterable[Record]) -> Iterator[str]:
    """The records, with an empty line behind each."""
    for record in records:
        yield "".join(_line(tag, value) for tag, value in _fields(record) if value) + "\n"


def _line(tag: str, value: str) -> str:
    """A tag in four columns with its value, wrapped between words; further lines are indented."""
    wrapped = textwrap.wrap(one_line(value), _WIDTH - len(_INDENT), break_long_words=False, break_on_hyphens=False)
    return f"{tag:<4}- " + f"\n{_INDENT}".join(wrapped) + "\n"


def _fields(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "PMID", record["pmid"]
    yield "OWN", "pubsieve"
    yield "IS", record["issn"] and f"{record['issn']} (Linking)"  # readers want a kind; this one claims least
    yield "VI", record["volume"]
    yield "IP", record["issue"]
    yield "DP", (record["published"] or {}).get("text")
    yield "TI", _title(record["title"], translated=bool(record["vernacular_title"]))
    yield "PG", record["pages"]
    yield "LID", record["doi"] and f"{record['doi']} [doi]"
    yield "AB", record["abstract"]
    yield from _authors(record)
    for language in (record["language"] or "").split("; "):
        yield "LA", language
    for kind in record["publication_types"]:
        yield "PT", kind
    yield "TT", _title(record["vernacular_title"], translated=False)
    yield "DEP", _day(record["epub"])
    yield "TA", record["journal"]
    yield "JT", record["journal_title"]
    for name in record["substances"]:
        yield "RN", f"0 ({name})"
    for term in record["mesh_terms"]:
        yield "MH", term
    for word in record["keywords"]:
        yield "OT", word
    yield "PMC", record["pmcid"]
    for notice in record["notices"]:
        yield from _notice(notice)
    yield "AID", record["doi"] and f"{record['doi']} [doi]"
    yield "SO", record["citation"]


def _title(title: str | None, *, translated: bool) -> str | None:
    """A title with its full stop, and in brackets where it is a translation."""
    if title is None:
        return None
    bracketed = translated or (title.startswith("[") and title.endswith("]"))
    stopped = title if title.endswith(("?", "!")) else f"{title}."
    return f"[{stopped}]" if bracketed else stopped


def _authors(record: Record) -> Iterator[tuple[str, str | None]]:
    """Each author with the affiliations; those that belong to nobody stand first."""
    linked = {index for author in record["authors"] for index in author["affiliations"]}
    for index, affiliation in enumerate(record["affiliations"]):
        if index not in linked:
            yield "AD", affiliation
    for author in record["authors"]:
        if is_group(author):
            yield "CN", author["name"]
        else:
            yield "FAU", inverted(author) or author["name"]
            yield "AU", _short(author)
        yield "AUID", author["orcid"] and f"ORCID: {author['orcid']}"
        for index in author["affiliations"]:
            yield "AD", record["affiliations"][index]


def _short(author: dict[str, Any]) -> str:
    """``Family INI Suffix``; the name as printed where its parts are not certain."""
    found = parts(author)
    if found is None:
        return str(author["name"])
    family, given, suffix = found
    initials = author["initials"] or "".join(
        match[0] for word in re.split(r"[\s.-]+", given or "") if (match := _INITIAL.match(word))
    )
    return " ".join(filter(None, (family, initials.upper(), suffix)))


def _day(date: dict[str, Any] | None) -> str | None:
    """``20200508``; the printed date where it names no day."""
    if date is None:
        return None
    known = numbers(date)
    return "{:04}{:02}{:02}".format(*known) if len(known) == 3 else date["text"]


def _notice(notice: dict[str, str]) -> Iterator[tuple[str, str]]:
    for (kind, words), tag in _NOTICE_TAGS.items():
        if notice["kind"] == kind and notice["text"].startswith(words):
            yield tag, notice["text"].removeprefix(words)
            return
