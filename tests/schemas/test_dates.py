"""Dates as citations print them."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.dates import PartialDate, date_problems, ends, is_date, is_real, is_regular, parse_date, starts

CORPUS = (
    Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "citations" / "date_pubmed_dp_distinct.jsonl"
)

READ = [
    # text, year, month, day, season
    ("2020", 2020, None, None, None),
    ("2020 Oct", 2020, 10, None, None),
    ("2020 Oct 7", 2020, 10, 7, None),
    ("2022 Jul 04", 2022, 7, 4, None),
    ("1998 Dec-1999 Jan", 1998, 12, None, None),
    ("1998 Dec 31-1999 Jan 6", 1998, 12, 31, None),
    ("2000 Spring", 2000, None, None, "Spring"),
    ("2000 Spring-Summer", 2000, None, None, "Spring"),
    ("Summer 2009", 2009, None, None, "Summer"),
    ("2020 Autumn-Winter", 2020, None, None, "Fall"),
    ("2000 Nov-Dec", 2000, 11, None, None),
    ("2000 Dec 23- 30", 2000, 12, 23, None),
    ("1975-1976", 1975, None, None, None),
    ("1975/76", 1975, None, None, None),
    ("1999-01", 1999, 1, None, None),
    ("1999-12", 1999, 12, None, None),
    ("2023 -- Jan", 2023, 1, None, None),
    ("2020 Oct/Dec", 2020, 10, None, None),
    ("2020 Jan - Feb", 2020, 1, None, None),
    ("2020 Jul & Aug", 2020, 7, None, None),
    ("2023 May, Jun", 2023, 5, None, None),
    ("2020 Mar Apr May Jun", 2020, 3, None, None),
    ("2020 Sept 28", 2020, 9, 28, None),
    ("2022 September/October", 2022, 9, None, None),
    ("2022 février", 2022, 2, None, None),
    ("2022 fevrier", 2022, 2, None, None),
    ("2022 avril", 2022, 4, None, None),
    ("2022 Octobre", 2022, 10, None, None),
    ("2019 Dic", 2019, 12, None, None),
    ("2024 Ene", 2024, 1, None, None),
    ("2020 Mars", 2020, 3, None, None),
    ("2017 MAY", 2017, 5, None, None),
    ("2022 Nov-Dec 01", 2022, 11, None, None),
    ("2023 Fall 01", 2023, None, None, "Fall"),
    ("2007 Apr 25-May 1", 2007, 4, 25, None),
    ("2023 Jan–", 2023, 1, None, None),
    ("Apr-Jun 2018", 2018, 4, None, None),
    ("Jul 15, 2010", 2010, 7, 15, None),
    ("24th March 2018", 2018, 3, 24, None),
    ("12/01/2022", 2022, 12, 1, None),
    ("25/12/2022", 2022, 12, 25, None),
    ("2022-07-04", 2022, 7, 4, None),
    ("2022-07-04T10:00:00Z", 2022, 7, 4, None),
    ("2023 Special-Issue", 2023, None, None, None),
    ("2022 Third-Quarter", 2022, None, None, None),
    ("13/12/2020", 2020, 12, 13, None),
    ("12/13/2020", 2020, 12, 13, None),
    ("1/2/2020", 2020, 1, 2, None),
    ("2022/07", 2022, 7, None, None),
    ("2022.7.4", 2022, 7, 4, None),
    ("2022-07T10:00", 2022, 7, None, None),
    ("2022/07-04", 2022, None, None, None),
    ("32/1/2020", 2020, 1, None, None),
    ("2022-13-01", 2022, None, None, None),
    ("1500 Spring", 1500, None, None, "Spring"),
    ("1499 Spring", None, None, None, "Spring"),
    ("2099 Spring", 2099, None, None, "Spring"),
    ("2100 Spring", None, None, None, "Spring"),
    ("Spring 5", None, None, None, "Spring"),
    ("2020 5", 2020, None, None, None),
    ("3rd Mar 2020", 2020, 3, 3, None),
    ("Mar 2nd, 2020", 2020, 3, 2, None),
    ("2020 Oct 123", 2020, 10, None, None),
    ("Feb 30", None, 2, None, None),
    ("-1975", 1975, None, None, None),
]


@pytest.mark.parametrize(("text", "year", "month", "day", "season"), READ)
def test_date_is_read_and_kept_as_printed(text, year, month, day, season):
    assert parse_date(text) == PartialDate(text=text, year=year, month=month, day=day, season=season)


@pytest.mark.parametrize("text", [None, "", "  ", "n.d.", "invalid", "Ahead of print", "١٩٩٩"])
def test_no_date_at_all(text):
    assert parse_date(text) is None


MONTHS = {
    "English": "January February March April May June July August September October November December",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "MEDLINE": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


@pytest.mark.parametrize(("language", "words"), MONTHS.items())
def test_the_months_of_each_language(language, words):
    assert [parse_date(f"2021 {word}").month for word in words.split()] == [*range(1, 13)], language
    assert all(map(is_regular, (f"2021 {word}" for word in words.split()))) == (language == "MEDLINE")


@pytest.mark.parametrize(
    ("season", "words"),
    [
        ("Winter", "winter hiver invierno"),
        ("Spring", "spring printemps primavera Frühjahr Frühling"),
        ("Summer", "summer verano Sommer"),
        ("Fall", "fall autumn automne otoño Herbst"),
    ],
)
def test_the_seasons_of_each_language(season, words):
    assert [parse_date(f"2021 {word}").season for word in words.split()] == [season] * len(words.split())


@pytest.mark.parametrize(
    ("text", "whole"),
    [("2020", True), (" 2020 Oct ", True), ("2020 Oct to Nov", False), ("Oct", False), ("2020 Foo", False),
     ("c2020", False), ("2020'", False), ("", False)],
)  # fmt: skip
def test_a_date_is_one_where_nothing_is_left_over(text, whole):
    assert is_date(text) == whole


def test_a_longer_text_is_prose():
    assert parse_date("2020 " + "Oct " * 28 + "Nov").year == 2020
    assert parse_date("2020 " + "Oct " * 29 + "Nov") is None


def test_a_problem_says_which_words_and_of_which_field():
    (problem,) = date_problems(parse_date("2020 Foo Bar"), "epub")
    assert (problem.field, problem.value) == ("epub", "2020 Foo Bar")
    assert "'Foo Bar'" in problem.message
    assert date_problems("2020 Sep 31")[0].field == "published"
    assert "'2020 Sep 31'" in date_problems("2020 Sep 31")[0].message


@pytest.mark.parametrize(("field", "lowest", "highest"), [("year", 1000, 9999), ("month", 1, 12), ("day", 1, 31)])
def test_no_date_holds_a_number_that_no_calendar_has(field, lowest, highest):
    for number in (lowest, highest):
        assert getattr(PartialDate(text="x", **{field: number}), field) == number
    for number in (lowest - 1, highest + 1):
        with pytest.raises(ValidationError):
            PartialDate(text="x", **{field: number})


def test_a_century_is_never_guessed():
    assert parse_date("24th Mar '01") == PartialDate(text="24th Mar '01", month=3, day=24)
    assert [(p.code, p.severity) for p in date_problems("24th Mar '01")] == [("date-irregular", "warning")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2020 Oct 7", []),
        ("2020", []),
        ("2022 Jul 04", ["date-irregular:info"]),
        ("2020 Oct/Dec", ["date-irregular:info"]),
        ("1975/76", ["date-irregular:info"]),
        ("1975-76", ["date-irregular:info"]),
        ("1999/00", ["date-irregular:info"]),
        ("2012/13", ["date-irregular:info"]),
        ("1975/85", ["date-irregular:info"]),
        ("1975/86", ["date-impossible:error"]),
        ("1975/75", ["date-impossible:error"]),
        ("1975/74", ["date-impossible:error"]),
        ("1999/0", ["date-impossible:error"]),
        ("2012/13/01", ["date-impossible:error"]),
        ("2023 Special-Issue", ["date-irregular:info"]),
        ("n.d.", ["date-irregular:warning"]),
        ("2019 Mar 44", ["date-impossible:error"]),
        ("2001 Feb 30", ["date-impossible:error"]),
        ("2001 Feb 29", ["date-impossible:error"]),
        ("2004 Feb 29", []),
        ("2005-09-31", ["date-impossible:error"]),
        ("13/13/2020", ["date-impossible:error"]),
        ("2020 Oct 31", []),
        ("2020 Oct 32", ["date-impossible:error"]),
        ("2020 Oct 0", ["date-impossible:error"]),
        ("2020 Sep 31", ["date-impossible:error"]),
        ("2022-13-01", ["date-impossible:error"]),
        ("2022-00-10", ["date-impossible:error"]),
        ("2022-12-00", ["date-impossible:error"]),
        ("Feb 30", ["date-impossible:error"]),
        ("Feb 29", ["date-irregular:warning"]),
        ("Feb 29, 2021", ["date-impossible:error"]),
        ("1500", []),
        ("1499", ["date-irregular:warning"]),
        ("2099", []),
        ("2100", ["date-irregular:warning"]),
        ("2020 oct", ["date-irregular:info"]),
        ("2023 Jan–", []),
        ("2023-", []),
        ("2023 Jab–", ["date-irregular:info"]),
        (" 2020 ", []),
    ],
)
def test_problems(text, codes):
    assert [f"{p.code}:{p.severity}" for p in date_problems(text)] == codes


def test_an_impossible_day_is_not_kept_as_a_day():
    found = parse_date("2005-09-31")
    assert (found.year, found.month, found.day) == (2005, 9, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020 Feb", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020 Feb 3", date(2020, 2, 3), date(2020, 2, 3)),
        ("1998 Dec 31-1999 Jan 6", date(1998, 12, 31), date(1999, 1, 6)),
        ("2000 Spring-Summer", date(2000, 3, 1), date(2000, 8, 31)),
        ("2022 Nov-Dec 01", date(2022, 11, 1), date(2022, 12, 31)),
        ("1975-1976", date(1975, 1, 1), date(1976, 12, 31)),
        ("1975/76", date(1975, 1, 1), date(1976, 12, 31)),
        ("1999-00", date(1999, 1, 1), date(2000, 12, 31)),
        ("2011/12", date(2011, 12, 1), date(2011, 12, 31)),  # what can be a month is one
        ("2022 Winter", date(2022, 1, 1), date(2022, 12, 31)),
        ("2000 Spring", date(2000, 3, 1), date(2000, 5, 31)),
        ("2000 Summer", date(2000, 6, 1), date(2000, 8, 31)),
        ("2000 Fall", date(2000, 9, 1), date(2000, 11, 30)),
        ("Spring 2000-Fall 2001", date(2000, 3, 1), date(2001, 11, 30)),
        ("2000-2001 Winter", date(2000, 1, 1), date(2001, 12, 31)),
        ("2000 Dec 23-30", date(2000, 12, 23), date(2000, 12, 30)),
        ("2000 Dec 23-2001 Jan", date(2000, 12, 23), date(2001, 1, 31)),
        ("2020 Mar Apr May Jun", date(2020, 3, 1), date(2020, 6, 30)),
        ("2020 Oct 5-7, 9", date(2020, 10, 5), date(2020, 10, 9)),
        ("2022 Nov 5-Dec 01", date(2022, 11, 5), date(2022, 12, 1)),
        ("2022 Nov-Dec 02", date(2022, 11, 1), date(2022, 12, 2)),
        ("2022 Nov-Nov 01", date(2022, 11, 1), date(2022, 11, 1)),
        ("2020 Feb 29-Mar 32", date(2020, 2, 29), date(2020, 3, 31)),
        ("1975-", date(1975, 1, 1), date(1975, 12, 31)),
        # an end before the start is none
        ("2020 Oct-Jan", date(2020, 10, 1), date(2020, 10, 31)),
        ("2020 Oct-2019 Jan", date(2020, 10, 1), date(2020, 10, 31)),
        ("Oct", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day_of_a_period(text, first, last):
    found = parse_date(text)
    assert (starts(found), ends(found)) == (first, last)


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="0123456789 -/JanFebSpring.,–", max_size=40))
def test_any_text_is_read_without_error_and_without_new_digits(text):
    found = parse_date(text)
    date_problems(text)
    if found is not None:
        assert found.text == text.strip()
        assert found.year is None or str(found.year) in text
        assert found.day is None or str(found.day) in text
        if found.year is not None:
            assert starts(found) <= ends(found)


@settings(deadline=None)
@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_regular_and_iso_forms_of_a_day_agree(day):
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    regular = f"{day.year} {months[day.month - 1]} {day.day}"
    assert is_regular(regular)
    assert starts(parse_date(regular)) == starts(parse_date(day.isoformat())) == day


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_dates_of_the_shared_corpus():
    rows = [json.loads(row) for row in CORPUS.read_text(encoding="utf-8").splitlines()]
    wrong = [row["input"] for row in rows if _reading(row["input"], row["expected"]) != row["expected"]]
    assert len(wrong) <= 0.005 * len(rows), wrong[:20]


def _reading(text, wanted):
    found = parse_date(text)
    return {key: is_regular(text) if key == "regular" else getattr(found, key) if found else None for key in wanted}


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [((2021, 2, 29), "2021-02-01", "2021-02-28"), ((2005, 9, 31), "2005-09-01", "2005-09-30")],
)
def test_a_stated_day_that_no_calendar_has_counts_as_its_month(parts, first, last):
    date = PartialDate(text="", **dict(zip(("year", "month", "day"), parts, strict=True)))
    assert not is_real(date)
    assert (str(starts(date)), str(ends(date))) == (first, last)
