"""What is wrong or unusual in a citation that could be read."""

import re

from schemas.citation.model import Citation
from schemas.dates import date_problems, is_regular
from schemas.finding import Problem, Severity
from schemas.pages import is_volume_placeholder, page_problems

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/(?!/)[-._;()/:A-Za-z0-9]*[A-Za-z0-9)]")


def check(citation: Citation) -> None:
    """Add the problems of the citation's fields to `problems`."""
    problems = citation.problems
    if citation.published and not is_regular(citation.published.text):
        problems += date_problems(citation.published)
    if citation.epub and not is_regular(citation.epub.text):
        problems += date_problems(citation.epub, "epub")
    if citation.pages and not citation.pages.isalnum():
        problems += page_problems(citation.pages)
    for name, value in (("volume", citation.volume), ("issue", citation.issue)):
        if value and not value.strip("0").isdigit() and is_volume_placeholder(value):
            message = f"a stand-in stands in the place of the {name}"
            # Where the citation itself says that the article is ahead of print, the stand-in hides nothing.
            severity = Severity.INFO if citation.ahead_of_print else Severity.WARNING
            problems.append(
                Problem(code="volume-placeholder", severity=severity, field=name, value=value, message=message)
            )
    if citation.doi and not _DOI.fullmatch(citation.doi):
        _check_doi(citation)
    if citation.pmid and (len(citation.pmid) > 8 or citation.pmid[0] == "0"):
        _check_pmid(citation)
    if citation.rest:
        citation.add_problem(
            "citation-rest", Severity.INFO, "citation", citation.rest, "text that belongs to no part of a citation"
        )


def _check_doi(citation: Citation) -> None:
    """A DOI out of the common form: let the identifier grammar judge and repair it."""
    from schemas.identifiers import parse_doi  # late: few lines need it, and every line would pay for it

    answer = parse_doi(citation.doi or "", typed=True)
    citation.problems += answer.problems
    if answer.value and answer.problems:
        citation.doi = answer.value


def _check_pmid(citation: Citation) -> None:
    from schemas.identifiers import parse_pmid  # late, as above

    answer = parse_pmid(citation.pmid or "")
    citation.problems += answer.problems
    citation.pmid = answer.value or citation.pmid
