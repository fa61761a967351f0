"""Whether identifiers can belong to their record: its years, its journal, each other. Warnings, each with its reason.

The numbers and patterns stand in plausibility.toml beside this module, with their sources.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any

from schemas.finding import Problem, Severity

_CENTURY = 40  # from here on two digits are a year of the 1900s


@dataclass(frozen=True, slots=True)
class Numbers:
    """In which year numbers of one kind were given: `last` holds (year, highest number by its end)."""

    oldest: int
    margin: int
    last: tuple[tuple[int, int], ...]

    def years(self, number: int) -> tuple[int, int] | None:
        """The years in which the article of a number may have appeared; None above the table."""
        place = bisect_left(self.last, number, key=itemgetter(1))
        return None if place == len(self.last) else (self.oldest, self.last[place][0] + self.margin)


@dataclass(frozen=True, slots=True)
class DoiYear:
    """A family of DOIs that carry a year, and by how much an article's year may be off."""

    what: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The content of plausibility.toml.

    Attributes:
        pmid, pmcid: the numbers and their years.
        doi_year: the year in a DOI of any of the families, one group for each.
        doi_years: the families, in the order of the groups.
        code: how a DOI begins that carries a journal's code.
        journals: code -> the journal's names.
    """

    pmid: Numbers
    pmcid: Numbers
    doi_year: re.Pattern[str]
    doi_years: tuple[DoiYear, ...]
    code: re.Pattern[str]
    journals: dict[str, tuple[str, ...]]


@cache
def tables() -> Tables:
    """Read plausibility.toml, once."""
    raw = tomllib.loads(files("schemas").joinpath("plausibility.toml").read_text(encoding="utf-8"))
    return Tables(
        pmid=_numbers(raw["pmid"]),
        pmcid=_numbers(raw["pmcid"]),
        doi_year=re.compile("|".join(f"(?:{r['pattern']})" for r in raw["doi_year"])),
        doi_years=tuple(DoiYear(r["what"], r["before"], r["after"]) for r in raw["doi_year"]),
        code=re.compile("|".join(map(re.escape, raw["journals"]))),
        journals={code: tuple(names) for code, names in raw["journals"].items()},
    )


def _numbers(raw: dict[str, Any]) -> Numbers:
    return Numbers(raw["oldest"], raw["margin"], tuple((year, highest) for year, highest in raw["last"]))


def pmid_years(pmid: str | int) -> tuple[int, int] | None:
    """The earliest and latest year in which the article of a PMID may have appeared.

    Args:
        pmid: its digits.

    Returns:
        None for what is no number and for PMIDs above those of the table: nothing is known of them.
    """
    return tables().pmid.years(int(pmid)) if str(pmid).isdecimal() else None


def pmcid_years(pmcid: str) -> tuple[int, int] | None:
    """The same for a PMCID (``PMC`` and digits, a version is left aside)."""
    found = re.match(r"PMC([0-9]+)(?:\.[0-9]+)?\Z", pmcid)
    return tables().pmcid.years(int(found[1])) if found else None


def doi_year(doi: str) -> tuple[int, int, int] | None:
    """The year that a DOI carries, and the earliest and latest year that its article may have; None for most DOIs."""
    found = tables().doi_year.match(doi.lower())
    if not found or not found.lastindex:
        return None
    family, year = tables().doi_years[found.lastindex - 1], int(found[found.lastindex])
    if year < 100:
        year += 1900 if year >= _CENTURY else 2000
    return year, year - family.before, year + family.after


def implausibilities(
    *,
    pmid: str | None = None,
    pmcid: str | None = None,
    doi: str | None = None,
    issns: Collection[str] = (),
    years: Collection[int] = (),
    journal: str | None = None,
) -> Iterator[Problem]:
    """Everything about a record's identifiers that cannot well be true, each a warning `identifier-implausible`.

    Args:
        pmid: digits.
        pmcid: ``PMC`` and digits.
        doi: bare.
        issns: the journal's ISSNs. One that a DOI carries is only held against them where there are two or more: print
            and electronic edition have different ones.
        years: every year that the record states for its publication (issue, electronic, collection).
        journal: as the record prints it, abbreviation or title.
    """
    if pmid and pmcid and pmcid.removeprefix("PMC") == pmid:
        yield _problem(
            "pmcid", pmcid, f"the digits of the PMCID are those of the PMID {pmid}: one was filled into the other"
        )
    if years:
        yield from _against_years(pmid, pmcid, doi, years)
    if doi:
        yield from _against_journal(doi, issns, journal)


def _against_years(pmid: str | None, pmcid: str | None, doi: str | None, years: Collection[int]) -> Iterator[Problem]:
    first = min(years)
    for field, value, bounds in (
        ("pmid", pmid, pmid and pmid_years(pmid)),
        ("pmcid", pmcid, pmcid and pmcid_years(pmcid)),
    ):
        if value and bounds and first > bounds[1]:
            given = bounds[1] - _margin(field)
            yield _problem(field, value, f"given about {given}, years before the article's first date, {first}")
        elif value and bounds and max(years) < bounds[0]:
            yield _problem(field, value, f"the article's year, {max(years)}, is before the oldest in the database")
    stated = doi_year(doi) if doi else None
    if doi and stated and not any(stated[1] <= year <= stated[2] for year in years):
        listed = ", ".join(map(str, sorted(set(years))))
        yield _problem("doi", doi, f"this DOI carries the year {stated[0]}, the record {listed}")


def _margin(field: str) -> int:
    numbers: Numbers = getattr(tables(), field)
    return numbers.margin


_ISSN = re.compile(r"(?<![0-9])([0-9]{4}-[0-9]{3}[0-9Xx])(?=[(.])")


def _against_journal(doi: str, issns: Collection[str], journal: str | None) -> Iterator[Problem]:
    found = _ISSN.search(doi)
    if found and len(set(issns)) > 1 and found[1].upper() not in issns:
        yield _problem("doi", doi, f"this DOI carries the ISSN {found[1]}, the journal has {', '.join(issns)}")
    if not journal:
        return
    code = tables().code.match(doi.lower())
    names = tables().journals[code[0]] if code else None
    if names and _letters(journal) not in map(_letters, names):
        yield _problem("doi", doi, f"DOIs that begin so are of {names[0]}, the record says {journal}")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\([^)\n]*+\)|(\([^:\n]*+)|:.*", r"\1", name)).lower()


def _problem(field: str, value: str, message: str) -> Problem:
    return Problem(code="identifier-implausible", severity=Severity.WARNING, field=field, value=value, message=message)
