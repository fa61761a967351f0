"""Going on with a run: its inputs are found again, and what became of those that are done is read, not done again."""

from collections.abc import Iterator

from pydantic import ValidationError

from pubsieve.engine.gathered import Gathered
from pubsieve.engine.outcome import Outcome, outcomes
from pubsieve.engine.staging import Staging
from pubsieve.incoming import Incoming
from schemas.errors import ConfigError

_NEVER_READ = ("page-timeout", "worker-died", "internal-error")


def replay(staging: Staging, stream: Iterator[Incoming], gathered: Gathered, *, text: bool) -> None:
    """Take what is committed, and pass over its inputs.

    Args:
        staging: of the run.
        stream: the inputs from the first on.
        gathered: takes the outcomes.
        text: whether the run writes the clean texts.

    Raises:
        ConfigError: ``resume-refused``: an input is not what it was, or ``resume-damaged``.
    """
    for line in staging.committed():
        try:
            outcome = outcomes().validate_json(line)
        except ValidationError as error:
            message = "what the unfinished run wrote is damaged, so it cannot go on: run it without --resume"
            raise ConfigError(message, code="resume-damaged", source=str(staging.out)) from error
        incoming = next(stream, None)
        if incoming is None or not _same(incoming, outcome):
            message = "is not the input that it was, so the unfinished run cannot go on: run it without --resume"
            raise ConfigError(message, code="resume-refused", source=outcome.source)
        gathered.add(outcome)
        staging.skip(outcome.source, text=text and outcome.rejection is None)
    if staging.sealed and (more := next(stream, None)):
        message = "was no input of the unfinished run, so it cannot go on: run it without --resume"
        raise ConfigError(message, code="resume-refused", source=more.source)


def _same(incoming: Incoming, outcome: Outcome) -> bool:
    if incoming.source != outcome.source:
        return False
    if outcome.rejection and outcome.rejection.code in _NEVER_READ:
        return True
    return incoming.loaded().identity() == (outcome.size, outcome.digest)
