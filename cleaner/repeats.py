"""Lines that a full-text page prints again: its table of contents beside each section, labels of figures twice."""

import re
from collections.abc import Sequence
from itertools import takewhile

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
_FEWEST_ENTRIES, _MOST_ENTRIES = 3, 40  # of a table of contents, its "Top" counted


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
    _mark_same_runs([block for block in shown if block.rule is None])


def _mark_same_runs(shown: Sequence[Block]) -> None:
    """Mark tables of contents that show by nothing where one is: each is ``Top`` with the same entries below."""
    tops = [at for at, block in enumerate(shown) if block.key == _TOP]
    runs = [[block.key for block in shown[at : at + _MOST_ENTRIES]] for at in tops]
    entries = sum(1 for _ in takewhile(_is_same, zip(*runs, strict=False))) if len(runs) > 1 else 0
    for at in tops if entries >= _FEWEST_ENTRIES else ():
        for block in shown[at : at + entries]:
            block.rule = CONTENTS_RULE


def _mark_run(run: Sequence[Block]) -> None:
    if any(block.key.startswith(_HERE) for block in run):
        for block in run:
            block.rule = CONTENTS_RULE


def _is_same(keys: Sequence[str]) -> bool:
    return len(set(keys)) == 1


def mark_short_forms(blocks: Sequence[Block]) -> None:
    """Mark the short forms that a result has for small screens: ``Doe J, et al.`` below ``Doe J, Roe A.``.

    So too ``J Test. 2020.`` below ``J Test. 2020 May 1;3(2):4-9.``.
    """
    above = ""
    for block in blocks:
        if not block.key or block.rule is not None or block.kind == "heading":
            continue
        if block.text[-1] == "." and len(block.text) <= _LONGEST_SHORT and _is_short_form(block.text, above):
            block.rule = REPEAT_RULE
        else:
            above = block.text


def _is_short_form(text: str, above: str) -> bool:
    if text.endswith(" et al."):
        first = text.removesuffix(" et al.").rstrip(",")
        return above.startswith((f"{first},", f"{first}.")) and bool(read_author_line(above))
    if text[-5:-1].isdecimal() and (found := _SHORT_CITATION.fullmatch(text)):
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
