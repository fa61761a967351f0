"""What became of one input, on its way from where it was done to where it is counted and written."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from expectations.run import Examined
from pubsieve.drift import Signs
from pubsieve.incoming import Incoming
from pubsieve.report.tally import Tally
from schemas.finding import Rejection

Identity = tuple[int, str]
NO_IDENTITY: Identity = (0, "")


@dataclass(slots=True)
class Outcome:
    """What became of one input, in plain values: what the run as a whole must know of it.

    Attributes:
        source: the input as given.
        line: its line in a JSONL file.
        size: bytes of the page as it came.
        digest: SHA-256 of them; empty where there are none.
        rejection: why there is no record.
        tally: the figures.
        signs: for the drift of sites.
        examined: what the checks said of each record.
    """

    source: str
    line: int | None = None
    size: int = 0
    digest: str = ""
    rejection: Rejection | None = None
    tally: Tally = field(default_factory=Tally)
    signs: Signs | None = None
    examined: list[Examined] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The input without the number of the line in it."""
        return self._incoming.file

    @property
    def place(self) -> str:
        """Where it stands, for messages: ``file`` or ``file:line``."""
        return self._incoming.place

    @property
    def _incoming(self) -> Incoming:
        return Incoming(self.source, line=self.line)


@dataclass(slots=True)
class Done:
    """The same with what is to be written, ready for the files.

    Attributes:
        line: the outcome as JSON.
        records: the lines of the records.
        findings: those of the findings.
        rejected: that of the rejection.
        text: the clean text.
        cache: what a cache had.
    """

    line: bytes
    records: bytes = b""
    findings: bytes = b""
    rejected: bytes = b""
    text: str | None = None
    cache: Literal["", "hit", "damaged"] = ""
    _outcome: Outcome | None = None

    @property
    def outcome(self) -> Outcome:
        """What became of the input; read from `line` where another process made it.

        Raises:
            ValidationError: the line is none.
        """
        if self._outcome is None:
            self._outcome = outcomes().validate_json(self.line)
        return self._outcome

    def __reduce__(self) -> tuple[Any, ...]:
        return Done, (self.line, self.records, self.findings, self.rejected, self.text, self.cache)


@cache
def outcomes() -> TypeAdapter[Outcome]:
    """Outcomes as JSON and back."""
    return TypeAdapter(Outcome)
