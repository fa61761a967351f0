"""`pubsieve run`: clean, extract, validate, check."""

from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, say
from pubsieve.cli.options import Inputs, Quiet


def run(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", help="The output folder.")] = Path("pubsieve-out"),
    text: Annotated[bool, typer.Option("--text", help="Also write the clean text of each page.")] = False,
    quiet: Quiet = False,
) -> None:
    """Clean pages, read their records, check them, and write records, findings and a report into a folder."""
    from pubsieve import sinks
    from pubsieve.pipeline import process
    from pubsieve.readers import read_inputs
    from pubsieve.sources import Skipped

    skipped, failed = Skipped(), False
    with sinks.OutputFolder(out) as folder:
        for name in (sinks.RECORDS, sinks.FINDINGS, sinks.REJECTED):
            folder.file(name)
        for done in process(read_inputs(inputs, skipped)):
            if done.incoming.rejection:
                failed = True
                say(f"{done.incoming.place}: {done.reason}")
                folder.line(sinks.REJECTED, done.incoming.rejection.model_dump(mode="json"))
            for record in done.records:
                folder.line(sinks.RECORDS, record)
            if text and done.document:
                folder.text(done.incoming.source, done.document.text)
    if not quiet:
        for line in skipped.lines():
            say(line)
    raise typer.Exit(Exit.FAILED if failed else Exit.CLEAN)
