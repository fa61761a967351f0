"""Lines that follow each other, put together to those that belong together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def runs(lines: Iterable[T], goes_on: Callable[[list[T], T], bool]) -> Iterator[list[T]]:
    """Part lines into runs.

    Args:
        lines: in their order.
        goes_on: whether a run goes on with the line that follows it.
    """
    run: list[T] = []
    for line in lines:
        if run and not goes_on(run, line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run
