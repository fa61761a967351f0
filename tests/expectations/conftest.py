"""The examples of all checks as one table, which every engine must read in the same way."""

import json
from datetime import date

import pytest

from expectations import CATALOG
from expectations.values import text

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="session")
def today():
    return TODAY


@pytest.fixture(scope="session")
def example_table():
    """(columns by check id, rows, expected verdicts by check id): row n has example n of each check that stands alone.

    Checks with fewer examples than others repeat their first good one. Values that are not text are JSON text, as in a
    CSV file, so that every engine can hold them in a column.
    """
    checks = [check for check in CATALOG if check.keys is None]
    height = max(len(check.good) + len(check.bad) for check in checks)
    columns, verdicts = {}, {}
    rows = [{"id": f"row-{n}"} for n in range(height)]
    for check in checks:
        examples = [*check.good, *check.bad]
        examples += [check.good[0]] * (height - len(examples))
        columns[check.id] = [f"{check.id}.{key}".replace(".", "__").replace("-", "_") for key in check.columns]
        verdicts[check.id] = [not len(check.good) <= n < len(check.good) + len(check.bad) for n in range(height)]
        for row, values in zip(rows, examples, strict=True):
            row |= {name: as_text(value) for name, value in zip(columns[check.id], values, strict=True)}
    return columns, rows, verdicts


def as_text(value):
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value)
    return text(value) or None


@pytest.fixture(scope="session")
def records():
    """Invented records of the whole contract: clean ones, and one for each of some defects."""
    made = [record(n) for n in range(12)]
    made[1] |= {"doi": None}
    made[2] |= {"doi": None, "published": {"text": "1987", "year": 1987, "month": None, "day": None, "season": None}}
    made[3] |= {"doi": None, "problems": [problem("doi-malformed", "doi", "10,5555/abc")]}
    made[4] |= {"title": "Just a moment..."}
    made[5] |= {"authors": []}
    made[6] |= {"published": None, "citation": None, "journal": None}
    made[7] |= {"abstract": "We tried things in the"}
    made[8] |= {"text": "Skip to main page content\nA trial"}
    made[9] |= {"doi": made[10]["doi"]}
    made[11] |= {"title": made[0]["title"], "pmid": made[0]["pmid"], "doi": made[0]["doi"]}
    return made


def record(n):
    return {
        "id": f"r{n}",
        "source": f"page{n}.html",
        "site": "pubmed",
        "kind": "article",
        "title": f"A trial of {WORDS[n]} in mice and men",
        "authors": [{"name": f"Roe {WORDS[n][0].upper()}", "family": "Roe", "collective": False, "orcid": None}],
        "journal": "J Things",
        "published": {"text": "2020 Oct", "year": 2020, "month": 10, "day": None, "season": None},
        "volume": "49",
        "issue": "7",
        "pages": f"{n + 10}-{n + 19}",
        "doi": f"10.5555/things.2020.{n + 101}",
        "pmid": str(90000100 + n),
        "abstract": "We tried things. They worked.",
        "keywords": ["things", "mice"],
        "publication_types": ["Journal Article"],
        "citation": f"J Things. 2020 Oct;49(7):{n + 10}-{n + 19}. doi: 10.5555/things.2020.{n + 101}.",
        "notices": [],
        "text": "We tried things. They worked.",
        "problems": [],
    }


def problem(code, field, value):
    return {"code": code, "severity": "error", "field": field, "value": value, "message": "wrong", "fix": None}


WORDS = ["apples", "bricks", "clocks", "drums", "eels", "forks", "gongs", "harps", "inks", "jars", "kites", "lamps"]
