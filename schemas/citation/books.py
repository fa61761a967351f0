"""Books and their chapters: told by the imprint, or in APA's form by a title that only a publisher follows.

AUTHORS. [CHAPTER. [DATE] [[Updated DATE].] In: EDITORS, editors.] BOOK. [EDITION.] PLACE: PUBLISHER; YEAR. [p. PAGES.]
AUTHORS. [CHAPTER. In: EDITORS, editors.] BOOK. [EDITION.] PUBLISHER; PLACE: YEAR. [pp. PAGES.]
AUTHORS. [CHAPTER. In] BOOK; [EDITORS, Eds.;] PUBLISHER: PLACE, YEAR; [pp. PAGES.]
AUTHORS (YEAR) [CHAPTER. In: EDITORS (eds)] BOOK. PUBLISHER, PLACE[, pp PAGES]
AUTHORS. "CHAPTER." BOOK, [edited by EDITORS,] PUBLISHER, D MONTH YEAR.
AUTHORS (YEAR). [CHAPTER. In [EDITORS (Eds.),]] BOOK [(EDITION, pp. PAGES)]. PUBLISHER.
"""

import re

from schemas.citation.authors import find_authors
from schemas.citation.front import split_journal, split_title
from schemas.citation.journals import is_abbreviation, strip_stop
from schemas.citation.model import Citation
from schemas.citation.persons import Persons, find_persons
from schemas.citation.source import DASH, MONTH, YEAR
from schemas.citation.statements import read_statements
from schemas.citation.words import PREPRINT_SERVERS
from schemas.dates import parse_date
from schemas.names import is_group

MAX_DATES = 60
"""Characters of the dates behind a chapter's title."""

_DATE = rf"{YEAR}[^.;:]{{0,30}}|{MONTH} [0-9]{{1,2}}, {YEAR}"
_IMPRINT = re.compile(
    rf"[.?!] (?P<place>(?:St\. )?[A-Z][^:;.]{{1,60}}): (?P<publisher>[^:;]{{2,120}}); (?P<dp>{_DATE})(?:\.|$)"
)
_PLAIN = re.compile(
    rf"[.?!)] (?P<place>(?:St\. )?[A-Z][\w-]+(?:,? [A-Z(][\w.)-]*){{0,4}}): (?P<publisher>[A-Z][^:;\d]{{2,120}}[;,]) ?"
    rf"(?P<dp>{YEAR})(?:\.|(?=[:;])|$)"
)
_PMC = re.compile(
    rf"[.?!)] (?P<publisher>(?:[A-Z]\. ?){{0,3}}[A-Z][^.:;\d]{{2,100}}\.?); "
    rf"(?P<place>[A-Z][^:;\d]{{1,60}}): (?P<dp>{YEAR})(?:\.|;|$)"
)
_EDITORS = re.compile(r"(?P<editors>.{3,300}?, (?:editors?|eds?))\. ")
_EDITION = re.compile(
    r"\. ((?:[0-9]{1,2}(?:st|nd|rd|th)|Rev\.?|[Rr]evised|[Ss]econd|[Tt]hird) [Ee]d(?:ition|n)?\.?|Vol\.? [0-9]+)\.?\Z"
)
_DAY = rf"{YEAR}(?: [A-Z][a-z]{{2}}(?: [0-9]{{1,2}})?)?"
_CHAPTER_DATE = re.compile(
    rf"(?:(?:\.|(?<=[?!])) (?P<first>{_DAY}))?(?:(?:\.|(?<=[?!]))? ?\[(?P<late>[Uu]pdated {_DAY})\])?\.?$"
)
_APA = re.compile(
    rf"""(?:(?P<chapter>.{{3,400}}?[.?!])[ ]In[ ]
        (?:(?P<editors>.{{3,300}}?[ ]\(Eds?\.\)(?:[ ]et\.?[ ]al\.)?),[ ]|(?=[A-Z])))?
    (?P<book>[^.'\u2018"\u201c][^.]{{3,300}}?)
    (?:[ ]\((?P<extra>[^()]{{0,40}}?)(?:,?[ ]?pp?\.[ ](?P<pg>[\w.]+(?:{DASH}[\w.]+)?))?\)(?:[ ]\[[^\[\]]{{3,80}}\])?)?
    [.?!][ ](?P<publisher>[A-Z][^\d:;.]{{2,80}}|{"|".join(PREPRINT_SERVERS)})(?:\.?[ ]?(?=https?:|doi)|\.?\Z)""",
    re.VERBOSE,
)

_PUBLISHER_FIRST = re.compile(
    rf"; (?P<publisher>[A-Z][^:;]{{2,80}}): (?P<place>[A-Z][^:;]{{2,60}}), (?P<dp>{YEAR})(?:[.;] ?|$)"
)
_IN = re.compile(r"(?P<chapter>.{3,400}?[.?!]) In:? (?P<book>[^;]{3,300})(?:; (?P<editors>[^;].{2,300}), Eds?\.)?\Z")
_PLACED = re.compile(
    rf"""(?:(?P<chapter>.{{3,400}}?[.?!])[ ]In:?[ ](?P<editors>.{{3,300}}?[ ]\([Ee]ds?\.?\))[,:]?[ ])?
    (?P<book>[^.]{{3,300}}?)\.[ ](?P<publisher>[A-Z][^.:;\d]{{1,80}}?(?:[ ](?:Inc|Co|Ltd)\.)?),[ ]
    (?P<place>[A-Z][^.,:;\d]{{1,40}}(?:,[ ][A-Z][^.,:;\d]{{1,20}})?)
    (?:,[ ]pp?\.?[ ]?(?P<pg>[\w.]+(?:{DASH}[\w.]+)?))?(?:[ ]?\.?\Z|\.?[ ](?=https?:|doi))""",
    re.VERBOSE,
)
_MLA = re.compile(
    r"[\"\u201c'\u2018](?P<chapter>.{3,400}?[.?!])[\"\u201d'\u2019] (?P<book>[^,.:]{3,200}), "
    r"(?:edited by (?P<editors>[^,]{3,100}(?:, et\.? al\.?)?), )?"
    rf"(?P<publisher>[A-Z][^,:;.\d]{{2,80}}(?:, [A-Z][^,:;.\d]{{2,40}})?), (?P<dp>[0-9]{{1,2}} {MONTH} {YEAR})\.?\Z"
)
_PUBLISHES = re.compile(
    r"\b(?:Press|Publish(?:ing|ers?)|Books|Verlag|Inc|Ltd|LLC|Sons|Hall|House|ProQuest|Elsevier|Springer|Wiley|Routledge"
    r"|S(?:age|AGE)|Mc ?Graw|Macmillan|Norton|Lippincott|Mosby|Saunders|Sinauer|Freeman|Kluwer|Karger|Thieme|Humana"
    r"|Penguin|Harper|Erlbaum|Jossey|Prentice|Addison|Dover|Harcourt|Hogrefe)\b"
)
_EDITED = re.compile(r"[0-9]|\b[Ee]d|[Vv]ol|[Ss]eries|[Rr]ev|[Tt]ranslat")
_APPEARS = re.compile(
    r"\b(?:Journal|Annals|Archives|Reviews?|Letters|Proceedings|Bulletin|Quarterly|Transactions|Reports|Frontiers|Advances"
    r"|Trends|Acta|Zeitschrift|Revista|Revue|Research|Studies|Magazine|Sciences?|Psychology|Medicine|Biology|Chemistry"
    r"|Physics|Nursing|Education|Therapy)\b"
)
_ISSUES = re.compile(
    r"\b(?:Universit\w+|Associations?|Organi[sz]ation|Institutes?|Academ(?:y|ies)|Department|Ministry|Office|Cent(?:er|re)s?"
    r"|Agency|Bank|Society|Council|Commission|Government|Foundation|Group|Cambridge|Oxford|Guilford|Pearson|Blackwell)\b"
)


def read_imprint(line: str, text: str) -> Citation | None:
    """Read a book or chapter by its imprint, "PLACE: PUBLISHER; YEAR"; None where there is none."""
    imprint = _IMPRINT.search(text) if "[Internet]" in text or "In: " in text else None
    if imprint is None and (imprint := _PLAIN.search(text) or _PMC.search(text)) and not _split_book(text)[0]:
        return None
    return _with_imprint(line, text, imprint) if imprint else None


def _with_imprint(line: str, text: str, imprint: re.Match[str]) -> Citation:
    citation = Citation(line, style="book", place=imprint["place"], publisher=imprint["publisher"].rstrip(";,"))
    citation.published = parse_date(imprint["dp"])
    read_statements(text, imprint.end(), citation, strict=False)
    whole = text[: imprint.start() + (text[imprint.start()] == ")")]
    edition = _EDITION.search(whole, len(whole) - 40)
    whole = whole[: edition.start()] if edition else whole
    front, inside, book = whole.rpartition("In: ")
    if not inside:
        front, book = _split_book(whole)
        front, book = (front, book) if front else split_journal(book)
    editors = _EDITORS.match(book)
    front = front.strip()
    dated = _CHAPTER_DATE.search(front, max(0, len(front) - MAX_DATES))
    own_dates = [date for date in dated.groups() if date] if dated else []
    extra = [editors["editors"] if editors else "", edition[1] if edition else "", *own_dates]
    citation.rest = "; ".join(part for part in [*extra, citation.rest] if part)
    citation.journal = book[editors.end() :] if editors else book
    _read_front(citation, front[: dated.start() + (front[dated.start()] == ".")] if dated and own_dates else front)
    return citation


def _split_book(whole: str) -> tuple[str, str]:
    """Part "AUTHORS. BOOK" behind the names, or the group, that it opens with; no authors where it opens otherwise."""
    persons = find_persons(whole)
    end = persons.end if persons else find_authors(whole)[0]
    return whole[:end], whole[end:].lstrip(" .:")


def _read_front(citation: Citation, front: str) -> None:
    """Authors and chapter, or authors alone."""
    persons = find_persons(front + " ")
    if persons and persons.end >= len(front):
        citation.authors, citation.authors_complete = persons.authors(), persons.complete
    elif front and ". " not in front and (group := find_authors(f"{front}. A book.")[1]):
        citation.authors = group
    elif front:
        citation.authors, citation.authors_complete, citation.title = split_title(front)
        if not citation.authors and persons and (len(persons.names) > 1 or persons.names[0].endswith(".")):
            citation.authors, citation.authors_complete = persons.authors(), persons.complete
            citation.title = strip_stop(front[persons.end :])


def read_publisher_first(line: str, text: str) -> Citation | None:
    """Read a book or chapter by its imprint "; PUBLISHER: PLACE, YEAR"; None where there is none."""
    imprint = _PUBLISHER_FIRST.search(text) if ": " in text else None
    authors, whole = _split_book(text[: imprint.start()]) if imprint else ("", "")
    if imprint is None or not authors:
        return None
    citation = Citation(line, style="book", place=imprint["place"], publisher=imprint["publisher"])
    citation.published = parse_date(imprint["dp"])
    read_statements(text, imprint.end(), citation, strict=False)
    _read_front(citation, authors.strip())
    inside = _IN.match(whole)
    book, _, edition = (inside["book"] if inside else whole).partition(", ")
    if edition and not edition.endswith("ed."):
        book, edition = f"{book}, {edition}", ""
    citation.journal, citation.title = book.strip(), inside and strip_stop(inside["chapter"])
    citation.rest = "; ".join(part for part in (inside and inside["editors"], edition, citation.rest) if part)
    return citation


def read_placed(line: str, text: str) -> Citation | None:
    """Read a book or chapter that "PUBLISHER, PLACE" ends; the year stands in brackets behind the authors."""
    persons = find_persons(text) if "(" in text else None
    found = _PLACED.match(text, persons.end) if persons and persons.date and persons.dated_in_brackets else None
    if persons is None or found is None or not (found["chapter"] or _PUBLISHES.search(found["publisher"])):
        return None
    citation = Citation(line, style="book", journal=found["book"], pages=found["pg"])
    citation.publisher, citation.place = found["publisher"], found["place"].strip()
    citation.title = strip_stop(found["chapter"]) if found["chapter"] else None
    return _with_persons(citation, text, persons, found, found["editors"])


def read_apa_book(line: str, text: str) -> Citation | None:
    """Read a book or chapter in APA's form: nothing but a publisher follows its title; None for anything else.

    An article that has no place yet has the same form: what follows its title is a journal.
    """
    persons = find_persons(text)
    found = _APA.match(text, persons.end) if persons and persons.dated_in_brackets else None
    if persons is None or found is None:
        return None
    if found["extra"] and not _EDITED.search(found["extra"]):
        return None
    citation = Citation(line, style="book", journal=found["book"], publisher=found["publisher"], pages=found["pg"])
    linked = found.end() < len(text.rstrip(" ."))
    if not (found["chapter"] or found["extra"] or found["pg"]) and _is_periodical(found["publisher"], linked=linked):
        citation = Citation(line, style="apa", title=found["book"], journal=found["publisher"])
    elif not (found["chapter"] or found["extra"] or found["pg"] or linked) and not _is_publisher(found["publisher"]):
        return None  # a journal whose place is missing, or a publisher that nobody knows
    citation.title = found["chapter"].rstrip(".") if found["chapter"] else citation.title
    return _with_persons(citation, text, persons, found, found["editors"], found["extra"])


def read_mla_book(line: str, text: str) -> Citation | None:
    """Read a chapter in the MLA's form, with the day behind the publisher; None for anything else."""
    persons = find_persons(text)
    found = _MLA.match(text, persons.end) if persons else None
    if persons is None or found is None:
        return None
    citation = Citation(line, style="book", journal=found["book"], publisher=found["publisher"])
    citation.title = strip_stop(found["chapter"])
    citation = _with_persons(citation, text, persons, found, found["editors"])
    citation.published = parse_date(found["dp"])
    return citation


def _with_persons(
    citation: Citation, text: str, persons: Persons, found: re.Match[str], *unread: str | None
) -> Citation:
    """Read the statements behind what was found; the authors and the year stand in front of it."""
    read_statements(text, found.end(), citation, strict=False)
    citation.published = parse_date(persons.date)
    citation.authors, citation.authors_complete = persons.authors(), persons.complete
    citation.rest = "; ".join(part for part in (*unread, citation.rest) if part)
    return citation


def _is_publisher(name: str) -> bool:
    return bool(_PUBLISHES.search(name) or _ISSUES.search(name)) or is_group(name)


def _is_periodical(name: str, *, linked: bool) -> bool:
    """Whether a name is a journal's rather than a publisher's; where no word tells, a DOI speaks for a journal."""
    if name in PREPRINT_SERVERS or is_abbreviation(name):
        return True
    if _PUBLISHES.search(name):
        return False
    return bool(_APPEARS.search(name)) or (linked and not _ISSUES.search(name))
