"""`pubsieve export`: records in the forms of other tools."""

from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit, say
from pubsieve.cli.options import Config, From, Mapped, Records, mapping
from schemas.errors import ConfigError

_TOLD = 20


def export(
    records: Records,
    to: Annotated[
        str, typer.Option(help="parquet, csv, bibtex, ris, csl-json, medline, markdown or hf.", metavar="FORM")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="PATH", help="The file, for markdown and hf the folder; else standard output."
        ),
    ] = None,
    map_: Mapped = None,
    reads: From = None,
    config: Config = None,
) -> None:
    """Write records for other tools: reference managers, spreadsheets, data frames, notes, datasets.

    Exit code 2: wrong usage, or what writes the form is not installed. 3: something was no record; the rest is written.
    """
    import sys

    from pubsieve.exports import forms_of
    from pubsieve.exports.record import read_records
    from pubsieve.exports.save import save
    from pubsieve.records.read import Inputs, Refused
    from pubsieve.records.table import parse_mapping
    from pubsieve.settings import load_settings

    forms = forms_of([to])
    if len(forms) != 1:
        raise ConfigError("--to: name one form", code="usage")
    form = forms[0]
    if out is None and form.kind != "text":
        raise ConfigError(f"--to {form.name} needs -o: the {form.kind} that it writes", code="usage")
    settings = load_settings(config, map=mapping(map_) if map_ else None)
    refused = 0

    def refuse(item: Refused) -> None:
        nonlocal refused
        refused += 1
        if refused <= _TOLD:
            say(f"{item.place}: {item.reason}")

    outputs = [out] if out else []
    inputs = Inputs(records, parse_mapping(settings.map), reads and reads.value, outputs, settings.limits)
    found = read_records(inputs, refuse)
    if out is None:
        for piece in form.render(found):
            sys.stdout.write(piece)
    else:
        save(form, found, out)
    if refused > _TOLD:
        say(f"and {refused - _TOLD:,} more")
    raise typer.Exit(Exit.FAILED if refused else Exit.CLEAN)
