"""What runs in each process of the pool: batches of tasks in, the result of each task out, in order.

Results go out a few at a time: each message wakes the pool, which costs as much as putting a page into its lines. So a
counter in shared memory says which task was under way when a process died.
"""

import gc
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any, Protocol

from pubsieve.engine import limit
from pubsieve.engine.task import Plan
from schemas.errors import PubsieveError

_GARBAGE = 50_000  # objects between two looks for garbage: a page leaves little, and a look takes long
_SECONDS = 0.05  # that a result waits for the next ones
_BYTES = 1 << 16  # of results that wait
READY, RESULTS, FAILURE = b">", b"=", b"!"  # the first byte of a message


class Counter(Protocol):
    """A number in shared memory."""

    value: int


def serve(plan: Plan[Any], connection: Connection, timeout: float, begun: Counter) -> None:
    """Do batches until the other end is gone.

    Args:
        plan: what to do.
        connection: to the pool. In: pickled lists of tasks. Out: first `READY`; then `RESULTS` and a pickled list of
            the pickled results of the next tasks, or `FAILURE` and a pickled `PubsieveError` that ends the run.
        timeout: seconds for one task; then the process ends.
        begun: how many tasks were begun so far.
    """
    gc.set_threshold(_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to answer
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        worker = plan.worker()
        connection.send_bytes(READY)
        while True:
            _do(worker, pickle.loads(connection.recv_bytes()), connection, timeout, begun)  # noqa: S301  (our own)
    except PubsieveError as error:
        limit.ring_after(0)
        connection.send_bytes(FAILURE + pickle.dumps(error))
    except (EOFError, OSError):  # nobody listens any more
        return


def _do(
    worker: Callable[[Any], Any], tasks: Iterable[Any], connection: Connection, timeout: float, begun: Counter
) -> None:
    results, size, last = list[bytes](), 0, time.monotonic()
    for task in tasks:
        begun.value += 1
        limit.ring_after(timeout)
        result = worker(task)
        limit.ring_after(0)
        results.append(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        size += len(results[-1])
        if size > _BYTES or time.monotonic() - last > _SECONDS:
            _send(results, connection)
            results, size, last = [], 0, time.monotonic()
    _send(results, connection)


def _send(results: list[bytes], connection: Connection) -> None:
    if results:
        connection.send_bytes(RESULTS + pickle.dumps(results, pickle.HIGHEST_PROTOCOL))
