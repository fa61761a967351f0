"""A project of Great Expectations beside the report: the same checks, for people who work with it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from expectations.catalog import CATALOG
from pubsieve.checking.outcome import Outcome
from pubsieve.checking.selection import Selection


def write_project(folder: Path, selection: Selection, records: Iterable[Mapping[str, Any]], outcome: Outcome) -> None:
    """Write the project, run its checkpoint, and tell of it in the outcome.

    Args:
        folder: of the project.
        selection: the checks; those of the user's own stay out, since another process would not know them.
        records: all that were checked.
        outcome: takes what could not run and what was written.

    Raises:
        ConfigError: the folder cannot hold a project.
    """
    from expectations import gx_project  # takes seconds to import

    known = {check.id for check in CATALOG}
    checks = [check for check in selection.checks if check.id in known]
    outcome.errors += gx_project.write_project(folder, checks, records, selection.severities, selection.mostly)
    outcome.written.append(str(folder / gx_project.DOCS))
    if own := [check.id for check in selection.checks if check.id not in known]:
        outcome.notes.append(f"{folder}: without the checks of your own, {', '.join(own)}")
