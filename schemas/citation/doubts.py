"""What in a citation looks as if it belonged elsewhere: told, so that no field is wrong in silence.

Each doubt is a form that a field of a citation hardly ever has, and that it has where the grammar parted the line at
the wrong place: names in the title, the volume in the journal, two citations in one line.
"""

import re

from schemas.citation.model import Citation
from schemas.citation.unstopped import opens_with_name
from schemas.finding import Severity
from schemas.name_words import NOT_FAMILIES
from schemas.names import fold_name

_WORD = r"[^\W\d_]{1,30}+"
_NAME = rf"(?<!\w)[^\W\d_a-z]{_WORD}(?:[ '\u2019-]{_WORD}){{0,2}}"
_CAPITAL = r"[^\W\d_a-z][^\W\d_]+(?:['\u2019-][^\W\d_]+)?"
# The authors of another citation, or its place, inside the title.
_SECOND = re.compile(
    rf"(?<=[.?!\]] )(?:{_NAME} [A-Z]{{1,3}}, ){{1,3}}{_NAME} [A-Z]{{1,3}}(?:[,.:]| \(| et al)"
    rf"|{_NAME} [A-Z]{{1,3}}(?:, {_NAME} [A-Z]{{1,3}}){{1,4}} (?:et al\.? )?\((?:19|20)[0-9]{{2}}[a-z]?\)"
    rf"|{_NAME}, [A-Z]\.(?: ?[A-Z]\.)?(?:, {_NAME}, [A-Z]\.(?: ?[A-Z]\.)?){{0,4}},? (?:and|&) {_NAME}, [A-Z]\."
    r"|[a-z.] ?(?:19|20)[0-9]{2}; ?[0-9]{1,4}(?:\([^()]{1,12}\))?: ?[0-9]+"
    r"|[a-z.] [0-9]{1,4}(?:\([^()]{1,12}\))?[:,] ?[0-9]{1,5}[-\u2013][0-9]{1,5}[.;]"
)
_FIGURES = re.compile(r"(?:19|20)[0-9]{2}|[0-9][:,;] ?[0-9]")  # every whole citation has some
_SHORT = 50
_NAMES = re.compile(
    rf"(?P<family>(?:[A-Z]{{2,3}}|{_CAPITAL}(?: {_CAPITAL})?)),? (?:[A-Z]{{1,3}}|[A-Z][a-z]|[a-z](?=,))"
    r"(?: [0-9][a-z]{1,2})?[.,:] +(?=[A-Z])"
)
_JOURNAL = re.compile(
    r"(?<=[a-z.)\]])[ ,]+[0-9]{1,3}(?:[ ]?\([^()]{1,12}\))?[:,. ]*\Z|[0-9][:,] ?[0-9]|[0-9]\([0-9]"
    r"|[,.:][ ]?(?:[Vv]ol|[Nn]o|Nr|N|[Ss]uppl|Issue|Pt|Part)\.?[ ]?(?:[0-9]+)?\Z|\bet al\b|\bErratum\b"
    r"|\A(?:[A-Z]\. ?){1,3}[A-Z][a-z]+(?:, | and )|\A(?:Nr|No|Vol|Suppl|Jr|JR|Sr)\b|\A(?:and|or|of) |:\Z"
    r"|\A[IVX]+\. |\A[\W\d_]+\Z"
)
_MONTH = re.compile(r"1[0-2]|[1-9]")
_MAX_DAY = 31
_NO_FAMILY = re.compile(r"[A-Z]|.*\.|[A-Z]{2,4}(?:Jr|Sr)|(?!Ng)[A-Z][bcdfghjklmnpqrstvwxz]|.* [a-z]")
_MAX_PLAIN = 6
"""Words in lower case that a journal's name without a title beside it may have."""


def tell_doubts(citation: Citation) -> None:
    """Add a problem ``citation-doubtful`` for what seems to be parted at the wrong place.

    PubMed's own lines, with their number, are what the grammar was made for: they are not doubted.
    """
    if citation.pmid and citation.style == "pubmed":
        return
    for look in (_doubtful_authors, _doubtful_title, _doubtful_journal, _doubtful_place):
        field, value, why = look(citation)
        if value:
            citation.add_problem("citation-doubtful", Severity.INFO, field, value, why)


def _doubtful_authors(citation: Citation) -> tuple[str, str | None, str]:
    authors = citation.authors
    for author in authors:
        name = author.name
        if author.family:
            if _NO_FAMILY.fullmatch(author.family):
                return "authors", name, "initials in the place of a family name"
        elif not author.collective and len(authors) > 1 and (any(map(str.isdigit, name)) or not name[0].isupper()):
            return "authors", name, "neither a person nor a known form of a group"
        elif not author.collective and len(authors) > 1 and _plain_words(name) > 1:
            return "authors", name, "words of a title among the authors"
    return "authors", None, ""


def _plain_words(text: str) -> int:
    return sum(word.islower() and len(word) > 3 for word in text.split(" "))


def _doubtful_title(citation: Citation) -> tuple[str, str | None, str]:
    title = citation.title
    if not title:
        return "title", None, ""
    if (named := _NAMES.match(title)) and not NOT_FAMILIES.intersection(fold_name(named["family"]).split(" ")):
        return "title", named[0], "a name begins the title"
    if not citation.authors and opens_with_name(title) and fold_name(title.split(" ")[0]) not in NOT_FAMILIES:
        return "title", title[:60], "what may be a name begins the title"
    if citation.authors and citation.published and title.startswith(f"{citation.published.year} "):
        return "title", title[:4], "the year begins the title"
    if len(title) > _SHORT and _FIGURES.search(title) and (second := _SECOND.search(title)):
        return "title", second[0], "another citation in the title"
    return "title", None, ""


def _doubtful_journal(citation: Citation) -> tuple[str, str | None, str]:
    journal = citation.journal
    if not journal or citation.style == "book":
        return "journal", None, ""
    if journal.count('"') % 2 or _JOURNAL.search(journal):
        return "journal", journal, "more than a journal's name"
    if citation.title is None and citation.authors and _plain_words(journal) > _MAX_PLAIN:
        return "journal", journal, "a title in the place of the journal"
    return "journal", None, ""


def _doubtful_place(citation: Citation) -> tuple[str, str | None, str]:
    """A volume and pages that blanks alone part from the year may be a month and a day: "2014 10 20 doi: ..."."""
    volume, pages, date = citation.volume or "", citation.pages or "", citation.published
    if date and not citation.issue and _MONTH.fullmatch(volume) and pages.isdigit() and int(pages) <= _MAX_DAY:
        printed = f"{date.year} {volume} {pages}"
        return "volume", printed if printed in citation.input else None, "may be a month and a day"
    return "volume", None, ""
