"""The journal of a run: what it does, and how far its files can be relied on.

A line is a commit: it is written when the files that it speaks of are safely on the disk. What lies behind the sizes
of the last commit is the rest of a run that was cut off, and is cut off itself when the run goes on.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from schemas.errors import ConfigError


class Journal:
    """An open journal, which no other run can open meanwhile.

    Attributes:
        header: what the run does; empty where it is new.
        inputs: how many inputs are committed.
        sizes: file -> bytes that are committed.
        sealed: output file -> what the manifest says of it, once all of them are written; else None.
    """

    def __init__(self, path: Path) -> None:
        self._file = self._locked(path)
        self.restart(truncate=False)
        end = 0
        for line in self._lines():
            end += len(line)
            self._take(json.loads(line))
        self._file.truncate(end)

    def restart(self, *, truncate: bool = True) -> None:
        """Forget the run."""
        self.header: dict[str, Any] = {}
        self.inputs = 0
        self.sizes: dict[str, int] = {}
        self.sealed: dict[str, Any] | None = None
        if truncate:
            self._file.truncate(0)

    def begin(self, header: Mapping[str, Any]) -> None:
        """Say what the run does."""
        self._write({"run": dict(header)})

    def commit(self, inputs: int, sizes: Mapping[str, int]) -> None:
        """Say that so many inputs are done, and are on the disk in so many bytes."""
        self._write({"inputs": inputs, "sizes": dict(sizes)})

    def seal(self, outputs: Mapping[str, Any]) -> None:
        """Say that all output files are on the disk; nothing is left but to give them their names."""
        self._write({"sealed": dict(outputs)})

    def close(self) -> None:
        """Let go of it."""
        self._file.close()

    def _locked(self, path: Path) -> BinaryIO:
        """The file, open and locked; a run that ends removes its own while another may be opening it."""
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                file = path.open("a+b")
            except FileNotFoundError:
                continue
            if sys.platform == "win32":
                return file
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                message = "another run is writing into this folder: wait for its end, or choose another output"
                raise ConfigError(message, code="output-busy", source=str(path.parent.parent)) from None
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    return file
            file.close()

    def _lines(self) -> Iterator[bytes]:
        """The whole lines; one that was cut off while it was written is the last."""
        self._file.seek(0)
        for line in self._file:
            with contextlib.suppress(ValueError):
                if line.endswith(b"\n") and isinstance(json.loads(line), dict):
                    yield line
                    continue
            return

    def _take(self, entry: dict[str, Any]) -> None:
        self.header = entry.get("run", self.header)
        self.inputs = entry.get("inputs", self.inputs)
        self.sizes = entry.get("sizes", self.sizes)
        self.sealed = entry.get("sealed", self.sealed)

    def _write(self, entry: dict[str, Any]) -> None:
        self._file.write(json.dumps(entry).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._take(entry)
