"""What a check is: which keys of a record it reads, and what it finds wrong with them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict

from expectations.values import entries, entry, text
from schemas.finding import Finding, Severity

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found wrong with one record.

    Attributes:
        message: what is wrong, for a person.
        severity: how bad it is in this record; None for the check's own severity.
        value: the offending text; None for the text of the faulty column.
        fix: the repaired value, where one is certain.
        column: the faulty column; None for the check's first.
    """

    message: str
    severity: Severity | None = None
    value: str | None = None
    fix: str | None = None
    column: str | None = None


class CheckSettings(BaseModel):
    """Base of what a user may set of a check; its keys are written with hyphens, as everywhere in the settings."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    def given(self) -> dict[str, Any]:
        """What differs from the defaults, as JSON values."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class Summary(Protocol):
    """What a check of a whole corpus gathers while the records pass by, in bounded memory.

    Attributes:
        reads: the record's keys that it reads; where there are none, it is shown no records.
    """

    reads: Collection[str]

    def add(self, record: Mapping[str, Any]) -> None:
        """Take in a record."""

    def merge(self, other: Self) -> None:
        """Take in what another gathered of other records."""

    def rows(self) -> Iterable[tuple[Mapping[str, Any], Values]]:
        """What the check is to judge: what the finding names as its record, and the values of the check's columns."""


def whole_value(_: str, fault: Fault) -> str:
    """The fix stands for the whole value of the column."""
    return fault.fix or ""


def faulty_passage(value: str, fault: Fault) -> str:
    """The fix stands for the faulty passage within the column."""
    return value.replace(fault.value or "", fault.fix or "", 1)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, the same in the plain loop and in Great Expectations on pandas and on Spark.

    Attributes:
        id: stable name, e.g. ``doi-missing``.
        title: what a good record is like, in one sentence.
        why: why it matters.
        columns: the record's keys that it reads; findings name the first unless they say otherwise.
        fault: called with the values of `columns` in that order; gives None where the record is good (or the check
            has nothing to say about it). Pure; it must cope with None, "", NaN and values of a wrong type.
        severity: the worst, and usual, severity of its findings.
        source: where the rule comes from.
        good, bad: example values of `columns`.
        weighs: what the severity depends on, where it is not always the same.
        fix: only where a repair is certain: called with the column's text and a fault that has a `fix`, gives the
            repaired text.
        settings: what a user may set, with the defaults; `fault` (and `keys`, or `summary`) then takes ``settings=``.
        heeds_problems: a record that carries a problem with this check's id fails it: parsing saw what the check means,
            and the field may be empty because of it.
        lets_pass: which of these problems are none to the check all the same.
        dated: `fault` also takes ``today=``.
        keys: only of a check across records: the keys under which the record is compared with others, always as many,
            None where it has none. The last argument of `fault` is then the values of the other records that share
            one, each as ``(id, *values)``.
        over: what it judges: each record; the whole corpus, of which `summary` makes the rows that `fault` is called
            with; or the pages that a run was given, which only a run can tell of.
        summary: only of a check of the whole corpus: makes what gathers the records of one run.
    """

    id: str
    title: str
    why: str
    columns: tuple[str, ...]
    fault: Callable[..., Fault | None]
    severity: Severity
    source: str
    good: tuple[Values, ...]
    bad: tuple[Values, ...]
    weighs: str | None = None
    fix: Callable[[str, Fault], str] | None = None
    settings: CheckSettings | None = None
    heeds_problems: bool = False
    lets_pass: Callable[[Fault], bool] | None = None
    dated: bool = False
    keys: Callable[..., tuple[str | None, ...]] | None = None
    over: Literal["records", "corpus", "pages"] = "records"
    summary: Callable[..., Summary] | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """The record's keys whose values `examine` takes."""
        return (*self.columns, "problems") if self.heeds_problems else self.columns

    def on(self, today: date) -> "Check":
        """The same check with its "today" fixed."""
        return replace(self, fault=partial(self.fault, today=today), dated=False) if self.dated else self

    def configured(self, values: Mapping[str, Any]) -> "Check":
        """The same check with settings of the user's.

        Raises:
            ValidationError: there is no such setting, or it cannot have that value.
        """
        made = type(self.settings or CheckSettings()).model_validate(dict(values))
        if self.settings is None:
            return self
        if self.summary:
            return replace(self, settings=made, summary=partial(self.summary, settings=made))
        keys = partial(self.keys, settings=made) if self.keys else None
        return replace(self, settings=made, fault=partial(self.fault, settings=made), keys=keys)

    def examine(self, *values: Any) -> Fault | None:
        """What is wrong with a record, None where nothing is.

        Args:
            values: the values of `reads`, and the others' values where the check has `keys`.
        """
        if self.heeds_problems:
            *values_, problems = values
            return reported(problems, self.id, self.lets_pass) or self.fault(*values_)
        return self.fault(*values)

    def holds(self, *values: Any) -> bool:
        """Whether a record with these values of `reads` is good."""
        return self.examine(*values) is None

    def finding(self, record: Mapping[str, Any], fault: Fault) -> Finding:
        """The line of findings.jsonl for a fault in a record."""
        column = fault.column or self.columns[0]
        value = fault.value if fault.value is not None else text(record.get(column)) or None
        return Finding(
            record=text(record.get("id")) or text(record.get("source")) or "?",
            source=text(record.get("source")) or None,
            line=record.get("line"),
            check=self.id,
            severity=fault.severity or self.severity,
            column=column,
            value=shorten(value),
            message=fault.message,
            fix=fault.fix,
        )


_SEVERITIES = {severity.value: severity for severity in Severity}


def reported(problems: object, code: str, lets_pass: Callable[[Fault], bool] | None = None) -> Fault | None:
    """The fault that parsing already noted under a code in the record's `problems`, if it did.

    Args:
        problems: of the record.
        code: of the problem.
        lets_pass: says which of them to pass over.
    """
    for problem in map(entry, entries(problems)):
        if problem.get("code") == code:
            fault = Fault(
                message=text(problem.get("message")) or code,
                severity=_SEVERITIES.get(text(problem.get("severity"))),
                value=text(problem.get("value")) or None,
                fix=text(problem.get("fix")) or None,
                column=text(problem.get("field")) or None,
            )
            if lets_pass is None or not lets_pass(fault):
                return fault
    return None


def shorten(value: str | None, limit: int = 300) -> str | None:
    """A value short enough for a report: its beginning, and an ellipsis where more followed."""
    return value if value is None or len(value) <= limit else value[: limit - 1] + "…"
