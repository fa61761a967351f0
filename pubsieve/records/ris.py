"""RIS, as reference managers and publishers export it.

Tags: https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html and the habits of EndNote, Zotero and publishers.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from pubsieve.records.people import parted
from pubsieve.records.row import NOTHING, Read, date_of_parts, group, inverted, issn_of, month_year, pages
from pubsieve.records.tagged import Dialect, Fields, read_tagged
from pubsieve.work_types import RIS, names_of
from schemas.dates import is_date

_NUMERIC_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:/(?P<other>.*))?)?)?")
_NO_OTHER = ("undefined", "nan")  # what programs write for nothing
_NOTES = ("N1", "M1", "U1", "U2", "U3", "U4", "U5", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8")
_PMCID = re.compile(r"(?<![\w.])PMC\d+(?=$|[\s\[,;])")
_PMID_NOTE = re.compile(r"(?:PMID|PubMed ID|PUBMED)[-:\s]+(\d{1,8})(?!\d)|(?<!\d)(\d{1,8}) ?\[pmid\]", re.I)
_ANOTHER = re.compile(
    r"\b(?:comment|erratum|retraction|update|republished|expression of concern) (?:in|on|of|for)\b", re.I
)
_DOI = re.compile(r"(?:doi:?\s*)*(10\.\d{4,}/\S+)", re.I)
_OVID_MEDLINE = ("med", "mesz", "prem", "ppez", "pmnm")  # how the codes of its databases begin
# Which tag holds the PMID of a record, by the database or the provider that is named.
_PMID_TAGS = (("AN", ("medline", "pubmed", "nlm")), ("C2", ("scopus",)), ("C5", ("medline", "embase")))
# What Cochrane, JSTOR, APA and Ovid print between the records.
_FRAME = re.compile(
    r"\d+\.?|Record #\d+ of \d+|(?:Provider|Database|Content): .*|NL  - .*|https?://\S+"
    r"|Link to the (?:Ovid Full Text|External Link Resolver)\b.*"
)


def read_ris(lines: Iterable[str]) -> Read:
    """The records of a RIS file."""
    return read_tagged(lines, Dialect("TY", "ER", _record, _FRAME, ("KW",), NOTHING))


def _record(fields: Fields) -> dict[str, Any]:
    kind = (fields.one("TY") or "").upper()
    work = RIS.get(kind)
    whole = work is not None and not work.contained
    return {
        "kind": "page" if kind in ("ELEC", "ICOMM") else "article",
        "url": fields.one("UR"),
        "title": fields.one("TI", "T1", "CT") or (fields.one("BT") if whole else None),
        "authors": [_author(name) for joined in fields.all("AU", "A1") for name in _names(joined)],
        "affiliations": fields.all("AD"),
        "journal": fields.one("J2", "JA", "JI", "JO", "JF", "T2"),
        "journal_title": fields.one("JF", "T2"),
        "issn": issn_of(fields.all("SN")),
        "published": _published(fields.one("DA"), fields.one("PY", "Y1")),
        "epub": next((month_year(value) for value in fields.all("C6") if is_date(value)), None),
        "volume": fields.one("VL"),
        "issue": fields.one("IS"),
        "pages": pages(fields.one("SP"), fields.one("EP")) or fields.one("C7"),
        "doi": fields.one("DO", "DI") or _doi(fields),
        "pmid": _pmid(fields),
        "pmcid": next((match[0] for value in fields.all(*_NOTES) if (match := _PMCID.search(value))), None),
        "abstract": fields.one("AB", "N2"),
        "keywords": fields.all("KW"),
        "publication_types": names_of(work),
        "language": "; ".join(fields.all("LA")) or None,
    }


def _names(joined: str) -> list[str]:
    """The names of one field: some programs write all into one."""
    names = parted(joined) if " and " in joined or ";" in joined else joined
    return [names] if isinstance(names, str) else names


def _author(name: str) -> dict[str, Any]:
    """A comma behind the whole name is how EndNote tells that it has no parts: a group's."""
    return group(name[:-1]) if name.endswith(",") else inverted(name)


def _published(day: str | None, year: str | None) -> dict[str, Any] | None:
    """The day, which may lack its year: ``AUG 10`` of Web of Science and EndNote."""
    stated, known = _date(day), _date(year)
    if not stated or not day or stated.get("year") or not known:
        return stated or known
    if day.isdigit():
        return known  # a day or a month
    both = date_of_parts([known["text"], day])
    return both if both and is_date(both["text"]) else known


def _date(text: str | None) -> dict[str, Any] | None:
    """RIS writes dates as year/month/day/other, each of which may be empty."""
    match = _NUMERIC_DATE.fullmatch((text or "").strip())
    if not match:
        return date_of_parts([text or ""])
    other = (match["other"] or "").strip("/ ")
    return date_of_parts(filter(None, (*match.groups()[:3], "" if other.lower() in _NO_OTHER else other)))


def _doi(fields: Fields) -> str | None:
    """A DOI where older exports have it."""
    return next((match[1] for value in fields.all("L3", "M3") if (match := _DOI.fullmatch(value))), None)


def _pmid(fields: Fields) -> str | None:
    """Each database has a tag of its own for the PMID; others write it into a note."""
    named = " ".join(fields.all("DB", "DP")).lower()
    for tag, databases in _PMID_TAGS:
        number = fields.one(tag)
        if number and number.isdigit() and any(database in named for database in databases):
            return number
    linked = map(_linked, fields.all("UR", "L2"))
    noted = (_PMID_NOTE.search(note) for note in fields.all(*_NOTES) if not _ANOTHER.search(note))
    return next(filter(None, linked), None) or next((match[1] or match[2] for match in noted if match), None)


def _linked(link: str) -> str | None:
    """The PMID in Ovid's link to a record of MEDLINE."""
    query = parse_qs(link.partition("?")[2]) if "ovid" in link else {}
    number = query.get("AN", [""])[0]
    return number if number.isdigit() and query.get("D", [""])[0].startswith(_OVID_MEDLINE) else None
