"""Which files the inputs on a command line mean: files, folders, globs and standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cleaner.page import Media
from schemas.errors import ConfigError, InputError

STDIN = "-"

Format = Media | Literal["jsonl"]
FORMATS: dict[str, Format] = {
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
    format: Format | None


@dataclass(slots=True)
class Skipped:
    """Files that a folder or a glob held and that are no inputs, so that nothing is passed over in silence.

    Attributes:
        unknown: files whose suffix is none of `FORMATS`.
        repeated: files that an earlier input already named.
        own: folders with the output of an earlier run, which is no input.
    """

    unknown: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, list[str]]:
        """The names as JSON values, for report.json."""
        return {"unknown": self.unknown, "repeated": self.repeated, "own_output": self.own}

    def lines(self) -> list[str]:
        """What to tell the user, one line for each cause."""
        causes = (
            (self.unknown, "not read, its suffix is none that holds a page", "name a file itself to have it read"),
            (self.repeated, "given twice, read once", ""),
            (self.own, "the output of an earlier run in it is not read", ""),
        )
        return [_line(names, cause, advice) for names, cause, advice in causes if names]


def _line(names: list[str], cause: str, advice: str) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}: {cause}" + (f" ({advice})" if advice else "")


def format_of(path: Path) -> Format | None:
    """What the file's name says it is, looking through ``.gz``; None for a suffix that we do not know."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == COMPRESSED:
        suffixes.pop()
    return FORMATS.get(suffixes[-1]) if suffixes else None


def display(path: str | os.PathLike[str]) -> str:
    """A path as text that any output can hold: bytes that are no UTF-8 are written as backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def locate(
    inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset()
) -> Iterator[Located | InputError]:
    """Expand the inputs, in the order given, folders and globs sorted by name.

    Args:
        inputs: files, folders, glob patterns and ``-``.
        skipped: is filled while the iterator runs.
        outputs: real paths of the files that the run will write.

    Raises:
        ConfigError: ``output-is-input``: the run would overwrite one of its inputs.

    Yields:
        One `Located` a file, and an `InputError` for each input that names nothing: ``input-missing``,
        ``input-unreadable`` or ``input-no-pages`` (a folder without one readable page).
    """
    seen: set[str] = set()
    for given in inputs:
        for found in _expand(given, skipped):
            if isinstance(found, Located):
                key = os.path.realpath(found.path) if found.path else STDIN
                if key in seen:
                    skipped.repeated.append(found.source)
                    continue
                if key in outputs:
                    message = "is an input and would be overwritten: choose another output"
                    raise ConfigError(message, code="output-is-input", source=found.source)
                seen.add(key)
            yield found


def _expand(given: str, skipped: Skipped) -> Iterator[Located | InputError]:
    path = Path(given)
    if given == STDIN:
        yield Located(STDIN, None, None)
    elif path.is_dir():
        yield from _walk(path, skipped)
    elif not os.path.lexists(path) and glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
        if not matches:
            yield InputError("matches no file", code="input-missing", source=display(given))
        for match in map(Path, matches):
            if not match.is_dir():
                yield _named(match)
            elif "**" not in given:  # that pattern names the files of the folder by itself
                yield from _walk(match, skipped)
    else:
        yield _named(path)


def _named(path: Path) -> Located | InputError:
    if not os.path.lexists(path):
        return InputError("there is no such file or folder", code="input-missing", source=display(path))
    return Located(display(path), path, format_of(path))


def _walk(folder: Path, skipped: Skipped) -> Iterator[Located | InputError]:
    """The readable pages of a folder; hidden files, other suffixes and our own output left out."""
    found = False
    failures: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if all(name in files for name in _SIGNS):
            skipped.own.append(display(here))
            folders[:] = [name for name in folders if name != OUTPUT_TEXTS]
            files = [name for name in files if name not in OUTPUT_FILES]
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith(".") or not (path.is_file() or path.is_symlink()):
                continue
            if format_of(path) is None:
                skipped.unknown.append(display(path))
                continue
            found = True
            yield Located(display(path), path, format_of(path))
    for failure in failures:
        yield InputError(
            f"cannot be read: {failure.strerror}", code="input-unreadable", source=display(failure.filename)
        )
    if not found and not failures:
        known = " ".join(FORMATS)
        yield InputError(f"holds no page ({known}, each also .gz)", code="input-no-pages", source=display(folder))
