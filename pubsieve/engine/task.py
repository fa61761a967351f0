"""One piece of work for a process, and what a pool needs to know of the work as a whole."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pubsieve.incoming import Incoming
from schemas.errors import InputError

_LEAST = 8192  # bytes: a small page costs as much as one of this size

Result = TypeVar("Result", covariant=True)


@dataclass(frozen=True, slots=True)
class Task:
    """One input.

    Attributes:
        incoming: the input.
        sated: what the report need not show the page for, see `pubsieve.report.listing.Listing`.
    """

    incoming: Incoming
    sated: frozenset[str] = frozenset()

    @property
    def source(self) -> str:
        """The input as given."""
        return self.incoming.source

    @property
    def weight(self) -> int:
        """How much work it is, in bytes of a page, about."""
        return max(_LEAST, self.incoming.raw.size if self.incoming.raw else 0)


class Plan(Protocol[Result]):
    """What is to be done with each input: the same in every process, so it can be pickled."""

    def worker(self) -> Callable[[Task], Result]:
        """Get ready to do it, in the process that calls this.

        Raises:
            ConfigError: something that the user gave is wrong for every input.
        """

    def lost(self, task: Task, error: InputError) -> Result:
        """The result for an input that no process could finish."""


def tasks_of(stream: Iterable[Incoming], sated: Callable[[], frozenset[str]] = frozenset) -> Iterator[Task]:
    """The inputs as tasks; `sated` is asked anew for each."""
    for incoming in stream:
        yield Task(incoming, sated())
