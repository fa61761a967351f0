"""What a line of a record's head is: its citation, its identifiers, its authors ... told by form, not by place."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from cleaner.citations import read_citation, whole_citation
from cleaner.document import Block
from cleaner.draft import RawAuthor
from cleaner.vocabulary import PARTICLES, PUBLICATION_TYPES
from schemas.citation.words import LANGUAGES
from schemas.names import is_group

Role = Literal[
    "citation",
    "citation-rest",
    "short-citation",
    "identifiers",
    "type",
    "language",
    "no-authors",
    "no-abstract",
    "url",
    "keywords",
    "affiliations",
    "address",
    "authors",
    "title",
    "retracted",
    "result-notes",
    "note",
    "prose",
    "other",
]
"""The part that a line plays in the head of a record."""


@dataclass(slots=True)
class Line:
    """One line of a record's head with the part that it plays."""

    block: Block
    role: Role
    rule: str | None = None  # marks a heading with nothing below it


# Headings that stand inside the head: the record goes on below them.
HEAD_SECTIONS: dict[str, Role] = {
    "affiliations": "affiliations",
    "authors": "authors",
    "retracted-article": "retracted",
}


# An expression that begins with one of a few characters is looked for fast: what stands before it is told behind it.
_YEAR = re.compile(r"(?:1[6-9]|20)(?<!\d\d\d)\d\d(?!\d)")
_REST = re.compile(r"(?:doi: ?10\.|epub |ecollection |online ahead of print|print \d{4})", re.I)
_LABELS = ("pmid", "pmcid", "doi", "nihmsid")
_LANGUAGE = re.compile(
    r"\[(?:article|chapter|book) in (?P<language>[a-z, ]{3,60})"
    r"(?:; abstract available in [a-z, ]{3,60} from the publisher)?\]\.?",
    re.I,
)
_IN_BOOK = re.compile(r"(?:1[89]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?(?: \[[^\[\]]{1,40}\])?\. In: ")  # in results
_NO_AUTHORS_LISTED = "[No authors listed]. "
_ROLE_OF_KEY: dict[str, Role] = {
    **dict.fromkeys(PUBLICATION_TYPES, "type"),
    **dict.fromkeys(("[no authors listed]", "[no authors listed].", "no authors listed"), "no-authors"),
    **dict.fromkeys(("no abstract available", "no abstract available.", "no abstract provided"), "no-abstract"),
}
_RESULT_NOTES = PUBLICATION_TYPES | {
    "free pmc article", "free article", "free books & documents", "no abstract available", "retracted", "corrected",
}  # fmt: skip
_NOTE = re.compile(r"[#*†‡§¶]?\s*(?:(?:these|the) authors )?(?:contributed equally|share .{3,20}authorship).{0,60}")
_PMID = re.compile(r"PMID: ?\d+")
_LIST_NUMBER = re.compile(r"\d{1,5}\.")
_URL = re.compile(r"https?://\S+")
_LONGEST_CITATION = 600  # characters
_SHORTEST_PROSE = 200  # characters; no title that was met is longer and holds two sentences
_INSTITUTIONS = (
    r"Universi\w+|Institut\w*|Department|Dept|Hospital|School|College|Faculty|Facult\u00e9|Laborator\w+|Clinic|Klinik\w*"
    r"|Academy"
)
_INSTITUTION = re.compile("|".join(rf"{word[0]}(?<!\w\w){word[1:]}\b" for word in _INSTITUTIONS.split("|")))
_STOP = re.compile(r"[.:;…]['\")\]\u2019\u201d]*$")
_SENTENCE_END = re.compile(r"[.!?](?<=[a-z)\]%0-9].)(?:\s+[A-Z]|$)")

# Marks behind a name: affiliation numbers and letters, and signs for equal work, correspondence and death.
# Possessive: a row of marks comes apart in one way only.
_AUTHOR = re.compile(
    r"(?P<name>[^\d()#*†‡§¶✉]+?(?:\s(?:2nd|3rd|[45]th)(?![a-z]))?)[\s,]*+"
    r"(?P<marks>(?:[\s,(]*+(?:\d{1,3}+|[#*†‡§¶✉]|(?<=[\s,(])[a-z](?![a-z]))[),]*+)*+)\s*"
)
_UNMARKED = re.compile(r"[^\d()#*†‡§¶✉]+(?<![\s,(][a-z])")  # most names
_SMALL = re.compile(r"[a-z]{2,4}(?:[A-Z][a-z]{3}|-[A-Z])")  # diFarnby, al-Castrell; mRNA and the like are no names
_ODD = re.compile(r"[^\W\d_][\w'\u2019.-]{2,20}(?: [\w'\u2019.-]{1,20}){0,3}")
_ODD_SHARE = 4  # of the names of a line, most of them with marks, one of so many may be unusual
_ORDINALS = frozenset(("2nd", "3rd", "4th", "5th"))  # behind the name of a son or grandson
_LONGEST_AUTHOR = 300  # characters of a name with its marks
_GROUP = re.compile(r"(?P<name>.{4,200}?)(?P<marks>(?:\s+\d{1,3})*)")
_AUTHOR_BREAK = re.compile(r"[,;]\s++(?=[^\d\s#*†‡§¶✉])")
_MARK = re.compile(r"\d{1,3}|[a-z]|[#*†‡§¶✉]")


def line_role(block: Block) -> Role:
    """Tell what a line of a record's head is."""
    return _role(block.text, block.key, block.kind == "item")


@lru_cache(maxsize=4096)  # a pure function that is asked two or three times for each line of a head
def _role(text: str, key: str, is_item: bool) -> Role:
    if key in _ROLE_OF_KEY:
        return _ROLE_OF_KEY[key]
    if key.endswith(".") and all(_is_note(piece) for piece in notes_of(text)):
        return "result-notes"
    if _is_identifier_line(key):
        return "citation-rest" if key.startswith("doi: ") and not is_item else "identifiers"
    if _REST.match(text):
        return "citation-rest"
    if key.startswith("keywords:"):
        return "keywords"
    if _LANGUAGE.fullmatch(text):
        return "language"
    if _NOTE.fullmatch(key) or _LIST_NUMBER.fullmatch(key):
        return "note"
    if _URL.fullmatch(text):
        return "url"
    return _citation(text) or ("prose" if is_prose(text) else "other")


def _is_identifier_line(key: str) -> bool:
    """Whether a folded line holds nothing but labelled identifiers, such as ``pmid: 1 pmcid: pmc2 doi: 10.1/x``."""
    if not key.startswith(_LABELS) or not any(map(str.isdigit, key)):  # "PMID" alone is a choice in a menu
        return False
    if key.startswith(("pmid:", "pmcid:")) and len(key) < _SHORTEST_PROSE:
        return True  # a type may be glued to the number, or a remark follow it
    labelled = False
    for word in key.split():
        label, colon, value = word.partition(":")
        if label in _LABELS and (colon or not labelled):
            labelled = not value
        elif not labelled:
            return False
        else:
            labelled = False
    return True


def is_prose(text: str) -> bool:
    """Whether a line is running text rather than a title: long, and with at least two sentence ends."""
    return len(text) >= _SHORTEST_PROSE and sum(1 for _ in islice(_SENTENCE_END.finditer(text), 2)) == 2


def is_address(text: str) -> bool:
    """Whether a line is the address of an institution: it names one, and commas part it from its place."""
    return "," in text and len(text) < _SHORTEST_PROSE and bool(_INSTITUTION.search(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as running text does; a title has no full stop, though it may ask or exclaim."""
    return bool(_STOP.search(text))


def types_behind(text: str) -> list[str]:
    """The publication types behind a result's PMID: ``PMID: 1 Free PMC article. Review.``, glued to it or not."""
    behind = _PMID.split(text, maxsplit=1)[-1]
    return [note for note in notes_of(behind) if note.casefold() in PUBLICATION_TYPES]


def notes_of(text: str) -> list[str]:
    """What stands below a result's PMID, each with a full stop: ``Free PMC article. Review.``, glued or not."""
    return [piece.strip() for piece in text.split(".") if piece.strip()]


def _is_note(text: str) -> bool:
    return text.casefold() in _RESULT_NOTES or text in LANGUAGES


def language_of(text: str) -> str | None:
    """The language of a note such as ``[Article in Chinese]``."""
    note = _LANGUAGE.fullmatch(text)
    return note["language"].strip() if note else None


def _citation(text: str) -> Role | None:
    if len(text) > _LONGEST_CITATION or not (_YEAR.search(text) or text.endswith(". .")):
        return None
    if _IN_BOOK.match(text):
        return "citation"
    unsigned = text.startswith(_NO_AUTHORS_LISTED)
    citation = read_citation(text.removeprefix(_NO_AUTHORS_LISTED)) if unsigned else whole_citation(text)
    if citation is None:
        return None
    placed = citation.volume or citation.issue or citation.pages or citation.doi or text.startswith(".")
    return "citation" if placed else "short-citation"


def read_author_line(text: str) -> list[RawAuthor]:
    """The authors of a line such as ``Yikai Yang 1, Nhan Duy Truong 1 2, BED-9 Study Group``.

    Returns:
        The authors with their marks; an empty list where the line is no list of authors.
    """
    return [RawAuthor(name, marks) for name, marks in _names(text)]


@lru_cache(maxsize=1024)  # the lines of a head are asked several times, which of them holds the authors
def _names(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = text.strip().rstrip(" ,.;")
    at = max(text.rfind(", "), text.rfind("; "))
    if at > 0 and text[at + 2].isalpha() and _name(text[at + 2 :]) is None:  # an address ends with its place
        return ()
    pieces = [piece.strip(" ,") for piece in _AUTHOR_BREAK.split(text)]
    names = [_name(piece) for piece in pieces]
    odd = [at for at, name in enumerate(names) if name is None]
    if len(odd) * _ODD_SHARE > len(pieces) or (odd and 2 * sum(bool(name and name[1]) for name in names) < len(names)):
        return ()
    for at in odd:
        names[at] = _unusual_name(pieces[at])
    known = tuple(name for name in names if name)
    return known if len(known) == len(names) else ()


def _unusual_name(piece: str) -> tuple[str, tuple[str, ...]] | None:
    """A name written small, or of one word, and its marks; None where a piece is more than a name."""
    found = _AUTHOR.fullmatch(piece) if len(piece) <= _LONGEST_AUTHOR else None
    name = found["name"].strip(" ,") if found else ""
    return (name, tuple(filter(str.isalnum, _MARK.findall(found["marks"])))) if found and _ODD.fullmatch(name) else None


def _name(piece: str) -> tuple[str, tuple[str, ...]] | None:
    """A name and its marks; None where a piece of a line is no name."""
    short = len(piece) <= _LONGEST_AUTHOR
    if short and _UNMARKED.fullmatch(piece):
        return (piece, ()) if _is_person(piece) or (_is_group(piece) and _GROUP.fullmatch(piece)) else None
    found = _AUTHOR.fullmatch(piece) if short else None
    if found and _is_person(found["name"].strip()):
        return found["name"].strip(" ,"), tuple(filter(str.isalnum, _MARK.findall(found["marks"])))
    group = _GROUP.fullmatch(piece)
    if group and _is_group(group["name"]):
        return group["name"], tuple(_MARK.findall(group["marks"]))
    return None


def _is_person(name: str) -> bool:
    words = name.replace("\u2019", "'").split()
    if words[-1:] in (["Jr."], ["Sr."]):
        words.pop()
    if not 2 <= len(words) <= 7 or words[-1].endswith((".", ":")):
        return False
    if words[-1] in _ORDINALS:
        words.pop()
    return all(word[0].isupper() or word.lower() in PARTICLES or "'" in word or _SMALL.match(word) for word in words)


def _is_group(name: str) -> bool:
    """Whether a name is that of a group; a title that holds the word "group" is longer, has a colon, or small words."""
    words = name.split()
    if len(words) > 8 or ":" in name or any(word[0].islower() for word in words if len(word) > 3):
        return False
    return is_group(name)
