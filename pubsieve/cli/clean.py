"""`pubsieve clean`: only the cleaning."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import Exit, emit, say
from pubsieve.cli.options import Config, Inputs, Jobs, MaxInputSize, Profiles, Timeout
from pubsieve.engine.limit import SECONDS
from schemas.errors import ConfigError

if TYPE_CHECKING:
    from pubsieve.engine.form_work import Formed


class To(StrEnum):
    """What `clean` writes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def clean(
    inputs: Inputs,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.", show_default=False)] = None,
    to: Annotated[
        To, typer.Option(help="Clean text, Markdown, HTML, or one JSON object a page with every block.")
    ] = To.TEXT,
    links: Annotated[bool, typer.Option("--links", help="Keep the links (with --to markdown).")] = False,
    profile: Profiles = None,
    max_input_size: MaxInputSize = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    config: Config = None,
) -> None:
    """Clean pages: their text without banners, menus and other furniture.

    Several pages in any form but JSON are parted by a form feed. Exit code 3: an input could not be read, or has no
    such form (a page of text has no HTML).
    """
    from pubsieve.cleaning import own_of
    from pubsieve.engine.form_work import FormPlan
    from pubsieve.engine.run_tasks import run_tasks
    from pubsieve.engine.task import tasks_of
    from pubsieve.readers import read_inputs
    from pubsieve.settings import load_settings
    from pubsieve.sinks import atomic
    from pubsieve.sources import Skipped

    if links and to is not To.MARKDOWN:
        raise ConfigError("--links: only --to markdown has links to keep or leave out", code="usage")
    settings = load_settings(config, max_input_size)
    plan = FormPlan(own_of(settings, profile or ()), to.value, links)
    skipped = Skipped()
    outputs = frozenset([os.path.realpath(out)]) if out else frozenset()
    stream = read_inputs(inputs, skipped, outputs, settings.limits)
    pages = _Told(run_tasks(plan, tasks_of(stream), jobs, timeout))
    texts = pages if to is To.JSON else _parted(pages)
    if out is None:
        for text in texts:
            emit(text)
    else:
        with atomic(out) as file:
            file.writelines(text + "\n" for text in texts)
    for line in skipped.lines():
        say(line)
    raise typer.Exit(Exit.FAILED if pages.failed else Exit.CLEAN)


class _Told:
    """The pages in their form; an input that has none is told on standard error.

    Attributes:
        failed: whether there was one so far.
    """

    def __init__(self, results: "Iterable[Formed]") -> None:
        self._results = results
        self.failed = False

    def __iter__(self) -> Iterator[str]:
        for text, complaint in self._results:
            if text is None:
                self.failed = True
                say(complaint)
            else:
                yield text


def _parted(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield "\f" + text if number else text
