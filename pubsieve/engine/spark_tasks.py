"""The tasks of a run, done by Spark: in waves, so that neither the inputs nor the results are ever held as a whole.

Files of one page, and lines of JSON, are read by the executors, where these see them; for those that do not, the driver
reads them.
"""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, compress
from pathlib import Path
from typing import Any, TypeVar, cast

from pubsieve.engine.run_tasks import run_tasks
from pubsieve.engine.spark_session import spark_context
from pubsieve.engine.task import Plan, Task
from pubsieve.raw import LineInFile, PageFile

_HEAVIEST = 2 * 2**20  # bytes of pages for one of Spark's tasks, about: a second of work
_WAVE = 128 * 2**20  # bytes of pages that are sent to Spark at once
_SLICES = 4  # of a wave for each slot, since some take longer than others
_AHEAD = 2  # waves: Spark works on one while the results of the other are written

Result = TypeVar("Result")
Batch = list[Task]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with a batch, in one of Spark's Python processes.

    Attributes:
        plan: the plan of the run, pickled: unpacking it may need the places.
        places: where modules are looked for, besides the executor's own places.
        timeout: seconds for one task.
        guarded: whether each page has a process that may die.
    """

    plan: bytes
    places: tuple[str, ...]
    timeout: float
    guarded: bool = False

    def __call__(self, batch: Batch) -> list[Any]:
        """The result of each task; None for those whose file is not to be seen here."""
        seen = [_seen(task) for task in batch]
        results = iter(self._do(list(compress(batch, seen))))
        return [next(results) if here else None for here in seen]

    def _do(self, batch: Batch) -> list[Any]:
        from pyspark import cloudpickle

        sys.path.extend(place for place in self.places if place not in sys.path)
        plan = cast(Any, cloudpickle).loads(self.plan)
        if not self.guarded:
            return list(run_tasks(plan, batch, 1, self.timeout))
        from pubsieve.engine.pool import Pool

        with Pool(plan, 1, self.timeout) as pool:
            return list(pool.map(batch))


def spark_tasks(plan: Plan[Result], tasks: Iterable[Task], master: str, timeout: float) -> Iterator[Result]:
    """The result of each task, in their order; as `pubsieve.engine.run_tasks`, done by Spark.

    Args:
        plan: what to do. What is wrong with it is told before Spark is started.
        tasks: drawn in waves.
        master: where Spark runs.
        timeout: seconds for one task.

    Raises:
        ConfigError: as the plan's worker raises it, or Spark cannot be used.
        PubsieveError: ``spark-failed``.
    """
    plan.worker()
    with spark_context(master) as context:
        from pyspark import cloudpickle

        places = tuple(str(Path(place).resolve()) for place in sys.path)
        work = Work(cast(Any, cloudpickle).dumps(plan), places, timeout)
        yield from _waves(context, work, tasks)


def _waves(context: Any, work: Work, tasks: Iterable[Task]) -> Iterator[Any]:
    """The results in order, while Spark works on the next wave."""
    slots, group = context.defaultParallelism, f"pubsieve-{id(work)}"
    under_way: deque[Future[list[list[Any]]]] = deque()
    with ThreadPoolExecutor(_AHEAD) as threads:
        try:
            for wave in _cut(tasks, min(_WAVE, _HEAVIEST * _SLICES * slots)):
                batches = list(_cut(wave, sum(task.weight for task in wave) // (_SLICES * slots)))
                under_way.append(threads.submit(_collect, context, work, batches, group))
                if len(under_way) == _AHEAD:
                    yield from chain.from_iterable(under_way.popleft().result())
            while under_way:
                yield from chain.from_iterable(under_way.popleft().result())
        except BaseException:
            context.cancelJobGroup(group)
            raise


def _cut(tasks: Iterable[Task], weight: int) -> Iterator[Batch]:
    """The tasks in groups of at least some weight, save for the last."""
    group: Batch = []
    total = 0
    for task in tasks:
        group.append(task)
        total += task.weight
        if total >= weight:
            yield group
            group, total = [], 0
    if group:
        yield group


def _seen(task: Task) -> bool:
    """Whether its page can be read in this process."""
    raw = task.incoming.raw
    return not isinstance(raw, PageFile | LineInFile) or raw.is_here()


def _collect(context: Any, work: Work, batches: list[Batch], group: str) -> list[list[Any]]:
    """The results of each batch; the pages of files that the executors do not see are sent to them."""
    results = _results(context, work, batches, group)
    unseen = [
        [replace(task, incoming=task.incoming.loaded()) for task, result in zip(*pair, strict=True) if result is None]
        for pair in zip(batches, results, strict=True)
    ]
    if not any(unseen):
        return results
    late = chain.from_iterable(_results(context, work, unseen, group))
    return [[next(late) if result is None else result for result in batch] for batch in results]


def _results(context: Any, work: Work, batches: list[Batch], group: str) -> list[list[Any]]:
    """The results of each batch; where one of Spark's processes died, once more with a process for each page."""
    from py4j.protocol import Py4JError

    context.setJobGroup(group, "pubsieve run", interruptOnCancel=True)
    pages = context.parallelize(batches, len(batches))
    try:
        return cast("list[list[Any]]", pages.map(work).collect())
    except Py4JError:
        return cast("list[list[Any]]", pages.map(replace(work, guarded=True)).collect())
