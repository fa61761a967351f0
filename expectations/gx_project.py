"""A Great Expectations project in a folder: the suites, a checkpoint, and the Data Docs of one run of it.

Anyone with pubsieve installed can open it with ``gx.get_context(mode="file", project_root_dir=...)`` and run the
checkpoint ``pubsieve`` on a frame of their own: the project's store imports the classes.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.checkpoint.actions import UpdateDataDocsAction
from great_expectations.exceptions.exceptions import DataContextError

from expectations.check import Check
from expectations.gate import COMPLETE, read_result
from expectations.gx import SEVERITIES, CheckExpectation, gx_suite
from expectations.suites import SUITES
from schemas.article import Article
from schemas.errors import CheckError, ConfigError
from schemas.finding import Severity

NAME = "pubsieve"
"""Of the suite with the user's selection, of the validation definition and of the checkpoint."""

_FILE = Path("gx", "great_expectations.yml")
_STORE = "class_name: ExpectationsStore\n"
_GUARDED = "class_name: ExpectationsStore\n    module_name: expectations.gx_store\n"
_SHOWN = {"unexpected_index_column_names": ["id"], "exclude_unexpected_values": False, "partial_unexpected_count": 20}
"""In Data Docs: the first failing rows, with their ids; the result itself has the ids of all."""

DOCS = Path("gx", "uncommitted", "data_docs", "local_site", "index.html")


def records_frame(records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Records as the frame that a checkpoint takes: a column for each key, None where a record lacks it."""
    return pd.DataFrame(list(records), columns=[*Article.model_fields]).astype(object)


def write_project(
    folder: Path,
    checks: Sequence[Check],
    records: Iterable[Mapping[str, Any]],
    severities: Mapping[str, Severity] | None = None,
    mostly: Mapping[str, float] | None = None,
) -> list[CheckError]:
    """Write or renew a project, and run its checkpoint.

    Args:
        folder: where it goes; what else a project there holds stays.
        checks: of the catalogue, configured or not.
        records: what the checkpoint runs on, and the Data Docs show.
        severities: those that the user sets, by check id.
        mostly: the shares of records that have to pass, by check id.

    Returns:
        Expectations that could not run.

    Raises:
        ConfigError: the folder cannot be written, or holds a project that cannot be read.
    """
    try:
        context = _context(folder)
        for name in SUITES:
            context.suites.add_or_update(gx_suite(name))
        suite = gx_suite(NAME, checks)
        _weigh(suite.expectations, severities or {}, mostly or {})
        suite = context.suites.add_or_update(suite)
        checkpoint = _checkpoint(context, suite)
    except (OSError, DataContextError) as error:
        message = f"no project of Great Expectations can be written here: {error}"
        raise ConfigError(message, code="gx-project", source=str(folder)) from error
    frame = records_frame(records)
    if frame.empty:
        return []
    [result] = checkpoint.run(batch_parameters={"dataframe": frame}).run_results.values()
    return read_result(result, [made.configuration for made in suite.expectations]).errors


def _context(folder: Path) -> Any:
    """The project's context, with the store that loses nothing, and without analytics."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _FILE
    if not file.exists():
        gx.get_context(mode="file", project_root_dir=folder)
        made = file.read_text(encoding="utf-8").replace(_STORE, _GUARDED)
        file.write_text(made.rstrip("\n") + "\nanalytics_enabled: false\n", encoding="utf-8")
    context = gx.get_context(mode="file", project_root_dir=folder)
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    return context


def _weigh(made: Iterable[Any], severities: Mapping[str, Severity], mostly: Mapping[str, float]) -> None:
    for expectation in made:
        if isinstance(expectation, CheckExpectation):
            if severity := severities.get(expectation.check_id):
                expectation.severity = SEVERITIES[severity]
            expectation.mostly = mostly.get(expectation.check_id, 1)


def _checkpoint(context: Any, suite: Any) -> Any:
    source = context.data_sources.add_or_update_pandas(NAME)
    batches = source.add_dataframe_asset("records").add_batch_definition_whole_dataframe("all")
    definition = context.validation_definitions.add_or_update(
        gx.ValidationDefinition(name=NAME, data=batches, suite=suite)
    )
    return context.checkpoints.add_or_update(
        gx.Checkpoint(
            name=NAME,
            validation_definitions=[definition],
            actions=[UpdateDataDocsAction(name="data-docs")],
            result_format=COMPLETE | _SHOWN,
        )
    )
