"""`pubsieve checks`, `pubsieve profiles` and `pubsieve schema`: what there is."""

from typing import Annotated

import typer

from pubsieve.cli.console import emit


def checks(
    check: Annotated[str | None, typer.Argument(metavar="[ID]", help="Explain this one.", show_default=False)] = None,
) -> None:
    """List the checks, or explain one: what it wants, why, and examples of good and bad values."""
    from expectations import CATALOG, SUITES
    from expectations.catalog import get
    from pubsieve import drift

    every = (*CATALOG, drift.SCHEMA_DRIFT)
    if check is None:
        width = max(len(entry.id) for entry in every)
        for entry in every:
            emit(f"{entry.id:{width}}  {entry.severity.value:7}  {entry.title}")
        return
    entry = drift.SCHEMA_DRIFT if check == drift.SCHEMA_DRIFT.id else get(check)
    named = [name for name, ids in SUITES.items() if entry.id in ids]
    suites = ", ".join(named or drift.SUITES)
    emit(f"{entry.id}: {entry.title}\n\nWhy       {entry.why}\nSeverity  {entry.severity.value}, at worst")
    emit(f"Reads     {', '.join(entry.columns)}\nSource    {entry.source}\nSuites    {suites}")
    for label, examples in (("Good", entry.good), ("Bad", entry.bad)):
        for values in examples[:3]:
            pairs = ", ".join(f"{name}={value!r}" for name, value in zip(entry.columns, values, strict=False))
            emit(f"{label:8}  {pairs}")


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
