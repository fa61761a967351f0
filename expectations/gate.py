"""Great Expectations as the gate: suites run on batches, results read without mistaking a crash for a finding."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import great_expectations as gx
import numpy as np
import pandas as pd
from great_expectations.expectations.registry import get_expectation_impl

from expectations.check import Check
from expectations.coverage import Rates
from expectations.gx import SEVERITIES, CheckExpectation, class_of, coverage
from expectations.gx_coverage import COVERAGE, ExpectFieldCoverage
from expectations.run import CheckRun, Counts
from expectations.suites import checks_of
from schemas.errors import CheckError

_RECORD = "record"
_BASIC = {"result_format": "BASIC", "partial_unexpected_count": 0}
"""Counts only: lists of failing rows cost about 50 µs a row."""

COMPLETE = {
    "result_format": "COMPLETE",
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
    "partial_unexpected_count": 0,
}
"""With the failing rows; ``unexpected_index_column_names`` says by which column they are named."""


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

    def join(self, other: "GateResult") -> None:
        """Take in what was said of another batch; `result` stays that of the first."""
        self.success = self.success and other.success
        self.failed |= other.failed
        self.ids |= other.ids
        self.errors += other.errors
        self.result = self.result or other.result


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
    gated = GateResult(success=True)
    for size, checks in _by_size(run).items():
        columns = {check.id: _verdicts(size, run.counts[check.id]) for check in checks}
        frame = pd.DataFrame({_RECORD: range(size), **columns})
        expectations = [_on_verdicts(check, run.counts[check.id]) for check in checks]
        suite = gx.ExpectationSuite(name="pubsieve", expectations=expectations)
        gated.join(validate(frame, suite, result_format=_BASIC, context=context))
    for check_id, counts in run.counts.items():
        if check_id in gated.failed and gated.failed[check_id] != counts.failed:
            message = (
                f"check {check_id} failed {counts.failed} records, Great Expectations counts {gated.failed[check_id]}"
            )
            gated.errors.append(CheckError(message, code="gate-disagrees"))
    return gated


def _by_size(run: CheckRun) -> dict[int, list[Check]]:
    """The checks by how much they judged: the records, or what one of the whole corpus made of them, if anything."""
    sizes: dict[int, list[Check]] = {}
    for check in run.checks:
        counts = run.counts[check.id]
        size = run.records if check.over == "records" else counts.evaluated + counts.errored
        if size or check.over == "records":
            sizes.setdefault(size, []).append(check)
    return sizes


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
    checks = checks_of(suite)
    expectations: list[Any] = []
    for check in checks:
        if check.over != "records":
            continue
        reads = [key for key in check.reads if key in set(frame.columns)]
        columns = [name, *(reads or [filler])]
        settings = check.settings.given() if check.settings else {}
        on = today.isoformat() if today else None
        expectations.append(class_of(check)(column_list=columns, reads=reads, today=on, settings=settings))
    expectations += [each for check in checks if isinstance(check.settings, Rates) for each in coverage(check.settings)]
    made = gx.ExpectationSuite(name="pubsieve", expectations=expectations)
    return validate(
        frame,
        made,
        result_format=COMPLETE | {"unexpected_index_column_names": [id_column]} if id_column else _BASIC,
        context=context,
    )


def validate(frame: Any, suite: Any, *, result_format: dict[str, Any], context: Any = None) -> GateResult:
    """Run a suite of this package's expectations over a pandas or Spark frame.

    Returns:
        The result; expectations of other makers go by the names of their types. An expectation that crashed, that is
        missing from the result, or a frame without rows is an error.
    """
    context = context or ephemeral_context()
    pandas = isinstance(frame, pd.DataFrame)
    if pandas and not frame.index.is_unique:
        frame = frame.reset_index(drop=True)  # GX finds the ids by index: a repeated one gives the wrong records
    source = (context.data_sources.add_pandas if pandas else context.data_sources.add_spark)(f"pubsieve-{id(frame)}")
    batches = source.add_dataframe_asset("records").add_batch_definition_whole_dataframe("all")
    batch = batches.get_batch({"dataframe": frame})
    result = batch.validate(suite, result_format=result_format)
    return read_result(result, [made.configuration for made in suite.expectations])


def _name(configuration: Any) -> str:
    """What an expectation is called here: its check's id; of several coverages each with its field."""
    made = get_expectation_impl(configuration.type)
    if issubclass(made, CheckExpectation):
        return made.check.id
    field_ = configuration.kwargs.get("field")
    return f"{COVERAGE}:{field_}" if issubclass(made, ExpectFieldCoverage) else str(configuration.type)


def read_result(result: Any, configurations: Iterable[Any]) -> GateResult:
    """Read what Great Expectations says of a suite.

    Args:
        result: its validation result.
        configurations: those of all expectations that had to be evaluated.
    """
    wanted = [_name(configuration) for configuration in configurations]
    gated = GateResult(success=bool(result.success), result=result)
    evaluated = []
    for outcome in result.results:  # regrouped: told apart by their configuration, never by their place
        check_id = _name(outcome.expectation_config)
        evaluated.append(check_id)
        if crash := _crash(outcome):
            gated.errors.append(CheckError(f"check {check_id} could not run: {crash}", code="check-crashed"))
        elif not outcome.result.get("element_count", "observed_value" in outcome.result):
            gated.errors.append(CheckError(f"check {check_id} saw no records", code="no-records"))
        else:
            gated.failed[check_id] = outcome.result.get("unexpected_count", 0)
            gated.ids[check_id] = _ids(outcome.result)
    if sorted(evaluated) != sorted(wanted):
        missing = ", ".join(sorted(set(wanted) - set(evaluated))) or "none"
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
