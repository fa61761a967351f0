"""Identifiers: find, parse, validate, normalise, repair and explain, without a network."""

from schemas.identifiers.checkdigit import parse_isbn, parse_issn, parse_orcid
from schemas.identifiers.doi import parse_doi
from schemas.identifiers.find import Found, find_identifiers
from schemas.identifiers.model import Identifier, Kind, Status
from schemas.identifiers.parse import detect_kind, parse_identifier
from schemas.identifiers.pubmed import parse_accession, parse_pmcid, parse_pmid

__all__ = [
    "Found",
    "Identifier",
    "Kind",
    "Status",
    "detect_kind",
    "find_identifiers",
    "parse_accession",
    "parse_doi",
    "parse_identifier",
    "parse_isbn",
    "parse_issn",
    "parse_orcid",
    "parse_pmcid",
    "parse_pmid",
]
