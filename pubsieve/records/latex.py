"""The text that LaTeX prints, of a value of BibTeX: what signs and simple escapes say, else pylatexenc's reading."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.macrospec import LatexContextDb

_SIMPLE = re.compile(r"\\([%&#_])|[{}]")
_MATH = re.compile(r"(?<!\\)\$([^$]*+)\$")
_UNMARKED = re.compile(r"[^\s\\^_]{1,12}|\S{1,12} ?[=<>] ?\S{1,12}")  # "$p$", "$n = 5$", but no sum of money
_RAISED = re.compile(r"(?<!\\)[_^]\s*")
_DOLLAR = re.compile(r"(?<!\\)\$")
_PERCENT = re.compile(r"(?<!\\)%")
_SIGNS = {
    "textasciicircum": "^",
    "texttildelow": "~",
    "textunderscore": "_",
    "textless": "<",
    "textgreater": ">",
    "lt": "<",
    "gt": ">",
    "textbar": "|",
    "S": "§",
    "newline": " ",
    "par": " ",
}
_SILENT = (
    "bf it em sc rm tt sf sl bfseries itshape scshape upshape normalfont tiny small large relax protect / -".split()
)


def text_of(value: str) -> str:
    """The text in one line; a command that nobody knows stays as it is, where it has no argument."""
    bare = _SIMPLE.sub(lambda match: match[1] or "", value)
    if any(sign in bare for sign in "\\$~") or "``" in bare:
        bare = _printed(_with_math(_PERCENT.sub(r"\\%", value)))
    return " ".join(bare.split())


def _with_math(value: str) -> str:
    """The value with raised and lowered signs on the line, as records have them, and each other dollar a sign."""
    parts, end = [], 0
    for match in _MATH.finditer(value):
        if match.start() >= end and ("\\" in match[1] or _RAISED.search(match[1]) or _UNMARKED.fullmatch(match[1])):
            parts += [_DOLLAR.sub(r"\\$", value[end : match.start()]), _RAISED.sub("", match[0])]
            end = match.end()
    return "".join([*parts, _DOLLAR.sub(r"\\$", value[end:])])


def _printed(value: str) -> str:
    reader, known = _latex()
    try:
        return str(reader.latex_to_text(value, latex_context=known))
    except (IndexError, ValueError, TypeError, AttributeError, RecursionError):  # its own faults
        return value


@lru_cache(maxsize=1)
def _latex() -> "tuple[LatexNodes2Text, LatexContextDb]":
    """The library's reader of LaTeX, with what it leaves out or prints otherwise than LaTeX, and its commands."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
    from pylatexenc.latexwalker import get_default_latex_context_db as get_commands
    from pylatexenc.macrospec import MacroSpec

    texts, commands = get_default_latex_context_db(), get_commands()
    texts.add_context_category(
        "records",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, sign) for name, sign in _SIGNS.items()),
            *(MacroTextSpec(name, "") for name in _SILENT),
            *(MacroTextSpec(name, "%s", discard=False) for name in ("url", "mbox", "text")),
            MacroTextSpec("href", "%(2)s", discard=False),
        ],
    )
    commands.add_context_category(
        "records", prepend=True, macros=[MacroSpec("href", "{{"), MacroSpec("mbox", "{"), MacroSpec("text", "{")]
    )
    texts.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_as_written))
    return LatexNodes2Text(latex_context=texts, keep_comments=True), commands


def _as_written(node: Any) -> str:
    behind = node.parsing_state.s[node.pos + node.len :][:1]
    return "" if behind == "{" else str(node.latex_verbatim())
