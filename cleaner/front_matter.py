"""What a crawler wrote above the page: YAML front matter, or the header lines of a reader service."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from cleaner.document import Block
from cleaner.draft import Draft, RawAuthor

FRONT_MATTER_RULE = "text:front-matter"
REASONS = {FRONT_MATTER_RULE: "written above the page by the tool that fetched it"}

_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):\s*(?P<value>.*)")
# The lines that Jina-style readers put above the page.
_READER_KEYS = frozenset(("title", "url source", "published time", "markdown content", "warning", "number of pages"))
_ADDRESS_KEYS = ("url source", "url", "source", "source_url", "link", "canonical")
# What tools that know bibliographic records write above the text of one, and the record's keys.
_FIELDS = {
    "title": "title", "journal": "journal", "date": "date", "published": "date", "doi": "doi", "pmid": "pmid",
    "pmcid": "pmcid", "volume": "volume", "issue": "issue", "pages": "pages",
}  # fmt: skip
_BIBLIOGRAPHIC = frozenset(("journal", "doi", "pmid", "pmcid"))
# Addresses of which Trafilatura and its like take title, authors and journal from the metadata of the article.
_OF_ARTICLE = re.compile(
    r"https?://(?P<site>pmc|pubmed)\.ncbi\.nlm\.nih\.gov/(?:articles/PMC)?\d{3,9}/?(?:[?#].*)?", re.I
)
_SITE = re.compile(r"\s-\s(?:PMC|PubMed)$")
_NAME = re.compile(r"[^\W\d_][^\d;:@|]{2,80}")
_NO_JOURNAL = re.compile(r"pubmed|pmc|ncbi|.*\.(?:gov|org|com)", re.I)
_QUOTED = re.compile(r"\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)'")
_LONGEST = 40  # lines of front matter


def read_front_matter(blocks: Sequence[Block]) -> dict[str, str]:
    """Read and mark the front matter of a text page.

    Returns:
        Its keys, folded, with their values; empty where there is none.
    """
    first = next((block for block in blocks[: 2 * _LONGEST] if block.text), None)
    if first is None or not (first.text == "---" or _is_reader_line(first)):
        return {}
    shown = [block for block in blocks[: 2 * _LONGEST] if block.text]
    lines = _yaml(shown) if first.text == "---" else _reader(shown)
    entries: dict[str, str] = {}
    for block in lines:
        block.rule = FRONT_MATTER_RULE
        if found := _ENTRY.fullmatch(block.text):
            entries[found["key"].casefold()] = found["value"].strip(" '\"")
    return entries


def put_entries(draft: Draft, entries: Mapping[str, str]) -> None:
    """Take over what the front matter states of an article whose page has no citation.

    Where it names neither journal nor identifier, its title and date are those of a fetched page, and nothing is taken.
    """
    if "citation" in draft.one:
        return
    if _BIBLIOGRAPHIC.isdisjoint(entries):
        _put_metadata(draft, entries)
        return
    for name, key in _FIELDS.items():
        if value := entries.get(name):
            draft.put(key, value, "front matter")
    listed = entries.get("authors", "")
    names = [found["double"] or found["single"] for found in _QUOTED.finditer(listed)]
    if listed.startswith("[") and not draft.affiliations and {one.name for one in draft.authors} <= set(names):
        draft.authors = [RawAuthor(name) for name in names]  # the page may show but the first


def _put_metadata(draft: Draft, entries: Mapping[str, str]) -> None:
    """What a tool took from the metadata of an article of PMC or PubMed whose page is the record's.

    Its date is another one, and on PubMed its author and site are not the article's.
    """
    found = _OF_ARTICLE.fullmatch(address(entries) or "")
    title = _SITE.sub("", entries.get("title", ""))
    if not found or not title or "<" in title or draft.one.get("title", title) != title:
        return
    draft.put("title", title, "front matter")
    if found["site"].casefold() != "pmc":
        return
    names = [name.strip() for name in entries.get("author", "").split(";")]
    if not draft.authors and all(_NAME.fullmatch(name) for name in names):
        draft.authors = [RawAuthor(name) for name in names]
    journal = entries.get("sitename", "")
    if journal and not _NO_JOURNAL.match(journal):
        draft.put("journal_title", journal, "front matter")


def address(entries: Mapping[str, str]) -> str | None:
    """The page's address, where the front matter states it."""
    values = (entries.get(key, "") for key in _ADDRESS_KEYS)
    return next((value for value in values if value.startswith(("http://", "https://"))), None)


def _yaml(shown: Sequence[Block]) -> Sequence[Block]:
    """The lines between two ``---``."""
    end = next((at for at, block in enumerate(shown[1:_LONGEST], 1) if block.text in ("---", "...")), None)
    if end is None or not all(_ENTRY.fullmatch(block.text) or block.kind == "item" for block in shown[1:end]):
        return ()
    return shown[: end + 1]


def _reader(shown: Sequence[Block]) -> Sequence[Block]:
    """``Title: …``, ``URL Source: …``, ``Markdown Content:`` and their like; a title alone is no front matter."""
    head = list(takewhile(_is_reader_line, shown))
    return head if len(head) >= 2 else ()


def _is_reader_line(block: Block) -> bool:
    found = _ENTRY.fullmatch(block.text)
    return found is not None and found["key"].casefold() in _READER_KEYS
