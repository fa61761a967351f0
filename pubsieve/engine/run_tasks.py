"""Where tasks are done: in this process where there is little to do, else in a pool of others."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

from pubsieve.engine.limit import PageTimeout, alarm, too_slow
from pubsieve.engine.server import WORTHWHILE, processors
from pubsieve.engine.task import Plan, Task

Result = TypeVar("Result")


def run_tasks(plan: Plan[Result], tasks: Iterable[Task], jobs: int | None, timeout: float) -> Iterator[Result]:
    """The result of each task, in their order, whatever the number of processes.

    Args:
        plan: what to do.
        tasks: drawn as they are needed.
        jobs: how many processes; 1 is this one. None takes one for each processor, where there is enough to do.
        timeout: seconds for one task.

    Raises:
        PubsieveError: as the plan's worker raises it, or ``processes-unusable``.
    """
    tasks = iter(tasks)
    if jobs is None:
        first, much = _look_ahead(tasks)
        tasks = chain(first, tasks)
        jobs = processors() if much else 1
    if jobs == 1:
        yield from _here(plan, tasks, timeout)
        return
    from pubsieve.engine.pool import Pool

    with Pool(plan, jobs, timeout) as pool:
        yield from pool.map(tasks)


def _look_ahead(tasks: Iterator[Task]) -> tuple[list[Task], bool]:
    """The first tasks, and whether they are enough to start other processes for."""
    first: list[Task] = []
    total = 0
    for task in tasks:
        first.append(task)
        total += task.weight
        if total >= WORTHWHILE:
            return first, True
    return first, False


def _here(plan: Plan[Result], tasks: Iterable[Task], timeout: float) -> Iterator[Result]:
    worker = plan.worker()
    with alarm() as ring:
        for task in tasks:
            try:
                try:
                    ring(timeout)
                    result = worker(task)
                finally:
                    ring(0)
            except PageTimeout:
                result = plan.lost(task, too_slow(task.source, timeout))
            yield result
