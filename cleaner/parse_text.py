"""Plain text, Markdown, reader and browser dumps -> blocks, one a line; together they are exactly the input."""

import re

from cleaner.document import Block, BlockKind
from cleaner.fold import collapse, fold_collapsed

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[•◦▪‣·*+-]|\*\s)\s+(?=\S)")
_HEADING = re.compile(r"[ \t]*(?P<marks>#{1,6})\s+(?=\S)")
_MARKED_HEADING = re.compile(r"^(?:#{1,6} \S|={5,}$|-{5,}$)", re.M)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{0,1000})\]\((?P<url>[^()\s]{0,2000})(?:\s+\"[^\"\n]{0,300}\")?\s*\)")
_REFERENCE_LINK = re.compile(r"\[[ ]?(?P<text>[^\[\]\n]{1,1000}|\[[^\[\]\n]{1,1000}\])[ ]?\][ ]?\[[\w.:-]{1,60}\]")
_IMAGE_NOTE = re.compile(r"\[image: (?P<alt>[^\[\]\n]{0,300})\]", re.I)
_SUPERSCRIPT = re.compile(r"\^\{(?P<text>[^{}\n]{0,200})\}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>[^*_\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(?P<text>[^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|-])")
_UNDERLINE = re.compile(r"={3,}|-{3,}|(?:\* ?){3,}|_{3,}")
UNDERLINE_RULE = "text:underline"
REASONS = {UNDERLINE_RULE: "a line of signs that only underlines or parts"}
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
    for line in content.splitlines(keepends=True):
        end = start + len(line)
        blocks.append(_block(line, start, end, markdown))
        start = end
    _mark_underlines(blocks)
    return blocks


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
    """Whether a text page is Markdown: it has links with addresses, or marked headings with other marks."""
    head = content[:20_000]
    if len(_LINK.findall(head)) >= 2:
        return True
    marked = bool(_MARKED_HEADING.search(head))
    return marked and ("](" in head or "**" in head)


def plain(text: str) -> str:
    """A line of Markdown as a reader sees it: links and images as their words, no emphasis marks, no escapes."""
    if "](" in text:
        text = _LINK.sub(r"\g<text>", _IMAGE.sub(r"\g<alt>", text))
        text = _LINK.sub(r"\g<text>", text)  # an image inside a link leaves a link
    if "][" in text or "] [" in text:
        text = _REFERENCE_LINK.sub(r"\g<text>", text)
    if "[" in text:
        text = _IMAGE_NOTE.sub(r"\g<alt>", text)
    if "^{" in text:
        text = _SUPERSCRIPT.sub(r"\g<text>", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\g<text>", _STRONG.sub(r"\g<text>", text))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _is_link(line: str) -> bool:
    """Whether a line of Markdown is nothing but links."""
    if "](" not in line:
        return False
    rest = _LINK.sub("", _LINK.sub("", _IMAGE.sub("", line)))
    return not any(map(str.isalpha, rest))


def _block(line: str, start: int, end: int, markdown: bool) -> Block:
    if line.isspace():
        return Block("", "", "line", start, end)
    kind: BlockKind = "line"
    level = 0
    text = plain(line) if markdown else line
    where = "a" if markdown and _is_link(line) else ""
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
    return Block(text, fold_collapsed(text), kind, start, end, level, where)
