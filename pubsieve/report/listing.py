"""The findings and pages that report.html shows: a bounded number of each, the first of the run."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner.document import Document
from pubsieve.report.views import LONGEST_TITLE, Bounds, PageView, page_view, short, shortened
from schemas.finding import Finding

FINDINGS_SHOWN = 40  # of each check
PAGES_OF_CHECK = 3  # for so many of the first findings of each check their page is shown
FIRST_PAGES = 10  # are shown whatever was found on them
FIRST = ""  # stands among the checks for the pages that are shown because they came first
_BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding that is listed; `page` is the source of its page, None of a finding across records."""

    finding: Finding
    site: str | None = None
    title: str | None = None
    page: str | None = None


@dataclass(slots=True)
class Listing:
    """The findings that are listed, by check, and the pages that are shown, by source; both in the run's order.

    Attributes:
        enough: no page need be shown for these checks; with `FIRST`, none because it comes first. What the listing that
            this one is to be merged into said by `sated`.
    """

    findings: dict[str, list[Listed]] = field(default_factory=dict)
    pages: dict[str, PageView] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)  # sources of the pages that are shown because they came first
    enough: frozenset[str] = field(default=frozenset(), compare=False)

    def add_page(self, document: Document, findings: Sequence[Finding], titles: dict[str, str | None]) -> None:
        """List the findings on the records of a page.

        Args:
            document: the page.
            findings: on its records.
            titles: record -> title.
        """
        source, wanted = document.page.source, FIRST not in self.sated()
        self.first += [source] * wanted
        for finding in findings:
            title = short(titles.get(finding.record), LONGEST_TITLE)
            shown = self.add(Listed(shortened(finding), document.site, title, source))
            wanted |= shown and finding.check not in self.enough
        if wanted:
            self.pages[source] = page_view(document, findings, _BOUNDS)

    def add(self, listed: Listed) -> bool:
        """List a finding where there is room; gives whether its page is to be shown."""
        found = self.findings.setdefault(listed.finding.check, [])
        if len(found) < FINDINGS_SHOWN:
            found.append(listed)
            return len(found) <= PAGES_OF_CHECK
        return False

    def sated(self) -> frozenset[str]:
        """The checks that pages enough are shown for, and `FIRST` where enough are shown because they came first."""
        full = {check for check, found in self.findings.items() if len(found) >= PAGES_OF_CHECK}
        if len(self.first) >= FIRST_PAGES:
            full.add(FIRST)
        if not full <= self.enough:
            self.enough |= full
        return self.enough

    def merge(self, other: "Listing") -> None:
        """List what another one lists of the pages that follow; gives what one that saw all of them would list."""
        first = other.first[: FIRST_PAGES - len(self.first)]
        self.first += first
        wanted = set(first)
        for found in other.findings.values():
            wanted |= {listed.page for listed in found if self.add(listed) and listed.page}
        self.pages |= {source: page for source, page in other.pages.items() if source in wanted}
