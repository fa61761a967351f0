"""What every reader of a container needs to know and may ask."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pubsieve.incoming import Incoming
from pubsieve.limits import Limits
from pubsieve.sources import Skipped

ReadStream = Callable[[str, str | None, io.BufferedReader], Iterator[Incoming]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of inputs.

    Attributes:
        skipped: is filled with what containers hold that is no page.
        limits: how much a page may hold.
        read: reads a member of an archive: its name, its format, its bytes.
    """

    skipped: Skipped
    limits: Limits
    read: ReadStream
