"""What is unusual and right: no check may find anything wrong with it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations import run_checks
from schemas.identifiers import parse_doi

CLEAN = {
    "id": "pmid:90000123",
    "source": "a.html",
    "site": "pubmed",
    "kind": "article",
    "title": "A trial of things in mice",
    "authors": [{"name": "Roe J", "collective": False}],
    "journal": "J Things",
    "published": {"text": "2020 Oct", "year": 2020, "month": 10, "day": None, "season": None},
    "volume": "49",
    "pages": "758-780",
    "doi": "10.5555/things.123",
    "pmid": "90000123",
    "abstract": "We tried things. They worked.",
    "citation": "J Things. 2020 Oct;49:758-780.",
    "text": "A trial of things in mice\n\nWe tried things. They worked.",
}
OLD = {"text": "1987", "year": 1987, "month": None, "day": None, "season": None}
RIGHT = {
    "a DOI that ends in an exclamation mark": {"doi": "10.5555/jt.jt_1612_21!"},
    "a DOI that ends in a plus": {"doi": "10.5555/bc030018+"},
    "a SICI": {"doi": "10.5555/(SICI)1000-1000(2020)14:1<91::AID-X1>3.0.CO;2-B"},
    "a DOI in upper case": {"doi": "10.5555/S0000-1234(20)30388-0"},
    "a DOI with a five-digit prefix": {"doi": "10.55555/things-2021-0123"},
    "a DOI of the documentation prefix": {"doi": "10.5555/12345678"},
    "no volume": {"volume": None, "citation": "J Things. 2020;(8):758-780."},
    "an article number": {"pages": "e0236186", "citation": "J Things. 2020 Oct;49:e0236186."},
    "a publisher's item identifier": {"pages": "S0000-1234(20)30388-0", "volume": None, "citation": None},
    "an abbreviated range": {"pages": "758-80"},
    "an electronic date of another year": {"epub": {"text": "2019 Dec 30", "year": 2019, "month": 12, "day": 30}},
    "no DOI before 2000": {"doi": None, "published": OLD, "citation": "J Things. 1987;49:758-780."},
    "no DOI in a book": {"doi": None, "site": "bookshelf", "publication_types": ["Review"]},
    "an editorial without authors": {"authors": [], "publication_types": ["Editorial"], "abstract": None},
    "a committee opinion without authors": {"authors": [], "title": "ACOG Committee Opinion No. 999: Things"},
    "a group as author": {"authors": [{"name": "Things 2020 Study Group", "collective": True}]},
    "an open range of a book": {"published": {"text": "2020 Oct–", "year": 2020, "month": 10, "day": None}},
    "a name in small print": {"authors": [{"name": "d'Été-Łuk Ø 3rd"}, {"name": "O'Roe JM Jr"}, {"name": "Ng"}]},
    "a title that asks": {"title": "Things: are they worth it?"},
    "a translated title": {"title": "[A trial of things in mice]"},
    "BRANDÃO": {"authors": [{"name": "BRANDÃO J"}, {"name": "ÂNGELO Á"}], "title": "São João: Müller cells, 5 µm ± 1"},
    "a number with a less-than sign": {"abstract": "They worked (p<0.05, 3 < x > 2, a<b)."},
    "an ampersand": {"journal": "Things & Co", "citation": None},
    "an abstract that ends in a registration": {"abstract": "They worked. Trial registration: NCT00000000"},
    "an abstract that ends in a copyright line": {"abstract": "They worked. © 2020 The Authors"},
    "a retraction in a title": {"title": "Retraction of the lung: a trial of things"},
    "a correction in a title": {"title": "Correction of scoliosis in children"},
    "an erratum that is linked": {"notices": [{"kind": "erratum", "text": "Erratum in: J Things. 2021;50:1."}]},
    "a page without authors, date or DOI": {
        "kind": "page", "site": "us-gov", "authors": [], "published": None, "doi": None, "pmid": None, "abstract": None,
        "citation": None, "journal": None,
    },
    "the journal before the line": {"citation": ". 2020 Oct;49:758-780."},
    "the journal's full title": {"journal": "Journal of Things"},
    "a looser line": {"citation": "J Things, 2020 Oct;49:758-780."},
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_the_unusual_is_no_finding(name, today):
    assert run_checks([CLEAN | RIGHT[name]], today=today).findings == []


def test_a_final_full_stop_of_a_doi_is_only_noted(today):
    found = run_checks([CLEAN | {"doi": "10.5555/tcp.n.2020.297."}], today=today).findings
    assert [(finding.check, finding.severity) for finding in found] == [("doi-suspicious", "info")]


@pytest.mark.parametrize(("end", "severities"), [("!", []), ("+", []), (".", ["info"]), ("...", ["warning"])])
def test_what_parsing_noted_of_a_doi_weighs_what_the_check_says(today, end, severities):
    """A record of a page carries what its parser doubted; the same record without that must fare the same."""
    doi = f"10.5555/things.2020.29{end}"
    noted = [problem.model_dump(mode="json") for problem in parse_doi(doi).problems]
    assert [problem["code"] for problem in noted] == ["doi-suspicious"]
    for problems in ([], noted):
        found = run_checks([CLEAN | {"doi": doi, "problems": problems}], today=today).findings
        assert [finding.severity for finding in found if finding.check == "doi-suspicious"] == severities


def test_a_joint_statement_under_two_pmids_is_no_repeated_record(today):
    other = CLEAN | {"id": "pmid:90000124", "pmid": "90000124", "doi": "10.5555/other.1", "journal": "Ann Things"}
    other["citation"] = "Ann Things. 2020 Oct;49:758-780."
    assert run_checks([CLEAN, other], today=today).findings == []


def test_a_joint_statement_under_one_doi_is_only_noted(today):
    other = CLEAN | {"id": "pmid:90000124", "pmid": "90000124"}
    found = run_checks([CLEAN, other], today=today).findings
    assert [(finding.check, finding.severity) for finding in found] == [("identifier-shared", "info")] * 2


def test_an_erratum_may_carry_the_doi_of_its_article(today):
    notice = {"id": "pmid:90000124", "pmid": "90000124", "title": "Erratum: A trial of things in mice"}
    found = run_checks([CLEAN, CLEAN | notice | {"publication_types": ["Published Erratum"]}], today=today).findings
    assert found == []


def test_one_editorial_twice_among_a_thousand_is_found(today):
    many = [editorial(n) for n in range(200)]
    found = run_checks([*many, editorial(150) | {"id": "again"}], ["record-repeated"], today=today).findings
    assert {finding.record for finding in found} == {"e150", "again"}


def editorial(n):
    return CLEAN | {"id": f"e{n}", "title": "Editorial", "pages": f"{n}", "doi": None, "pmid": None}


def test_two_editorials_of_one_name_are_two(today):
    one = {
        "id": "a",
        "title": "Editorial",
        "kind": "article",
        "published": CLEAN["published"],
        "authors": [{"name": "Roe J"}],
    }
    assert run_checks([one, one | {"id": "b"}], ["record-repeated"], today=today).findings == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "year", "text", "code", "kind"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(
        st.dictionaries(st.sampled_from(sorted([*CLEAN, "problems", "notices", "issn"])), JSON), min_size=1, max_size=3
    )
)
def test_no_record_of_json_values_makes_a_check_crash(records, today):
    run = run_checks(records, today=today)
    assert run.errors == []
    assert all(run.counts[check.id].evaluated == len(records) for check in run.checks if check.over == "records")
