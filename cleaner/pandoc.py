"""What Pandoc's own Markdown adds to the common one: divisions, attributes, raised text and typed punctuation."""

import re

from cleaner.filled import ATTRIBUTE, FENCE, FILL, escape, kept

_ENOUGH = 2  # divisions and attribute lists that tell it
_DIVISION = re.compile(r"^(?P<item>[ \t]*(?:(?:[-*+]|\d{1,4}\.)[ \t]+)?)(?P<fence>:{3,}(?:[ \t].*)?)$", re.M)
_ATTRIBUTES = re.compile(
    r"\{(?:(?<=[\])`]\{)|(?<=[\])] \{)|(?<=\S \{)(?=[^{}\n]*\}$)) ?(?:[#.][\w:-]|[\w:-]+=\")[^{}]{0,2000}\}", re.M
)
_BLANK = re.compile(r"\\ ")
_RAISED = re.compile(r"(?P<mark>[\^~])(?P<text>[^\n^~]{1,4000})(?P=mark)")
# Its writer escapes what the page had as these signs; those left stand for the typed ones.
_DASH = re.compile(r"(?<=[^\s|+-])(?P<before> ?)(?P<dash>---?)(?P<behind> ?)(?=[^\s|+-])")
_OPENING = re.compile(rf"(?<![\w.,;:!?)\]])[\"'](?=[\w(\[{FILL}])")
_SIGNS = str.maketrans({'"': "\u201d", "'": "\u2019"})


def without_attributes(content: str) -> tuple[str, bool]:
    """A page with its divisions and attributes filled, and whether it has any."""
    divisions = 0
    if ":::" in content:
        content, divisions = _DIVISION.subn(lambda line: line["item"] + FENCE * len(line["fence"]), content)
    content, lists = _ATTRIBUTES.subn(lambda found: ATTRIBUTE * len(found[0]), content)
    return content, divisions + lists >= _ENOUGH


def without_signs(content: str) -> str:
    """A page of Pandoc's with what it writes in signs: raised and lowered text, dashes and quotes."""
    content = _RAISED.sub(kept, _BLANK.sub(escape, content))
    content = _DASH.sub(_dash, content).replace("...", f"{FILL}{FILL}\u2026")
    content = _OPENING.sub(lambda sign: "\u201c" if sign[0] == '"' else "\u2018", content)
    return content.translate(_SIGNS)


def _dash(found: re.Match[str]) -> str:
    dash = f"{FILL}{FILL}\u2014" if len(found["dash"]) == 3 else f"{FILL}\u2013"
    return f"{found['before']}{dash}{found['behind']}"
