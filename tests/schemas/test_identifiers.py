"""Identifiers of every kind: what is accepted, what it becomes, what is said about it."""

import html
import itertools
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.finding import Severity
from schemas.identifiers import Kind, Status, detect_kind, parse_doi, parse_identifier, parse_pmcid, parse_pmid
from schemas.identifiers import doi as doi_module
from schemas.identifiers.characters import fold_characters

# kind, input, value, codes of the problems
READ = [
    ("pmid", "12345678", "12345678", []),
    ("pmid", "1", "1", []),
    ("pmid", " 12345678 ", "12345678", ["pmid-blank"]),
    ("pmid", "PMID: 12345678", "12345678", ["pmid-label"]),
    ("pmid", "PMID:12345678.", "12345678", ["pmid-label", "pmid-trailing-punctuation"]),
    ("pmid", "PubMed PMID: 12345678", "12345678", ["pmid-label"]),
    ("pmid", "info:pmid/12345678", "12345678", ["pmid-url"]),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678", ["pmid-url"]),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/?from=x", "12345678", ["pmid-url"]),
    ("pmid", "http://www.ncbi.nlm.nih.gov/pubmed/12345678", "12345678", ["pmid-url"]),
    ("pmid", "http://www.ncbi.nlm.nih.gov/m/pubmed/12345678/", "12345678", ["pmid-url"]),
    ("pmid", "https://www.ncbi.nlm.nih.gov/pubmed?term=12345678", "12345678", ["pmid-url"]),
    ("pmid", "00012345", "12345", ["pmid-leading-zeros"]),
    ("pmid", "12345678.2", "12345678", ["pmid-version"]),
    ("pmid", "12345678Review.", "12345678", ["pmid-glued-text"]),
    ("pmid", "\uff11\uff12\uff13\uff14\uff15", "12345", ["pmid-characters"]),
    ("pmid", "123456789", None, ["pmid-malformed"]),
    ("pmid", "0", None, ["pmid-malformed"]),
    ("pmid", "12a45", None, ["pmid-malformed"]),
    ("pmid", "PMC1234567", None, ["pmid-malformed"]),
    ("pmid", "1234-5679", None, ["pmid-malformed"]),
    ("pmid", "10.5555/inv.12", None, ["pmid-malformed"]),
    ("pmid", "", None, ["pmid-malformed"]),
    ("pmcid", "PMC1234567", "PMC1234567", []),
    ("pmcid", "PMC12345678", "PMC12345678", []),
    ("pmcid", "PMC1234567.2", "PMC1234567.2", []),
    ("pmcid", "pmc1234567", "PMC1234567", ["pmcid-case"]),
    ("pmcid", "PMCID: PMC1234567", "PMC1234567", ["pmcid-label"]),
    ("pmcid", "PMC 1234567", "PMC1234567", ["pmcid-blank"]),
    ("pmcid", "PMCPMC1234567", "PMC1234567", ["pmcid-doubled-prefix"]),
    ("pmcid", "PMC0012345", "PMC12345", ["pmcid-leading-zeros"]),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567", ["pmcid-url"]),
    ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "PMC1234567", ["pmcid-url"]),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/pdf/inv.pdf", "PMC1234567", ["pmcid-url"]),
    ("pmcid", "1234567", None, ["pmcid-malformed"]),
    ("pmcid", "PMC", None, ["pmcid-malformed"]),
    ("pmcid", "PMC12a", None, ["pmcid-malformed"]),
    ("pmcid", "PMC12 A", None, ["pmcid-malformed"]),
    ("pmcid", "PMC12 Ab", "PMC12", ["pmcid-glued-text"]),
    ("nihms", "NIHMS1234567", "NIHMS1234567", []),
    ("nihms", "NIHMSID: NIHMS1234567", "NIHMS1234567", ["nihms-label"]),
    ("nihms", "EMS12345", "EMS12345", []),
    ("nbk", "NBK499999", "NBK499999", []),
    ("nbk", "https://www.ncbi.nlm.nih.gov/books/NBK499999/", "NBK499999", ["nbk-url"]),
    ("nct", "NCT01234567", "NCT01234567", []),
    ("nct", "nct01234567", "NCT01234567", ["nct-case"]),
    ("nct", "https://clinicaltrials.gov/study/NCT01234567", "NCT01234567", ["nct-url"]),
    ("nct", "NCT0123456", None, ["nct-malformed"]),
    ("issn", "2049-3630", "2049-3630", []),
    ("issn", "20493630", "2049-3630", ["issn-form"]),
    ("issn", "ISSN: 2049-3630", "2049-3630", ["issn-label"]),
    ("issn", "eISSN 2049-3630 (Electronic)", "2049-3630", ["issn-label", "issn-trailing-punctuation"]),
    ("issn", "2434-561x", "2434-561X", ["issn-form"]),
    ("issn", "2049-3631", "2049-3631", ["issn-check-digit"]),
    ("issn", "2049-363", None, ["issn-malformed"]),
    ("isbn", "9780000000002", "9780000000002", []),
    ("isbn", "978-3-16-148410-0", "978-3-16-148410-0", []),
    ("isbn", "3-16-148410-X", "978-3-16-148410-0", ["isbn-10"]),
    ("isbn", "316148410X", "9783161484100", ["isbn-10"]),
    ("isbn", "ISBN 978-3-16-148410-0", "978-3-16-148410-0", ["isbn-label"]),
    ("isbn", "9783161484101", "9783161484101", ["isbn-check-digit"]),
    ("isbn", "97831614841", None, ["isbn-malformed"]),
    ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0097", []),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", ["orcid-url"]),
    ("orcid", "0000000218250097", "0000-0002-1825-0097", ["orcid-form"]),
    ("orcid", "0000-0002-1694-233x", "0000-0002-1694-233X", ["orcid-form"]),
    ("orcid", "0000-0002-1825-0098", "0000-0002-1825-0098", ["orcid-check-digit"]),
    ("orcid", "0000-0001-2281-955X", "0000-0001-2281-955X", ["orcid-suspicious"]),
    ("orcid", "0000-0002-1825", None, ["orcid-malformed"]),
    ("pmid", "(12345678", "12345678", ["pmid-leading-punctuation"]),
    ("pmid", '"12345678"', "12345678", ["pmid-leading-punctuation", "pmid-trailing-punctuation"]),
    ("pmid", "12345678)", "12345678", ["pmid-trailing-punctuation"]),
    ("pmid", "PMID 12345678", "12345678", ["pmid-label"]),
    ("pmid", "PMIDs: 12345678", "12345678", ["pmid-label"]),
    ("pmid", "id: 12345678", "12345678", ["pmid-label"]),
    ("pmid", "medline 12345678", "12345678", ["pmid-label"]),
    ("pmid", "PubMed ID: 12345678", "12345678", ["pmid-label"]),
    ("pmid", "pubmed.gov/12345678", "12345678", ["pmid-url"]),
    ("pmid", "m.ncbi.nlm.nih.gov/pubmed/12345678", "12345678", ["pmid-url"]),
    ("pmid", "europepmc.org/article/med/12345678", "12345678", ["pmid-url"]),
    ("pmid", "identifiers.org/pubmed:12345678", "12345678", ["pmid-url"]),
    ("pmid", "urn:pmid:12345678", "12345678", ["pmid-url"]),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/#a", "12345678", ["pmid-url"]),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/related", "12345678", ["pmid-url"]),
    ("pmid", "12345678 [Indexed for MEDLINE]", "12345678", ["pmid-trailing-punctuation"]),
    ("pmid", "12345678; x", None, ["pmid-malformed"]),
    ("pmid", "12345678;", "12345678", ["pmid-trailing-punctuation"]),
    ("pmid", "12345678/", "12345678", ["pmid-trailing-punctuation"]),
    ("pmid", "12345678x", None, ["pmid-malformed"]),
    ("pmid", "12345678 X", None, ["pmid-malformed"]),
    ("pmid", "12345678 Foo bar", "12345678", ["pmid-glued-text"]),
    ("pmid", "12345678\u200b", "12345678", ["pmid-characters"]),
    ("pmid", "\uff11\uff12", "12", ["pmid-characters"]),
    ("pmid", "00000000", None, ["pmid-malformed"]),
    ("pmid", "012345678", "12345678", ["pmid-leading-zeros"]),
    ("pmid", "0123456789", None, ["pmid-malformed"]),
    ("pmcid", "PMCID:PMC12", "PMC12", ["pmcid-label"]),
    ("pmcid", "PMC ID PMC12", "PMC12", ["pmcid-label"]),
    ("pmcid", "PubMed Central: PMC12", "PMC12", ["pmcid-label"]),
    (
        "pmid",
        "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=12345678&dopt=Abstract",
        "12345678",
        ["pmid-url"],
    ),
    (
        "pmid",
        "http://www.ncbi.nlm.nih.gov/sites/entrez?Db=pubmed&Cmd=ShowDetailView&TermToSearch=12345678",
        "12345678",
        ["pmid-url"],
    ),
    ("pmid", "https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/12345678/", "12345678", ["pmid-url"]),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC1234567/", "PMC1234567", ["pmcid-url"]),
    (
        "pmcid",
        "http://www.pubmedcentral.nih.gov/articlerender.fcgi?artid=1234567",
        "PMC1234567",
        ["pmcid-url", "pmcid-prefix"],
    ),
    ("nct", "ClinicalTrials.gov number, NCT01234567.", "NCT01234567", ["nct-label", "nct-trailing-punctuation"]),
    (
        "orcid",
        "https://orcid.org/0000-0002-1825-0097?lang=en",
        "0000-0002-1825-0097",
        ["orcid-url", "orcid-trailing-punctuation"],
    ),
    ("pmcid", "pubmedcentral.nih.gov/pmc/articles/PMC12", "PMC12", ["pmcid-url"]),
    ("pmcid", "europepmc.org/articles/PMC12", "PMC12", ["pmcid-url"]),
    ("pmcid", "PMC-12", "PMC12", ["pmcid-blank"]),
    ("pmcid", "pmcPMC12", "PMC12", ["pmcid-doubled-prefix"]),
    ("pmcid", "PMC PMC12", "PMC12", ["pmcid-doubled-prefix"]),
    ("pmcid", "PMC12.", "PMC12", ["pmcid-trailing-punctuation"]),
    ("pmcid", "PMC12.2.", "PMC12.2", ["pmcid-trailing-punctuation"]),
    ("pmcid", "PMC12/pdf/", "PMC12", ["pmcid-url"]),
    ("pmcid", "PMC12?a=b", "PMC12", ["pmcid-url"]),
    ("pmcid", "PMC1234567890", None, ["pmcid-malformed"]),
    ("pmcid", "PMC000", None, ["pmcid-malformed"]),
    ("nihms", "nihms12", "NIHMS12", ["nihms-case"]),
    ("nihms", "NIHMSID12", "NIHMS12", ["nihms-prefix"]),
    ("nihms", "MID: NIHMS12", "NIHMS12", ["nihms-label"]),
    ("nihms", "manuscript id: EMS12", "EMS12", ["nihms-label"]),
    ("nihms", "UKMS12", "UKMS12", []),
    ("nihms", "CAMS12", "CAMS12", []),
    ("nihms", "HALMS12", "HALMS12", []),
    ("nihms", "NIHMS 12", "NIHMS12", ["nihms-blank"]),
    ("nihms", "NIHMS-12", "NIHMS12", ["nihms-blank"]),
    ("nihms", "NIHMS012", "NIHMS12", ["nihms-leading-zeros"]),
    ("nihms", "NIHMS12.2", "NIHMS12", ["nihms-version"]),
    ("nihms", "12", None, ["nihms-malformed"]),
    ("nihms", "NIHMS1234567890", "NIHMS1234567890", []),
    ("nbk", "nbk12", "NBK12", ["nbk-case"]),
    ("nbk", "NBK 12", "NBK12", ["nbk-blank"]),
    ("nbk", "Bookshelf ID: NBK12", "NBK12", ["nbk-label"]),
    ("nbk", "NBK0", None, ["nbk-malformed"]),
    ("nbk", "NBK12/pdf", "NBK12", ["nbk-url"]),
    ("nbk", "NBK12.1", "NBK12", ["nbk-version"]),
    ("nbk", "12", None, ["nbk-malformed"]),
    ("nct", "NCT 01234567", "NCT01234567", ["nct-blank"]),
    ("nct", "ClinicalTrials.gov Identifier: NCT01234567", "NCT01234567", ["nct-label"]),
    ("nct", "NCT number NCT01234567", "NCT01234567", ["nct-label"]),
    ("nct", "https://clinicaltrials.gov/ct2/show/NCT01234567", "NCT01234567", ["nct-url"]),
    ("nct", "https://classic.clinicaltrials.gov/show/NCT01234567", "NCT01234567", ["nct-url"]),
    ("nct", "clinicaltrials.gov/NCT01234567", "NCT01234567", ["nct-url"]),
    ("nct", "NCT00000001", "NCT00000001", []),
    ("nct", "NCT012345678", None, ["nct-malformed"]),
    ("nct", "01234567", None, ["nct-malformed"]),
    ("issn", "ISSN-L 2049-3630", "2049-3630", ["issn-label"]),
    ("issn", "p-ISSN: 2049-3630", "2049-3630", ["issn-label"]),
    ("issn", "urn:issn:2049-3630", "2049-3630", ["issn-label"]),
    ("issn", "https://portal.issn.org/resource/issn/2049-3630", "2049-3630", ["issn-url"]),
    ("issn", "2049-3630 (Print)", "2049-3630", ["issn-trailing-punctuation"]),
    ("issn", "2049 3630", "2049-3630", ["issn-form"]),
    ("issn", "(ISSN 2049-3630)", "2049-3630", ["issn-label", "issn-trailing-punctuation"]),
    ("issn", "2049\u20133630", "2049-3630", ["issn-characters"]),
    ("issn", "2049-3630.", "2049-3630", ["issn-trailing-punctuation"]),
    ("issn", "2049-3630x", None, ["issn-malformed"]),
    ("isbn", "ISBN-10: 316148410X", "9783161484100", ["isbn-label", "isbn-10"]),
    ("isbn", "ISBN-13: 9783161484100", "9783161484100", ["isbn-label"]),
    ("isbn", "isbn:978-3-16-148410-0.", "978-3-16-148410-0", ["isbn-label", "isbn-trailing-punctuation"]),
    ("isbn", "978 3 16 148410 0", "9783161484100", ["isbn-form"]),
    ("isbn", "0-306-40615-2", "978-0-306-40615-7", ["isbn-10"]),
    ("isbn", "0306406153", "0306406153", ["isbn-check-digit"]),
    ("isbn", "030640615X", "030640615X", ["isbn-check-digit"]),
    ("isbn", "080442957X", "9780804429573", ["isbn-10"]),
    ("isbn", "0804429570", "0804429570", ["isbn-check-digit"]),
    ("isbn", "9790000000001", "9790000000001", []),
    ("isbn", "9780306406158", "9780306406158", ["isbn-check-digit"]),
    ("isbn", "1234567890123", "1234567890123", ["isbn-check-digit"]),
    ("isbn", "97831614841000", None, ["isbn-malformed"]),
    ("isbn", "978-316-148410-0", "9783161484100", ["isbn-form"]),
    ("isbn", "978-3-16-1484 10-0", "978-3-16-148410-0", ["isbn-form"]),
    ("isbn", "0000000000", "9780000000002", ["isbn-10"]),
    ("orcid", "ORCID iD: 0000-0002-1825-0097", "0000-0002-1825-0097", ["orcid-label"]),
    ("orcid", "orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097", ["orcid-url", "orcid-trailing-punctuation"]),
    ("orcid", "https://www.orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", ["orcid-url"]),
    ("orcid", "0000 0002 1825 0097", "0000-0002-1825-0097", ["orcid-form"]),
    ("orcid", "0000\u20130002\u20131825\u20130097", "0000-0002-1825-0097", ["orcid-characters"]),
    ("orcid", "0009-0000-0000-0007", "0009-0000-0000-0007", ["orcid-check-digit"]),
    ("orcid", "0009-0000-0000-0009", "0009-0000-0000-0009", []),
    ("orcid", "0009-0009-9999-9996", "0009-0009-9999-9996", []),
    ("orcid", "0009-0010-0000-0003", "0009-0010-0000-0003", ["orcid-suspicious"]),
    ("orcid", "0000-0003-5000-0001", "0000-0003-5000-0001", []),
    ("orcid", "0000-0003-5000-001X", "0000-0003-5000-001X", ["orcid-suspicious"]),
    ("orcid", "0000-0001-5000-0007", "0000-0001-5000-0007", []),
    ("orcid", "0000-0002-1825-0097.", "0000-0002-1825-0097", ["orcid-trailing-punctuation"]),
    ("orcid", "[ORCID: 0000-0002-1825-0097]", "0000-0002-1825-0097", ["orcid-label", "orcid-trailing-punctuation"]),
]

LEGAL_DOIS = [
    "10.5555/INV.Upper-CASE.2020",
    "10.5555/inv.2020.297.7",
    "10.1000.10/123456",
    "10.978.8898392/315",
    "10.55555/x_1-2(3)4:5;6",
    "10.5555/(SICI)1098-9999(199706)103:2<197::AID-INV5>3.0.CO;2-#",
    "10.5555/1098-9999(199706)103:2<197::AID-INV5>3.0.CO;2-@",
    "10.5555/(ASCE)0733-9999(2008)134:12(1903)",
    "10.5555/üникóδé-12",
    "10.5555/སྦ་བཞེད་1",
    "10.5555/s1&2_3",
    "10.5555/inv.preprints.123v1/reviews/1",
    "10.5555/journal.pinv.0199765.g001",
    "10.5555/14651858.CD012345.pub2",
    "10.5555/2022AO8058",
    "10.5555/xxx.12",
    "10.5555/inv.[12]",
    "10.5555/pubmed.12é",
    "10.5555/inv.12é/X",
]

# Legal, kept to the letter, and yet called suspicious.
SUSPICIOUS_DOIS = [
    ("10.5555/inv.2020.25.3.", Severity.INFO),
    ("10.5555/inv.0500138..", Severity.WARNING),
    ("10.5555/inv...", Severity.WARNING),
    ("10.5555/inv_1612_21!", Severity.INFO),
    ("10.5555/inv030018+", Severity.INFO),
    ("10.5555/inv-2020-", Severity.WARNING),
    ("10.5555/inv.12(34", Severity.WARNING),
    ("10.231/INV.0b013e31820bab4c", Severity.WARNING),
    ("10.5555/inv__12", Severity.INFO),
    ("10.5555/full", Severity.INFO),
    ("10.5555/inv.{12}", Severity.WARNING),
    ("10.5555/inv.12Fogs", Severity.WARNING),
    ("10.555/110.555/1", Severity.WARNING),
    ("10.5555/inv/10.55555/other.12", Severity.WARNING),
]

PLACEHOLDERS = [
    "10.1234/abcd",
    "10.1234/12345",
    "10.1234/example",
    "10.12345/abc",
    "10.xxxx/inv.2020",
    "10.XXXX/XXXX",
    "10.0000/abc",
    "10.5555/0000-0",
    "10.5555/2020.0000",
    "10.nnnn/inv",
    "10.1000/xyz123",
    "10.1145/nnnnnnn.nnnnnnn",
    "10.1145/1122445.1122456",
    "10.5555/xxxxx",
    "10.5555/j.xxxx.2020.xx.xxx",
    "10.55555/zenodo.XXXXXXX",
    "10.5555/null",
    "10.5555/0000000",
]


@pytest.mark.parametrize(("kind", "text", "value", "codes"), READ)
def test_it_is_read_and_every_change_is_named(kind: str, text: str, value: str | None, codes: list[str]) -> None:
    answer = parse_identifier(text, kind)

    assert (answer.kind, answer.value, [problem.code for problem in answer.problems]) == (kind, value, codes)


@pytest.mark.parametrize("doi", LEGAL_DOIS)
def test_a_legal_doi_passes_without_a_word_and_keeps_its_case(doi: str) -> None:
    answer = parse_doi(doi)

    assert (answer.value, answer.problems) == (doi, ())
    assert answer.key == doi.lower()


@pytest.mark.parametrize(("doi", "severity"), SUSPICIOUS_DOIS)
def test_an_unlikely_doi_is_kept_and_called_suspicious(doi: str, severity: Severity) -> None:
    answer = parse_doi(doi)

    assert (answer.value, answer.status, answer.ok) == (doi, Status.SUSPICIOUS, True)
    assert [(problem.code, problem.severity) for problem in answer.problems] == [("doi-suspicious", severity)]


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_stand_in_is_no_doi(text: str) -> None:
    answer = parse_doi(text)

    assert (answer.status, answer.ok) == (Status.PLACEHOLDER, False)
    assert [problem.code for problem in answer.problems] == ["doi-placeholder"]


@pytest.mark.parametrize("word", "doi tba tbd todo null none nan undefined unknown n/a na NA".split())
def test_a_word_for_nothing_is_a_stand_in(word: str) -> None:
    assert parse_doi(f"10.5555/{word}").status is Status.PLACEHOLDER


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/gad.15.4",
        "10.5555/2020.0000.0",
        "doi:10.5555/2020.0000.0",
        "10.12345/inv.2020.7",
        "10.5555/abc",
        "10.5555/12345678",
    ],
)
def test_an_example_prefix_alone_is_no_stand_in(text: str) -> None:
    assert parse_doi(text).status is not Status.PLACEHOLDER


@pytest.mark.parametrize("text", ["10/gf4gqc", "doi:10/gf4gqc", "https://doi.org/gf4gqc", "https://doi.org/10/GF4GQC"])
def test_a_short_doi_is_kept_and_called_suspicious(text: str) -> None:
    assert (parse_doi(text).value, parse_doi(text).status) == ("10/gf4gqc", Status.SUSPICIOUS)


def test_the_final_stop_is_kept_in_a_field_and_left_out_in_prose() -> None:
    assert parse_doi("10.5555/inv.12.").value == "10.5555/inv.12."
    assert parse_doi("10.5555/inv.12.", typed=False).value == "10.5555/inv.12"


def test_a_doi_cut_short_is_malformed_with_the_ellipsis_character_everywhere_and_with_three_stops_in_prose() -> None:
    assert parse_doi("10.5555/inv.20…").value is None
    assert parse_doi("10.5555/inv.20...", typed=False).value is None


def test_kinds_and_verdicts_go_by_their_names() -> None:
    assert " ".join(Kind) == "doi pmid pmcid nihms nbk issn isbn orcid nct"
    assert " ".join(Status) == "well_formed repaired suspicious placeholder malformed"


def test_only_dois_are_compared_without_case() -> None:
    assert (parse_doi("10.5555/ABC.1").key, parse_pmcid("PMC12").key) == ("10.5555/abc.1", "PMC12")


def test_a_longer_limit_lets_nine_digit_pmids_pass() -> None:
    assert parse_pmid("123456789", digits=9).value == "123456789"


def test_text_after_a_number_in_prose_is_left_alone() -> None:
    assert parse_pmid("12345678, a", typed=False).value == "12345678"
    assert parse_pmcid("PMC12345; b", typed=False).value == "PMC12345"


def test_a_repaired_value_is_the_fix_of_the_answer_and_of_its_problems() -> None:
    answer = parse_doi("doi:10.5555/inv.12,")

    assert answer.fix == "10.5555/inv.12"
    assert {problem.fix for problem in answer.problems} == {"10.5555/inv.12"}
    assert all(problem.field == "doi" and problem.value == "doi:10.5555/inv.12," for problem in answer.problems)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("10.5555/inv.12", Kind.DOI),
        ("https://doi.org/10.5555/inv.12", Kind.DOI),
        ("doi:1O.5555/inv.12", Kind.DOI),
        ("PMC123", Kind.PMCID),
        ("PMCID: PMC123", Kind.PMCID),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", Kind.PMCID),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/12345678/", Kind.PMID),
        ("https://europepmc.org/article/MED/12345678", Kind.PMID),
        ("https://europepmc.org/articles/PMC1234567", Kind.PMCID),
        ("http://www.pubmedcentral.nih.gov/articlerender.fcgi?artid=1234567", Kind.PMCID),
        ("12345678[pmid]", Kind.PMID),
        ("0317-8471 (Electronic)", Kind.ISSN),
        ("0000\u20100002\u20101825\u20100097", Kind.ORCID),
        ("12345678", Kind.PMID),
        ("PMID: 12345678", Kind.PMID),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", Kind.PMID),
        ("2049-3630", Kind.ISSN),
        ("ISSN 20493630", Kind.ISSN),
        ("978-3-16-148410-0", Kind.ISBN),
        ("316148410X", Kind.ISBN),
        ("0000-0002-1825-0097", Kind.ORCID),
        ("https://orcid.org/0000-0002-1825-0097", Kind.ORCID),
        ("NCT01234567", Kind.NCT),
        ("NBK12345", Kind.NBK),
        ("NIHMS12345", Kind.NIHMS),
        ("nothing of the kind", None),
        ("  orcid 5", Kind.ORCID),
        ("www.orcid.org/5", Kind.ORCID),
        ("<doi 5", Kind.DOI),
        ("(doi:x", Kind.DOI),
        ("x doi.org/y", None),
        ("info:doi/x", Kind.DOI),
        ("see 1O.5555", Kind.DOI),
        ("10/abc", Kind.DOI),
        ("urn:isbn:5", Kind.ISBN),
        ("9783161484100", Kind.ISBN),
        ("978 3 16 148410 0", Kind.ISBN),
        ("9783161484", Kind.ISBN),
        ("eissn 5", Kind.ISSN),
        ("urn:issn:5", Kind.ISSN),
        ("2049-363X", Kind.ISSN),
        ("https://portal.issn.org/x", Kind.ISSN),
        ("x/books/NBK5", Kind.NBK),
        ("bookshelf x", Kind.NBK),
        ("NBK x", None),
        ("nct 1", Kind.NCT),
        ("x clinicaltrials.gov/study/NCT1", Kind.NCT),
        ("UKMS 5", Kind.NIHMS),
        ("EMSx5", Kind.NIHMS),
        ("manuscript id 5", Kind.NIHMS),
        ("mid: x", Kind.NIHMS),
        ("pmc x", Kind.PMCID),
        ("a/pmc/x", Kind.PMCID),
        ("a pmc.b", Kind.PMCID),
        ("pubmed central 5", Kind.PMCID),
        ("pubmedcentral", Kind.PMCID),
        ("pmid x", Kind.PMID),
        ("see pubmed", Kind.PMID),
        ("123456789", Kind.PMID),
        ("1234567890", Kind.ISBN),
        ("12345678X", None),
        ("info:pmid", Kind.PMID),
        ("0-306-40615-2", Kind.ISBN),
        ("1111111111", Kind.ISBN),
        (" 12 ", Kind.PMID),
    ],
)
def test_the_kind_is_found_where_it_is_not_given(text: str, kind: Kind | None) -> None:
    assert detect_kind(text) == kind
    assert parse_identifier(text).kind == kind


def test_what_is_no_identifier_is_answered_with_an_error() -> None:
    answer = parse_identifier("nothing of the kind")

    assert (answer.value, answer.ok, [p.code for p in answer.problems]) == (None, False, ["identifier-unknown"])


def test_an_unknown_kind_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="arxiv"):
        parse_identifier("1", "arxiv")


# --- laws ---

_pieces = st.sampled_from(
    [
        *"10. 10 / . - _ ( ) < > ; : 5555 12 2020 O o l x abc doi: DOI https://doi.org/ http:// PMID: PMC full".split(),
        *".pdf accessed (2020) 10.5555/ , \" ' { } ?a=b # & &lt; &amp;lt; %2F %3C \\ \\_ [doi] </a> CO;2-#".split(),
        *("\u2013", "\u200b", "\xad", "\uff11\uff10", "…", "\ufffd", " ", "\t", "\n", "\xa0"),
    ]
)
texts = st.text() | st.lists(_pieces, max_size=14).map("".join) | st.lists(_pieces, max_size=10).map("10.5555/".join)


@given(text=texts, kind=st.none() | st.sampled_from(Kind), typed=st.booleans())
@example(text="10.5555/" + "(" * 3000, kind=Kind.DOI, typed=True)
def test_no_text_raises_and_an_answer_that_is_not_clean_has_a_reason(text: str, kind: Kind | None, typed: bool) -> None:
    answer = parse_identifier(text, kind, typed=typed)

    assert answer.input == text
    assert bool(answer.problems) == (answer.status is not Status.WELL_FORMED)
    assert answer.ok <= (answer.value is not None)
    assert answer.ok == all(problem.severity is not Severity.ERROR for problem in answer.problems)


@given(text=texts, kind=st.sampled_from(Kind), typed=st.booleans())
def test_to_normalise_twice_is_to_normalise_once(text: str, kind: Kind, typed: bool) -> None:
    value = parse_identifier(text, kind, typed=typed).value

    if value is not None:
        assert parse_identifier(value, kind, typed=typed).value == value


@given(text=texts, kind=st.sampled_from([kind for kind in Kind if kind is not Kind.ISBN]))  # ISBN-10 becomes ISBN-13
def test_no_digit_is_invented(text: str, kind: Kind) -> None:
    value = (parse_identifier(text, kind).value or "").removeprefix("10/")  # the handle that doi.org/abcd leaves out
    plain = text
    for _ in range(4):
        plain = unquote(html.unescape(plain))
    source = fold_characters(plain).translate(str.maketrans("OolI|", "00111"))

    digits = iter(re.findall("[0-9]", source))
    assert all(digit in digits for digit in re.findall("[0-9]", value)), (
        "the digits are not a subsequence of the input's"
    )


_plain_words = st.sampled_from(
    "full pdf abstract meta xml accessed epub pmid pmc doi journal pone j s x xx xxx nnn inv l o v1 p 12 2020 000 0 1 "
    "review supp figures null none xyz print data ACCESSED PDF Review 20O1 2l3 10 asset suppinfo sagepub".split()
)
_plain_dois = st.builds(
    lambda head, parts: "10." + head + "/" + "".join(itertools.chain.from_iterable(parts)),
    st.sampled_from(["5555", "1234", "0000", "1000", "12345", "999"]),
    st.lists(st.tuples(_plain_words, st.sampled_from(["", ".", "-", "_", "/", "(", ")"])), min_size=1, max_size=5),
)


@given(text=_plain_dois)
def test_the_short_way_for_clean_dois_says_what_the_long_way_says(text: str) -> None:
    short = parse_doi(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doi_module, "is_plain", lambda _: False)
        assert parse_doi(text) == short


@pytest.mark.parametrize(
    "piece",
    [
        "10.1234/",
        "10.1234/a",
        "(",
        "&lt;",
        "%25",
        ".pdf",
        "?a",
        "#a",
        "\\",
        "<a ",
        "O0",
        "doi:",
        "PMC ",
        "pubmed id ",
        " 9",
        " ",
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_no_field_is_a_trap(kind: Kind, piece: str, runs_away: Callable[[Callable[[int], object], int], str]) -> None:
    for text in (piece * 100_000, "10.5555/x" + piece * 100_000):
        for size in (2_000, 100_000):
            assert not runs_away(lambda length: parse_identifier(text[:length], kind), size)  # noqa: B023
