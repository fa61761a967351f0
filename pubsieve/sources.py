"""Which files the inputs on a command line mean: files, folders, globs and standard input."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pubsieve.exports import FORMS as FORMS_OF_OTHERS

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
    ".parquet": "parquet",
    ".warc": "warc",
    ".wacz": "wacz",
    ".tar": "tar",
    ".tgz": "tar",
    ".tzst": "tar",
    ".zip": "zip",
}
ONE_PAGE = ("html", "text", "markdown")
"""Formats of files that hold one page each."""

COMPRESSED = (".gz", ".zst")

# What `pubsieve run` writes into its folder; a folder that holds the signs is one, and its output no input.
OUTPUT_FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")
OUTPUT_TEXTS = "text"
EXPORT_FILES = tuple(form.output for form in FORMS_OF_OTHERS if form.kind != "folder")
EXPORT_MARK = ".pubsieve-export"  # in each folder that an export wrote
GX_MARK = "great_expectations.yml"  # in each folder of a project of Great Expectations
SIGNS = OUTPUT_FILES[:4]
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
    own: tuple[str, ...] = (*OUTPUT_FILES, *EXPORT_FILES)


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
    """Why something is not read that a folder, a glob or an archive held, or that was named twice."""

    UNKNOWN = "its suffix is none that is read (name a file itself to have it read)"
    REPEATED = "given twice, read once"
    OWN_OUTPUT = "the output of an earlier run in it is not read"
    GX_PROJECT = "a project of Great Expectations is not read (name a file in it to have it read)"
    NO_RECORD = "JSON that holds no record (name it itself to have it read)"
    SPECIAL = "no file but a pipe, a socket or a device (name it itself to have it read)"
    FOLDER_LINK = "a link to a folder is not followed (name it itself to have it read)"
    MEMBER_UNKNOWN = "in an archive, with a suffix that is none of a page"
    MEMBER_ARCHIVE = "an archive in an archive is not read: unpack the outer one"
    MEMBER_SPECIAL = "in an archive, no file but a link or a device"
    MEMBER_NAME = "in an archive, with a name that leads out of it"
    MEMBER_ENCRYPTED = "encrypted: unpack it with its password first"
    HTTP_STATUS = "a WARC record of an answer that is no page: its HTTP status is not 200"
    HTTP_TYPE = "a WARC record of another type than HTML, text and Markdown"
    WARC_REVISIT = "a WARC record that says only that a page had not changed"
    WARC_OTHER = "a WARC record that holds no HTTP response"


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

    def first(self, cause: Cause) -> list[str]:
        """The first names that were left out for a cause."""
        return self._first[cause]

    def lines(self) -> list[str]:
        """What to tell the user, one line for each cause."""
        return [self._line(cause, count) for cause, count in self._counts.items()]

    def _line(self, cause: Cause, count: int) -> str:
        more = f" and {count - 1:,} more" if count > 1 else ""
        return f"{self._first[cause][0]}{more}: {cause.value}"

    def as_dict(self) -> dict[str, Any]:
        """The counts and the first names as JSON values, for report.json."""
        return {cause.name.lower(): {"total": self._counts[cause], "first": self._first[cause]} for cause in Cause}


def format_of(name: str, formats: Mapping[str, str] = FORMATS) -> str | None:
    """What a file's name says it is, looking through ``.gz`` and ``.zst``; None for a suffix that we do not know.

    Args:
        name: the last part of its path.
        formats: suffix -> format.
    """
    suffixes = name.lstrip(".").lower().split(".")[1:]
    if suffixes and f".{suffixes[-1]}" in COMPRESSED:
        suffixes.pop()
    return formats.get(f".{suffixes[-1]}") if suffixes else None


def display(path: str | os.PathLike[str]) -> str:
    """A path as text that any output can hold: bytes that are no UTF-8 are written as backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
