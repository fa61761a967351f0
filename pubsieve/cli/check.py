"""`pubsieve check`: only the checks, on records that are there."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import emit, say
from pubsieve.cli.options import Checks, Config, FailOn, From, Mapped, Quiet, Records, Suite, mapping, record_inputs
from schemas.errors import ConfigError

if TYPE_CHECKING:
    from pubsieve.checking.outcome import Outcome
    from pubsieve.checking.run import BaselineMode

_TOLD = 20


class Form(StrEnum):
    """What the report looks like."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    HTML = "html"


def check(
    records: Records,
    suite: Suite = None,
    format_: Annotated[Form, typer.Option("--format", "-f", help="The form of the report.")] = Form.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to this file.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="In text form, every finding.")] = False,
    map_: Mapped = None,
    reads: From = None,
    fail_on: FailOn = None,
    max_findings: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Let so many findings at the fail level pass.", show_default="0"),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known findings, which pass.", show_default=False)
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings of now into the baseline.")
    ] = False,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Drop from the baseline what is fixed; never adds.")
    ] = False,
    only_changed: Annotated[
        str | None,
        typer.Option(metavar="REF", help="Only records that changed since this git commit.", show_default=False),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write certain repairs, to NAME.fixed.SUFFIX (JSON lines and CSV).")
    ] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="With --fix: into the file itself.")] = False,
    checks: Checks = None,
    gx_project: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Also write a project of Great Expectations.", show_default=False),
    ] = None,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Check the records in files, without cleaning anything: the data check for CI.

    Exit code 0: nothing new at or above the fail level. 1: findings at that level. 2: wrong usage or configuration.
    3: something could not be read or a check could not run.
    """
    from expectations.gx_records import FOLDER
    from pubsieve.checking.run import Job, check_records
    from pubsieve.checking.selection import select_for_records
    from pubsieve.settings import load_settings

    settings = load_settings(
        config,
        suite=suite,
        checks=checks and checks.value,
        fail_on=fail_on and fail_on.value,
        max_findings=max_findings,
        baseline=baseline,
        map=mapping(map_) if map_ else None,
    )
    if in_place and not fix:
        raise ConfigError("--in-place says where --fix writes: give --fix as well", code="usage")
    outputs = [*([output] if output else []), *([gx_project / FOLDER] if gx_project else [])]
    outcome = check_records(
        Job(
            record_inputs(records, reads, map_, settings, outputs),
            select_for_records(settings),
            settings.checks,
            settings.fail_on,
            settings.max_findings,
            settings.baseline,
            _mode(write_baseline, update_baseline),
            tuple(settings.ignore),
            only_changed,
            ("in-place" if in_place else "new-file") if fix else None,
            gx_project,
        )
    )
    _tell_failures(outcome)
    _report(outcome, format_, output, full=full, quiet=quiet)
    raise typer.Exit(outcome.code)


def _mode(write: bool, update: bool) -> "BaselineMode":
    if write and update:
        raise ConfigError("--write-baseline and --update-baseline exclude each other", code="usage")
    return "write" if write else "update" if update else "read"


def _tell_failures(outcome: "Outcome") -> None:
    """What could not be processed is told on standard error, whatever the form of the report."""
    failures = [f"{item.place}: {item.reason}" for item in outcome.refused] + [str(error) for error in outcome.errors]
    for line in failures[:_TOLD]:
        say(line)
    if len(failures) > _TOLD:
        say(f"and {len(failures) - _TOLD:,} more")


def _report(outcome: "Outcome", form: Form, output: Path | None, *, full: bool, quiet: bool) -> None:
    from pubsieve.formats import renderer
    from pubsieve.formats.text_form import render as as_text

    colour = sys.stdout.isatty() and not output and "NO_COLOR" not in os.environ
    report = as_text(outcome, full=full, colour=colour) if form is Form.TEXT else renderer(form.value)(outcome)
    if output is not None:
        from pubsieve.sinks import atomic

        with atomic(output) as stream:
            stream.write(report + "\n" if report else "")
    elif report:
        emit(report)
    if not quiet and (output is not None or form is not Form.TEXT):
        for line in as_text(outcome, full=full).splitlines():
            typer.echo(line, err=True)
