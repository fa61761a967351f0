"""Which fields the records have: by the site that they come from, and by the year of their publication."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# The fields whose presence tells how well a site's pages were read.
FIELDS = (
    "title",
    "authors",
    "affiliations",
    "journal",
    "published",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "abstract",
    "keywords",
    "mesh_terms",
    "publication_types",
    "citation",
)
NO_SITE, OTHER_SITES, NO_YEAR = "no site", "other sites", "unknown"
_MOST_SITES = 200  # that are counted one by one: records from elsewhere may name any
_FIRST_YEAR, _LAST_YEAR = 1500, 2199  # what lies outside is no year of publication


@dataclass(slots=True)
class Share:
    """How many articles there are, and how many of them have each field."""

    articles: int = 0
    present: Counter[str] = field(default_factory=Counter)

    def add(self, present: Iterable[str]) -> None:
        """Count one article, by the fields that it has."""
        self.articles += 1
        for key in present:
            self.present[key] += 1

    def merge(self, other: "Share") -> None:
        """Count what another one counted."""
        self.articles += other.articles
        self.present.update(other.present)

    def as_dict(self) -> dict[str, Any]:
        """The figures as JSON values."""
        return {"articles": self.articles, "present": {key: self.present[key] for key in FIELDS}}


@dataclass(slots=True)
class Coverage:
    """The articles of a run by site and by year, `NO_YEAR` where a record states none."""

    sites: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    years: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))

    def add(self, record: Mapping[str, Any]) -> None:
        """Count a record, where it is an article or does not say what it is."""
        if record.get("kind") in ("article", None):
            present = [key for key in FIELDS if record.get(key)]
            self.sites[self._site(str(record.get("site") or NO_SITE))].add(present)
            self.years[_year(record)].add(present)

    def merge(self, other: "Coverage") -> None:
        """Count what another one counted."""
        for site, share in other.sites.items():
            self.sites[self._site(site)].merge(share)
        for year, share in other.years.items():
            self.years[year].merge(share)

    def years_as_dict(self) -> dict[str, Any]:
        """The years as JSON values, in their order; the articles without a year under ``unknown``."""
        return {year: self.years[year].as_dict() for year in sorted(self.years)}  # four digits, then NO_YEAR

    def _site(self, name: str) -> str:
        return name if name in self.sites or len(self.sites) < _MOST_SITES else OTHER_SITES


def _year(record: Mapping[str, Any]) -> str:
    for key in ("published", "epub"):
        date = record.get(key)
        year = date.get("year") if isinstance(date, Mapping) else None
        if isinstance(year, int) and _FIRST_YEAR <= year <= _LAST_YEAR:
            return str(year)
    return NO_YEAR
