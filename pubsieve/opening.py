"""The bytes of a located file, unpacked where they are compressed; whatever is no text is refused with its reason."""

import contextlib
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, TypeVar, cast

from pubsieve.limits import DEFAULT, Limits
from pubsieve.magic import ZIP, ZSTD, refuse_binary
from pubsieve.sources import ONE_PAGE, STDIN, Located
from pubsieve.unpacking import unpacked
from schemas.errors import InputError

T = TypeVar("T")
_LONGEST_MAGIC = 16
_CHUNK = 1 << 20
OPTION = "raise --max-input-size"
SETTING = "raise max-input-size in [limits] of the settings"  # for commands that have no option for it
_PAGE = 1 << 18  # bytes, more than most pages hold: what is asked for at once is set aside at once


@contextlib.contextmanager
def open_located(found: Located, limits: Limits = DEFAULT) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked where they are gzip or zstd, whatever the file is called.

    Raises:
        InputError: it is no text and no container that is read, or its compression cannot be read.
        OSError: the system refuses to open it.
    """
    if found.path is None and sys.stdin is None:
        raise InputError("standard input is closed", code="input-unreadable", source=STDIN)
    # Lines and records of pages are long: read in small pieces they take three times as long.
    buffer = -1 if found.format in ONE_PAGE else _CHUNK
    raw = sys.stdin.buffer if found.path is None else found.path.open("rb", buffer)
    with cast(io.BufferedReader, raw) as stream:
        head = stream.peek(_LONGEST_MAGIC)
        if not head.startswith(ZSTD) and not (head.startswith(ZIP) and found.format in ("zip", "wacz", None)):
            refuse_binary(head, found.source)
        yield unpacked(stream, found.source, limits)


def lines_of(stream: BinaryIO, source: str, limits: Limits = DEFAULT) -> Iterator[bytes]:
    """The lines of a file of records.

    Raises:
        InputError: one is longer than a page may be, or the system refuses to read it.
    """
    try:
        for number, line in enumerate(bounded_lines(stream, source, limits, SETTING), start=1):
            if isinstance(line, InputError):
                message = f"nothing is read from line {number:,} on: {line.message}"
                raise InputError(message, code=line.code, source=source)
            yield line
    except OSError as error:
        raise unreadable(source, error) from error


def bounded_lines(stream: BinaryIO, source: str, limits: Limits, advice: str = OPTION) -> Iterator[bytes | InputError]:
    """The lines of a stream; one that is longer than a page may be is passed over, an error in its place."""
    most = limits.max_input_size
    while line := stream.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        yield too_large(source, limits, "the line", advice)  # before the rest of it, which may never end
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)


def whole(stream: BinaryIO, source: str, limits: Limits, begun: bytes = b"") -> bytes:
    """All bytes of a page.

    Raises:
        InputError: ``input-too-large``.
    """
    parts, room = [begun] if begun else [], limits.max_input_size - len(begun)
    while room >= 0 and (part := stream.read(min(_PAGE, room + 1))):
        parts.append(part)
        room -= len(part)
    if room < 0:
        raise too_large(source, limits)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def too_large(source: str | None, limits: Limits, what: str = "the page", advice: str = OPTION) -> InputError:
    """The rejection of what is longer than a page may be."""
    message = f"{what} is larger than {limits.max_input_size:,} bytes: {advice} where it is wanted"
    return InputError(message, code="input-too-large", source=source)


def counted(items: Iterator[T], source: str, limits: Limits) -> Iterator[T]:
    """What one input holds, up to as much as it may.

    Raises:
        InputError: ``input-too-many``, behind the last that may be.
    """
    for number, item in enumerate(items):
        if number == limits.max_records:
            message = f"holds more than {number:,} pages or records: the rest is not read (max-records)"
            raise InputError(message, code="input-too-many", source=source)
        yield item


@contextlib.contextmanager
def seekable(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    """A stream in which can be sought: the same, else a copy of it in a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, _CHUNK)
        copy.seek(0)
        yield copy


def unreadable(source: str, error: OSError) -> InputError:
    """The rejection of an input that the system refuses to read."""
    return InputError(f"cannot be read: {error.strerror or error}", code="input-unreadable", source=source)
