"""Two records that share an identifier, or that are one record twice: what is said of each pair, in either order."""

import pytest

from expectations import run_checks
from expectations.catalog import get
from expectations.check import Check
from expectations.corpus import repeated_keys
from schemas.finding import Severity

BASE = {
    "title": "A trial of things in mice",
    "published": {"text": "2020", "year": 2020},
    "authors": [{"name": "Roe J", "family": "Roe"}],
    "journal": "J Things",
    "volume": "49",
    "pages": "1-9",
}
SHORT = BASE | {"title": "Editorial: mice"}


def verdicts(check, one, other):
    """What is said of the first, then of the second: severity, column and value."""
    pair = [{"id": "one"} | one, {"id": "other"} | other]
    run = run_checks(pair, [check])
    assert run.errors == []
    said = {finding.record: finding for finding in run.findings}
    return [
        (said[name].severity.value, said[name].column, said[name].value) if name in said else None
        for name in ("one", "other")
    ]


SHARED = [
    # the first, the second, severity, column and value of both
    ({"doi": "10.5555/A1"}, {"doi": " 10.5555/a1"}, ("warning", "doi", "10.5555/a1")),
    ({"pmid": "12"}, {"pmid": "0012"}, ("warning", "pmid", "12")),
    ({"pmid": 12.0}, {"pmid": "12"}, ("warning", "pmid", "12")),
    ({"pmcid": "PMC12.1"}, {"pmcid": "pmc12.3"}, ("warning", "pmcid", "PMC12")),
    ({"doi": "10.5555/a1"}, {"doi": "10.5555/a2"}, None),
    ({"doi": "12"}, {"pmid": "12"}, None),
    ({"doi": None}, {"doi": None}, None),
    ({"doi": "10.5555/a1", "title": "Mice"}, {"doi": "10.5555/a1", "title": "mice."}, ("warning", "doi", "10.5555/a1")),
    ({"doi": "10.5555/a1", "title": "Mice"}, {"doi": "10.5555/a1", "title": "Rats"}, ("error", "doi", "10.5555/a1")),
    ({"doi": "10.5555/a1", "title": "Mice"}, {"doi": "10.5555/a1"}, ("warning", "doi", "10.5555/a1")),
    ({"doi": "10.5555/a1", "title": "Mice", "pmid": "1"}, {"doi": "10.5555/a1", "title": "Mice", "pmid": "2"},
     ("info", "doi", "10.5555/a1")),
    ({"doi": "10.5555/a1", "title": "Mice", "pmid": "1"}, {"doi": "10.5555/a1", "title": "Rats", "pmid": "2"},
     ("error", "doi", "10.5555/a1")),
    ({"pmid": "1", "pmcid": "PMC1"}, {"pmid": "1", "pmcid": "PMC1"}, ("warning", "pmid", "1")),
    # a notice may carry the DOI of its article, but no other identifier of it
    ({"doi": "10.5555/a1", "title": "Mice"}, {"doi": "10.5555/a1", "title": "Erratum: Mice"}, None),
    ({"doi": "10.5555/a1", "title": "Mice"},
     {"doi": "10.5555/a1", "title": "Mice", "publication_types": ["Published Erratum"]}, None),
    ({"doi": "10.5555/a1", "title": "Mice"}, {"doi": "10.5555/a1", "title": "Editor’s note of concern"}, None),
    ({"doi": "10.5555/a1", "title": "Mice"},
     {"doi": "10.5555/a1", "title": "Rats", "notices": [{"text": "Erratum for: J Things."}]}, None),
    ({"doi": "10.5555/a1", "pmid": "1", "title": "Mice"}, {"doi": "10.5555/a1", "pmid": "1", "title": "Erratum: Mice"},
     ("error", "doi", "10.5555/a1")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), SHARED)
def test_an_identifier_on_two_records(one, other, expected):
    assert verdicts("identifier-shared", one, other) == [expected, expected]
    assert verdicts("identifier-shared", other, one) == [expected, expected]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"doi": "10.5555/a1"}, "DOI 10.5555/a1 also stands on other"),
        ({"pmid": "12"}, "PMID 12 also stands on other"),
        ({"pmcid": "PMC12"}, "PMCID PMC12 also stands on other"),
    ],
)
def test_the_finding_names_the_identifier_and_the_other_record(values, message):
    findings = run_checks([{"id": "one"} | values, {"id": "other"} | values], ["identifier-shared"]).findings
    assert findings[0].message == message


def test_of_several_others_the_gravest_case_is_told():
    records = [
        {"id": "own", "doi": "10.5555/a1", "title": "Mice", "pmid": "1"},
        {"id": "joint", "doi": "10.5555/a1", "title": "Mice", "pmid": "2"},
        {"id": "twice", "doi": "10.5555/a1", "title": "Mice"},
        {"id": "wrong", "doi": "10.5555/a1", "title": "Rats", "pmid": "3"},
        {"id": "again", "doi": "10.5555/a1", "title": "Rats", "pmid": "3"},
    ]
    (own,) = [finding for finding in run_checks(records, ["identifier-shared"]).findings if finding.record == "own"]
    assert (own.severity, own.message) == ("error", "DOI 10.5555/a1 also stands on wrong")


REPEATED = [
    # the second record in place of the first one's values, and whether it is the same
    ({}, True),
    ({"title": "A Trial of Things, in Mice."}, True),
    ({"title": "A trial of things in rats"}, False),
    ({"published": {"text": "2021", "year": 2021}}, False),
    ({"published": "2020 Oct"}, True),
    ({"authors": [{"name": "J Roe"}]}, True),
    ({"authors": ["Roe J"]}, True),
    ({"authors": [{"name": "Poe J", "family": "Poe"}]}, False),
    ({"authors": []}, True),
    ({"journal": "J. things"}, True),
    ({"journal": "Ann Things"}, False),
    ({"volume": "48"}, False),
    ({"pages": "2-9"}, False),
    ({"pages": None, "volume": None, "journal": None}, True),
    ({"doi": "10.5555/a1"}, True),
    ({"title": None}, False),
]


@pytest.mark.parametrize(("values", "same"), REPEATED)
def test_a_record_that_stands_twice(values, same):
    expected = ("warning", "title", BASE["title"]) if same else None
    assert verdicts("record-repeated", BASE, BASE | values)[0] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"pmid": "1"}, {"pmid": "1"}, True),
        ({"pmid": "1"}, {"pmid": "2"}, False),
        ({"pmid": "1"}, {"pmid": "1", "volume": "48"}, True),
        ({"pmid": "1", "doi": "10.5555/a1"}, {"pmid": "1", "doi": "10.5555/a2"}, False),
        ({"pmid": "1"}, {"doi": "10.5555/a1"}, True),
    ],
)
def test_identifiers_that_both_state_decide(one, other, same):
    assert [said is not None for said in verdicts("record-repeated", BASE | one, BASE | other)] == [same, same]


@pytest.mark.parametrize(("title", "same"), [("One two three four", True), ("One two three", False)])
def test_from_four_words_on_a_title_tells(title, same):
    one, other = BASE | {"title": title}, BASE | {"title": title, "volume": None}
    assert (None not in verdicts("record-repeated", one, other)) == same


def test_a_finding_across_records_has_its_source_and_line_and_a_crash_is_an_error():
    records = [
        {"id": name, "pmid": "1", "source": f"{name}.jsonl", "line": line} for name, line in (("a", 3), ("b", 4))
    ]
    findings = run_checks(records, ["identifier-shared"]).findings
    assert [(finding.source, finding.line) for finding in findings] == [("a.jsonl", 3), ("b.jsonl", 4)]

    def explode(pmid, others):
        raise ZeroDivisionError("boom")

    check = Check("own", "T.", "W.", ("pmid",), explode, Severity.ERROR, "S", (), (), keys=lambda pmid: (pmid,))
    run = run_checks(records, [check])
    assert (run.counts["own"].errored, run.counts["own"].evaluated, run.findings) == (2, 0, [])


@pytest.mark.parametrize("missing", [None, "authors", "journal", "volume", "pages"])
def test_of_a_title_that_many_have_all_facts_must_be_stated_and_agree(missing):
    twin = SHORT | ({missing: None} if missing else {})
    assert (verdicts("record-repeated", SHORT, twin) != [None, None]) == (missing is None)


LIKE = [
    # two titles, the likeness that is asked for, whether they are alike enough
    ("A trial of things in mice", "A trial of things in mouse", 0.85, True),
    ("A trial of things in mice", "A trial of things in mouse", 0.9, False),
    ("A trial of things in mice", "A trial of thongs in mice", 0.9, True),
    ("Old trial of things in mice", "One trial of things in mice", 0.9, True),
    ("A trial of things in mice", "A trial of things in mice and rats and men", 0.9, False),
    ("Ten old mice are", "Ten old mice ate", 0.93, False),
    ("Ten tame mice sing", "Ten tame mice sink", 0.9333, True),
    ("Ten tame mice sing", "Ten tame mice sink", 0.9334, False),
    ("Three mice and a man", "Three mice and a fan", 0.9375, True),
    ("A trial of god and tar", "A trial of dog and rat", 0.95, False),
    ("Editorial: mice", "Editorial: mouse", 0.6, False),
]


@pytest.mark.parametrize(("one", "other", "similarity", "same"), LIKE)
def test_titles_that_are_nearly_the_same(one, other, similarity, same):
    check = get("record-repeated").configured({"similarity": similarity})
    found = verdicts(check, BASE | {"title": one}, BASE | {"title": other})
    assert [said is not None for said in found] == [same, same]
    assert verdicts("record-repeated", BASE | {"title": one}, BASE | {"title": other}) == [None, None]


def test_long_titles_are_compared_whole():
    many = " ".join(f"word{number}" for number in range(60))
    check = get("record-repeated").configured({"similarity": 0.95})
    found = verdicts(check, BASE | {"title": f"Of {many} in"}, BASE | {"title": f"On {many} at"})
    assert None not in found


def test_a_place_brings_titles_together_that_share_no_end():
    one, other = BASE | {"title": "The trial of things in mice"}, BASE | {"title": "A trial of things in mouse"}
    check = get("record-repeated").configured({"similarity": 0.75})
    assert None not in verdicts(check, one, other)
    assert verdicts(check, one | {"volume": None}, other) == [None, None]


@pytest.mark.parametrize(("title", "keys"), [("A trial of mice", 1), ("Editorial", 1), ("", 1), (None, 1)])
def test_a_record_has_as_many_keys_whatever_it_states(title, keys):
    work = {**BASE, "title": title, "doi": None, "pmid": None, "pmcid": None}
    values = [work[key] for key in get("record-repeated").columns]
    assert len(repeated_keys(*values)) == keys
    like = get("record-repeated").configured({"similarity": 0.9})
    assert len(like.keys(*values)) == 4
