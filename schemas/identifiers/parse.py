"""One door to all kinds."""

import re
from collections.abc import Callable
from functools import partial

from schemas.finding import Problem, Severity
from schemas.identifiers.characters import fold_characters
from schemas.identifiers.checkdigit import parse_isbn, parse_issn, parse_orcid
from schemas.identifiers.doi import parse_doi
from schemas.identifiers.model import Identifier, Kind, Status
from schemas.identifiers.pubmed import parse_accession, parse_pmcid, parse_pmid

PARSERS: dict[Kind, Callable[..., Identifier]] = {
    Kind.DOI: parse_doi,
    Kind.PMID: parse_pmid,
    Kind.PMCID: parse_pmcid,
    Kind.NIHMS: partial(parse_accession, Kind.NIHMS),
    Kind.NBK: partial(parse_accession, Kind.NBK),
    Kind.ISSN: parse_issn,
    Kind.ISBN: parse_isbn,
    Kind.ORCID: parse_orcid,
    Kind.NCT: partial(parse_accession, Kind.NCT),
}

# What gives a kind away, most telling first; numbers alone last.
_SIGNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.ORCID, re.compile(r"(?i)\s*(?:https?:/*)?(?:www\.)?orcid|\s*(?:[0-9]{4}-){3}[0-9]{3}[0-9X]\s*\Z")),
    (
        Kind.DOI,
        re.compile(r"(?i)[\s(\[<\"']*+(?:doi\b|[^\s]*doi\.org|info:doi)|.*\b[1Il][0O][.,][0-9OolI]{4}|\s*10[./]"),
    ),
    (Kind.ISBN, re.compile(r"(?i)\s*(?:urn:)?isbn|\s*97[89][- ]?[0-9](?:[- ]?[0-9]){9}\s*\Z")),
    (
        Kind.ISSN,
        re.compile(
            r"(?i)\s*(?:urn:|[ep]-?)?issn|\s*[0-9]{4}-[0-9]{3}[0-9X]\s*(?:\((?:print|online|electronic|linking)\)\s*)?\Z|https?://portal\.issn"
        ),
    ),
    (Kind.NBK, re.compile(r"(?i)\s*NBK\s?[0-9]|.*/books/NBK|bookshelf")),
    (Kind.NCT, re.compile(r"(?i)\s*NCT\s?[0-9]|(?>.*?clinicaltrials\.gov).*NCT")),
    (Kind.NIHMS, re.compile(r"(?i)\s*(?:NIHMS|EMS|UKMS)(?:ID)?[\s:]*[A-Z]*[0-9]|manuscript id|mid:")),
    (
        Kind.PMID,
        re.compile(r"(?i).*(?:europepmc\.org/(?:abstract|article)/med|/pmc/articles/pmid)/|\s*[0-9]{1,9}\s*\[pmid\]"),
    ),
    (Kind.PMCID, re.compile(r"(?i)\s*PMC|.*europepmc\.org/articles?/pmc|.*/pmc/|.*\bpmc\.|.*pubmed ?central")),
    (Kind.PMID, re.compile(r"(?i)\s*(?:pubmed\s*)?pmid|.*pubmed|\s*[0-9]{1,9}\s*\Z|info:pmid")),
    (Kind.ISBN, re.compile(r"\s*[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx]\s*\Z")),
)


def detect_kind(text: str) -> Kind | None:
    """Tell which kind of identifier a text is meant to be, None where nothing gives it away."""
    head = fold_characters(text[:300])
    return next((kind for kind, sign in _SIGNS if sign.match(head)), None)


def parse_identifier(text: str, kind: Kind | str | None = None, *, typed: bool = True) -> Identifier:
    """Parse one identifier of any kind; never raises on any text.

    Args:
        text: the identifier as found.
        kind: what it is meant to be; found from the text where it is not given.
        typed: whether it comes from a structured field, see `parse_doi`.

    Returns:
        The Identifier; of kind None, malformed, where the text is none that we know.

    Raises:
        ValueError: where `kind` is not the name of a kind.
    """
    kind = Kind(kind) if kind is not None else detect_kind(text)
    if kind is not None:
        return PARSERS[kind](text, typed=typed)
    message = "no DOI, PMID, PMCID, NIHMS, NBK, ISSN, ISBN, ORCID or NCT number was recognised in it"
    problem = Problem(code="identifier-unknown", severity=Severity.ERROR, value=text, message=message)
    return Identifier(None, text, None, Status.MALFORMED, (problem,))
