"""Encodings that scraped identifiers still carry: HTML entities, percent codes, TeX escapes."""

import html
import re
from urllib.parse import unquote

_BARE = r"&(?:amp;)*(?:lt|gt)(?=[0-9A-Z])|&(?:amp;)*(?:lt|gt|amp|nbsp|quot)(?![A-Za-z0-9=;])"  # the semicolon was lost
_ENTITY = re.compile(rf"{_BARE}|&(?:amp;)*(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,30}});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_TEX = re.compile(
    r"\$([<>_&#%])\$|\{\\?([<>_&#%])\}|\\([_&#%{}$])|\{?\\text(less|greater|underscore)(?:\{\}|\s|\}|(?![a-z]))\}?"
)
_TEX_WORDS = {"less": "<", "greater": ">", "underscore": "_"}


def decode_entities(text: str) -> str:
    """``&lt;``, ``&amp;lt;`` and ``&lt`` as the characters that they stand for."""
    return _ENTITY.sub(_decode_entity, text) if "&" in text else text


def _decode_entity(found: re.Match[str]) -> str:
    name = found[0].rstrip(";").rpartition("&")[2].rpartition(";")[2]
    return html.unescape(f"&{name};")


def decode_percent(text: str) -> str:
    """``%3C`` and ``%253C`` as the character that they stand for; what is not UTF-8 stays."""
    while "%" in text:
        decoded = _PERCENT.sub(_decode_percent, text)
        if decoded == text:
            break
        text = decoded
    return text


def _decode_percent(found: re.Match[str]) -> str:
    try:
        return unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]


def decode_tex(text: str) -> str:
    r"""``\_`` and ``{\textless}`` as the characters that they stand for."""
    if "\\" not in text and "$" not in text and "{" not in text:
        return text
    return _TEX.sub(lambda found: found[1] or found[2] or found[3] or _TEX_WORDS[found[4]], text)
