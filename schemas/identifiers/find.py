"""Find identifiers in running text, page lines and addresses; one pass, linear in the length of the text."""

import re
from dataclasses import dataclass

from schemas.identifiers.doi import parse_doi
from schemas.identifiers.model import Identifier, Kind
from schemas.identifiers.parse import PARSERS


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


_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]{1,9})*/[ ]?[^\s]{1,400}"
_MENTION = re.compile(
    rf"""(?ix)
    (?P<doi> (?: (?:https?://)?[a-z0-9.-]{{0,80}}\bdoi[.-]org[a-z0-9.-]{{0,60}}/(?:doi:)? | \[?\bdoi(?:\s?link)?\]?[\s:=(\[]{{0,4}} | info:doi/ )? (?<![0-9.]){_DOI} )
  | (?P<pmcid> (?: (?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?(?:articles/)? | \bpmcid\b[\s:\#]{{0,4}} | \bpubmed\s?central(?:\s?pmcid)?[\s:]{{0,4}} )? (?<![a-z0-9])(?:pmc\s?){{1,2}}[0-9]{{1,9}}(?![0-9])(?:\.[0-9]{{1,2}}(?![0-9]))? )
  | (?P<pmid> (?: (?:https?://)?(?:www\.|m\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|pubmed\.gov|europepmc\.org/(?:abstract|article)/med)/ | info:pmid/
        | (?<![a-z])(?:pubmed\s)?pmid(?:s)?[\s:\#=-]{{0,4}} | \bpubmed(?:\s?id)?[:\#][\s]{{0,2}} )  [0-9]{{1,9}}(?![0-9]) )
  | (?P<nihms> \b(?:nihms(?:id)?[\s:]{{0,3}}(?:nihms)?)[0-9]{{3,9}}\b )
  | (?P<nbk> (?: (?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/books/ )? \bNBK\s?[0-9]{{1,9}}\b )
  | (?P<nct> \bNCT\s?[0-9]{{8}}\b )
  | (?P<orcid> (?: (?:https?://)?(?:www\.)?orcid\.org/ | \borcid(?:\s?id)?[\s:]{{0,3}} )? \b(?:[0-9]{{4}}-){{3}}[0-9]{{3}}[0-9X]\b )
  | (?P<issn> \b[ep]?-?issn(?:-l)?(?:\s?\((?:print|online|electronic|linking)\))?[\s:]{{1,3}}[0-9]{{4}}-?[0-9]{{3}}[0-9X]\b )
  | (?P<isbn> \bisbn(?:[- ]?1[03])?[\s:]{{1,3}}[0-9][0-9 -]{{7,15}}[0-9X]\b )
    """
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
    mentions, at = [], 0
    while found := _MENTION.search(text, at):
        mention = _doi_mention(text, found) if found["doi"] else _other_mention(found)
        if mention:
            mentions.append(mention)
        at = mention.end if mention else found.end() if not found["doi"] else found.start() + 4
    return mentions


def _other_mention(found: re.Match[str]) -> Found | None:
    kind = Kind(str(found.lastgroup))
    identifier = PARSERS[kind](found[0], typed=False)
    if identifier.value is None:
        return None
    return Found(kind, identifier.value, found.start(), found.end(), identifier)


def _doi_mention(text: str, found: re.Match[str]) -> Found | None:
    identifier = parse_doi(found[0], typed=False)
    if identifier.value is None:
        return None
    return Found(Kind.DOI, identifier.value, found.start(), _doi_end(found, identifier.value), identifier)


def _doi_end(found: re.Match[str], value: str) -> int:
    """Where the DOI ends in the text: behind its last character where it stands as it is, else the whole run."""
    whole = found[0]
    place = whole.find(value)
    return found.start() + place + len(value) if place >= 0 else found.end()
