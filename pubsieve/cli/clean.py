"""`pubsieve clean`: only the cleaning."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, emit
from pubsieve.cli.options import Config, Inputs, MaxInputSize, Profiles
from schemas.errors import ConfigError


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
    config: Config = None,
) -> None:
    """Clean pages: their text without banners, menus and other furniture.

    Several pages in any form but JSON are parted by a form feed. Exit code 3: an input could not be read, or has no
    such form (a page of text has no HTML).
    """
    from pubsieve.cleaning import own_of
    from pubsieve.cli.documents import Documents
    from pubsieve.render import form
    from pubsieve.settings import load_settings
    from pubsieve.sinks import atomic

    if links and to is not To.MARKDOWN:
        raise ConfigError("--links: only --to markdown has links to keep or leave out", code="usage")
    settings = load_settings(config, max_input_size)
    outputs = frozenset([os.path.realpath(out)]) if out else frozenset()
    documents = Documents(inputs, own_of(settings, profile or ()), outputs, settings.limits)
    rendered = documents.rendered(form(to.value, links=links))
    texts = rendered if to is To.JSON else _parted(rendered)
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
