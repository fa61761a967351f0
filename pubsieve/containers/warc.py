"""WARC files: the pages among the HTTP responses of a crawl.

Format: ISO 28500, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/. A reader of our own:
those on PyPI take a record that was cut off for a whole one, write to standard error, or read a record of any size into
memory.
"""

import io
import re
from collections.abc import Iterator, Mapping

from pubsieve.containers.http_message import read_response
from pubsieve.incoming import Incoming, refuse
from pubsieve.opening import too_large
from pubsieve.reading import Reading
from pubsieve.sources import Cause
from schemas.errors import InputError

_VERSION = re.compile(rb"WARC/\d\.\d+")
_LONGEST_LINE = 1 << 16
_MOST_FIELDS = 200
_CHUNK = 1 << 20
_HTTP = ("http://", "https://")
_CONTENT = ("response", "resource", "conversion", "revisit")  # the rest tells about the crawl


class _BrokenError(Exception):
    """The record that begins here is none, or is cut off."""


def read_warc(stream: io.BufferedReader, source: str, reading: Reading) -> Iterator[Incoming]:
    """The pages of a WARC file, in its order; ``crawl.warc#12`` is in its 12th record, of whatever type.

    Raises:
        InputError: ``input-archive``: broken or cut off, in the record that begins at the byte that the message names
            (of the file without its compression); ``input-no-pages``.
    """
    at, number, found = 0, 0, False
    try:
        while True:
            line, blank = _skip_blank(stream)
            if not line:
                break
            at, number = at + blank, number + 1
            fields, length = _head(line, stream)
            name = f"{source}#{number}"
            size = _block_size(fields)
            kept = stream.read(min(size, reading.limits.max_input_size))
            if _pass(stream, size - len(kept)) < size - len(kept):
                raise _BrokenError("the file ends before the record does")
            for incoming in _pages(name, fields, kept, size, reading):
                found = True
                yield incoming
            at += length + size
    except _BrokenError as error:
        message = f"is broken or cut off ({error}) in the record that begins at byte {at:,}"
        raise InputError(message, code="input-archive", source=source) from error
    if not found:
        raise InputError("holds no page", code="input-no-pages", source=source)


def _skip_blank(stream: io.BufferedReader) -> tuple[bytes, int]:
    """The first line that is not blank, nothing at the end of the file; and how many bytes stand before it."""
    length = 0
    while (line := stream.readline(_LONGEST_LINE)) in (b"\r\n", b"\n"):
        length += len(line)
    return line, length


def _head(line: bytes, stream: io.BufferedReader) -> tuple[dict[str, str], int]:
    """The fields of the record that begins with this line, by their names in lower case, and the bytes of its head."""
    if not _VERSION.fullmatch(line.rstrip(b"\r\n")):
        raise _BrokenError("no WARC record begins there")
    fields, last, length = {"": ""}, "", 0
    while line.strip():
        length += len(line)
        line = stream.readline(_LONGEST_LINE)
        if not line.endswith(b"\n") or len(fields) > _MOST_FIELDS:
            raise _BrokenError("its head does not end")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in (" ", "\t"):
            fields[last] += text.strip()
        elif text:
            name, _, value = text.partition(":")
            last = name.strip().lower()
            fields[last] = value.strip()
    return fields, length + len(line)


def _block_size(fields: Mapping[str, str]) -> int:
    stated = fields.get("content-length", "")
    if not (stated.isascii() and stated.isdigit()):
        raise _BrokenError(f"its Content-Length is {stated!r}")
    return int(stated)


def _pass(stream: io.BufferedReader, size: int) -> int:
    """Pass over so many bytes; gives how many there were."""
    passed = 0
    while passed < size and (chunk := stream.read(min(_CHUNK, size - passed))):
        passed += len(chunk)
    return passed


def _pages(name: str, fields: Mapping[str, str], block: bytes, size: int, reading: Reading) -> Iterator[Incoming]:
    kind, url = fields.get("warc-type", ""), fields.get("warc-target-uri", "").strip("<>")
    if kind not in _CONTENT:
        return
    if kind != "response" or not url.lower().startswith(_HTTP):
        reading.skipped.add(Cause.WARC_REVISIT if kind == "revisit" else Cause.WARC_OTHER, name)
        return
    try:
        page = read_response(block, url, reading.limits, truncated="warc-truncated" in fields)
        if isinstance(page, Cause):
            reading.skipped.add(page, name)
        elif len(block) < size:
            raise too_large(name, reading.limits)
        else:
            yield Incoming(name, page)
    except InputError as error:
        yield refuse(error, source=name)
