"""What runs in each process of the pool: batches of tasks in, the result of each task out, in order."""

import gc
import pickle
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from pubsieve.engine import limit
from pubsieve.engine.task import Plan
from schemas.errors import PubsieveError

_GARBAGE = 50_000  # objects between two looks for garbage: a page leaves little, and a look takes long
READY, RESULT, FAILURE = b">", b"=", b"!"  # the first byte of a message


def serve(plan: Plan[Any], connection: Connection, timeout: float) -> None:
    """Do batches until the other end is gone.

    Args:
        plan: what to do.
        connection: to the pool. In: pickled lists of tasks. Out: first `READY`; then `RESULT` and the pickled result
            of one task, or `FAILURE` and a pickled `PubsieveError` that ends the run.
        timeout: seconds for one task; then the process ends.
    """
    gc.set_threshold(_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to answer
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        worker = plan.worker()
        connection.send_bytes(READY)
        while True:
            for task in pickle.loads(connection.recv_bytes()):  # noqa: S301  (of our own process)
                limit.ring_after(timeout)
                result = worker(task)
                limit.ring_after(0)
                connection.send_bytes(RESULT + pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    except PubsieveError as error:
        limit.ring_after(0)
        connection.send_bytes(FAILURE + pickle.dumps(error))
    except (EOFError, OSError):  # nobody listens any more
        return
