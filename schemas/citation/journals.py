"""Where a journal's name begins behind a title, in styles that print it with full stops, behind a comma or in full."""

import re

from schemas.citation.words import JOURNAL_WORDS, PREPRINT_SERVERS

MAX_JOURNAL = 200
"""The longest journal title that is looked for; NLM abbreviations stay below 80 characters."""

MAX_JOURNAL_WORDS = 14
MAX_ABBREVIATED = 4
"""Words between two full stops of an abbreviated name ("Proc. Natl. Acad. Sci. U. S. A.")."""

MIN_TITLE = 4
"""Words of a title whose words all have a capital, as its journal's."""

_NAME_NOUNS = frozenset("journal proceedings acta annals archives bulletin transactions physical the".split())
_SECTION = re.compile(r"(?:Section|Series|Part|Sect\.|Ser\.|Pt\.|U\.? ?S\.? ?A|[A-Z](?::|\Z))")

_CLOSED = r"[.,;]*[ ](?:[Ii]n:?[ ])?(?:(?=[A-Z0-9(])|(?<=[.,?!][\"\u201d\u2019'][ ])(?=[a-z]))"
_QUOTED = re.compile(
    rf"(?:[\"\u201c\u201e\u00ab]{{1,3}}+(?P<title>.{{8,600}}?)[,.]?[\"\u201d\u201c\u00bb]{{1,2}}"
    rf"|['\u2018]{{1,3}}+(?P<single>.{{8,600}}?)(?:[,.][\u2019']|(?<=[?!])[\u2019']|[\u2019'](?=[,.])|''|\u2019\u2019)){_CLOSED}"
)
_STOP = re.compile(r"(?<=\S)[ ]?[.?!][\"\u201d\u2019')\]]{0,2}[ ]?(?=[A-Z\u00c0-\u00de0-9(])")
_SMALL_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)\]])|(?<=[A-Z]{2}))[.?!][\"\u201d\u2019')\]]{0,2} (?=[a-z])")
_MIXED = re.compile(r"(?:[a-z]{1,4}[A-Z]{1,2}[a-z]{2,}(?:[A-Z][a-z]{2,})*+|npj)(?:,|\Z| )")
_SERVER = re.compile(
    rf"(?:^|[.?!,][\"\u201d\u2019')]{{0,2}} )(?:[Pp]reprint at )?"
    rf"(?P<name>(?:{'|'.join(PREPRINT_SERVERS)}|[BM][a-z]{{2}}Rxiv)(?: : [a-z ]{{5,40}})?(?: \[[Pp]reprint\])?)\.?\Z"
)
# NLM's titles of journals in series: "Nature reviews. Testing", "The Test journal of physiology. Part B".
_SERIES = re.compile(
    r"(?<=[.?!] )(?:[Tt]he )?(?:Nature (?:[Rr]eviews|[Cc]linical [Pp]ractice)|Lancet"
    r"|Science in China|Philosophical [Tt]ransactions\b[\w ]*+"
    r"|Proceedings(?: of the Royal Society(?: of London)?)?|JACC|Circulation|Cell [Rr]eports|Physical [Rr]eview"
    r"|Acta [Cc]rystallographica|Biochimica et [Bb]iophysica [Aa]cta|Mutation [Rr]esearch|European [Hh]eart [Jj]ournal"
    r"|Birth [Dd]efects [Rr]esearch|Comparative [Bb]iochemistry and [Pp]hysiology|Zeitschrift f[\w ]*+"
    r"|(?:(?:[A-Z][a-z]+ ){0,2}[Jj]ournals?|Archives|Annals) of [A-Za-z][\w, -]{2,60}"
    r"|[\w ]{0,12}[Cc]linics of North America)\. (?=[A-Z][^.?!]{0,120}\Z)"
)
_COUNTRIES = ("USA", "US", "UK", "U.S", "U.K")  # ends of titles, as of journals
_NO_ENDS = frozenset("spp subsp var etc viz approx resp incl".split())
_NOT_FIRST = frozenset("of and for in on de a an to et".split())
_SMALL = frozenset(
    "of the and for in on de la le les des du di der die das f\u00fcr und et en y e & a an to al del zur".split()
)


def split_at_journal(text: str) -> tuple[str | None, str]:
    """Part "TITLE. JOURNAL" (also "TITLE, JOURNAL" and a title in quotation marks); the title may be missing.

    Full stops inside the journal ("J. Test. Chem.") are told by the words before them.
    """
    quoted = _QUOTED.match(text)
    if quoted and len(text) - quoted.end() <= MAX_JOURNAL:
        return strip_stop(quoted["title"] or quoted["single"]), text[quoted.end() :].strip(" .,")
    if served := _SERVER.search(text, max(0, len(text) - MAX_JOURNAL)):
        return strip_stop(text[: served.start() + 1].rstrip(",")) or None, served["name"]
    at = series_start(text) or _small_start(text) or _journal_start(text)
    title, journal = text[:at].rstrip(), text[at:].strip(" ,;:")
    if not is_name(journal):
        comma = 0 if title and _opens_as_name(journal) else _comma_start(journal)
        comma = comma or (0 if title else _run_start(journal))
        title, journal = text[: at + comma].rstrip(" ,"), text[at + comma :].strip(" ,;:")
    elif not title and (comma := _parted_names(journal)):
        title, journal = journal[:comma].rstrip(" ,"), journal[comma:]
    if "." not in journal[:-1]:
        journal = journal.rstrip(" .")
    return strip_stop(title.rstrip(" ,;")) or None, journal if len(journal) <= MAX_JOURNAL else ""


def _journal_start(text: str) -> int:
    """Behind the last full stop that ends no abbreviated word of the journal."""
    stops = list(_STOP.finditer(text, len(text) - MAX_JOURNAL))
    at = last = stops[-1].end() if stops else 0
    for stop, before in zip(reversed(stops), [*reversed([s.end() for s in stops[:-1]]), 0], strict=False):
        piece = text[before : stop.start()]
        if _is_in_brackets(text[stop.end() :]):
            pass  # "(Testford, N.J.)"
        elif stop[0].strip()[0] != "." or not _is_abbreviated(piece, inside=before > 0 or at < last):
            tail = _tail_start(piece)
            return before + tail if tail else stop.end()
        at = before
    return at


def _is_in_brackets(text: str) -> bool:
    return text.count(")") > text.count("(")


def series_start(text: str) -> int:
    """Where a journal begins whose title names a series behind a full stop; 0 where none does."""
    found = _SERIES.search(text, max(0, len(text) - MAX_JOURNAL))
    return found.start() if found else 0


def _small_start(text: str) -> int:
    """Behind the last full stop, where a name that begins in lower case follows it: "eLife", "npj Tests", "nature".

    Behind mixed letters only words of a name follow; a name in lower case throughout is believed behind a whole title.
    0 where none does.
    """
    stops = list(_SMALL_STOP.finditer(text, max(0, len(text) - MAX_JOURNAL)))
    at = stops[-1].end() if stops else 0
    title, name = text[:at].rstrip(), text[at:].rstrip(" .")
    last = title.rstrip(".?!").rpartition(". ")[2].split()
    if not at or last[-1] in _NO_ENDS or (len(last) <= 2 and last[-1].casefold() in JOURNAL_WORDS):
        return 0
    if _MIXED.match(name):
        others = name.partition(" ")[2]
        return at if not others or is_name(others) or others[:2] in (": ", "[P", "[p") else 0
    words = name.split()
    whole = title.count(" ") > 1 and not is_name(title) and len(words) <= MAX_ABBREVIATED and words[0] not in _NOT_FIRST
    return at if whole and all(word.isalpha() and word.islower() for word in words) else 0


def _tail_start(piece: str) -> int:
    """Behind the last comma of "TITLE, Proc" where an abbreviated word of a journal's name follows it; else 0."""
    comma = piece.rfind(", ") + 2
    if comma < 2 or piece[comma:] in _COUNTRIES:
        return 0
    return comma if _is_abbreviated(piece[comma:], inside=False) else 0


def _is_abbreviated(piece: str, *, inside: bool) -> bool:
    """Whether a piece that a full stop ends is part of a journal's abbreviated name.

    One word with a capital is one `inside` the reference: not a title of its own at the start of the text.
    """
    words = piece.split()
    if not words or len(words) > MAX_ABBREVIATED or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    return words[-1].casefold() in JOURNAL_WORDS or (len(words) == 1 and inside and len(piece) <= 9)


def abbreviated_start(text: str, at: int) -> int:
    """Where the name begins whose last word stands at a place: before the words in front of it that are abbreviated.

    "Effects on wheat. Theor. Appl. Genet": here only known abbreviations count, a sentence may be one word as well.
    """
    while text[at - 2 : at] == ". ":
        before = text.rfind(". ", max(0, at - MAX_ABBREVIATED * 12), at - 2) + 2
        words = text[before : at - 2].split()
        known = 0 < len(words) <= MAX_ABBREVIATED and words[-1].casefold() in JOURNAL_WORDS
        if before < 2 or not known or not all(word[:1].isupper() for word in words):
            break
        at = before
    return at


def is_abbreviation(text: str) -> bool:
    """Whether a text is nothing but a journal's abbreviated name, which initials and a name resemble: "Br. J. Test"."""
    words = text.replace(".", " ").casefold().split()
    return len(words) > 1 and words[0] in JOURNAL_WORDS and sum(w in JOURNAL_WORDS for w in words) * 2 > len(words)


def _comma_start(text: str) -> int:
    """Behind the last comma that a journal's name can follow."""
    at = len(text)
    while (at := text.rfind(", ", max(0, len(text) - MAX_JOURNAL), at)) > 0:
        if is_name(text[at + 2 :]) and not _is_in_brackets(text[at:]):
            return at + 2
    return 0


def _opens_as_name(text: str) -> bool:
    """Whether what stands before the first comma is a journal's name: the commas are its own."""
    first = text.partition(",")[0]
    return is_name(first) or first.partition(" ")[0].casefold() in _NAME_NOUNS


def _parted_names(text: str) -> int:
    """Behind the last comma of "A Title in Capitals, Test Journal"; 0 in the name of a journal that has one itself."""
    comma = text.rfind(", ")
    first, last = text.split(" ", 1)[0].strip(".,").casefold(), text[comma + 2 :]
    if text.count(" ", 0, max(comma, 0)) + 1 < MIN_TITLE or first in _NAME_NOUNS or _SECTION.match(last):
        return 0
    return comma + 2 if is_name(last) else 0


def _run_start(text: str) -> int:
    """Where the words with a capital begin that end a text without a mark before its journal; 0 where all have one."""
    words = text.split(" ")
    at = len(words)
    while at and words[at - 1].strip(".").casefold() in JOURNAL_WORDS:
        at -= 1
    if at >= len(words) - 1:
        while at and (words[at - 1][:1].isupper() or words[at - 1] in _SMALL):
            at -= 1
    while at < len(words) and not words[at][:1].isupper():
        at += 1
    return len(" ".join(words[:at])) + 1 if 0 < at < len(words) else 0


def is_name(text: str) -> bool:
    """Whether every word is one of a journal's name as printed: with a capital, or a small joining word."""
    words = text.replace("-", " ").split()
    return (
        len(words) <= MAX_JOURNAL_WORDS
        and text[:1].isupper()
        and all(word.strip("(),.:&")[:1].isupper() or word in _SMALL for word in words)
    )


def strip_stop(title: str) -> str:
    """Without the full stop that the citation adds; an ellipsis keeps its own."""
    title = title.strip()
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("...") else title
