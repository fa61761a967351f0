"""A Great Expectations class of the user's own as a check: it runs on a pandas frame of the records.

Its failures become findings that name their records. The frame holds what the expectation reads of all records, so
memory grows with them, which that of the other checks does not.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any, Self

import pandas as pd
from great_expectations import ExpectationSuite
from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation import Expectation

from expectations.check import Check, Fault, Values
from expectations.coverage import CORPUS
from expectations.gate import COMPLETE, validate
from expectations.gx import SEVERITIES
from schemas.article import Article
from schemas.errors import ConfigError

_ROW = "pubsieve_row"
_KEYS = (*Article.model_fields, "line")
_NAMED = ("id", "source", "line")
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def check_id(made: type[Expectation]) -> str:
    """The id of the check of a class: ``ExpectTitleShort`` is ``expect-title-short``."""
    return _WORD.sub("-", made.__name__).lower()


def check_of(made: type[Expectation], settings: Mapping[str, Any]) -> Check:
    """The check of a class.

    Args:
        made: a subclass of ``Expectation``, of the user's or of Great Expectations' own.
        settings: what it is made with: ``{"column": "title"}``.

    Raises:
        ConfigError: it does not take these settings.
    """
    name = check_id(made)
    try:
        expectation = made(**settings)
    except (pydantic.ValidationError, TypeError, ValueError) as error:
        said = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in _errors(error)) or str(error)
        raise ConfigError(f"check.{name}.settings: {made.__name__}: {said}", code="config-invalid") from error
    columns = columns_of(expectation)
    if wrong := [column for column in columns if column not in _KEYS]:
        message = f"check.{name}.settings: {made.__name__} reads {wrong[0]!r}, which is no key of a record"
        raise ConfigError(message, code="config-invalid")
    given = ", ".join(f"{key}={value!r}" for key, value in settings.items())
    title = expectation.description or f"{made.__name__}({given}) holds."
    return Check(
        id=name,
        title=title,
        why=title,
        columns=(columns[0] if columns else "id",),
        fault=_told,
        severity=next(ours for ours, theirs in SEVERITIES.items() if theirs == expectation.severity),
        source=f"{made.__module__}:{made.__name__}",
        good=(),
        bad=(),
        over="corpus",
        summary=partial(_Frame, expectation, expectation.description or f"{made.__name__}({given}) does not hold"),
    )


def expectation_of(check: Check) -> Expectation | None:
    """The expectation that a check of this module runs; None of any other check."""
    made = check.summary
    return made.args[0] if isinstance(made, partial) and made.func is _Frame else None


def _errors(error: Exception) -> list[Any]:
    return error.errors() if isinstance(error, pydantic.ValidationError) else []


def _told(message: object, observed: str | None) -> Fault | None:
    return Fault(str(message), value=observed) if message else None


def columns_of(expectation: Expectation) -> list[str]:
    """The columns that an expectation names; none where it does not say."""
    found = [getattr(expectation, name, None) for name in ("column", "column_A", "column_B")]
    return [name for name in (*found, *getattr(expectation, "column_list", [])) if isinstance(name, str)]


class _Frame:
    """Gathers the records in columns, and has Great Expectations judge them all at the end."""

    def __init__(self, expectation: Expectation, message: str) -> None:
        self._expectation, self._message = expectation, message
        self.reads: Collection[str] = columns_of(expectation) or tuple(Article.model_fields)
        self._records: list[dict[str, Any]] = []

    def add(self, record: Mapping[str, Any]) -> None:
        """Take in what the expectation reads of a record, and its name."""
        self._records.append({key: record.get(key) for key in (*_NAMED, *self.reads)})

    def merge(self, other: Self) -> None:
        """Take in the records that another gathered."""
        self._records += other._records

    def rows(self) -> Iterator[tuple[Mapping[str, Any], Values]]:
        """Each record with what is wrong with it, if anything; at the end the corpus where that fails as a whole.

        Raises:
            CheckError: the expectation could not run.
        """
        if not self._records:
            return
        frame = pd.DataFrame(self._records).assign(**{_ROW: range(len(self._records))})
        suite = ExpectationSuite(name="own", expectations=[self._expectation])
        judged = validate(frame, suite, result_format=COMPLETE | {"unexpected_index_column_names": [_ROW]})
        for error in judged.errors:
            raise error
        failed = set() if judged.success else {row for rows in judged.ids.values() for row in rows}
        for number, record in enumerate(self._records):
            yield record, (self._message if number in failed else None, None)
        if not judged.success and not failed:
            [outcome] = judged.result.results
            yield CORPUS, (self._message, str(outcome.result.get("observed_value")))
