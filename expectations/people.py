"""Who wrote it: authors must be names."""

import re

from pydantic import Field

from expectations.check import Check, CheckSettings, Fault
from expectations.values import entries, entry, text
from expectations.wordlists import read_list
from schemas.finding import Severity
from schemas.names import is_group, split_list, split_person

_ET_AL = re.compile(r"\bet\.? al\b\.?|\band (?:others|colleagues)\Z|\A\s*(?:…|\.\.\.)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\A\(?https?://|\A\S*?\w[.-]*\.(?:com|org|net|gov|edu)\b|(?<!\S)\S[^\s@]*+@\S+\.\S", re.IGNORECASE
)
_ORDINAL = re.compile(r"\s(?:2nd|3rd|[4-9]th)\Z")
_DEGREES = re.compile(
    r"(?:(?:m\.?d|ph\.?d|m\.?sc|b\.?sc|m\.?p\.?h|r\.?n|d\.?o|dr\.?p\.?h|d\.?sc|f\.?r\.?c\.?[ps]|pharm\.?d|d\.?d\.?s|d\.?v\.?m|m\.?b\.?a"
    r"|prof(?:essor)?|dr|mr|mrs|ms|m\.?s|m\.?a|esq)\b\.?[\s,;]*)+\Z",
    re.IGNORECASE,
)
_LABELS = read_list("not_names.txt")
_INSTITUTION = re.compile(
    r"(?:department|division|school|faculty|universi\w{1,40}|institute|college|hospital|laboratory) (?:of|de|für)\b",
    re.IGNORECASE,
)
# "Roe JA": the form of nearly all names; what any rule below could be about is left to it.
_PLAIN_NAME = re.compile(
    r"(?!(?:Et|Dr|Prof|Mr|Ms|Mrs|Department|Division|School|Faculty|Universi[a-z]+|Institute|College|Hospital"
    r"|Laboratory) )"
    r"[A-Z][a-z]{1,30} [A-Z]{1,3}"
)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")


class NameLength(CheckSettings):
    """How many characters a person's name has at most."""

    max_length: int = Field(default=80, ge=1)


_NAME_LENGTH = NameLength()


def author_not_a_name(authors: object, *, settings: NameLength = _NAME_LENGTH) -> Fault | None:
    """An author that is "et al", a degree, an address, a label or a number."""
    for author in entries(authors):
        parts = entry(author)
        name = text(parts.get("name")) if parts else text(author)
        if _PLAIN_NAME.fullmatch(name) and len(name) <= settings.max_length and name.casefold() not in _LABELS:
            continue
        reason = _no_name(name.strip(), collective=bool(parts.get("collective")), longest=settings.max_length)
        if reason:
            return Fault(f"{name.strip()!r} is not a person's name: {reason}", value=name)
        family = text(parts.get("family"))
        if family == name and split_person(family) and not parts.get("given"):
            return Fault(f"{family!r} is the family name with the initials", Severity.INFO, value=family)
    return None


def _no_name(name: str, *, collective: bool, longest: int) -> str | None:
    if not _LETTER.search(name):
        return "it has no letter"
    if _ET_AL.search(name):
        return "it stands for further authors"
    if _ADDRESS.search(name):
        return "it is an address"
    if _DEGREES.match(name) and not _is_initialled(name):
        return "it is a degree or a form of address"
    if name.strip("[]().,;: ").casefold() in _LABELS:
        return "it is a label"
    if collective:
        return None
    if ", " in name and _holds_several(name):
        return "it holds several persons"
    if _INSTITUTION.search(name):
        return "it is an institution"
    if not is_group(name) and _DIGIT.search(name) and _DIGIT.search(_ORDINAL.sub("", name)):
        return "it holds a digit"
    return "it is too long" if len(name) > longest else None


def _holds_several(name: str) -> bool:
    names = split_list(name)
    return len(names) > 1 and all(map(split_person, names))


def _is_initialled(name: str) -> bool:
    """Two capitals may be a degree or initials: a family name before them makes "Ma M" and "Do MA" people."""
    return bool(re.match(r"[A-Z][a-z]+ [A-Z]{1,3}\Z", name)) and not name.casefold().startswith(
        ("dr ", "prof ", "mr ", "ms ", "mrs ")
    )


CHECKS = (
    Check(
        id="author-not-a-name",
        title="Each author is a person's or a group's name.",
        why="'et al.', degrees and site names read as authors spoil matching and credit.",
        columns=("authors",),
        fault=author_not_a_name,
        severity=Severity.WARNING,
        settings=_NAME_LENGTH,
        weighs="warning; info where a family name holds the initials as well",
        source="Authors that citation-bot, CoLRev and Wikipedia's CS1 refuse: 'et al', roles, degrees, sites.",
        good=(
            ([{"name": "Roe J"}, {"name": "de Gourville EM"}, {"name": "O'Neil-Łuk Å Jr"}],),
            ([{"name": "Ma M"}, {"name": "Do MA"}, {"name": "Li"}, {"name": "Roe J 3rd"}],),
            ([{"name": "NCD-X@2020 Study Group (https://example.org)", "collective": True}],),
            ([{"name": "ABC 2019 Things and Objects Collaborators"}, {"name": "XYZ-19 Genomics UK Consortium"}],),
            ([],),
            (None,),
        ),
        bad=(
            ([{"name": "Roe J"}, {"name": "et al"}],),
            ([{"name": "MD, PhD"}],),
            ([{"name": "https://example.org"}],),
            ([{"name": "jane@example.org"}],),
            ([{"name": "www.example.org"}],),
            ([{"name": "Affiliations Expand"}],),
            ([{"name": "Jane Roe 1"}],),
            ([{"name": "Roe J, Doe A, Poe L"}],),
            ([{"name": "Department of Things 2"}],),
            ([{"name": ""}],),
            ([{"name": "Roe-Doe G", "family": "Roe-Doe G"}],),
        ),
    ),
)
