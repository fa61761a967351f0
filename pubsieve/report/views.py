"""What the report pages show of a cleaned page and of its records, as plain values for the templates."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from cleaner.document import Block, Document
from pubsieve.report.fields import FieldRow, field_rows
from pubsieve.report.marks import Place, cut_text, find_place
from schemas.finding import Finding, Severity

LONGEST_TITLE, LONGEST_VALUE = 160, 400  # characters
_AROUND = 3  # blocks that are shown around a marked one
_Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of one page is shown; what a finding is about is always part of it.

    Attributes:
        blocks: number of blocks.
        block: characters of each of them.
        whole: characters of all of them.
        records: number of records.
        findings: number of findings on them.
    """

    blocks: int = 250
    block: int = 1_000
    whole: int = 24_000
    records: int = 8
    findings: int = 40


EVERYTHING = Bounds(*[sys.maxsize] * 5)


@dataclass(frozen=True, slots=True)
class Row:
    """One block.

    Attributes:
        pieces: its text, each piece with the number of the mark that it bears, or 0.
        heading: whether the page shows it as one.
        field: the record's key that it was read as.
        rule: the rule that removed it; None where it was kept.
        why: the rule's reason.
        skipped: how many blocks before it are not shown.
    """

    pieces: tuple[tuple[str, int], ...]
    heading: bool
    field: str | None
    rule: str | None
    why: str
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record of a page, and what is wrong with it; each finding with the number of its mark, or 0."""

    name: str
    title: str | None
    fields: list[FieldRow]
    findings: list[tuple[Finding, int]]

    @property
    def columns(self) -> frozenset[str | None]:
        """The fields that a finding is about."""
        return frozenset(finding.column for finding, _ in self.findings)


@dataclass(frozen=True, slots=True)
class PageView:
    """One cleaned page.

    Attributes:
        title, source, url, site: what it is.
        kept, removed: numbers of blocks.
        rows: the blocks that are shown.
        more: how many blocks behind them are not.
        rules: (rule, why, number of blocks that it removed), the greediest first.
        records: those that are shown.
        more_records: how many are not.
    """

    title: str
    source: str
    url: str | None
    site: str
    kept: int
    removed: int
    rows: list[Row]
    more: int
    rules: list[tuple[str, str, int]]
    records: list[RecordView]
    more_records: int = 0

    @property
    def levels(self) -> list[tuple[str, int]]:
        """Severity -> number of the findings that are shown, the gravest first."""
        counts = Counter(finding.severity for record in self.records for finding, _ in record.findings)
        return [(level.value, counts[level]) for level in reversed(Severity) if counts[level]]


def page_view(document: Document, findings: Iterable[Finding] = (), bounds: Bounds = EVERYTHING) -> PageView:
    """A cleaned page for the templates.

    Args:
        document: the page.
        findings: on its records.
        bounds: how much to show.
    """
    blocks = [block for block in document.blocks if block.text.strip()]
    records, places = _records(document, findings, blocks, bounds)
    chosen = _chosen(blocks, {place.block for place in places}, bounds)
    rows = _rows(document, blocks, chosen, places, bounds)
    shown = {mark for row in rows for _, mark in row.pieces}  # of two that overlap, one is
    for record in records:
        record.findings[:] = [(finding, mark if mark in shown else 0) for finding, mark in record.findings]
    removed = Counter(block.rule for block in blocks if block.rule is not None)
    return PageView(
        title=short(_title(document), LONGEST_TITLE) or "",
        source=document.page.source,
        url=web_address(document.page.url or next((a.url for a in document.articles if a.url), None)),
        site=document.site,
        kept=len(blocks) - removed.total(),
        removed=removed.total(),
        rows=rows,
        more=len(blocks) - 1 - chosen[-1] if chosen else 0,
        rules=[(name, document.reasons.get(name, ""), count) for name, count in removed.most_common()],
        records=records,
        more_records=len(document.articles) - len(records),
    )


def web_address(url: str | None) -> str | None:
    """The address where it is safe to link to; None for any scheme but http and https."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def short(text: str | None, longest: int = LONGEST_VALUE) -> str | None:
    """A text that ends in "…" where it is too long."""
    return text if text is None or len(text) <= longest else text[: longest - 1] + "…"


def shortened(finding: Finding) -> Finding:
    """A finding none of whose texts is too long to be shown."""
    texts = {key: short(value) for key, value in finding if isinstance(value, str) and len(value) > LONGEST_VALUE}
    return finding.model_copy(update=texts) if texts else finding


def _records(
    document: Document, findings: Iterable[Finding], blocks: Sequence[Block], bounds: Bounds
) -> tuple[list[RecordView], list[Place]]:
    """The records, those with findings before the others, and the marked places in the order of their numbers."""
    found: dict[str, list[Finding]] = {}
    for finding in list(findings)[: bounds.findings]:
        found.setdefault(finding.record, []).append(finding)
    articles, fields = document.articles, field_rows(document)
    wanted = sorted(range(len(articles)), key=lambda number: articles[number].id not in found)
    views, places = [], list[Place]()
    for number in sorted(wanted[: bounds.records]):
        article, rows = articles[number], fields[number] if number < len(fields) else []
        noted = []
        for finding in sorted(found.pop(article.id, ()), key=lambda one: -one.severity.rank):
            place = find_place(finding, blocks, number + 1)
            if place and place not in places:
                places.append(place)
            noted.append((shortened(finding), places.index(place) + 1 if place else 0))
        views.append(RecordView(article.id, short(article.title, LONGEST_TITLE), rows, noted))
    return views, places


def _chosen(blocks: Sequence[Block], marked: set[int], bounds: Bounds) -> list[int]:
    """The blocks to show: the marked ones with their neighbours, then from the beginning while there is room."""
    near = [n for at in sorted(marked) for n in range(max(0, at - _AROUND), min(len(blocks), at + _AROUND + 1))]
    chosen, room = set[int](), bounds.whole
    for number in (*sorted(marked), *near, *range(len(blocks))):
        if number in chosen:
            continue
        room -= min(len(blocks[number].text), bounds.block)
        if len(chosen) >= bounds.blocks or (room < 0 and chosen):
            break
        chosen.add(number)
    return sorted(chosen)


def _rows(
    document: Document, blocks: Sequence[Block], chosen: Sequence[int], places: Sequence[Place], bounds: Bounds
) -> list[Row]:
    marks: dict[int, list[_Mark]] = {}
    for number, place in enumerate(places, start=1):
        marks.setdefault(place.block, []).append((place.start, place.end, number))
    rows = []
    for before, number in zip((-1, *chosen), chosen, strict=False):
        block = blocks[number]
        pieces = _pieces(block.text, marks.get(number, []), bounds.block)
        why = document.reasons.get(block.rule or "", "")
        rows.append(Row(pieces, block.kind == "heading", block.field, block.rule, why, number - before - 1))
    return rows


def _pieces(text: str, marks: list[_Mark], longest: int) -> tuple[tuple[str, int], ...]:
    """A block's text with its marks; of a long one the part around the first mark."""
    first = min(marks, default=(0, 0, 0))
    begin = 0 if first[1] <= longest else max(0, first[0] - longest // 2)
    end = min(len(text), begin + longest)
    inside = [(max(start, begin) - begin, min(stop, end) - begin, number) for start, stop, number in marks]
    pieces = [piece for piece in cut_text(text[begin:end], inside) if piece[0]]
    head = [(f"({begin:,} characters) …", 0)] if begin else []
    tail = [(f"… ({len(text) - end:,} more characters)", 0)] if end < len(text) else []
    return (*head, *pieces, *tail)


def _title(document: Document) -> str:
    """What a page is called; an article without a title by its citation, since its first words name but a section."""
    if len(document.articles) > 1:
        return f"{len(document.articles)} records"
    article = document.articles[0]
    if article.title:
        return article.title
    if article.kind == "article" and article.citation:
        return f"(no title) {article.citation}"
    first = next((block.text for block in document.kept if block.text.strip()), document.page.source)
    return " ".join(first.split())
