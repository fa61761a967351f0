"""The order of a run: inputs -> clean pages -> records -> checks, in any number of processes -> output folder."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from expectations import CATALOG, Checker, CheckRun
from pubsieve import sinks
from pubsieve.cleaning import NOTHING, Own
from pubsieve.engine.gathered import Gathered
from pubsieve.engine.limit import SECONDS
from pubsieve.engine.page_work import Done, Outcome, PagePlan, outcomes
from pubsieve.engine.run_tasks import run_tasks
from pubsieve.engine.task import Task, tasks_of
from pubsieve.limits import DEFAULT, Limits
from pubsieve.readers import read_inputs
from pubsieve.report.figures import figures
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import FailOn, Verdict, judge
from pubsieve.sources import Skipped
from schemas.errors import CheckError


@dataclass(frozen=True, slots=True)
class Job:
    """What to run.

    Attributes:
        inputs: files, folders, glob patterns, ``-``.
        out: the output folder.
        suite: name of the suite of checks.
        engine: how the checks run.
        fail_on: from which severity on a finding fails the run.
        text: whether to write the clean text of each page as well.
        today: what counts as today for dates in the future; None for the real one.
        own: what the user adds to the cleaning.
        limits: how much a page may hold.
        jobs: how many processes; 1 is this one; None takes one for each processor where there is enough to do.
        timeout: seconds that one page may take.
        master: where Spark does the pages, such as ``local[2]``; None for processes of this machine.
    """

    inputs: tuple[str, ...]
    out: Path
    suite: str = "default"
    engine: Literal["plain", "gx"] = "plain"
    fail_on: FailOn = "error"
    text: bool = False
    today: date | None = None
    own: Own = NOTHING
    limits: Limits = DEFAULT
    jobs: int | None = 1
    timeout: float = SECONDS
    master: str | None = None


@dataclass(slots=True)
class Result:
    """What came of a run; the rest is in the output folder."""

    tally: Tally
    skipped: Skipped
    verdict: Verdict


def run(job: Job, tell: Callable[[Outcome], None]) -> Result:
    """Run a job.

    Args:
        job: what to run.
        tell: is called once for each input when it is done, rejected ones included, in their order.

    Raises:
        ConfigError: there is no such suite, or the output folder cannot be one.
        PubsieveError: an output file cannot be written; nothing of this run is left behind then.
    """
    today = job.today or date.today()
    gathered, skipped = Gathered(job.suite, today, job.own), Skipped()
    with sinks.OutputFolder(job.out) as folder:
        for name in (sinks.RECORDS, sinks.FINDINGS, sinks.REJECTED):
            folder.file(name)  # also where it stays empty
        plan = PagePlan(job.own, job.suite, today, job.text)
        tasks = tasks_of(read_inputs(job.inputs, skipped, folder.outputs(texts=job.text), job.limits), gathered.sated)
        for done in _do(job, plan, tasks):
            outcome = outcomes().validate_json(done.outcome)
            gathered.add(outcome)
            _write(outcome, done, folder)
            tell(outcome)
        for finding in gathered.across():
            folder.line(sinks.FINDINGS, finding.model_dump(mode="json"))
        tally = gathered.tally
        if job.engine == "gx" and gathered.checker.records:
            tally.check_errors.extend((error.code, error.message) for error in _gate(gathered.checker))
        result = Result(tally, skipped, judge(tally, job.fail_on))
        _write_report(job, result, folder)
    return result


def _do(job: Job, plan: PagePlan, tasks: Iterable[Task]) -> Iterator[Done]:
    """The tasks done where the job says; the results are the same, in the same order."""
    if job.master is None:
        return run_tasks(plan, tasks, job.jobs, job.timeout)
    from pubsieve.engine.spark_tasks import spark_tasks

    return spark_tasks(plan, tasks, job.master, job.timeout)


def _gate(checker: Checker) -> list[CheckError]:
    """Let Great Expectations gate the checked records; gives what it could not evaluate or counts differently."""
    from expectations.gate import gx_gate  # takes seconds to import

    return gx_gate(CheckRun(checker.checks, checker.records, [], checker.counts)).errors


def _write(outcome: Outcome, done: Done, folder: sinks.OutputFolder) -> None:
    folder.lines(sinks.RECORDS, done.records)
    folder.lines(sinks.FINDINGS, done.findings)
    if outcome.rejection:
        folder.line(sinks.REJECTED, outcome.rejection.model_dump(mode="json"))
    if done.text is not None:
        folder.text(outcome.source, done.text)


def _write_report(job: Job, result: Result, folder: sinks.OutputFolder) -> None:
    from pubsieve.report.html import render_report

    titles = {check.id: check.title for check in CATALOG}
    page = render_report(result.tally, result.verdict, result.skipped.lines(), titles)
    folder.whole(sinks.REPORT_JSON, json.dumps(report(job, result), ensure_ascii=False, indent=2) + "\n")
    folder.whole(sinks.REPORT_HTML, page)


def report(job: Job, result: Result) -> dict[str, Any]:
    """The body of report.json."""
    settings = {"suite": job.suite, "checks": job.engine, "fail_on": job.fail_on}
    verdict = {"exit_code": result.verdict.code, "text": result.verdict.text}
    return {"verdict": verdict, "settings": settings} | figures(result.tally) | {"skipped": result.skipped.as_dict()}
