"""What is legal in a DOI but unlikely, and what is a stand-in: nothing here changes the value."""

import re
from collections.abc import Callable, Iterator

from schemas.finding import Severity
from schemas.identifiers.model import Note

WORDS_FOR_NOTHING = frozenset({"doi", "tba", "tbd", "todo", "null", "none", "nan", "undefined", "unknown", "n/a", "na"})

RARELY_LONGER = 200
"""Characters of the longest DOIs in use."""

_NO_REGISTRANT = re.compile(r"(?i)10\.(?:[x#?*_]{2,}|n{3,}|y{4,}|\.{2,}|0{4,}|prefix|example)(?=[./]|\Z)")
_WELL_KNOWN = re.compile(
    r"""(?ix) 10\. (?:
        1234 / (?: [a-f]{3,8} | abc[0-9]* | [0-9] | 1234[0-9]* | 0+1? | 5678[0-9]* )
      | 12345 / (?: [a-z]{3,8} | 12345[0-9]* | 6789[0-9]* )
      | 1234[5]? / (?: foo|bar|test|example|sample|demo|doi|your|some|my|id|suffix ) [a-z0-9._-]*
      | 1000 / xyz123 | 475 / 123_4 | 1145 / 1122445\.1122456
    ) \Z"""
)


def is_placeholder(text: str) -> bool:
    """Whether a stand-in was left where a DOI should be: ``10.1234/abcd``, ``10.xxxx/…``, ``10.1145/nnnnnnn.nnn``."""
    suffix = text.partition("/")[2].lower()
    known = _NO_REGISTRANT.match(text) or _WELL_KNOWN.match(text)
    return known is not None or suffix in WORDS_FOR_NOTHING or _is_template(text, suffix)


def _is_template(text: str, suffix: str) -> bool:
    """Whether a suffix still has runs of x, n or 0 where its numbers belong, and no number but a year.

    Behind a name under 10.5555, the prefix for documentation and tests, zeros stand for no other DOI.
    """
    tokens = re.split(r"[._/()-]", suffix)
    if any(re.search("[1-9]", token) and not re.fullmatch("(?:19|20)[0-9]{2}", token) for token in tokens):
        return False
    named = text.startswith("10.5555/") and re.search("[a-z]", suffix)
    zeros = not named and "000" in suffix and (suffix.endswith("000") or not re.search("[1-9]", suffix))
    return zeros or any(re.fullmatch(r"x{3,}|n{3,}|[?]{3,}|#{3,}", token) for token in tokens)


def _unbalanced(doi: str) -> bool:
    return any(doi.count(left) != doi.count(right) for left, right in ("()", "[]", "<>"))


# In order of weight: what is wrong, how bad, when.
_DOUBTS: tuple[tuple[str, Severity, Callable[[str], object]], ...] = (
    ("it is cut short: it ends in '...'", Severity.WARNING, re.compile(r"\.\.\Z|…").search),
    (
        "a final full stop is rarely part of a DOI, though some have one",
        Severity.INFO,
        re.compile(r"(?<!\.)\.\Z").search,
    ),
    ("a final mark is rarely part of a DOI", Severity.INFO, re.compile(r"[!+?*]\Z").search),
    ("it seems to be cut short after a delimiter", Severity.WARNING, re.compile(r"(?<!;2-)[-/_(:]\Z").search),
    ("a registrant does not begin with 0", Severity.WARNING, re.compile(r"10\.0").match),
    ("brackets do not pair", Severity.WARNING, _unbalanced),
    ("quotation marks are rarely part of a DOI", Severity.WARNING, re.compile(r"[\"“”„«»\\^`|{}]").search),
    ("'..', '__' or '//' inside is mostly a slip", Severity.INFO, re.compile(r"(?<!\.)\.{2,}+(?!\Z)|__|//").search),
    ("another DOI begins inside it", Severity.WARNING, re.compile(r"(?<!^)10\.[0-9]{4,9}/").search),
    ("a character was lost in decoding", Severity.WARNING, re.compile("\ufffd").search),
    ("a letter O at the end is mostly a zero", Severity.INFO, re.compile(r"[0-9]O\Z").search),
    ("a letter l between digits is mostly a one", Severity.INFO, re.compile(r"[0-9]l[0-9]").search),
    ("a word is glued on", Severity.WARNING, re.compile(r"[0-9]\.?[A-Z][a-z]{2,}\Z").search),
    (
        "prefixes in use have four or five digits",
        Severity.WARNING,
        re.compile(r"10\.(?:[0-9]{1,3}/|[0-9]{6,}[./])").match,
    ),
    (
        "a suffix of one or two characters is rarely whole",
        Severity.INFO,
        re.compile(r"10\.[0-9.]+/[a-z]{1,2}\Z", re.I).match,
    ),
    (
        "a suffix without a digit is rare: it may be cut short",
        Severity.INFO,
        re.compile(r"10\.[0-9.]+/(?!osf\.io/[a-z]{5}\Z)[^0-9]*\Z").match,
    ),
    ("DOIs this long are rare: other text may be glued on", Severity.WARNING, lambda doi: len(doi) > RARELY_LONGER),
)


def doubts(doi: str) -> Iterator[Note]:
    """Say why a DOI of the right form is still unlikely.

    Args:
        doi: the mended DOI, from ``10.`` on.
    """
    for message, severity, applies in _DOUBTS:
        if applies(doi):
            yield Note("doi-suspicious", severity, message)
