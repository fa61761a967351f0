"""What stands around the parts of a citation and is none: marks of lists, quotation marks, Markdown, tags of HTML."""

import re

from schemas.citation.words import LINK_LABELS

_LIST = re.compile(
    r"\A(?:> )*(?:[\u2022\u00b7\u2023\u25aa*+-] +|\.\. +(?=\[))?(?:\[\^?\w{1,20}\]: +)?"
    r"(?:(?:\[[0-9]{1,4}\]|\((?:[0-9]{1,4}|[a-f])\)\.?|[0-9]{1,4}[.):])(?: +(?=\S)|(?=[^\W\d])))?"
    r"(?:(?:Published in final edited form as|Cite this article as|Published in|Citation|How to cite) ?: *(?=\S))?"
    r"(?:\[No authors? (?:listed|name available)\]\.? *(?=\S))?",
    re.IGNORECASE,
)
# A number alone, in front of a name: the BMJ's, the Lancet's and Karger's reference lists.
_CAPITAL = r"[^\W\d_a-z]"
_INITIALS = rf"(?:{_CAPITAL}(?:-?{_CAPITAL}){{0,3}}|(?:{_CAPITAL}[a-z]{{0,2}}){{2}})"
_NAME = (
    r"(?:(?:(?:d[aeiou]|del|der|dos|la|las|le|ter|van|von|den|el|al)[ ])*+"
    rf"(?:{_CAPITAL}[^\W\d_]+(?:['\u2019-][^\W\d_]+)*+[ ]){{1,3}}{_INITIALS}(?=[,.:;][ ]|[ ](?:et[ ]al|and|&)\b)"
    rf"|(?:{_CAPITAL}\.[ -]?)++(?=[^\W\d_][\w'\u2019 -]{{1,40}}(?:,|[ ]and[ ]))"
    rf"|{_CAPITAL}[^\W\d_]+(?:[ '\u2019-][^\W\d_]+)*+,[ ]?{_CAPITAL}\.)"
)
_NUMBERED = re.compile(rf"[1-9][0-9]{{0,2}}[ ]+(?={_NAME})")
LISTED = frozenset("[(>+.0123456789PCHpch\u2022\u00b7\u2023\u25aa*-")
# What stands in quotation marks inside opens behind a blank, which the end of a quoted title does not.
_QUOTED = re.compile(
    r"[\"\u201c]((?:[^\"\u201c\u201d]*(?<=[\s(\[])[\"\u201c][^\"\u201c\u201d]+[\"\u201d])*[^\"\u201c\u201d]*)[\"\u201d]"
)
_ADDRESS = re.compile(r"<((?:doi:|https?://)[^\s<>]+)>")
_LINK = re.compile(
    r"(?P<outer>\[)?\[(?P<text>[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\]"
    r"\(<?(?P<address>https?://(?:[^\s()]++|\([^\s()]*+\))++)>?\)(?(outer)\]?)"
)
_LABEL = re.compile(rf"\[?{LINK_LABELS}\]?")
_OURS = re.compile(r"https?://[a-z.]*(?:doi\.org|ncbi\.nlm\.nih\.gov)/")
_ESCAPED = re.compile(r"\\([.*_#\[\]()<>-])")
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?![\s*])([^*]+)(?<!\s)\1(?![\w*])")
_LINES = re.compile(r"(?<!\w)(_{1,2})(?![\s_])([^_]+)(?<!\s)\1(?!\w)")
_TAG = r"(?:i|em|b|strong|italic|bold)"
# A journal behind the title's end and in front of figures, or a volume.
_BLOCK_TAG = re.compile(r"(?<!\A)</?(?:li|p|br|div|span|td|tr)\b[^<>]{0,80}> *|\A<(?:li|p|div|span|td)\b[^<>]{0,80}> *")
_MACRO = re.compile(
    r"\\(?:(?P<quoted>dQuote|sQuote)|(?P<doi>doi)|href\{[^{}]*\}(?=\{)|url|emph|text(?:it|bf|sc|rm)|bold|strong|code|pkg"
    r"|cite[pt]?)(?:\{(?P<text>[^{}]*)\})?"
)
_ROLE = re.compile(r"`(?P<text>[^`<>]{3,400}?)[ .]?<https?://[^\s<>]+>`_{1,2}(?P<stop>[.,])?")
_SOURCE_TAG = re.compile(
    rf"(?<=[.?!\"\u201d\u2019\])>,] )<({_TAG})>([^<>]+)</\1>(?=[.,;:]{{0,2}} ?(?:[0-9(]|<{_TAG}>[0-9]))"
    rf"|(?<=[;,. ])<({_TAG})>([0-9]+)</\3>(?=[ (:,;.])"
)


def without_markup(text: str) -> str:
    """The text without Markdown and quotation marks around all of it; tags stay, PubMed prints them in titles."""
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1].strip()
    if "\\" in text and "{" in text:
        text = _MACRO.sub(_macro, text)
    if "`_" in text:
        text = _ROLE.sub(lambda role: f"{role['text']}{role['stop'] or '.'}", text)
    text = _BLOCK_TAG.sub(" ", text).strip() if "<" in text else text
    text = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    text = _ADDRESS.sub(r"\1", text) if "<" in text else text
    text = _LINK.sub(_linked, text) if "](" in text else text
    text = _STARS.sub(r"\2", text) if "*" in text else text
    return _LINES.sub(r"\2", text) if " _" in text else text


def _macro(macro: re.Match[str]) -> str:
    r"""What a macro of LaTeX or Rd prints: ``\emph{Test Rep}``, ``\doi{10.5555/a}``."""
    text = macro["text"] or ""
    return f"\u201c{text}\u201d" if macro["quoted"] else f"doi:{text}" if macro["doi"] else text


def without_source_tags(text: str) -> str:
    """The text without the tags around journal and volume."""
    return _SOURCE_TAG.sub(lambda tag: tag[2] or tag[4], text)


def _linked(link: re.Match[str]) -> str:
    """The text of a link; of one whose text is only a label the address that it names the article by."""
    text, address = link["text"], link["address"]
    if _LABEL.fullmatch(text):
        return address if _OURS.match(address) else f"[{text.strip('[]')}]"
    return text


def without_list_mark(text: str) -> str:
    """The text without the number, bullet, mark of a quotation or label that it begins with, one of `LISTED`."""
    if text[0].isdigit() and (numbered := _NUMBERED.match(text)):
        return text[numbered.end() :]
    return _LIST.sub("", text)
