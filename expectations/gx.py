"""Each check as a Great Expectations class for any GX suite: `from expectations.gx import ExpectDoiNotMissing`.

Names follow the check's id: ``doi-missing`` is ``ExpectDoiNotMissing`` ("Expect", the first word, "Not", the rest), but
for the few in `_NAMES`, where that would say nothing. The default columns are the record's keys. Great Expectations
takes seconds to import: nothing else in pubsieve imports this module before a suite is asked for.
"""

import os
from collections.abc import Iterable
from typing import Any, ClassVar, Literal, cast

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # read when Great Expectations is imported

from great_expectations import ExpectationSuite
from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation import MetaExpectation, MulticolumnMapExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity
from pydantic import ValidationError

from expectations.catalog import CATALOG
from expectations.check import Check
from expectations.coverage import Rates
from expectations.gx_coverage import ExpectFieldCoverage
from expectations.gx_metric import CHECKS, METRIC
from expectations.suites import checks_of
from schemas.finding import Severity

_NAMES = {
    "author-not-a-name": "ExpectAuthorIsAName",
    "citation-disagrees": "ExpectCitationAgrees",
    "issn-check-digit": "ExpectIssnCheckDigitRight",
    "mojibake": "ExpectNoMojibake",
    "orcid-check-digit": "ExpectOrcidCheckDigitRight",
    "pages-not-pages": "ExpectPagesArePages",
    "retracted": "ExpectNotRetracted",
    "schema-drift": "ExpectSchemaNotDrifted",
    "title-repeats": "ExpectTitleNotRepeated",
}
SEVERITIES = {
    Severity.ERROR: FailureSeverity.CRITICAL,
    Severity.WARNING: FailureSeverity.WARNING,
    Severity.INFO: FailureSeverity.INFO,
}
"""Ours as Great Expectations calls them."""


class CheckExpectation(MulticolumnMapExpectation):
    """Base of the classes made from checks.

    Attributes:
        column_list: the batch's columns: first the one that names a record, then those that hold the values of `reads`,
            in that order. Default: ``id`` and columns of the keys' names.
        reads: the record's keys that the batch has; the check takes any other for absent. Default: all that it reads.
        today: what "in the future" is measured by, as ``YYYY-MM-DD``. Default: the day of the run.
        flags: the second column already holds the check's verdict on each row, as true and false.
        settings: of the check, where it has any: ``{"error-from": 2015}`` of ``doi-missing``.
    """

    check: ClassVar[Check]
    success_keys = ("mostly", "check_id", "reads", "today", "flags", "settings")

    column_list: list[str] = []  # noqa: RUF012  pydantic copies it
    reads: list[str] = []  # noqa: RUF012
    check_id: str = ""
    today: str | None = None
    flags: bool = False
    settings: dict[str, Any] = {}  # noqa: RUF012
    # A missing value is what many checks look for; the default would leave out rows with nothing but missing values.
    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"

    @property
    def configuration(self) -> ExpectationConfiguration:
        """Great Expectations leaves defaults out of it, and with them the class's own severity and description."""
        made = super().configuration
        made.severity = self.severity
        made.description = self.description
        return made

    @pydantic.root_validator(skip_on_failure=True)
    def _columns_fit_keys(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        unknown = set(values["reads"]) - set(cls.check.reads)
        if unknown:
            raise ValueError(f"check {cls.check.id} does not read {', '.join(sorted(unknown))}")
        try:
            cls.check.configured(values["settings"])
        except ValidationError as error:  # of pydantic 2, which Great Expectations, of pydantic 1, would not know
            raise ValueError(f"settings of {cls.check.id}: {error}") from error
        wanted = 2 if values["flags"] else 1 + max(1, len(values["reads"]))
        if len(values["column_list"]) != wanted:
            raise ValueError(f"column_list must name {wanted} columns: the records' names, then {values['reads']}")
        return values


def class_name(check_id: str) -> str:
    """The name of the class of a check."""
    first, *rest = check_id.split("-")
    return _NAMES.get(check_id) or f"Expect{first.title()}Not{''.join(word.title() for word in rest)}"


def expectation_class(check: Check) -> type[CheckExpectation]:
    """Make the class of a check, which Great Expectations then knows by its name."""
    CHECKS[check.id] = check
    name = class_name(check.id)
    namespace = {
        "__module__": __name__,
        "__doc__": f"{check.title}\n\n    {check.why} Source: {check.source}\n    ",
        "__annotations__": {
            "check": ClassVar[Check],
            "map_metric": ClassVar[str],
            "column_list": list[str],
            "reads": list[str],
        },
        "check": check,
        "map_metric": METRIC,
        "column_list": ["id", *check.reads],
        "reads": list(check.reads),
        "check_id": check.id,
        "severity": SEVERITIES[check.severity],
        "description": check.title,
    }
    return cast(type[CheckExpectation], MetaExpectation(name, (CheckExpectation,), namespace))  # type: ignore[no-untyped-call]


_CLASSES: dict[str, type[CheckExpectation]] = {check.id: expectation_class(check) for check in CATALOG}
globals().update({made.__name__: made for made in _CLASSES.values()})


def __getattr__(name: str) -> type[CheckExpectation]:
    """Tell type checkers that the classes are attributes of this module."""
    raise AttributeError(f"module {__name__!r} has no expectation {name!r}")


def class_of(check: Check) -> type[CheckExpectation]:
    """The class of a check; of one that is not in the catalogue it is made when first asked for."""
    of_catalog = any(check.id == known.id for known in CATALOG)
    if not of_catalog and CHECKS.get(check.id) != check:
        _CLASSES[check.id] = expectation_class(check)
    return _CLASSES[check.id]


def gx_suite(name: str = "default", checks: Iterable[str | Check] | None = None) -> ExpectationSuite:
    """A suite of this package as a Great Expectations suite, with the record's keys as columns.

    Args:
        name: of one of `SUITES`, and of the suite; any name where `checks` are given.
        checks: ids and checks, which may be configured, instead of those of the named suite. What judges pages is left
            out, what judges the whole corpus is in it where thresholds are set.

    Returns:
        The suite; its `meta` says under ``pubsieve`` how many expectations it holds, so that one can see whether all of
        them were read again, which Great Expectations does not tell.

    Raises:
        ConfigError: where a suite or check does not exist.
    """
    chosen = checks_of(name if checks is None else checks)
    made: list[Any] = [
        class_of(check)(settings=check.settings.given() if check.settings else {})
        for check in chosen
        if check.over == "records"
    ]
    made += [each for check in chosen if isinstance(check.settings, Rates) for each in coverage(check.settings)]
    meta = {"pubsieve": {"import": __name__, "expectations": len(made)}}
    return ExpectationSuite(name=name, expectations=made, meta=meta)


def coverage(rates: Rates) -> list[ExpectFieldCoverage]:
    """One expectation for each field with a threshold."""
    return [
        ExpectFieldCoverage(field=field, least=least, settings=rates.missing.get(field, {}))
        for field, least in rates.least.items()
    ]
