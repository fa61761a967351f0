"""The source of a citation: date, volume, issue and pages; found from the right, before any notice.

    TA ". " DP [ ";" VI? [ "(" IP ")" ] ] [ ":" PG ] "."

Regular lines take the first date whose whole remainder is known statements: a date or a source inside the title never
has such a remainder, one inside a notice comes after it. Everything else takes the loose forms, the last good one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.citation.statements import NOTICE_START
from schemas.dates import is_date

YEAR = r"(?:1[5-9]|20)[0-9]{2}"
DASH = r"[-\u2010-\u2015\u2212]"
# Possessive throughout (`++`, `*+`): what is matched once is never tried again, so that the time stays linear.
_NESTED = r"\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\)"

MAX_CANDIDATES = 100
"""Years behind a full stop that are looked at, counted from the right; a title does not hold so many."""

MAX_ISSUE_NAME = 50
"""Characters of a date in which words stand that are no months."""

# What AMA prints in the place of the volume, of an article that has none yet.
_NUMBER = (
    r"(?:10\.[0-9]{4,9}/|[SB][0-9]{4}-?[0-9X]{4}\(|(?:19|20)[0-9]{2}\.[01][0-9]\.|[A-Za-z]{2,9}\.[0-9]{3})"
    r"(?:[^\s.;,]++|\.(?=\w))++"
)
_ARTICLE = re.compile(r"(?=.*[0-9]{3})(?:[A-Za-z]{2}|e(?=[0-9]))[\w.-]*+|1-[0-9]{1,3}|[0-9]{8,}")

_CANDIDATE = re.compile(  # no page, issue or month: "vol. 12, no. 1754, pp. 1901-1910, Jan. 2015"
    r"\.(?= +(?:1[5-9]|20)[0-9])(?<![\s,.(]pp\.)(?<![\s,(]p\.)(?<![\s(]pg\.)(?<![\s,]no\.)(?<![\s,]vol\.)"
    r"(?<!, (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)(?<!, Sept\.) +"
)
_REGULAR = re.compile(
    rf"""(?P<dp>{YEAR}(?!,[ ]?(?:[0-9]|doi:))(?:[ /,&\u2010-\u2015-][^;:.()\[\]]{{0,60}})?)
    (?:;(?P<number>{_NUMBER})|;(?P<vi>(?:[^:();.]|(?<=[Ss]uppl)\.|(?<=Vol)\.|(?<=No)\.|(?<=Pt)\.|\.(?=[0-9])){{0,60}})(?P<ip>{_NESTED})?)?
    (?::(?P<pg>(?:[^\s.]++|\.(?!\s|$)|[ ](?=\S)(?!doi:|DOI:|PMID:|Epub[ ]))*+))?
    \.(?=\s|$)""",
    re.VERBOSE,
)

_WORD = r"[^\W\d_]{3,9}\.?"
MONTH = (
    r"(?=[JFMASONDEWjfmasondew])(?i:jan|feb|f[e\u00e9]v|ene(?!u)|m[a\u00e4]r|apr|avr|abr|may|mai|jun|jui|jul|aug|ao[u\u00fb]|ago"
    r"|sep|set|oct|okt|out|ott|nov|dec|d[e\u00e9]c|dez|dic|winter|spring|summer|fall|autumn)[^\W\d_]{0,8}\.?"
)
_LOOSE_DATE = (
    rf"(?:{YEAR}(?![0-9])(?:[ ]*(?:{DASH}|/|&|,)?[ ]?"
    rf"(?:{_WORD}(?![(\w])|[0-9]{{1,2}}(?![0-9(])(?![ ]?{DASH}[ ]?[0-9]))){{0,5}}"
    rf"|{MONTH}(?:[ ]?[-/\u2013][ ]?{MONTH})?[ ](?:[0-9]{{1,2}},?[ ])?{YEAR}(?![0-9])"
    rf"|[0-9]{{1,2}}[ ]{MONTH},?[ ]{YEAR}(?![0-9]))(?:[ ]?{DASH}(?=[ .]))?"
)
_LOOSE_PAGES = (
    rf"(?:[^\s.,;:\[\]]|[.](?=\w))+(?:[ ]?(?:{DASH}|--)[ ]?[^\s.,;:\[\]]+)?"
    r"(?:;[ ](?:discussion|author[ ]reply)[ ][^\s.]+)?"
)
_LOOSE = re.compile(
    rf"""(?<![\w/.-])(?P<dp>{_LOOSE_DATE})(?:(?<=[0-9]{{4}})[a-f])?
    (?: [ ]?;[ ]?(?P<number>{_NUMBER})
      | [ ]?;[ ]*(?:[Vv]ol\.?[ ]?)?(?P<vi>[^:();.,\[\]]{{0,60}}?)[ ]?(?P<ip>{_NESTED})?
        (?:[ ]?[:,;][ ]*(?:pp?(?:\.[ ]?|[ ]|(?=[0-9])))?(?P<pg>{_LOOSE_PAGES}))?
      | :[ ]?(?P<only>{_LOOSE_PAGES}) )?
    (?=[.;,\s]|$)""",
    re.VERBOSE,
)
_VOLUME_FIRST = re.compile(
    rf"""(?:^|(?<=[.,\s]))(?:v(?:ol)?\.[ ]?)?(?P<vi>[0-9]{{1,5}})[ ]?(?P<ip>{_NESTED})?
    (?: [ ]?[:,][ ]?(?:pp?(?:\.[ ]?|[ ]|(?=[0-9])))?(?P<pg>{_LOOSE_PAGES})[,;.]?[ ]\(?(?P<dp>(?:1[89]|20)[0-9]{{2}})\)?
      | ;[ ](?P<date>{_LOOSE_DATE}) )
    (?=[.;,\s]|$)""",
    re.VERBOSE,
)
_INNER_VOLUME = re.compile(rf"(?P<vi>(?:[^:();.]|\.(?=[0-9])){{1,20}})(?P<ip>{_NESTED})?:(?P<pg>.+)")


_MANY = re.compile(rf"([1-9][0-9]{{0,4}}){DASH}([0-9]{{1,5}})")
_BOTH = re.compile(rf"([1-9][0-9]{{0,3}}),[ ]?([A-Za-z]?[0-9]{{1,6}}{DASH}[A-Za-z]?[0-9]{{1,6}})")
_NEIGHBOURS = (3, 3, 1)  # how far two volumes in one are apart at most, by the figures of the first


class Source(NamedTuple):
    """Where a source stands in its line, and its parts as printed."""

    start: int
    end: int
    date: str
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def regular_sources(text: str) -> Iterator[Source]:
    """Every place of the text that has the regular form, from the left; `start` is the full stop after the journal."""
    if text[:4].isdigit():
        found = _REGULAR.match(text)
        if found and _is_sound(found):
            yield _settle(found, 0)
    candidates = list(_CANDIDATE.finditer(text))
    for candidate in candidates[-MAX_CANDIDATES:]:
        found = _REGULAR.match(text, candidate.end())
        if found and _is_sound(found):
            yield _settle(found, candidate.start())


def loose_source(text: str) -> Source | None:
    """The last place before any notice that has a regular or else a loose form, best one with volume or pages."""
    notice = NOTICE_START.search(text)
    return (notice and _last_source(text, notice.start())) or _last_source(text, len(text))


def _last_source(text: str, stop: int) -> Source | None:
    best: Source | None = None
    for source in regular_sources(text):
        if source.start < stop and (source.volume or source.pages):
            best = source
    if best:
        return best
    for pattern in (_LOOSE, _VOLUME_FIRST):
        for found in pattern.finditer(text, 0, stop):
            source = _settle(found, found.start())
            if is_date(source.date) and _has_number(source.volume) and _is_better(source, best):
                best = source
    return best


def _is_sound(found: re.Match[str]) -> bool:
    """Whether the date is one, or an issue's name ("2023 Special-Issue") that a volume or pages follow."""
    if is_date(found["dp"]):
        return True
    return len(found["dp"]) < MAX_ISSUE_NAME and any(map(str.isalnum, (found["vi"] or "") + (found["pg"] or "")))


def _has_number(volume: str | None) -> bool:
    """Whether a volume in a loose form has a digit, or is a roman number or letters such as "PP"."""
    return volume is None or volume.isupper() or any(c.isdigit() for c in volume)


def _is_better(source: Source, best: Source | None) -> bool:
    if best is None:
        return True
    return bool(source.volume or source.pages) or not (best.volume or best.pages)


def _settle(found: re.Match[str], start: int) -> Source:
    """Sort out the forms in which volume and pages change places."""
    parts = found.groupdict()
    date = parts["dp"] or parts.get("date") or ""
    volume, issue = parts["vi"] or None, parts["ip"][1:-1] if parts["ip"] else None
    pages = parts["pg"] or parts.get("only") or parts.get("number") or None
    if not parts["vi"] and not issue and pages and ":" in pages:  # "2019:51:88-91": a colon stands for the semicolon
        inner = _INNER_VOLUME.fullmatch(pages)
        if inner and _has_number(inner["vi"]) and any(map(str.isdigit, inner["pg"])):
            volume, issue, pages = inner["vi"], inner["ip"] and inner["ip"][1:-1], inner["pg"]
    elif volume and not pages and not issue and _ARTICLE.fullmatch(volume):
        volume, pages = None, volume  # "2022 Dec 1;19417381221131570.": an article number
    elif volume and not pages and not issue and _is_range(volume):
        volume, pages = None, volume  # "1994;753-771."
    if not issue and not (volume and pages) and (both := _BOTH.fullmatch((volume or pages or "").strip())):
        volume, pages = both.groups()  # "2014;20, 264-269."
    return Source(
        start,
        found.end(),
        date.strip(),
        volume and volume.strip(),
        issue or None,
        (pages and pages.strip(" .")) or None,
    )


def _is_range(volume: str) -> bool:
    """Whether a volume is a range of pages: two volumes in one are neighbours."""
    found = _MANY.fullmatch(volume.strip())
    if found is None:
        return False
    first, last = found[1], found[2]
    behind = int(first[: max(0, len(first) - len(last))] + last) - int(first)
    return behind > _NEIGHBOURS[min(len(first), len(_NEIGHBOURS)) - 1]
