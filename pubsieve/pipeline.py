"""The order of a run: inputs -> clean pages -> records -> checks, in any number of processes -> output folder."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from expectations import Checker, CheckRun
from pubsieve import sinks
from pubsieve.checking.selection import Selection, select
from pubsieve.cleaning import NOTHING, Own
from pubsieve.engine.cache import Cache
from pubsieve.engine.gathered import Gathered
from pubsieve.engine.limit import SECONDS
from pubsieve.engine.manifest import additions, hash_of, shaping, versions
from pubsieve.engine.outcome import Done, Outcome
from pubsieve.engine.page_work import PagePlan
from pubsieve.engine.replay import replay
from pubsieve.engine.run_tasks import run_tasks
from pubsieve.engine.staging import Staging
from pubsieve.engine.task import Task, tasks_of
from pubsieve.exports import Form
from pubsieve.exports.save import save_run
from pubsieve.json_line import json_line
from pubsieve.readers import read_inputs
from pubsieve.report.figures import figures
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import Excused, Verdict, judge
from pubsieve.settings import DEFAULTS, Settings
from pubsieve.sources import Skipped
from schemas.errors import CheckError

CACHE_SIZE = 2_000_000_000
_SPECIAL = {"max_findings", "select", "skip", "extra", "check", "coverage", "ignore"}


@dataclass(frozen=True, slots=True)
class Job:
    """What to run.

    Attributes:
        inputs: files, folders, glob patterns, ``-``.
        out: the output folder.
        settings: which checks run, how they run and what of them fails the run; how much a page may hold.
        text: whether to write the clean text of each page as well.
        today: what counts as today for dates in the future; None for the real one.
        own: what the user adds to the cleaning.
        jobs: how many processes; 1 is this one; None takes one for each processor where there is enough to do.
        timeout: seconds that one page may take.
        master: where Spark does the pages, such as ``local[2]``; None for processes of this machine.
        resume: go on with the unfinished run in the output folder, where there is one.
        commit_every: how many inputs are lost at most when the run is cut off; None: those of two seconds.
        forms: in which forms the records are written besides.
        cache: the folder of the results of earlier runs; None for none.
        cache_size: how many bytes it may hold at the end.
    """

    inputs: tuple[str, ...]
    out: Path
    settings: Settings = DEFAULTS
    text: bool = False
    today: date | None = None
    own: Own = NOTHING
    jobs: int | None = 1
    timeout: float = SECONDS
    master: str | None = None
    resume: bool = False
    commit_every: int | None = None
    forms: tuple[Form, ...] = ()
    cache: Path | None = None
    cache_size: int = CACHE_SIZE


@dataclass(slots=True)
class Result:
    """What came of a run; the rest is in the output folder.

    Attributes:
        tally: the figures.
        skipped: what was no input.
        verdict: how it ended.
        resumed: how many inputs were done before, where it went on with an unfinished run.
        replaced: how many inputs of an unfinished run were done in vain, because it did not go on with it.
        cached: ``hit`` -> inputs whose result came from the cache, ``damaged`` -> those whose entry could not be read.
        cache_fault: why the cache could not be kept to its size.
        excused: the findings that do not count.
        removed: what only an earlier run had written into the output folder.
    """

    tally: Tally
    skipped: Skipped
    verdict: Verdict
    resumed: int = 0
    replaced: int = 0
    cached: Counter[str] = field(default_factory=Counter)
    cache_fault: str | None = None
    excused: Excused = field(default_factory=Excused)
    removed: list[str] = field(default_factory=list)


def run(job: Job, tell: Callable[[Outcome], None], begin: Callable[[int], None] = lambda _before: None) -> Result:
    """Run a job.

    Args:
        job: what to run.
        tell: is called once for each input when it is done, rejected ones included, in their order.
        begin: is called before the first of them, with how many inputs were done before.

    Raises:
        ConfigError: the settings do not fit together, or the output folder cannot be one.
        PubsieveError: an output file cannot be written; what is done is kept for `resume`.
    """
    settings, selection = job.settings, select(job.settings)  # what is wrong is told before anything is written
    with Staging(job.out, _header(job), resume=job.resume, every=job.commit_every) as staging:
        today = date.fromisoformat(staging.header["today"])
        gathered, skipped = Gathered(selection, today, job.own, settings.ignore), Skipped()
        stream = read_inputs(job.inputs, skipped, staging.outputs(texts=job.text), settings.limits)
        replay(staging, stream, gathered, text=job.text)
        resumed = staging.inputs
        begin(resumed)
        plan = PagePlan(job.own, settings, today, job.text, job.cache, _fingerprint(job, selection))
        cache = Cache(job.cache, today.isoformat()) if job.cache else None
        cached: Counter[str] = Counter()
        for done in _do(job, plan, tasks_of(stream, gathered.sated)):
            gathered.add(done.outcome)
            staging.add(done)
            cached[done.cache] += 1
            tell(done.outcome)
        for finding in gathered.across():
            staging.line(sinks.FINDINGS, json_line(finding.model_dump(mode="json")))
        tally = gathered.tally
        if settings.checks == "gx" and gathered.checker.records:
            tally.check_errors.extend((error.code, error.message) for error in _gate(gathered.checker))
        excused = gathered.excused
        verdict = judge(tally, settings.fail_on, settings.max_findings, excused)
        result = Result(tally, skipped, verdict, resumed, staging.replaced, cached, excused=excused)
        if cache:
            result.cache_fault = cache.shrink(job.cache_size)
        if not staging.sealed:
            staging.commit()
            save_run(job.forms, staging.folder)
            names = [form.output for form in job.forms]
            staging.seal(_reports(job, result, selection), names, _manifest(job, gathered))
        result.removed = staging.publish()
    return result


def _do(job: Job, plan: PagePlan, tasks: Iterable[Task]) -> Iterator[Done]:
    """The tasks done where the job says; the results are the same, in the same order."""
    if job.master is None:
        return run_tasks(plan, tasks, job.jobs, job.timeout)
    from pubsieve.engine.spark_tasks import spark_tasks

    return spark_tasks(plan, tasks, job.master, job.timeout)


def _header(job: Job) -> dict[str, Any]:
    """What two runs must have in common for one to go on with the other."""
    return {
        "inputs": list(job.inputs),
        "today": (job.today or date.today()).isoformat(),
        "settings": _settings(job)
        | {"text": job.text, "to": [form.name for form in job.forms]}
        | job.settings.limits.model_dump(mode="json"),
        "additions": additions(job.own, job.settings),
        "versions": versions(),
    }


def _fingerprint(job: Job, selection: Selection) -> str:
    """What the result of one input depends on besides the input; of the settings those that shape it."""
    header = _header(job)
    parts = {"text": job.text, "checks": shaping(selection)} | {key: header[key] for key in ("additions", "versions")}
    return hash_of([json.dumps(parts, sort_keys=True)])


def _manifest(job: Job, gathered: Gathered) -> dict[str, Any]:
    """What manifest.json says besides the outputs."""
    header = {key: value for key, value in _header(job).items() if key not in ("inputs", "today")}
    return {"inputs": {"given": list(job.inputs)} | gathered.inputs()} | header


def _gate(checker: Checker) -> list[CheckError]:
    """Let Great Expectations gate the checked records; gives what it could not evaluate or counts differently."""
    from expectations.gate import gx_gate  # takes seconds to import

    return gx_gate(CheckRun(checker.checks, checker.records, [], checker.counts)).errors


def _reports(job: Job, result: Result, selection: Selection) -> dict[str, str]:
    from pubsieve.report.html import render_report

    titles = {check.id: check.title for check in selection.checks}
    notes = result.excused.lines(result.tally)
    return {
        sinks.REPORT_JSON: json.dumps(report(job, result), ensure_ascii=False, indent=2) + "\n",
        sinks.REPORT_HTML: render_report(result.tally, result.verdict, result.skipped.lines(), titles, notes),
    }


def _settings(job: Job) -> dict[str, Any]:
    """The settings that say what is checked and what of it fails; the special ones where they are set."""
    special = job.settings.model_dump(mode="json", include=_SPECIAL, exclude_defaults=True)
    return {"suite": job.settings.suite, "checks": job.settings.checks, "fail_on": job.settings.fail_on} | special


def report(job: Job, result: Result) -> dict[str, Any]:
    """The body of report.json."""
    verdict = {"exit_code": result.verdict.code, "text": result.verdict.text} | result.excused.as_dict()
    return (
        {"verdict": verdict, "settings": _settings(job)} | figures(result.tally) | {"skipped": result.skipped.as_dict()}
    )
