"""Plain text, Markdown, reader and browser dumps -> blocks, one a line; together they are exactly the input."""

import re
from collections.abc import Callable
from html import unescape

from cleaner.browser_signs import has_link_numbers, mark_link_list, plain_lines
from cleaner.document import Block, BlockKind
from cleaner.filled import bare, unescaped
from cleaner.fold import collapse, collapse_in, fold, fold_collapsed, holds
from cleaner.markup import is_link, unmarked
from cleaner.targets import shows_targets, without_targets
from cleaner.wrapped import BULLETS, logical_lines

_OPENING = frozenset(f"{BULLETS}o#")
_BULLET = re.compile(rf"(?P<indent>[ \t\u00a0]*)(?:[{BULLETS}]|\*\s|(?<=\s{{4}})o(?=\s))\s+(?=\S)")
_HEADING = re.compile(r"[ \t\u00a0]*(?P<marks>#{1,6})\s+(?=\S)")
_HEADED = re.compile(r"^#{2,6}\s+(?=\S)")  # a heading in an item
_MARKED_HEADING = re.compile(r"^(?:#{1,6} \S|={5,}$|-{5,}$)", re.M)
_LINK = re.compile(r"\[[^\[\]\n]{0,1000}\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\s*\)")
_PANDOC = re.compile(r"^[ \t]*:{3,}(?:[ \t]|$)|<(?:div|span|a|img)\s[^<>]{0,2000}>", re.M)
_UNDERLINE = re.compile(r"={3,}|-{3,}|(?:\* ?){3,}|_{3,}|- -(?: -)++|_ _(?: _)++")
_UNDERLINING = ("===", "---", "___", "*", "- -", "_ _")  # of which each line of signs holds one
_RULED = "|:+- \t\n"  # of a line between the rows of a table
UNDERLINE_RULE = "text:underline"
MARKUP_RULE = "text:markup"
REASONS = {
    UNDERLINE_RULE: "a line of signs that only underlines or parts",
    MARKUP_RULE: "nothing but markup: a division, an anchor, a picture without words",
}
_EMPTY = ("", *"\u2022\u25e6\u25aa*+-")  # what is left of a line of markup, or of an item without words
_DIVISIONS = 5  # lines that open or close one, of a page that Pandoc made


def text_blocks(content: str, *, markdown: bool) -> list[Block]:
    """Cut a text page into its lines, those that were broken at a width joined.

    Args:
        content: the whole page.
        markdown: whether links, emphasis and heading marks are markup to be read, not text.

    Returns:
        One block a line, empty lines too; ``content[block.start:block.end]`` joined is `content`.
    """
    targets = not markdown and shows_targets(content)
    filled = unmarked(content) if markdown else without_targets(content) if targets else content
    spans = logical_lines(filled)
    numbered = has_link_numbers(filled)
    lines = plain_lines(filled, [line for _, _, line in spans], numbered=numbered)
    tidy = collapse_in(filled)
    blocks = [
        _block(line, content[start:end], start, end) if markdown or targets else _line(line, start, end, tidy)
        for line, (start, end, _) in zip(lines, spans, strict=True)
    ]
    if numbered:
        mark_link_list(blocks)
    if markdown or targets or any(holds(content, sign) for sign in _UNDERLINING):
        _mark_underlines(blocks)
    return blocks


def _block(line: str, source: str, start: int, end: int) -> Block:
    """A line without its markup; `source` is the line as it is in the page."""
    line = bare(line)
    if "|" in line:
        if "---" in line and not line.strip(_RULED):
            return Block(collapse(source), "", "line", start, end, rule=UNDERLINE_RULE)
        if line.lstrip().startswith("|") or not source.rstrip().endswith("|"):
            line = line.strip("| \t\n")
    if line.strip() in _EMPTY:
        return Block(collapse(source), "", "line", start, end, rule=None if source.isspace() else MARKUP_RULE)
    block = _line(line, start, end)
    text = unescaped(block.text)
    text = collapse(unescape(text)) if "&" in text else text
    if text != block.text:
        block.text, block.key = text, fold(text)
    if is_link(source):
        block.where = "a"
    return block


def _mark_underlines(blocks: list[Block]) -> None:
    """A line of signs below a line makes that line a heading (Markdown's setext form); alone it parts two passages."""
    above: Block | None = None
    for block in blocks:
        if _UNDERLINE.fullmatch(block.text):
            block.rule, block.key = UNDERLINE_RULE, ""
            if above and above.kind == "line" and " " not in block.text:
                above.kind, above.level = "heading", 1 if block.text[0] == "=" else 2
        above = block if block.key else None


def looks_like_markdown(content: str) -> bool:
    """Whether a text page is Markdown: it has links with addresses, Pandoc's divisions, or headings and other marks."""
    head = content[:20_000]
    has_links = holds(head, "](")
    if has_links and len(_LINK.findall(head)) >= 2:
        return True
    if (has_links or holds(head, "**")) and _MARKED_HEADING.search(head):
        return True
    return ("<" in head or ":::" in head) and len(_PANDOC.findall(head)) >= _DIVISIONS


def _line(text: str, start: int, end: int, tidy: Callable[[str], str] = collapse) -> Block:
    words = tidy(text)
    if not words:
        return Block("", "", "line", start, end)
    kind: BlockKind = "line"
    level = 0
    if words[0] in _OPENING:
        kind, level, words = _opened(text, words)
    key = fold_collapsed(words)
    return Block(words if key else "", key, kind, start, end, level)


def _opened(text: str, words: str) -> tuple[BlockKind, int, str]:
    """What a line is that begins with the sign of a list item or of a heading, its level, and its words alone."""
    if _UNDERLINE.fullmatch(words):
        return "line", 0, words
    if bullet := _BULLET.match(text):
        level = 1 + len(bullet["indent"].expandtabs(4)) // 4
        return "item", level, collapse(_HEADED.sub("", text[bullet.end() :]))
    if heading := _HEADING.match(text):
        return "heading", len(heading["marks"]), collapse(text[heading.end() :].rstrip().rstrip("#"))
    return "line", 0, words
