"""One process of the pool, its pipe, and the tasks that it owes."""

import contextlib
import pickle
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from pubsieve.engine.batches import Numbered
from pubsieve.engine.child import serve
from pubsieve.engine.limit import ended_by_limit, too_slow
from pubsieve.engine.server import context
from pubsieve.engine.task import Plan
from schemas.errors import InputError

_PATIENCE = 5.0  # seconds for a process to end by itself


class Process:
    """A running process.

    Attributes:
        pipe: to it and from it; at its end when the process is gone.
        owes: what it was given and has not answered, in order.
        ready: whether it ever got ready to work.
    """

    def __init__(self, plan: Plan[Any], timeout: float) -> None:
        made = context()
        self.pipe: Connection[Any, Any]
        self.pipe, theirs = made.Pipe()
        self._begun = made.RawValue("Q", 0)
        self._process = made.Process(  # type: ignore[attr-defined]  # every context has it
            target=serve, args=(plan, theirs, timeout, self._begun), daemon=True
        )
        self._process.start()
        theirs.close()
        self.owes: deque[Numbered] = deque()
        self.ready = False
        self._answered = 0
        self._messages: SimpleQueue[bytes | None] = SimpleQueue()
        self._sender = Thread(target=self._send, daemon=True)
        self._sender.start()

    @property
    def weight(self) -> int:
        """How much work it owes, in bytes of pages, about."""
        return sum(task.weight for _, task in self.owes)

    def give(self, batch: Sequence[Numbered]) -> None:
        """Send it a batch, which it takes when it is through with the one before; where it is dead, its pipe tells."""
        self.owes.extend(batch)
        self._messages.put(pickle.dumps([task for _, task in batch], pickle.HIGHEST_PROTOCOL))

    def answer(self, results: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """Take the results of the next tasks; gives them with the numbers of these."""
        self._answered += len(results)
        for result in results:
            number, _ = self.owes.popleft()
            yield number, result

    def culprit(self) -> Numbered | None:
        """Of a dead process the task at which it died, taken out of what it owes; the next one where it had none."""
        if not self.owes:
            return None
        at = max(0, self._begun.value - self._answered - 1)
        found = self.owes[at]
        del self.owes[at]
        return found

    def _send(self) -> None:
        """In a thread of its own, since a process that is busy takes nothing, and may be waiting for us to read."""
        with contextlib.suppress(OSError):
            while message := self._messages.get():
                self.pipe.send_bytes(message)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def bury(self) -> int | None:
        """Wait until it is gone; gives its exit code."""
        self._messages.put(None)
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
        self._sender.join(_PATIENCE)
        self.pipe.close()
        code: int | None = self._process.exitcode
        self._process.close()
        return code


def why_dead(code: int | None, source: str, timeout: float) -> InputError:
    """Why the page is rejected at which a process ended with this exit code."""
    if ended_by_limit(code):
        return too_slow(source, timeout)
    try:
        how = f"by {signal.Signals(-code).name}" if code is not None and code < 0 else f"with exit code {code}"
    except ValueError:
        how = f"by signal {-(code or 0)}"
    message = f"ended the process that cleaned it, twice ({how}; SIGKILL may mean that memory ran out)"
    return InputError(message, code="worker-died", source=source)
