"""The head of a full-text page: citation, identifiers, title, authors and affiliations, told by form and place."""

import re
from collections.abc import Iterator, Sequence

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.full_text_people import read_people
from cleaner.lines import Role, read_line
from cleaner.manuscript import is_manuscript_note, split_final_form
from schemas.citation import parse_citation
from schemas.identifiers import Kind, find_identifiers

ANCHORS = frozenset((Role.CITATION, Role.SHORT_CITATION, Role.IDENTIFIERS, Role.NOTE))

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
NO_TITLE = re.compile(
    r"(?:copyright\b|\u00a9|\(c\)|received\b|accepted\b|revised\b|published\b|editors?:|issue date|collection date"
    r"|this (?:is an|article|work)\b|author(?:s|'s)? information|article notes|copyright|pmc )",
    re.I,
)


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
    read_people(draft, [block for block in below if role_of(block) is Role.OTHER and not NO_TITLE.match(block.text)])


def _read_citation(draft: Draft, lines: Sequence[Block], roles: dict[int, Role]) -> None:
    """The citation, with what goes on with it and the note that the page is an author manuscript."""
    used = list(_citation_lines(lines, roles))
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


def _citation_lines(lines: Sequence[Block], roles: dict[int, Role]) -> Iterator[Block]:
    """The lines of the citation; what stands below the title cites another work, such as a correction."""
    kinds = (Role.CITATION, Role.SHORT_CITATION, Role.NOTE, Role.CITATION_REST)
    begun = False
    for block in lines:
        role = roles[id(block)]
        if role in kinds:
            begun = True
            yield block
        elif begun and role is Role.OTHER and not NO_TITLE.match(block.text):
            return


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
        if block in free and roles[id(block)] is Role.OTHER and not NO_TITLE.match(block.text):
            draft.put("title", block.text, f"character {block.start}")
            block.field = "title"
            return list(lines[lines.index(block) + 1 :])
    return []
