"""A pool of processes that survives the death of each of them; results come in the order of the tasks.

The standard library's pools break when a process dies, or hang, and cannot tell which task was the cause. Here every
process has a pipe of its own and counts the tasks that it begins, so that it is known at which it died. That one gets a
second try by itself, because a process may be killed through no fault of its page; the others of its batches are done
elsewhere. Each process gets its next batch before it is through with the last, so that it never waits for us.
"""

import pickle
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from pubsieve.engine.batches import Batches
from pubsieve.engine.child import FAILURE, READY
from pubsieve.engine.limit import ended_by_limit
from pubsieve.engine.process import Process, why_dead
from pubsieve.engine.task import Plan, Task
from schemas.errors import PubsieveError

_IN_FLIGHT = 4096  # tasks from the first that is not given back to the last that was begun
_WAITING = 64 * 2**20  # bytes of results that wait for an earlier one
_NEARLY_THROUGH = 8  # tasks that a busy process has left when it gets its next batch
_AHEAD = 1 << 20  # bytes of their pages
_AT_ONCE = 32  # results given back before the processes are looked after again
_FALSE_STARTS = 3

Result = TypeVar("Result")


class Pool(Generic[Result]):
    """Does tasks in other processes; a context manager, which ends them.

    Args:
        plan: what to do.
        jobs: how many processes at most; they are started as they are needed.
        timeout: seconds for one task.
    """

    def __init__(self, plan: Plan[Result], jobs: int, timeout: float) -> None:
        self._plan, self._jobs, self._timeout = plan, jobs, timeout
        self._processes: list[Process] = []
        self._done: dict[int, bytes | Result] = {}
        self._bytes = 0
        self._suspects: set[int] = set()
        self._false_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        for one in self._processes:
            one.kill()
        while self._processes:
            self._processes.pop().bury()

    def map(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The result of each task, in their order; tasks are drawn only as there is room for their results.

        Raises:
            PubsieveError: as the plan's worker raises it, or ``processes-unusable``: they cannot be started.
        """
        batches = Batches(tasks, self._jobs)
        given = 0
        while batches or self._done or any(one.owes for one in self._processes):
            self._feed(batches, given)
            for _ in range(_AT_ONCE):
                if given not in self._done:
                    break
                yield self._give(given)
                given += 1
            self._collect(batches, block=given not in self._done)

    def _give(self, number: int) -> Result:
        result = self._done.pop(number)
        if not isinstance(result, bytes):
            return result
        self._bytes -= len(result)
        found: Result = pickle.loads(result)  # noqa: S301  (of our own process)
        return found

    def _feed(self, batches: Batches, given: int) -> None:
        """Give out work as long as there is some, and room for its results."""
        while self._bytes < _WAITING and batches:
            room = _IN_FLIGHT - (batches.drawn - given)
            process = self._idle() or self._nearly_through()
            if process is None or not (batch := batches.next(room)):
                return
            process.give(batch)

    def _idle(self) -> Process | None:
        """A process that waits for work, a new one where all are busy; None where there are enough."""
        idle = next((one for one in self._processes if not one.owes), None)
        if idle is None and len(self._processes) < self._jobs:
            idle = Process(self._plan, self._timeout)
            self._processes.append(idle)
        return idle

    def _nearly_through(self) -> Process | None:
        """A busy process that will soon have nothing to do."""
        least = min(self._processes, key=lambda one: len(one.owes))
        return least if len(least.owes) <= _NEARLY_THROUGH and least.weight <= _AHEAD else None

    def _collect(self, batches: Batches, *, block: bool) -> None:
        """Take one message of each process that has one."""
        pipes = {one.pipe: one for one in self._processes}
        for pipe in wait(pipes, None if block and any(one.owes for one in self._processes) else 0):
            process = pipes[pipe]  # type: ignore[index]  # it is one of those that were given
            try:
                message = process.pipe.recv_bytes()
            except (EOFError, OSError):
                self._replace(process, batches)
            else:
                self._answered(process, message)

    def _answered(self, process: Process, message: bytes) -> None:
        if message.startswith(READY):
            process.ready = True
            self._false_starts = 0
        elif message.startswith(FAILURE):
            raise pickle.loads(memoryview(message)[1:])  # noqa: S301  (of our own process)
        else:
            for number, result in process.answer(pickle.loads(memoryview(message)[1:])):  # noqa: S301  (as above)
                self._done[number] = result
                self._bytes += len(result)

    def _replace(self, process: Process, batches: Batches) -> None:
        """See to the work of a process that is gone; a new one starts when it is needed."""
        self._processes.remove(process)
        code = process.bury()
        if not process.ready:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                message = f"cannot start other processes (exit code {code}): --jobs 1 does without"
                raise PubsieveError(message, code="processes-unusable")
        elif culprit := process.culprit():
            number, task = culprit
            if number in self._suspects or ended_by_limit(code):
                self._done[number] = self._plan.lost(task, why_dead(code, task.source, self._timeout))
            else:
                self._suspects.add(number)
                batches.alone(culprit)
        batches.again(process.owes)
