"""Find identifiers in running text, page lines and addresses.

Every kind has an anchor, a few letters that each of its mentions holds. Only there are patterns tried, forwards for the
identifier, backwards for its label or address, so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schemas.finding import Problem, Severity
from schemas.identifiers.doi import is_plain
from schemas.identifiers.doi_tail import drop_separator, trim_prose
from schemas.identifiers.model import Identifier, Kind, Status
from schemas.identifiers.parse import PARSERS

# Characters before an identifier in which its label or its address is looked for.
_LABEL_REACH = 26
_ADDRESS_REACH = 120


class Found(NamedTuple):
    """One mention.

    Attributes:
        kind: of the identifier.
        value: normalised.
        start: of the whole mention, label or address included, in characters.
        end: behind it.
        identifier: with its problems.
    """

    kind: Kind
    value: str
    start: int
    end: int
    identifier: Identifier


# Doubtful DOIs cost far more than plain ones. Those of a text are repaired up to an effort that its length allows (some
# 400 in 100,000 characters); long ones, which no DOI in use is, count by their length.
_EFFORT, _PER_CHARACTERS = 400, 100_000
_USUAL_LENGTH, _LONG = 80, 10
_UNREPAIRED = Problem(
    code="doi-suspicious",
    severity=Severity.WARNING,
    field=Kind.DOI.value,
    message="one of very many doubtful DOIs in one text: it was not looked into for repairs",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """How mentions of one kind look.

    Attributes:
        kind: of the identifier.
        anchor: lower-case letters that each mention holds.
        here: the pattern at the anchor; its group `id`, where it has one, is the identifier without its label.
        before: the label or address before the anchor, None where the anchor is the label.
        signs: lower-case letters of which each such label or address holds one.
        label: the usual label, in lower case; behind a blank it is the whole of what stands before the anchor.
    """

    kind: Kind
    anchor: str
    here: re.Pattern[str]
    before: re.Pattern[str] | None = None
    signs: tuple[str, ...] = ()
    label: str = ""


def _mention(kind: Kind, anchor: str, here: str, before: str | None = None, *signs: str, label: str = "") -> Mention:
    behind = re.compile(rf"(?:{before})\Z", re.I | re.X) if before else None
    return Mention(kind, anchor, re.compile(here, re.I | re.X), behind, signs, label)


_ISSN_NUMBER = r"[0-9]{4}-?[0-9]{3}[0-9X](?![0-9A-Z])"
_ISSN_MEDIUM = r"(?:[ ]?\((?:print|online|electronic|linking)\))?"

_MENTIONS = (
    _mention(
        Kind.DOI,
        "10.",
        r"(?<![0-9.]) 10\. [0-9]{4,9} (?:\.[0-9]{1,9}){0,4} (?:/{1,2}|\\|%(?:25)?2F) [ ]?"
        r" (?!10\.[0-9]{4,9}/) [^\s/\\]",
        r"(?:https?:/{0,2})?[a-z0-9.-]{0,80}\bdoi[.-]org[a-z0-9.-]{0,60}/(?:doi:)? | info:doi/"
        r" | \[?\bdoi(?:\s?link)?\]?[\s:=(\[]{0,4}",
        "doi",
        label="doi: ",
    ),
    _mention(  # a damaged prefix is looked for behind a label only
        Kind.DOI,
        "doi",
        r"doi (?:\.org/{1,2} | [\s:=]{1,4}) (?!10\.[0-9]{4,9}[./])"
        r" [1Il|][0Oo] [ ]?[.,:][ .]? [0-9OolI]{3,9} [ ]?/[ ]? [^\s/]",
        r"(?:https?:/{0,2})?(?:www\.|dx\.)? | \[",
        "http",
        "www.",
        "dx.",
        "[",
    ),
    _mention(
        Kind.PMCID,
        "pmc",
        r"(?<![a-z0-9]) (?:pmc[ ]?){1,2} [0-9]{1,9} (?![0-9]) (?:\.[0-9]{1,2}(?![0-9]))?",
        r"(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?(?:articles/)? | \bpmcid\b[\s:\#]{0,4}"
        r" | \bpubmed\s?central(?:\s?pmcid)?[\s:]{0,4}",
        "ncbi",
        "pmcid",
        "central",
    ),
    _mention(
        Kind.PMID,
        "pmid",
        r"(?<![a-z]) pmids? [\s:\#=/-]{0,4} (?P<id>[0-9]{1,9}) (?![0-9])",
        r"\bpubmed\s | info:",
        "pubmed",
        "info",
    ),
    _mention(
        Kind.PMID,
        "pubmed",
        r"pubmed (?: \.ncbi\.nlm\.nih\.gov/ | \.gov/ | /?\?term= | / | [:\#][ ]? | [ ]id[:\s]{1,3} )"
        r" (?P<id>[0-9]{1,9}) (?![0-9])",
        r"(?:https?://)?(?:www\.|m\.)?(?:ncbi\.nlm\.nih\.gov/(?:m/)?)?",
        "http",
        "www.",
        "m.",
    ),
    _mention(
        Kind.PMID,
        "europepmc",
        r"europepmc\.org/(?:abstract|article)/med/ (?P<id>[0-9]{1,9}) (?![0-9])",
        r"(?:https?://)?(?:www\.)?",
        "http",
        "www.",
    ),
    _mention(Kind.NIHMS, "nihms", r"(?<![a-z0-9]) nihms (?:id)? [\s:]{0,3} (?:nihms)? [0-9]{3,9} (?![0-9a-z])"),
    _mention(
        Kind.NBK,
        "nbk",
        r"(?<![a-z0-9]) nbk [ ]? [0-9]{1,9} (?![0-9a-z])",
        r"(?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/books/",
        "ncbi",
    ),
    _mention(Kind.NCT, "nct", r"(?<![a-z0-9]) nct [ ]? [0-9]{8} (?![0-9a-z])"),
    _mention(
        Kind.ORCID,
        "000",
        r"(?<![0-9-]) (?:[0-9]{4}-){3} [0-9]{3} [0-9X] (?![0-9A-Z-])",
        r"(?:https?://)?(?:www\.)?orcid\.org/ | \borcid(?:\s?id)?[\s:]{0,3}",
        "orcid",
    ),
    _mention(
        Kind.ISSN,
        "issn",
        rf"issn (?:-l)? {_ISSN_MEDIUM} [\s:]{{1,3}} (?P<id>{_ISSN_NUMBER})",
        r"\b[ep]-?",
        "e",
        "p",
    ),
    _mention(Kind.ISBN, "isbn", r"isbn (?:[- ]?1[03])? [\s:]{1,3} (?P<id>[0-9][0-9 -]{7,15}[0-9X]) (?![0-9A-Z])"),
)


def find_identifiers(text: str) -> list[Found]:
    """Find every identifier that a text mentions, in order.

    Bare numbers are no PMIDs: a PMID is found by its label or its address. What looks like an identifier but cannot
    be one (``doi: D. Epub 2020``) is not returned.

    Args:
        text: a line, a paragraph or a page.

    Returns:
        The mentions with their offsets; they do not overlap.
    """
    lower = _lower(text)
    reader = _Reader(len(text))
    every = [
        found for mention in _MENTIONS if mention.anchor in lower for found in _mentions(text, lower, mention, reader)
    ]
    every.sort(key=lambda found: (found.start, -found.end))
    kept: list[Found] = []
    for found in every:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold; outside ASCII some letters have a longer lower case."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


class _Reader:
    """Reads the identifiers of one text: each distinct one once, doubtful DOIs as far as the effort allows."""

    def __init__(self, length: int) -> None:
        self._known: dict[tuple[Kind, str], Identifier] = {}
        self._effort = _EFFORT * (length // _PER_CHARACTERS + 1)

    def read(self, kind: Kind, text: str) -> Identifier:
        identifier = self._known.get((kind, text))
        if identifier is None:
            identifier = self._parse(kind, text)
            self._known[kind, text] = identifier
        return identifier

    def _parse(self, kind: Kind, text: str) -> Identifier:
        if kind is Kind.DOI and not is_plain(text):
            if self._effort <= 0:
                return Identifier(kind, text, trim_prose(text), Status.SUSPICIOUS, (_UNREPAIRED,))
            self._effort -= 1 if len(text) <= _USUAL_LENGTH else len(text) // _LONG
        return PARSERS[kind](text, typed=False)


def _mentions(text: str, lower: str, mention: Mention, reader: _Reader) -> Iterator[Found]:
    at = lower.find(mention.anchor)
    while at >= 0:
        here = mention.here.match(text, at)
        found = _read(text, lower, mention, here, reader) if here else None
        if found:
            yield found
        at = lower.find(mention.anchor, found.end if found else at + len(mention.anchor))


def _read(text: str, lower: str, mention: Mention, here: re.Match[str], reader: _Reader) -> Found | None:
    end = here.end()
    if mention.kind is Kind.DOI:
        run = _doi_run(here)
        identifier = reader.read(Kind.DOI, run)
        place = run.find(identifier.value or run)
        end = here.start() + (place + len(identifier.value or run) if place >= 0 else len(run))
    else:
        identifier = reader.read(mention.kind, here[here.lastgroup or 0])
    if identifier.value is None:
        return None
    return Found(mention.kind, identifier.value, _start(text, lower, mention, here.start()), end, identifier)


# A DOI ends at a blank, at an em dash (in running text the sentence's) or where another one begins.
_END = re.compile(r"[\s\u2014\u2015]|10\.[0-9]{4,9}/")
_LONGEST = 400


def _doi_run(here: re.Match[str]) -> str:
    """The text to read a DOI from."""
    text, start = here.string, here.start()
    end = _END.search(text, here.end(), here.end() + _LONGEST)
    run = text[start : end.start() if end else here.end() + _LONGEST]
    if end and len(end[0]) > 1:
        return drop_separator(run)
    return run if "&" in run else run.rstrip(".,;:")


def _start(text: str, lower: str, mention: Mention, at: int) -> int:
    """Where the label or address before an identifier begins; an address holds no blank."""
    label = at - len(mention.label)
    if 0 <= label < at and lower.startswith(mention.label, label) and lower[label - 1 : label] in ("", " "):
        return label
    if text[at - 1 : at] == "/":
        reach = max(at - _ADDRESS_REACH, text.rfind(" ", 0, at) + 1, text.rfind("\n", 0, at) + 1)
    else:
        reach = max(0, at - _LABEL_REACH)
    if mention.before is None or not any(lower.find(sign, reach, at) >= 0 for sign in mention.signs):
        return at
    before = mention.before.search(text, reach, at)
    return before.start() if before else at
