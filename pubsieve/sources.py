"""Which files the inputs on a command line mean: files, folders, globs and standard input."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from schemas.errors import ConfigError, InputError

STDIN = "-"

FORMATS: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
COMPRESSED = ".gz"

# What `pubsieve run` writes into its folder; a folder that holds the signs is one, and its output no input.
OUTPUT_FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html")
OUTPUT_TEXTS = "text"
_SIGNS = OUTPUT_FILES[:4]
_NAMES_KEPT = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a command reads.

    Attributes:
        what: what a file holds, for messages.
        formats: suffix -> format.
        code: why a folder that holds none of them is rejected.
        own: files that `pubsieve run` wrote and that this command does not read.
    """

    what: str
    formats: Mapping[str, str]
    code: str
    own: tuple[str, ...] = OUTPUT_FILES


PAGES = Wanted("page", FORMATS, code="input-no-pages")


@dataclass(frozen=True, slots=True)
class Located:
    """One file to read.

    Attributes:
        source: the input as given: a path, or ``-``.
        path: the file; None for standard input.
        format: what its name says it is; None where only its content can tell.
    """

    source: str
    path: Path | None
    format: str | None


class Cause(StrEnum):
    """Why a file that a folder or a glob held, or that was named twice, is not read."""

    UNKNOWN = "its suffix is none that is read (name a file itself to have it read)"
    REPEATED = "given twice, read once"
    OWN_OUTPUT = "the output of an earlier run in it is not read"


class Skipped:
    """Counts what is no input, so that nothing is passed over in silence; keeps the first names only."""

    def __init__(self) -> None:
        self._counts: Counter[Cause] = Counter()
        self._first: dict[Cause, list[str]] = {cause: [] for cause in Cause}

    def add(self, cause: Cause, name: str) -> None:
        """Count one file or folder."""
        self._counts[cause] += 1
        if len(self._first[cause]) < _NAMES_KEPT:
            self._first[cause].append(name)

    def lines(self) -> list[str]:
        """What to tell the user, one line for each cause."""
        return [self._line(cause, count) for cause, count in self._counts.items()]

    def _line(self, cause: Cause, count: int) -> str:
        more = f" and {count - 1:,} more" if count > 1 else ""
        return f"{self._first[cause][0]}{more}: {cause.value}"

    def as_dict(self) -> dict[str, Any]:
        """The counts and the first names as JSON values, for report.json."""
        return {cause.name.lower(): {"total": self._counts[cause], "first": self._first[cause]} for cause in Cause}


def format_of(path: Path, formats: Mapping[str, str] = FORMATS) -> str | None:
    """What the file's name says it is, looking through ``.gz``; None for a suffix that we do not know."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == COMPRESSED:
        suffixes.pop()
    return formats.get(suffixes[-1]) if suffixes else None


def display(path: str | os.PathLike[str]) -> str:
    """A path as text that any output can hold: bytes that are no UTF-8 are written as backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def locate(
    inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset(), wanted: Wanted = PAGES
) -> Iterator[Located | InputError]:
    """Expand the inputs, in the order given, folders and globs sorted by name.

    Args:
        inputs: files, folders, glob patterns and ``-``.
        skipped: is filled while the iterator runs.
        outputs: real paths of the files that the run will write.
        wanted: which files of a folder are read.

    Raises:
        ConfigError: ``output-is-input``: the run would overwrite one of its inputs.

    Yields:
        One `Located` a file, and an `InputError` for each input that names nothing: ``input-missing``,
        ``input-unreadable`` or ``input-no-pages`` (a folder without one readable page).
    """
    seen: set[str] = set()
    for given in inputs:
        for found in _expand(given, skipped, wanted):
            if isinstance(found, Located):
                key = os.path.realpath(found.path) if found.path else STDIN
                if key in seen:
                    skipped.add(Cause.REPEATED, found.source)
                    continue
                if key in outputs:
                    message = "is an input and would be overwritten: choose another output"
                    raise ConfigError(message, code="output-is-input", source=found.source)
                seen.add(key)
            yield found


def _expand(given: str, skipped: Skipped, wanted: Wanted) -> Iterator[Located | InputError]:
    path = Path(given)
    if given == STDIN:
        yield Located(STDIN, None, None)
    elif path.is_dir():
        yield from _walk(path, skipped, wanted)
    elif not os.path.lexists(path) and glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
        if not matches:
            yield InputError("matches no file", code="input-missing", source=display(given))
        for match in map(Path, matches):
            if not match.is_dir():
                yield _named(match, wanted)
            elif "**" not in given:  # that pattern names the files of the folder by itself
                yield from _walk(match, skipped, wanted)
    else:
        yield _named(path, wanted)


def _named(path: Path, wanted: Wanted) -> Located | InputError:
    if not os.path.lexists(path):
        return InputError("there is no such file or folder", code="input-missing", source=display(path))
    return Located(display(path), path, format_of(path, wanted.formats))


def _walk(folder: Path, skipped: Skipped, wanted: Wanted) -> Iterator[Located | InputError]:
    """The readable pages of a folder; hidden files, other suffixes and our own output left out."""
    found = False
    failures: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if all(name in files for name in _SIGNS):
            skipped.add(Cause.OWN_OUTPUT, display(here))
            folders[:] = [name for name in folders if name != OUTPUT_TEXTS]
            files = [name for name in files if name not in wanted.own]
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith(".") or not (path.is_file() or path.is_symlink()):
                continue
            if format_of(path, wanted.formats) is None:
                skipped.add(Cause.UNKNOWN, display(path))
                continue
            found = True
            yield Located(display(path), path, format_of(path, wanted.formats))
    for failure in failures:
        yield InputError(
            f"cannot be read: {failure.strerror}", code="input-unreadable", source=display(failure.filename)
        )
    if not found and not failures:
        known = " ".join(wanted.formats)
        message = f"holds no {wanted.what} ({known}, each also .gz)"
        yield InputError(message, code=wanted.code, source=display(folder))
