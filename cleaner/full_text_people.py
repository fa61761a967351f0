"""The people below the title of a full-text page: its authors, the boxes that show them again, their affiliations."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cleaner.author_line import read_marked_line
from cleaner.document import Block
from cleaner.draft import Draft, RawAffiliation, RawAuthor

POPUP_RULE = "text:author-popup"
REASONS = {POPUP_RULE: "a box that shows an author and their affiliations again"}

FIND_ARTICLES = re.compile(r"find articles by ?(?P<name>.+)", re.I)
_AFFILIATION = re.compile(
    r"(?P<mark>\d{1,2}|[a-z](?=\s)|[*\u2020\u2021\u00a7\u00b6#](?=\s?[A-Z]))\s*(?P<text>[A-Z\u00c0-\u00de](?!\)).{8,})"
)
_PLACE = re.compile(
    r"\b(?:universit|institut|hospital|department|cent(?:er|re)\b|school|laborator|division|college|faculty|clinic)",
    re.I,
)
_REMARK = re.compile(
    r"contributed equally|equal contribut|joint|correspond|(?:present|current) address|deceased|lead contact", re.I
)
_MANY = re.compile(r"(?:(?<=[\sa-z,.;)])|(?<=[A-Z][A-Z]\s\d{5}))(?P<mark>\d{1,2})(?:\s++(?=[A-Z])|(?=[A-Z][a-z]))")
_AND_ON = r"(?:(?<![\s,;])[\s,;]++|(?<![\s,;\d]))(?:\band\s*+)?\d*+[\s,;]*+$"  # behind a name, before the next one
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")  # as some converters print the marks
_BEFORE_NAME = "⁰¹²³⁴⁵⁶⁷⁸⁹0123456789,;*\u2020\u2021\u00a7\u00b6#\u2709 "
_LONGEST_MARKS = 40  # characters
_SIGNS = frozenset("*\u2020\u2021\u00a7\u00b6#")


def read_people(draft: Draft, lines: Sequence[Block]) -> None:
    """Read authors and affiliations.

    Args:
        draft: takes the words.
        lines: the lines of the head below the title that are no citation, identifier or date; `field` and `rule` are
            set here.
    """
    popups = _read_popups(draft, lines)
    shown = [block for block in lines if block.rule is None]
    _read_authors(draft, shown, popups)
    _read_affiliations(draft, [block for block in shown if not block.field])


def _read_popups(draft: Draft, lines: Sequence[Block]) -> dict[str, RawAuthor]:
    """The authors of the boxes that end with "Find articles by", by name; the boxes are marked.

    What stands in a box below the name is an affiliation, which serves as its own mark where it has none.
    """
    authors: dict[str, RawAuthor] = {}
    affiliations = dict.fromkeys(draft.affiliations)
    last = -1  # line of the box above
    for at, block in enumerate(lines):
        found = FIND_ARTICLES.fullmatch(block.text)
        if not found:
            continue
        name = found["name"]
        top = next((n for n in range(at - 1, last, -1) if _is_name(lines[n].text, name)), at)
        own = _box_affiliations([box.text for box in lines[top + 1 : at]])
        affiliations.update(dict.fromkeys(own))
        authors[name] = RawAuthor(name, tuple(one.mark or "" for one in own))
        for box in lines[top : at + 1]:
            box.rule = POPUP_RULE
        last = at
    draft.affiliations = list(affiliations)
    return authors


def _is_name(text: str, name: str) -> bool:
    """Whether a line is a name, perhaps with degrees: ``Ada Fern, Ph.D.``."""
    return text.startswith(name) and (text == name or (text[len(name)] == "," and not _PLACE.search(text)))


def _box_affiliations(texts: Sequence[str]) -> list[RawAffiliation]:
    """The affiliations of a box; a mark may stand on the line above its own."""
    own: list[RawAffiliation] = []
    above = ""
    for text in texts:
        if text.isdecimal() and not above:
            above = text
            continue
        found = _match_affiliation(f"{above} {text}" if above else text)
        own.append(RawAffiliation(found["text"], found["mark"]) if found else RawAffiliation(text, text))
        above = ""
    return own


def _match_affiliation(text: str) -> re.Match[str] | None:
    return _AFFILIATION.match(text[:2].translate(_RAISED) + text[2:])


def _read_authors(draft: Draft, lines: Sequence[Block], popups: Mapping[str, RawAuthor]) -> None:
    """One line that names them all, else the lines between the boxes, each with a name and the marks before it."""
    for block in lines[:1]:
        if len(found := read_marked_line(block.text)) > max(0, len(popups) - 1):
            draft.authors = [popups.get(author.name, author) for author in found]
            block.field = "authors"
            return
    for block in lines if popups else ():
        bare = block.text.lstrip(_BEFORE_NAME)
        names = [RawAuthor(bare)] if bare in popups else read_marked_line(bare)
        if not names and (bare or len(block.text) >= _LONGEST_MARKS):
            break
        block.field = "authors"
        draft.authors += [popups.get(author.name, author) for author in names]
    if not set(popups) <= {author.name for author in draft.authors}:
        draft.authors = list(popups.values())


def _read_affiliations(draft: Draft, lines: Sequence[Block]) -> None:
    for block in lines:
        found = _match_affiliation(block.text)
        if found and (_REMARK.search(block.text) or (found["mark"] in _SIGNS and not _PLACE.search(block.text))):
            continue
        if found:
            block.field = "affiliations"
            for one in _split_marked(found["mark"], found["text"]):
                draft.affiliations += [one] if one not in draft.affiliations else []
        elif not draft.affiliations and _PLACE.search(block.text) and draft.authors and len(block.text) < 300:
            block.field = "affiliations"
            draft.affiliations.append(RawAffiliation(block.text))


def _split_marked(mark: str, text: str) -> list[RawAffiliation]:
    """``1 Here, City, 2 There, Town``: several in one line, where their numbers follow each other."""
    cuts = [0, *(found.end() for found in _MANY.finditer(text)), len(text)]
    marks = [mark, *(found["mark"] for found in _MANY.finditer(text))]
    if not mark.isdigit() or [int(one) for one in marks] != list(range(int(mark), int(mark) + len(marks))):
        return [RawAffiliation(text, mark)]
    pieces = [text[begin:end] for begin, end in pairwise(cuts)]
    return [
        RawAffiliation(re.sub(_AND_ON if at + 1 < len(pieces) else r"(?<![\s,;])[\s,;]++$", "", piece), one)
        for at, (one, piece) in enumerate(zip(marks, pieces, strict=True))
    ]
