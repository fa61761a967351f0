"""Pages that are no article: menus told by their shape, and the title of the page."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cleaner.document import HEADLINE_RULE, Block
from cleaner.fold import fold
from cleaner.html_blocks import OUTSIDE_RULE
from cleaner.lines import ends_sentence
from cleaner.shape import LINKS_RULE

MENU_RULE = "generic:menu"
_FRAME_MENU = "web-frame:menu"  # entries that are told by their words, and may stand among others
ADDRESS_RULE = "generic:address"
REPEATED_RULE = "generic:headline-again"
CAPTION_RULE = "generic:caption-again"
REASONS = {
    MENU_RULE: "a run of short lines right behind the page's frame and above its text: a menu",
    ADDRESS_RULE: "a bare address above the page's text: where it was found or sent to, not what it says",
    HEADLINE_RULE: "the headline of an article: the record's title, not its running text",
    REPEATED_RULE: "the headline of an article, once more",
    CAPTION_RULE: "a caption that is on the page already, such as below the picture and in a gallery",
}

_BY_SHAPE = frozenset((*REASONS, LINKS_RULE, OUTSIDE_RULE))
_SITE_NAME = re.compile(r"(?P<title>.{3,}?\S)\s++(?:\||·|—|-|–|::)\s+(?P<site>[^|]{2,90})")
_SENTENCE_END = re.compile(r"[.!?:;…][\"')\]]*$")
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+")
_DATA = re.compile(r"\b(?:19|20)\d\d\b|\w ?: \S")  # a date, or a label with its value
_MENU_WORDS = 5
_MENU_LINES = 3
_SHORTEST_SENTENCE = 40  # characters
_SHORTEST_HEADLINE = 12  # characters of a heading that the head's title holds
_LONGEST_TITLE = 60  # characters of a title that nothing but its place shows


def mark_generic(blocks: Sequence[Block]) -> None:
    """Mark what no layout names but its shape gives away: menus, lists of links, bare addresses."""
    _mark_links(blocks)
    _mark_menus(blocks)
    _mark_captions_again(blocks)


def _mark_captions_again(blocks: Sequence[Block]) -> None:
    seen: set[str] = set()
    for block in blocks:
        if block.kind == "caption" and block.rule is None and block.key:
            if block.key in seen:
                block.rule = CAPTION_RULE
            seen.add(block.key)


def _mark_links(blocks: Sequence[Block]) -> None:
    """Mark the lines of Markdown that are links, above the first sentence of the page or below the last."""
    shown = [block for block in blocks if block.key and block.rule is None]
    prose = [at for at, block in enumerate(shown) if block.where != "a" and _is_sentence(block)]
    if not prose:
        return
    links = [block for block in (*shown[: prose[0]], *shown[prose[-1] :]) if block.where == "a"]
    few = sum(len(block.text) for block in links) <= sum(len(shown[at].text) for at in prose)
    if few and len(links) >= _MENU_LINES:
        for block in links:
            if block.kind != "heading":
                block.rule = LINKS_RULE


def _mark_menus(blocks: Sequence[Block]) -> None:
    run: list[Block] = []
    frame = False  # whether the line before the run was removed
    for block in blocks:
        if not block.key:
            continue
        if block.rule is None and _ADDRESS.fullmatch(block.text):
            block.rule = ADDRESS_RULE
        if block.rule in (None, _FRAME_MENU) and _is_menu_line(block):
            run.append(block)
            continue
        _mark_run(run, frame)
        run = []
        frame = block.rule is not None
        if not frame and _is_sentence(block):
            return  # the page's own text begins
    _mark_run(run, frame)


def _is_menu_line(block: Block) -> bool:
    short = len(block.key.split(None, _MENU_WORDS)) <= _MENU_WORDS and not _SENTENCE_END.search(block.text)
    short = short and not _DATA.search(block.key)
    return short and block.kind in ("line", "item")


def _is_sentence(block: Block) -> bool:
    return block.kind != "heading" and len(block.text) >= _SHORTEST_SENTENCE and bool(_SENTENCE_END.search(block.text))


def _mark_run(run: Sequence[Block], frame: bool) -> None:
    if frame and len(run) >= _MENU_LINES:
        for block in run:
            block.rule = block.rule or MENU_RULE


def mark_headline(blocks: Sequence[Block]) -> None:
    """Mark the headline of an article as its title, and what repeats it.

    It is the first heading that the head's title begins with or holds; where none is, the page's only heading of the
    first level.
    """
    meta = next((block.key for block in blocks if block.kind == "meta"), "")
    headings = [block for block in blocks if block.kind == "heading" and block.key]
    first = [block for block in headings if block.level == 1]
    found = next((block for block in headings if len(block.key) >= _SHORTEST_HEADLINE and block.key in meta), None)
    found = found or (first[0] if len(first) == 1 else None)
    if found is None:
        return
    found.rule, found.field = HEADLINE_RULE, "title"
    for block in blocks:
        if block.rule is None and block.key == found.key:
            block.rule = REPEATED_RULE


def keep_something(blocks: Sequence[Block], shares: Mapping[str, float]) -> None:
    """Keep what names and shapes alone have removed where nothing else is left: a page is never emptied.

    Args:
        blocks: the page.
        shares: rule -> the largest part of a page's prose that it may take; what a rule of 1 removes stays removed.
    """
    if any(block.rule is None and block.key for block in blocks):
        return
    for block in blocks:
        if block.rule in _BY_SHAPE or shares.get(block.rule or "", 1) < 1:
            block.rule = None


def page_title(blocks: Sequence[Block], *, below: Sequence[str] = ()) -> str | None:
    """The title of a page that is no article.

    What was read as such; else the head's title or a first line such as ``Title | Site`` without the site; else the
    first heading of the highest level; else a short first line that a sentence follows.

    Args:
        blocks: the page, its frame marked.
        below: expressions for the line right below the title, where the layout knows any.
    """
    if stated := next((block for block in blocks if block.field == "title"), None):
        return stated.text
    if meta := next((block for block in blocks if block.kind == "meta"), None):
        return _without_site(meta.text, blocks)
    kept = [block for block in blocks if block.rule is None and block.key]
    if kept and _SITE_NAME.fullmatch(kept[0].text) and not _SENTENCE_END.search(kept[0].text):
        return _without_site(kept[0].text, blocks)
    headings = [block for block in kept if block.kind == "heading"]
    if headings:
        return min(headings, key=lambda block: block.level).text
    if above := _line_above(kept, below):
        return above
    if len(kept) > 1 and _stands_as_title(kept[0], kept[1]):
        return kept[0].text
    return None


def _line_above(kept: Sequence[Block], below: Sequence[str]) -> str | None:
    """The line above the first one that an expression fits, if it can be a title."""
    for above, block in pairwise(kept):
        if any(re.fullmatch(pattern, block.key) for pattern in below):
            return None if above.kind == "item" or ends_sentence(above.text) or " | " in above.text else above.text
    return None


def _without_site(text: str, blocks: Sequence[Block]) -> str:
    """Cut the site's name off, unless the page itself uses the whole text as a heading."""
    text = text.splitlines()[0] if text else text
    found = _SITE_NAME.fullmatch(text)
    if not found or any(block.kind == "heading" and block.key == fold(text) for block in blocks):
        return text
    return found["title"]


def _stands_as_title(first: Block, second: Block) -> bool:
    if first.kind != "line" or len(first.text) > _LONGEST_TITLE or _SENTENCE_END.search(first.text):
        return False
    return bool(_SENTENCE_END.search(second.text)) or " | " in second.text
