"""One input after the other is cleaned and read; one bad page never ends the run."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner import clean
from cleaner.document import Document
from pubsieve.incoming import Incoming, refuse
from schemas.errors import ConfigError, InputError


@dataclass(slots=True)
class Processed:
    """What became of one input.

    Attributes:
        incoming: the input; carries the rejection where there is one.
        document: the cleaned page; None where it was rejected.
        records: the records as JSON values, in the keys and order of the contract.
    """

    incoming: Incoming
    document: Document | None = None
    records: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reason(self) -> str | None:
        """Why there is no record; None where there is one."""
        return self.incoming.rejection.reason if self.incoming.rejection else None


def process(stream: Iterable[Incoming], profiles: Sequence[Path] = ()) -> Iterator[Processed]:
    """Clean each page; a page that cannot be cleaned is rejected and the rest goes on.

    Args:
        stream: the inputs.
        profiles: profile files of the user's own.

    Raises:
        ConfigError: a profile is invalid.
    """
    for incoming in stream:
        yield _process(incoming, profiles) if incoming.page else Processed(incoming)


def _process(incoming: Incoming, profiles: Sequence[Path]) -> Processed:
    assert incoming.page is not None
    try:
        document = clean(incoming.page, profiles=profiles)
        records = [article.model_dump(mode="json") for article in document.articles]
        if not records:
            raise InputError("no record came out of the page", code="no-record", source=incoming.source)
    except InputError as error:
        return Processed(refuse(error, source=incoming.source, line=incoming.line))
    except ConfigError:  # a broken profile is wrong for every page
        raise
    except Exception as error:  # one page must never end the run; what went wrong is kept with its place
        return Processed(refuse(_internal(error, incoming.source), source=incoming.source, line=incoming.line))
    return Processed(incoming, document, records)


def _internal(error: Exception, source: str) -> InputError:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    message = f"cannot be cleaned: this is a bug in pubsieve ({place}), please report it with the page"
    failure = InputError(message, code="internal-error", source=source)
    failure.__cause__ = error
    return failure
