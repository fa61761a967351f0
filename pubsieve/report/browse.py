"""The findings of a report as rows to look through: by check, each with the way to its place on its page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pubsieve.report.listing import Listed, Listing
from pubsieve.report.views import PageView, RecordView
from schemas.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is listed.

    Attributes:
        listed: the finding, and where it comes from.
        target: the id of the element that shows its place; None where its page is not shown.
        marked: whether that element is the passage itself.
    """

    listed: Listed
    target: str | None = None
    marked: bool = False

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.listed.finding


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """One check that failed.

    Attributes:
        check: its id.
        title: what a good record is like.
        counts: all of its findings, by severity.
        entries: those that are listed.
    """

    check: str
    title: str
    counts: Counter[Severity]
    entries: list[Entry]

    @property
    def worst(self) -> Severity:
        """The gravest severity among its findings."""
        return max(self.counts, key=lambda level: level.rank)

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Severity and number of findings, the gravest first, for a bar."""
        return [(level.value, self.counts[level]) for level in reversed(Severity)]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the listed findings can be filtered by."""

    checks: list[str]
    sites: list[str]
    sources: list[str]


def choices_of(groups: Iterable[CheckGroup]) -> Choices:
    """The checks, sites and sources of the listed findings, in the order of the alphabet."""
    listed = [entry.listed for group in groups for entry in group.entries]
    return Choices(
        sorted({one.finding.check for one in listed}),
        sorted({one.site for one in listed if one.site}),
        sorted({source for one in listed if (source := one.page or one.finding.source)}),
    )


def check_groups(
    counted: Iterable[tuple[str, Counter[Severity]]],
    listing: Listing,
    titles: Mapping[str, str],
    records: Sequence[RecordView] = (),
) -> list[CheckGroup]:
    """The checks that failed, each with its findings.

    Args:
        counted: check id -> number of findings by severity, in the order to show.
        listing: the findings and pages that are shown.
        titles: check id -> what a good record is like.
        records: those that are shown without a page.
    """
    targets = _Targets(listing.pages, records)
    return [
        CheckGroup(check, titles.get(check, ""), counts, [*map(targets.entry, _gravest(listing.findings[check]))])
        for check, counts in counted
    ]


def _gravest(found: Iterable[Listed]) -> list[Listed]:
    return sorted(found, key=lambda listed: -listed.finding.severity.rank)


def anchor(page: int, mark: int | None = None) -> str:
    """The id of the element that shows a page, counted from 1, or a marked passage of it."""
    return f"p{page}m{mark}" if mark else f"p{page}"


class _Targets:
    """Knows which element shows the place that a finding is about."""

    def __init__(self, pages: Mapping[str, PageView], records: Sequence[RecordView]) -> None:
        self._marks: dict[Finding, tuple[str, bool]] = {}
        self._records: dict[tuple[str, str], str] = {}
        for number, page in enumerate(pages.values(), start=1):
            for record in page.records:
                self._records[record.name, page.source] = anchor(number)
                self._marks |= {finding: (anchor(number, mark), bool(mark)) for finding, mark in record.findings}
        for number, record in enumerate(records, start=1):
            self._marks |= {finding: (anchor(number, mark), bool(mark)) for finding, mark in record.findings}

    def entry(self, listed: Listed) -> Entry:
        """A finding with its target: its passage, else the page of its record."""
        finding = listed.finding
        if finding in self._marks:
            return Entry(listed, *self._marks[finding])
        source = finding.source or ""
        sources = (source, source.rpartition("#")[0])  # of the second record of a page
        return Entry(listed, next(filter(None, (self._records.get((finding.record, one)) for one in sources)), None))
