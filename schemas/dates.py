"""Partial dates, as NLM prints them: ``2020``, ``2020 Oct``, ``2020 Oct 7``, and everything met in their place.

Regular are the three forms above. Irregular but read: ranges (``1998 Dec-1999 Jan``, ``2000 Dec 23- 30``, ``1975/76``),
seasons, full and foreign month names, ``Jul 15, 2010``, ``12/01/2022`` (month first, as the pages' meta elements print
it) and ``2022-07-04``. Of a range, year, month and day are those of its start. See NLM's description of the
MedlineDate element (nlm.nih.gov/bsd/licensee/elements_descriptions.html).
"""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from schemas.date_words import MONTHS, REGULAR_MONTHS, SEASON_MONTHS, SEASONS, fold_word
from schemas.finding import Problem, Severity


class PartialDate(BaseModel):
    """A date of publication that may lack its day or month.

    Attributes:
        text: as printed, e.g. ``1998 Dec 31-1999 Jan 6``.
        year: of the start of the period.
        month: 1-12, of the start of the period.
        day: 1-31, of the start of the period.
        season: ``Winter``, ``Spring``, ``Summer`` or ``Fall``, as NLM names them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    season: str | None = None


class _Point(NamedTuple):
    """One end of a period."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None


class _Reading(NamedTuple):
    """What a text says: where the period starts and ends, how it is printed, what is wrong with it."""

    start: _Point
    end: _Point
    regular: bool = False
    impossible: str | None = None
    unread: str | None = None


MAX_TEXT = 120
"""Longer texts are prose, not dates."""

MAX_SPAN = 10
"""Years from the first to the last of a span whose end has two digits (``1975/76``)."""

_REGULAR = re.compile(
    r"(1[5-9]\d\d|20\d\d)(?: (" + "|".join(REGULAR_MONTHS) + r")(?: ([1-9]|[12]\d|3[01]))?)?", re.ASCII
)
_OPEN = re.compile(r"[12]\d{3}(?: (?:" + "|".join(REGULAR_MONTHS) + r"))? ?[-\u2013]", re.ASCII)
_NUMERIC = re.compile(
    r"(?P<y>[1-9][0-9]{3})([-/.])(?P<m>[0-9]{1,2})(?:\2(?P<d>[0-9]{1,2}))?(?:[T ][0-9]{1,2}:.*)?"
    r"|(?P<a>[0-9]{1,2})[/.](?P<b>[0-9]{1,2})[/.](?P<y2>[1-9][0-9]{3})"
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(
    r"(?P<year>(?<!\d)[0-9]{4}(?!\d))"
    r"|(?P<day>(?<!\d)[0-9]{1,2}(?!\d))(?:st|nd|rd|th)?\b"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<to>[-\u2010-\u2015\u2212/&])"
    r"|(?P<odd>['\u2019]?\d+|[^\s,])"
)


def parse_date(text: str | None) -> PartialDate | None:
    """Read a date as printed, in any form of the module's description.

    Args:
        text: the date alone; white space around it is not kept.

    Returns:
        The date, with `text` as printed, or None where the text holds no year, month or season at all.
    """
    return _date(text.strip()) if text else None


@lru_cache(maxsize=8192)
def _date(text: str) -> PartialDate | None:
    start = _read(text).start
    if start.year is None and start.month is None and start.season is None:
        return None
    return PartialDate(text=text, year=start.year, month=start.month, day=start.day, season=start.season)


def is_regular(text: str) -> bool:
    """Whether the text is NLM's regular form: ``2020``, ``2020 Oct`` or ``2020 Oct 7``, and a day that exists."""
    return _read(text.strip()).regular


def is_open(text: str) -> bool:
    """Whether the text is the period of a book that is kept up to date: ``2023 Jan\u2013``, as NLM prints it."""
    return _OPEN.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else: a year is read and no word or number is left over."""
    text = text.strip()
    word = _WORD.match(text)
    if (word and _named(word[0]) is None) or text[:1] == ".":
        return False
    reading = _read(text)
    return reading.start.year is not None and reading.unread is None


def date_problems(date: str | PartialDate, field: str | None = "published") -> list[Problem]:
    """What is wrong or unusual with a date.

    ``date-irregular``: not NLM's regular form (info), or no year could be read (warning); ``date-impossible``: a day or
    month that no calendar has (error).

    Args:
        date: a date or its text.
        field: the record's key that the problems are about.
    """
    text = date if isinstance(date, str) else date.text
    reading = _read(text.strip())
    if reading.regular or (is_open(text) and not reading.impossible):
        return []
    if reading.impossible:
        return [_problem("date-impossible", Severity.ERROR, field, text, reading.impossible)]
    if reading.start.year is None:
        return [_problem("date-irregular", Severity.WARNING, field, text, "no year can be read from this date")]
    what = f"'{reading.unread}' is not a month, day or season" if reading.unread else "not in the form 'YYYY Mon D'"
    return [_problem("date-irregular", Severity.INFO, field, text, what)]


def starts(date: PartialDate | None) -> datetime.date | None:
    """The first day that the date can mean, None without a year; dates are ordered by it."""
    if date is None or date.year is None:
        return None
    first = SEASON_MONTHS[date.season][0] if date.season in SEASON_MONTHS else 1
    point = _stated(date)
    return datetime.date(date.year, point.month or first, point.day or 1)


def ends(date: PartialDate | None) -> datetime.date | None:
    """The last day that the date can mean, of a range that of its end; None without a year."""
    if date is None or date.year is None:
        return None
    first = starts(date)
    last = _last_day(_read(date.text.strip()).end)
    return last if first and last and last >= first else _last_day(_stated(date))


def is_real(date: PartialDate) -> bool:
    """Whether a calendar has the day that the parts of a date state; ``parse_date`` gives no others."""
    return _stated(date).day == date.day


def _stated(date: PartialDate) -> _Point:
    """The parts of a date, as far as a calendar has them: they may be stated, not read."""
    return _valid(_Point(date.year, date.month, date.day, date.season))


def _last_day(point: _Point) -> datetime.date | None:
    if point.year is None:
        return None
    month = point.month or (SEASON_MONTHS[point.season][1] if point.season in SEASON_MONTHS else 12)
    return datetime.date(point.year, month, point.day or calendar.monthrange(point.year, month)[1])


@lru_cache(maxsize=8192)
def _read(text: str) -> _Reading:
    regular = _REGULAR.fullmatch(text)
    if regular:
        year, month, day = regular.groups()
        number = REGULAR_MONTHS.index(month) + 1 if month else None
        return _checked(_Point(int(year), number, int(day) if day else None), text, regular=True)
    if not text or len(text) > MAX_TEXT:
        return _Reading(_Point(), _Point())
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _span(numeric) or _checked(_numeric_point(numeric), text)
    return _read_tokens(text)


def _span(match: re.Match[str]) -> _Reading | None:
    """``1975/76``, ``1999-00``: years, where the second number can be no month but the end of a year soon after."""
    if not match["y"] or match["d"] or len(match["m"]) != 2 or 1 <= int(match["m"]) <= 12:
        return None
    first = int(match["y"])
    years = (int(match["m"]) - first) % 100
    return _Reading(_Point(first), _Point(first + years)) if 1 <= years <= MAX_SPAN else None


def _numeric_point(match: re.Match[str]) -> _Point:
    """``2022-07-04``; ``12/01/2022`` has the month first, ``12.01.2022`` the day, unless that cannot be."""
    if match["y"] and match[0][4:] == ".0":
        return _Point(int(match["y"]))  # "2021.0": a spreadsheet's number
    if match["y"]:
        return _Point(int(match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None)
    a, b = int(match["a"]), int(match["b"])
    day_first = a > 12 >= b or (b <= 12 and "." in match[0])
    return _Point(int(match["y2"]), b, a) if day_first else _Point(int(match["y2"]), a, b)


def _read_tokens(text: str) -> _Reading:
    """Walk the words; what comes a second time, a month or another part, begins the end of the period."""
    points: list[dict[str, int | str]] = [{}]
    unread: list[str] = []
    for token in _TOKEN.finditer(text):
        kind, value = _meaning(token)
        if kind == "to":
            continue
        if kind == "odd":
            unread.append(str(value))
        elif kind in points[-1]:
            points.append({kind: value})
        else:
            points[-1][kind] = value
    return _assemble(text, points, unread)


def _meaning(token: re.Match[str]) -> tuple[str, int | str]:
    kind, value = str(token.lastgroup), token.group(str(token.lastgroup))
    if kind != "word":
        return (kind, int(value)) if kind in ("year", "day") else (kind, value)
    return _named(value) or ("odd", value)


def _named(word: str) -> tuple[str, int | str] | None:
    """The month or season that a word names; None where it names neither."""
    word = fold_word(word)
    if word in MONTHS:
        return "month", MONTHS[word]
    return ("season", SEASONS[word]) if word in SEASONS else None


def _assemble(text: str, points: list[dict[str, int | str]], unread: list[str]) -> _Reading:
    first, last = points[0], points[-1]
    years = [int(p["year"]) for p in points if "year" in p and 1500 <= int(p["year"]) <= 2099]
    if not years:
        return _checked(_point(first, None), text)._replace(end=_Point())
    spans_months = "month" in last and "month" in first and last["month"] != first["month"]
    start = _point(first, years[0])
    if spans_months and start.day is None and last.get("day") == 1:
        last = {k: v for k, v in last.items() if k != "day"}  # "2022 Nov-Dec 01": the 01 is a stand-in
    end = _point({**({"month": first["month"]} if "month" in first else {}), **last}, years[-1])
    checked = _checked(start, text)
    return checked._replace(end=_valid(end), unread=" ".join(unread) or None)


def _point(parts: dict[str, int | str], year: int | None) -> _Point:
    month, day = parts.get("month"), parts.get("day")
    season = parts.get("season")
    return _Point(
        year,
        int(month) if month is not None else None,
        int(day) if day is not None and month is not None else None,
        str(season) if season is not None else None,
    )


def _checked(point: _Point, text: str, *, regular: bool = False) -> _Reading:
    """Drop the day or month that no calendar has, and say so."""
    sound = _valid(point)
    if sound == point:
        return _Reading(point, point, regular=regular)
    return _Reading(sound, sound, impossible=f"'{text}' names a day that no calendar has")


def _valid(point: _Point) -> _Point:
    if point.month is not None and not 1 <= point.month <= 12:
        return point._replace(month=None, day=None)
    if point.day is not None and point.month is not None and not 1 <= point.day <= 28:  # what every month has
        last = calendar.monthrange(point.year or 2000, point.month)[1]
        if not 1 <= point.day <= last:
            return point._replace(day=None)
    return point


def _problem(code: str, severity: Severity, field: str | None, value: str, message: str) -> Problem:
    return Problem(code=code, severity=severity, field=field, value=value, message=message)
