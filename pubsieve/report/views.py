"""What the report pages show of a cleaned page and of the findings, as plain values for the templates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from cleaner.document import Document
from pubsieve.report.fields import FieldRow, field_rows
from schemas.finding import Finding, Severity

_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Row:
    """One block: its text, and the rule that removed it with the reason, or None where it was kept."""

    text: str
    heading: bool
    field: str | None
    rule: str | None
    why: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One cleaned page."""

    title: str
    source: str
    url: str | None
    site: str
    kept: int
    removed: int
    rows: list[Row]
    more: int
    rules: list[tuple[str, str, int]]
    records: list[list[FieldRow]]


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record and what is wrong with it."""

    name: str
    title: str | None
    source: str | None
    levels: list[tuple[str, int]]
    findings: list[Finding]


def page_view(document: Document, limit: int | None = None, longest: int | None = None) -> PageView:
    """A cleaned page for the templates.

    Args:
        document: the page.
        limit: how many blocks to show; all where None.
        longest: how many characters of each block to show; all where None.
    """
    blocks = [block for block in document.blocks if block.text.strip()]
    removed = Counter(block.rule for block in blocks if block.rule is not None)
    rows = [
        Row(
            _cut(block.text.strip("\n"), longest),
            block.kind == "heading",
            block.field,
            block.rule,
            document.reasons.get(block.rule or "", ""),
        )
        for block in blocks[:limit]
    ]
    return PageView(
        title=_short(_title(document)) or "",
        source=document.page.source,
        url=web_address(document.page.url or next((a.url for a in document.articles if a.url), None)),
        site=document.site,
        kept=len(blocks) - removed.total(),
        removed=removed.total(),
        rows=rows,
        more=len(blocks) - len(rows),
        rules=[(name, document.reasons.get(name, ""), count) for name, count in removed.most_common()],
        records=field_rows(document),
    )


def record_views(findings: Iterable[Finding], titles: Mapping[str, str]) -> list[RecordView]:
    """The findings grouped by record, those with the gravest and the most findings first.

    Args:
        findings: those to show.
        titles: record id -> title, for the records that have one.
    """
    grouped: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.record, finding.source), []).append(finding)
    views = [
        RecordView(
            record,
            _short(titles.get(record)),
            source,
            _levels(group),
            sorted(group, key=lambda found: -found.severity.rank),
        )
        for (record, source), group in grouped.items()
    ]
    return sorted(views, key=lambda view: (-view.findings[0].severity.rank, -len(view.findings)))


def web_address(url: str | None) -> str | None:
    """The address where it is safe to link to; None for any scheme but http and https."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def _cut(text: str, longest: int | None) -> str:
    if longest is None or len(text) <= longest:
        return text
    return f"{text[:longest]}… ({len(text) - longest:,} more characters)"


def _short(title: str | None) -> str | None:
    if title is None or len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1] + "…"


def _title(document: Document) -> str:
    titles = [article.title for article in document.articles if article.title]
    if len(document.articles) > 1:
        return f"{len(document.articles)} records"
    if titles:
        return titles[0]
    first = next((block.text for block in document.kept if block.text.strip()), document.page.source)
    return " ".join(first.split())


def _levels(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    counts = Counter(finding.severity for finding in findings)
    return [(level.value, counts[level]) for level in reversed(Severity) if counts[level]]
