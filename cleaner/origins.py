"""Where on the page each field of a record stands: a selector or an element (HTML), a line number (text)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.fold import fold
from cleaner.page import RawPage
from schemas.article import Article, Author

FIELDS = tuple(
    key
    for key in Article.model_fields
    if key not in ("id", "source", "site", "kind", "text", "problems", "authors_complete")
)
_OFFSET = "character "  # in front of the place of a line of text
_LONGEST, _SHORTEST = 60, 4  # characters of a value that are looked for; less stands anywhere
_CITED = frozenset(
    "authors title journal journal_title published epub volume issue pages doi pmid pmcid language notices".split()
)
_ADDRESS = "the page's address"
_ADDRESSED = frozenset(("url", "pmid", "pmcid"))


LINE = re.compile(r"\bline (?P<number>\d+)\Z")  # ends a place in a text


def line_numbers(content: str) -> Callable[[int], int]:
    """What tells the 1-based lines of many offsets into a text."""
    ends = [end.start() for end in re.finditer("\n", content)]
    return lambda start: bisect_right(ends, start - 1) + 1


class Places:
    """Tells places of one page; the offsets of a text page become line numbers."""

    def __init__(self, page: RawPage) -> None:
        self._content, self._is_html = page.content, page.media == "html"

    def of_block(self, block: Block) -> str:
        """Where a block stands."""
        return block.where if self._is_html and block.where else self._line(block.start)

    def of_origin(self, origin: str) -> str:
        """Where a draft says that a field stands, without offsets."""
        return self._line(int(origin.removeprefix(_OFFSET))) if origin.startswith(_OFFSET) else origin

    def _line(self, start: int) -> str:
        line = start if self._is_html else self._content.count("\n", 0, start) + 1
        return f"line {line}"


def origins_of(draft: Draft, article: Article, blocks: Sequence[Block], places: Places) -> dict[str, str]:
    """Where each field of a record that has a value stands.

    Args:
        draft: the words that the record was made of.
        article: the record.
        blocks: those that it was read from.
        places: of the page.
    """
    read = {block.field: block for block in reversed(blocks) if block.field}
    citations = list(_citations(draft, places))
    values = article.__dict__
    found: dict[str, str] = {}
    for key in FIELDS:
        if not (value := values[key]):
            continue
        if origin := draft.origin.get(key):
            found[key] = places.of_origin(origin)
        elif key in read:
            found[key] = places.of_block(read[key])
        else:
            found[key] = _searched(key, value, citations, blocks, places)
    if "published" in found and (origin := _of_metadata(draft, article)):
        found["published"] = origin
    return found


def _of_metadata(draft: Draft, article: Article) -> str | None:
    """Where the page's metadata state the day of publication, if it was read from them."""
    read = "citation" not in draft.one and not draft.short_citation and "published" not in draft.origin
    same = article.published is not None and article.published.text == draft.one.get("date")
    return draft.origin.get("date") if read and same else None


def _citations(draft: Draft, places: Places) -> Iterator[tuple[str, str]]:
    """The citations of a record, the long one first, folded, each with where it stands."""
    for key, line in (("citation", draft.one.get("citation")), ("short_citation", draft.short_citation)):
        if line:
            name = "the citation" if key == "citation" else "the short citation"
            origin = draft.origin.get(key)
            yield fold(line), f"{name}, {places.of_origin(origin)}" if origin else name


def _searched(
    key: str, value: Any, citations: Sequence[tuple[str, str]], blocks: Sequence[Block], places: Places
) -> str:
    """Where a value stands, told by its words: the citation that states it, else the block that holds it."""
    words = fold(_words(value))[:_LONGEST]
    cited = (place for line, place in citations if words in line)
    if key in _CITED and (place := next(cited, None)):
        return place
    if key == "url":
        return _ADDRESS
    if len(words) >= _SHORTEST and (found := _holding(words, blocks)):
        return places.of_block(found)
    return _ADDRESS if key in _ADDRESSED else "the page"


def _holding(words: str, blocks: Iterable[Block]) -> Block | None:
    """The block that holds the words, or their beginning: a notice may run over several."""
    return next((block for block in blocks if words in block.key or _begins(words, block.key)), None)


def _begins(words: str, key: str) -> bool:
    return len(key) > _SHORTEST and words.startswith(key)


def _words(value: Any) -> str:
    """The words of a value as the page prints them; of a list those of its first item."""
    first = value[0] if isinstance(value, list) else value
    if isinstance(first, str):
        return first
    return str(first.name if isinstance(first, Author) else first.text)
