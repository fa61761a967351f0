"""Zip archives of pages, and WACZ files, which are zip archives of WARC files."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import cast

from pubsieve.containers.members import MemberNames, is_hidden, read_member, unread_cause
from pubsieve.incoming import Incoming, refuse
from pubsieve.opening import seekable
from pubsieve.reading import Reading
from pubsieve.sources import Cause
from schemas.errors import InputError

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)
_ENCRYPTED = 0x1
_OFFICE = ("[Content_Types].xml", "mimetype")
_WACZ_ARCHIVE = "archive/"


def read_zip(stream: io.BufferedReader, source: str, reading: Reading) -> Iterator[Incoming]:
    """The pages of a zip archive, in the order of its directory.

    Raises:
        InputError: ``input-archive`` (broken), ``input-binary`` (an Office file) or ``input-no-pages``.
    """
    yield from _read(stream, source, reading, wacz=False)


def read_wacz(stream: io.BufferedReader, source: str, reading: Reading) -> Iterator[Incoming]:
    """The pages in the WARC files of a WACZ file; its indexes and its list of pages are no pages.

    Format: https://specs.webrecorder.net/wacz/1.1.1/
    """
    yield from _read(stream, source, reading, wacz=True)


def _read(stream: io.BufferedReader, source: str, reading: Reading, *, wacz: bool) -> Iterator[Incoming]:
    found, names = False, MemberNames(source)
    with seekable(stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            message = f"is a broken zip archive, or one that was cut off: {error}"
            raise InputError(message, code="input-archive", source=source) from error
        with archive:
            members = archive.infolist()
            if any(member.filename in _OFFICE for member in members[:1]):
                raise InputError(
                    "is an Office file or an e-book: no archive of pages", code="input-binary", source=source
                )
            for member in members:
                if wacz and not member.filename.startswith(_WACZ_ARCHIVE):
                    continue
                cause = unread_cause(member.filename, ("warc",)) if wacz else unread_cause(member.filename)
                if member.is_dir() or (cause is not Cause.MEMBER_NAME and is_hidden(member.filename)):
                    continue
                name = names.source(member.filename)
                if cause is None and member.flag_bits & _ENCRYPTED:
                    cause = Cause.MEMBER_ENCRYPTED
                if cause is not None:
                    reading.skipped.add(cause, name)
                    continue
                found = True
                yield from _member(archive, member, name, reading)
    if not found:
        raise InputError("holds no page", code="input-no-pages", source=source)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, reading: Reading) -> Iterator[Incoming]:
    try:
        with archive.open(member) as content:
            yield from read_member(
                name, member.filename, member.file_size, io.BufferedReader(cast(io.RawIOBase, content)), reading
            )
    except _BROKEN as error:
        failure = InputError(f"is broken in its archive: {error}", code="input-archive", source=name)
        failure.__cause__ = error
        yield refuse(failure)
