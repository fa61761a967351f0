"""The findings that a project has agreed to live with: a file in its repository that only ever shrinks by itself."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pubsieve.checking.keys import Entry, Key
from pubsieve.checking.outcome import State, Told
from pubsieve.sinks import atomic
from schemas.errors import ConfigError

_VERSION = 1


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: Literal[1]
    findings: list[Entry]


_ADAPTER = TypeAdapter(_File)


class Baseline:
    """The known findings of a file.

    Args:
        path: the file, which need not be there; the sources in it are relative to its folder.
        entries: the known findings.
    """

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.entries = list(entries)
        self._left = Counter[Key]()
        for entry in self.entries:
            self._left[entry.key] += entry.count

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            ConfigError: ``baseline-unreadable``: a baseline that cannot be read must never let anything pass.
        """
        try:
            return cls(path, _ADAPTER.validate_json(path.read_bytes()).findings)
        except OSError as error:
            reason = f"the baseline cannot be read ({error.strerror}): make one with --write-baseline"
            raise ConfigError(reason, code="baseline-unreadable", source=str(path)) from error
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(map(str, fault["loc"]))
            reason = f"is no baseline of pubsieve: {place}{': ' if place else ''}{fault['msg']}"
            raise ConfigError(reason, code="baseline-unreadable", source=str(path)) from error

    def mark(self, told: Iterable[Told]) -> None:
        """Mark the findings that are known, each as often as the baseline has it."""
        for item in told:
            if item.state is State.NEW and self._left[item.key] > 0:
                self._left[item.key] -= 1
                item.state, item.why = State.KNOWN, "in the baseline"

    def gone(self, checks: Iterable[str], files: Iterable[str]) -> list[Entry]:
        """What is known but was not found, after `mark`, where this run would have found it: same check, same file.

        Args:
            checks: ids of the checks that ran.
            files: the files that were read; a file that is no longer there counts as read.
        """
        left, found = self._left.copy(), []
        for entry in self._seen(checks, files):
            number = min(left[entry.key], entry.count)
            left[entry.key] -= number
            if number:
                found.append(entry.model_copy(update={"count": number}))
        return found

    def without(self, gone: Iterable[Entry]) -> "Baseline":
        """The baseline less what is gone."""
        less = Counter[tuple[Key, str]]()
        for entry in gone:
            less[entry.key, entry.source] += entry.count
        left = ((entry, entry.count - less[entry.key, entry.source]) for entry in self.entries)
        return Baseline(self.path, [entry.model_copy(update={"count": number}) for entry, number in left if number > 0])

    def renewed(self, told: Iterable[Told], checks: Iterable[str], files: Iterable[str]) -> "Baseline":
        """The baseline with the findings of a run, but for the ignored ones, in place of those of the same files."""
        seen = set(self._seen(checks, files))
        others = [entry for entry in self.entries if entry not in seen]
        counted = Counter((item.key, item.finding.source or "-") for item in told if item.state is not State.IGNORED)
        made = [
            Entry(**asdict(key), source=self._relative(source), count=number)
            for (key, source), number in counted.items()
        ]
        return Baseline(self.path, [*others, *made])

    def write(self) -> None:
        """Write the file, one finding a line, in an order that does not change."""
        entries = sorted(self.entries, key=lambda entry: (entry.source, entry.key))
        lines = ",\n".join(
            "    " + json.dumps(entry.model_dump(exclude_defaults=True), ensure_ascii=False) for entry in entries
        )
        body = f"[\n{lines}\n  ]" if lines else "[]"
        with atomic(self.path) as stream:
            stream.write(f'{{\n  "version": {_VERSION},\n  "findings": {body}\n}}\n')

    def _seen(self, checks: Iterable[str], files: Iterable[str]) -> list[Entry]:
        """The entries that a run of these checks over these files speaks of."""
        ran, read = set(checks), {self._relative(file) for file in files}
        return [
            entry
            for entry in self.entries
            if entry.check in ran and (entry.source in read or not (self.path.parent / entry.source).exists())
        ]

    def _relative(self, source: str) -> str:
        """A source as the baseline names it: the same wherever the command runs."""
        return source if source == "-" else Path(os.path.relpath(source, self.path.parent)).as_posix()
