"""Citations: the grammar of PubMed's citation line and its relatives, read from the right; parse, render, recognise."""

from schemas.citation.lines import join_wrapped, looks_like_citation, whole_citation
from schemas.citation.model import Citation
from schemas.citation.parse import parse_citation, shared_citation
from schemas.citation.render import render

__all__ = [
    "Citation",
    "join_wrapped",
    "looks_like_citation",
    "parse_citation",
    "render",
    "shared_citation",
    "whole_citation",
]
