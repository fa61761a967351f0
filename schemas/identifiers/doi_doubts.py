"""What is legal in a DOI but unlikely, and what is a stand-in: nothing here changes the value."""

import re
from collections.abc import Callable, Iterator

from schemas.finding import Severity
from schemas.identifiers.model import Note

_PLACEHOLDER_PREFIX = re.compile(r"(?i)10\.(?:[x#?*_n]{2,}|y{4,}|\.{2,}|0{4,}|prefix|example|nnn+)(?=[./]|\Z)")
_PLACEHOLDER = re.compile(
    r"""(?ix) 10\. (?:
        (?: x{2,} | n{3,} | y{4,} | 0{4,} ) /.*
      | 1234 / (?: [a-f]{3,8} | abc[0-9]* | [0-9] | 1234[0-9]* | 0*1? | 5678[0-9]* | (?:foo|bar|test|example|sample|demo|doi|your|some|my|id|suffix)[a-z0-9._-]* | x+ )
      | 12345 / (?: [a-z]{3,8} | 12345[0-9]* | 6789[0-9]* | (?:foo|bar|test|example|sample)[a-z0-9._-]* | x+ )
      | 1000 / xyz123 | 475 / 123_4
      | 1145 / (?: n{4,}\.n{4,} | x{4,}(?:\.x{4,})? | 1122445\.1122456 | 0{7}\.0{7} | 3?n{6,}\.n+ )
      | [0-9.]+ / (?: (?:[a-z]+[._/-])* (?: x{3,} | n{4,} | 0{4,} | [?]{2,} | [#]{2,} ) (?:[._/-](?:x{2,}|0{2,}|n{3,}))* | (?:tba|tbd|todo|null|none|nan|undefined|unknown|n/a|na|insert.*here) )
    ) \Z"""
)


def is_placeholder(text: str) -> bool:
    """Whether a stand-in was left where a DOI should be: ``10.1234/abcd``, ``10.xxxx/…``, ``10.1145/nnnnnnn.nnnnnnn``."""
    return _PLACEHOLDER.match(text) is not None or _PLACEHOLDER_PREFIX.match(text) is not None


def _unbalanced(doi: str) -> bool:
    return any(doi.count(left) != doi.count(right) for left, right in ("()", "[]", "<>"))


# In order of weight: what is wrong, how bad, when.
_DOUBTS: tuple[tuple[str, Severity, Callable[[str], object]], ...] = (
    ("it is cut short: it ends in '...'", Severity.WARNING, re.compile(r"\.{2,}\Z|…").search),
    ("a final full stop is rarely part of a DOI", Severity.WARNING, re.compile(r"(?<!\.)\.\Z").search),
    ("a final mark is rarely part of a DOI", Severity.INFO, re.compile(r"[!+?*]\Z").search),
    ("it seems to be cut short after a delimiter", Severity.WARNING, re.compile(r"(?<!;2)[-/_(:]\Z").search),
    ("brackets do not pair", Severity.WARNING, _unbalanced),
    ("quotation marks are rarely part of a DOI", Severity.WARNING, re.compile(r"[\"“”„«»\\^`|{}]").search),
    ("'..', '__' or '//' inside is mostly a slip", Severity.INFO, re.compile(r"\.\.(?!\.*\Z)|__|//").search),
    ("another DOI begins inside it", Severity.WARNING, re.compile(r"(?<!^)(?<![0-9])10\.[0-9]{4,9}/").search),
    ("letters O between digits are mostly zeros", Severity.WARNING, re.compile(r"[0-9]O[0-9]").search),
    ("prefixes in use have four or five digits", Severity.WARNING, re.compile(r"10\.(?:[0-9]{1,3}/|[0-9]{6,}[./])").match),
    ("a suffix of one or two characters is rarely whole", Severity.INFO, re.compile(r"10\.[0-9.]+/[a-z]{1,2}\Z", re.I).match),
    ("DOIs this long are rare: other text may be glued on", Severity.WARNING, lambda doi: len(doi) > 200),
)


def doubts(doi: str) -> Iterator[Note]:
    """Say why a DOI of the right form is still unlikely.

    Args:
        doi: the mended DOI, from ``10.`` on.
    """
    for message, severity, applies in _DOUBTS:
        if applies(doi):
            yield Note("doi-suspicious", severity, message)
