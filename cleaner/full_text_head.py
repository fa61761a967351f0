"""The head of a full-text page: citation, identifiers, title, authors and affiliations, told by form and place."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cleaner.author_line import read_marked_line
from cleaner.document import Block
from cleaner.draft import Draft, RawAffiliation, RawAuthor
from cleaner.lines import Role, read_line
from cleaner.manuscript import is_manuscript_note, split_final_form
from schemas.citation import parse_citation
from schemas.identifiers import Kind, find_identifiers

ANCHORS = frozenset((Role.CITATION, Role.SHORT_CITATION, Role.IDENTIFIERS, Role.NOTE))
POPUP_RULE = "text:author-popup"
REASONS = {POPUP_RULE: "a box that shows an author and their affiliations again"}

# "Motivation: Sorting is slow." opens a paragraph of an abstract without a heading.
LABELLED = re.compile(
    r"(?:motivation|background|objectives?|aims?|purpose|introduction|context|methods?|design|setting|results?|findings"
    r"|(?:materials|patients) and methods|conclusions?|interpretation|availability|contact|significance|summary"
    r"|supplementary information)(?: and [a-z]+)?: \S.{30}",
    re.I,
)
_IDS = re.compile(r"(?:PMCID|PMID|NIHMSID|EMSID|UKMSID|CAMSID|MID|HALMSID)\s*:", re.I)
_PUBLISHED = re.compile(
    r"(?:Published|Prepublished|Available) online:? (?:ahead of print )?(?P<date>[^.;]{4,40})\.?(?:\s|$)", re.I
)
_NO_TITLE = re.compile(
    r"(?:copyright\b|\u00a9|\(c\)|received\b|accepted\b|revised\b|published\b|editors?:|issue date|collection date"
    r"|this (?:is an|article|work)\b|author(?:s|'s)? information|article notes|copyright|pmc )",
    re.I,
)
_FIND = re.compile(r"find articles by (?P<name>.+)", re.I)
_AFFILIATION = re.compile(
    r"(?P<mark>\d{1,2}|[a-z](?=\s)|[*\u2020\u2021\u00a7\u00b6#](?=\s?[A-Z]))\s*(?P<text>[A-Z\u00c0-\u00de].{8,})"
)
_PLACE = re.compile(
    r"\b(?:universit|institut|hospital|department|cent(?:er|re)\b|school|laborator|division|college|faculty|clinic)",
    re.I,
)
_REMARK = re.compile(
    r"contributed equally|equal contribut|joint|correspond|(?:present|current) address|deceased|lead contact", re.I
)
_MANY = re.compile(r",?\s+(?P<mark>\d{1,2})\s+(?=[A-Z])")
_SIGNS = frozenset("*\u2020\u2021\u00a7\u00b6#")


def role_of(block: Block) -> Role:
    """The part of a line in the head; NOTE for the note of an author manuscript."""
    if is_manuscript_note(block.text):
        return Role.NOTE
    if _IDS.match(block.text) and len(block.text) < 120:
        return Role.IDENTIFIERS
    if _PUBLISHED.match(block.text):
        return Role.CITATION_REST
    role = read_line(block).role
    return Role.OTHER if role in (Role.TYPE, Role.NOTE, Role.PROSE) else role


def read_head_lines(draft: Draft, lines: Sequence[Block]) -> None:
    """Read the lines of the head.

    Args:
        draft: takes the words.
        lines: the lines that no rule removed, in order; `field` and `rule` are set here.
    """
    roles = {id(block): role_of(block) for block in lines}
    _read_citation(draft, lines, roles)
    for block in lines:
        if roles[id(block)] is Role.IDENTIFIERS:
            _read_identifiers(draft, block)
    free = [block for block in lines if not block.field and block.kind != "item"]
    below = _read_title(draft, free, lines, roles)
    popups = _read_popups(below)
    below = [block for block in below if block.rule is None]
    _read_authors(draft, below, popups)
    _read_affiliations(draft, [block for block in below if not block.field])


def _read_citation(draft: Draft, lines: Sequence[Block], roles: dict[int, Role]) -> None:
    """The citation, with what goes on with it and the note that the page is an author manuscript."""
    kinds = (Role.CITATION, Role.SHORT_CITATION, Role.NOTE, Role.CITATION_REST)
    used = [block for block in lines if roles[id(block)] in kinds]
    first = lines.index(used[0]) if used else 0
    words: list[str] = []
    if used and first and used[0].text.startswith(". ") and roles[id(lines[first - 1])] is Role.OTHER:
        used.insert(0, lines[first - 1])
    for block in used:
        block.field = "citation"
        if (online := _PUBLISHED.match(block.text)) and words:
            draft.put("epub", online["date"].strip(), f"character {block.start}")
            _read_identifiers(draft, block)
            if not _goes_on(words, block.text):
                continue
        words.append(block.text)
    text = " ".join(words)
    if text.startswith(". ") is False and len(words) > 1 and words[1].startswith(". "):
        text = words[0] + text.removeprefix(words[0] + " ")
    note, citation = split_final_form(text)
    if note:
        draft.notices.append(("other", note))
    if citation:
        draft.put("citation", citation, f"character {used[0].start}")


def _goes_on(words: Sequence[str], rest: str) -> bool:
    """Whether the citation can still be read with this line behind it."""
    return all(problem.code != "citation-rest" for problem in parse_citation(" ".join([*words, rest])).problems)


def _read_identifiers(draft: Draft, block: Block) -> None:
    for found in find_identifiers(block.text):
        if found.kind in (Kind.PMID, Kind.PMCID, Kind.DOI):
            draft.put(found.kind.value, found.value, f"character {block.start}")
            block.field = block.field or found.kind.value


def _read_title(draft: Draft, free: Sequence[Block], lines: Sequence[Block], roles: dict[int, Role]) -> list[Block]:
    """The title: the first line below the citation that says nothing else; above the identifiers where none is cited.

    Returns:
        The lines below it.
    """
    cited = next((at for at, block in enumerate(lines) if block.field == "citation"), None)
    behind = lines[cited:] if cited is not None else lines
    for block in behind:
        if block in free and roles[id(block)] is Role.OTHER and not _NO_TITLE.match(block.text):
            draft.put("title", block.text, f"character {block.start}")
            block.field = "title"
            return list(lines[lines.index(block) + 1 :])
    return []


def _read_popups(lines: Sequence[Block]) -> list[RawAuthor]:
    """The authors of the boxes that end with "Find articles by"; the boxes are marked."""
    authors = []
    for at, block in enumerate(lines):
        found = _FIND.fullmatch(block.text)
        if not found:
            continue
        name = found["name"]
        top = next((n for n in range(at - 1, -1, -1) if lines[n].text == name), at)
        marks = [affiliation["mark"] for box in lines[top:at] if (affiliation := _AFFILIATION.match(box.text))]
        authors.append(RawAuthor(name, tuple(filter(str.isalnum, marks))))
        for box in lines[top : at + 1]:
            box.rule = POPUP_RULE
    return authors


def _read_authors(draft: Draft, lines: Sequence[Block], popups: list[RawAuthor]) -> None:
    """One line that names them all, else the lines between the boxes, each with a name and the marks before it."""
    for block in lines[:2]:
        if len(found := read_marked_line(block.text)) >= max(1, len(popups)):
            draft.authors = found
            block.field = "authors"
            return
        if role_of(block) is not Role.OTHER:
            break
    draft.authors = popups
    names = {author.name for author in popups}
    for block in lines:
        bare = block.text.strip(" ,").lstrip("0123456789,*\u2709 ")
        if names and (bare in names or (not bare and len(block.text) < 40)):
            block.field = "authors"
        elif names:
            break


def _read_affiliations(draft: Draft, lines: Sequence[Block]) -> None:
    for block in lines:
        if role_of(block) is not Role.OTHER or _NO_TITLE.match(block.text):
            continue
        found = _AFFILIATION.match(block.text)
        if found and (_REMARK.search(block.text) or (found["mark"] in _SIGNS and not _PLACE.search(block.text))):
            continue
        if found:
            block.field = "affiliations"
            draft.affiliations += _split_marked(found["mark"], found["text"])
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
        RawAffiliation(
            re.sub(r"[\s,;]*(?:\band\s*)?\d*[\s,;]*$" if at + 1 < len(pieces) else r"[\s,;]+$", "", piece), one
        )
        for at, (one, piece) in enumerate(zip(marks, pieces, strict=True))
    ]
