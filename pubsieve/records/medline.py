"""MEDLINE display format, as PubMed saves it (.nbib, "PubMed format").

Tags: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

import re
from collections.abc import Iterable
from typing import Any

from pubsieve.records.row import Read, author, date, date_of_parts, group, issn_of
from pubsieve.records.tagged import Dialect, Fields, read_tagged
from schemas.names import split_person

_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MARKED = re.compile(
    r"(?:^|(?<=\[doi\])|(?<=\[pii\]))[^\S\n]*+(?P<value>\S.*?)(?<=\S)\s*+\[(?P<kind>doi|pii)\]", re.I | re.M
)
NOTICES = {
    "RIN": ("retraction", "Retraction in: "),
    "ROF": ("retraction", "Retraction of: "),
    "EIN": ("erratum", "Erratum in: "),
    "EFR": ("erratum", "Erratum for: "),
    "ECI": ("expression_of_concern", "Expression of concern in: "),
    "ECF": ("expression_of_concern", "Expression of concern for: "),
    "CIN": ("comment", "Comment in: "),
    "CON": ("comment", "Comment on: "),
    "UIN": ("update", "Update in: "),
    "UOF": ("update", "Update of: "),
    "CRI": ("republished", "Corrected and republished in: "),
    "CRF": ("republished", "Corrected and republished from: "),
    "RPI": ("republished", "Republished in: "),
    "RPF": ("republished", "Republished from: "),
}


def read_medline(lines: Iterable[str]) -> Read:
    """The records of a file in MEDLINE display format."""
    return read_tagged(lines, Dialect("PMID", None, _record))


def _record(fields: Fields) -> dict[str, Any]:
    book = title_of(fields.one("BTI")) if fields.one("TI") else None
    types = fields.all("PT")
    return {
        "site": "pubmed",
        "kind": "article",
        "title": title_of(fields.one("TI", "BTI")),
        "vernacular_title": title_of(fields.one("TT")),
        **_authors(fields),
        "journal": fields.one("TA") or book,
        "journal_title": fields.one("JT") or book,
        "issn": issn_of(fields.all("IS")) or fields.one("IS"),
        "published": date(fields.one("DP")),
        "epub": _day(fields.one("DEP")),
        "volume": fields.one("VI"),
        "issue": fields.one("IP"),
        "pages": fields.one("PG") or _marked(fields, "pii", "LID"),
        "doi": _marked(fields, "doi", "LID", "AID"),
        "pmid": fields.one("PMID"),
        "pmcid": fields.one("PMC"),
        "abstract": fields.one("AB"),
        "keywords": fields.all("OT"),
        "mesh_terms": fields.all("MH"),
        "substances": [value.partition(" (")[2].removesuffix(")") or value for value in fields.all("RN", "NM")],
        "publication_types": with_book(types, chapter=book) if fields.one("BTI") else types,
        "language": "; ".join(fields.all("LA")) or None,
        "citation": fields.one("SO"),
        "notices": [
            {"kind": NOTICES[tag][0], "text": NOTICES[tag][1] + value} for tag, value in fields.pairs if tag in NOTICES
        ],
    }


def _authors(fields: Fields) -> dict[str, Any]:
    """The authors in their order, the groups where they stand, each with the affiliations behind the name.

    The full name stands before the short one, and tells the given name.
    """
    found: list[dict[str, Any]] = []
    affiliations: dict[str, int] = {}
    has_short, full = bool(fields.all("AU")), ""
    for tag, value in fields.pairs:
        if tag == "FAU":
            full = value
        if tag == "AU":
            found.append(author(value, **_parts(value, full)))
        elif tag == "FAU" and not has_short:
            found.append(author(value))
        elif tag == "CN":
            found.append(group(value))
        elif tag == "AUID" and found:
            found[-1]["orcid"] = value.rpartition("/")[2].removeprefix("ORCID: ").strip()
        elif tag == "AD":
            index = affiliations.setdefault(value, len(affiliations))
            if found and index not in (known := found[-1].get("affiliations", [])):
                found[-1]["affiliations"] = [*known, index]
    return {"authors": found, "affiliations": list(affiliations)}


def _parts(short: str, full: str) -> dict[str, str]:
    """The parts of ``Castrell, Leonie M``, where ``Castrell LM`` is the same person; initials are no given name."""
    family, _, given = full.partition(", ")
    given = given.partition(", ")[0]
    if (person := split_person(short)) and person[2]:
        given = given.removesuffix(f" {person[2]}")
    if not family or not given or not short.casefold().startswith(f"{family.casefold()} "):
        return {}
    return (
        {"family": family} if given.replace(" ", "").replace(".", "").isupper() else {"family": family, "given": given}
    )


def title_of(text: str | None) -> str | None:
    """The title without a final full stop and without the brackets of a translated title, as the record has it."""
    if text is None:
        return None
    text = text.removesuffix(".")
    return text[1:-1].removesuffix(".") if text.startswith("[") and text.endswith("]") else text


def with_book(types: list[str], *, chapter: str | None) -> list[str]:
    """The publication types of a book, or a chapter: PubMed tells by its fields that it is one."""
    name = "Book Chapter" if chapter else "Book"
    return types if name in types else [*types, name]


def _day(text: str | None) -> dict[str, Any] | None:
    match = _DAY.fullmatch(text or "")
    return date_of_parts(match.groups()) if match else date(text)


def _marked(fields: Fields, kind: str, *tags: str) -> str | None:
    """The first identifier that is marked as of this kind: ``10.5555/abc [doi]``; LID holds several in one line."""
    found = (match for value in fields.all(*tags) for match in _MARKED.finditer(value))
    return next((match["value"] for match in found if match["kind"].lower() == kind), None)
