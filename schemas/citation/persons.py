"""The author part of a reference in other styles than PubMed's, where full stops stand in the names.

    NAME = Family, I. I.  |  I. I. Family  |  Family II  |  Family I.I.     LIST = NAME { (", " | "; " | " & ") NAME }

A list is read name by name from the start of the reference; it ends where the next text is no name.
"""

import re
from typing import NamedTuple

from schemas.article import Author
from schemas.citation.source import MONTH, YEAR
from schemas.inverted_names import read_inverted
from schemas.names import read_printed_names

MAX_PERSONS = 300

# The capitals of Latin alphabets, Greek and Cyrillic.
_EXTENDED = "".join(chr(code) for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_UPPER = rf"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0400-\u042f{_EXTENDED}]"
_GLUED = rf"(?:[dDlLO]['\u2019]|(?:de|van|von|di|la|le)(?={_UPPER}))?"  # "O'Roe", "deDoe"
_WORD = rf"{_GLUED}(?:{_UPPER}|ff)[^\W\d_]*+(?:['\u2019\u2010-][^\W\d_]+)*+"
_PARTICLE = (
    r"(?:[Vv]an|vander?|[Vv]on|[Dd]en?|[Dd]er|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Ee]l|al|bin|ter|ten"
    r"|zu|[Ll][ao]s|St\.?)[ ]"
)
_FAMILY = rf"(?:{_PARTICLE}){{0,3}}{_WORD}"
_SECOND = rf"(?:[ ](?:(?:{_PARTICLE}){{0,2}}|y[ ]){_WORD}){{0,3}}"  # "Roe de Poe", "Roe y Poe"
_STOPPED = rf"(?:[-\u2010]?(?!No|St|Dr|Mt|Pt|Vs){_UPPER}[a-z]?\.[ ]?(?:-(?:[a-z]\.)?)?)+"
_BARE = (
    rf"(?:{_UPPER}[adehsu]{_UPPER}{{1,2}}|{_UPPER}{{1,2}}(?:{_UPPER}[adehsu](?![a-z]))"
    rf"|{_UPPER}{{5,7}}(?=[,;])|{_UPPER}(?:[ -]?{_UPPER}){{0,3}}(?:-[a-z](?![a-z]))?)"
)
_JUNIOR = r"(?:,?[ ](?:[JS]r\.?|I{2,3}|IV|[23](?:nd|rd))(?![\w-]))?"
_LATE = r"(?:[ ](?:van(?:[ ]de[nr]?)?|von|d[aeou]|dos|del)(?=[,.;]))?"  # the Dutch order: "Doe MEL van den"
_AND = r"(?:and|&|und|et(?![ ]al)|y)"
_GOES_ON = rf"(?=[,;:&(]|[ ]{_AND}[ ])"
_NAME = re.compile(
    rf"""
      {_FAMILY}{_SECOND},[ ]?(?:{_STOPPED}{_JUNIOR} | {_BARE}(?=[,.;:&(]|[ ]\(|[ ]{_AND}[ ]))
    | {_STOPPED}{_FAMILY}(?:(?:[ ](?:{_PARTICLE})?{_WORD}){{1,2}}{_GOES_ON})?{_JUNIOR}
    | {_FAMILY}{_SECOND}[ ]
      (?:{_BARE}{_JUNIOR}{_LATE}(?![\w'\u2019-]|\.(?:[ -]?{_UPPER}\.|[,;]|[ ]{_AND}[ ])) | {_STOPPED})
      (?=[\s,.;:&(] | \Z | (?<=\.))
    | {_FAMILY}(?=,?[ ]et[ ]al)""",
    re.VERBOSE,
)
_FULL = re.compile(rf"{_WORD}(?:[ ]{_UPPER}\.)*+[ ]{_FAMILY}(?:[ ]{_WORD})?(?=\.|[ ]\(|{_GOES_ON})")
_INITIALED = rf"(?>{_WORD}(?:[ ]{_UPPER}\.)++[ ]{_FAMILY})"
_BETWEEN = rf"(?:,[ ](?:{_AND}[ ])?|[ ]{_AND}[ ])"
_INITIALED_LIST = re.compile(rf"{_INITIALED}(?:{_BETWEEN}{_INITIALED})++(?=\.[ ])")
_GIVEN = re.compile(
    rf"{_FAMILY},[ ]{_STOPPED}(?=,|[ ]?(?:{_AND}[ ]|[(\"\u201c0-9]))"
    rf"|(?:{_FAMILY},[ ])?(?:{_UPPER}\.[ ]?)*+{_WORD}"
    rf"(?:(?:[ ]|(?<=\.))(?:(?:{_UPPER}\.)+|{_FAMILY})){{0,3}}"
)
_JOINT = re.compile(rf"[ ]?(?:[,;](?:[ ]?(?:{_AND}|\u2026|\.\.\.))?|{_AND}(?=[ ]))[ ]?(?:&[ ])?")
_SPELLED = re.compile(r"[^\W\d_]{2}")
_OTHERS = re.compile(r"[ ]?[.,;]{0,2}[ ]?(?:and[ ])?(?:et[ ]al\b\.?|others\b|colleagues\b)")
LEFT_OUT = re.compile(r"[.,] (?:\u2026|\.\.\.) ")  # names, in front of the last one
_ROLE = re.compile(r"[ ,]*+\((?:[Ee]ds?|[Hh]rsg)\.?\)|,? [Ee]d(?:itor)?s?\b\.?(?=[ ,])")
_STOP = re.compile(
    r"[ ]?(?:[.:;,]+[ ]?|(?<=\.)[ ]?|(?<=\.[ ])|(?=[(\"\u201c'\u2018\[]))|[ ](?=(?:1[5-9]|20)[0-9]{2}[a-z]?[.,:;) ])"
)
PRESS = r"(?:in[ ]press|forthcoming|accepted|advance[ ]online[ ]publication)"
_BLANK = re.compile(rf" (?={_UPPER})")  # is enough behind "et al"
_MONTH_FIRST = rf"(?:[0-9]{{1,2}}[ ])?{MONTH}[ ](?:[0-9]{{1,2}},[ ])?{YEAR}(?![0-9])"  # Wikipedia
_YEAR = re.compile(
    rf"""(?: [(\[][ ]?
      (?: (?P<dp>{YEAR}(?![0-9])(?:,[ ]{MONTH}(?:[ ][0-9]{{1,2}})?)?|{_MONTH_FIRST})[a-z]?
          (?:,[ ](?P<later>(?i:{PRESS})))?
      | (?P<press>(?i:{PRESS})) | (?P<undated>(?i:n\.[ ]?d\.?|no[ ]date|undated)))(?:-?[a-z])?[ ]?[)\]](?:[ ]?[.:,;]+)?
    | (?P<bare>{YEAR})(?![0-9])[a-z]?(?:[ ]?[.:,;]+ | (?=[ ][A-Z"\u201c])) )[ ]*""",
    re.VERBOSE,
)


QUOTES = ('"', "\u201c", "'", "\u2018")


class Year(NamedTuple):
    """What stands behind authors where their year is due: where it ends, the date, and what stands in its place."""

    end: int
    date: str | None
    in_brackets: bool
    in_press: bool = False


class Persons(NamedTuple):
    """An author part: where what follows begins, the names, whether they are all, what says the year behind them."""

    end: int
    names: list[str]
    complete: bool
    year: Year | None

    def authors(self) -> list[Author]:
        """The names, read; behind a comma stand initials, whatever degree they resemble."""
        read = [read_inverted(name) for name in self.names]
        if not any(author.given and _SPELLED.search(author.given) for author in read):
            return read
        spelled = read_printed_names([name for name in self.names if "," not in name])
        return [author if "," in author.name else spelled.pop(0) for author in read]

    @property
    def date(self) -> str | None:
        """The year, where one is told."""
        return self.year.date if self.year else None

    @property
    def dated_in_brackets(self) -> bool:
        """Whether brackets hold the year, or say that there is none."""
        return self.year is not None and self.year.in_brackets


def initialed_names(text: str) -> tuple[int, list[str]]:
    """Full names, each with a stopped initial, at the start of a text: "John Q. Smith, Mary R. Jones. A title".

    Returns:
        Where they end, and the names; 0 and none where there are no two of them: "Smith J. Lung" is no name.
    """
    found = _INITIALED_LIST.match(text)
    return (found.end(), re.split(_BETWEEN, found[0])) if found else (0, [])


def find_persons(text: str) -> Persons | None:
    """The authors at the start of a reference, and the year that follows them; None where it does not start so.

    Names without initials are believed where there are several, or where a year or a quoted title follows them.
    """
    quoted = " \u201c" in text or ' "' in text  # the title: it tells where the names end
    plain = None
    for pattern in (_NAME, _FULL, _GIVEN):
        persons = _read(text, pattern)
        if persons is None:
            continue
        marked = persons.year or text[persons.end : persons.end + 1] in QUOTES
        if plain and len(persons.names) <= len(plain.names) and "," not in persons.names[0]:
            continue  # the last one is a name and the first word of a title: "Doe G Y. The “old” tests"
        if (pattern is _NAME and not quoted) or marked or (pattern is _FULL and not plain and len(persons.names) > 1):
            return persons
        plain = persons if pattern is _NAME else plain
    return plain


def _read(text: str, pattern: re.Pattern[str]) -> Persons | None:
    at, names = _walk(text, pattern)
    if not names:
        return None
    others = _OTHERS.match(text, at)
    at = others.end() if others else at
    role = _ROLE.match(text, at)
    at = role.end() if role else at
    stop = _STOP.match(text, at)
    if stop is None and not others and ";" in text[:at] and len(names) > 1:  # ACS: semicolons, and no stop at the end
        at, names[-1] = (at - 2, names[-1][:-2]) if names[-1].endswith(" A") else (at, names[-1])  # of "A title"
        stop = _BLANK.match(text, at)
    stop = stop or (_BLANK.match(text, at) if others else None)
    if stop is None:
        return None
    year = year_at(text, stop.end())
    complete = others is None and not LEFT_OUT.search(text, 0, at)
    return Persons(year.end if year else stop.end(), names, complete, year)


def year_at(text: str, at: int) -> Year | None:
    """The year that stands behind the authors, or what is printed in its place: "(in press)", "(n.d.)"."""
    found = _YEAR.match(text, at)
    if found is None:
        return None
    date, press = found["dp"] or found["bare"], found["press"] or found["later"]
    return Year(found.end(), date, in_brackets=found["bare"] is None, in_press=press is not None)


def _walk(text: str, pattern: re.Pattern[str]) -> tuple[int, list[str]]:
    """Names from the start on, as long as a joint and another name follow."""
    names: list[str] = []
    at = end = 0
    while len(names) < MAX_PERSONS:
        found = pattern.match(text, at)
        if found is None or (pattern is not _NAME and found[0].isupper()):
            break
        names.append(found[0].strip(" ,"))
        end = found.end()
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return end, names
