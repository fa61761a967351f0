"""RIS, as reference managers and publishers export it.

Tags: https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html and the habits of EndNote, Zotero and publishers.
"""

import re
from collections.abc import Iterable
from typing import Any

from pubsieve.records.row import Read, author, date, date_of_parts, group, pages
from pubsieve.records.tagged import Dialect, Fields, read_tagged

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_PMCID = re.compile(r"PMC\d+")
_PMID_NOTE = re.compile(r"(?:PMID|PubMed ID)[:\s]+(\d+)", re.I)
_NUMERIC_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/*")
_TYPES = {"JOUR": "Journal Article", "JFULL": "Journal Article", "EJOUR": "Journal Article"}


def read_ris(lines: Iterable[str]) -> Read:
    """The records of a RIS file."""
    return read_tagged(lines, Dialect("TY", "ER", _record))


def _record(fields: Fields) -> dict[str, Any]:
    kind = fields.one("TY") or ""
    return {
        "kind": "page" if kind in ("ELEC", "ICOMM") else "article",
        "url": fields.one("UR"),
        "title": fields.one("TI", "T1", "CT") or (fields.one("BT") if kind == "BOOK" else None),
        "authors": [_author(name) for name in fields.all("AU", "A1")],
        "affiliations": fields.all("AD"),
        "journal": fields.one("J2", "JA", "JO", "JF", "T2"),
        "journal_title": fields.one("JF", "T2"),
        "issn": next((match[0] for value in fields.all("SN") if (match := _ISSN.search(value))), None),
        "published": _date(fields.one("DA")) or _date(fields.one("PY", "Y1")),
        "volume": fields.one("VL"),
        "issue": fields.one("IS"),
        "pages": pages(fields.one("SP"), fields.one("EP")) or fields.one("C7"),
        "doi": fields.one("DO", "DI"),
        "pmid": _pmid(fields),
        "pmcid": next((value for value in fields.all("C2", "U2") if _PMCID.match(value)), None),
        "abstract": fields.one("AB", "N2"),
        "keywords": fields.all("KW"),
        "publication_types": [_TYPES[kind]] if kind in _TYPES else [],
        "language": "; ".join(fields.all("LA")) or None,
    }


def _author(name: str) -> dict[str, Any]:
    """A comma behind the whole name is how EndNote tells that it has no parts: a group's."""
    return group(name[:-1]) if name.endswith(",") else author(name)


def _date(text: str | None) -> dict[str, Any] | None:
    """RIS writes dates as year/month/day/other, each of which may be empty."""
    head, _, other = (text or "").strip().partition("///")
    match = _NUMERIC_DATE.fullmatch(head)
    return date_of_parts([*filter(None, match.groups()), *filter(None, [other])]) if match else date(text)


def _pmid(fields: Fields) -> str | None:
    """EndNote puts a PMID into AN; others write it into a note."""
    number = fields.one("AN")
    if (
        number
        and number.isdigit()
        and any("medline" in db.lower() or "pubmed" in db.lower() for db in fields.all("DB", "DP"))
    ):
        return number
    noted = (_PMID_NOTE.search(note) for note in fields.all("N1", "M1", "C6"))
    return next((match[1] for match in noted if match), None)
