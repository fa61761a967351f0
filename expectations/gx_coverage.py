"""The coverage of a field as an expectation on the records themselves, on pandas and on Spark.

The check ``coverage-low`` judges rates that were counted already; this one counts them, with the same predicate.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sparkdf_execution_engine import SparkDFExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from expectations.coverage import CHECKS, coverage_low, judge, reaches, reads

COVERAGE = CHECKS[0].id
_METRIC = "pubsieve.coverage"
State = Callable[..., bool | None]


class CoverageMetric(TableMetricProvider):
    """How many records there are, to how many a field applies, and how many state it."""

    metric_name = _METRIC
    value_keys = ("field", "columns", "settings")

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> tuple[int, int, int]:
        frame, _domain, _accessor = execution_engine.get_compute_domain(metric_domain_kwargs, MetricDomainTypes.TABLE)
        state, names = _wanted(metric_value_kwargs, list(frame.columns))
        columns = [frame[name].array if name else [None] * len(frame) for name in names]
        states = [state(*values) for values in zip(*columns, strict=True)]
        return len(states), len(states) - states.count(None), states.count(True)

    @metric_value(engine=SparkDFExecutionEngine)
    def _spark(
        cls,  # noqa: N805
        execution_engine: SparkDFExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> tuple[int, int, int]:
        from expectations.gx_spark import coverage

        frame, _domain, _accessor = execution_engine.get_compute_domain(metric_domain_kwargs, MetricDomainTypes.TABLE)
        return coverage(frame, *_wanted(metric_value_kwargs, frame.columns))


def _wanted(values: dict[str, Any], columns: list[str]) -> tuple[State, list[str | None]]:
    """The predicate of a field, and the batch's columns for the keys that it takes, None for those that it lacks."""
    field, given = values["field"], values["columns"] or {}
    if lost := [name for name in given.values() if name not in columns]:
        raise KeyError(f"the batch has no column {lost[0]!r}")
    names = [given.get(key, key) for key in reads(field)]
    return judge(field, values["settings"] or {}), [name if name in columns else None for name in names]


class ExpectFieldCoverage(BatchExpectation):
    """Of the records that a field applies to, at least a given share states it.

    Attributes:
        field: a key of the record, such as ``doi``.
        least: the share, above 0 and up to 1.
        columns: the record's key -> the batch's column, where their names differ; a key that the batch lacks is absent.
        settings: of the check of the field's absence, which says what it applies to: ``{"info-from": 2010}`` for a DOI.
    """

    metric_dependencies: ClassVar[tuple[str, ...]] = (_METRIC,)
    success_keys: ClassVar[tuple[str, ...]] = ("field", "least", "columns", "settings")

    field: str
    least: float = pydantic.Field(gt=0, le=1)
    columns: dict[str, str] = {}  # noqa: RUF012  pydantic copies it
    settings: dict[str, Any] = {}  # noqa: RUF012
    severity: FailureSeverity = FailureSeverity.CRITICAL

    @pydantic.root_validator(skip_on_failure=True)
    def _describe(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        """Give it the words that Data Docs show."""
        share = f"{values['least'] * 100:g} %"
        said = f"At least {share} of the records that {values['field']} applies to state it."
        values["description"] = values.get("description") or said
        return values

    @property
    def configuration(self) -> ExpectationConfiguration:
        """Great Expectations leaves defaults out of it, and with them the class's own severity and description."""
        made = super().configuration
        made.severity, made.description = self.severity, self.description
        return made

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: dict[str, Any] | None = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        records, applicable, stated = metrics[_METRIC]
        fault = coverage_low(self.field, stated, applicable, self.least)
        return {
            "success": not applicable or reaches(stated, applicable, self.least),
            "result": {
                "observed_value": fault.message if fault else f"{stated:,} of {applicable:,}",
                "element_count": records,
                "unexpected_count": applicable - stated,
                "unexpected_percent": 100 * (applicable - stated) / applicable if applicable else 0.0,
                "details": {"applicable": applicable, "stated": stated},
            },
        }
