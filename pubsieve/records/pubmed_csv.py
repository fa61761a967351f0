"""The CSV file that PubMed saves: one column for the whole citation, the authors in one text with a full stop."""

from collections.abc import Collection, Mapping
from typing import Any

from pubsieve.records.medline import title_of
from pubsieve.records.row import date
from schemas.citation import Citation, parse_citation
from schemas.dates import PartialDate

COLUMNS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "journal": "Journal/Book"}
"""The record's key -> the column that holds its value as it stands."""

_HEADER = {"PMID", "Title", "Authors", "Citation", "Journal/Book", "Publication Year"}


def is_pubmed(names: Collection[str]) -> bool:
    """Whether these are the columns of PubMed's own file."""
    return set(names) >= _HEADER


def record_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """The record of a row; date, volume, issue and pages stand in its citation only."""
    found = parse_citation(cells["Citation"])
    year = cells["Publication Year"].strip()
    return {
        "site": "pubmed",
        "title": title_of(cells["Title"] or None),
        "authors": cells["Authors"],
        "citation": cells["Citation"],
        "published": date(year),
        **(_place(found) if year in _years(found) else {}),
        **{key: cells[name] for key, name in COLUMNS.items() if name in cells},
    }


def _years(citation: Citation) -> set[str]:
    """The years that a citation states: one that was misread states another than the row."""
    return {str(stated.year) for stated in (citation.published, citation.epub) if stated}


def _place(citation: Citation) -> dict[str, Any]:
    return {
        "published": _dumped(citation.published),
        "epub": _dumped(citation.epub),
        "volume": citation.volume,
        "issue": citation.issue,
        "pages": citation.pages,
    }


def _dumped(stated: PartialDate | None) -> dict[str, Any] | None:
    return stated.model_dump() if stated else None
