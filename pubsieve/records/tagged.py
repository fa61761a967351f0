"""Files of tagged lines: ``TY  - JOUR`` of RIS and ``PMID- 90000123`` of MEDLINE (NBIB).

Both write a tag in four columns, a hyphen, and the value; a line without a tag goes on with the value before it. No
reader on PyPI says on which lines a record stands or goes on behind a bad one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pubsieve.records.row import Bad, Read, Row, undecoded

_LINE = re.compile(r"(?=.{4}-)(?P<tag>[A-Z][A-Z0-9]{1,3}) *-(?: (?P<value>.*))?", re.S)
_COUNT = re.compile(r"\d+\.?")  # some exports number their records


@dataclass(slots=True)
class Fields:
    """The tagged values of one record, in their order."""

    first: int
    last: int = 0
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, tag: str | None, value: str, lists: Sequence[str] = ()) -> None:
        """Add a value, or, without a tag, the next line of the value before it, or of the list that this is in."""
        if tag is None:
            tag, begun = self.pairs.pop()
            if tag in lists and not value[:1].isspace():
                self.pairs.append((tag, begun))
            else:
                value = f"{begun} {value.strip()}"
        self.pairs.append((tag, value.strip()))

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
        end: the tag that ends it; None where a blank line does, and any tag may stand before `start`.
        build: the record of its fields.
        frame: what databases print between the records.
        lists: the tags of which each line without a tag is a value of its own, unless it is indented.
    """

    start: str
    end: str | None
    build: Callable[[Fields], dict[str, Any]]
    frame: re.Pattern[str] = _COUNT
    lists: tuple[str, ...] = ()

    def begins(self, tag: str | None, fields: Fields | None) -> bool:
        """Whether a line with this tag, or none, begins a record, while another may be open."""
        if fields is None and self.end is None:
            return tag is not None
        return tag == self.start and (self.end is not None or fields is None or fields.one(tag) is not None)


def read_tagged(lines: Iterable[str], dialect: Dialect) -> Read:
    """The records of a file of tagged lines; a record that breaks off and a line outside of any is bad."""
    fields: Fields | None = None
    stray = False
    for number, text in _parted(lines):
        match = _LINE.fullmatch(text)
        tag = match["tag"] if match else None
        if not text or (fields is None and dialect.frame.fullmatch(text)):
            stray = False
            if fields and dialect.end is None:
                yield from _close(fields, dialect, ended=True)
                fields = None
            continue
        if dialect.begins(tag, fields):
            if fields:
                yield from _close(fields, dialect, ended=dialect.end is None)
            fields = Fields(number)
        if fields is None:
            if not stray:  # told once for a run of such lines
                reason = f"the line belongs to no record: a record begins with {dialect.start}"
                yield Bad(reason, "line-outside", number)
            stray = True
            continue
        fields.last, stray = number, False
        if tag is not None and tag == dialect.end:
            yield from _close(fields, dialect, ended=True)
            fields = None
        else:
            fields.add(tag, (match["value"] or "") if match else text, dialect.lists)
    if fields:
        yield from _close(fields, dialect, ended=dialect.end is None)


def _parted(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; some exports part the values of one tag by carriage returns within a line."""
    for number, line in enumerate(lines, start=1):
        yield from ((number, text.rstrip()) for text in line.rstrip().split("\r"))


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
