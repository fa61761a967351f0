"""One input of a run, on its way through it: still undecoded: reading costs little, decoding runs anywhere."""

from dataclasses import dataclass, replace
from typing import Protocol

from cleaner.page import RawPage
from schemas.errors import InputError
from schemas.finding import Rejection


class Raw(Protocol):
    """What an input holds, before it is decoded; small, frozen and picklable: `pubsieve.raw` has them all."""

    @property
    def size(self) -> int:
        """How many bytes it holds, about."""

    def loaded(self, source: str) -> "Raw":
        """The same with its bytes, where they are still to be read.

        Raises:
            InputError: they cannot be read.
        """

    def digest(self) -> str:
        """A hash that is equal for two only where decoding them gives the same page."""

    def page(self, source: str) -> RawPage:
        """Decode it.

        Args:
            source: the input's name, for messages and for the record.

        Raises:
            InputError: it holds no page.
        """


@dataclass(frozen=True, slots=True)
class Incoming:
    """One input of the run: a page, or the reason why it is none.

    This is the unit of work of a run. `pubsieve.readers.read_inputs` yields them in a fixed order, with no more work on
    each than finding its bytes; everything that costs time (decoding, parsing JSON, cleaning) begins with `page`, in
    whatever process. It pickles to little more than its bytes, and its `source` is the same in every run.

    Attributes:
        source: the input as given; ``file.jsonl#7`` for the page on line 7, ``pages.zip!a/b.html`` for one in an
            archive (``!2`` behind the second of that name), ``crawl.warc.gz#12`` for the 12th record.
        raw: what it holds, undecoded; None where it was rejected.
        line: 1-based line in a JSONL file, else None.
        rejection: why there is no page.
    """

    source: str
    raw: Raw | None = None
    line: int | None = None
    rejection: Rejection | None = None

    def loaded(self) -> "Incoming":
        """The same with its bytes, where they are still to be read; rejected where they cannot be."""
        try:
            return self if self.raw is None else replace(self, raw=self.raw.loaded(self.source))
        except InputError as error:
            return refuse(error, source=self.source, line=self.line)

    def identity(self) -> tuple[int, str]:
        """Bytes and SHA-256 of what it holds; zero and nothing where it was rejected."""
        return (self.raw.size, self.raw.digest()) if self.raw else (0, "")

    def page(self) -> RawPage:
        """The decoded page.

        Raises:
            InputError: there is none.
        """
        if self.raw is not None:
            return self.raw.page(self.source)
        assert self.rejection is not None
        raise InputError(self.rejection.reason, code=self.rejection.code, source=self.source)

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
