"""The markup of a Markdown page taken off without moving a word: what is left has the offsets that it had.

Each character of markup becomes `FILL`, so that a line of what is left is a line of the page, and the lines that a
construct was broken over are one. Markdown as CommonMark 0.31 has it, with the tags and the attributes of Pandoc.
"""

import re
import string
from html import unescape

from cleaner.fold import collapse

FILL = "\ufdd0"  # stands for a character of markup; Unicode keeps it for no text
_ATTRIBUTE = "\ufdd1"  # of an attribute list, until the words that it belongs to are known
_FENCE = "\ufdd2"  # of a line that opens or closes a division
_ENOUGH = 2  # of what only Pandoc writes
_ESCAPES = 0xF0000  # an escaped character stands this much higher until the markup is off

_INSIDE = r"(?:[^\[\]\n]|\n(?![ \t]*\n))"  # of the words of a link: no other link, no empty line
_TARGET = r"(?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,4000})"
_TITLE = r"(?:\s{1,80}\"(?:[^\"\n]|\n(?![ \t]*\n)){0,2000}\")?"
_LOOSE = r"(?:https?:|[/#.])[^()\n]{0,2000}"  # an address with blanks, which only a converter's fault leaves
_LINK = re.compile(
    rf"!?\[(?P<text>{_INSIDE}{{0,2000}})\](?:\(\s{{0,80}}{_TARGET}{_TITLE}\s{{0,80}}\)|\({_LOOSE}\)){_ATTRIBUTE}*"
)
_SPAN = re.compile(rf"\[(?P<text>{_INSIDE}{{0,2000}})\]{_ATTRIBUTE}+")
_REFERENCE_LINK = re.compile(r"\[[ ]?(?P<text>[^\[\]\n]{1,1000}|\[[^\[\]\n]{1,1000}\])[ ]?\][ ]?\[[\w.:-]{1,60}\]")
_IMAGE_NOTE = re.compile(r"\[image: (?P<text>[^\[\]\n]{0,300})\]", re.I)
_BRACED = re.compile(r"\^\{(?P<text>[^{}\n]{0,200})\}")
_RAISED = re.compile(r"(?P<mark>[\^~])(?P<text>[^\s^~]{1,60})(?P=mark)")
_EMPHASIS = (
    re.compile(r"(\*\*)(?=\S)(?P<text>[^*\n]{1,1000}?)(?<=\S)\1"),
    re.compile(r"(?<!\w)(__)(?=\S)(?P<text>[^_\n]{1,1000}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])(?P<text>[^*\n]{1,1000}?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w*])(_)(?=[^\s_])(?P<text>[^_\n]{1,1000}?)(?<=\S)\1(?![\w*])"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|'\"$^@&-])")
_AUTOLINK = re.compile(r"<(?P<text>(?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,80}@[\w.-]{1,200})>")
_NAMES = (
    "a|abbr|article|aside|b|blockquote|br|button|center|cite|code|dd|del|details|dfn|div|dl|dt|em|fieldset|figcaption|"
    "figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|legend|li|main|mark|nav|ol|option|p|pre|"
    "q|s|samp|section|select|small|span|strong|sub|summary|sup|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|"
    "var|wbr"
)
_TAG = re.compile(
    rf"<(?:/(?:{_NAMES})\s*+|(?:{_NAMES})(?=[\s/>])"
    r"(?:\s++[\w:@.-]++(?:=(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=]++))?+)*+\s*+/?)>|<!--(?:(?!-->)[^<]){0,2000}-->",
    re.I,
)
_BREAK = re.compile(r"<br\b", re.I)
_ATTRIBUTES = re.compile(
    r"(?:(?<=[\])`])|(?<=[\])] )|(?<=\S )(?=\{[^{}\n]*\}$))\{ ?(?:[#.][\w:-]|[\w:-]+=\")[^{}]{0,2000}\}", re.M
)
_FENCE_LINE = re.compile(r"^[ \t]*:{3,}(?:[ \t].*)?$", re.M)
# A line break that only wraps: no hard break before it, and below it no line that begins a passage of its own.
_SOFT_BREAK = re.compile(
    rf"(?<![\n\\{_FENCE}])(?<!  )\n(?![ \t]*(?:$|[{_FENCE}|>+]|[-*] |\d{{1,3}}[.)] |#{{1,6}} |-{{3,}}|={{3,}}))", re.M
)
_LINK_BREAK = re.compile(r"(?<!\\)(?<!  )\n[ \t]*")
_HARD_BREAK = re.compile(r"\\$", re.M)
_MARKS = str.maketrans(dict.fromkeys((FILL, _ATTRIBUTE, _FENCE)))
_UNESCAPED = {_ESCAPES + ord(sign): sign for sign in string.punctuation}


def unmarked(content: str) -> str:
    """A Markdown page without its markup.

    Args:
        content: the whole page.

    Returns:
        As many characters as `content`: those of the markup are `FILL`, line breaks that only wrap are blanks, and
        escaped characters stand in a private range until `unescaped` reads them.
    """
    if "\\" in content:
        content = _ESCAPED.sub(_escape, content)
    content, wrapped = _without_tags(content)
    content, attributed = _without_attributes(content)
    if "](" in content:
        content = _LINK.sub(_kept, _LINK.sub(_kept, content))  # an image inside a link leaves a link
    if attributed:
        content = _RAISED.sub(_kept, _SPAN.sub(_kept, _SPAN.sub(_kept, content)))
    if "][" in content or "] [" in content:
        content = _REFERENCE_LINK.sub(_kept, content)
    content = _BRACED.sub(_kept, _IMAGE_NOTE.sub(_kept, content))
    if wrapped or attributed:
        content = _SOFT_BREAK.sub(" ", content)
    for marks in (*_EMPHASIS, *_EMPHASIS):  # one may stand in the other
        content = marks.sub(_kept, content)
    return _HARD_BREAK.sub(FILL, content)


def bare(line: str) -> str:
    """What is left of a line of `unmarked`; escaped characters are no markup yet."""
    return line.translate(_MARKS)


def unescaped(text: str) -> str:
    """The characters of a text that were escaped, or named as in HTML."""
    text = text.translate(_UNESCAPED)
    return collapse(unescape(text)) if "&" in text else text


def is_link(line: str) -> bool:
    """Whether a line of Markdown, with its markup, is nothing but links."""
    return "](" in line and not any(map(str.isalpha, _LINK.sub("", _LINK.sub("", line))))


def _without_tags(content: str) -> tuple[str, bool]:
    """The page without its tags, and whether some were broken over lines, as only a wrapping converter does."""
    if "<" not in content:
        return content, False
    broken = sum("\n" in tag[0] for tag in _TAG.finditer(content))
    return _TAG.sub(_tag, _AUTOLINK.sub(_kept, content)), broken >= _ENOUGH


def _without_attributes(content: str) -> tuple[str, bool]:
    """The page without Pandoc's attributes and divisions, and whether there were any."""
    content, fences = _FENCE_LINE.subn(lambda line: _FENCE * len(line[0]), content)
    content, lists = _ATTRIBUTES.subn(lambda found: _ATTRIBUTE * len(found[0]), content)
    return content, fences + lists >= _ENOUGH


def _escape(found: re.Match[str]) -> str:
    return FILL + chr(_ESCAPES + ord(found[1]))


def _tag(found: re.Match[str]) -> str:
    filled = FILL * (len(found[0]) - 1)
    return f" {filled}" if _BREAK.match(found[0]) else f"{FILL}{filled}"


def _kept(found: re.Match[str]) -> str:
    """The words of a construct, with its markup filled and its lines made one."""
    start, end = found.span("text")
    text = _LINK_BREAK.sub(lambda wrap: " " * len(wrap[0]), found["text"])
    return FILL * (start - found.start()) + text + FILL * (found.end() - end)
