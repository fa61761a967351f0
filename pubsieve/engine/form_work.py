"""What `pubsieve clean` does with one input: clean it and put it into a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pubsieve.cleaning import Own, internal_error, process_one
from pubsieve.engine.task import Task
from pubsieve.incoming import Incoming, refuse
from pubsieve.render import form
from schemas.errors import ConfigError, InputError


class Formed(NamedTuple):
    """A page in the form, or the complaint why there is none."""

    text: str | None
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What `pubsieve clean` does with each input.

    Attributes:
        own: what the user adds to the cleaning.
        to: name of the form.
        links: whether Markdown keeps the links.
    """

    own: Own
    to: str
    links: bool = False

    def worker(self) -> Callable[[Task], Formed]:
        """See `Plan`."""
        formed = form(self.to, links=self.links)

        def work(task: Task) -> Formed:
            done = process_one(task.incoming, self.own)
            if done.document is None:
                return _complaint(done.incoming)
            try:
                return Formed(formed(done.document))
            except ConfigError:
                raise
            except Exception as error:
                failure = error if isinstance(error, InputError) else internal_error(error, task.source)
                return self.lost(task, failure)

        return work

    def lost(self, task: Task, error: InputError) -> Formed:
        """See `Plan`."""
        return _complaint(refuse(error, source=task.source, line=task.incoming.line))


def _complaint(incoming: Incoming) -> Formed:
    return Formed(None, f"{incoming.place}: {incoming.rejection.reason if incoming.rejection else ''}")
