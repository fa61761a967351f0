"""Lines: joining wrapped ones, and telling a citation from prose."""

import re
from collections.abc import Callable, Iterable

from schemas.citation.front import is_journal
from schemas.citation.journals import MAX_JOURNAL_WORDS
from schemas.citation.model import Citation
from schemas.citation.parse import parse_citation
from schemas.pages import classify_pages

MAX_CITATION = 20_000
"""Longer lines are paragraphs; author lists of some thousand names exist, but not on one line of a page."""

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_UNDATED = ". ."
_CORE = re.compile(
    r"(?:1[5-9]|20)[0-9]{2}[^.()]{0,30}?[;:]|, (?:1[5-9]|20)[0-9]{2}\b|et al\. |\. (?:1[5-9]|20)[0-9]{2}"
    r"|\((?:1[5-9]|20)[0-9]{2}[a-z]?[,)]|(?:1[5-9]|20)[0-9]{2}, [0-9]+,? "
    r"|[a-z] (?:1[5-9]|20)[0-9]{2}\)\. [\"\u201c]|; [A-Z][a-z]{2}[^;.]{0,12} (?:1[5-9]|20)[0-9]{2}$"
)


def join_wrapped(lines: Iterable[str] | str) -> str:
    """Join a citation that was wrapped at a line's width: at blanks, and after hyphens, where no blank is put back.

    Args:
        lines: the lines, or one text with line feeds.
    """
    pieces = lines.splitlines() if isinstance(lines, str) else lines
    joined = ""
    for piece in pieces:
        text = piece.strip()
        if text:
            joined += text if not joined or (joined[-1] == "-" and joined[-2:] != " -") else f" {text}"
    return joined


def looks_like_citation(line: str) -> bool:
    """Whether a whole line is a citation (or its tail ``. DATE;V(I):P.``, or the short form); prose is not."""
    return whole_citation(line) is not None


def whole_citation(line: str, parse: Callable[[str], Citation] = parse_citation) -> Citation | None:
    """The citation that a whole line is (or its tail, or the short form); None for prose.

    Cheap for lines without a year; a sentence that quotes a citation has text around it and is none.

    Args:
        line: the line.
        parse: what reads it; `shared_citation` where others look at the same line.
    """
    text = line.strip()
    if not 6 <= len(text) <= MAX_CITATION or not (_YEAR.search(text) or text.endswith(_UNDATED)):
        return None
    if not _CORE.search(text):
        return None
    citation = parse(text)
    whole = citation.ok and (not citation.rest or citation.style == "book") and _is_sound(citation)
    return citation if whole else None


def _is_sound(citation: Citation) -> bool:
    located = bool(citation.volume or citation.pages)
    named = bool(citation.doi or citation.pmid or citation.ahead_of_print)
    if citation.journal is None:
        return citation.style == "tail"
    if citation.pages and " " in citation.pages and classify_pages(citation.pages) == "unknown":
        return False
    if not (is_journal(citation.journal) or (located and _is_journal_after(citation))):
        return False
    return located or named or citation.style in ("short", "book")


def _is_journal_after(citation: Citation) -> bool:
    """A journal in lower case ("Nature protocols") is believed where authors and a title stand before it."""
    journal = citation.journal or ""
    return (
        bool(citation.authors and citation.title and journal[:1].isupper()) and journal.count(" ") < MAX_JOURNAL_WORDS
    )
