"""What a record may lack because of its publication type (MeSH tree V), and what it may not."""

import pytest

from expectations.catalog import get

NOTICES = (
    "published erratum|retraction of publication|retraction notice|expression of concern"
    "|corrected and republished article|duplicate publication"
)
WITHOUT_AUTHORS = (
    "editorial|news|newspaper article|comment|letter|guideline|practice guideline|consensus statement"
    "|consensus development conference|consensus development conference, nih|congress|biography|portrait|obituary"
    "|directory|patient education handout|legal case|legislation|government publication|overall|interview|bibliography"
    "|dictionary|technical report"
)
WITHOUT_ABSTRACT = (
    "editorial|news|newspaper article|comment|letter|biography|portrait|obituary|historical article|interview"
    "|introductory journal article|personal narrative|patient education handout|directory|bibliography|congress|lecture"
    "|address|legal case|legislation|video-audio media|webcast"
)
WITHOUT_DOI = (
    "book|books and documents|book chapter|study guide|news|newspaper article|portrait|directory|bibliography"
    "|dictionary|patient education handout|legal case|legislation|government publication|technical report|congress"
    "|webcast|clinical trial registration"
)
STUDIES = (
    "clinical trial|randomized controlled trial|controlled clinical trial|pragmatic clinical trial"
    "|clinical trial, phase i|clinical trial, phase ii|clinical trial, phase iii|clinical trial, phase iv"
    "|observational study|multicenter study|comparative study|evaluation study|validation study|twin study"
    "|meta-analysis|systematic review|review|scoping review"
)


def severity(check_id, publication_type):
    record = {"kind": "article", "site": "pubmed", "published": "2020", "publication_types": [publication_type.title()]}
    check = get(check_id)
    fault = check.examine(*map(record.get, check.reads))
    return fault and (fault.severity or check.severity)


@pytest.mark.parametrize("name", NOTICES.split("|"))
def test_a_notice_is_filed_as_one_and_may_lack_all(name):
    lacking = ("authors-missing", "abstract-missing", "doi-missing")
    assert [severity(check_id, name) for check_id in lacking] == [None] * 3
    assert get("notice-as-article").holds("Erratum: A trial", "article", [name], [])


@pytest.mark.parametrize("name", WITHOUT_AUTHORS.split("|"))
def test_types_that_are_printed_without_authors(name):
    assert severity("authors-missing", name) is None


@pytest.mark.parametrize("name", WITHOUT_ABSTRACT.split("|"))
def test_types_without_an_abstract(name):
    assert severity("abstract-missing", name) is None


@pytest.mark.parametrize("name", WITHOUT_DOI.split("|"))
def test_types_without_a_doi(name):
    assert severity("doi-missing", name) is None


@pytest.mark.parametrize("name", STUDIES.split("|"))
def test_a_study_has_authors_and_an_abstract(name):
    assert [severity(check_id, name) for check_id in ("authors-missing", "abstract-missing")] == ["warning"] * 2


def test_a_type_that_says_nothing_is_noted():
    assert [severity(check_id, "Journal Article") for check_id in ("authors-missing", "abstract-missing")] == [
        "info"
    ] * 2
