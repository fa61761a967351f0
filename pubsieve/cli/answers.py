"""Commands that answer line by line: a file or standard input in, one JSON object a line out, in the same order."""

import codecs
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from pubsieve.json_line import json_line
from schemas.errors import ConfigError
from schemas.finding import Problem, Severity

LONGEST = 400_000
"""Bytes of a line that are read: what the longest citation may have, of 100,000 characters; identifiers are shorter."""


_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_UTF_8 = Problem(
    code="encoding-wrong",
    severity=Severity.ERROR,
    message="the line holds bytes that are no UTF-8, read as U+FFFD: save the file as UTF-8",
)


class Line(NamedTuple):
    """A line, and what is wrong with its bytes."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_lines(file: Path | None, holds: str) -> Iterator[Line]:
    """The lines of a file, without a byte order mark; they end at a line feed only.

    Of a line that never ends only the first `LONGEST` bytes are kept: no line so long is anything.

    Args:
        file: the file; None or ``-`` for standard input.
        holds: what a line of it is, for the message: ``citation``.

    Raises:
        ConfigError: ``input-unreadable``, or ``encoding-wrong`` of a file in UTF-16.
    """
    if sys.stdin is None:
        raise ConfigError("standard input is closed: give a file", code="input-unreadable", source="-")
    try:
        opened = nullcontext(sys.stdin.buffer) if file is None or str(file) == "-" else file.open("rb")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give a file with one {holds} a line, or - for standard input"
        raise ConfigError(message, code="input-unreadable", source=str(file)) from None
    with opened as stream:
        raw = stream.readline(LONGEST)
        if raw.startswith(_UTF_16):
            raise ConfigError("is UTF-16: save the file as UTF-8", code="encoding-wrong", source=str(file or "-"))
        raw = raw.removeprefix(codecs.BOM_UTF8)
        while raw:
            cut = len(raw) == LONGEST and not raw.endswith(b"\n")
            yield _decoded(raw.rstrip(b"\r\n"), cut=cut)
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST)
            raw = stream.readline(LONGEST)


def _decoded(raw: bytes, *, cut: bool) -> Line:
    """A line as text; where it is `cut`, its last character may be."""
    try:
        return Line(codecs.getincrementaldecoder("utf-8")().decode(raw, final=not cut))
    except UnicodeDecodeError:
        return Line(raw.decode("utf-8", errors="replace"), (_NOT_UTF_8,))


def write_answer(fields: dict[str, Any], line: Line) -> None:
    """Write one answer at once, so that a reader at the other end of a pipe never waits for the next line."""
    fields["problems"] += [problem.model_dump(mode="json") for problem in line.problems]
    sys.stdout.buffer.write(json_line(fields).encode() + b"\n")
    sys.stdout.buffer.flush()
