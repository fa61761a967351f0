"""Plain text, Markdown, reader and browser dumps -> blocks, one a line; together they are exactly the input."""

import re

from cleaner.document import Block, BlockKind
from cleaner.fold import collapse, fold, fold_collapsed
from cleaner.markup import bare, is_link, unescaped, unmarked

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[•◦▪‣·*+-]|\*\s)\s+(?=\S)")
_HEADING = re.compile(r"[ \t]*(?P<marks>#{1,6})\s+(?=\S)")
_MARKED_HEADING = re.compile(r"^(?:#{1,6} \S|={5,}$|-{5,}$)", re.M)
_LINK = re.compile(r"\[[^\[\]\n]{0,1000}\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\s*\)")
_PANDOC = re.compile(r"^[ \t]*(?::{3,}(?:[ \t]|$)|</?(?:div|span|a|img)\b)", re.M)
_UNDERLINE = re.compile(r"={3,}|-{3,}|(?:\* ?){3,}|_{3,}")
UNDERLINE_RULE = "text:underline"
MARKUP_RULE = "text:markup"
REASONS = {
    UNDERLINE_RULE: "a line of signs that only underlines or parts",
    MARKUP_RULE: "nothing but markup: a division, an anchor, a picture without words",
}
_DIVISIONS = 5  # lines that open or close one, of a page that Pandoc made
_LYNX = re.compile(r"\((?:BUTTON|IMAGE|LINK)\)\s*|\[(?:x|X| )\]\s+")


def text_blocks(content: str, *, markdown: bool) -> list[Block]:
    """Cut a text page into its lines.

    Args:
        content: the whole page.
        markdown: whether links, emphasis and heading marks are markup to be read, not text.

    Returns:
        One block a line, empty lines too; ``content[block.start:block.end]`` joined is `content`.
    """
    blocks: list[Block] = []
    start = 0
    for line in (unmarked(content) if markdown else content).splitlines(keepends=True):
        end = start + len(line)
        blocks.append(_block(line, content[start:end], start, end) if markdown else _line(line, start, end))
        start = end
    _mark_underlines(blocks)
    return blocks


def _block(line: str, source: str, start: int, end: int) -> Block:
    """A line of Markdown, `source` with its markup."""
    line = bare(line)
    if line.isspace() and not source.isspace():
        return Block(collapse(source), "", "line", start, end, rule=MARKUP_RULE)
    block = _line(line, start, end)
    if (text := unescaped(block.text)) != block.text:
        block.text, block.key = text, fold(text)
    if is_link(source):
        block.where = "a"
    return block


def _mark_underlines(blocks: list[Block]) -> None:
    """A line of signs below a line makes that line a heading (Markdown's setext form); alone it parts two passages."""
    above: Block | None = None
    for block in blocks:
        if _UNDERLINE.fullmatch(block.text):
            block.rule = UNDERLINE_RULE
            if above and above.kind == "line":
                above.kind, above.level = "heading", 1 if block.text[0] == "=" else 2
        above = block if block.key else None


def looks_like_markdown(content: str) -> bool:
    """Whether a text page is Markdown: it has links with addresses, Pandoc's divisions, or headings and other marks."""
    head = content[:20_000]
    if len(_LINK.findall(head)) >= 2:
        return True
    marked = bool(_MARKED_HEADING.search(head))
    return (marked and ("](" in head or "**" in head)) or len(_PANDOC.findall(head)) >= _DIVISIONS


def _line(text: str, start: int, end: int) -> Block:
    if text.isspace():
        return Block("", "", "line", start, end)
    kind: BlockKind = "line"
    level = 0
    if "(" in text or "[" in text:
        text = _LYNX.sub("", text)
    first = text.lstrip()[:1]
    if first in "•◦▪‣·*+-" and (bullet := _BULLET.match(text)):
        kind, level = "item", 1 + len(bullet["indent"].expandtabs(4)) // 4
        text = text[bullet.end() :]
    elif first == "#" and (heading := _HEADING.match(text)):
        kind, level = "heading", len(heading["marks"])
        text = text[heading.end() :].rstrip().rstrip("#")
    text = collapse(text)
    return Block(text, fold_collapsed(text), kind, start, end, level)
