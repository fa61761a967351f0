"""References of any style: authors, year, title and journal in front of the place that ends them.

    AUTHORS [YEAR] [TITLE] JOURNAL PLACE

The style shows in the order: the place is read first, from the right (`locator`), then the authors from the left
(`persons`), and what is left between them is parted into title and journal.
"""

import re

from schemas.article import Author
from schemas.citation.authors import find_authors
from schemas.citation.front import MAX_JOURNAL, MAX_JOURNAL_WORDS, strip_stop
from schemas.citation.locator import Place, find_place
from schemas.citation.model import Citation
from schemas.citation.persons import Persons, find_persons, year_at
from schemas.citation.source import YEAR
from schemas.citation.statements import read_statements
from schemas.citation.words import JOURNAL_WORDS
from schemas.dates import parse_date
from schemas.names import is_group, read_name

MAX_ABBREVIATED = 4
"""Words between two full stops of an abbreviated name ("Proc. Natl. Acad. Sci. U. S. A.")."""

_PUBLISHER = re.compile(r"\. (?P<publisher>[A-Z][^.;]*+(?:\.[^. ;][^.;]*+)*+\.?);\Z")
MAX_GROUP_WORDS = 9

_INNER_YEAR = re.compile(rf"(?<![ ,.])[ ,.]++\(?(?P<dp>{YEAR})\)?[.,]?[ ](?=[A-Z][^\d.?]{{3,{MAX_JOURNAL}}}\Z)")
_QUOTED = re.compile(
    r"[\"\u201c\u201e\u2018'\u00ab]+(?P<title>.{8,600}?)[,.]?[\"\u201d\u201c\u2019'\u00bb]{1,2}[.,;:]*[ ]"
    r"(?:[Ii]n:?[ ])?(?=[A-Z0-9(])"
)
_STOP = re.compile(r"(?<=\S)[ ]?[.?!][\"\u201d\u2019')\]]{0,2}[ ]?(?=[A-Z\u00c0-\u00de0-9(])")
_LAST_WORD = re.compile(r"(?:^|[\s(])([^\W\d_]+)\Z")
_SMALL = frozenset(
    "of the and for in on de la le les des du di der die das f\u00fcr und et en y e & a an to al del zur".split()
)


def read_reference(line: str, text: str) -> Citation | None:
    """Read a reference whose authors, or whose journal alone, stand in front of a place; None for anything else."""
    place = find_place(text)
    if place is None:
        return None
    front = text[: place.start].rstrip(" ,:(")
    imprint = _PUBLISHER.search(front, max(0, len(front) - MAX_JOURNAL)) if front.endswith(";") else None
    front = (front[: imprint.start()] if imprint else front).rstrip(" ,;:(")
    persons = find_persons(front + " ") if front and not _is_abbreviation(front) else None
    read = _read_listed(line, text, place, front) if persons is None else _read_named(line, text, place, front, persons)
    if read and imprint:
        read.publisher = imprint["publisher"]
    return read


def _read_named(line: str, text: str, place: Place, front: str, persons: Persons) -> Citation | None:
    """Names in any form, then perhaps the year; where no place or bracket has it, between title and journal."""
    rest, date = front[persons.end :].strip(), place.date or persons.date
    inner = None if date else _INNER_YEAR.search(rest)
    title, journal = (strip_stop(rest[: inner.start()]), rest[inner.end() :]) if inner else split_at_journal(rest)
    date = inner["dp"] if inner else date
    if date is None or not journal or persons.end > len(front):
        return None
    citation = _compose(line, text, place, date, "apa" if persons.dated_in_brackets and not place.date else "loose")
    citation.authors, citation.authors_complete = [read_name(name) for name in persons.names], persons.complete
    citation.title, citation.journal = title, journal
    return citation


def _read_listed(line: str, text: str, place: Place, front: str) -> Citation | None:
    """Authors in PubMed's form or a group, or nothing but the journal, with a year before it or not."""
    end, authors, complete = (0, [], True) if _is_abbreviation(front) else _listed(front)
    year = year_at(front, end)
    title, journal = split_at_journal(front[year[0] if year else end :].strip())
    date = place.date or (year[1] if year else None)
    if date is None or not journal or not (authors or (title is None and _is_name(journal))):
        return None
    citation = _compose(line, text, place, date, "loose")
    citation.authors, citation.authors_complete = authors, complete
    citation.title, citation.journal = title, journal
    return citation


def _listed(front: str) -> tuple[int, list[Author], bool]:
    """As `find_authors`, and a group that a colon ends."""
    at, authors, complete = find_authors(front)
    if authors:
        return at + 2, authors, complete
    group, colon, _ = front.partition(": ")
    if colon and is_group(group) and group.count(" ") < MAX_GROUP_WORDS:
        return len(group) + 2, [read_name(group)], True
    return 0, [], True


def _compose(line: str, text: str, place: Place, date: str, style: str) -> Citation:
    citation = Citation(line, style=style, published=parse_date(date))
    citation.volume, citation.issue, citation.pages = place.volume, place.issue, place.pages
    citation.ahead_of_print = place.volume is None
    tail = text if place.late_year is None else text[: place.late_year]
    at = place.end + len(tail[place.end :]) - len(tail[place.end :].lstrip(" .,;)"))
    read_statements(tail, at, citation, strict=False)
    return citation


def split_at_journal(text: str) -> tuple[str | None, str]:
    """Part "TITLE. JOURNAL" (also "TITLE, JOURNAL" and a title in quotation marks); the title may be missing.

    Full stops inside the journal ("J. Test. Chem.") are told by the words before them.
    """
    quoted = _QUOTED.match(text)
    if quoted and len(text) - quoted.end() <= MAX_JOURNAL:
        return quoted["title"].strip(), text[quoted.end() :].strip(" .,")
    at = _journal_start(text)
    title, journal = text[:at].rstrip(), text[at:].strip(" ,;:")
    if not title and not _is_name(journal):
        comma = _comma_start(journal) or _run_start(journal)
        title, journal = journal[:comma].rstrip(" ,"), journal[comma:]
    if "." not in journal[:-1]:
        journal = journal.rstrip(" .")
    return strip_stop(title) or None, journal if len(journal) <= MAX_JOURNAL else ""


def _journal_start(text: str) -> int:
    """Behind the last full stop that ends no abbreviated word of the journal."""
    stops = list(_STOP.finditer(text, max(0, len(text) - MAX_JOURNAL)))
    at = last = stops[-1].end() if stops else 0
    for stop, before in zip(reversed(stops), [*reversed([s.end() for s in stops[:-1]]), 0], strict=False):
        piece = text[before : stop.start()]
        if stop[0].strip()[0] != "." or not _is_abbreviated(piece, inside=before > 0 or at < last):
            tail = _tail_start(piece)
            return before + tail if tail else stop.end()
        at = before
    return at


def _tail_start(piece: str) -> int:
    """Behind the last comma of "TITLE, Proc" where an abbreviated word of a journal's name follows it; else 0."""
    comma = piece.rfind(", ") + 2
    return comma if comma > 1 and _is_abbreviated(piece[comma:], inside=False) else 0


def _is_abbreviated(piece: str, *, inside: bool) -> bool:
    """Whether a piece that a full stop ends is part of a journal's abbreviated name.

    One word with a capital is one `inside` the reference: not a title of its own at the start of the text.
    """
    words = piece.split()
    if not words or len(words) > MAX_ABBREVIATED or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    return words[-1].casefold() in JOURNAL_WORDS or (len(words) == 1 and inside and len(piece) <= 9)


def _is_abbreviation(text: str) -> bool:
    """Whether a text is nothing but a journal's abbreviated name, which initials and a name resemble: "Br. J. Test"."""
    words = text.replace(".", " ").casefold().split()
    return len(words) > 1 and words[0] in JOURNAL_WORDS and sum(w in JOURNAL_WORDS for w in words) * 2 > len(words)


def _comma_start(text: str) -> int:
    """Behind the last comma that a journal's name can follow."""
    at = len(text)
    while (at := text.rfind(", ", 0, at)) > 0:
        if _is_name(text[at + 2 :]):
            return at + 2
    return 0


def _run_start(text: str) -> int:
    """Where the words with a capital begin that end a text without a mark before its journal; 0 where all have one."""
    words = text.split(" ")
    at = len(words)
    while at and words[at - 1].strip(".").casefold() in JOURNAL_WORDS:
        at -= 1
    if at >= len(words) - 1:
        while at and (words[at - 1][:1].isupper() or words[at - 1] in _SMALL):
            at -= 1
    while at < len(words) and not words[at][:1].isupper():
        at += 1
    return len(" ".join(words[:at])) + 1 if 0 < at < len(words) else 0


def _is_name(text: str) -> bool:
    """Whether every word is one of a journal's name as printed: with a capital, or a small joining word."""
    words = text.replace("-", " ").split()
    return (
        0 < len(words) <= MAX_JOURNAL_WORDS
        and text[:1].isupper()
        and all(word.strip("(),.:&")[:1].isupper() or word in _SMALL or word == "&" for word in words)
    )
