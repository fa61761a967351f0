"""Lines that a full-text page prints again: its table of contents beside each section, labels of figures twice."""

import re
from collections.abc import Sequence

from cleaner.document import Block
from cleaner.head import REPEAT_RULE
from cleaner.lines import read_author_line

CONTENTS_RULE = "text:contents"
REASONS = {CONTENTS_RULE: "the page's own table of contents, printed beside each section"}

_LABEL = re.compile(r"(?:extended data |supplementary )?(?:fig|figure|table|scheme|chart|box|plate|video)s?\b.{0,30}")
_SHORT_CITATION = re.compile(r"(?P<journal>[A-Z][^.;:]{1,120}|[A-Z][^;:]{1,120}[^.;:])\. (?P<year>(?:1[5-9]|20)\d\d)\.")
_LONGEST_SHORT = 130  # characters
_TOP = "top"
_HERE = ">"


def mark_contents(blocks: Sequence[Block]) -> None:
    """Mark tables of contents such as ``Top``, ``Abstract``, ``>Methods``, ``Results``: the sign shows where one is.

    The heading of the section itself stands right behind, the second copy of its own entry, and stays.
    """
    shown = [block for block in blocks if block.key and block.rule is None]
    entries = {block.key[1:].strip() for block in shown if block.key.startswith(_HERE) and len(block.key) > 1}
    run: list[Block] = []
    seen: set[str] = set()
    for block in [*shown, None]:
        entry = block.key.removeprefix(_HERE).strip() if block else ""
        if block and entry in entries | {_TOP} and entry not in seen:
            run.append(block)
            seen.add(entry)
            continue
        _mark_run(run)
        run = [block] if block and entry == _TOP else []
        seen = {entry} if run else set()


def _mark_run(run: Sequence[Block]) -> None:
    if any(block.key.startswith(_HERE) for block in run):
        for block in run:
            block.rule = CONTENTS_RULE


def mark_short_forms(blocks: Sequence[Block]) -> None:
    """Mark the short forms that a result has for small screens: ``Doe J, et al.`` below ``Doe J, Roe A.``.

    So too ``J Test. 2020.`` below ``J Test. 2020 May 1;3(2):4-9.``.
    """
    above = ""
    for block in blocks:
        if not block.key or block.rule is not None or block.kind == "heading":
            continue
        if len(block.text) <= _LONGEST_SHORT and _is_short_form(block.text, above):
            block.rule = REPEAT_RULE
        else:
            above = block.text


def _is_short_form(text: str, above: str) -> bool:
    if text.endswith(" et al."):
        first = text.removesuffix(" et al.").rstrip(",")
        return above.startswith((f"{first},", f"{first}.")) and bool(read_author_line(above))
    if found := _SHORT_CITATION.fullmatch(text):
        return above != text and above.startswith(f"{found['journal']}. {found['year']}")
    return text == above and text.endswith(".") and bool(read_author_line(text))


def mark_echoes(blocks: Sequence[Block]) -> None:
    """Mark a figure's label right below its own copy: a picture's alternative text and the label beside it."""
    last = ""
    for block in blocks:
        if not block.key or block.rule is not None:
            continue
        if block.key == last and _LABEL.fullmatch(last):
            block.rule = REPEAT_RULE
        last = block.key
