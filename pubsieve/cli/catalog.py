"""`pubsieve checks`, `pubsieve profiles` and `pubsieve schema`: what there is."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import emit
from pubsieve.sinks import atomic
from schemas.errors import ConfigError

if TYPE_CHECKING:
    from expectations.check import Check

_SHOWN = 3  # examples of each kind
_OVER = {
    "records": "each record",
    "corpus": "all records together",
    "pages": "all pages of a `pubsieve run` together",
}


class CatalogForm(StrEnum):
    """How the checks are listed."""

    TEXT = "text"
    GX = "gx"


def checks(
    check: Annotated[str | None, typer.Argument(metavar="[ID]", help="Explain this one.", show_default=False)] = None,
    suite: Annotated[str, typer.Option(help="The checks of this suite.", metavar="NAME")] = "default",
    to: Annotated[
        CatalogForm, typer.Option(help="As text, or the suite as Great Expectations stores it.")
    ] = CatalogForm.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.", show_default=False)
    ] = None,
) -> None:
    """List the checks, or explain one: what it wants, why, and examples of good and bad values."""
    if to is CatalogForm.GX and check is not None:
        raise ConfigError("--to gx writes a suite: give --suite NAME instead of a check", code="usage")
    lines = [_stored(suite)] if to is CatalogForm.GX else _listed(suite, check)
    if output is None:
        emit("\n".join(lines))
        return
    with atomic(output) as stream:
        stream.write("\n".join(lines) + "\n")


def _stored(suite: str) -> str:
    from expectations.suites import checks_of

    checks_of(suite)  # an unknown suite is told before Great Expectations is imported, which takes seconds
    from expectations.gx import gx_suite
    from expectations.gx_store import suite_json

    return suite_json(gx_suite(suite))


def _listed(suite: str, check: str | None) -> list[str]:
    from expectations.catalog import get
    from expectations.suites import checks_of

    if check is not None:
        return [*_explained(get(check))]
    listed = checks_of(suite)
    width = max(len(entry.id) for entry in listed)
    return [f"{entry.id:{width}}  {entry.severity.value:7}  {entry.title}" for entry in listed]


def _explained(check: "Check") -> Iterator[str]:
    from expectations import SUITES

    yield f"{check.id}: {check.title}\n"
    yield f"Why       {check.why}"
    yield f"Severity  {check.weighs or check.severity.value}"
    yield f"Judges    {_OVER[check.over]}, by {', '.join(check.reads)}"
    yield f"Fix       {'where it is certain; `pubsieve check --fix` writes it' if check.fix else 'by hand'}"
    yield f"Source    {check.source}"
    yield f"Suites    {', '.join(name for name, ids in SUITES.items() if check.id in ids)}"
    if check.settings:
        for name, value in check.settings.model_dump(mode="json", by_alias=True).items():
            yield f"Setting   {name}, by default {value or 'none'}"
    today = check.on(date.today())
    for label, examples in (("Good", check.good), ("Bad", check.bad)):
        for values in examples[:_SHOWN]:
            names = (*check.columns, "the others")
            told = ", ".join(f"{name}={value!r}" for name, value in zip(names, values, strict=False))
            fault = today.fault(*values)
            yield f"{label:8}  {told}" + (f" -> {fault.severity or check.severity}: {fault.message}" if fault else "")


def profiles() -> None:
    """List the site profiles: the id that stands in a record's `site`, and the hosts."""
    from cleaner.layouts import load_layouts

    shown = sorted((layout.profile for layout in load_layouts()), key=lambda profile: profile.id)
    shown = [profile for profile in shown if not profile.abstract]
    width = max(len(profile.id) for profile in shown)
    for profile in shown:
        hosts = f" ({', '.join(profile.hosts)})" if profile.hosts else ""
        emit(f"{profile.id:{width}}  {profile.title}{hosts}")


def schema() -> None:
    """Print the JSON Schema of a record, a line of records.jsonl."""
    import json

    from pubsieve.contract import record_schema

    emit(json.dumps(record_schema(), indent=2, ensure_ascii=False))
