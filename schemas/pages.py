"""Pages as citations print them: ranges, article numbers, publisher item identifiers, and what is none of these.

Ranges follow the NLM indexing manual (chapter 10): repeated leading digits of the last page are left out
(``304-10`` is 304 to 310), sets are ``34-6, 87-91, 110-2``, ``passim``, ``contd`` and ``concl`` are words of their own.
"""

import re
from typing import Literal

from schemas.finding import Problem, Severity

PageKind = Literal["range", "single", "set", "roman", "article_number", "pii", "doi", "path", "unknown"]

MAX_PAGES = 300
"""Longer texts are no pages."""

MOST_IN_RANGE = 9_000
"""Pages from the first to the last of a range; more stand for none, unless a year opens an article number."""

_WIDE = re.compile(r"(?!0|(?:19|20)[0-9]{2}-)([0-9]{1,9})-([0-9]{5,9})")
_LEAVES = re.compile(r"[0-9]{1,3} ?pp?\.?")  # "14 p following 1234"
_DASH = r"[-\u2010-\u2015\u2212]"
_RANGE = re.compile(
    rf"(?<![\w.(/\u2010-\u2015-])(?P<prefix>(?:[0-9]+(?:[A-Za-z]+|\.)|[A-Za-z]*))(?P<first>[0-9]+)(?P<suffix>[A-Za-z]?)"
    rf"(?P<dash>\s*(?:{_DASH}|--)\s*)(?P<last>[0-9]+)(?P<end>[A-Za-z]?)(?![\w(./]|{_DASH}\w)"
)
_FULL_RANGE = re.compile(rf"([A-Za-z]*+[0-9][\w.]*+)\s*+{_DASH}++\s*+([A-Za-z]*+[0-9][\w.]*+)")
_FORWARDS = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_PII = re.compile(r"[SB][0-9X]{4}-?[0-9X]{4}\(?[0-9]{2}\)?[0-9]{5}-?[0-9X]", re.IGNORECASE)
_ROMAN = re.compile(rf"[ivxlcdm]+(?:\s*{_DASH}\s*[ivxlcdm]+)?", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:?\s*)?10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+", re.IGNORECASE)
_PATH = re.compile(r"/\S+|https?://\S+|\S+\.(?:xml|html?|pdf)", re.IGNORECASE)
_SINGLE = re.compile(r"[A-Za-z]{0,2}[0-9]{1,5}[A-Za-z]?")
_NUMBER = re.compile(r"[A-Za-z]{0,10}[-_.]?[0-9][\w.:()-]*|[A-Za-z]++[.:_-](?=[A-Za-z_.:-]*+[0-9])[\w.:-]++", re.ASCII)
# How Web of Science marks an article number, and pages that go on elsewhere ("664-+", "409-&").
_MARKS = re.compile(r"\AUNSP\s++(?=\S)|(?<=[0-9])-{0,2}[+&]\Z")
_PAGE_WORDS = re.compile(
    r"(?:[,;]\s*+|(?<!\s)\s++)?\b(?:discussion|author reply|reply|quiz"
    r"|passim|contd|cntd|concl|suppl\.?|following|passim)\b\s*+",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:publish(?:ed)?\s+)?(?:online\s+)?ahead[\s-]+of[\s-]+print|\(?forthcoming\)?|undefined|null|none|nan|n/?a"
    r"|in[\s-]press|online[\s-]first|articles?[\s-]in[\s-]press|early[\s-](?:view|access)|latest\s+articles|tba|tbd|unknown|-+|0+",
    re.IGNORECASE,
)


def expand_pages(text: str) -> str:
    """Print the last page of each abbreviated range in full: ``758-80`` becomes ``758-780``, ``E101-6`` ``E101-E106``.

    The end takes the leading digits of the start, and its prefix letters (a suffix counts where both carry the same).
    Never expanded: an end as long as the start or longer, roman numbers, an end with a prefix of its own, identifiers
    (pii, DOI, path), a start with leading zeros (an article number), and an end that would come before its start.

    Args:
        text: the pages as printed; everything but the abbreviated ends is kept.
    """
    if len(text) > MAX_PAGES or classify_pages(text) in ("pii", "doi", "path"):
        return text
    return _RANGE.sub(_expanded, text)


def _expanded(match: re.Match[str]) -> str:
    first, last, suffix, end = match["first"], match["last"], match["suffix"], match["end"]
    carries = match["prefix"][:1].isdigit()  # "129e1-4": short beside the whole page, whatever the last number's length
    if len(last) > len(first) or (len(last) == len(first) and not carries) or first[0] == "0" or end != suffix:
        return match[0]
    full = first[: len(first) - len(last)] + last
    if int(full) < int(first):
        return match[0]
    return f"{match['prefix']}{first}{suffix}{match['dash'].strip()}{match['prefix']}{full}{end}"


def page_span(text: str) -> tuple[str, str] | None:
    """First and last page of all that is printed: ``44; discussion 44-8`` gives ``("44", "48")``.

    Returns:
        Both pages in full, the same one twice for a single page or article number; None for a path or free text.
    """
    if classify_pages(text) in ("path", "doi", "unknown"):
        return None
    parts = _parts(expand_pages(text))
    ends: list[str] = []
    for part in parts:
        both = _FULL_RANGE.fullmatch(part)
        ends += both.groups() if both else re.split(_DASH, part) if _ROMAN.fullmatch(part) else [part]
    return (ends[0], ends[-1]) if ends else None


def classify_pages(text: str) -> PageKind:
    """What stands in the place of the pages; ``unknown`` for anything that is none of the known forms."""
    text = text.strip()
    if len(text) > MAX_PAGES:
        return "unknown"
    text = _MARKS.sub("", text)
    for kind, pattern in _KINDS:
        if pattern.fullmatch(text):
            return kind
    parts = _parts(text)
    if parts and all(_is_page(part) for part in parts):
        return "set" if len(parts) > 1 else "range" if _FULL_RANGE.fullmatch(parts[0]) else "single"
    return "article_number" if _NUMBER.fullmatch(text) else "unknown"


_KINDS: tuple[tuple[PageKind, re.Pattern[str]], ...] = (
    ("pii", _PII),
    ("doi", _DOI),
    ("path", _PATH),
    ("range", re.compile(rf"[0-9]+\s*(?:{_DASH}|--)\s*[0-9]+")),
    ("roman", _ROMAN),
    ("single", _SINGLE),
)


def _parts(text: str) -> list[str]:
    """The pages, each range apart: without the words between them, and without the brackets around what is added."""
    return [
        part.strip("[] ")
        for part in re.split(r"[,;]", _PAGE_WORDS.sub(";", _MARKS.sub("", text.strip())))
        if part.strip("[] ")
    ]


def _is_page(part: str) -> bool:
    return bool(
        _LEAVES.fullmatch(part) or _FULL_RANGE.fullmatch(part) or _SINGLE.fullmatch(part) or _ROMAN.fullmatch(part)
    )


def page_problems(text: str | None, field: str | None = "pages") -> list[Problem]:
    """``pages-reversed`` where a range runs backwards, ``pages-not-pages`` where a path, DOI or text stands instead."""
    if text and (wide := _WIDE.fullmatch(text)) and int(wide[2]) - int(wide[1]) > MOST_IN_RANGE:
        return [_problem("pages-not-pages", Severity.WARNING, field, text, "a range of thousands of pages")]
    if not text or ((plain := _FORWARDS.fullmatch(text)) and int(plain[1]) <= int(plain[2])):
        return []
    kind = classify_pages(text)
    if kind == "path":
        return [_problem("pages-not-pages", Severity.WARNING, field, text, "a file path or address, not pages")]
    if kind == "doi":
        return [_problem("pages-not-pages", Severity.INFO, field, text, "a DOI stands in the place of the pages")]
    if kind == "unknown":
        return [_problem("pages-not-pages", Severity.INFO, field, text, "neither pages nor an article number")]
    if kind in ("range", "set") and any(_runs_back(match) for match in _RANGE.finditer(expand_pages(text))):
        return [_problem("pages-reversed", Severity.WARNING, field, text, "the last page comes before the first")]
    return []


def _runs_back(match: re.Match[str]) -> bool:
    same_form = match["suffix"] == match["end"] and not match["prefix"] and match["first"][0] != "0"
    return same_form and int(match["last"]) < int(match["first"])


def is_volume_placeholder(text: str | None) -> bool:
    """Whether a volume or issue holds a stand-in: ``Publish Ahead of Print``, ``undefined``, ``Forthcoming``."""
    return bool(text and len(text) <= MAX_PAGES and _PLACEHOLDER.fullmatch(text.strip()))


def _problem(code: str, severity: Severity, field: str | None, value: str, message: str) -> Problem:
    return Problem(code=code, severity=severity, field=field, value=value, message=message)
