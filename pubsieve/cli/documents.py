"""The cleaned pages of a command's inputs; what could not be cleaned is told."""

from collections.abc import Iterator, Sequence

from cleaner.document import Document
from pubsieve.cleaning import Own, process
from pubsieve.cli.console import say
from pubsieve.limits import DEFAULT, Limits
from pubsieve.readers import read_inputs
from pubsieve.sources import Skipped


class Documents:
    """Iterates over the cleaned pages.

    Args:
        inputs: as on the command line.
        own: what the user adds to the cleaning.
        outputs: real paths of the files that the command will write.
        limits: how much a page may hold.

    Attributes:
        failed: whether an input was rejected so far.
    """

    def __init__(
        self, inputs: Sequence[str], own: Own, outputs: frozenset[str] = frozenset(), limits: Limits = DEFAULT
    ) -> None:
        self.failed = False
        self._skipped = Skipped()
        self._processed = process(read_inputs(inputs, self._skipped, outputs, limits), own)

    def __iter__(self) -> Iterator[Document]:
        for done in self._processed:
            if done.document is not None:
                yield done.document
            else:
                self.failed = True
                say(f"{done.incoming.place}: {done.reason}")
        for line in self._skipped.lines():
            say(line)
