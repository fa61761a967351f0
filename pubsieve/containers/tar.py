"""Tar archives of pages, read as a stream: nothing is unpacked onto the disk, and no name leads anywhere."""

import io
import struct
import tarfile
from collections.abc import Iterator
from typing import Any, Self, cast

from pubsieve.containers.members import MemberNames, is_hidden, read_member, unread_cause
from pubsieve.incoming import Incoming
from pubsieve.reading import Reading
from pubsieve.sources import Cause
from schemas.errors import InputError

_BROKEN = (tarfile.TarError, EOFError, ValueError, OverflowError, struct.error)


class _Header(tarfile.TarInfo):
    """A header that is an error where it is broken: the library takes it for the end of the archive."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile)
        except _ENDS as error:
            raise _Cut(str(error)) from error


class _Cut(tarfile.TarError):
    """The archive breaks off, or goes on with what is no member."""


# The typed library leaves out that it has these.
_ENDS = tuple(getattr(tarfile, f"{name}HeaderError") for name in ("Invalid", "Truncated", "Empty"))


def read_tar(stream: io.BufferedReader, source: str, reading: Reading) -> Iterator[Incoming]:
    """The pages of a tar archive, in its order.

    Raises:
        InputError: ``input-archive``: it is broken or cut off, from the byte in the message; ``input-no-pages``.
    """
    found, archive, names = False, None, MemberNames(source)
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
            while (member := archive.next()) is not None:
                cast(Any, archive).members.clear()  # the library keeps every one, for seeking back
                cause = _cause(member)
                if member.isdir() or (cause is not Cause.MEMBER_NAME and is_hidden(member.name)):
                    continue
                name = names.source(member.name)
                if cause is not None:
                    reading.skipped.add(cause, name)
                    continue
                found = True
                content = archive.extractfile(member)
                assert content is not None
                yield from read_member(name, member.name, member.size, cast(io.BufferedReader, content), reading)
    except _BROKEN as error:
        at = archive.offset if archive is not None else 0
        message = f"is a broken tar archive: nothing can be read from its byte {at:,} on"
        raise InputError(message, code="input-archive", source=source) from error
    if not found:
        raise InputError("holds no page", code="input-no-pages", source=source)


def _cause(member: tarfile.TarInfo) -> Cause | None:
    return Cause.MEMBER_SPECIAL if not member.isreg() else unread_cause(member.name)
