"""`pubsieve clean`: only the cleaning."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, emit, say
from pubsieve.cli.options import Inputs


class To(StrEnum):
    """What `clean` writes."""

    TEXT = "text"
    JSON = "json"


def clean(
    inputs: Inputs,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.", show_default=False)] = None,
    to: Annotated[To, typer.Option(help="Clean text, or one JSON object a page with every block.")] = To.TEXT,
) -> None:
    """Clean pages: their text without banners, menus and other furniture.

    Several pages in text form are parted by a form feed.
    """
    from contextlib import nullcontext

    from pubsieve.cleaning import process
    from pubsieve.readers import read_inputs
    from pubsieve.render import as_json, as_text
    from pubsieve.sinks import atomic
    from pubsieve.sources import Skipped

    skipped, failed = Skipped(), False
    written = frozenset([os.path.realpath(out)]) if out else frozenset[str]()
    render = as_text if to is To.TEXT else as_json
    with atomic(out) if out else nullcontext() as stream:
        first = True
        for done in process(read_inputs(inputs, skipped, written)):
            if done.document is None:
                failed = True
                say(f"{done.incoming.place}: {done.reason}")
                continue
            text = render(done.document)
            if to is To.TEXT and not first:
                text = "\f" + text
            first = False
            if stream:
                stream.write(text + "\n")
            else:
                emit(text)
    for line in skipped.lines():
        say(line)
    raise typer.Exit(Exit.FAILED if failed else Exit.CLEAN)
