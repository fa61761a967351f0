"""`pubsieve run`: clean, extract, validate, check."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import say
from pubsieve.cli.options import (
    Checks,
    Config,
    FailOn,
    Inputs,
    Jobs,
    MaxInputSize,
    Profiles,
    Quiet,
    Suite,
    Timeout,
)
from pubsieve.engine.limit import SECONDS
from schemas.errors import ConfigError


class Where(StrEnum):
    """What does the pages."""

    LOCAL = "local"
    SPARK = "spark"


def run(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The output folder.")] = Path("pubsieve-out"),
    text: Annotated[
        bool, typer.Option("--text", help="Also write the clean text of each page, into DIR/text.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            help="Also write the records for other tools: parquet, csv, bibtex, ris, csl-json, medline, markdown, hf.",
            metavar="FORM,...",
            show_default=False,
        ),
    ] = None,
    suite: Suite = None,
    checks: Checks = None,
    fail_on: FailOn = None,
    profile: Profiles = None,
    max_input_size: MaxInputSize = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    engine: Annotated[
        Where,
        typer.Option(help="Do the pages in processes of this machine, or with Spark (pubsieve\\[spark], Java 17)."),
    ] = Where.LOCAL,
    master: Annotated[
        str | None,
        typer.Option(help="Where Spark runs.", show_default="local[*]", metavar="URL"),
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Take over results for inputs that did not change.", show_default=False),
    ] = None,
    cache_size: Annotated[str, typer.Option(metavar="SIZE", help="How much the cache may hold.")] = "2 GB",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run that was cut off in DIR, where there is one.")
    ] = False,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Clean pages, read their records, check them, and write records, findings and a report into DIR.

    Exit code 0: nothing at or above the fail level. 1: findings at that level. 2: wrong usage or configuration.
    3: something could not be processed or a check could not run.
    """
    from pubsieve.engine.server import looks_worthwhile, start_server

    if engine is Where.LOCAL and (jobs > 1 if jobs else looks_worthwhile(inputs)):
        start_server()  # it imports beside us

    from pubsieve.cleaning import own_of
    from pubsieve.cli.progress import Watch
    from pubsieve.exports import forms_of
    from pubsieve.exports.save import refuse_foreign
    from pubsieve.limits import size_of
    from pubsieve.pipeline import Job
    from pubsieve.pipeline import run as run_job
    from pubsieve.settings import load_settings
    from pubsieve.sinks import STAGING

    if (master and engine is Where.LOCAL) or (jobs and engine is Where.SPARK):
        what = "--master needs --engine spark" if master else "--jobs says nothing to Spark: give --master local[N]"
        raise ConfigError(what, code="usage")
    forms = forms_of(to or ())
    for form in forms:
        refuse_foreign(form, out / form.output, inputs)
    settings = load_settings(
        config, max_input_size, suite=suite, checks=checks and checks.value, fail_on=fail_on and fail_on.value
    )
    own = own_of(settings, profile or ())
    job = Job(
        tuple(inputs),
        out,
        settings,
        text,
        own=own,
        jobs=jobs,
        timeout=timeout,
        master=(master or "local[*]") if engine is Where.SPARK else None,
        resume=resume,
        forms=tuple(forms),
        cache=cache,
        cache_size=size_of(cache_size, "--cache-size"),
    )
    try:
        with Watch(quiet, inputs) as watch:
            result = run_job(job, watch.tell, watch.begin)
    except BaseException as error:
        if (out / STAGING).exists() and getattr(error, "code", None) != "output-busy":
            say("the inputs that are done are kept: the same command with --resume goes on with them")
        raise
    if not quiet:
        from rich.console import Console

        from pubsieve.report.terminal import summarize

        summarize(result, out, Console(stderr=True, highlight=False, markup=False))
    raise typer.Exit(result.verdict.code)
