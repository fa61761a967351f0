"""What a line of a record's head is: its citation, its identifiers, its authors ... told by form, not by place."""

import re
from dataclasses import dataclass
from enum import StrEnum

from cleaner.document import Block
from cleaner.draft import RawAuthor
from schemas.citation import Citation, parse_citation
from schemas.names import is_group


class Role(StrEnum):
    """The part that a line plays in the head of a record."""

    CITATION = "citation"
    CITATION_REST = "citation-rest"
    SHORT_CITATION = "short-citation"
    IDENTIFIERS = "identifiers"
    TYPE = "type"
    LANGUAGE = "language"
    NO_AUTHORS = "no-authors"
    NO_ABSTRACT = "no-abstract"
    URL = "url"
    KEYWORDS = "keywords"
    AFFILIATIONS = "affiliations"
    AUTHORS = "authors"
    TITLE = "title"
    PROSE = "prose"
    OTHER = "other"


@dataclass(slots=True)
class Line:
    """One line of a record's head with the part that it plays."""

    block: Block
    role: Role
    citation: Citation | None = None
    rule: str | None = None  # marks a heading with nothing below it


# Headings that stand inside the head: the record goes on below them.
HEAD_SECTIONS = {"affiliations": Role.AFFILIATIONS, "authors": Role.AUTHORS}


# NLM's publication types that PubMed prints above a title; nlm.nih.gov/mesh/pubtypes.html.
PUBLICATION_TYPES = frozenset(
    """adaptive clinical trial|address|autobiography|bibliography|biography|case reports|classical article
    |clinical conference|clinical study|clinical trial|clinical trial protocol|clinical trial, phase i|clinical trial, phase ii
    |clinical trial, phase iii|clinical trial, phase iv|clinical trial, veterinary|comment|comparative study|congress
    |consensus development conference|consensus development conference, nih|controlled clinical trial|corrected and republished article
    |dataset|dictionary|directory|duplicate publication|editorial|english abstract|equivalence trial|evaluation study
    |expression of concern|festschrift|government publication|guideline|historical article|interactive tutorial|interview
    |introductory journal article|lecture|legal case|legislation|letter|meta-analysis|multicenter study|news|newspaper article
    |observational study|observational study, veterinary|overall|patient education handout|periodical index|personal narrative|portrait
    |practice guideline|pragmatic clinical trial|preprint|published erratum|randomized controlled trial
    |randomized controlled trial, veterinary|research support, n.i.h., extramural|research support, n.i.h., intramural
    |research support, non-u.s. gov't|research support, u.s. gov't, non-p.h.s.|research support, u.s. gov't, p.h.s.
    |retracted publication|retraction of publication|retraction notice|review|scientific integrity review|scoping review|systematic review
    |technical report|twin study|validation study|video-audio media|webcast""".replace("\n    ", "").split("|")
)

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_REST = re.compile(r"(?:doi: ?10\.|epub |ecollection |online ahead of print|print \d{4})", re.I)
_IDENTIFIERS = re.compile(
    r"(?:(?:pmid|pmcid|doi|nihmsid|free pmc article)\b:?\s*\S*[\s.;,]*(?:myjurnal|\[indexed for medline\])?\s*)+", re.I
)
_LABEL = re.compile(r"(?:pmid|pmcid|doi|nihmsid):?\s?\S", re.I)
_LANGUAGE = re.compile(r"\[(?:article|chapter|book) in (?P<language>[a-z, ]{3,60})\]\.?", re.I)
_NO_AUTHORS = frozenset(("[no authors listed]", "[no authors listed].", "no authors listed"))
_NO_ABSTRACT = frozenset(("no abstract available", "no abstract available.", "no abstract provided"))
_URL = re.compile(r"https?://\S+")
_LONGEST_CITATION = 600  # characters
_SHORTEST_PROSE = 200  # characters; no title that was met is longer and holds two sentences
_SENTENCE_END = re.compile(r"[a-z)\]%0-9][.!?](?:\s+[A-Z]|$)")

# Marks behind a name: affiliation numbers and letters, and signs for equal work, correspondence and death.
_AUTHOR = re.compile(
    r"(?P<name>[^\d()#*†‡§¶✉]+?)[\s,]*(?P<marks>(?:[\s,(]*(?:\d{1,3}|[#*†‡§¶✉]|(?<=[\s,(])[a-z](?![a-z]))[),]*)*)\s*"
)
_MARK = re.compile(r"\d{1,3}|[a-z]|[#*†‡§¶✉]")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "der",
        "den",
        "des",
        "di",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
        "al",
        "bin",
        "ibn",
        "af",
        "av",
        "zur",
    ]
)


def read_line(block: Block) -> Line:
    """Tell what a line of a record's head is."""
    text, key = block.text, block.key
    if key in PUBLICATION_TYPES:
        return Line(block, Role.TYPE)
    if _LABEL.match(text) and _IDENTIFIERS.fullmatch(text):
        return Line(
            block, Role.IDENTIFIERS if not key.startswith("doi: ") or block.kind == "item" else Role.CITATION_REST
        )
    if key.startswith(("pmid:", "pmcid:")) and len(key) < _SHORTEST_PROSE:
        return Line(block, Role.IDENTIFIERS)
    if _REST.match(text):
        return Line(block, Role.CITATION_REST)
    if key.startswith("keywords:"):
        return Line(block, Role.KEYWORDS)
    if _LANGUAGE.fullmatch(text):
        return Line(block, Role.LANGUAGE)
    if key in _NO_AUTHORS:
        return Line(block, Role.NO_AUTHORS)
    if key in _NO_ABSTRACT:
        return Line(block, Role.NO_ABSTRACT)
    if _URL.fullmatch(text):
        return Line(block, Role.URL)
    return _citation(block) or Line(block, Role.PROSE if is_prose(text) else Role.OTHER)


def is_prose(text: str) -> bool:
    """Whether a line is running text rather than a title: long, and with at least two sentence ends."""
    return len(text) >= _SHORTEST_PROSE and len(_SENTENCE_END.findall(text)) >= 2


def language_of(text: str) -> str | None:
    """The language of a note such as ``[Article in Chinese]``."""
    note = _LANGUAGE.fullmatch(text)
    return note["language"].strip() if note else None


def _citation(block: Block) -> Line | None:
    text = block.text
    if len(text) > _LONGEST_CITATION or not (_YEAR.search(text) or text.endswith(". .")):
        return None
    citation = parse_citation(text)
    if not citation.ok:
        return None
    placed = citation.volume or citation.issue or citation.pages or citation.doi or text.startswith(".")
    return Line(block, Role.CITATION if placed else Role.SHORT_CITATION, citation)


def read_author_line(text: str) -> list[RawAuthor]:
    """The authors of a line such as ``Yikai Yang 1, Nhan Duy Truong 1 2, BED-9 Study Group``.

    Returns:
        The authors with their marks; an empty list where the line is no list of authors.
    """
    authors = []
    for piece in re.split(r"\s*[,;]\s+(?=[^\d\s#*†‡§¶✉])", text.strip().rstrip(" ,.;")):
        found = _AUTHOR.fullmatch(piece.strip(" ,"))
        if not found or not _is_name(found["name"].strip()):
            return []
        marks = tuple(mark for mark in _MARK.findall(found["marks"]) if mark.isalnum())
        authors.append(RawAuthor(found["name"].strip(" ,"), marks))
    return authors


def _is_name(name: str) -> bool:
    words = name.replace("’", "'").split()
    if is_group(name):
        return True
    if not 2 <= len(words) <= 7 or name.endswith(":"):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES or "'" in word for word in words) and not words[
        -1
    ].endswith(".")
