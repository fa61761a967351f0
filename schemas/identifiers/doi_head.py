"""Where a DOI begins: labels, addresses and damaged prefixes before and in ``10.``registrant``/``."""

import re
from dataclasses import dataclass

from schemas.finding import Severity
from schemas.identifiers.model import Note

START = re.compile(r"(?<![0-9])(?<![0-9]\.)10\.[0-9]{3,9}(?:\.[0-9]+)*/")

# "10." and the registrant with the usual damage: O or l for a digit, a comma for the full stop, blanks, a backslash.
# An intact "10." may be followed by any damage, a damaged one only by a registrant of four or more.
_DAMAGED = re.compile(
    r"""(?x) (?<![0-9A-Za-z]) (?P<ten> [1Il|][0Oo] ) (?P<dot> [ ]*[.,:;·][ ]*[.,]? )
    (?P<registrant> [0-9OolI][0-9OolI ]{2,9}(?:[ ]?\.[ ]?[0-9]+)* ) (?P<stop> [ .]* ) (?P<slash> (?:/|\\+)[ ]* )"""
)

_ADDRESS = re.compile(
    r"(?i)(?:d[o0]i[.-][o0]rg|doi:?org|hdl\.handle\.net|info:(?:doi|hdl)|urn:(?:doi|nbn)|doi\s?\.\s?org)"
)
_LABEL = re.compile(
    r"(?i)(?:\b(?:dx\.)?doi\b|\bhdl\b|\bd\.o\.i\.?|digital\s+object\s+identifier|d0i|(?<=/)doi(?=[:=/]))"
)
_OTHER_ADDRESS = re.compile(
    r"(?i)h?t?tps?[:;]?/|www\.|[a-z0-9-]\.(?:com|org|net|edu|gov|fr|de|uk|int|eu|ch|it|es|nl|jp|cn|br)/"
)
_PUNCTUATION = re.compile(r"""[\s("'\[{<«“”‘’„:;,.=/\\*#|>_\])}-]*\Z""")

_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


@dataclass(frozen=True, slots=True)
class Head:
    """What was found: the text from ``10.`` on, with its prefix mended, and what was done to it or stood before it."""

    doi: str
    notes: tuple[Note, ...]


def find_head(text: str) -> Head | None:
    """Find where the first DOI of a text begins.

    Args:
        text: folded text (see `fold_characters`).

    Returns:
        None where nothing looks like the beginning of a DOI.
    """
    found = START.search(text)
    if found is not None:
        return Head(text[found.start() :], tuple(_before(text[: found.start()])))
    damaged = _DAMAGED.search(text)
    if damaged is None:
        return None
    registrant = damaged["registrant"].replace(" ", "")
    mended = registrant.translate(_DIGITS)
    if sum(map(str.isdigit, registrant)) < 2 or not mended.replace(".", "").isdigit():
        return None
    notes = [*_before(text[: damaged.start()]), *_damage(damaged)]
    return Head(f"10.{mended}/{text[damaged.end() :]}", tuple(notes))


def _damage(found: re.Match[str]) -> list[Note]:
    notes = []
    if found["ten"] != "10" or re.search("[OolI]", found["registrant"]):
        notes.append(
            Note("doi-letter-o", Severity.WARNING, "a letter stood for a digit (O for 0, l for 1) in the prefix")
        )
    if found["dot"].strip() != "." or "." in found["stop"]:
        notes.append(Note("doi-prefix-dot", Severity.WARNING, "the full stops of the prefix were mended"))
    if " " in found[0]:
        notes.append(Note("doi-blank", Severity.WARNING, "blanks in the prefix were taken out"))
    if "\\" in found["slash"]:
        notes.append(Note("doi-backslash", Severity.WARNING, "a backslash stood for the slash"))
    return notes


def _before(text: str) -> list[Note]:
    """Name what stands before the DOI; nothing of it is lost, it is in the problem's `value`."""
    if not text:
        return []
    if not text.strip():
        return [Note("doi-blank", Severity.INFO, "blanks around the DOI were taken off")]
    addresses, labels = len(_ADDRESS.findall(text)), len(_LABEL.findall(_ADDRESS.sub(" ", text)))
    if addresses + labels > 1:
        return [Note("doi-doubled-prefix", Severity.WARNING, f"the prefix stood more than once: {text.strip()[:60]!r}")]
    if addresses:
        return [Note("doi-url", Severity.INFO, "the DOI was taken out of its address")]
    if _OTHER_ADDRESS.search(re.split(r"\s", text)[-1]):
        return [Note("doi-landing-url", Severity.INFO, "the DOI was taken out of a publisher's address")]
    rest = _LABEL.sub("", text)
    if _PUNCTUATION.match(rest):
        if labels:
            return [Note("doi-label", Severity.INFO, "the label before the DOI was taken off")]
        return [Note("doi-wrapped", Severity.INFO, f"{text.strip()!r} before the DOI was taken off")]
    return [Note("doi-glued-text", Severity.WARNING, f"the text {text.strip()[:60]!r} before the DOI was cut off")]
