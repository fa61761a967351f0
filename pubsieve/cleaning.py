"""One input after the other is cleaned and read; one bad page never ends the run."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner import Rule, clean
from cleaner.document import Document
from pubsieve.incoming import Incoming, refuse
from pubsieve.plugins import load_named
from pubsieve.settings import Settings
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


@dataclass(frozen=True, slots=True)
class Own:
    """What the user adds to the cleaning, as `cleaner.clean` takes it.

    Attributes:
        settings: where the rules come from; another process imports them again by it.
    """

    profiles: tuple[Path, ...] = ()
    rules: tuple[Rule, ...] = ()
    phrases: tuple[str, ...] = ()
    settings: Settings | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        if self.settings is None:
            return Own, (self.profiles, self.rules, self.phrases)
        return own_of, (self.settings, self.profiles[len(self.settings.profiles) :])


def own_of(settings: Settings, profiles: Sequence[Path] = ()) -> Own:
    """What the settings add, and profiles from the command line besides.

    Raises:
        ConfigError: a rule cannot be imported or is no function.
    """
    rules = [load_named(name, "rules", settings.folder, settings.origin) for name in settings.rules]
    for name, rule in zip(settings.rules, rules, strict=True):
        if not callable(rule):
            message = f"rules: {name!r} is no function and no object that can be called"
            raise ConfigError(message, code="config-invalid", source=settings.origin)
    return Own((*settings.profiles, *profiles), tuple(rules), tuple(settings.phrases), settings)


NOTHING = Own()


def process(stream: Iterable[Incoming], own: Own = NOTHING) -> Iterator[Processed]:
    """Clean each page; a page that cannot be cleaned is rejected and the rest goes on.

    Args:
        stream: the inputs.
        own: what the user adds to the cleaning.

    Raises:
        ConfigError: a profile is invalid.
    """
    for incoming in stream:
        yield process_one(incoming, own)


def process_one(incoming: Incoming, own: Own = NOTHING) -> Processed:
    """Clean one page; what is no page, or cannot be cleaned, carries its rejection.

    Args:
        incoming: the input.
        own: what the user adds to the cleaning.

    Raises:
        ConfigError: a profile is invalid.
    """
    if incoming.rejection:
        return Processed(incoming)
    try:
        document = clean(incoming.page(), profiles=own.profiles, rules=own.rules, phrases=own.phrases)
        records = [article.model_dump(mode="json") for article in document.articles]
        if not records:
            raise InputError("no record came out of the page", code="no-record", source=incoming.source)
    except InputError as error:
        return Processed(refuse(error, source=incoming.source, line=incoming.line))
    except ConfigError:  # a broken profile is wrong for every page
        raise
    except Exception as error:  # one page must never end the run; what went wrong is kept with its place
        return Processed(refuse(internal_error(error, incoming.source), source=incoming.source, line=incoming.line))
    return Processed(incoming, document, records)


def internal_error(error: Exception, source: str) -> InputError:
    """The rejection of a page on which our own code failed."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    message = f"cannot be cleaned: this is a bug in pubsieve ({place}), please report it with the page"
    failure = InputError(message, code="internal-error", source=source)
    failure.__cause__ = error
    return failure
