"""A project of Great Expectations beside the report: the same checks, for people who work with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from expectations.catalog import CATALOG
from expectations.gx_records import RecordsFile
from pubsieve.checking.outcome import Outcome
from pubsieve.checking.selection import Selection
from pubsieve.sinks import writing


class Project:
    """Takes the records as they pass by, then writes the project.

    Args:
        folder: of the project.

    Raises:
        ConfigError: the folder cannot hold a project.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._records = folder, RecordsFile(folder)

    def add(self, record: Mapping[str, Any]) -> None:
        """Take a record.

        Raises:
            PubsieveError: ``output-unwritable``.
        """
        with writing(self._records.path):
            self._records.add(record)

    def write(self, selection: Selection, outcome: Outcome) -> None:
        """Write the project, run its checkpoint on the records, and tell of it in the outcome.

        Args:
            selection: the checks. A function of the user's own stays out: another process would not know it.
            outcome: takes what could not run and what was written.

        Raises:
            ConfigError: the folder cannot hold a project.
            PubsieveError: ``output-unwritable``.
        """
        with writing(self._records.path):
            self._records.close()
        from expectations import gx_own, gx_project  # take seconds to import

        known = {check.id for check in CATALOG}
        checks = [check for check in selection.checks if check.id in known or gx_own.expectation_of(check)]
        weighed = selection.severities, selection.mostly
        with writing(self._folder):
            outcome.errors += gx_project.write_project(self._folder, checks, self._records, *weighed)
        outcome.written.append(str(self._folder / gx_project.DOCS))
        if own := [check.id for check in selection.checks if check not in checks]:
            what = "functions of your own, which Great Expectations does not know; its classes would be in it"
            outcome.notes.append(f"{self._folder}: without {', '.join(own)}, {what}")
