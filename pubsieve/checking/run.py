"""The order of a check: files -> records -> (repairs) -> checks -> what of it counts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from expectations import Checker, CheckRun
from pubsieve.checking.baseline import Baseline
from pubsieve.checking.changed import Changed
from pubsieve.checking.fixes import Fixer, refuse_other_formats
from pubsieve.checking.ignores import Ignore, Ignores
from pubsieve.checking.keys import Keys
from pubsieve.checking.outcome import Outcome, State, Told
from pubsieve.checking.project import Project
from pubsieve.checking.selection import Selection
from pubsieve.records.read import Inputs, Refused
from pubsieve.report.verdict import FailOn
from schemas.errors import CheckError, ConfigError
from schemas.finding import Finding

BaselineMode = Literal["read", "write", "update"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to check.

    Attributes:
        inputs: the record files.
        selection: the checks.
        engine: how they run.
        fail_on, max_findings: how many findings of which severity are let pass.
        baseline: the file of known findings; None for none.
        mode: whether the baseline is only read, written anew, or rid of what is gone.
        ignores: findings to let pass.
        only_changed: a commit; records that did not change since are left out.
        fix: whether to repair, and where to.
        gx_project: folder for a project of Great Expectations; what its suite reads of all records is held in memory.
        today: what counts as today for dates in the future; None for the real one.
    """

    inputs: Inputs
    selection: Selection
    engine: Literal["plain", "gx"] = "plain"
    fail_on: FailOn = "error"
    max_findings: int = 0
    baseline: Path | None = None
    mode: BaselineMode = "read"
    ignores: tuple[Ignore, ...] = ()
    only_changed: str | None = None
    fix: Literal["new-file", "in-place"] | None = None
    gx_project: Path | None = None
    today: date | None = None


def check_records(job: Job) -> Outcome:
    """Check the records of some files.

    Raises:
        ConfigError: the baseline cannot be read, git does not know the commit, or a file cannot be written back.
        PubsieveError: a file cannot be written.
    """
    _check_job(job)
    job.inputs.located()  # an output that is an input is told before anything is written
    baseline = _baseline(job)
    changed = Changed(job.only_changed) if job.only_changed else None
    outcome = Outcome(job.selection.checks, job.fail_on, job.max_findings)
    fixer = Fixer(job.selection.checks) if job.fix else None
    if fixer:
        refuse_other_formats(job.inputs.formats())
    _examine(job, outcome, changed, fixer)
    outcome.files = dict(job.inputs.files)
    _excuse(job, outcome, baseline)
    if fixer:
        outcome.repairs = fixer.repairs
        outcome.written += fixer.write(outcome.files, in_place=job.fix == "in-place")
    _keep_baseline(job, outcome, baseline)
    outcome.notes += job.inputs.skipped.lines()
    return outcome


def _examine(job: Job, outcome: Outcome, changed: Changed | None, fixer: Fixer | None) -> None:
    """Run the checks over all records; those that did not change are compared with the others all the same."""
    checker, keys = Checker(job.selection.checks, today=job.today), Keys()
    left_out: set[tuple[str, str | None, int | None]] = set()
    project = Project(job.gx_project) if job.gx_project else None
    for item in job.inputs:
        if isinstance(item, Refused):
            outcome.refused.append(item)
            continue
        if counts := changed is None or changed.touches(item):
            if fixer:
                fixer.repair(item)
        else:
            outcome.unchanged += 1
        keys.add(item.record)
        if project:
            project.add(item.record)
        found = checker.check(item.record)
        outcome.coverage.add(item.record)
        if counts:
            told = [_told(job, keys, finding) for finding in found]
            outcome.told += told
            outcome.sample.add(item.record, [each.finding for each in told])
        else:
            left_out.add((item.record["id"], item.record["source"], item.line))
    across = [_told(job, keys, finding) for finding in checker.finish()]
    outcome.told += (each for each in across if _place(each.finding) not in left_out)
    outcome.records = checker.records
    outcome.errors = [*checker.errors, *(_gate(checker) if job.engine == "gx" and checker.records else [])]
    if not checker.records and not outcome.refused:
        outcome.errors.append(CheckError("there are no records to check", code="no-records"))
    _tolerate(job, outcome, checker)
    if project:
        project.write(job.selection, outcome)


def _place(finding: Finding) -> tuple[str, str | None, int | None]:
    return finding.record, finding.source, finding.line


def _told(job: Job, keys: Keys, finding: Finding) -> Told:
    return Told(job.selection.weigh(finding), keys.of(finding))


def _gate(checker: Checker) -> list[CheckError]:
    """Let Great Expectations gate the checked records; gives what it could not evaluate or counts differently."""
    from expectations.gate import gx_gate  # takes seconds to import

    return gx_gate(CheckRun(checker.checks, checker.records, [], checker.counts)).errors


def _tolerate(job: Job, outcome: Outcome, checker: Checker) -> None:
    """Findings of a check that enough records pass do not count."""
    tolerated = job.selection.tolerated(checker.counts)
    for told in outcome.told:
        if why := tolerated.get(told.finding.check):
            told.state, told.why = State.TOLERATED, why


def _excuse(job: Job, outcome: Outcome, baseline: Baseline | None) -> None:
    """Mark what is ignored and what is known; note what of either was not needed."""
    ignores = Ignores(job.ignores)
    for told in outcome.told:
        if told.state is State.NEW and (reason := ignores.reason(told.finding)):
            told.state, told.why = State.IGNORED, reason
    if baseline:
        baseline.mark(outcome.told)
    if not job.only_changed:  # what was left out may need them
        ran = [check.id for check in outcome.checks]
        outcome.unused = ignores.unused(ran)
        if baseline and not outcome.refused and not outcome.errors:
            outcome.gone = baseline.gone(ran, outcome.files)


def _baseline(job: Job) -> Baseline | None:
    if job.baseline is None:
        return None
    if job.mode == "write" and not job.baseline.exists():
        return Baseline(job.baseline)
    return Baseline.load(job.baseline)


def _keep_baseline(job: Job, outcome: Outcome, baseline: Baseline | None) -> None:
    """Write the baseline where that was asked for, and everything could be processed."""
    if baseline is None or job.mode == "read":
        return
    if outcome.refused or outcome.errors:
        outcome.notes.append(f"{job.baseline}: left as it was, since not everything could be processed")
        return
    if job.mode == "write":
        made = baseline.renewed(outcome.told, [check.id for check in outcome.checks], outcome.files)
        made.mark(outcome.told)
        outcome.gone = []
        made.write()
    elif outcome.gone:
        baseline.without(outcome.gone).write()
    else:
        return
    outcome.written.append(str(job.baseline))


def _check_job(job: Job) -> None:
    """Refuse settings that contradict each other.

    Raises:
        ConfigError: ``usage``.
    """
    if job.mode != "read" and job.baseline is None:
        raise ConfigError(f"--{job.mode}-baseline needs --baseline FILE", code="usage")
    if job.mode != "read" and job.only_changed:
        raise ConfigError(f"--{job.mode}-baseline needs all records: leave out --only-changed", code="usage")
