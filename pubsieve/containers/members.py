"""What a member of an archive is, by its name: a page, pages, or nothing that is read."""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from io import BufferedReader
from pathlib import PurePosixPath

from pubsieve.incoming import Incoming, refuse
from pubsieve.opening import too_large
from pubsieve.reading import Reading
from pubsieve.sources import FORMATS, ONE_PAGE, Cause, display, format_of
from pubsieve.unpacking import unpacked
from schemas.errors import InputError

PAGES = (*ONE_PAGE, "jsonl")
_OUTER = frozenset((*(suffix for suffix, name in FORMATS.items() if name not in PAGES), ".7z", ".rar", ".bz2", ".xz"))


def member_source(archive: str, name: str) -> str:
    """The source of a member: ``archive.zip!path/in/archive``."""
    return f"{archive}!{display(name)}"


class MemberNames:
    """The sources of the members of one archive: ``!2`` behind the second of a name, which an archive may hold."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._seen: set[bytes] = set()  # hashes: an archive may hold millions of names
        self._again: Counter[str] = Counter()

    def source(self, name: str) -> str:
        """The source of the next member."""
        source = member_source(self._archive, name)
        digest = blake2b(source.encode(), digest_size=8).digest()
        if digest not in self._seen:
            self._seen.add(digest)
            return source
        self._again[source] += 1
        return f"{source}!{self._again[source] + 1}"


def is_hidden(name: str) -> bool:
    """Whether a member is left alone as a hidden file of a folder is, or is what macOS adds to each file."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def unread_cause(name: str, formats: tuple[str, ...] = PAGES) -> Cause | None:
    """Why a member of this name is not read; None where it is."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        return Cause.MEMBER_NAME
    if format_of(path.name) in formats:
        return None
    return Cause.MEMBER_ARCHIVE if _OUTER.intersection(map(str.lower, path.suffixes)) else Cause.MEMBER_UNKNOWN


def read_member(source: str, name: str, size: int, stream: BufferedReader, reading: Reading) -> Iterator[Incoming]:
    """The pages of one member; what is wrong with it is told under its name, and the archive goes on.

    Args:
        source: the name of the member in messages and records.
        name: its name in the archive.
        size: its size in bytes, as the archive says.
        stream: its bytes.
        reading: limits, and who reads a member.

    Raises:
        InputError: its archive breaks off inside it.
    """
    format_ = format_of(PurePosixPath(name).name)
    try:
        if format_ in ONE_PAGE and size > reading.limits.max_input_size:
            raise too_large(source, reading.limits)
        yield from reading.read(source, format_, unpacked(stream, source, reading.limits))
    except InputError as error:
        if error.source not in (None, source):
            raise  # what breaks off is the archive around it
        yield refuse(error, source=source)
