"""A located file -> the pages in it. Whatever is no page becomes a rejection with its reason; the rest goes on."""

import contextlib
import gzip
import io
import itertools
import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from cleaner.page import RawPage, page_from_bytes
from pubsieve.incoming import Incoming, refuse
from pubsieve.jsonl import is_json_object, read_jsonl
from pubsieve.sources import STDIN, Located, Skipped, locate
from schemas.errors import InputError

_GZIP = b"\x1f\x8b"
# What people feed in by mistake, told by its first bytes whatever the file is called.
_NO_PAGE = {
    b"%PDF-": "a PDF file: extract its text first",
    b"PK\x03\x04": "a ZIP archive or an Office file: unpack it first",
    b"\x28\xb5\x2f\xfd": "zstd-compressed: decompress it first",
    b"BZh91AY": "bzip2-compressed: decompress it first",
    b"\xfd7zXZ\x00": "xz-compressed: decompress it first",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF89a": "a GIF image",
    b"SQLite format 3": "an SQLite database",
}
_LONGEST = max(map(len, _NO_PAGE))
_SNIFFED = 64


def read_inputs(inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset()) -> Iterator[Incoming]:
    """All pages of all inputs, in order, one at a time.

    Args:
        inputs: as on the command line.
        skipped: is filled with what folders held that is no input.
        outputs: real paths of the files that the run will write.

    Raises:
        ConfigError: the run would overwrite one of its inputs.
    """
    # The whole list first: what a run writes into a folder that it reads must not become an input.
    for found in list(locate(inputs, skipped, outputs)):
        if isinstance(found, InputError):
            yield refuse(found)
            continue
        try:
            with _open(found) as stream:
                yield from _pages(found, stream)
        except InputError as error:
            yield refuse(error)
        except OSError as error:
            yield refuse(_unreadable(found.source, error))


@contextlib.contextmanager
def _open(found: Located) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where they are gzip, whatever the file is called."""
    if found.path is None and sys.stdin is None:
        raise InputError("standard input is closed", code="input-unreadable", source=STDIN)
    raw = sys.stdin.buffer if found.path is None else found.path.open("rb")
    with cast(io.BufferedReader, raw) as stream:
        head = stream.peek(_LONGEST)
        _refuse_binary(head, found.source)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if head.startswith(_GZIP) else stream


def _refuse_binary(head: bytes, source: str) -> None:
    for magic, what in _NO_PAGE.items():
        if head.startswith(magic):
            raise InputError(f"is {what}", code="input-binary", source=source)


def _pages(found: Located, stream: BinaryIO) -> Iterator[Incoming]:
    lines = enumerate(_lines(stream, found.source), start=1)
    if found.format == "jsonl":
        yield from read_jsonl(lines, found.source)
        return
    head: list[bytes] = []
    if found.format is None:
        for _, line in lines:
            head.append(line)
            if line.strip():
                break
        if head and is_json_object(head[-1]):
            yield from read_jsonl(itertools.chain([(len(head), head[-1])], lines), found.source)
            return
    data = b"".join(itertools.chain(head, (line for _, line in lines)))
    _refuse_binary(data[:_LONGEST], found.source)  # once more: it may have been compressed
    page = page_from_bytes(data, source=found.source, media=found.format)
    if found.format is None:
        _refuse_other_formats(page)
    yield Incoming(found.source, page)


def _refuse_other_formats(page: RawPage) -> None:
    """A file whose name says nothing may be text of a kind that is no page."""
    opening = page.content.lstrip()[:_SNIFFED]
    if page.media != "html" and opening.startswith("<?xml"):
        raise InputError("is XML, but no web page", code="input-unsupported", source=page.source)
    if opening.startswith(("{", "[")) and _is_json(page.content):
        message = "is JSON: give one object a line (.jsonl) with a field html or text"
        raise InputError(message, code="input-unsupported", source=page.source)


def _is_json(content: str) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(stream: BinaryIO, source: str) -> Iterator[bytes]:
    """The lines of a stream; a file that breaks off in the middle is an error at the place where it does."""
    number = 0
    try:
        for line in stream:
            number += 1
            yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is broken gzip data after line {number}", code="input-gzip", source=source) from error
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError) -> InputError:
    return InputError(f"cannot be read: {error.strerror or error}", code="input-unreadable", source=source)
