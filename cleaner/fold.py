"""Reading text the way a person compares it: quotes, dashes, white space and letter case folded away."""

import re
from collections.abc import Callable

_SAME = (
    *((sign, "-") for sign in "\u2010\u2011\u2012\u2013\u2014\u2212"),
    *((sign, "'") for sign in "\u2018\u2019\u02bc\u00b4"),
    *((sign, '"') for sign in "\u201c\u201d"),
    *((sign, "") for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad"),
)


def fold(text: str) -> str:
    """The key under which two renderings of one line are the same.

    Curly and straight quotes, the dashes, no-break spaces, zero-width characters, runs of white space and letter case
    do not count.
    """
    if text.isascii():
        return " ".join(text.split()).lower()
    for sign, plain in _SAME:
        text = text.replace(sign, plain)
    return " ".join(text.split()).casefold()


def fold_collapsed(text: str) -> str:
    """The same of a text that `collapse` gave, in which most often only the letter case is left to fold."""
    return text.lower() if text.isascii() else fold(text)


# Soft hyphens, blanks and joiners of no width, marks of direction. Those that part or join letters in other scripts
# (U+200C, U+200D) stay.
_INVISIBLE = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_WITHOUT = str.maketrans(dict.fromkeys(_INVISIBLE, ""))


def visible(text: str) -> str:
    """The text without characters that print nothing and are no part of a word: two that look the same are the same."""
    if text.isascii() or not any(map(text.__contains__, _INVISIBLE)):
        return text
    return text.translate(_WITHOUT)


def collapse(text: str) -> str:
    """The visible text with each run of white space as one blank, none at the ends."""
    return squeeze(text if text.isascii() else visible(text))


def collapse_in(page: str) -> Callable[[str], str]:
    """What collapses the lines of a page: most pages hold no invisible characters, and no line need be searched."""
    return squeeze if visible(page) is page else collapse


def squeeze(text: str) -> str:
    """The text with each run of white space as one blank, none at the ends."""
    if len(text) > _LONG and text.isascii():
        text = text.strip()
        if not any(map(text.__contains__, _BLANKS)):
            return text
    return " ".join(text.split())


_LONG = 200  # characters; to look for white space in them is faster than to take them apart
_BLANKS = ("  ", *"\t\n\v\f\r\x1c\x1d\x1e\x1f")


def holds(text: str, sign: str) -> bool:
    """Whether a text holds a sign of several characters; the first alone is looked for ten times as fast."""
    return sign[0] in text and sign in text


_LOOSE_POINT = re.compile(r" ([.,;:])(?= |$)")


def one_line(text: str) -> str:
    """A citation or title that was pieced together of several elements, without blanks before its punctuation."""
    return _LOOSE_POINT.sub(r"\1", collapse(text))
