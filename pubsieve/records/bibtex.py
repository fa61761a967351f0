"""BibTeX and BibLaTeX, read by bibtexparser, whose failed blocks name their lines."""

import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pubsieve.records.row import Bad, Read, Row, author, date, date_of_parts, group, undecoded, words

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_PLAIN = ("doi", "url", "pmid", "pmcid", "eprint", "issn")  # LaTeX would take their % for a comment
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_PAGE_TYPES = {"online", "electronic", "www"}


def read_bibtex(lines: Iterable[str]) -> Read:
    """The entries of a BibTeX file; a block that is none is bad by itself."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it warns of, we reject with its line
    text = "".join(lines)
    for block in parse_string(text).blocks:
        line = (block.start_line or 0) + 1
        last = line + (block.raw or "").rstrip().count("\n")
        if bad := undecoded(block.raw or "", line, last):
            yield bad
        elif isinstance(block, ParsingFailedBlock):
            yield Bad(f"is no BibTeX entry: {_reason(block.error)}", "bibtex-malformed", line, last)
        elif isinstance(block, Entry):
            raw = {field.key.lower(): str(field.value) for field in block.fields}
            yield Row(_record(block.entry_type.lower(), raw), line, last)


def _reason(error: Exception) -> str:
    said = str(getattr(error, "abort_reason", "")) or str(error).partition("Note:")[0]
    return " ".join(said.split()) or type(error).__name__


def _record(kind: str, raw: dict[str, str]) -> dict[str, Any]:
    values = {key: _verbatim(value) if key in _PLAIN else _text(value) for key, value in raw.items()}
    get = values.get
    issn = _ISSN.search(get("issn") or "")
    names = _names(raw.get("author", ""))
    complete = not names or names[-1].lower() != "others"  # how BibTeX says that there are more
    return {
        "kind": "page" if kind in _PAGE_TYPES else "article",
        "url": get("url"),
        "title": get("title"),
        "authors": [_author(name) for name in (names if complete else names[:-1])],
        "authors_complete": complete,
        "journal": get("shortjournal") or get("journal") or get("journaltitle") or get("booktitle"),
        "journal_title": get("journaltitle") or get("journal"),
        "issn": issn[0] if issn else None,
        "published": _date(values),
        "volume": get("volume"),
        "issue": get("number") or get("issue"),
        "pages": (get("pages") or "").replace("--", "-").replace("–", "-") or None,
        "doi": get("doi"),
        "pmid": get("pmid") or (get("eprint") if (get("eprinttype") or "").lower() == "pubmed" else None),
        "pmcid": get("pmcid") or get("pmc"),
        "abstract": get("abstract"),
        "keywords": words(get("keywords") or ""),
        "publication_types": ["Journal Article"] if kind == "article" else [],
        "language": get("language") or get("langid"),
    }


def _text(value: str) -> str:
    """The text that LaTeX would print, in one line."""
    if any(sign in value for sign in "\\{}$~") or "``" in value:
        value = _latex().latex_to_text(value.replace("\\%", "%").replace("%", "\\%"))
    return " ".join(value.split())


@lru_cache(maxsize=1)
def _latex() -> "LatexNodes2Text":
    """The library's reader of LaTeX, which takes the sign ^ for the accent."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    known.add_context_category("ascii", prepend=True, macros=[MacroTextSpec("textasciicircum", "^")])
    return LatexNodes2Text(latex_context=known, keep_comments=True)


def _verbatim(value: str) -> str:
    return re.sub(r"\\([_%&#$~])", r"\1", value).strip("{} \n")


def _names(value: str) -> list[str]:
    """The names of an author field, parted by "and" outside of braces."""
    names, start, depth = [], 0, 0
    for match in re.finditer(r"[{}]|(?<!\s)\s++and\s++", value, re.I):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            names.append(value[start : match.start()])
            start = match.end()
    return [name.strip() for name in [*names, value[start:]] if name.strip()]


def _author(name: str) -> dict[str, Any]:
    """A name in braces as a whole is a group's; ``Family, Jr, Given`` has its suffix in the middle."""
    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return group(_text(name))
    family, *others = (_text(part) for part in name.split(","))
    if len(others) == 2:
        return author(f"{others[1]} {family} {others[0]}", family=family, given=others[1], suffix=others[0])
    return author(_text(name))


def _date(values: dict[str, str]) -> dict[str, Any] | None:
    if stated := values.get("date"):
        return date_of_parts(stated.split("-")) if re.fullmatch(r"\d{4}(-\d\d){0,2}", stated) else date(stated)
    month = values.get("month", "")
    return date_of_parts(
        [values.get("year", ""), month if month.isdigit() else month.capitalize(), values.get("day", "")]
    )
