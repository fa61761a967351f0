"""The server that the processes of the pool are forked from: it imports once what all of them need.

Imports little itself, so that the server can be started first and get ready beside the program.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

WORTHWHILE = 4 * 2**20  # bytes of pages: less is done sooner than other processes are started
_PRELOADED = ["pubsieve.engine.preload"]
_LOOKED_AT = 1000  # files


def context() -> "BaseContext":
    """How processes are started here."""
    import multiprocessing

    forks = "forkserver" in multiprocessing.get_all_start_methods()
    made = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        made.set_forkserver_preload(_PRELOADED)
    return made


def start_server() -> None:
    """Start it ahead of the first process, where there is one."""
    if context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def looks_worthwhile(inputs: Iterable[str]) -> bool:
    """Whether the inputs hold enough for several processes, by a first look at the sizes of files."""
    total = 0
    for size in islice(_sizes(inputs), _LOOKED_AT):
        total += size
        if total >= WORTHWHILE:
            return processors() > 1
    return False


def _sizes(inputs: Iterable[str]) -> Iterator[int]:
    for given in inputs:
        if os.path.isfile(given):  # noqa: PTH113  (as below: without imports, and quick for many files)
            yield os.path.getsize(given)  # noqa: PTH202
        for folder, _, names in os.walk(given):
            for name in names:
                path = os.path.join(folder, name)  # noqa: PTH118
                yield os.path.getsize(path) if os.path.isfile(path) else 0  # noqa: PTH113, PTH202
