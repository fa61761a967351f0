"""DOIs: parse, repair, explain.

Grammar: ISO 26324 and the DOI Handbook, https://doi.org/10.1000/182: ``10.`` registrant (digits, sub-elements behind
full stops) ``/`` suffix of any graphic characters, compared without case. Syntax never proves that a DOI exists.
"""

import re
from functools import lru_cache

from schemas.finding import Severity
from schemas.identifiers.doi_doubts import RARELY_LONGER, WORDS_FOR_NOTHING, doubts, is_placeholder
from schemas.identifiers.doi_head import find_head
from schemas.identifiers.doi_repairs import CHARACTER_REPAIRS, PROSE_REPAIRS, TYPED_REPAIRS, Repair
from schemas.identifiers.doi_tail import TAIL_SIGNS
from schemas.identifiers.model import Identifier, Kind, Note, Status, conclude

MAX_LENGTH = 2048
"""Longer texts are no DOI (the record's field has the same limit)."""

_MOST_ROUNDS = 16  # of repairs; the worst of real texts take four

_GRAMMAR = re.compile(r"10\.(?:[0-9]{3,9}(?:\.[0-9]+)*|[0-9]{1,2}(?:\.[0-9]+)+)/[^\s\x00-\x1f]+\Z")
_SHORT = re.compile(r"(?i)(?:(?:https?:/*)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)?10/([a-z0-9]{3,8})\Z")
_SHORT_ADDRESS = re.compile(r"(?i)(?:https?:/*)?(?:dx\.|www\.)?doi\.org/([a-z0-9]{3,8})/?\Z")

# A DOI with nothing to look into: usual characters, and no letters or figure that a repair or a doubt is about.
_PLAIN = re.compile(r"10\.(?!1234|0)[0-9]{4,5}/[A-Za-z0-9](?:[A-Za-z0-9]|[-_.()/](?=[A-Za-z0-9()]))+(?<!\()\Z")
_LETTERS = re.compile(r"[a-z]{3,}")
_FIGURES = re.compile(
    r"[0-9](?:[ol]+[0-9]|\.o+[0-9]{2}|o(?:[.-]|\Z)|v[0-9]{1,2}\Z|\.?[a-z]{3,}\Z)|\A[^1-9]*\Z|x{3}|n{3}|xyz|1122445|0{3}\Z|/[a-z]{1,2}\Z|__|[a-z]v[0-9]\.|\bpp?[0-9.]"
    r"|\((?:19|20)[0-9]{2}\)\Z|10\.[0-9]{4,9}/"
)


@lru_cache(maxsize=256)  # finding, reading and checking ask of the same DOIs
def is_plain(text: str) -> bool:
    """Whether a text is a DOI in which nothing needs a look: no repair and no doubt is about it."""
    if len(text) > RARELY_LONGER or not _PLAIN.match(text) or text.count("(") != text.count(")"):
        return False
    suffix = text[text.index("/") + 1 :].lower()
    if any(letters[:4] in TAIL_SIGNS for letters in _LETTERS.findall(suffix, 1)):
        return False
    return not _FIGURES.search(suffix) and suffix not in WORDS_FOR_NOTHING


def parse_doi(text: str, *, typed: bool = True) -> Identifier:
    """Parse a DOI and repair it where the repair is certain; never raises.

    Args:
        text: the DOI with whatever stands around it.
        typed: it comes from a field that holds a DOI: a final full stop may belong to it and is only called
            suspicious, blanks inside are mended. False: it was cut out of running text.

    Returns:
        `value` is the bare DOI from ``10.`` on, its case kept; every change is one problem with its reason.
    """
    if is_plain(text):
        return Identifier(Kind.DOI, text, text, Status.WELL_FORMED)
    if len(text) > MAX_LENGTH:
        return _malformed(text, f"longer than {MAX_LENGTH} characters")
    notes: list[Note] = []
    bare = _settle(text, PROSE_REPAIRS if not typed else TYPED_REPAIRS, notes)
    if bare is None or not _GRAMMAR.match(bare):
        return _no_doi(text, bare)
    if "…" in bare or (bare.endswith("...") and not typed):
        return _malformed(text, "it is cut short")
    if is_placeholder(bare):
        notes.append(Note("doi-placeholder", Severity.ERROR, "a stand-in that was never replaced by the DOI"))
    else:
        notes.extend(doubts(bare))
    return conclude(Kind.DOI, text, bare, notes)


def _settle(text: str, repairs: tuple[Repair, ...], notes: list[Note]) -> str | None:
    """Repair until nothing changes; None where no DOI begins, or where there is no end to it."""
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _apply(CHARACTER_REPAIRS, text, notes)
        head = find_head(text)
        if head is None:
            return None
        notes.extend(head.notes)
        text = _apply(repairs, head.doi, notes)
        if text == before:
            return text
    return None


def _apply(repairs: tuple[Repair, ...], text: str, notes: list[Note]) -> str:
    for repair in repairs:
        mended = repair.apply(text)
        if mended != text:
            notes.append(Note(repair.code, repair.severity, repair.message))
            text = mended
    return text


def _no_doi(text: str, bare: str | None) -> Identifier:
    folded = text.strip()
    if is_placeholder(bare or re.sub(r"(?i)\A.*?(?=10\.)", "", folded)):
        note = Note("doi-placeholder", Severity.ERROR, "a stand-in that was never replaced by the DOI")
        return conclude(Kind.DOI, text, None, [note], Status.PLACEHOLDER)
    short = _SHORT.match("".join(folded.split())) or _SHORT_ADDRESS.match(folded)
    if short:
        note = Note("doi-suspicious", Severity.WARNING, "a short DOI: it stands for a DOI that only doi.org can name")
        return conclude(Kind.DOI, text, f"10/{short[1].lower()}", [note], Status.SUSPICIOUS)
    if not folded:
        return _malformed(text, "it is empty")
    if re.search(r"10\.[0-9]{4,9}/?\s*\Z", folded):
        return _malformed(text, "the part after the prefix is missing")
    return _malformed(text, "a DOI is 10., a number of four or more digits, / and a suffix")


def _malformed(text: str, message: str) -> Identifier:
    return conclude(Kind.DOI, text, None, [Note("doi-malformed", Severity.ERROR, message)])
