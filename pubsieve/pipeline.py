"""The order of a run: inputs -> clean pages -> records -> checks -> output folder, one page at a time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from expectations import CATALOG, Checker, CheckRun
from expectations.suites import checks_of
from pubsieve import sinks
from pubsieve.cleaning import NOTHING, Own, Processed, process
from pubsieve.drift import SCHEMA_DRIFT, DriftWatch
from pubsieve.limits import DEFAULT, Limits
from pubsieve.lines import Lines
from pubsieve.readers import read_inputs
from pubsieve.report.figures import figures
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import FailOn, Verdict, judge
from pubsieve.sources import Skipped
from schemas.errors import CheckError
from schemas.finding import Finding


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


@dataclass(slots=True)
class Result:
    """What came of a run; the rest is in the output folder."""

    tally: Tally
    skipped: Skipped
    verdict: Verdict


def run(job: Job, tell: Callable[[Processed], None]) -> Result:
    """Run a job.

    Args:
        job: what to run.
        tell: is called once for each input when it is done, rejected ones included.

    Raises:
        ConfigError: there is no such suite, or the output folder cannot be one.
        PubsieveError: an output file cannot be written; nothing of this run is left behind then.
    """
    checker = Checker(job.suite, today=job.today)
    tally, skipped = Tally(), Skipped()
    drift = DriftWatch(job.own.profiles) if SCHEMA_DRIFT in checks_of(job.suite) else None
    with sinks.OutputFolder(job.out) as folder:
        for name in (sinks.RECORDS, sinks.FINDINGS, sinks.REJECTED):
            folder.file(name)  # also where it stays empty
        lines = Lines()
        for done in process(read_inputs(job.inputs, skipped, folder.outputs(texts=job.text), job.limits), job.own):
            if drift:
                drift.add(done)
            where = lines.of(done)
            found = []
            for record in done.records:
                folder.line(sinks.RECORDS, record)
                found += [_keep(finding, where(finding), folder) for finding in checker.check(record)]
            tally.add_input(done, found)
            _write_input(job, done, folder)
            tell(done)
        for finding in chain(checker.finish(), drift.finish() if drift else ()):
            tally.add_finding(_keep(finding, lines.across(finding), folder))
        gate = _gate(checker) if job.engine == "gx" and checker.records else []
        tally.check_errors.extend((error.code, error.message) for error in [*checker.errors, *gate])
        result = Result(tally, skipped, judge(tally, job.fail_on))
        _write_report(job, result, folder)
    return result


def _gate(checker: Checker) -> list[CheckError]:
    """Let Great Expectations gate the checked records; gives what it could not evaluate or counts differently."""
    from expectations.gate import gx_gate  # takes seconds to import

    return gx_gate(CheckRun(checker.checks, checker.records, [], checker.counts)).errors


def _keep(finding: Finding, line: int | None, folder: sinks.OutputFolder) -> Finding:
    located = finding.model_copy(update={"line": line})
    folder.line(sinks.FINDINGS, located.model_dump(mode="json"))
    return located


def _write_input(job: Job, done: Processed, folder: sinks.OutputFolder) -> None:
    if done.incoming.rejection:
        folder.line(sinks.REJECTED, done.incoming.rejection.model_dump(mode="json"))
    if done.document and job.text:
        folder.text(done.incoming.source, done.document.text)


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
