"""Commands that answer line by line: a file or standard input in, one JSON object a line out, in the same order."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pubsieve.json_line import json_line
from schemas.errors import ConfigError


def read_lines(file: Path | None, holds: str) -> Iterator[str]:
    """The lines of a file; they end at a line feed only, and bytes that are no UTF-8 become U+FFFD.

    Args:
        file: the file; None or ``-`` for standard input.
        holds: what a line of it is, for the message: ``citation``.

    Raises:
        ConfigError: ``input-unreadable``.
    """
    try:
        opened = nullcontext(sys.stdin.buffer) if file is None or str(file) == "-" else file.open("rb")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give a file with one {holds} a line, or - for standard input"
        raise ConfigError(message, code="input-unreadable", source=str(file)) from None
    with opened as stream:
        for raw in stream:
            yield raw.rstrip(b"\r\n").decode("utf-8", errors="replace")


def write_answer(fields: dict[str, Any]) -> None:
    """Write one answer at once, so that a reader at the other end of a pipe never waits for the next line."""
    sys.stdout.buffer.write(json_line(fields).encode() + b"\n")
    sys.stdout.buffer.flush()
