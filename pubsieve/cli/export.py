"""`pubsieve export`: records in the forms of other tools."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import Exit, say
from pubsieve.cli.options import Config, From, Mapped, Records, mapping, record_inputs
from schemas.errors import ConfigError

if TYPE_CHECKING:
    from pubsieve.exports import Record

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
    from pubsieve.records.read import Refused
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
    inputs = record_inputs(records, reads, map_, settings, outputs)
    left_out: list[str] = []
    found = _watched(read_records(inputs, refuse), left_out)
    if out is None:
        for piece in form.render(found):
            sys.stdout.write(piece)
    else:
        save(form, found, out)
    if refused > _TOLD:
        say(f"and {refused - _TOLD:,} more")
    if left_out:
        say(
            f"left out {len(left_out):,} values that do not fit their fields, first {left_out[0]}: see `pubsieve check`"
        )
    raise typer.Exit(Exit.FAILED if refused else Exit.CLEAN)


def _watched(records: Iterable["Record"], left_out: list[str]) -> Iterator["Record"]:
    """The records as they pass by; notes which of their values no form can hold."""
    for record in records:
        left_out += (
            f"{record['source']}: {problem['field']} {problem['value'][:80]!r}"
            for problem in record["problems"]
            if problem["code"] == f"{problem['field']}-malformed" and not record[problem["field"]]
        )
        yield record
