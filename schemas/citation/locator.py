"""Where a reference says that its article is found: year, volume, issue and pages, in the order of any style.

    Y ; V (I) : P  |  (Y) V, P  |  V (I), P (Y)  |  V (Y) P  |  V : P, Y  |  V (I), P   (Y behind the authors)
    vol. V,I (Y): P  |  vol. V,I P. D Mon. Y  |  , P. D Mon. Y   (PubMed's MLA)      V.I (Y): P   (Google Scholar's)

The place ends the reference, but for identifiers and remarks: only its last characters are looked at.
"""

import re
from typing import NamedTuple

from schemas.citation.source import DASH, MONTH, YEAR
from schemas.dates import is_date

REACH = 160
"""Characters from the end in which a place begins."""

_WORDS = (
    r"D(?:OI\b[ ]?[.:=]?[ ]?(?=\S)|oi\b[ ]?[.:=]?[ ]?(?=10\.|https?:))",  # a family name as well
    r"doi\b[ ]?[.:=]?[ ]?(?=\S)",
    r"www\.",
    r"arXiv:",
    r"P(?:MC?ID|ubMed PMID|ubMed(?=:)|ublished(?: online|:))\b",
    r"Epub\b",
    r"A(?:vailable(?=:|[ ](?:from|at|online|in|https?:|www)\b)|ccessed(?=:|[ ](?:on|[A-Z0-9])))",
    r"Retrieved\b",
    r"ISSN\b",
    r"Bibcode:",
    r"JSTOR\b",
    r"S2CID\b",
)
# Each alternative begins with one character, of which few are in a reference: there it is told that a word begins.
_BEHIND = re.compile(
    "|".join(rf"{word[0]}(?<!\w\w){word[1:]}" for word in _WORDS) + r"|1(?<![\w./]1)0\.[0-9]{4,9}/|https?:/"
    r"|\[(?:[Ee]pub|[Ii]n |Article in|DOI|doi|pii|PM|Pub|[Cc]ross|cited|[Aa]ccessed|[Pp]ublished)"
    r"|\((?:in|In|Article in) [A-Z]"
)
_LAST_YEAR = re.compile(rf"(?:(?<![\s,;])[\s,;]++)?\(({YEAR})\)\s*+\.?$")

DATE = (
    rf"(?:(?:[0-9]{{1,2}}\.?[ ])?{MONTH}(?:[ ]?[-/\u2013][ ]?{MONTH})?,?[ ](?:[0-9]{{1,2}},?[ ])?)?"
    rf"{YEAR}(?![0-9])[a-f]?(?:[ ,]+{MONTH}(?:[ ]?[-/\u2013][ ]?{MONTH})?(?:[ ][0-9]{{1,2}}(?![\w(]))?)?"
)
_MARK = r"[ ]*+[,;:.]?[ ]*+"
_PAGE = r"[A-Za-z]{0,5}[0-9]\w*(?:\.[0-9A-Za-z]+)*"
_VOLUME = (
    rf"[A-Za-z]{{0,3}}[0-9]{{1,5}}[A-Za-z]{{0,2}}(?:[ ]?{DASH}[ ]?[0-9A-Z]{{1,4}})?|[IVXLC]+(?![a-z])(?=[ ]?[(,:])"
)
_VOLUME_LABEL = r"(?:[Vv]ol(?:umes?)?|VOL|Bd|Band|[Vv]|[Tt]|[Tt]ome?)\b\.?[ ,:]{0,2}"
_ISSUE_LABEL = r"(?:[Nn]o|NO|[Nn]um|[Nn]umber|[Ii]ss(?:ue)?|[Nn]r|[Nn]\u00b0|\#|Heft|H(?=[. ]))(?![a-z])[ .:]{0,2}"
_NUMBER = r"(?:[Ss]uppl(?:e(?:ment)?)?(?:_|\.?[ ])|Pt[ ]|[A-Z]{1,2})?[0-9]+(?:[-\u2013/.][0-9]+)?[A-Z]?(?!\w)"
DAY = rf"(?:[0-9]{{1,2}}[ ])?{MONTH}[ ]{YEAR}(?![0-9])"  # as the MLA prints it
_JOINS = (  # the issue, in the MLA of PubMed
    rf"(?:[0-9]{{1,5}}(?=[ ]\({YEAR}\)\Z)|[^,.;:()]{{1,20}}(?:\([^()]{{1,20}}\))?"
    rf"(?=[ ]\({YEAR}\):|[ ](?:[^\s.]|\.(?=\w)){{1,30}}\.[ ]{DAY}))"
)
_PAGE_LABEL = r"(?:[Pp][Pp]?|[Pp]ages?|pg|S|Seiten?|e?[Aa]rt(?:icle)?(?:[ ](?:[Nn]o|ID|[Nn]umber))?|ID)\b\.?[ :]{0,2}"
_PLACE = re.compile(
    rf"""(?<![\w\-\u2013/.])
    (?:\(?[ ]?(?P<before>{DATE})[ ]?\)?{_MARK})?
    (?P<label>{_VOLUME_LABEL})?(?P<vi>{_VOLUME})
    (?P<part>(?(label)(?!,{_JOINS}))
        [ ,]{{1,2}}(?:[Ss]uppl(?:ement)?|Pt|[Pp]art|[Ss]pec[ ]No)\.?(?:[ ][0-9A-Z]{{1,3}})?)?
    (?:[ ]?\((?!{YEAR}\))(?:{_ISSUE_LABEL})?(?P<ip>[^()]{{1,40}}(?:\([^()]{{1,20}}\))?[^()]{{0,20}})\)
      | [ ]?[,;:/]?[ ]?{_ISSUE_LABEL}(?P<number>{_NUMBER})
      | \.[ ](?P<dotted>[0-9]{{1,5}})(?=[ ]\({DATE}\)|,[ ]pp?\.)
      | \.(?P<glued>[0-9]{{1,5}}(?:{DASH}[0-9]{{1,5}})?|[Ss]uppl[\w.-]{{0,5}}|S[0-9]{{1,3}})(?=[ ]\({YEAR}\)(?::|\Z))
      | (?(label),(?P<joined>{_JOINS})|(?!)) )?
    (?:[ ][Ss]uppl\b\.?)?
    (?(before)|(?:{_MARK}\(?[ ]?(?P<between>{DATE})[ ]?(?:\)|(?!\ ?\({YEAR}|\.\ {DAY})))?)
    (?:{_MARK}(?:{_PAGE_LABEL})?(?!(?<=[0-9])[0-9])
        (?P<pg>{_PAGE}(?:[ ]?(?:{DASH}{{1,2}}|to)[ ]?{_PAGE})?(?:,[ ]?[0-9]+{DASH}[0-9]+){{0,3}}
        (?:,[ ][ivxl]+(?:{DASH}[ivxl]+)?(?![\w.]))?
        (?:[;,][ ](?:discussion|author[ ]reply|quiz)[ ][0-9]\S*)?)(?:[ ]?pp?\b)?)?
    (?:{_MARK}\(?[ ]?(?P<after>{DATE})[ ]?\)?)?
    (?:[ ]\([0-9]+[ ]?pp?\.?\))?[ ]*+\Z""",
    re.VERBOSE,
)
_PAGED = re.compile(
    rf"""(?<![\w\-\u2013/.])(?:\(?(?P<before>{DATE})\)?{_MARK})?
    (?:[Pp][Pp]?|[Pp]ages?|Article(?:[ ](?:[Nn]o|ID|[Nn]umber))?)\b\.?[ ]?
    (?P<pg>{_PAGE}(?:[ ]?{DASH}[ ]?{_PAGE})?)
    (?:[ ,.;]{{0,3}}(?P<label>[Vv]ol)\.[ ]?(?P<vi>[0-9]+),?[ ]?[Nn]o\.?[ ]?(?P<ip>[0-9]+))?
    (?:{_MARK}\(?(?P<after>{DATE})\)?)?[ ]*+\Z""",
    re.VERBOSE,
)
# PMC's older pages part them by type alone: "J Test Med 2002831087-1093".
_GLUED = re.compile(
    rf"(?<![\w/.-])(?P<dp>{YEAR})"
    rf"(?:(?P<vi>[1-9][0-9]{{0,2}})\((?P<ip>[^()]{{1,20}})\)(?P<first>[0-9]{{1,5}})|(?P<run>[1-9][0-9]{{1,8}}))"
    rf"(?P<dash>{DASH})(?P<last>[0-9]{{1,5}})\Z"
)
# No volume, or one that is the year: "Test Rep 2015, 45-52".
_YEARLY = re.compile(rf"(?P<dp>{YEAR})(?::|,)[ ]?(?P<pg>{_PAGE}[ ]?{DASH}[ ]?{_PAGE})")
_MAX_BARE = 4
# What a number counts that is no volume.
_COUNTED = re.compile(
    rf"(?<!\w)(?:(?i:version|edition|release|no|number|part|vo?l?|ver|type|phase|level|grade|chapter|section|book|table"
    rf"|figure|covid|day|week|year|study)|{MONTH})\.?[ -]?\Z"
)
_DAYS = re.compile(r"\.| [^\W\d]")
_MAX_VOLUME = 3  # digits, where nothing parts it from the pages
_ONLINE = re.compile(rf"(?:Published online|Epub ahead of print):? (?P<dp>{DATE})(?=[.;]|$)")
_AHEAD = (
    r"(?:[Ii]n [Pp]ress|[Ff]orthcoming|[Aa]dvance (?:[Oo]nline )?(?:[Pp]ublication|[Aa]ccess)|[Aa]rticle in [Pp]ress"
    r"|(?:[Ee]-?pub|(?:[Pp]ublished )?[Oo]nline) [Aa]head of [Pp]rint)"
)
_PRESS = re.compile(rf"(?:[ .,;(]+(?P<dp>{YEAR}))?[ .,;(\[]+{_AHEAD}(?:,? (?P<late>{YEAR}))?[)\]]?[ .]*\Z")
_NAMED = re.compile(rf"10\.[0-9]{{4,9}}/\S++[ ](?:(?P<dp>{DAY})(?=,[ ]doi:)|(?P<ahead>{_AHEAD}))")
_PRESSED = re.compile(rf"(?:\[{_AHEAD}[^\[\]]{{0,40}}\]|{_AHEAD})(?=[ .,;]*(?:\Z|https?:|[Dd][Oo][Ii]\b|10\.|PM|\[))")
# An article that only a number of its own places, with a day as the MLA prints it or alone.
_NUMBERED = re.compile(rf",[ ](?=[^\s,;0-9]*+[0-9])(?P<pg>(?:[^\s,;.]++|\.(?=\w))++)(?:\.[ ](?P<dp>{DAY}))?\Z")
_LAST_DATE = re.compile(rf"(?:(?<![ .,;(])[ .,;(]++(?P<dp>{DATE}))?\)?\Z")


class Place(NamedTuple):
    """Where a place stands in its reference, and its parts as printed."""

    start: int
    end: int
    date: str | None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    late_year: int | None = None
    numbered_year: str | None = None
    in_press: bool = False
    glued: bool = False
    bare: bool = False


def find_place(text: str) -> Place | None:
    """The place at the end of a reference; None where there is none.

    Returns:
        The place: `start` and `end` are its bounds, identifiers and remarks come after. `late_year` is where a year in
        brackets stands behind even these. `date` is None where the year must stand with the authors; `in_press`: it may
        be missing. `numbered_year` begins the number of a preprint. `bare`: a number alone, which is a volume only
        behind the name of a journal.
    """
    end = remarks_start(text)
    behind, core = end < len(text), text[:end].rstrip(" .,:;([")
    if pressed := _PRESS.search(core, len(core) - 60):
        return _pressed(core, pressed)
    late = _LAST_YEAR.search(text, max(end, len(text) - 20)) if behind else None
    found = _PLACE.search(core, len(core) - REACH)
    if found is None or not (found["pg"] or found["before"] or found["between"] or found["after"]):
        found = _PAGED.search(core, len(core) - REACH) or found
    if found is None and (named := _NAMED.match(text, end)):
        return Place(len(core), named.end(), named["dp"], in_press=named["ahead"] is not None)
    if found is None and behind and (online := _ONLINE.match(text, end)):
        return Place(end, online.end(), online["dp"], in_press=True)
    place = (_settle(found, late) or _bare(core, found, late, identified=behind) if found else None) or _unglue(core)
    if place and place.bare and not place.date and behind and (online := _ONLINE.match(text, end)):
        return place._replace(end=online.end(), date=online["dp"], in_press=True)
    if place is None and _PRESSED.match(text, end) and (dated := _LAST_DATE.search(core, len(core) - REACH)):
        return Place(dated.start(), len(core), dated["dp"], in_press=True)
    if place is None and (number := _NUMBERED.search(core, len(core) - REACH)) and number["dp"]:
        return Place(number.start(), number.end(), number["dp"], pages=number["pg"])
    return place


def _bare(core: str, found: re.Match[str], late: re.Match[str] | None, *, identified: bool) -> Place | None:
    """A volume alone, behind a year and a semicolon or with nothing but a year behind it: "Test Rep 6 (2016)"."""
    if found.re is not _PLACE:
        return None
    volume, before, after = found["vi"], found["before"], found["between"] or found["after"]
    if not volume.isdigit() or len(volume) > _MAX_BARE or found["label"] or (before and after) or found["pg"]:
        return None
    if before and core[found.end("before") : found.end("before") + 1] not in (
        (";", ")", ",") if identified else (";", ")")
    ):
        return None
    if core[: found.start()].rstrip(" ,;(")[-1:] in ":0123456789" or (after and _DAYS.match(core, found.end("vi"))):
        return None  # "12:45, 2015", "8 August 2007", "67. 15 Jul. 2015"
    date = before or after or (late[1] if late else None)
    if _COUNTED.search(core, 0, found.start()) or (date is None and _LAST_YEAR.match(f"({volume})")):
        return None
    end_of_rest = late.start() if late and not (before or after) else None
    return Place(found.start(), found.end(), date, volume, late_year=end_of_rest, bare=True)


def _pressed(core: str, pressed: re.Match[str]) -> Place:
    """The place in front of "in press", where the article has its volume and pages, or its number, already."""
    before, at, date = core[: pressed.start()], len(core) - REACH, pressed["dp"] or pressed["late"]
    found = _PLACE.search(before, at)
    place = _settle(found, None) if found else None
    if place and place.volume and place.pages:
        return place._replace(end=pressed.end(), date=place.date or date, in_press=True)
    number = None if date else _NUMBERED.search(before, at)
    if number:
        return Place(number.start(), pressed.end(), number["dp"], pages=number["pg"], in_press=True)
    return Place(pressed.start(), pressed.end(), date, in_press=True)


def _unglue(core: str) -> Place | None:
    """Part year, volume and pages where no mark does: the first page has as many digits as the last, or one less."""
    found = _GLUED.search(core, len(core) - REACH)
    if found is None:
        return None
    date, issue, last = found["dp"], found["ip"], found["last"]
    for digits in (len(last), len(last) - 1):
        volume, first = (found["vi"], found["first"]) if issue else (found["run"][:-digits], found["run"][-digits:])
        if 0 < len(volume) <= _MAX_VOLUME and first[0] != "0" and int(first) <= int(last):
            return Place(found.start(), found.end(), date, volume, issue, first + found["dash"] + last, glued=True)
    return None


def remarks_start(text: str) -> int:
    """Where the identifiers and remarks at the end of a reference begin."""
    behind = _BEHIND.search(text)
    return behind.start() if behind else len(text)


def _settle(found: re.Match[str], late: re.Match[str] | None) -> Place | None:
    parts = found.groupdict()
    dates = [parts[name] for name in ("before", "between", "after") if parts.get(name)]
    issue = next((parts[name] for name in ("ip", "number", "dotted", "glued", "joined") if parts.get(name)), None)
    if dates and not (parts["pg"] or issue or parts["label"]) and (yearly := _YEARLY.fullmatch(found[0])):
        return Place(found.start(), found.end(), yearly["dp"], pages=yearly["pg"])
    if parts["before"] and parts["pg"] == parts["before"] and parts["vi"]:  # "Test Rep 2015: 45-52, 2015"
        return Place(found.start(), found.end(), parts["before"], parts["before"], issue, parts["vi"])
    if len(dates) > 1 or not (parts["pg"] or issue or parts["label"]) or not all(map(is_date, dates)):
        return None
    if parts["ip"] and found.end("ip") + 1 == found.start("pg"):  # "2014 Feb 27; 23(2)251": no place is printed so
        return None
    date = dates[0] if dates else late[1] if late else None
    volume = (parts["vi"] or "") + (parts.get("part") or "").rstrip(" ,")
    end_of_rest = late.start() if late and not dates else None
    return Place(found.start(), found.end(), date, volume or None, issue, parts["pg"], end_of_rest)
