"""What an expression takes at its worst, measured."""

import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from regexes.attacks import Attack, attacks
from regexes.tree import Tree

LENGTH = 20_000  # characters of a long text
SECONDS = 0.05  # that no expression may take for it, where its time grows faster than the text
STEPS = (1_000, 4_000)  # characters of the texts that are tried first
LAST = (2_500, 10_000)  # of those that decide: what grows by the square takes a quarter of the time of LENGTH
GROWTH = 7.0  # of the time with four times the text: 4 where they grow alike, 16 where the time does by the square
PATIENCE = 0.5  # seconds of the processor after which a trial is given up: a busy machine is no slow expression
AGAIN = 3  # trials, before a slow one counts: the machine may be busy


class GivenUpError(Exception):
    """A trial took longer than PATIENCE."""


def slow_attacks(pattern: re.Pattern[Any], tries: Iterable[str], longest: int = 0) -> Iterator[str]:
    """The methods with which an expression takes too long for some text, each with that text.

    Args:
        pattern: the expression.
        tries: the methods that are called on it.
        longest: characters of the longest text that it ever gets, 0 where there is no limit. It then only has to be
            quick on texts as long as that.
    """
    tried = attacks(Tree(pattern.pattern, pattern.flags))
    for method in sorted({one if one in ("search", "match", "fullmatch") else "findall" for one in tries}):
        trial = getattr(pattern, method)
        slow = _takes_long if longest else _grows
        if found := next((one for one in tried if slow(trial, one, pattern, longest)), None):
            yield f"{method}: {found}"


def _grows(trial: Callable[[Any], object], attack: Attack, pattern: re.Pattern[Any], _: int) -> bool:
    """Whether the time grows faster than the text, and matters."""
    steps = []
    for length in STEPS:
        most = SECONDS * (length / LENGTH) ** 2
        steps.append(_seconds(trial, attack, pattern, length, 2, most))
        if not most <= steps[-1] < inf:
            return steps[-1] == inf
    if steps[1] < GROWTH * steps[0]:
        return False
    return all(_still_grows(trial, attack, pattern) for _ in range(AGAIN))


def _still_grows(trial: Callable[[Any], object], attack: Attack, pattern: re.Pattern[Any]) -> bool:
    short, long = (_seconds(trial, attack, pattern, length, 2) for length in LAST)
    return long == inf or (long >= SECONDS * (LAST[1] / LENGTH) ** 2 and long >= GROWTH * short)


def _takes_long(trial: Callable[[Any], object], attack: Attack, pattern: re.Pattern[Any], longest: int) -> bool:
    return _seconds(trial, attack, pattern, longest, AGAIN, SECONDS) >= SECONDS


def _seconds(
    trial: Callable[[Any], object], attack: Attack, pattern: re.Pattern[Any], length: int, times: int, enough: float = 0
) -> float:
    """Seconds of the processor, the least of some trials; infinite where all are given up. `enough` ends them."""
    text: Any = attack.text(length)
    text = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    least = inf
    for _ in range(times):
        try:
            with _patience():
                begun = time.process_time()
                trial(text)
                taken = time.process_time() - begun
        except GivenUpError:
            continue
        least = min(least, taken)
        if least < enough:
            break
    return least


@contextmanager
def _patience() -> Iterator[None]:
    """Give up what takes long of the processor: the clock only says when to look, for a busy machine is no slow trial.

    (A timer of the processor's time itself would make `process_time` too coarse to measure with.)
    """
    end = time.process_time() + PATIENCE

    def look(*_: object) -> None:
        if time.process_time() >= end:
            raise GivenUpError

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE, PATIENCE / 5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
