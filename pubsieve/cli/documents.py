"""The cleaned pages of a command's inputs; what could not be cleaned is told."""

from collections.abc import Iterator, Sequence

from cleaner.document import Document
from pubsieve.cleaning import Own, Processed, process_one
from pubsieve.cli.console import say
from pubsieve.engine.limit import SECONDS, PageTimeout, interrupted_after, too_slow
from pubsieve.incoming import Incoming, refuse
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
        timeout: seconds that one page may take.

    Attributes:
        failed: whether an input was rejected so far.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        own: Own,
        outputs: frozenset[str] = frozenset(),
        limits: Limits = DEFAULT,
        timeout: float = SECONDS,
    ) -> None:
        self.failed = False
        self._skipped = Skipped()
        self._own, self._timeout = own, timeout
        self._incoming = read_inputs(inputs, self._skipped, outputs, limits)

    def __iter__(self) -> Iterator[Document]:
        for done in map(self._process, self._incoming):
            if done.document is not None:
                yield done.document
            else:
                self.failed = True
                say(f"{done.incoming.place}: {done.reason}")
        for line in self._skipped.lines():
            say(line)

    def _process(self, incoming: Incoming) -> Processed:
        try:
            with interrupted_after(self._timeout):
                return process_one(incoming, self._own)
        except PageTimeout:
            error = too_slow(incoming.source, self._timeout)
            return Processed(refuse(error, source=incoming.source, line=incoming.line))
