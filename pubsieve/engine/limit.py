"""The time that one page may take.

In a process of the pool the system itself ends the process when the time is over, whatever code it is stuck in, and
even where the program that started it is gone. In the program's own process a signal can only interrupt Python code.
"""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from schemas.errors import InputError

SECONDS = 60.0
_CAN_ALARM = sys.platform != "win32"


class PageTimeout(BaseException):
    """The time is over. No `Exception`, so that nothing on the way takes it for an error of the page."""


def too_slow(source: str, seconds: float) -> InputError:
    """Why a page that took too long is rejected."""
    return InputError(
        f"took longer than {seconds:g} seconds to clean: --timeout gives it more", code="page-timeout", source=source
    )


def ring_after(seconds: float) -> None:
    """Have the system ring after some seconds, which ends this process where it has no handler; 0 calls it off.

    Without effect on Windows.
    """
    if _CAN_ALARM:
        signal.setitimer(signal.ITIMER_REAL, seconds)


def ended_by_limit(exit_code: int | None) -> bool:
    """Whether a process ended because its time was over."""
    return _CAN_ALARM and exit_code == -signal.SIGALRM


@contextlib.contextmanager
def alarm() -> Iterator[Callable[[float], None]]:
    """Gives what has the block interrupted after some seconds, and with 0 calls that off, as often as one likes.

    Without effect outside the main thread and on Windows.

    Raises:
        PageTimeout: in the block.
    """
    if not _CAN_ALARM or threading.current_thread() is not threading.main_thread():
        yield lambda _seconds: None
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    try:
        yield ring_after
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    """Interrupt the block after some seconds; see `alarm`.

    Raises:
        PageTimeout: in the block.
    """
    with alarm() as ring:
        ring(seconds)
        yield


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise PageTimeout
