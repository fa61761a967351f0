"""Citations in other styles, told by their marks: PubMed's short form without a date, books, other references."""

import re

from schemas.citation.books import read_apa_book, read_imprint, read_placed, read_publisher_first
from schemas.citation.journals import strip_stop
from schemas.citation.model import Citation
from schemas.citation.reference import read_reference
from schemas.citation.statements import read_statements
from schemas.dates import parse_date
from schemas.names import read_name

_UNDATED = re.compile(r"(?P<author>[^.]{2,120}(?:\.[^.]{1,40}){0,3}?) et al\. (?P<journal>[^.]{2,120})\. ?\.")
_APA_YEAR = re.compile(r" ?\((?P<dp>(?:1[5-9]|20)[0-9]{2}[a-z]?(?:, [A-Z][a-z]+(?: [0-9]{1,2})?)?)\)\. ")
_APA_SOURCE = re.compile(
    r"(?P<journal>[^\d,][^,]*?(?:, [A-Z][^\d,]*)?), (?P<vi>[A-Za-z]{0,3}[0-9]+(?:[-\u2013][0-9]+)?)?"
    r"(?: ?\((?P<ip>[^()]*+(?:\([^()]*+\)[^()]*+)?)\))?"
    r"(?:, (?P<pg>[^\s,]+(?: [-\u2013] ?[^\s,.]++|[-\u2013] [^\s,.]++)?))?\.(?=\s|$)"
)
_SENTENCES = re.compile(r".+[.?!] ")
_BEHIND = re.compile(r" (?:doi:|https://|PMID)")  # what stands behind the journal
_APA_NAME = re.compile(r",? (?:& |and |\u2026 |\.\.\. )|(?<=\.), (?=\S)")


def read_other_style(line: str, text: str) -> Citation | None:
    """Read a citation whose marks tell its style; None where there are none of these marks."""
    for read in (_undated, read_imprint, read_publisher_first, read_placed, read_reference, _apa, read_apa_book):
        citation = read(line, text)
        if citation is not None:
            return citation
    return None


def _undated(line: str, text: str) -> Citation | None:
    """``First A et al. TA. .``: PubMed's short form of a record without a date."""
    found = _UNDATED.fullmatch(text) if " et al. " in text else None
    if found is None:
        return None
    author = read_name(found["author"])
    return Citation(line, authors=[author], authors_complete=False, journal=found["journal"], style="short")


def _apa(line: str, text: str) -> Citation | None:
    """``(2012). Title. Journal, 5(2), 1-9.`` behind names that no form tells: of groups, or in another script."""
    year = _APA_YEAR.search(text, endpos=5000)
    if year is None or year.start() == 0:
        return None
    rest = text[year.end() :]
    behind = _BEHIND.search(rest)
    title = _SENTENCES.match(rest, endpos=behind.start() if behind else len(rest))
    found = _APA_SOURCE.match(rest, title.end()) if title else None
    if title is None or found is None:
        return None
    citation = Citation(line, style="apa", title=strip_stop(title[0]), journal=found["journal"])
    citation.published = parse_date(year["dp"])
    citation.volume, citation.issue, citation.pages = found["vi"], found["ip"], found["pg"]
    citation.authors = [read_name(name) for name in _APA_NAME.split(text[: year.start()].strip()) if name.strip(" ,.")]
    read_statements(rest, found.end(), citation, strict=False)
    return citation
