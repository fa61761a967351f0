"""JSON lines that hold pages."""

import io
import json
import os
from collections.abc import Iterable, Iterator

from pubsieve.incoming import Incoming, refuse
from pubsieve.limits import Limits
from pubsieve.opening import too_large
from pubsieve.raw import JsonLine, LineInFile
from schemas.errors import InputError

_CHUNK = 1 << 20


def is_json_object(line: bytes) -> bool:
    """Whether a line of unknown content is a JSON object."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def read_jsonl(lines: Iterable[tuple[int, bytes | InputError]], source: str) -> Iterator[Incoming]:
    """The pages of lines of JSON, one a line; a bad line is rejected by itself.

    Args:
        lines: with their numbers, from 1; an error in place of a line that could not be read.
        source: the file, as given.

    Raises:
        InputError: ``input-empty`` where no line holds anything.
    """
    some = (
        (number, line if isinstance(line, InputError) else JsonLine(line))
        for number, line in lines
        if isinstance(line, InputError) or line.strip()
    )
    return _incoming(some, source)


def read_places(stream: io.BufferedReader, file: str, source: str, limits: Limits) -> Iterator[Incoming]:
    """The same of a file whose lines are read where their pages are needed: here only their ends are looked for.

    Args:
        stream: the file's bytes.
        file: its path, from the root on.
        source: the file, as given.
        limits: how long a line may be.

    Raises:
        InputError: as `read_jsonl`.
    """
    whole = os.fstat(stream.fileno()).st_size
    return _incoming(_places(stream, file, whole, limits.max_input_size, too_large(source, limits, "the line")), source)


def _places(
    stream: io.BufferedReader, file: str, whole: int, most: int, error: InputError
) -> Iterator[tuple[int, LineInFile | InputError]]:
    """The lines that hold anything; the error in place of one of more than `most` bytes."""
    start = 0
    for number, (end, blank) in enumerate(_line_ends(stream), start=1):
        if end - start > most:
            yield number, error
        elif not blank:
            yield number, LineInFile(file, start, end - start, whole)
        start = end


def _line_ends(stream: io.BufferedReader) -> Iterator[tuple[int, bool]]:
    """Where each line of a stream ends, in bytes from its beginning, and whether it is nothing but white space."""
    buffer = bytearray(_CHUNK)
    begin = start = 0  # of the buffer, and of the line that is open
    blank = True
    while size := stream.readinto(buffer):
        at = 0
        while (end := buffer.find(b"\n", at, size)) >= 0:
            yield begin + end + 1, blank and _is_blank(buffer, at, end)
            at, blank = end + 1, True
            start = begin + at
        blank = blank and _is_blank(buffer, at, size)
        begin += size
    if start < begin:
        yield begin, blank


def _is_blank(buffer: bytearray, start: int, end: int) -> bool:
    return start == end or (buffer[start : start + 1].isspace() and buffer[start:end].isspace())


def _incoming(lines: Iterable[tuple[int, JsonLine | LineInFile | InputError]], source: str) -> Iterator[Incoming]:
    number = 0
    for number, line in lines:
        name = f"{source}#{number}"
        if isinstance(line, InputError):
            yield refuse(line, source=name, line=number)
        else:
            yield Incoming(name, line, number)
    if not number:
        raise InputError("is empty: nothing to clean", code="input-empty", source=source)
