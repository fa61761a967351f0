"""Identifiers: no text raises, an answer that is not clean has a reason, what is parsed parses to itself."""

from schemas.finding import Severity
from schemas.identifiers import Kind, Status, find_identifiers, parse_identifier


def seeds() -> list[str]:
    return SEEDS


def law(text: str) -> None:
    for kind in (None, *Kind):
        for typed in (True, False):
            check(text, kind, typed)
    for found in find_identifiers(text):
        assert text[found.start : found.end], "found nowhere"


def check(text: str, kind: Kind | None, typed: bool) -> None:
    answer = parse_identifier(text, kind, typed=typed)
    assert answer.input == text, "the input is not kept"
    assert bool(answer.problems) == (answer.status is not Status.WELL_FORMED), "no reason, or one for nothing"
    assert answer.ok == all(problem.severity is not Severity.ERROR for problem in answer.problems), "ok with an error"
    if answer.value is not None:
        again = parse_identifier(answer.value, answer.kind, typed=typed)
        assert (again.value, again.kind) == (answer.value, answer.kind), f"{kind}: its value parses to another"


SEEDS = [
    "10.5555/abc.2020(5)2", "doi: 10.5555/ABC-12.", "https://doi.org/10.5555/x%2Fy?a=b#c", "DOI 1O.5555/x",
    "10.5555/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2", "10.5555/a.pdf", "10.5555/a&lt;b&gt;",
    "PMID: 90000123", "https://pubmed.ncbi.nlm.nih.gov/90000123/", "90000123", "PMC9000001", "PMC 9000001.2",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9000001/", "NIHMS900001", "NBK900001", "ISSN 0378-5955",
    "e-ISSN: 2434-561X", "978-0-306-40615-7", "ISBN 0-306-40615-2", "https://orcid.org/0000-0002-1825-0097",
    "NCT00000102", "https://clinicaltrials.gov/study/NCT00000102", "doi:10.5555/x PMID: 90000001; PMCID: PMC9000001.",
    "info:doi/10.5555/x", "urn:issn:0378-5955", "10/abcd", "10.5555/xxx [doi]",
]  # fmt: skip
