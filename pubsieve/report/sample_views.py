"""The records that the page of `check` shows, as plain values for its template."""

from pubsieve.report.fields import record_rows
from pubsieve.report.sample import Sample
from pubsieve.report.views import LONGEST_TITLE, RecordView, short, shortened

_FINDINGS_SHOWN = 40  # of one record


def sample_views(sample: Sample) -> list[RecordView]:
    """The records as the page shows them, with the values marked that their findings are about."""
    views = []
    for (name, _, _), (record, findings) in sample.records.items():
        shown = sorted(findings, key=lambda one: -one.severity.rank)[:_FINDINGS_SHOWN]
        rows = record_rows(record, shown)
        marked = {number for row in rows for _, number in row.pieces}
        noted = [(shortened(found), n * (n in marked)) for n, found in enumerate(shown, start=1)]
        title = record.get("title")
        views.append(RecordView(name, short(str(title), LONGEST_TITLE) if title else None, rows, noted))
    return views
