"""What stands before the date: authors, title, journal."""

import re

from schemas.article import Author
from schemas.citation.authors import closing_authors, find_authors, lone_authors, repeats_author
from schemas.citation.journals import (
    MAX_JOURNAL,
    MAX_JOURNAL_WORDS,
    abbreviated_start,
    is_abbreviation,
    is_name,
    series_start,
    split_at_journal,
    strip_stop,
)
from schemas.citation.model import Citation
from schemas.citation.source import MONTH

MAX_SHORT = 60

_LABELLED_PAGES = re.compile(r".*\bpp?\. ?[0-9]+[-\u2013][0-9]+[.,] [A-Z][a-z]{2,8}\Z")
DATE_LABEL = (
    r"(?:(?:First )?[Pp]ublished(?: [Oo]nline)?|(?:Available )?[Oo]nline|(?:Preprint )?[Pp]osted(?: online)?|Epub)"
)
"""Words in front of a date, where a journal's name may stand as well."""

_DATE_LABEL = re.compile(rf"(?:^|(?<=[.?!\]] )){DATE_LABEL}:?[ .]*\Z")
_PLACE = re.compile(r"(?:1[5-9]|20)[0-9]{2}[^;:]{0,30};[^;:]{1,30}:")  # no journal is called so
_DAY = re.compile(rf"[0-9]{{1,2}} {MONTH}")  # in front of a year, as the MLA prints it
_SENTENCES = re.compile(r"[\W_]*+\w.*[.?] ", re.DOTALL)
_JOURNAL_START = re.compile(r".*[.?!\]\u2026][\"'\u201d\u2019\u00bb)]{0,2}(?:</\w{1,6}>)? +", re.DOTALL)
_DOTTED_JOURNAL = re.compile(
    r"(?:^|.*[.?!\]][\"'\u201d\u2019)]? )((?:J|Am|Ann|Arch|Br|Can|Chem|Clin|Eur|Int|Mol|Nucl|Phys|Proc|Rev|Trans)\."
    r"(?: [A-Z][a-z]*\.)* [A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)*)",
    re.DOTALL,
)


def read_front(citation: Citation, text: str) -> bool:
    """Read "AUTHORS. TITLE. TA" into the citation; False where no journal can be found in it."""
    text = text.strip()
    if label := _DATE_LABEL.search(text, len(text) - MAX_SHORT):
        text = text[: label.start()].rstrip(" .")
    if not text:
        citation.style = "tail"
        return True
    head, journal = split_journal(text, dotted=citation.style == "loose")
    journal = journal.strip(" ,;")
    if (
        not any(c.isalpha() for c in journal)
        or not _is_balanced(journal)
        or (";" in journal and _PLACE.search(journal))
        or (journal[0].isdigit() and _DAY.fullmatch(journal))
        or _LABELLED_PAGES.match(text, len(text) - MAX_SHORT)
    ):
        return False
    citation.journal = journal
    if head:
        _read_head(citation, head)
    if head and not citation.authors:
        _read_stopped(citation, text)
    elif head and citation.title is None and not is_name(journal):  # "AUTHORS. A title (of tests) Test J"
        title, name = split_at_journal(journal)
        if _is_balanced(name):
            citation.title, citation.journal = title, name
    return True


def _is_balanced(journal: str) -> bool:
    return journal.count("(") == journal.count(")")


def _read_stopped(citation: Citation, text: str) -> None:
    """``Doe A., Roe B.C. TITLE. J. Test Med``: initials with full stops, and the journal's words too."""
    from schemas.citation.persons import find_persons  # late: few lines need it, and every start would pay for it

    persons = find_persons(text)
    if persons is None or not any("." in name for name in persons.names):
        if not text.removesuffix(citation.journal or "").rstrip(" ").endswith("."):
            return
        title, journal = split_at_journal(text)
        if title and journal != citation.journal and _find_authors_last(citation, title):
            citation.journal = journal
        return
    if persons.date and citation.published and persons.date != citation.published.text:
        return  # of two years none is dropped
    title, journal = split_at_journal(text[persons.end :])
    if journal and _is_balanced(journal) and (len(persons.names) > 1 or persons.names[0].endswith(".")):
        citation.authors, citation.authors_complete = persons.authors(), persons.complete
        citation.title, citation.journal = title, journal


def _read_head(citation: Citation, head: str) -> None:
    """Authors and title; only a name where the citation is PubMed's short form."""
    if ". " not in head:
        dated_only = not (citation.volume or citation.pages or citation.doi or citation.pmid)
        citation.authors, citation.authors_complete = lone_authors(head.rstrip("."), short=dated_only)
        if citation.authors:
            citation.style = "short" if dated_only or not citation.authors_complete else citation.style
            return
    citation.authors, citation.authors_complete, citation.title = split_title(head)
    if citation.authors and citation.title and citation.published:
        citation.title = citation.title.removeprefix(f"({citation.published.year}) ")  # printed twice
    if citation.title and not citation.authors:
        _find_authors_last(citation, citation.title)
    elif citation.title and len(citation.title) < MAX_SHORT and repeats_author(citation.title):
        citation.title = None  # "Smith T, Doe A. Smith T, et al. TA": PubMed's lists of similar articles


def _find_authors_last(citation: Citation, title: str) -> bool:
    """``TITLE. AUTHORS. TA``: the order of references in newer PMC pages."""
    before = _SENTENCES.match(title)
    authors, complete = closing_authors(title[before.end() :]) if before else ([], True)
    if before and authors:
        citation.authors, citation.authors_complete, citation.title = authors, complete, strip_stop(before[0])
    return bool(authors)


def split_journal(text: str, *, dotted: bool = False) -> tuple[str, str]:
    """Split "AUTHORS. TITLE. TA" before its journal: the last part that no stop, mark or bracket ends.

    Args:
        text: all that stands before the date, without the full stop behind the journal.
        dotted: whether the journal may have full stops in it, as other styles than NLM's print it ("J. Test Med.").
    """
    tail = max(0, len(text) - MAX_JOURNAL)
    found = _JOURNAL_START.match(text, tail)
    if found is None:
        return ("", text) if tail == 0 else (text, "")
    at = found.end()
    if (series := series_start(text)) and text.count(". ", 0, series) > 1:
        return text[:series].rstrip(), text[series:]
    if dotted or " " not in text[at:] or is_abbreviation(text[at:]):  # the end of "J. Biol. Chem"
        whole = _DOTTED_JOURNAL.fullmatch(text, tail)
        at = abbreviated_start(text, whole.start(1) if whole else at)
    return text[:at].rstrip(), text[at:]


def is_journal(text: str) -> bool:
    """Whether a text has the form of a journal's name: few words, the long ones mostly with a capital."""
    words = text.split(" ")
    long = [word for word in words if word.isalpha() and len(word) > 3]
    capitals = sum(any(c.isupper() for c in word) for word in long)
    return len(words) <= MAX_JOURNAL_WORDS and (capitals * 2 >= len(long) or len(words) == 1)


def split_title(head: str) -> tuple[list[Author], bool, str | None]:
    """Split "AUTHORS. TITLE." into authors, whether they are all, and the title without its final full stop."""
    at, authors, complete = find_authors(head)
    return authors, complete, strip_stop(head[at:].lstrip(" .:") if at else head) or None
