"""Find identifiers in running text, page lines and addresses.

Every kind has an anchor, a few letters that each of its mentions holds. Only there are patterns tried, forwards for the
identifier, backwards for its label or address, so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.identifiers.doi import parse_doi
from schemas.identifiers.doi_tail import drop_separator
from schemas.identifiers.model import Identifier, Kind
from schemas.identifiers.parse import PARSERS

# Characters before an identifier in which its label or its address is looked for.
_LABEL_REACH = 26
_ADDRESS_REACH = 120


@dataclass(frozen=True, slots=True)
class Found:
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


@dataclass(frozen=True, slots=True)
class Mention:
    """How mentions of one kind look.

    Attributes:
        kind: of the identifier.
        anchor: lower-case letters that each mention holds.
        here: the pattern at the anchor; its group `id`, where it has one, is the identifier without its label.
        before: the label or address before the anchor, None where the anchor is the label.
    """

    kind: Kind
    anchor: str
    here: re.Pattern[str]
    before: re.Pattern[str] | None = None


def _mention(kind: Kind, anchor: str, here: str, before: str | None = None) -> Mention:
    behind = re.compile(rf"(?:{before})\Z", re.I | re.X) if before else None
    return Mention(kind, anchor, re.compile(here, re.I | re.X), behind)


_RUN = r"[^\s\u2014\u2015]{0,400}"  # to the next blank; in running text an em dash is the sentence's
_ISSN_NUMBER = r"[0-9]{4}-?[0-9]{3}[0-9X](?![0-9A-Z])"
_ISSN_MEDIUM = r"(?:[ ]?\((?:print|online|electronic|linking)\))?"

_MENTIONS = (
    _mention(
        Kind.DOI,
        "10.",
        rf"(?<![0-9.]) 10\. [0-9]{{4,9}} (?:\.[0-9]{{1,9}}){{0,4}} (?:/{{1,2}}|\\|%(?:25)?2F) [ ]?"
        rf" (?!10\.[0-9]{{4,9}}/) [^\s/\\] {_RUN}",
        r"(?:https?:/{0,2})?[a-z0-9.-]{0,80}\bdoi[.-]org[a-z0-9.-]{0,60}/(?:doi:)? | info:doi/"
        r" | \[?\bdoi(?:\s?link)?\]?[\s:=(\[]{0,4}",
    ),
    _mention(  # a damaged prefix is looked for behind a label only
        Kind.DOI,
        "doi",
        rf"doi (?:\.org/{{1,2}} | [\s:=]{{1,4}}) (?!10\.[0-9]{{4,9}}[./])"
        rf" [1Il|][0Oo] [ ]?[.,:][ .]? [0-9OolI]{{3,9}} [ ]?/[ ]? [^\s/] {_RUN}",
        r"(?:https?:/{0,2})?(?:www\.|dx\.)? | \[",
    ),
    _mention(
        Kind.PMCID,
        "pmc",
        r"(?<![a-z0-9]) (?:pmc[ ]?){1,2} [0-9]{1,9} (?![0-9]) (?:\.[0-9]{1,2}(?![0-9]))?",
        r"(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?(?:articles/)? | \bpmcid\b[\s:\#]{0,4}"
        r" | \bpubmed\s?central(?:\s?pmcid)?[\s:]{0,4}",
    ),
    _mention(
        Kind.PMID, "pmid", r"(?<![a-z]) pmids? [\s:\#=/-]{0,4} (?P<id>[0-9]{1,9}) (?![0-9])", r"\bpubmed\s | info:"
    ),
    _mention(
        Kind.PMID,
        "pubmed",
        r"pubmed (?: \.ncbi\.nlm\.nih\.gov/ | \.gov/ | /?\?term= | / | [:\#][ ]? | [ ]id[:\s]{1,3} )"
        r" (?P<id>[0-9]{1,9}) (?![0-9])",
        r"(?:https?://)?(?:www\.|m\.)?(?:ncbi\.nlm\.nih\.gov/(?:m/)?)?",
    ),
    _mention(
        Kind.PMID,
        "/med/",
        r"/med/ (?P<id>[0-9]{1,9}) (?![0-9])",
        r"(?:https?://)?(?:www\.)?europepmc\.org/(?:abstract|article)",
    ),
    _mention(Kind.NIHMS, "nihms", r"(?<![a-z0-9]) nihms (?:id)? [\s:]{0,3} (?:nihms)? [0-9]{3,9} (?![0-9a-z])"),
    _mention(
        Kind.NBK,
        "nbk",
        r"(?<![a-z0-9]) nbk [ ]? [0-9]{1,9} (?![0-9a-z])",
        r"(?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/books/",
    ),
    _mention(Kind.NCT, "nct", r"(?<![a-z0-9]) nct [ ]? [0-9]{8} (?![0-9a-z])"),
    _mention(
        Kind.ORCID,
        "000",
        r"(?<![0-9-]) (?:[0-9]{4}-){3} [0-9]{3} [0-9X] (?![0-9A-Z-])",
        r"(?:https?://)?(?:www\.)?orcid\.org/ | \borcid(?:\s?id)?[\s:]{0,3}",
    ),
    _mention(
        Kind.ISSN,
        "issn",
        rf"issn (?:-l)? {_ISSN_MEDIUM} [\s:]{{1,3}} (?P<id>{_ISSN_NUMBER})",
        r"\b[ep]-?",
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
    every = [found for mention in _MENTIONS if mention.anchor in lower for found in _mentions(text, lower, mention)]
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


def _mentions(text: str, lower: str, mention: Mention) -> Iterator[Found]:
    at = lower.find(mention.anchor)
    while at >= 0:
        here = mention.here.match(text, at)
        found = _read(text, mention, here) if here else None
        if found:
            yield found
        at = lower.find(mention.anchor, found.end if found else at + len(mention.anchor))


def _read(text: str, mention: Mention, here: re.Match[str]) -> Found | None:
    end = here.end()
    if mention.kind is Kind.DOI:
        run = _doi_run(here)
        identifier = parse_doi(run, typed=False)
        place = run.find(identifier.value or run)
        if place >= 0:
            end = here.start() + place + len(identifier.value or run)
    else:
        identifier = PARSERS[mention.kind](here.groupdict().get("id") or here[0], typed=False)
    if identifier.value is None:
        return None
    return Found(mention.kind, identifier.value, _start(text, mention, here.start()), end, identifier)


_ANOTHER = re.compile(r"10\.[0-9]{4,9}/")


def _doi_run(here: re.Match[str]) -> str:
    """The text to read a DOI from: up to a blank or to where another one begins."""
    another = _ANOTHER.search(here.string, here.start() + 10, here.end())
    if another:
        return drop_separator(here.string[here.start() : another.start()])
    return here[0] if "&" in here[0] else here[0].rstrip(".,;:")


def _start(text: str, mention: Mention, at: int) -> int:
    if not at or not mention.before:
        return at
    reach = _ADDRESS_REACH if text[at - 1] == "/" else _LABEL_REACH
    before = mention.before.search(text, max(0, at - reach), at)
    return before.start() if before else at
