"""Citations in other styles, told by their marks: PubMed's short form without a date, books, other references."""

import re
from collections.abc import Iterator

from schemas.citation.authors import find_authors
from schemas.citation.books import read_apa_book, read_imprint, read_mla_book, read_placed, read_publisher_first
from schemas.citation.journals import strip_stop
from schemas.citation.model import Citation
from schemas.citation.persons import LEFT_OUT
from schemas.citation.reference import read_reference
from schemas.citation.statements import read_statements
from schemas.dates import parse_date
from schemas.inverted_names import read_inverted
from schemas.names import is_group, read_name

_UNDATED = re.compile(r"(?P<author>[^.]{2,120}(?:\.[^.]{1,40}){0,3}?) et al\. (?P<journal>[^.]{2,120})\. ?\.")
_APA_YEAR = re.compile(r" ?\((?P<dp>(?:1[5-9]|20)[0-9]{2}[a-z]?(?:, [A-Z][a-z]+(?: [0-9]{1,2})?)?)\)\. ")
_APA_SOURCE = re.compile(
    r"(?P<journal>[^\d,][^,]*?(?:, [A-Z][^\d,]*)?), (?P<vi>[A-Za-z]{0,3}[0-9]+(?:[-\u2013][0-9]+)?)?"
    r"(?: ?\((?P<ip>[^()]*+(?:\([^()]*+\)[^()]*+)?)\))?"
    r"(?:, (?P<pg>[^\s,]+(?: [-\u2013] ?[^\s,.]++|[-\u2013] [^\s,.]++)?))?\.(?=\s|$)"
)
_SENTENCES = re.compile(r".+[.?!] ")
_BEHIND = re.compile(r" (?:doi:|https://|PMID)")  # what stands behind the journal
_APA_NAME = re.compile(r",? (?:& |\u2026 |\.\.\. )|(?<=\.),? and |(?<=\.), (?=\S)")
_APA_PERSON = re.compile(r"[^,]+, (?:[^\W\d_]\. ?-?)+(?:, [JS]r\.?)?")
_NUMBERED = re.compile(r"(?P<journal>.+\D) (?P<vi>[0-9]{1,4})")
_ET_AL = re.compile(r",? et al\.?\Z")
_MIN_TITLE = 3  # words


def read_other_style(line: str, text: str) -> Citation | None:
    """Read a citation whose marks tell its style; None where there are none of these marks."""
    for read in (
        _undated,
        read_imprint,
        read_publisher_first,
        read_placed,
        read_reference,
        _apa,
        read_apa_book,
        read_mla_book,
    ):
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
    """``(2012). Title. Journal, 5(2), 1-9.`` behind names that no form tells: of groups, or in another script.

    Where nobody is named, the title stands in front of the year.
    """
    year = _APA_YEAR.search(text, endpos=5000)
    if year is None or year.start() == 0:
        return None
    rest = text[year.end() :]
    behind = _BEHIND.search(rest)
    title = _SENTENCES.match(rest, endpos=behind.start() if behind else len(rest))
    head = text[: year.start()].strip()
    found = _APA_SOURCE.match(rest, title.end() if title else 0)
    if found is None or not (title or _is_title(head)):
        return None
    citation = Citation(line, style="apa", title=strip_stop(title[0] if title else head), journal=found["journal"])
    citation.published = parse_date(year["dp"])
    citation.volume, citation.issue, citation.pages = found["vi"], found["ip"], found["pg"]
    if not (citation.issue or citation.pages) and (
        numbered := _NUMBERED.fullmatch(found["journal"])
    ):  # "Test 12, 45-52"
        citation.journal, citation.volume, citation.pages = numbered["journal"], numbered["vi"], citation.volume
    if title:
        citation.authors = [read_inverted(name) for name in _apa_names(head)]
        citation.authors_complete = not (LEFT_OUT.search(head) or _ET_AL.search(head))
    read_statements(rest, found.end(), citation, strict=False)
    return citation


def _apa_names(text: str) -> Iterator[str]:
    """The names of an author part; a group among persons stands without initials: "Test Group, Doe, A., & Roe, B."."""
    for piece in _APA_NAME.split(_ET_AL.sub("", text)):
        group, comma, person = piece.partition(", ")
        if comma and is_group(group) and _APA_PERSON.fullmatch(person):
            yield group
            yield person
        elif piece.strip(" ,."):
            yield piece


def _is_title(head: str) -> bool:
    return head[-1:] in (".", "?", "!") and head.count(" ") >= _MIN_TITLE - 1 and not find_authors(f"{head} ")[1]
