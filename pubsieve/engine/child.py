"""What runs in each process of the pool: batches of tasks in, the result of each task out, in order."""

import pickle
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from pubsieve.engine import limit
from pubsieve.engine.task import Plan
from schemas.errors import PubsieveError

READY, RESULT, FAILURE = b">", b"=", b"!"  # the first byte of a message


def serve(plan: Plan[Any], connection: Connection, timeout: float) -> None:
    """Do batches until the other end is gone.

    Args:
        plan: what to do.
        connection: to the pool. In: pickled lists of tasks. Out: first `READY`; then `RESULT` and the pickled result
            of one task, or `FAILURE` and a pickled `PubsieveError` that ends the run.
        timeout: seconds for one task; then the process ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to answer
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        worker = plan.worker()
        connection.send_bytes(READY)
        while True:
            for task in pickle.loads(connection.recv_bytes()):  # noqa: S301  (of our own process)
                limit.end_process_after(timeout)
                result = worker(task)
                limit.end_process_after(0)
                connection.send_bytes(RESULT + pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    except PubsieveError as error:
        limit.end_process_after(0)
        connection.send_bytes(FAILURE + pickle.dumps(error))
    except (EOFError, OSError):  # nobody listens any more
        return
