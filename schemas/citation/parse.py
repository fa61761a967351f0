"""Parse one citation line."""

import re
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized, normalize

from schemas.citation.brackets import brackets_last
from schemas.citation.checks import check
from schemas.citation.doubts import tell_doubts
from schemas.citation.front import DATE_LABEL, is_journal, read_front, split_journal
from schemas.citation.marks import LISTED, without_list_mark, without_markup, without_source_tags
from schemas.citation.model import Citation
from schemas.citation.respell import respell
from schemas.citation.source import YEAR, Source, loose_source, regular_sources
from schemas.citation.statements import NOTICE_START, read_statements
from schemas.citation.title_ends import TITLE_ENDS, read_title_end
from schemas.citation.unstopped import stop_authors
from schemas.citation.words import LINK_LABELS
from schemas.date_words import REGULAR_MONTHS
from schemas.dates import is_date, parse_date
from schemas.finding import Severity
from schemas.names import read_names

MAX_LINE = 100_000
"""Longer texts are no citation lines."""

MAX_LOOSE = 10_000
"""Lines longer than this are only read in the regular form: author lists of thousands are printed in no other."""

MAX_VALUE = 500
"""What a problem quotes of a line that is no citation."""

MAX_DATE = 60
"""Characters of the longest date that is printed alone."""

_BLANK = re.compile(r"[^\S ]")
_TAB = re.compile(r"[\t-\r]")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LINKS = re.compile(
    rf"(?<![\s\]])(?:\s*+\[{LINK_LABELS}\]|\s++- (?:PubMed|PMC|DOI)"
    r"|\s++(?:View Article|Google Scholar|PubMed/NCBI|Crossref)(?:\s*+:(?=\s))?+)++"
)
# The source of most records, or its tail, with nothing that any rule of the grammar could read otherwise.
_DAY = rf"(?:1[5-9]|20)[0-9]{{2}}(?: (?:{'|'.join(REGULAR_MONTHS)})(?: [1-9][0-9]?)?)?"
_PLAIN = re.compile(
    rf"(?!{DATE_LABEL}\.)"
    rf"(?P<journal>[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){{0,7}})?\. (?P<published>{_DAY});(?P<volume>[1-9][0-9]{{0,4}})"
    r"(?:\((?P<issue>[1-9][0-9]{0,3})\))?:(?P<pages>[1-9][0-9]{0,6}(?:-[1-9][0-9]{0,6})?)\."
    rf"(?: doi: (?P<doi>10\.[0-9]{{4,5}}/[A-Za-z0-9](?:[A-Za-z0-9()/_.-]*[A-Za-z0-9])?)\.)?"
    rf"(?: Epub (?P<epub>{_DAY})\.)?"
    r"(?: PMID: (?P<pmid>[1-9][0-9]{0,7})(?:; PMCID: (?P<pmcid>PMC[1-9][0-9]{0,8}))?\.)?"
)
# PubMed's short form of one, by an author whose name has letters only.
_PLAIN_SHORT = re.compile(
    rf"(?P<author>[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*)+) et al\. (?!{DATE_LABEL}\.)"
    rf"(?P<journal>[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){{0,7}})\. (?P<published>{_DAY})\."
)
_STOPLESS = re.compile(r"\[Preprint\]\. [^.;:]{4,20}\Z")
_LABELLED = re.compile(r", (?:vol|no|pp)\. ")
# A year behind authors, in what was read as the title.
_DATED = re.compile(
    rf"(?<=[^\W\d_][.,:*]) \((?P<dp>{YEAR})[a-z]?\)[.,:]? (?=[A-Z])|(?<=[^\W\d_]) \((?P<other>{YEAR})[a-z]?\)[.:] "
)
_NAMES = re.compile(r"[^\W\d_],? (?:[A-Z]\.[ -]?){1,4},|[^\W\d_] [A-Z]{1,3}, [^\W\d_]+ [A-Z]{1,3}(?:,|\Z)")
_CITED = re.compile(r" \[(?:cited|accessed|updated) [^\[\]]{4,40}\](?=[;:.](?!\s*+In: ))")


def parse_citation(line: str) -> Citation:
    """Parse one citation line of any known form; never raises.

    Args:
        line: the citation, one line (see `join_wrapped`).

    Returns:
        The citation; where the text is none, `ok` is False and `problems` says why (``citation-malformed``).
    """
    printed = _composed(line.strip())
    text = printed if printed.isascii() and printed.isprintable() else _BLANK.sub(" ", printed)
    if not text or len(text) > MAX_LINE:
        return _malformed(line, "the line is empty" if not text else f"longer than {MAX_LINE} characters")
    if plain := _PLAIN.fullmatch(text):
        return _plain(line, plain)
    if short := _PLAIN_SHORT.fullmatch(text):
        return _plain_short(line, short)
    if text[0] in '"\u201c' or "*" in text or " _" in text or "<" in text or "\\" in text or "](" in text:
        printed = _without_markup(line, printed)
        text = _BLANK.sub(" ", printed)
    if text[:1] in LISTED:
        text = without_list_mark(text)
    if len(text) <= MAX_DATE and is_date(text):
        return _only_date(line, text)
    citation = _regular(line, text) or _other(line, text)
    if stopped := stop_authors(citation, text):
        again = _regular(line, stopped) or _other(line, stopped)
        text, citation = (stopped, again) if again.ok and again.authors and again.title else (text, citation)
    if citation.ok and citation.journal and citation.style != "book" and _LABELLED.search(citation.journal):
        return _malformed(line, "a volume or issue that cannot be told from the journal")
    if citation.ok:
        _tell_style(citation, text, marked=text is not printed and len(text) < len(printed))
        if text != printed and citation.title:
            citation.title = _as_printed(citation.title, text, printed)
        if citation.title and citation.title.endswith(TITLE_ENDS):
            read_title_end(citation)
        check(citation)
        tell_doubts(citation)
    return citation


def _composed(printed: str) -> str:
    """With accents on their letters, and what AMA prints in brackets behind the title at its place."""
    if "[" in printed and ("ahead of print" in printed or "appears in" in printed):
        printed = brackets_last(printed)
    if not printed.isascii() and not is_normalized("NFC", printed):
        printed = normalize("NFC", printed)
    return printed


@lru_cache(maxsize=256)  # lines of one page, or of a few
def shared_citation(line: str) -> Citation:
    """As `parse_citation`, for steps that look at the same line: read once, shared, not to be changed."""
    return parse_citation(line)


def _without_markup(line: str, printed: str) -> str:
    """Without markup; tags go where the citation's own source has them, not one that its title tells of."""
    text = without_markup(printed)
    if "</" not in text or (untagged := without_source_tags(text)) == text:
        return text
    own = _regular(line, _BLANK.sub(" ", text))
    return text if own and "<" not in f"{own.journal}{own.volume}" else untagged


def _plain(line: str, found: re.Match[str]) -> Citation:
    parts: dict[str, Any] = found.groupdict()
    citation = Citation(line, **parts | {name: parse_date(parts[name]) for name in ("published", "epub")})
    citation.style = "pubmed" if citation.journal else "tail"
    check(citation)
    tell_doubts(citation)
    return citation


def _plain_short(line: str, found: re.Match[str]) -> Citation:
    citation = Citation(line, authors_complete=False, journal=found["journal"], style="short")
    citation.authors = read_names([found["author"]])
    citation.published = parse_date(found["published"])
    check(citation)
    tell_doubts(citation)
    return citation


def _tell_style(citation: Citation, text: str, *, marked: bool) -> None:
    """AMA prints no blank after `doi:`; a number, link labels or "et al." make PubMed's form Vancouver."""
    if citation.style not in ("pubmed", "loose"):
        return
    if citation.doi and "doi:10." in text:
        citation.style = "ama"
    elif marked or not citation.authors_complete or text.endswith("]"):
        citation.style = "vancouver"


def _as_printed(part: str, text: str, printed: str) -> str:
    """The part with the blanks (no-break, thin) that the line prints in it; `text` has each of them as a plain one."""
    at = text.find(part)
    shift = len(printed) - len(text)  # a number or label was cut off in front
    return _TAB.sub(" ", printed[at + shift : at + shift + len(part)]) if at >= 0 else part


def _regular(line: str, text: str) -> Citation | None:
    """The regular form: the first source whose whole remainder is known statements."""
    earlier: Source | None = None
    for source in regular_sources(text):
        citation = Citation(line)
        if read_statements(text, source.end, citation, strict=True) and not _ends_before_notice(text, source.start):
            located = source.volume or source.pages
            return (earlier and not located and _once(line, text, earlier)) or _founded(citation, text, source)
        if source.volume and source.pages and source.start == 0:
            return None  # the line begins with its source: what could be another one is other text
        if source.volume or source.pages:
            earlier = source
    return None


def _ends_before_notice(text: str, at: int) -> bool:
    """Whether a notice begins before a place, and the article's own source in a loose form before the notice."""
    notice = NOTICE_START.search(text, endpos=at)
    own = loose_source(text[: notice.start()]) if notice else None
    return own is not None and bool(own.volume or own.pages)


def _once(line: str, text: str, source: Source) -> Citation | None:
    """Read again without the second "TA. YEAR." that PubMed's lists of similar articles print behind the source."""
    _, journal = split_journal(text[: source.start])
    rest = text[source.end :].replace(f" {journal}. {source.date[:4]}.", "", 1)
    citation = Citation(line)
    if not read_statements(rest, 0, citation, strict=True):
        return None
    return _founded(citation, text, source)


def _founded(citation: Citation, text: str, source: Source) -> Citation | None:
    _fill(citation, source)
    return citation if read_front(citation, text[: source.start]) and _is_founded(citation) else None


def _is_founded(citation: Citation) -> bool:
    """Whether more than a year behind a full stop makes it a citation."""
    located = citation.volume or citation.pages or citation.doi or citation.pmid or citation.ahead_of_print
    if located or citation.style == "short":
        return True
    return citation.input.lstrip()[:1] == "." if citation.journal is None else is_journal(citation.journal)


def _other(line: str, text: str) -> Citation:
    """Everything else: other styles by their marks, then the loose forms of the source."""
    if len(text) > MAX_LOOSE:
        return _malformed(line, f"longer than {MAX_LOOSE} characters and not in PubMed's form")
    bare = " ".join(_CITED.sub("", _without_links(" ".join(_INVISIBLE.sub("", text).split()))).split())
    bare = respell(bare)
    if bare != text or _STOPLESS.search(text, len(text) - MAX_DATE):
        citation = _regular(line, bare if bare.endswith(".") else f"{bare}.")
        if citation is not None:
            return citation
    from schemas.citation.styles import read_other_style  # late: few lines need it, and every start would pay for it

    text = bare
    citation = None if _ends_before_notice(text, len(text)) else read_other_style(line, text)
    if citation is not None:
        return citation
    source = loose_source(text)
    if source is None:
        return _malformed(line, "no date of publication that a volume, pages, an identifier or the line's end follows")
    citation = Citation(line, style="loose")
    _fill(citation, source)
    read_statements(text, source.end + text.startswith(".", source.end), citation, strict=False)
    before = text[: source.start].rstrip()
    named = citation.doi or citation.pmid or citation.ahead_of_print
    if not (source.volume or source.pages or named or before == "."):
        return _malformed(line, "a date, but no volume, pages or identifier")
    if not read_front(citation, before.rstrip(" .,;(")):
        return _malformed(line, "no journal before the date")
    if _is_of_names(citation):
        return _malformed(line, "names where the journal is due")
    located = source.volume and source.pages and any(c.isdigit() for c in source.pages)
    if citation.rest and not (citation.authors or citation.doi or citation.pmid or located):
        return _malformed(line, "other text follows what could be a source")
    return citation


def _is_of_names(citation: Citation) -> bool:
    """Whether the date stood behind the authors: they are read as the journal, or the quoted title is left over."""
    if citation.rest.startswith(('"', "\u201c")):
        return True
    dated = _DATED.search(citation.title) if citation.title else None
    if dated and citation.published and int(dated["dp"] or dated["other"]) != citation.published.year:
        return True
    journal = citation.journal or ""
    if journal.count("\u201c") != journal.count("\u201d"):
        return True
    return "," in journal and _NAMES.search(journal) is not None


def _without_links(text: str) -> str:
    """The line without the labels of links at its end; none ends with a figure."""
    if text.rstrip(" .")[-1:].isdigit():
        return text
    runs = [run.span() for run in _LINKS.finditer(text)]
    return text[: runs[-1][0]] if runs and text[runs[-1][1] :].strip() in ("", ".") else text


def _fill(citation: Citation, source: Source) -> None:
    citation.published = parse_date(source.date)
    citation.volume, citation.issue, citation.pages = source.volume, source.issue, source.pages


def _only_date(line: str, text: str) -> Citation:
    """A line of a list of dates: no citation, but what it says is read all the same."""
    citation = Citation(line, ok=False, published=parse_date(text), style="none")
    citation.add_problem("citation-malformed", Severity.INFO, "citation", text, "not a citation: only a date")
    return citation


def _malformed(line: str, why: str) -> Citation:
    citation = Citation(line, ok=False, rest=line.strip(), style="none")
    citation.add_problem(
        "citation-malformed", Severity.ERROR, "citation", line.strip()[:MAX_VALUE] or None, f"not a citation: {why}"
    )
    return citation
