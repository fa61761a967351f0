"""`pubsieve explain`: what became of every block of a page, and why."""

from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, say
from pubsieve.cli.options import Inputs


def explain(
    inputs: Inputs,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page that shows it side by side.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Answer for this passage only.", show_default=False)
    ] = None,
) -> None:
    """Show every block of a page, kept or removed, with the rule that removed it and the reason.

    Exit code 3: an input could not be read, or no page holds the passage that --why asks about.
    """
    from pubsieve.cleaning import process
    from pubsieve.readers import read_inputs
    from pubsieve.report.explanation import Screen, blocks_with, print_blocks, print_summary
    from pubsieve.sources import Skipped

    console = Screen(highlight=False, markup=False, emoji=False)
    documents, failed, found = [], False, False
    for done in process(read_inputs(inputs, Skipped())):
        if done.document is None:
            failed = True
            say(f"{done.incoming.place}: {done.reason}")
            continue
        if html:
            documents.append(done.document)
        blocks = done.document.blocks if why is None else blocks_with(done.document, why)
        found = found or bool(blocks)
        if not html or why is not None:
            print_summary(done.document, console)
            print_blocks(done.document, blocks, console)
    if why is not None and not found:
        say(f"no page holds the passage {why!r}")
    if html and documents:
        from pubsieve.report.html import render_explanation
        from pubsieve.sinks import atomic

        with atomic(html) as stream:
            stream.write(render_explanation(documents))
    raise typer.Exit(Exit.FAILED if failed or not found else Exit.CLEAN)
