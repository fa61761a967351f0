"""The output folder of a run: whole files under their names, or none; and what it takes to go on after any end.

While a run is under way, all that it writes lies in a hidden folder inside the output folder. At the end the files are
given their names one by one, the manifest last.
"""

import contextlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from pubsieve.engine.earlier import put_back, remove_exports, replace_texts
from pubsieve.engine.journal import Journal
from pubsieve.engine.manifest import described
from pubsieve.engine.outcome import Done
from pubsieve.engine.text_names import TextNames
from pubsieve.exports.save import put_in_place
from pubsieve.sinks import FINDINGS, MANIFEST, RECORDS, REJECTED, STAGING, unwritable, writing
from pubsieve.sources import OUTPUT_FILES, OUTPUT_TEXTS
from schemas.errors import ConfigError, PubsieveError

_OUTCOMES = "outcomes.jsonl"
_OLD_TEXTS = f"{OUTPUT_TEXTS}.old"
_PARTS = (RECORDS, FINDINGS, REJECTED, _OUTCOMES)
_BUFFER = 1 << 18  # bytes
_SECONDS = 2.0  # between two commits


class Staging:
    """What a run has written so far; a context manager.

    Leaving it with an error keeps what is committed, for `resume`; where nothing is, or where the error is one of
    usage, nothing is left behind. Every name is one path component: no file leaves the folder.

    Args:
        out: the output folder.
        header: what the run does: a run can only go on that does the same.
        resume: go on with the unfinished run, where there is one.
        every: inputs between two commits; None: two seconds.

    Attributes:
        sealed: whether all was written before, and only the names are missing.
        replaced: how many inputs of an unfinished run are given up.
        header: what the run does, as it began.
        folder: where everything is until it is complete.
    """

    def __init__(self, out: Path, header: Mapping[str, Any], *, resume: bool, every: int | None = None) -> None:
        self.out, self._header, self._resume, self._every = out, dict(header), resume, every
        self.folder = out / STAGING
        self._texts = TextNames()
        self.replaced = 0

    def __enter__(self) -> Self:
        self._made = not self.out.exists()
        try:
            self._journal = Journal(self.folder / "journal.jsonl")
        except OSError as error:
            message = f"cannot be the output folder: {error.strerror}"
            raise ConfigError(message, code="output-unusable", source=str(self.out)) from error
        self._files: dict[str, BinaryIO] = {}
        try:
            self._begin()
        except BaseException as error:
            self._leave(over=not (isinstance(error, ConfigError) or self._journal.inputs or self._journal.sealed))
            raise
        return self

    def _begin(self) -> None:
        journal = self._journal
        if journal.header and self._resume:
            _compare(journal.header, self._header, self.out)
        else:
            self.replaced = journal.inputs
            shutil.rmtree(self.folder / OUTPUT_TEXTS, ignore_errors=True)
            put_back(self.out, self.folder / _OLD_TEXTS)
            journal.restart()
            journal.begin(self._header)
        self.header, self.sealed = journal.header, journal.sealed is not None
        self._before = journal.inputs
        self._written = (journal.inputs, {name: journal.sizes.get(name, 0) for name in _PARTS})
        self._last = time.monotonic()
        for name in () if self.sealed else _PARTS:
            path = self.folder / name
            with writing(path):
                self._files[name] = path.open("ab", _BUFFER)
                if path.stat().st_size < self._written[1][name]:
                    message = "is damaged, so this run cannot go on: run it without --resume"
                    raise ConfigError(message, code="resume-damaged", source=str(path))
                self._files[name].truncate(self._written[1][name])

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        usage = isinstance(error, ConfigError)
        if error is not None and not usage and not self.sealed:
            with contextlib.suppress(OSError, PubsieveError, ValueError):
                self.commit()
        kept = self._before if usage else self._journal.inputs
        self._leave(over=error is None or not (kept or self._journal.sealed))

    def _leave(self, *, over: bool) -> None:
        """Let go of the files; where it is `over`, nothing is left of them."""
        self._close()
        if sys.platform == "win32":
            self._journal.close()  # nothing open can be removed there; elsewhere it keeps others off to the end
        if over:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._journal.close()
        if over and self._made:
            with contextlib.suppress(OSError):
                self.out.rmdir()  # where nothing is in it

    def outputs(self, *, texts: bool = False) -> frozenset[str]:
        """Real paths of the files, and where `texts` are written of their folder, that are written into the folder."""
        names = (*OUTPUT_FILES, OUTPUT_TEXTS) if texts else OUTPUT_FILES
        return frozenset(os.path.realpath(self.out / name) for name in names)

    def committed(self) -> Iterator[bytes]:
        """The outcomes of the inputs that are done."""
        if self.inputs:
            with (self.folder / _OUTCOMES).open("rb") as stream:
                for _ in range(self.inputs):
                    yield stream.readline()

    def skip(self, source: str, *, text: bool) -> None:
        """Pass over an input that is done."""
        if text:
            self._texts.name(source)

    @property
    def inputs(self) -> int:
        """How many inputs are done."""
        return self._written[0]

    def add(self, done: Done) -> None:
        """Write what became of one input; commit now and then."""
        if done.text is not None:
            self._text(done.outcome.source, done.text)
        inputs, sizes = self._written
        sizes = dict(sizes)
        for name, data in zip(_PARTS, (done.records, done.findings, done.rejected, done.line + b"\n"), strict=True):
            try:
                self._files[name].write(data)
            except OSError as error:
                raise unwritable(self.folder / name, error) from error
            sizes[name] += len(data)
        self._written = inputs + 1, sizes  # at once: an input of which a part is written is not done
        behind = self.inputs - self._journal.inputs
        if behind >= self._every if self._every else time.monotonic() - self._last > _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make sure that what was added is not lost, whatever happens."""
        self._flush(*_PARTS)
        if (self.folder / OUTPUT_TEXTS).exists() and hasattr(os, "sync"):
            os.sync()
        with writing(self.folder):
            self._journal.commit(*self._written)
        self._last = time.monotonic()

    def line(self, name: str, line: str) -> None:
        """Append a line that belongs to no single input; after all inputs."""
        if not self.sealed:
            with writing(self.folder / name):
                self._files[name].write(line.encode() + b"\n")

    def seal(self, reports: Mapping[str, str], others: Sequence[str], manifest: Mapping[str, Any]) -> None:
        """Write the rest; from then on nothing is missing but the names. All inputs are committed.

        Args:
            reports: file -> content.
            others: files and folders that were put into `folder` besides.
            manifest: what it says besides the outputs.
        """
        self._flush(RECORDS, FINDINGS, REJECTED)
        for name, content in reports.items():
            self._whole(name, content)
        outputs = {name: described(self.folder / name) for name in (RECORDS, FINDINGS, REJECTED, *reports, *others)}
        self._whole(MANIFEST, json.dumps({**manifest, "outputs": outputs}, ensure_ascii=False, indent=2) + "\n")
        self._journal.seal(outputs)

    def publish(self) -> list[str]:
        """Give all files their names, the manifest last; those that have theirs already are passed over.

        Returns:
            The names of what only an earlier run wrote; it is removed.
        """
        self._close()
        names = (*(self._journal.sealed or ()), MANIFEST)
        with writing(self.out):
            removed = remove_exports(self.out, names)
            if replace_texts(self.out, self.folder / OUTPUT_TEXTS, self.folder / _OLD_TEXTS):
                removed.append(OUTPUT_TEXTS)
            for name in names:
                if (self.folder / name).exists():
                    put_in_place(self.folder / name, self.out / name)
            _sync_folder(self.out)
        return removed

    def _text(self, source: str, text: str) -> None:
        folder = self.folder / OUTPUT_TEXTS
        with writing(folder):
            folder.mkdir(exist_ok=True)
            # The name in UTF-8 whatever the locale: one of ASCII has no letters for most.
            name = os.path.join(os.fsencode(folder), self._texts.name(source).encode())  # noqa: PTH118
            with open(name, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
                stream.write(text + "\n")

    def _whole(self, name: str, content: str) -> None:
        with writing(self.folder / name), (self.folder / name).open("wb") as stream:
            stream.write(content.encode())
            stream.flush()
            os.fsync(stream.fileno())

    def _flush(self, *names: str) -> None:
        for name in names:
            with writing(self.folder / name):
                self._files[name].flush()
                os.fsync(self._files[name].fileno())

    def _close(self) -> None:
        for stream in self._files.values():
            with contextlib.suppress(OSError):
                stream.close()


def _compare(before: Mapping[str, Any], now: Mapping[str, Any], out: Path) -> None:
    """Refuse to go on with a run that did something else; `today` stays what it was."""
    changed = [key for key in now if key != "today" and now[key] != before.get(key)]
    if changed:
        message = f"the unfinished run cannot go on: not the same {', '.join(changed)}; run it without --resume"
        raise ConfigError(message, code="resume-refused", source=str(out))


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
