"""Which records share a key: the same as a comparison of each with each, whatever fits into memory."""

import random

import pytest

from expectations.check import Check, Fault
from expectations.seen import Seen
from schemas.finding import Severity


def check_on(*columns):
    keys = lambda *values: tuple(text or None for text in values)  # noqa: E731
    return Check("c", "T.", "W.", columns, lambda *_: Fault("x"), Severity.ERROR, "S", (), (), keys=keys)


def shared_in(records, checks, memory):
    seen = Seen(checks, memory)
    for record in records:
        seen.add(record, [check.keys(*map(record.get, check.columns)) for check in checks])
    return [
        (check.columns, place, stub["id"], [other["id"] for other in others])
        for check, place, stub, others in seen.sharing()
    ]


def shared_by_definition(records, checks):
    for check in checks:
        for place, record in enumerate(records):
            others = [
                other["id"]
                for other in records
                if other is not record and any(record[key] and record[key] == other[key] for key in check.columns)
            ]
            if others:
                yield check.columns, place, record["id"], others[:50]


@pytest.mark.parametrize("memory", [1, 64 * 1024], ids=["spilled", "in memory"])
def test_exactly_the_records_that_share_a_key_are_found(memory):
    chance = random.Random(5)
    records = [
        {"id": f"r{n}", "doi": chance.choice(["", f"d{chance.randrange(1500)}"]), "pmid": f"p{chance.randrange(3000)}"}
        for n in range(2500)
    ]
    checks = [check_on("doi", "pmid"), check_on("doi")]
    assert shared_in(records, checks, memory) == list(shared_by_definition(records, checks))


def test_what_exceeds_the_memory_is_found_all_the_same():
    checks = [check_on("doi")]
    records = [{"id": f"r{n}", "doi": f"{n // 2}"} for n in range(20_000)]
    found = shared_in(records, checks, memory=64)
    assert len(found) == 20_000
    assert found[-1] == (("doi",), 19_999, "r19999", ["r19998"])


def test_values_of_odd_types_are_kept_as_text_or_lists():
    class Array(list):
        pass

    records = [{"id": object, "doi": "d"}, {"id": "b", "doi": "d", "line": Array([1])}]
    (_, _, stub, _), (_, _, other, _) = list(_all(records))
    assert stub["id"] == str(object)
    assert other["line"] == [1]


def _all(records):
    seen = Seen([check_on("doi")])
    for record in records:
        seen.add(record, [(record["doi"],)])
    yield from seen.sharing()
