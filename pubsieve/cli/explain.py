"""`pubsieve explain`: what became of every block of a page, and why."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import Exit, say
from pubsieve.cli.options import Config, Inputs, MaxInputSize, Profiles, Timeout
from pubsieve.engine.limit import SECONDS

if TYPE_CHECKING:
    from cleaner.document import Document


def explain(
    inputs: Inputs,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page that shows it side by side.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Answer for this passage only.", show_default=False)
    ] = None,
    profile: Profiles = None,
    timeout: Timeout = SECONDS,
    max_input_size: MaxInputSize = None,
    config: Config = None,
) -> None:
    """Show every block of a page, kept or removed, with the rule that removed it and the reason.

    Exit code 3: an input could not be read, or no page holds the passage that --why asks about.
    """
    from pubsieve.cleaning import own_of
    from pubsieve.cli.documents import Documents
    from pubsieve.report.explanation import Screen, blocks_with, print_blocks, print_fields, print_summary
    from pubsieve.settings import load_settings

    screen = Screen(highlight=False, markup=False, emoji=False)
    settings = load_settings(config, max_input_size)
    outputs = frozenset([os.path.realpath(html)] if html else [])
    documents = Documents(inputs, own_of(settings, profile or ()), outputs, settings.limits, timeout)
    shown, found = [], False
    for document in documents:
        blocks = document.blocks if why is None else blocks_with(document, why)
        found = found or bool(blocks)
        if html:
            shown.append(document)
        if not html or why is not None:
            print_summary(document, screen)
            if why is None:
                print_fields(document, screen)
            print_blocks(document, blocks, screen)
    if html and shown:
        _write(html, shown)
    if why is not None and not found:
        say(f"no page holds the passage {why!r}")
    raise typer.Exit(Exit.FAILED if documents.failed or not found else Exit.CLEAN)


def _write(html: Path, documents: "list[Document]") -> None:
    from pubsieve.report.html import render_explanation
    from pubsieve.sinks import atomic

    with atomic(html) as stream:
        stream.write(render_explanation(documents))
