"""Pages in a partition of a frame: cleaned, read and checked in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from cleaner.page import Media
from expectations import Checker
from pubsieve.cleaning import Own, Processed, process_one
from pubsieve.engine.limit import SECONDS, PageTimeout, interrupted_after, too_slow
from pubsieve.incoming import Incoming, refuse
from pubsieve.lines import located, record_lines
from pubsieve.raw import Cells, PageBytes
from pubsieve.sources import format_of
from pubsieve.spark.batches import Batches, Row, batches_of, checked, places, row_name, rows_of
from pubsieve.spark.schema import CLEANED
from pubsieve.spark.shipped import Shipped

PAGE_COLUMNS = ("html", "text", "content")
NAME_COLUMNS = ("source", "path", "url")
_MEDIA: dict[str | None, Media] = {"html": "html", "text": "text", "markdown": "markdown"}


@dataclass(frozen=True, slots=True)
class PageWork:
    """What is done with each partition.

    Attributes:
        shipped: the checks, and what the user adds to the cleaning.
        today: what counts as today for dates in the future.
        timeout: seconds that one page may take.
    """

    shipped: Shipped
    today: date
    timeout: float = SECONDS

    def __call__(self, batches: Batches) -> Batches:
        """Rows of pages in; out one row a record, and one a page that gave none."""
        own, checks = self.shipped.unpack()
        checker = Checker(checks, today=self.today)
        inputs = map(incoming_of, rows_of(batches), places())
        rows = (row for incoming in inputs for row in _rows(self._process(incoming, own), checker))
        numbered = ({"place": place, **row} for place, row in zip(places(), rows, strict=False))
        yield from batches_of(numbered, CLEANED)

    def _process(self, incoming: Incoming, own: Own) -> Processed:
        try:
            with interrupted_after(self.timeout):
                return process_one(incoming, own)
        except PageTimeout:
            return Processed(refuse(too_slow(incoming.source, self.timeout), source=incoming.source))


def incoming_of(row: Row, place: int) -> Incoming:
    """The page of a row, still undecoded."""
    source = next((row[name] for name in NAME_COLUMNS if row.get(name)), row_name(place))
    if row.get("html") is not None or row.get("text") is not None or row.get("content") is None:
        return Incoming(source, Cells(row))
    media = _MEDIA.get(format_of(PurePath(source).name))  # of a file, whose name says what it is
    return Incoming(source, PageBytes(row["content"], media, row.get("url") or None))


def _rows(done: Processed, checker: Checker) -> Iterator[Row]:
    """One row a record, or the one of a page that gave none."""
    if done.document is None:
        assert done.incoming.rejection is not None
        yield {"rejected": done.incoming.rejection.model_dump(mode="json")}
        return
    for record, lines in zip(done.records, record_lines(done.document), strict=True):
        examined = checker.examine(record)
        examined.findings = [located(finding, lines) for finding in examined.findings]
        yield {"record": record, **checked(examined, checker.across)}
