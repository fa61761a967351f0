"""The bytes of a located file, unpacked where they are compressed; whatever is no text is refused with its reason."""

import contextlib
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from pubsieve.sources import STDIN, Located
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


@contextlib.contextmanager
def open_located(found: Located) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where they are gzip, whatever the file is called."""
    if found.path is None and sys.stdin is None:
        raise InputError("standard input is closed", code="input-unreadable", source=STDIN)
    raw = sys.stdin.buffer if found.path is None else found.path.open("rb")
    with cast(io.BufferedReader, raw) as stream:
        head = stream.peek(_LONGEST)
        refuse_binary(head, found.source)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if head.startswith(_GZIP) else stream


def refuse_binary(head: bytes, source: str) -> None:
    """Refuse what people feed in by mistake.

    Raises:
        InputError: ``input-binary``.
    """
    for magic, what in _NO_PAGE.items():
        if head.startswith(magic):
            raise InputError(f"is {what}", code="input-binary", source=source)


def lines_of(stream: BinaryIO, source: str) -> Iterator[bytes]:
    """The lines of a stream; a file that breaks off in the middle is an error at the place where it does."""
    number = 0
    try:
        for line in stream:
            number += 1
            yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is broken gzip data after line {number}", code="input-gzip", source=source) from error
    except OSError as error:
        raise unreadable(source, error) from error


def unreadable(source: str, error: OSError) -> InputError:
    """The rejection of an input that the system refuses to read."""
    return InputError(f"cannot be read: {error.strerror or error}", code="input-unreadable", source=source)
