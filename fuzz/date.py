"""Dates: no text raises, a date's text parses to the date, its period is in order."""

from schemas.dates import date_problems, ends, is_date, is_open, is_regular, parse_date, starts


def seeds() -> list[str]:
    return SEEDS


def law(text: str) -> None:
    problems = date_problems(text)
    assert bool(problems) != (is_regular(text) or is_open(text)), "irregular without a reason, or a reason for nothing"
    found = parse_date(text)
    if found is None:
        assert not is_date(text), "a date of nothing"
        return
    assert parse_date(found.text) == found, "its text parses to another date"
    assert found.text == text.strip(), "its text is not the text"
    first, last = starts(found), ends(found)
    assert (first is None) == (last is None), "a period with one end"
    assert first is None or last is None or first <= last, "a period that ends before it starts"


SEEDS = [
    "2020", "2020 Oct", "2020 Oct 7", "1998 Dec-1999 Jan", "2000 Dec 23- 30", "2000 Spring", "Jul 15, 2010",
    "12/01/2022", "2022-07-04", "1998 Dec 31-1999 Jan 6", "2000 Spring-Summer", "1975-1976", "15 juillet 2010",
    "2020 Oct/Dec", "31st of February 2019", "2022-07-04T10:00:00Z", "Winter 2022", "'98 Jan", "2021 Sept. 3rd",
    "2019 Nov – 2020 Jan", "[2014]", "c2014", "2020 Okt 3", "2020.10.07", "13/13/2020",
]  # fmt: skip
