"""Pages that are no article: menus told by their shape, and the title of the page."""

import re
from collections.abc import Sequence

from cleaner.document import Block
from cleaner.fold import fold

MENU_RULE = "generic:menu"
UNDERLINE_RULE = "generic:underline"
REASONS = {
    MENU_RULE: "a run of short lines right behind the page's frame and above its text: a menu",
    UNDERLINE_RULE: "a line of signs that only underlines or parts",
}

_SITE_NAME = re.compile(r"(?P<title>.{4,}?)\s+(?:\||·|—|-|–|::)\s+(?P<site>[^|]{2,90})")
_SENTENCE_END = re.compile(r"[.!?:;…][\"')\]]*$")
_SIGNS = re.compile(r"[=\-_*~#|+ ]{3,}")
_MENU_WORDS = 5
_MENU_LINES = 3
_LONGEST_TITLE = 60  # characters of a title that nothing but its place shows


def mark_generic(blocks: Sequence[Block]) -> None:
    """Mark what no layout names but its shape gives away: menus above the page's own text."""
    run: list[Block] = []
    frame = False  # whether the line before the run was removed
    for block in blocks:
        if not block.key:
            continue
        if block.rule is None and _is_menu_line(block):
            run.append(block)
            continue
        _mark_run(run, frame)
        run = []
        if block.rule is None:
            return  # the page's own text begins
        frame = True
    _mark_run(run, frame)


def _is_menu_line(block: Block) -> bool:
    return (
        block.kind in ("line", "item")
        and len(block.key.split()) <= _MENU_WORDS
        and not _SENTENCE_END.search(block.text)
    )


def _mark_run(run: Sequence[Block], frame: bool) -> None:
    if frame and len(run) >= _MENU_LINES:
        for block in run:
            block.rule = MENU_RULE


def page_title(blocks: Sequence[Block]) -> str | None:
    """The title of a page that is no article.

    The head's title or a first line such as ``Title | Site`` without the site; else the first heading of the highest
    level; else a short first line that a sentence follows.
    """
    meta = next((block for block in blocks if block.kind == "meta"), None)
    if meta:
        return _without_site(meta.text, blocks)
    kept = [block for block in blocks if block.rule is None and block.key]
    if kept and _SITE_NAME.fullmatch(kept[0].text) and not _SENTENCE_END.search(kept[0].text):
        return _without_site(kept[0].text, blocks)
    headings = [block for block in kept if block.kind == "heading"]
    if headings:
        return min(headings, key=lambda block: block.level).text
    if len(kept) > 1 and _stands_as_title(kept[0], kept[1]):
        return kept[0].text
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
