"""The markup of a Markdown page taken off without moving a word: what is left has the offsets that it had.

Each character of markup is filled (`cleaner.filled`), so that a line of what is left is a line of the page, and the
lines that a construct was broken over are one. Markdown as CommonMark 0.31 has it, with tags, and as Pandoc writes it.
"""

import re

from cleaner.filled import ATTRIBUTE, FENCE, FILL, bare, escape, kept, with_items_joined
from cleaner.pandoc import without_attributes, without_signs

_WIDEST = 120  # characters; only addresses and pictures, which have no blanks, are longer in a page that was wrapped
_WIDE = 50  # lines for each line that is longer
_ENOUGH = 2  # tags broken over lines: the converter wraps
_INSIDE = r"(?:[^\[\]\n]|\n(?![ \t]*\n))"  # of the words of a link: no other link, no empty line
_BROKEN = r"(?<=-)\n(?=[^\s|#>*+-])"  # html2text breaks addresses, too, behind a hyphen
_TARGET = rf"(?:<[^<>\n]{{0,2000}}>|(?:[^()\s]|{_BROKEN}|\([^()\s]{{0,200}}\)){{0,4000}})"
_TITLE = r"(?:\s{1,80}\"(?:[^\"\n]|\n(?![ \t]*\n)){0,2000}\")?"
# An address with blanks: of a script, or left by a converter's fault.
_LOOSE = r"(?:https?:|javascript:|[/#.])(?:[^()\n]|\([^()\n]{0,500}\)){0,2000}"
_LINK = rf"\(\s{{0,80}}{_TARGET}{_TITLE}\s{{0,80}}\)|\({_LOOSE}\)"
_PICTURE = r"!\[(?:Image \d{1,4}(?:: ?|(?=\])))?"  # readers number pictures
_BRACKETS = re.compile(
    rf"(?:{_PICTURE}|\[(?:image: )?)(?P<text>{_INSIDE}{{0,2000}})\](?:(?:{_LINK}){ATTRIBUTE}*|{ATTRIBUTE}+)"
)
_DEEPEST = 5  # links, pictures and spans in each other
_REFERENCE_LINK = re.compile(
    rf"\[[ ]?(?:image: )?(?P<text>{_INSIDE}{{1,1000}}|\[[^\[\]\n]{{1,1000}}\])[ ]?\][ ]?\[[\w.:-]{{1,60}}\]"
)
_IMAGE_NOTE = re.compile(r"\[image: (?P<text>[^\[\]\n]{0,300})\]", re.I)
_BRACED = re.compile(r"\^\{(?P<text>[^{}\n]{0,200})\}")
# Each begins with its sign, which a page is searched for fast, and looks back behind it.
_EMPHASIS = (
    re.compile(r"\*\*(?=\S)(?P<text>[^*\n]{1,1000}?)(?<=\S)\*\*"),
    re.compile(r"__(?<!\w__)(?=\S)(?P<text>[^_\n]{1,1000}?)(?<=\S)__(?!\w)"),
    re.compile(r"\*(?<![\w*]\*)(?=[^\s*])(?P<text>[^*\n]{1,1000}?)(?<=\S)\*(?![\d*])"),
    re.compile(r"_(?<![\w*]_)(?=[^\s_])(?P<text>[^_\n]{1,1000}?)(?<=\S)_(?![\w*])"),
    re.compile(r"_(?<!\w_)(?P<text>[A-Za-z])_(?=\d)"),  # a sign of statistics and its index, set small: "_F_1"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|'\"$^@&-])")
_AUTOLINK = re.compile(r"<(?P<text>(?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,80}@[\w.-]{1,200})>")
_WORD_TAGS = (
    "a|abbr|area|b|button|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|map|mark|option|q|s|samp|select|small|span|"
    "strong|sub|sup|time|tt|u|var|wbr"
)
_BLOCK_TAGS = (
    "article|aside|blockquote|br|caption|center|colgroup|col|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|"
    "form|h[1-6]|header|hr|iframe|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|textarea|tfoot|thead|tr|ul"
)
_ATTRIBUTE_LIST = r"(?:\s++[\w:@.-]++(?:=(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=]++))?+)*+"
_TAG = re.compile(
    rf"</?(?:{_WORD_TAGS}|(?P<block>{_BLOCK_TAGS})|(?P<cell>td|th))(?=[\s/>]){_ATTRIBUTE_LIST}\s*+/?>"
    r"|<!--(?:(?!-->)[^<]){0,2000}-->",
    re.I,
)
_ROW = re.compile(r"^[ \t]*\|.*<.*$", re.M)  # a row of a table stays a line, whatever tags are in it
# A line break that only wraps: no hard break before it, and below it no line that begins a passage of its own.
_SOFT_BREAK = re.compile(
    rf"\n(?<![\n\\{FENCE}]\n)(?<!  \n)"
    rf"(?![ \t]*(?:$|[{FENCE}|>+]|[-*] |\d{{1,3}}[.)] |#{{1,6}} |-{{3,}}|={{3,}}|:   ))",
    re.M,
)
_DEFINITION = re.compile(r"^([ \t]*):(?=[ ]{2,3}\S|\t)", re.M)
_HARD_BREAK = re.compile(r"\\$", re.M)


def unmarked(content: str) -> str:
    """A Markdown page without its markup.

    Args:
        content: the whole page.

    Returns:
        As many characters as `content`: those of the markup are `FILL`, line breaks that only wrap are blanks, and
        escaped characters stand in a private range until `unescaped` reads them.
    """
    if "\\" in content:
        content = _ESCAPED.sub(escape, content)
    content, wrapped = _without_tags(content)
    content, pandoc = without_attributes(content)
    for _ in range(_DEEPEST):
        content, found = _BRACKETS.subn(kept, content)
        if not found:
            break
    if "][" in content or "] [" in content:
        content = _REFERENCE_LINK.sub(kept, content)
    content = _BRACED.sub(kept, _IMAGE_NOTE.sub(kept, content))
    content = with_items_joined(content)
    if pandoc or (wrapped and not _is_wide(bare(content))):
        content = _SOFT_BREAK.sub(" ", content)
    if ":  " in content or ":\t" in content:
        content = _DEFINITION.sub(rf"\1{FILL}", content)
    if pandoc:
        content = without_signs(content)
    for marks in (*_EMPHASIS, *_EMPHASIS):  # one may stand in the other
        content = marks.sub(kept, content)
    return _HARD_BREAK.sub(FILL, content)


def is_link(line: str) -> bool:
    """Whether a line of Markdown, with its markup, is nothing but links."""
    return "](" in line and not any(map(str.isalpha, _BRACKETS.sub("", _BRACKETS.sub("", line))))


def _without_tags(content: str) -> tuple[str, bool]:
    """The page without its tags, and whether some were broken over lines, as only a wrapping converter does."""
    if "<" not in content:
        return content, False
    wraps = sum("\n" in tag[0] for tag in _TAG.finditer(content)) >= _ENOUGH
    content = _AUTOLINK.sub(kept, content)
    if "|" in content:
        content = _ROW.sub(lambda row: _TAG.sub(_blank, row[0]), content)
    content = _TAG.sub(_tag, content)
    return content, wraps


def _is_wide(content: str) -> bool:
    """Whether a page has lines of running text that no converter which wraps would have left."""
    lines = [line for line in content.splitlines() if line.strip() and "|" not in line and line[0] != "#"]
    return _WIDE * sum(len(line) > _WIDEST and line.count(" ") > _WIDEST // 8 for line in lines) > len(lines)


def _tag(found: re.Match[str]) -> str:
    """A tag, filled; one of a block ends the line, one of a cell parts it from the next."""
    if found["cell"]:
        return FILL * (len(found[0]) - 3) + " | " if found[0][1] == "/" else FILL * len(found[0])
    return FILL * (len(found[0]) - 1) + ("\n" if found["block"] else FILL)


def _blank(found: re.Match[str]) -> str:
    return FILL * (len(found[0]) - 1) + (" " if found["block"] else FILL)
