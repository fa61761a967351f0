"""Dates of publication: real ones, not ahead of today, in NLM's form."""

import re
from datetime import date, timedelta
from functools import lru_cache

from pydantic import Field

from expectations.check import Check, CheckSettings, Fault
from expectations.values import absent, entry, partial_date, text
from schemas.dates import date_problems, is_real, starts
from schemas.finding import Problem, Severity

_PLACEHOLDERS = re.compile(r"(?:1900[- ](?:01|Jan)[- ]0?1|0000-00-00|9999-12-31|0001-01-01)(?:T.*)?\Z")

_PLACE = re.compile(r";\s*\d+\s*(?:\([^()]*\)\s*)?:\s*\w")  # "2022 Jul 4;13(7):580"


class FirstYear(CheckSettings):
    """The year before which nothing can have appeared; the first journals are of 1665."""

    first_year: int = 1665


class Tolerance(CheckSettings):
    """How many days a date may lie ahead: any (clocks differ), and that of an issue, which is dated months ahead."""

    days: int = Field(default=2, ge=0)
    issue_days: int = Field(default=366, ge=0)


_FIRST_JOURNALS, _TOLERANCE = FirstYear(), Tolerance()


def date_impossible(published: object, epub: object, *, settings: FirstYear = _FIRST_JOURNALS) -> Fault | None:
    """A day that no calendar has, a stand-in, or a year before there were journals."""
    for column, value in (("published", published), ("epub", epub)):
        if value is None:
            continue
        printed = _printed(value)
        if _PLACEHOLDERS.match(printed):
            return Fault("a stand-in for an unknown date", value=printed, column=column)
        for problem in _problems(printed, column):
            if problem.code == "date-impossible":
                return Fault(problem.message, value=printed, column=column)
        when = partial_date(value)
        if when and not is_real(when):
            return Fault(
                f"{when.year}-{when.month}-{when.day} is a day that no calendar has", value=printed, column=column
            )
        if when and when.year and when.year < settings.first_year:
            return Fault(f"a year before {settings.first_year}", value=printed, column=column)
    return None


def date_irregular(published: object, epub: object) -> Fault | None:
    """Not in NLM's form, or no date at all."""
    for column, value in (("published", published), ("epub", epub)):
        printed = "" if value is None else _printed(value)
        if _PLACE.search(printed):
            return Fault("volume or pages stand in the date", Severity.WARNING, value=printed, column=column)
        for problem in _problems(printed, column):
            if problem.code == "date-irregular":
                return Fault(problem.message, problem.severity, value=printed, column=column)
    return None


def date_future(
    published: object, epub: object, *, today: date | None = None, settings: Tolerance = _TOLERANCE
) -> Fault | None:
    """Issues may be dated some months ahead; anything else after today has not happened."""
    now = today or date.today()
    for column, value in (("published", published), ("epub", epub)):
        begins = None if value is None else starts(partial_date(value))
        if begins is None or begins <= now + timedelta(days=settings.days):
            continue
        printed = _printed(value)
        if begins > now + timedelta(days=settings.issue_days):
            return Fault(f"more than {settings.issue_days} days after {now}", value=printed, column=column)
        if column == "epub":
            return Fault(f"an electronic date after {now}", Severity.WARNING, value=printed, column=column)
        return Fault(f"after {now}; issues may be dated ahead", Severity.INFO, value=printed, column=column)
    return None


@lru_cache(maxsize=8192)  # the records of a file share their dates
def _problems(printed: str, column: str) -> list[Problem]:
    return date_problems(printed, column) if printed else []


def _printed(value: object) -> str:
    """A date as printed; of parts without a text, in NLM's order with numbers: ``2020-13-01``."""
    parts = entry(value)
    if not parts:
        return "" if absent(value) else text(value).strip()
    if written := text(parts.get("text")).strip():
        return written
    numbers = [text(parts.get(key)) for key in ("year", "month", "day")]
    return "-".join(number.zfill(2) for number in numbers if number)


CHECKS = (
    Check(
        id="date-impossible",
        title="A date is one that a calendar has.",
        why="Print and electronic dates that were mixed give days that never were; stand-ins give false years.",
        columns=("published", "epub"),
        fault=date_impossible,
        severity=Severity.ERROR,
        settings=_FIRST_JOURNALS,
        source="1900-01-01 on some 1,600 records, 2005-09-31: opentargets/issues#2874, titipata/pubmed_parser#112.",
        good=(
            ({"text": "2020 Feb 29", "year": 2020, "month": 2, "day": 29}, None),
            ({"text": "1998 Dec 31-1999 Jan 6", "year": 1998, "month": 12, "day": 31}, None),
            ({"text": "1900 Mar", "year": 1900, "month": 3}, None),
            ("2020-10-07", None),
            (None, None),
            (float("nan"), None),
        ),
        bad=(
            ({"text": "2005 Sep 31", "year": 2005, "month": 9}, None),
            ({"year": 2020, "month": 13, "day": 1}, None),
            ({"text": "2005-09-31", "year": 2005, "month": 9, "day": 31}, None),
            ({"text": "2021 Feb", "year": "2021", "month": "2", "day": "29"}, None),
            ({"text": "2020 Oct", "year": 2020}, {"text": "2019 Feb 30", "year": 2019, "month": 2}),
            ("1900-01-01", None),
            ({"text": "1020", "year": 1020}, None),
        ),
        heeds_problems=True,
    ),
    Check(
        id="date-future",
        title="A date is not after today; an issue's not by more than a year.",
        why="A date in the future is a typing error or a stand-in.",
        columns=("published", "epub"),
        fault=date_future,
        severity=Severity.ERROR,
        source="opentargets/issues#2874.",
        settings=_TOLERANCE,
        weighs="error for more than 366 days ahead; warning for an electronic date; info for an issue's",
        good=(({"text": "2020 Oct", "year": 2020, "month": 10}, {"text": "2020 Feb 2", "year": 2020}), (None, None)),
        bad=(
            ({"text": "2999", "year": 2999}, None),
            (None, {"text": "2999 Jan 1", "year": 2999}),
            ("2999-01-01", None),
        ),
        heeds_problems=True,
        dated=True,
    ),
    Check(
        id="date-irregular",
        title="A date is printed as 'YYYY', 'YYYY Mon' or 'YYYY Mon D'.",
        why="Other forms are read on a best guess: a range by its start, a season by its months.",
        columns=("published", "epub"),
        fault=date_irregular,
        severity=Severity.WARNING,
        source="NLM MedlineDate; 2.0 % of PubMed citation lines; titipata/pubmed_parser#58.",
        weighs="info where a year can be read; warning where none can, or where volume and pages follow it",
        good=(
            ({"text": "2020 Oct 7", "year": 2020}, {"text": "2020 Feb", "year": 2020}),
            ({"text": "2023 Jan–", "year": 2023}, None),
            (None, None),
        ),
        bad=(
            ({"text": "2020 Nov-Dec", "year": 2020}, None),
            ({"text": "Summer 2009", "year": 2009}, None),
            ({"text": "n.d.", "year": None}, None),
            ({"text": "2022 Jul 4;13(7):580", "year": 2022, "month": 7, "day": 4}, None),
        ),
        heeds_problems=True,
    ),
)
