"""Commands that answer line by line: a file or standard input in, one JSON object a line out, in the same order."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pubsieve.json_line import json_line
from schemas.errors import ConfigError

LONGEST = 400_000
"""Bytes of a line that are read: what the longest citation may have, of 100,000 characters; identifiers are shorter."""


def read_lines(file: Path | None, holds: str) -> Iterator[str]:
    """The lines of a file; they end at a line feed only, and bytes that are no UTF-8 become U+FFFD.

    Of a line that never ends only the first `LONGEST` bytes are kept: no line so long is anything.

    Args:
        file: the file; None or ``-`` for standard input.
        holds: what a line of it is, for the message: ``citation``.

    Raises:
        ConfigError: ``input-unreadable``.
    """
    if sys.stdin is None:
        raise ConfigError("standard input is closed: give a file", code="input-unreadable", source="-")
    try:
        opened = nullcontext(sys.stdin.buffer) if file is None or str(file) == "-" else file.open("rb")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give a file with one {holds} a line, or - for standard input"
        raise ConfigError(message, code="input-unreadable", source=str(file)) from None
    with opened as stream:
        while raw := stream.readline(LONGEST):
            yield raw.rstrip(b"\r\n").decode("utf-8", errors="replace")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST)


def write_answer(fields: dict[str, Any]) -> None:
    """Write one answer at once, so that a reader at the other end of a pipe never waits for the next line."""
    sys.stdout.buffer.write(json_line(fields).encode() + b"\n")
    sys.stdout.buffer.flush()
