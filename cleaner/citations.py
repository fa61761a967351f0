"""The citations of a page: the steps ask for the same line several times, and it is read once."""

from functools import lru_cache

from schemas.citation import Citation, shared_citation
from schemas.citation import whole_citation as _whole_citation

_KNOWN = 1024  # lines of one page, or of a few


@lru_cache(maxsize=_KNOWN)
def whole_citation(text: str) -> Citation | None:
    """The citation that a whole line is, see `schemas.citation.whole_citation`; shared, and not to be changed."""
    return _whole_citation(text, shared_citation)


def read_citation(text: str) -> Citation:
    """A text as a citation, see `schemas.citation.parse_citation`; shared, and not to be changed."""
    return whole_citation(text) or shared_citation(text)


def is_whole_citation(text: str) -> bool:
    """Whether a line states a work by itself: its title, its source, and who wrote it or its identifier."""
    citation = whole_citation(text)
    return citation is not None and bool(citation.title and (citation.authors or citation.pmid or citation.doi))


def is_bare_citation(text: str) -> bool:
    """Whether a line states where a work stands, but neither who wrote it nor its title."""
    citation = whole_citation(text)
    return citation is not None and citation.journal is not None and not citation.title and not citation.authors
