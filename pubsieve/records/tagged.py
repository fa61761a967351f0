"""Files of tagged lines: ``TY  - JOUR`` of RIS and ``PMID- 90000123`` of MEDLINE (NBIB).

Both write a tag in four columns, a hyphen, and the value; a line without a tag goes on with the value before it. No
reader on PyPI says on which lines a record stands or goes on behind a bad one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pubsieve.records.row import Bad, Read, Row, problem, undecoded

_LINE = re.compile(r"(?=.{4}-)(?P<tag>[A-Z][A-Z0-9]{1,3}) *-(?: (?P<value>.*))?", re.S)
_NEXT, _CUT = "another begins in it", "it was cut off, or only its end is missing"
_COUNT = re.compile(r"\d+\.?")  # some exports number their records


@dataclass(slots=True)
class Fields:
    """The tagged values of one record, in their order; `headless` where the tag that begins a record is missing."""

    first: int
    last: int = 0
    headless: bool = False
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
        nothing: values that stand for none.
    """

    start: str
    end: str | None
    build: Callable[[Fields], dict[str, Any]]
    frame: re.Pattern[str] = _COUNT
    lists: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()

    def begins(self, tag: str | None, fields: Fields | None) -> bool:
        """Whether a line with this tag, or none, begins a record, while another may be open."""
        if fields is None and self.end is None:
            return tag is not None
        return tag == self.start and (self.end is not None or fields is None or fields.one(tag) is not None)


def read_tagged(lines: Iterable[str], dialect: Dialect) -> Read:
    """The records of a file of tagged lines; a line outside of any is bad.

    A record that breaks off is read and told, as is one that is ended, but was not begun.
    """
    fields: Fields | None = None
    stray = False
    for number, text in _parted(lines):
        match = _LINE.fullmatch(text)
        tag = match["tag"] if match else None
        if not text or (fields is None and dialect.frame.fullmatch(text)):
            stray = False
            if fields and dialect.end is None:
                yield from _close(fields, dialect)
                fields = None
            continue
        if dialect.begins(tag, fields):
            if fields:
                yield from _close(fields, dialect, unended=dialect.end and _NEXT)
            fields = Fields(number)
        elif fields is None and dialect.end and tag not in (None, dialect.end):
            fields = Fields(number, headless=True)
        if fields is None:
            if not stray:  # told once for a run of such lines
                yield _outside(number, dialect)
            stray = True
            continue
        fields.last, stray = number, False
        if tag is not None and tag == dialect.end:
            yield from _close(fields, dialect)
            fields = None
        else:
            fields.add(tag, (match["value"] or "") if match else text, dialect.lists)
    if fields:
        yield from _close(fields, dialect, unended=dialect.end and _CUT)


def _parted(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; some exports part the values of one tag by carriage returns within a line."""
    for number, line in enumerate(lines, start=1):
        yield from ((number, text.rstrip()) for text in line.rstrip().split("\r"))


def _outside(line: int, dialect: Dialect) -> Bad:
    return Bad(f"the line belongs to no record: a record begins with {dialect.start}", "line-outside", line)


def _close(fields: Fields, dialect: Dialect, *, unended: str | None = None) -> Iterator[Row | Bad]:
    """The record of some fields; `unended` tells what stands in place of the tag that ends it."""
    whole = "\n".join(value for _, value in fields.pairs)
    if bad := undecoded(whole, fields.first, fields.last):
        yield bad
    elif fields.headless and (unended or len(fields.pairs) < 2):
        yield _outside(fields.first, dialect)
    elif len(fields.pairs) < 2:
        yield Bad("the record has no field at all", "record-empty", fields.first, fields.last)
    else:
        first, last = ("  - ".join(fields.pairs[at]) for at in (0, -1))
        fields.pairs = [(tag, value) for tag, value in fields.pairs if value not in dialect.nothing]
        record = dialect.build(fields)
        if fields.headless:
            message = f"the record has no {dialect.start} line: its type is not known"
            record["problems"] = [problem(message, severity="info", value=first)]
        elif unended:
            message = f"the record has no {dialect.end} line: {unended}"
            record["problems"] = [problem(message, severity="error" if unended == _CUT else "warning", value=last)]
        yield Row(record, fields.first, fields.last)
