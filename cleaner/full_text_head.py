"""The head of a full-text page: citation, identifiers, title, authors and affiliations, told by form and place."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.full_text_people import FIND_ARTICLES, read_people
from cleaner.lines import Role, line_role
from cleaner.manuscript import is_manuscript_note, split_final_form
from schemas.citation import parse_citation
from schemas.identifiers import Kind, find_identifiers

ANCHORS = frozenset(("citation", "short-citation", "identifiers", "note"))

# "Motivation: Sorting is slow." opens a paragraph of an abstract without a heading.
LABELLED = re.compile(
    r"(?:motivation|background|objectives?|aims?|purpose|introduction|context|methods?|design|setting|results?|findings"
    r"|(?:materials|patients) and methods|conclusions?|interpretation|availability|contact|significance|summary"
    r"|supplementary information)(?: and [a-z]+)?: \S.{30}",
    re.I,
)
_IDS = re.compile(r"(?:PMCID|PMID|NIHMSID|EMSID|UKMSID|CAMSID|MID|HALMSID)\s*:", re.I)
_LONGEST_IDENTIFIERS = 120  # characters
_PUBLISHED = re.compile(
    r"(?:Published|Prepublished|Available) online:? (?:ahead of print )?(?P<date>[^.;]{4,40})\.?(?:\s|$)", re.I
)
# Lines that stand about a title: rights, history, editors, licence.
NO_TITLE = re.compile(
    r"copyright\s*(?:\u00a9|\(c\)|:|\d{4}|notice|and licen)|\u00a9|\(c\)\s?\d{4}"
    r"|(?:received|accepted|revised)\b.{0,14}\d|published (?:online|by|in final)\b|published:|editors?:"
    r"|(?:issue|collection) date\b|this is an open\b|this (?:article|work) (?:is|has been|was)\b"
    r"|author(?:s|'s)? information\b|article notes\b|pmc (?:disclaimer|copyright)",
    re.I,
)


def role_of(block: Block) -> Role:
    """The part of a line in the head; NOTE for the note of an author manuscript."""
    if is_manuscript_note(block.text):
        return "note"
    if is_identifiers(block):
        return "identifiers"
    if _PUBLISHED.match(block.text):
        return "citation-rest"
    role = line_role(block)
    return "other" if role in ("type", "note", "prose") else role


def read_head_lines(draft: Draft, lines: Sequence[Block]) -> None:
    """Read the lines of the head.

    Args:
        draft: takes the words.
        lines: the lines that no rule removed, in order; `field` and `rule` are set here.
    """
    roles = {id(block): role_of(block) for block in lines}
    _read_citation(draft, lines, roles)
    for block in lines:
        if roles[id(block)] == "identifiers":
            read_identifiers(draft, block)
    below = _read_title(draft, lines, roles)
    read_people(draft, [block for block in below if roles[id(block)] == "other" and not NO_TITLE.match(block.text)])


def _read_citation(draft: Draft, lines: Sequence[Block], roles: Mapping[int, Role]) -> None:
    """The citation, with what goes on with it and the note that the page is an author manuscript."""
    used = list(_citation_lines(lines, roles))
    first = lines.index(used[0]) if used else 0
    words: list[str] = []
    if used and first and used[0].text.startswith(". ") and roles[id(lines[first - 1])] == "other":
        used.insert(0, lines[first - 1])
    for block in used:
        block.field = "citation"
        if (online := _PUBLISHED.match(block.text)) and words:
            draft.put("epub", online["date"].strip(), f"character {block.start}")
            read_identifiers(draft, block)
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


def _citation_lines(lines: Sequence[Block], roles: Mapping[int, Role]) -> Iterator[Block]:
    """The lines of the citation; what stands below the title cites another work, such as a correction."""
    kinds = ("citation", "short-citation", "note", "citation-rest")
    begun = False
    for block in lines:
        role = roles[id(block)]
        if role in kinds:
            begun = True
            yield block
        elif begun and role == "other" and not NO_TITLE.match(block.text):
            return


def _goes_on(words: Sequence[str], rest: str) -> bool:
    """Whether the citation can still be read with this line behind it."""
    return all(problem.code != "citation-rest" for problem in parse_citation(" ".join([*words, rest])).problems)


def is_identifiers(block: Block) -> bool:
    """Whether a line lists the article's identifiers behind their labels."""
    return bool(_IDS.match(block.text)) and len(block.text) < _LONGEST_IDENTIFIERS


def read_identifiers(draft: Draft, block: Block) -> None:
    """Read the identifiers of such a line."""
    for found in find_identifiers(block.text):
        if found.kind in (Kind.PMID, Kind.PMCID, Kind.DOI):
            draft.put(found.kind.value, found.value, f"character {block.start}")
            block.field = block.field or found.kind.value


def _read_title(draft: Draft, lines: Sequence[Block], roles: Mapping[int, Role]) -> Sequence[Block]:
    """The title: the first line below the citation that says nothing else; above the identifiers where none is cited.

    Returns:
        The lines below it.
    """
    cited = next((at for at, block in enumerate(lines) if block.field == "citation"), 0)
    for at, block in enumerate(lines[cited:], cited):
        free = not block.field and block.kind != "item" and roles[id(block)] == "other"
        if free and not NO_TITLE.match(block.text) and not FIND_ARTICLES.fullmatch(block.text):
            draft.put_line("title", block)
            return lines[at + 1 :]
    return ()
