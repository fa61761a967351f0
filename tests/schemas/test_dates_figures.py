"""Dates in figures alone, parted by full stops."""

import pytest

from schemas.dates import parse_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [("12.01.2022", (2022, 1, 12)), ("01.15.2022", (2022, 1, 15)), ("2021.0", (2021, None, None))],
)
def test_dates_with_full_stops(text, parts):
    date = parse_date(text)
    assert date is not None
    assert (date.year, date.month, date.day) == parts
