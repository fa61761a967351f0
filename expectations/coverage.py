"""Coverage: which share of the records that a field applies to state it, over the whole corpus.

A field applies to a record of which the check of its absence (``doi-missing`` of a DOI) would find fault if it were
empty; a field without such a check applies to every article.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import Field

from expectations import completeness
from expectations.check import Check, CheckSettings, Fault, Values
from expectations.terms import is_page
from expectations.values import absent, entries, entry, text, whole
from schemas.finding import Severity

MISSING = {check.columns[0]: check for check in completeness.CHECKS}
"""The check of each field's absence."""

CORPUS = {"id": "corpus"}
"""What findings on the whole corpus name as their record."""


class Rates(CheckSettings):
    """The least share of each field, above 0 and up to 1, and settings of the checks of absence, by field."""

    least: dict[str, Annotated[float, Field(gt=0, le=1)]] = Field(default={})
    missing: dict[str, dict[str, Any]] = Field(default={})


_NO_RATES = Rates()
_EMPTY = ("[]", "{}")  # an empty list or date as JSON, as in CSV and on Spark


@dataclass(slots=True)
class Rate:
    """How many of the records that a field applies to state it."""

    stated: int = 0
    applicable: int = 0


def reads(field: str) -> tuple[str, ...]:
    """The record's keys that tell whether a field is stated, and whether it applies; the field is the first."""
    return MISSING[field].reads if field in MISSING else (field, "kind")


def judge(field: str, settings: Mapping[str, Any]) -> Callable[..., bool | None]:
    """A function that says of a record whether it states a field; None where the field does not apply.

    Args:
        field: a key of the record.
        settings: of the check of its absence, where there is one.

    Returns:
        The function takes the values of `reads`.
    """
    check = MISSING[field].configured(settings) if field in MISSING else None

    def state(value: object, *others: object) -> bool | None:
        there = not absent(value) and value not in _EMPTY
        if check is None:
            return None if is_page(others[0]) else there
        if check.fault(None, *_silent(check, others, field)) is None:
            return None
        return there and check.fault(value, *others) is None

    return state


def _silent(check: Check, others: Values, field: str) -> Values:
    """The other values without what parsing noted of the field, which is what excuses that it is empty."""
    return tuple(
        [each for each in map(entry, entries(value)) if each.get("field") != field] if key == "problems" else value
        for key, value in zip(check.columns[1:], others, strict=True)
    )


class Coverage:
    """Counts, record by record, the rates of some fields: four numbers a field, however many records.

    Args:
        settings: the fields and their least shares.
    """

    def __init__(self, settings: Rates = _NO_RATES) -> None:
        self.rates = {field: Rate() for field in settings.least}
        self.reads: Collection[str] = {key for field in settings.least for key in reads(field)}
        self._least = settings.least
        self._states = {field: judge(field, settings.missing.get(field, {})) for field in settings.least}

    def add(self, record: Mapping[str, Any]) -> None:
        """Count a record."""
        for field, rate in self.rates.items():
            state = self._states[field](*(record.get(key) for key in reads(field)))
            rate.applicable += state is not None
            rate.stated += bool(state)

    def merge(self, other: Self) -> None:
        """Count the records that another has counted."""
        for field, rate in other.rates.items():
            self.rates[field].stated += rate.stated
            self.rates[field].applicable += rate.applicable

    def rows(self) -> Iterator[tuple[Mapping[str, Any], Values]]:
        """Each field with its rate and its threshold."""
        for field, rate in self.rates.items():
            yield CORPUS, (field, rate.stated, rate.applicable, self._least[field])


def coverage_low(field: object, stated: object, applicable: object, least: object) -> Fault | None:
    """A rate below its threshold. Fields that apply to no record have no rate."""
    part, all_ = whole(stated), whole(applicable)
    if part is None or not all_ or absent(least) or reaches(part, all_, text(least)):
        return None
    name = text(field)
    message = (
        f"{name} coverage is {part / all_:.2%}: {part:,} of the {all_:,} records that should state it do; the"
        f" threshold is {float(Fraction(text(least)) * 100):g} %"
    )
    return Fault(message, value=f"{part} of {all_}", column=name)


def reaches(part: int, all_: int, least: float | str) -> bool:
    """Whether a share reaches a threshold, exactly: 7 of 100 reach 0.07, which no binary fraction is."""
    return part >= Fraction(str(least)) * all_


def covering(least: Mapping[str, float], checks: Mapping[str, Check]) -> Check:
    """The check of some rates, with the settings that the checks of absence among `checks` have.

    Args:
        least: field -> least share.
        checks: id -> check.
    """
    used = {field: checks[MISSING[field].id].settings for field in least if field in MISSING}
    missing = {field: settings.given() for field, settings in used.items() if settings}
    return CHECKS[0].configured({"least": dict(least), "missing": missing})


CHECKS = (
    Check(
        id="coverage-low",
        title="Each field that has a threshold is stated by at least that share of the records that it applies to.",
        why="A field that a parser loses here and there passes every check of single records that tolerates some.",
        columns=("field", "stated", "applicable", "least"),
        fault=coverage_low,
        settings=_NO_RATES,
        severity=Severity.ERROR,
        source="The user's thresholds; that DOIs get lost: titipata/pubmed_parser#68, #177 (5 % of them).",
        good=(("doi", 97, 100, 0.97), ("doi", 7, 100, 0.07), ("doi", 0, 0, 0.97), (None, None, None, None)),
        bad=(("doi", 96, 100, 0.97), ("abstract", 899_999, 1_000_000, 0.9)),
        over="corpus",
        summary=Coverage,
    ),
)
