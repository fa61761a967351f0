"""One process of the pool, its pipe, and the tasks that it owes."""

import contextlib
import pickle
import signal
from collections import deque
from collections.abc import Sequence
from multiprocessing.connection import Connection
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
        self._process = made.Process(  # type: ignore[attr-defined]  # every context has it
            target=serve, args=(plan, theirs, timeout), daemon=True
        )
        self._process.start()
        theirs.close()
        self.owes: deque[Numbered] = deque()
        self.ready = False

    def give(self, batch: Sequence[Numbered]) -> None:
        """Send it a batch; where it is dead, its pipe will tell."""
        self.owes.extend(batch)
        with contextlib.suppress(OSError):
            self.pipe.send_bytes(pickle.dumps([task for _, task in batch], pickle.HIGHEST_PROTOCOL))

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def bury(self) -> int | None:
        """Wait until it is gone; gives its exit code."""
        self.pipe.close()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
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
