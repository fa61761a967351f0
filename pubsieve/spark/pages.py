"""Pages in a partition of a frame: cleaned, read and checked in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from cleaner.page import Media, RawPage, page_from_bytes, page_from_text
from expectations import Checker
from pubsieve.cleaning import Processed, process
from pubsieve.incoming import Incoming, refuse
from pubsieve.lines import field_lines
from pubsieve.opening import refuse_binary
from pubsieve.sources import format_of
from pubsieve.spark.batches import Batches, Row, batches_of, checked, places, row_name, rows_of
from pubsieve.spark.schema import CLEANED
from pubsieve.spark.shipped import Shipped
from schemas.errors import InputError

PAGE_COLUMNS = ("html", "text", "content")
NAME_COLUMNS = ("source", "path", "url")
_PAGES = ("html", "text", "markdown")


@dataclass(frozen=True, slots=True)
class PageWork:
    """What is done with each partition.

    Attributes:
        shipped: the checks, and what the user adds to the cleaning.
        today: what counts as today for dates in the future.
    """

    shipped: Shipped
    today: date

    def __call__(self, batches: Batches) -> Batches:
        """Rows of pages in; out one row a record, and one a page that gave none."""
        own, checks = self.shipped.unpack()
        checker = Checker(checks, today=self.today)
        inputs = map(incoming_of, rows_of(batches), places())
        rows = (row for done in process(inputs, own) for row in _rows(done, checker))
        numbered = ({"place": place, **row} for place, row in zip(places(), rows, strict=False))
        yield from batches_of(numbered, CLEANED)


def incoming_of(row: Row, place: int) -> Incoming:
    """The page of a row, or why it holds none."""
    source = next((row[name] for name in NAME_COLUMNS if row.get(name)), row_name(place))
    try:
        return Incoming(source, _page(row, source))
    except InputError as error:
        return refuse(error, source=source)


def _page(row: Row, source: str) -> RawPage:
    """Decode the page of a row.

    Raises:
        InputError: there is none, or it is no text.
    """
    key = next((key for key in PAGE_COLUMNS if row.get(key) is not None), None)
    if key is None:
        raise InputError(f"the row has none of {', '.join(PAGE_COLUMNS)}", code="row-no-page", source=source)
    value, url = row[key], row.get("url") or None
    media = "html" if key == "html" else None
    if key == "content":  # of a file, whose name says what it is
        media = format_of(Path(source))
        if media not in (None, *_PAGES):
            raise InputError(f"is a {media} file, no page: read its rows", code="input-unsupported", source=source)
    if isinstance(value, str):
        return page_from_text(value, source=source, media=cast("Media | None", media), url=url)
    refuse_binary(value, source)
    return page_from_bytes(bytes(value), source=source, media=cast("Media | None", media), url=url)


def _rows(done: Processed, checker: Checker) -> Iterator[Row]:
    """One row a record, or the one of a page that gave none."""
    if done.document is None:
        assert done.incoming.rejection is not None
        yield {"rejected": done.incoming.rejection.model_dump(mode="json")}
        return
    lines = field_lines(done.document)
    for record in done.records:
        examined = checker.examine(record)
        examined.findings = [
            finding.model_copy(update={"line": lines.get(finding.column or "")}) for finding in examined.findings
        ]
        yield {"record": record, **checked(examined)}
