"""What `run` says while it runs: a progress line on a terminal, and each rejected input where it happens."""

import sys
from collections.abc import Sequence
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pubsieve.cli.console import say
from pubsieve.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress, Task, TaskID

    from pubsieve.engine.outcome import Outcome

_REJECTIONS_TOLD = 20
_LONGEST_NAME = 48
_PATIENCE = 0.2  # seconds that the run waits for the total; counting a million files takes longer


class Watch:
    """Tells about each input; a context manager.

    Args:
        quiet: no progress line; rejected inputs are told all the same.
        inputs: as on the command line: where each file is one page, it is known how many there are.
    """

    def __init__(self, quiet: bool, inputs: Sequence[str] = ()) -> None:
        self._rejected, self._inputs = 0, inputs
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        if not quiet and sys.stderr is not None and sys.stderr.isatty():
            self._progress = _progress_line()

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
            self._task = self._progress.add_task("", total=None, name="")
            counting = Thread(target=self._count, daemon=True)
            counting.start()
            counting.join(_PATIENCE)
        return self

    def _count(self) -> None:
        if self._progress and self._task is not None:
            self._progress.update(self._task, total=total_of(self._inputs))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._progress:
            self._progress.stop()
        more = self._rejected - _REJECTIONS_TOLD
        if more > 0:
            say(f"and {more:,} more inputs were rejected: rejected.jsonl has them all")

    def begin(self, before: int) -> None:
        """So many inputs were done before, by the run that this one goes on with."""
        if self._progress and self._task is not None and before:
            self._progress.reset(self._task, completed=before)

    def tell(self, outcome: "Outcome") -> None:
        """One input is done."""
        if outcome.rejection:
            self._rejected += 1
            if self._rejected <= _REJECTIONS_TOLD:
                say(f"{outcome.place}: {outcome.rejection.reason}")
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, name=printable(outcome.source)[-_LONGEST_NAME:])


def total_of(inputs: Sequence[str]) -> int | None:
    """How many inputs there are; None where only reading tells: lines, tables, archives, crawls, standard input."""
    from pubsieve.locating import locate
    from pubsieve.sources import ONE_PAGE, Located, Skipped

    total = 0
    for found in locate(inputs, Skipped()):
        if isinstance(found, Located) and found.format not in ONE_PAGE:
            return None
        total += 1
    return total


def _progress_line() -> "Progress":
    """Count, rate and time: the time that is left once the total is known, else the time that went by."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Count(ProgressColumn):
        """How many are done."""

        def render(self, task: "Task") -> Text:
            known = task.total is not None
            return Text(f"{task.completed:,} of {task.total:,}" if known else f"{task.completed:,} done")

    class Rate(ProgressColumn):
        """Inputs a second, over the last half minute."""

        def render(self, task: "Task") -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    class Clock(ProgressColumn):
        """The time that is left, or went by."""

        max_refresh = 0.5

        def render(self, task: "Task") -> Text:
            if task.total is None:
                return TimeElapsedColumn().render(task)
            return Text.assemble(TimeRemainingColumn().render(task), " left")

    columns = (
        SpinnerColumn(),
        BarColumn(24),
        Count(),
        Rate(),
        Clock(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
