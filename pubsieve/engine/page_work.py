"""All that a run does with one input by itself: read, clean, check, and put into lines that are ready to be written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from expectations import Checker
from expectations.run import Examined
from pubsieve.checking.selection import select
from pubsieve.cleaning import Own, Processed, internal_error, process_one
from pubsieve.drift import DriftWatch, drift_watch
from pubsieve.engine.cache import Cache, DamagedError
from pubsieve.engine.manifest import hash_of
from pubsieve.engine.outcome import NO_IDENTITY, Done, Identity, Outcome, outcomes
from pubsieve.engine.task import Task
from pubsieve.incoming import Incoming, refuse
from pubsieve.json_line import lines_of
from pubsieve.lines import located, record_lines
from pubsieve.report.listing import Listing
from pubsieve.report.tally import Tally
from pubsieve.settings import Settings
from schemas.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What a run does with each input.

    Attributes:
        own: what the user adds to the cleaning.
        settings: which checks run, and how.
        today: what counts as today for dates in the future.
        text: whether the clean text of each page is wanted.
        cache: the folder of the results of earlier runs, where there is one.
        fingerprint: stands for all that the results depend on besides the input.
    """

    own: Own
    settings: Settings
    today: date
    text: bool = False
    cache: Path | None = None
    fingerprint: str = ""

    def worker(self) -> Callable[[Task], Done]:
        """See `Plan`."""
        return PageWorker(self)

    def lost(self, task: Task, error: InputError) -> Done:
        """See `Plan`."""
        return _rejected(refuse(error, source=task.source, line=task.incoming.line))


class PageWorker:
    """Does what a plan says, one input after the other; keeps nothing of them."""

    def __init__(self, plan: PagePlan) -> None:
        self._plan = plan
        self._selection = select(plan.settings)
        checks = self._selection.checks
        self._checker = Checker(checks, today=plan.today)
        self._dated = {check.id for check in checks if check.dated}
        self._cache = Cache(plan.cache, plan.today.isoformat()) if plan.cache else None
        self._drift: DriftWatch | None = drift_watch(checks, plan.own.profiles)

    def __call__(self, task: Task) -> Done:
        """One input; whatever goes wrong with it, it is rejected and the rest goes on."""
        try:
            return self._done(task)
        except ConfigError:
            raise
        except Exception as error:
            failure = internal_error(error, task.source)
            return _rejected(refuse(failure, source=task.source, line=task.incoming.line))

    def _done(self, task: Task) -> Done:
        incoming = task.incoming.loaded()
        if incoming.rejection:
            return _rejected(incoming)
        identity = incoming.identity()
        if self._cache is None:
            return self._clean(incoming, identity, task.sated)
        return self._cached(self._cache, incoming, identity)

    def _cached(self, kept: Cache, incoming: Incoming, identity: Identity) -> Done:
        line = "" if incoming.line is None else str(incoming.line)
        key = hash_of([self._plan.fingerprint, incoming.source, line, identity[1]])
        try:
            if (found := kept.get(key)) and (known := self._known(*found)):
                return known
            damaged = False
        except DamagedError:
            damaged = True
        done = self._clean(incoming, identity, frozenset())  # another run may show what this one need not
        if done.records:
            kept.put(key, (*(data.decode() for data in (done.line, done.records, done.findings)), done.text))
        return replace(done, cache="damaged") if damaged else done

    def _known(self, day: str, texts: list[str | None]) -> Done | None:
        """A result of an earlier run, where it is that of this run too.

        A check that knows today finds what lies ahead of it: what it let pass, it lets pass on any later day.

        Raises:
            DamagedError: it is none.
        """
        try:
            *lines, text = texts
            line, records, findings = ((one or "").encode() for one in lines)
            done = Done(line, records, findings, text=text, cache="hit")
            checks = done.outcome.tally.listing.findings.keys()
        except ValueError as error:
            raise DamagedError from error
        if day > self._plan.today.isoformat() or (day != self._plan.today.isoformat() and checks & self._dated):
            return None
        return done

    def _clean(self, incoming: Incoming, identity: Identity, sated: frozenset[str]) -> Done:
        done = process_one(incoming, self._plan.own)
        if done.document is None:
            return _rejected(done.incoming, identity)
        document, records = done.document, done.records
        lines = record_lines(document)
        examined = [self._examine(record, own, incoming.line) for record, own in zip(records, lines, strict=True)]
        findings = [finding for one in examined for finding in one.findings]
        tally = Tally(listing=Listing(enough=sated))
        tally.add_input(done, findings)
        tally.listing.enough = frozenset()  # it is nothing that the page gave
        outcome = Outcome(
            incoming.source,
            incoming.line,
            *identity,
            tally=tally,
            signs=self._drift.signs(document, records) if self._drift else None,
            examined=examined,
        )
        return Done(
            outcomes().dump_json(outcome),
            lines_of(records),
            lines_of(finding.model_dump(mode="json") for finding in findings),
            text=document.text if self._plan.text else None,
            _outcome=outcome,
        )

    def _examine(self, record: dict[str, Any], lines: dict[str, int], line: int | None) -> Examined:
        """What the checks say of a record, the findings with their line and the severity that the settings give."""
        examined = self._checker.examine(record)
        if not examined.findings:
            return examined
        own = lines if line is None else {"": line}
        examined.findings = [self._selection.weigh(located(finding, own)) for finding in examined.findings]
        return examined


def _rejected(incoming: Incoming, identity: Identity = NO_IDENTITY) -> Done:
    outcome = Outcome(incoming.source, incoming.line, *identity, rejection=incoming.rejection)
    outcome.tally.add_input(Processed(incoming))
    lines = lines_of([incoming.rejection.model_dump(mode="json")] if incoming.rejection else ())
    return Done(outcomes().dump_json(outcome), rejected=lines, _outcome=outcome)
