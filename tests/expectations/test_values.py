"""Values of records, whatever they came as: of JSON, of CSV, of pandas, numpy and Spark."""

import numpy as np
import pandas as pd
import pytest

from expectations.terms import is_notice, is_research, may_lack_abstract, may_lack_authors, may_lack_doi
from expectations.values import absent, entries, entry, names, partial_date, text, texts, unread, whole, year
from schemas.dates import PartialDate

NAN = float("nan")


class Row:
    """As Spark has it: no mapping, but it can become one."""

    def __init__(self, **values):
        self.values = values

    def __repr__(self):
        return f"Row({self.values})"

    def asDict(self, recursive=False):  # noqa: N802  Spark's name
        return self.values if recursive else {}


@pytest.mark.parametrize(
    ("value", "is_absent", "as_text", "as_number"),
    [
        (None, True, "", None),
        ("", True, "", None),
        (" \t", True, " \t", None),
        (NAN, True, "", None),
        (pd.NaT, True, "", None),
        ([], True, "", None),
        ((), True, "", None),
        ({}, True, "", None),
        (np.array([]), True, "", None),
        (0, False, "0", 0),
        (0.0, False, "0", 0),
        (90000123.0, False, "90000123", 90000123),
        (7.5, False, "7.5", None),
        (" 7 ", False, " 7 ", 7),
        ("-7", False, "-7", None),
        ("٧", False, "٧", None),
        ("9" * 18, False, "9" * 18, int("9" * 18)),
        ("9" * 19, False, "9" * 19, None),
        (True, False, "True", None),
    ],
    ids=repr,
)
def test_a_value_as_text_and_as_a_number(value, is_absent, as_text, as_number):
    assert (absent(value), text(value), whole(value)) == (is_absent, as_text, as_number)


@pytest.mark.parametrize(
    ("value", "as_list"),
    [
        (["a", None], ["a", None]),
        (("a",), ["a"]),
        (np.array(["a", "b"]), ["a", "b"]),
        ('["a", "b;c"]', ["a", "b;c"]),
        (' ["a"]', ["a"]),
        ("[a", []),
        ("a; b ;;c", ["a", "b", "c"]),
        (None, []),
        (NAN, []),
        (7, [7]),
        ({"x": 1}, [{"x": 1}]),
    ],
    ids=repr,
)
def test_a_value_as_a_list(value, as_list):
    assert entries(value) == as_list


@pytest.mark.parametrize(
    ("value", "as_mapping"),
    [
        ({"a": 1}, {"a": 1}), (Row(a=1), {"a": 1}), ('{"a": 1}', {"a": 1}),
        (' {"a": 1}', {"a": 1}), ("{a", {}), ("[1]", {}), ("a", {}), (7, {}), (None, {}),
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_as_a_mapping(value, as_mapping):
    assert entry(value) == as_mapping


def test_lists_of_text_and_of_authors():
    assert texts(["a", None, "", 7.0, NAN]) == ["a", "7"]
    assert names(["Doe A", {"name": "Roe B"}, {"family": "Poe"}]) == ["Doe A", "Roe B", ""]
    assert names('[{"name": "Roe B"}]') == ["Roe B"]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"text": "2020 Oct", "year": 2020, "month": 10}, PartialDate(text="2020 Oct", year=2020, month=10)),
        ({"year": 2020, "month": NAN, "season": ""}, PartialDate(text="", year=2020)),
        ({"text": "2020 Oct", "year": 2020, "month": 13}, PartialDate(text="2020 Oct", year=2020, month=10)),
        ({"text": "2020 Oct", "year": [2020]}, PartialDate(text="2020 Oct", year=2020, month=10)),
        ({"month": 13}, None),
        ("2020 Oct", PartialDate(text="2020 Oct", year=2020, month=10)),
        ('{"year": 2020}', PartialDate(text="", year=2020)),
        ("n.d.", None),
        (2020, PartialDate(text="2020", year=2020)),
        (None, None),
    ],
    ids=repr,
)
def test_a_date_is_that_of_its_parts_else_of_its_text(value, date):
    assert partial_date(value) == date
    assert year(value) == (date.year if date else None)


def test_what_parsing_could_not_read_is_not_missing():
    problems = [{"field": "doi"}, '{"field": "pmid"}']
    assert [unread(problems, field) for field in ("doi", "pmid", "pmcid")] == [True, True, False]
    assert not unread(None, "doi")


MAY_LACK = {
    # publication types of NLM and of other databases: what their records may lack
    "notice, authors, abstract, DOI": "published erratum|retraction of publication|retraction notice"
    "|expression of concern|corrected and republished article|duplicate publication",
    "authors, abstract, DOI": "news|newspaper article|portrait|directory|bibliography|patient education handout"
    "|legal case|legislation|congress|book",
    "authors, abstract": "editorial|comment|letter|biography|obituary|interview",
    "authors, DOI": "government publication|dictionary|technical report|report",
    "authors": "guideline|practice guideline|consensus statement|consensus development conference"
    "|consensus development conference, nih|overall",
    "abstract, DOI": "webcast",
    "abstract": "historical article|introductory journal article|personal narrative|lecture|address|video-audio media",
    "DOI": "books and documents|book chapter|study guide|clinical trial registration|thesis|patent|conference paper",
    "nothing": "clinical trial|randomized controlled trial|controlled clinical trial|pragmatic clinical trial"
    "|clinical trial, phase i|clinical trial, phase ii|clinical trial, phase iii|clinical trial, phase iv"
    "|observational study|multicenter study|comparative study|evaluation study|validation study|twin study"
    "|meta-analysis|systematic review|review|scoping review",
    "": "journal article|case reports|",
}
TYPES = [pytest.param(name, lacks, id=name) for lacks, names_ in MAY_LACK.items() for name in names_.split("|")]


@pytest.mark.parametrize(("name", "lacks"), TYPES)
def test_what_a_record_of_a_publication_type_may_lack(name, lacks):
    asked = {
        "notice": is_notice,
        "authors": may_lack_authors,
        "abstract": may_lack_abstract,
        "DOI": may_lack_doi,
        "nothing": is_research,
    }
    for types in ([name], ["Journal Article", f" {name.upper()} "]):
        assert ", ".join(what for what, ask in asked.items() if ask(types)) == lacks
