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
from expectations.gx_own import columns_of, expectation_of
from expectations.gx_records import COLUMNS, RecordsFile
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


def read_records(path: Path, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """The records that a project was run on as a frame of text; lists and structures are JSON, as the checks take them.

    Args:
        path: the file `expectations.gx_records.FILE` of the project.
        columns: those to read; None for all.
    """
    wanted = None if columns is None else [*dict.fromkeys(columns)]
    return pd.read_csv(path, usecols=wanted, dtype=object, keep_default_na=False, na_values=[""])


def write_project(
    folder: Path,
    checks: Sequence[Check],
    records: RecordsFile,
    severities: Mapping[str, Severity] | None = None,
    mostly: Mapping[str, float] | None = None,
) -> list[CheckError]:
    """Write or renew a project, and run its checkpoint.

    Args:
        folder: where it goes; what else a project there holds stays.
        checks: of the catalogue, configured or not, and those of `expectations.gx_own`.
        records: what the checkpoint runs on, and the Data Docs show; closed.
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
        suite = context.suites.add_or_update(_suite(checks, severities or {}, mostly or {}))
        checkpoint = _checkpoint(context, suite)
    except (OSError, DataContextError) as error:
        message = f"no project of Great Expectations can be written here: {error}"
        raise ConfigError(message, code="gx-project", source=str(folder)) from error
    if not records.count:
        return []
    frame = read_records(records.path, _columns(suite.expectations))
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


def _suite(checks: Sequence[Check], severities: Mapping[str, Severity], mostly: Mapping[str, float]) -> Any:
    """The suite of the checks as the user weighs them; its `meta` names the modules of the user's own classes."""
    suite = gx_suite(NAME, [check for check in checks if expectation_of(check) is None])
    made: dict[str, Any] = {each.check_id: each for each in suite.expectations if isinstance(each, CheckExpectation)}
    own: dict[str, Any] = {check.id: each for check in checks if (each := expectation_of(check))}
    for name, expectation in (made | own).items():
        if severity := severities.get(name):
            expectation.severity = SEVERITIES[severity]
        if hasattr(expectation, "mostly") and name in mostly:
            expectation.mostly = mostly[name]
    suite.expectations += own.values()
    modules = sorted({type(each).__module__ for each in own.values()})
    suite.meta["pubsieve"] |= {"expectations": len(suite.expectations)} | ({"modules": modules} if modules else {})
    return suite


def _columns(made: Iterable[Any]) -> list[str]:
    """The columns that expectations read; all of the records where one of them does not say."""
    found = [columns_of(each) for each in made]
    return [*COLUMNS] if not all(found) else ["id", *(name for columns in found for name in columns)]


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
