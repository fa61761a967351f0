"""Files of tagged lines: ``TY  - JOUR`` of RIS and ``PMID- 90000123`` of MEDLINE (NBIB).

Both write a tag in four columns, a hyphen, and the value; a line without a tag goes on with the value before it. No
reader on PyPI says on which lines a record stands or goes on behind a bad one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pubsieve.records.row import Bad, Read, Row, undecoded

_LINE = re.compile(r"(?=.{4}-)(?P<tag>[A-Z][A-Z0-9]{1,3}) *-(?: (?P<value>.*))?", re.S)


@dataclass(slots=True)
class Fields:
    """The tagged values of one record, in their order."""

    first: int
    last: int = 0
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def all(self, *tags: str) -> list[str]:
        """The values of some tags, in the order of the file."""
        return [value for tag, value in self.pairs if tag in tags and value]

    def one(self, *tags: str) -> str | None:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for name, value in self.pairs if name == tag and value), None)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a format parts its records.

    Attributes:
        start: the tag that begins a record.
        end: the tag that ends it; None where the next start does.
        build: the record of its fields.
    """

    start: str
    end: str | None
    build: Callable[[Fields], dict[str, Any]]


def read_tagged(lines: Iterable[str], dialect: Dialect) -> Read:
    """The records of a file of tagged lines; a record that breaks off and a line outside of any is bad."""
    open_: Fields | None = None
    outside: int | None = None
    for number, line in enumerate(lines, start=1):
        text = line.rstrip()
        if not text:
            outside = None
            continue
        match = _LINE.fullmatch(text)
        tag = match["tag"] if match else None
        if tag == dialect.start:
            if open_:
                yield from _close(open_, dialect, ended=dialect.end is None)
            open_, outside = Fields(number), None
        if open_ is None:
            if outside is None:  # told once for a run of such lines
                yield Bad(
                    f"the line belongs to no record: a record begins with {dialect.start}", "line-outside", number
                )
            outside = number
            continue
        open_.last = number
        if tag == dialect.end and tag is not None:
            yield from _close(open_, dialect, ended=True)
            open_ = None
        elif match:
            open_.pairs.append((match["tag"], (match["value"] or "").strip()))
        else:
            last_tag, value = open_.pairs[-1]
            open_.pairs[-1] = last_tag, f"{value} {text.strip()}".strip()
    if open_:
        yield from _close(open_, dialect, ended=dialect.end is None)


def _close(fields: Fields, dialect: Dialect, *, ended: bool) -> Iterator[Row | Bad]:
    whole = "\n".join(value for _, value in fields.pairs)
    if bad := undecoded(whole, fields.first, fields.last):
        yield bad
    elif not ended:
        reason = f"the record has no {dialect.end} line: it was cut off, or another begins in it"
        yield Bad(reason, "record-unfinished", fields.first, fields.last)
    elif len(fields.pairs) < 2:
        yield Bad("the record has no field at all", "record-empty", fields.first, fields.last)
    else:
        yield Row(dialect.build(fields), fields.first, fields.last)
