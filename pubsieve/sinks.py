"""What a run writes: each file under a temporary name first, and under its own name only when the run is complete."""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from pubsieve.json_line import json_line
from pubsieve.sources import OUTPUT_FILES, OUTPUT_TEXTS
from schemas.errors import ConfigError, PubsieveError

RECORDS, FINDINGS, REJECTED, REPORT_JSON, REPORT_HTML = OUTPUT_FILES

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 120  # file systems allow 255 bytes, a character takes up to four


class OutputFolder:
    """The output folder of one run; a context manager.

    Leaving it without an error renames every file to its own name; leaving it with one removes them all, so the results
    of an earlier run stay whole. Every name is one path component: no file leaves the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, tuple[Path, TextIO]] = {}
        self._texts: set[str] = set()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"cannot be the output folder: {error.strerror}", code="output-unusable", source=str(self.folder)
            ) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            with writing(self.folder):
                self._finish(keep=kind is None)
        finally:
            for temporary, _stream in self._open.values():
                temporary.unlink(missing_ok=True)

    def _finish(self, keep: bool) -> None:
        for _temporary, stream in self._open.values():
            stream.close()
        for name, (temporary, _stream) in self._open.items():
            if keep:
                temporary.replace(self.folder / name)

    def outputs(self, *, texts: bool = False) -> frozenset[str]:
        """Real paths of the files, and where `texts` are written of their folder, that are written into the folder."""
        names = (*OUTPUT_FILES, OUTPUT_TEXTS) if texts else OUTPUT_FILES
        return frozenset(os.path.realpath(self.folder / name) for name in names)

    def file(self, name: str) -> TextIO:
        """The open file `name`, made at the first call."""
        if name not in self._open:
            target = self.folder / name
            temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
            with writing(target):
                self._open[name] = temporary, temporary.open("w", encoding="utf-8", newline="\n")
        return self._open[name][1]

    def line(self, name: str, values: Mapping[str, Any]) -> None:
        """Append one JSON object to a JSONL file."""
        self.lines(name, json_line(values) + "\n")

    def lines(self, name: str, lines: str) -> None:
        """Append lines that are JSON objects already."""
        stream = self.file(name)
        with writing(self.folder / name):
            stream.write(lines)

    def whole(self, name: str, content: str) -> None:
        """Write a file in one go."""
        stream = self.file(name)
        with writing(self.folder / name):
            stream.write(content)

    def text(self, source: str, text: str) -> None:
        """Write the clean text of one page into the folder ``text``, named after its source."""
        folder = self.folder / OUTPUT_TEXTS
        with writing(folder):
            folder.mkdir(exist_ok=True)
            with atomic(folder / self._text_name(source)) as stream:
                stream.write(text + "\n")

    def _text_name(self, source: str) -> str:
        stem = _UNSAFE.sub("_", source).strip("._")[-_LONGEST_NAME:] or "page"
        name, number = stem, 1
        while name.casefold() in self._texts:
            number += 1
            name = f"{stem}-{number}"
        self._texts.add(name.casefold())
        return f"{name}.txt"


@contextlib.contextmanager
def writing(target: Path) -> Iterator[None]:
    """Say which output could not be written.

    Raises:
        PubsieveError: ``output-unwritable``.
    """
    try:
        yield
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise PubsieveError(message, code="output-unwritable", source=str(target)) from error


@contextlib.contextmanager
def atomic(target: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is complete; what is no file (``/dev/null``) is written to.

    Raises:
        PubsieveError: ``output-unwritable``.
    """
    if target.exists() and not target.is_file():
        with writing(target), target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    real = target.resolve()  # a link stays one
    temporary = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    with writing(target):
        try:
            with temporary.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            temporary.replace(real)
        finally:
            temporary.unlink(missing_ok=True)
