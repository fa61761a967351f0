"""References of any style: authors, year, title and journal in front of the place that ends them.

    AUTHORS [YEAR] [TITLE] JOURNAL PLACE

The style shows in the order: the place is read first, from the right (`locator`), then the authors from the left
(`persons`), and what is left between them is parted into title and journal.
"""

import re

from schemas.article import Author
from schemas.citation.authors import find_authors
from schemas.citation.front import is_journal
from schemas.citation.journals import MAX_JOURNAL, is_abbreviation, is_name, split_at_journal, strip_stop
from schemas.citation.locator import Place, find_place, remarks_start
from schemas.citation.model import Citation
from schemas.citation.persons import PRESS, QUOTES, Persons, Year, find_persons, year_at
from schemas.citation.preprints import find_arxiv, find_preprint
from schemas.citation.source import YEAR
from schemas.citation.statements import read_statements
from schemas.dates import parse_date
from schemas.finding import Severity
from schemas.names import is_group, read_name

_PUBLISHER = re.compile(r"\. (?P<publisher>[A-Z][^.;]*+(?:\.[^. ;][^.;]*+)*+\.?);\Z")
_ENDS = " ,;:("
MAX_GROUP_WORDS = 9
MAX_AUTHORS = 1000  # characters
_PRESS = re.compile(rf"\((?:{YEAR},[ ])?(?i:{PRESS})\)", re.VERBOSE)

_GROUP = re.compile(rf"(?P<group>[A-Z][^.:;()]{{3,150}}(?: \([A-Z]+\))?)(?= \({YEAR}\))")
_GROUPS = re.compile(r";|[,.] (?:and )?(?:for|on behalf of) ")
_INNER_YEAR = re.compile(rf"(?<![ ,.])[ ,.]++\(?(?P<dp>{YEAR})\)?[.,]?[ ](?=[A-Z][^\d.?]{{3,{MAX_JOURNAL}}}\Z)")


def read_reference(line: str, text: str) -> Citation | None:
    """Read a reference whose authors, or whose journal alone, stand in front of a place; None for anything else."""
    place = find_preprint(text) or find_place(text) or find_arxiv(text) or _nowhere(text)
    if place is None:
        return None
    front, publisher, persons = _front(text, place)
    if persons and _GROUPS.search(front) and len(find_authors(front)[1]) > len(persons.names):  # groups are among them
        persons = None
    read = _read_listed(line, text, place, front) if persons is None else _read_named(line, text, place, front, persons)
    if read and publisher:
        read.publisher = publisher
    return read


def _front(text: str, place: Place) -> tuple[str, str | None, Persons | None]:
    """What stands in front of a place: the text without the publisher behind the journal, the publisher, the names."""
    whole = text[: place.start].rstrip(" ,;:(" if place.bare else " ,:(")
    imprint = _PUBLISHER.search(whole, len(whole) - MAX_JOURNAL) if whole.endswith(";") else None
    if imprint:
        front = whole[: imprint.start()].rstrip(_ENDS)
        persons = find_persons(front + " ")
        if ". " in front[persons.end if persons else 0 :]:  # else it is no publisher: "Test Reports; 2015"
            return front, imprint["publisher"], None if is_abbreviation(front) else persons
    front = whole.rstrip(_ENDS)
    return front, None, find_persons(front + " ") if front and not is_abbreviation(front) else None


def _undated(place: Place, text: str, year: Year | None) -> Place:
    """The place where the authors have the year already: "Test Rep 2016, 1-9", "Philos Trans Test 370(1661), 9"."""
    if year is None or year.date is None or place.date is None:
        return place
    printed = text[place.start : place.end]
    if place.volume is None and place.pages and printed.startswith(f"{place.date}"):
        return place._replace(date=None, volume=place.date)
    if place.volume and not place.pages and _is_number(place.date, year.date) and printed.endswith(place.date):
        return place._replace(date=None, pages=place.date)  # "12(3), 1533"
    if place.volume and not place.issue and _is_number(place.date, year.date) and f"({place.date})" in printed:
        return place._replace(date=None, issue=place.date)
    return place


def _is_number(date: str, year: str) -> bool:
    """Whether four figures are no year, since the authors have another one."""
    return date.isdigit() and date not in year


def _nowhere(text: str) -> Place | None:
    """The end of a reference that says "(in press)" where its year would be, and prints no place."""
    if "(" not in text or not _PRESS.search(text, 0, MAX_AUTHORS):
        return None
    end = remarks_start(text)
    return Place(end, end, None)


def _read_named(line: str, text: str, place: Place, front: str, persons: Persons) -> Citation | None:
    """Names in any form, then perhaps the year; where no place or bracket has it, between title and journal."""
    place = _undated(place, text, persons.year)
    rest, date = front[persons.end :].strip(), place.date or persons.date
    if place.date and persons.date and front[: persons.end].endswith(f"{persons.date} "):  # no mark: "2021 Guidelines"
        rest = f"{persons.date} {rest}"
    inner = None if date or persons.year else _INNER_YEAR.search(rest)
    title, journal = (strip_stop(rest[: inner.start()]), rest[inner.end() :]) if inner else split_at_journal(rest)
    date = inner["dp"] if inner else date or (None if persons.year else place.numbered_year)
    if not (date or place.in_press or persons.year) or not journal or persons.end > len(front):
        return None
    if place.bare and not (title and is_journal(journal)):
        return None
    if persons.date and journal.endswith(f" {persons.date}"):  # told twice: "(2015) ... J Test Med 2015 12: 45-52"
        journal = journal.removesuffix(f" {persons.date}")
    citation = _compose(line, text, place, date, "apa" if persons.dated_in_brackets and not place.date else "loose")
    citation.authors, citation.authors_complete = persons.authors(), persons.complete
    citation.title, citation.journal = title, journal
    citation.ahead_of_print |= persons.year is not None and persons.year.in_press
    return citation


def _read_listed(line: str, text: str, place: Place, front: str) -> Citation | None:
    """Authors in PubMed's form or a group, or nothing but the journal, with a year before it or not."""
    end, authors, complete = (0, [], True) if is_abbreviation(front) else _listed(front)
    year = year_at(front, end)
    place = _undated(place, text, year)
    title, journal = split_at_journal(front[year.end if year else end :].strip())
    date = place.date or (year.date if year else place.numbered_year)
    if (date is None and not place.in_press) or not journal or not (authors or _is_whole(front, title, journal)):
        return None
    if place.bare and not (title and is_journal(journal)):
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
    named = _GROUP.match(front)
    if named and is_group(named["group"]):
        return named.end(), [read_name(named["group"])], True
    group, colon, _ = front.partition(": ")
    if colon and front[0] not in QUOTES and is_group(group) and group.count(" ") < MAX_GROUP_WORDS:
        return len(group) + 2, [read_name(group)], True
    return 0, [], True


def _is_whole(front: str, title: str | None, journal: str) -> bool:
    """Whether no author is missing in front: of a source alone, or of a title in quotation marks."""
    if title is None:
        return is_name(journal)
    return front[0] in QUOTES and title[0] not in QUOTES and journal[:1].isupper()


def _compose(line: str, text: str, place: Place, date: str | None, style: str) -> Citation:
    citation = Citation(line, style=style, published=parse_date(date))
    citation.volume, citation.issue, citation.pages = place.volume, place.issue, place.pages
    citation.ahead_of_print = place.in_press
    if place.glued:
        printed = text[place.start : place.end]
        citation.add_problem("citation-glued", Severity.INFO, "citation", printed, "no mark parts volume and pages")
    tail = text if place.late_year is None else text[: place.late_year]
    at = place.end + len(tail[place.end :]) - len(tail[place.end :].lstrip(" .,:;)"))
    read_statements(tail, at, citation, strict=False)
    return citation
