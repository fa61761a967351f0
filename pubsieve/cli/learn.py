"""`pubsieve learn`: a site profile from pages of one site."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, emit, say
from pubsieve.cli.options import Config, Inputs, MaxInputSize, Quiet
from schemas.errors import ConfigError, InputError

_ID = re.compile(r"[a-z0-9-]+")


def learn(
    inputs: Inputs,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the profile to this file.")
    ] = None,
    profile_id: Annotated[
        str | None,
        typer.Option("--id", metavar="NAME", help="The profile's id.", show_default="the file's name"),
    ] = None,
    max_input_size: MaxInputSize = None,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Learn a site profile from at least three pages of one site: what most of them repeat, and is no data, is frame.

    The profile is a TOML file that says for each rule on how many pages it was seen: review it, then clean with it by
    --profile. Exit code 3: the pages do not suffice, or one could not be read.
    """
    from cleaner.learn import learn as learn_from
    from cleaner.learn_profile import as_toml
    from pubsieve.readers import read_inputs
    from pubsieve.settings import load_settings
    from pubsieve.sinks import atomic
    from pubsieve.sources import Skipped

    name, limits = _id(profile_id, out), load_settings(config, max_input_size).limits
    pages, unread = [], 0
    for incoming in read_inputs(inputs, Skipped(), frozenset([os.path.realpath(out)]) if out else frozenset(), limits):
        try:
            pages.append(incoming.page())
        except InputError as error:
            unread += 1
            say(f"{incoming.place}: {error.message}")
    learned = learn_from(pages)
    if not quiet:
        for page in learned.refused:
            say(f"{page.source}: left out, {page.why}")
        rules = f"{len(learned.elements)} repeated elements and {len(learned.lines)} repeated lines"
        say(f"{rules} learned from {learned.pages} pages: review them before use")
    text = as_toml(learned, name)
    if out is None:
        emit(text.rstrip("\n"))
    else:
        with atomic(out) as stream:
            stream.write(text)
    raise typer.Exit(Exit.FAILED if unread else Exit.CLEAN)


def _id(given: str | None, out: Path | None) -> str:
    """The id that was given, else the name of the file in the letters of an id."""
    from cleaner.layouts import load_layouts

    if given is not None and not _ID.fullmatch(given):
        raise ConfigError(f"--id: {given!r} is not made of small letters, digits and hyphens", code="usage")
    stem = re.sub(r"[^a-z0-9]+", "-", out.stem.lower() if out else "").strip("-")
    name = given or stem or "learned"
    if name in {layout.id for layout in load_layouts()}:
        raise ConfigError(f"--id: {name!r} is a built-in profile; give the new one a name of its own", code="usage")
    return name
