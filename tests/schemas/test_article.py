"""The record: what its fields hold, what becomes of a value that is not in its form, and what it is called."""

import pytest
from pydantic import ValidationError

from schemas.article import Article, Author, Notice, read_article, record_id
from schemas.dates import PartialDate
from schemas.finding import Finding, Problem, Rejection, Severity

BASE = {"source": "a.html", "site": "pubmed", "kind": "article"}
DOE = {"name": "Doe A", "affiliations": [0]}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"pmid": "90000001", "pmcid": "PMC9", "doi": "10.5555/A"}, "pmid:90000001"),
        ({"pmcid": "PMC9", "doi": "10.5555/A"}, "pmc:PMC9"),
        ({"doi": "10.5555/A", "pmid": None}, "doi:10.5555/a"),
        ({}, "a.html#1"),
        ({"source": "a.jsonl#7"}, "a.jsonl#7"),
    ],
)
def test_a_record_is_called_by_its_best_identifier(values, name):
    assert record_id(BASE | values) == name
    assert read_article(BASE | values).id == name


def test_an_id_that_is_given_stays():
    assert read_article(BASE | {"id": "mine"}).id == "mine"


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("doi", ["10.5555/a", "10.1000.10/1", "10.5555/" + "a" * 2040],
         ["10.5555/", "10.5555/a b", "doi:10.5555/a", "10.5555/a\n", "10.5555/" + "a" * 2041, 10.5]),
        ("pmid", ["1", "99999999"], ["0", "01", "123456789", "1a", "1\n", "", 1]),
        ("pmcid", ["PMC1", "PMC999999999", "PMC12.3"], ["PMC0", "PMC1234567890", "12", "pmc12", "PMC12.", "PMC12\n"]),
        ("issn", ["2049-3630", "2434-561X"], ["20493630", "2434-561x", "2049-36300", "2049-3630\n"]),
        ("title", ["T"], ["", 5]),
        ("url", ["https://example.org/"], [""]),
        ("volume", ["12"], ["", 12]),
        ("published", [{"text": "2020", "year": 2020}], ["2020", {"year": 2020}, {"text": "2020", "month": 13}]),
        ("keywords", [[], ["a"]], [[""], "a", [None]]),
        ("authors", [[], [{"name": "Doe A", "orcid": "0000-0002-1825-0097"}]],
         [[{"family": "D"}], [{"name": ""}], [{"name": "D", "orcid": "0000000218250097"}], [{"name": "D", "x": 1}]]),
        ("notices", [[{"kind": "erratum", "text": "Erratum in: B"}]],
         [[{"kind": "gossip", "text": "x"}], [{"kind": "erratum"}], [{"kind": "erratum", "text": "x", "y": 1}]]),
    ],
)  # fmt: skip
def test_a_value_that_is_not_in_its_form_becomes_a_problem_and_never_the_field(field, good, bad):
    for value in good:
        record = read_article(BASE | {field: value})
        assert record.problems == []
        assert bool(getattr(record, field)) == bool(value)
    empty = Article.model_fields[field].get_default()
    for value in bad:
        record = read_article(BASE | {field: value})
        (problem,) = record.problems
        assert getattr(record, field) == empty
        assert (problem.code, problem.severity) == (f"{field}-malformed", Severity.ERROR)
        assert (problem.field, problem.value) == (field, str(value))
        assert problem.message.startswith(f"{field} is not in its form: ")


@pytest.mark.parametrize(
    "kind",
    ["erratum", "retraction", "expression_of_concern", "comment", "update", "withdrawn", "republished", "other"],
)
def test_the_kinds_of_notices(kind):
    assert read_article(BASE | {"notices": [{"kind": kind, "text": ""}]}).notices[0].kind == kind


def test_two_values_out_of_form_are_two_problems_and_the_id_is_made_of_what_is_left():
    record = read_article(BASE | {"pmid": "x", "doi": "y", "volume": "5"})
    assert (record.id, record.volume) == ("a.html#1", "5")
    assert sorted(problem.code for problem in record.problems) == ["doi-malformed", "pmid-malformed"]


def test_earlier_problems_are_kept_in_front():
    first = {"code": "date-irregular", "severity": "info", "message": "m"}
    codes = [p.code for p in read_article(BASE | {"problems": [first], "pmid": "x"}).problems]
    assert codes == ["date-irregular", "pmid-malformed"]


@pytest.mark.parametrize("fault", [{"source": ""}, {"site": None}, {"kind": "book"}, {"id": ""}])
def test_what_the_caller_does_wrong_is_raised(fault):
    with pytest.raises(ValidationError):
        read_article(BASE | fault)


def test_a_key_that_no_record_has_is_a_problem():
    assert [problem.code for problem in read_article(BASE | {"colour": "red"}).problems] == ["colour-malformed"]


def test_an_affiliation_that_an_author_names_exists():
    assert read_article(BASE | {"authors": [DOE], "affiliations": ["A"]}).authors[0].affiliations == [0]
    for index in (1, -1):
        with pytest.raises(ValidationError, match="points outside"):
            read_article(BASE | {"authors": [DOE | {"affiliations": [index]}], "affiliations": ["A"]})


@pytest.mark.parametrize("author", [DOE, Author(**DOE)])
def test_authors_lose_their_places_where_the_affiliations_cannot_be_read(author):
    record = read_article(BASE | {"authors": [author], "affiliations": ["A", ""]})
    assert (record.affiliations, record.authors) == ([], [Author(name="Doe A")])
    assert [problem.code for problem in record.problems] == ["affiliations-malformed"]


@pytest.mark.parametrize(
    "part",
    [
        Author(name="Doe A"),
        Notice(kind="erratum", text="Erratum in: B"),
        PartialDate(text="2020"),
        Problem(code="c", severity=Severity.INFO, message="m"),
        Finding(record="r", check="c", severity=Severity.INFO, message="m"),
        Rejection(source="s", reason="r", code="c"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_the_parts_of_a_record_never_change(part):
    field = next(iter(type(part).model_fields))
    with pytest.raises(ValidationError):
        setattr(part, field, getattr(part, field))


def test_severities_have_an_order():
    assert [severity.rank for severity in (Severity.INFO, Severity.WARNING, Severity.ERROR)] == [0, 1, 2]
