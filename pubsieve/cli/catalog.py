"""`pubsieve checks`, `pubsieve profiles` and `pubsieve schema`: what there is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from pubsieve.cli.console import emit

if TYPE_CHECKING:
    from expectations.check import Check

_SHOWN = 3  # examples of each kind
_OVER = {
    "records": "each record",
    "corpus": "all records together",
    "pages": "all pages of a `pubsieve run` together",
}


def checks(
    check: Annotated[str | None, typer.Argument(metavar="[ID]", help="Explain this one.", show_default=False)] = None,
    suite: Annotated[str, typer.Option(help="The checks of this suite.", metavar="NAME")] = "default",
) -> None:
    """List the checks, or explain one: what it wants, why, and examples of good and bad values."""
    from expectations.catalog import get
    from expectations.suites import checks_of

    if check is not None:
        emit("\n".join(_explained(get(check))))
        return
    listed = checks_of(suite)
    width = max(len(entry.id) for entry in listed)
    for entry in listed:
        emit(f"{entry.id:{width}}  {entry.severity.value:7}  {entry.title}")


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
    for label, examples in (("Good", check.good), ("Bad", check.bad)):
        for values in examples[:_SHOWN]:
            yield f"{label:8}  " + ", ".join(
                f"{name}={value!r}" for name, value in zip(check.columns, values, strict=False)
            )


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
