"""`pubsieve clean`: only the cleaning."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, emit
from pubsieve.cli.options import Inputs, Profiles


class To(StrEnum):
    """What `clean` writes."""

    TEXT = "text"
    JSON = "json"


def clean(
    inputs: Inputs,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.", show_default=False)] = None,
    to: Annotated[To, typer.Option(help="Clean text, or one JSON object a page with every block.")] = To.TEXT,
    profile: Profiles = None,
) -> None:
    """Clean pages: their text without banners, menus and other furniture.

    Several pages in text form are parted by a form feed.
    """
    from pubsieve.cli.documents import Documents
    from pubsieve.render import as_json, as_text
    from pubsieve.sinks import atomic

    documents = Documents(inputs, frozenset([os.path.realpath(out)]) if out else frozenset(), profile or ())
    texts = map(as_json, documents) if to is To.JSON else _parted(map(as_text, documents))
    if out is None:
        for text in texts:
            emit(text)
    else:
        with atomic(out) as stream:
            stream.writelines(text + "\n" for text in texts)
    raise typer.Exit(Exit.FAILED if documents.failed else Exit.CLEAN)


def _parted(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield "\f" + text if number else text
