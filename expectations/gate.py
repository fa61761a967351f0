"""Great Expectations as the gate: suites run on batches, results read without mistaking a crash for a finding."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import great_expectations as gx
import numpy as np
import pandas as pd

from expectations.check import Check
from expectations.gx import SEVERITIES, CheckExpectation, class_of
from expectations.run import CheckRun, Counts
from expectations.suites import checks_of
from schemas.errors import CheckError

_RECORD = "record"
_BASIC = {"result_format": "BASIC", "partial_unexpected_count": 0}
"""Counts only: lists of failing rows cost about 50 µs a row."""


@dataclass(slots=True)
class GateResult:
    """What Great Expectations said.

    Attributes:
        success: every expectation ran and held, whatever its severity.
        failed: the number of failing rows, by check id.
        ids: the failing rows' values of the id column, by check id; only where they were asked for.
        errors: expectations that could not run, were not evaluated, or disagree with the plain run.
        result: Great Expectations' own result, for Data Docs or to be kept as JSON.
    """

    success: bool
    failed: dict[str, int] = field(default_factory=dict)
    ids: dict[str, list[Any]] = field(default_factory=dict)
    errors: list[CheckError] = field(default_factory=list)
    result: Any = None


def ephemeral_context() -> Any:
    """A context that keeps nothing, draws no progress bars and sends nothing."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    return context


def gx_gate(run: CheckRun, context: Any = None) -> GateResult:
    """Let Great Expectations gate a finished run: one column of verdicts a check, nothing but counts.

    Args:
        run: of `run_checks`, with its counts.
        context: a GX context of your own; default an ephemeral one.

    Returns:
        The result. Errors: each check that could not run or that GX counts differently, and a run without records.
    """
    columns = {check_id: _verdicts(run.records, counts) for check_id, counts in run.counts.items()}
    frame = pd.DataFrame({_RECORD: range(run.records), **columns})
    expectations = [_on_verdicts(check, run.counts[check.id]) for check in run.checks]
    suite = gx.ExpectationSuite(name="pubsieve", expectations=expectations)
    gated = validate(frame, suite, result_format=_BASIC, context=context)
    for check_id, counts in run.counts.items():
        if check_id in gated.failed and gated.failed[check_id] != counts.failed:
            message = (
                f"check {check_id} failed {counts.failed} records, Great Expectations counts {gated.failed[check_id]}"
            )
            gated.errors.append(CheckError(message, code="gate-disagrees"))
    return gated


def _verdicts(records: int, counts: Counts) -> pd.Series:
    """True for good, false for failed, missing where the check crashed."""
    verdicts = np.ones(records, dtype=bool)
    verdicts[counts.rows] = False
    if not counts.crashed:
        return pd.Series(verdicts)
    crashed = np.zeros(records, dtype=bool)
    crashed[counts.crashed] = True
    return pd.Series(pd.arrays.BooleanArray(verdicts, crashed))


def _on_verdicts(check: Check, counts: Counts) -> CheckExpectation:
    """The check's expectation on its column of verdicts, as severe as the worst that was found."""
    severity = SEVERITIES[counts.worst or check.severity]
    return class_of(check)(column_list=[_RECORD, check.id], reads=[], flags=True, severity=severity)


def validate_frame(
    frame: Any,
    suite: str | Iterable[str | Check] = "default",
    *,
    id_column: str | None = "id",
    today: date | None = None,
    context: Any = None,
) -> GateResult:
    """Run checks on a frame of records as they are, in pandas or Spark, with the ids of the failing records.

    Args:
        frame: a pandas or Spark frame; columns named as the record's keys, those it lacks count as absent.
        suite: a suite's name, or check ids and checks of one's own.
        id_column: names the records in the result; None for counts only, which is much faster.
        today: what "in the future" is measured by; the day of the run where it is not given.
        context: a GX context of your own; default an ephemeral one.
    """
    name = id_column or frame.columns[0]
    filler = next((column for column in frame.columns if column != name), name)  # GX wants two columns at least
    expectations = []
    for check in checks_of(suite):
        reads = [key for key in check.reads if key in set(frame.columns)]
        columns = [name, *(reads or [filler])]
        expectations.append(
            class_of(check)(column_list=columns, reads=reads, today=today.isoformat() if today else None)
        )
    complete = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": [id_column],
        "exclude_unexpected_values": True,
        "return_unexpected_index_query": False,
        "partial_unexpected_count": 0,
    }
    made = gx.ExpectationSuite(name="pubsieve", expectations=expectations)
    return validate(frame, made, result_format=complete if id_column else _BASIC, context=context)


def validate(frame: Any, suite: Any, *, result_format: dict[str, Any], context: Any = None) -> GateResult:
    """Run a suite of this package's expectations over a pandas or Spark frame.

    Returns:
        The result; an expectation that crashed, that is missing from the result, or a frame without rows is an error.
    """
    context = context or ephemeral_context()
    pandas = isinstance(frame, pd.DataFrame)
    if pandas and not frame.index.is_unique:
        frame = frame.reset_index(drop=True)  # GX finds the ids by index: a repeated one gives the wrong records
    source = (context.data_sources.add_pandas if pandas else context.data_sources.add_spark)(f"pubsieve-{id(frame)}")
    batches = source.add_dataframe_asset("records").add_batch_definition_whole_dataframe("all")
    batch = batches.get_batch({"dataframe": frame})
    result = batch.validate(suite, result_format=result_format)
    return _read(result, {made.expectation_type: made.check_id for made in suite.expectations})


def _read(result: Any, wanted: dict[str, str]) -> GateResult:
    gated = GateResult(success=bool(result.success), result=result)
    evaluated = []
    for outcome in result.results:  # regrouped: told apart by their configuration, never by their place
        check_id = wanted[outcome.expectation_config.type]
        evaluated.append(check_id)
        if crash := _crash(outcome):
            gated.errors.append(CheckError(f"check {check_id} could not run: {crash}", code="check-crashed"))
        elif not outcome.result.get("element_count"):
            gated.errors.append(CheckError(f"check {check_id} saw no records", code="no-records"))
        else:
            gated.failed[check_id] = outcome.result["unexpected_count"]
            gated.ids[check_id] = _ids(outcome.result)
    if sorted(evaluated) != sorted(wanted.values()):
        missing = ", ".join(sorted(set(wanted.values()) - set(evaluated))) or "none"
        message = f"the suite holds {len(wanted)} expectations, {len(evaluated)} were evaluated; missing: {missing}"
        gated.errors.append(CheckError(message, code="gate-incomplete"))
    gated.success = gated.success and not gated.errors
    return gated


def _ids(result: dict[str, Any]) -> list[Any]:
    """The failing rows' ids: GX gives a list of rows, or one row of lists."""
    [name] = result.get("unexpected_index_column_names") or [None]
    found = [row[name] for row in result.get("unexpected_index_list") or []]
    ids = [each for value in found for each in (value if isinstance(value, list) else [value])]
    return [each.item() if isinstance(each, np.generic) else each for each in ids]


def _crash(outcome: Any) -> str | None:
    """Why an expectation could not run; GX then says ``success: false`` with an empty result."""
    info = outcome.exception_info or {}
    if "raised_exception" in info:
        info = {"": info}
    for told in info.values():
        if isinstance(told, dict) and told.get("raised_exception"):
            return str(told.get("exception_message"))
    return (
        None
        if outcome.result
        else "Great Expectations gave no result: " + json.dumps(outcome.expectation_config.kwargs)
    )
