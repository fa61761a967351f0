"""What `run` says while it runs: a progress line on a terminal, and each rejected input where it happens."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pubsieve.cli.console import say
from pubsieve.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from pubsieve.engine.outcome import Outcome

_REJECTIONS_TOLD = 20
_LONGEST_NAME = 48


class Watch:
    """Tells about each input; a context manager.

    Args:
        quiet: no progress line; rejected inputs are told all the same.
    """

    def __init__(self, quiet: bool) -> None:
        self._rejected = 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        if not quiet and sys.stderr is not None and sys.stderr.isatty():
            self._progress = _progress_line()

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
            self._task = self._progress.add_task("", total=None, name="")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._progress:
            self._progress.stop()
        more = self._rejected - _REJECTIONS_TOLD
        if more > 0:
            say(f"and {more:,} more inputs were rejected: rejected.jsonl has them all")

    def tell(self, outcome: "Outcome") -> None:
        """One input is done."""
        if outcome.rejection:
            self._rejected += 1
            if self._rejected <= _REJECTIONS_TOLD:
                say(f"{outcome.place}: {outcome.rejection.reason}")
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, name=printable(outcome.source)[-_LONGEST_NAME:])


def _progress_line() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    name = TextColumn("{task.fields[name]}", markup=False)
    columns = (SpinnerColumn(), TextColumn("{task.completed} done"), name, TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
