"""DOIs that highlighted words tore: a search marks its words inside them, and each piece of text then stands alone."""

import re

_DOI = re.compile(r"\b10\.\d{4,9}/\S{0,300}$")
_TAIL = re.compile(r"[.\-_/]+[^\W_]")  # no word of a sentence begins so
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[.\-_/]$")
_TORN = re.compile(r"\b10\.\d{4,9}/\S{0,300}\s(?:[^\W_]{1,60}\s)?[.\-_/]")
_MOST = 6  # joints


def may_go_on(above: str, piece: str) -> bool:
    """Whether the DOI that a text ends with may go on in the next piece of text."""
    return bool(_DOI.search(above) and (_TAIL.match(piece) or _WORD.fullmatch(piece)))


def goes_on(above: str, piece: str, below: str) -> bool:
    """Whether a piece of text belongs to the DOI that the text above it ends with.

    Args:
        above: the text so far.
        piece: the next piece.
        below: the piece behind that one, which tells whether a lone word stands inside.
    """
    doi = _DOI.search(above)
    if not doi:
        return False
    if _TAIL.match(piece):
        return not doi[0].endswith(".")
    return bool(_SIGN.search(doi[0]) and _WORD.fullmatch(piece) and _TAIL.match(below))


def mended(text: str) -> str:
    """A line without the blanks that stand in its DOIs where a highlighted word began or ended."""
    for _ in range(_MOST if "10." in text and _TORN.search(text) else 0):
        words = text.split(" ")
        at = next((at for at in range(1, len(words)) if goes_on(*_around(words, at))), None)
        if at is None:
            break
        text = " ".join([*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]])
    return text


def _around(words: list[str], at: int) -> tuple[str, str, str]:
    return words[at - 1], words[at], words[at + 1] if at + 1 < len(words) else ""
