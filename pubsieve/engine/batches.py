"""Tasks in batches: so few that every process has some to do, so many that the way to it hardly counts."""

from collections import deque
from collections.abc import Iterable

from pubsieve.engine.task import Task

_MOST = 32  # tasks
_HEAVIEST = 512 * 1024  # bytes of pages, about

Numbered = tuple[int, Task]


class Batches:
    """Draws tasks and numbers them.

    Args:
        tasks: in order; drawn only as they are needed.
        jobs: how many processes there are.

    Attributes:
        drawn: how many were drawn so far.
    """

    def __init__(self, tasks: Iterable[Task], jobs: int) -> None:
        self._tasks = iter(tasks)
        self._jobs = jobs
        self._again: deque[Numbered] = deque()
        self._alone: deque[Numbered] = deque()
        self.drawn = 0
        self._ahead: Task | None = next(self._tasks, None)

    def __bool__(self) -> bool:
        """Whether there is more to do."""
        return self._ahead is not None or bool(self._again) or bool(self._alone)

    def next(self, room: int) -> list[Numbered]:
        """The next batch; empty where there is none.

        Args:
            room: how many new tasks at most. Those that are done again always have room.
        """
        if self._alone:
            return [self._alone.popleft()]
        # The first batches are small, so that a few tasks are spread over all processes.
        most = min(_MOST, 1 + self.drawn // (4 * self._jobs))
        heaviest, end, batch = _HEAVIEST, self.drawn + room, list[Numbered]()
        while len(batch) < most and heaviest > 0 and (task := self._peek(end)):
            batch.append(self._draw())
            heaviest -= task.weight
        return batch

    def again(self, tasks: Iterable[Numbered]) -> None:
        """Hand some out once more, before any new one."""
        self._again.extend(tasks)

    def alone(self, task: Numbered) -> None:
        """Hand one out once more, in a batch of its own."""
        self._alone.append(task)

    def _peek(self, end: int) -> Task | None:
        if self._again:
            return self._again[0][1]
        return self._ahead if self.drawn < end else None

    def _draw(self) -> Numbered:
        if self._again:
            return self._again.popleft()
        task, number = self._ahead, self.drawn
        assert task is not None
        self._ahead = next(self._tasks, None)
        self.drawn += 1
        return number, task
