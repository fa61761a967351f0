"""Identifiers that cannot belong to their record are called out; true ones never are."""

import gzip
import json
import re
from pathlib import Path

import pytest

from schemas.finding import Severity
from schemas.plausibility import doi_year, implausibilities, pmcid_years, pmid_years

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "citations" / "pubmed_lines_dev10k.jsonl.gz"


@pytest.mark.parametrize(
    ("pmid", "assigned"),
    [("8999999", 1996), ("9000001", 1997), ("20000000", 2009), ("32866761", 2020), ("38500000", 2024)],
)
def test_a_pmid_tells_until_when_its_article_can_have_appeared(pmid: str, assigned: int) -> None:
    bounds = pmid_years(pmid)

    assert bounds is not None
    assert bounds[0] < 1800
    assert assigned <= bounds[1] <= assigned + 5


@pytest.mark.parametrize("pmid", ["90000012", "99999999", "", "PMC12", "x"])
def test_of_numbers_above_the_table_and_of_what_is_none_nothing_is_known(pmid: str) -> None:
    assert pmid_years(pmid) is None


@pytest.mark.parametrize(("pmid", "last"), [("9000000", 2001), ("9000001", 2002), ("41470000", 2030)])
def test_the_highest_number_of_a_year_belongs_to_it(pmid: str, last: int) -> None:
    assert pmid_years(pmid) == (1780, last)
    assert pmid_years(int(pmid)) == (1780, last)


def test_a_pmcid_tells_the_same() -> None:
    assert pmcid_years("PMC7484955.2") == (1780, 2025)
    assert pmcid_years("7484955") is None
    assert pmcid_years("PMC7484955.") is None


REASONS = [
    ({"pmid": "8999999", "years": [2020]}, "given about 1996, years before the article's first date, 2020"),
    ({"pmid": "8999999", "years": [1700]}, "the article's year, 1700, is before the oldest in the database"),
    ({"pmcid": "PMC149999", "years": [2021, 2020]}, "given about 2002, years before the article's first date, 2020"),
    ({"doi": "10.5555/j.inv.2010.03.003", "years": [2023, 2022, 2023]},
     "this DOI carries the year 2010, the record 2022, 2023"),
    ({"doi": "10.5555/0190-6736(88)91672-6", "years": [2020]}, "this DOI carries the year 1988, the record 2020"),
    ({"doi": "10.5555/S2049-3630(20)39183-5", "issns": ["0190-6736", "1474-547X"]},
     "this DOI carries the ISSN 2049-3630, the journal has 0190-6736, 1474-547X"),
    ({"pmid": "12345678", "pmcid": "PMC12345678"},
     "the digits of the PMCID are those of the PMID 12345678: one was filled into the other"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("doi", "year"), [("10.5555/0002-8703(49)90001-0", 1949), ("10.5555/S0002-9440(10)65298-4", 1999)]
)
def test_an_old_article_may_have_got_its_number_when_it_was_put_online(doi: str, year: int) -> None:
    assert not list(implausibilities(doi=doi, years=[year]))


@pytest.mark.parametrize(("record", "reason"), REASONS)
def test_the_reason_names_what_contradicts_what(record: dict, reason: str) -> None:
    (problem,) = implausibilities(**record)
    value = record.get("doi") or record.get("pmcid") or record.get("pmid")

    assert (problem.message, problem.value) == (reason, value)


def test_later_numbers_never_end_earlier() -> None:
    latest = [bounds[1] for number in range(1, 41_000_000, 100_000) if (bounds := pmid_years(number))]

    assert len(latest) == 410
    assert latest == sorted(latest)


@pytest.mark.parametrize(
    ("doi", "year"),
    [
        ("10.5555/j.inv.2020.01.001", 2020),
        ("10.5555/S0190-6736(20)39183-5", 2020),
        ("10.5555/0190-6736(88)91672-6", 1988),
        ("10.5555/0190-6736(40)91672-6", 1940),
        ("10.5555/0190-6736(39)91672-6", 2039),
        ("10.5555/j.1365-9999.2012.01203.x", 2012),
        ("10.5555/01234567.2019.1699999", 2019),
        ("10.1136/inv-2019-029421", 2019),
        ("10.3389/finv.2021.675285", 2021),
        ("10.5555/(SICI)1098-9999(199706)103:2<197::AID-INV5>3.0.CO;2-S", 1997),
        ("10.5555/inv.v15.i11.2017", None),
        ("10.5555/a-2042-2161", None),
        ("10.5555/inv.2040", None),
        ("10.5555/s12603-023-1976-z", None),
    ],
)
def test_the_year_in_a_doi_is_read_where_its_family_puts_one(doi: str, year: int | None) -> None:
    stated = doi_year(doi)

    assert (stated[0] if stated else None) == year


RECORDS = [
    # what is wrong (the field of the warning), the record
    (None, {"pmid": "32866761", "pmcid": "PMC7484955", "doi": "10.5555/j.inv.2020.06.106433", "years": [2020]}),
    (None, {"pmid": "32866761", "years": [1954]}),  # entered long after
    (None, {"pmid": "90000012", "years": [2020]}),
    (None, {"pmid": "32866761", "pmcid": "PMC7484955"}),  # no year, no verdict
    (None, {"pmid": "32866761", "years": [2022, 2020]}),  # print long after the electronic issue
    ("pmid", {"pmid": "8402898", "years": [2020]}),
    ("pmid", {"pmid": "12345678", "years": [2023, 2024]}),
    ("pmcid", {"pmcid": "PMC123456", "years": [2021]}),
    ("pmcid", {"pmid": "12345678", "pmcid": "PMC12345678"}),
    ("doi", {"doi": "10.5555/j.inv.2010.03.003", "years": [1998]}),
    ("doi", {"doi": "10.5555/j.inv.2010.03.003", "years": [2023]}),
    (None, {"doi": "10.5555/j.inv.2010.03.003", "years": [2009, 2011]}),
    ("doi", {"doi": "10.5555/S2049-3630(20)39183-5", "issns": ["0190-6736", "1474-547X"]}),
    (None, {"doi": "10.5555/S2049-3630(20)39183-5", "issns": ["2049-3630", "1474-547X"]}),
    (None, {"doi": "10.5555/S2049-3630(20)39183-5", "issns": ["0190-6736"]}),  # perhaps the other edition's
    ("doi", {"doi": "10.1371/journal.pone.9999999", "journal": "PLoS Med"}),
    (None, {"doi": "10.1371/journal.pone.9999999", "journal": "PLoS One"}),
    (None, {"doi": "10.1371/journal.pone.9999999", "journal": "PLOS ONE"}),
    (None, {"doi": "10.1371/journal.pone.9999999"}),
    (None, {"doi": "10.5555/inv.12", "journal": "Inv J", "years": [2020]}),
    # the last year that a table or a family allows, and the first that it does not
    (None, {"pmid": "8999999", "years": [2001]}),
    ("pmid", {"pmid": "8999999", "years": [2002]}),
    ("pmid", {"pmid": "8999999", "years": [1779]}),
    (None, {"pmid": "8999999", "years": [1780]}),
    (None, {"pmid": "8999999", "years": [1779, 1780]}),
    (None, {"pmcid": "PMC149999", "years": [2007]}),
    ("pmcid", {"pmcid": "PMC149999", "years": [2008]}),
    (None, {"doi": "10.5555/j.inv.2010.03.003", "years": [2008]}),
    ("doi", {"doi": "10.5555/j.inv.2010.03.003", "years": [2007]}),
    (None, {"doi": "10.5555/j.inv.2010.03.003", "years": [2018]}),
    ("doi", {"doi": "10.5555/j.inv.2010.03.003", "years": [2019]}),
    (None, {"doi": "10.5555/j.inv.2010.03.003", "years": [1990, 2010]}),
    # one edition's ISSN twice is one ISSN; letters count, not marks, brackets and subtitles
    (None, {"doi": "10.5555/S2049-3630(20)39183-5", "issns": ["0190-6736", "0190-6736"]}),
    (None, {"doi": "10.5555/S2434-561x(20)39183-5", "issns": ["2434-561X", "0190-6736"]}),
    (None, {"doi": "10.1371/journal.pone.9999999", "journal": "P.L.O.S. One: a journal"}),
    (None, {"doi": "10.1371/journal.pone.9999999", "journal": "PloS one (San Francisco)"}),
    (None, {"pmid": "7484955", "years": []}),
]


@pytest.mark.parametrize(("field", "record"), RECORDS)
def test_a_contradiction_is_a_warning_with_its_reason_and_nothing_else_is(field: str | None, record: dict) -> None:
    problems = list(implausibilities(**record))

    assert [problem.field for problem in problems] == ([field] if field else [])
    assert all((p.code, p.severity) == ("identifier-implausible", Severity.WARNING) and p.message for p in problems)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus of real citations is not beside this checkout")
@pytest.mark.parametrize(
    "dates", [("dp",), ("dp", "epub", "ecollection", "print")], ids=["issue date only", "all dates"]
)
def test_no_real_citation_is_called_implausible(dates: tuple[str, ...]) -> None:
    alarms = []
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            want = json.loads(line)["expected"]
            years = [int(year) for key in dates for year in re.findall(r"\b(?:19|20)\d\d\b", want[key] or "")]
            found = implausibilities(
                pmid=want["pmid"], pmcid=want["pmcid"], doi=want["doi"], years=years, journal=want["ta"]
            )
            alarms += [(want["pmid"], problem.message) for problem in found]

    assert alarms == []
