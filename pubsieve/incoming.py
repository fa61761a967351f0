"""One input of a run, on its way through it."""

from dataclasses import dataclass

from cleaner.page import RawPage
from schemas.errors import InputError
from schemas.finding import Rejection


@dataclass(frozen=True, slots=True)
class Incoming:
    """One input of the run: a page, or the reason why it is none.

    Attributes:
        source: the input as given; ``file.jsonl#7`` for the page on line 7.
        page: the page; None where it was rejected.
        line: 1-based line in a JSONL file, else None.
        rejection: why there is no page.
    """

    source: str
    page: RawPage | None = None
    line: int | None = None
    rejection: Rejection | None = None

    @property
    def file(self) -> str:
        """The input without the number of the line in it."""
        return self.source if self.line is None else self.source.rpartition("#")[0]

    @property
    def place(self) -> str:
        """Where it stands, for messages: ``file`` or ``file:line``."""
        return self.source if self.line is None else f"{self.file}:{self.line}"


def refuse(error: InputError, *, source: str | None = None, line: int | None = None) -> Incoming:
    """Turn an error into the rejection that goes into rejected.jsonl."""
    name = source or error.source or "-"
    cause = error.__cause__
    detail = f"{type(cause).__name__}: {cause}" if cause else None
    return Incoming(
        name, line=line, rejection=Rejection(source=name, reason=error.message, code=error.code, detail=detail)
    )
