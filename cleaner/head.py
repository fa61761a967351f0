"""The head of a record: everything above its first section, each line told by its form."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.document import Block
from cleaner.draft import Draft, RawAffiliation
from cleaner.lines import Line, ends_sentence, is_address, language_of, notes_of, read_author_line, types_behind
from cleaner.sections import read_abstract, split_keywords
from cleaner.vocabulary import PRINTED_TYPES, PUBLICATION_TYPES
from schemas.citation.words import LANGUAGES
from schemas.identifiers import Kind, find_identifiers

REPEAT_RULE = "text:repeat"
REASONS = {REPEAT_RULE: "the page prints it twice; the first copy stays"}

# What may stand between a citation and the title below it.
_NO_CONTENT = frozenset(
    (
        "citation",
        "citation-rest",
        "identifiers",
        "type",
        "language",
        "url",
        "no-abstract",
        "retracted",
    )
)
_JOURNAL_END = re.compile(r"^[A-Z][^.;:,]{1,90}\.(?=(?:19|20)\d\d[ ;:])")  # the year may be glued to it
_NUMBERED = re.compile(r"(?:\d{1,3} ?|[a-z] )(?=[A-Z][a-z])")  # an affiliation with its mark
_LONGEST_TYPE = 5  # words
_FEWEST_WORDS = 8  # of a paragraph
_ID_KEYS = {Kind.PMID: "pmid", Kind.PMCID: "pmcid", Kind.DOI: "doi"}


def read_head(draft: Draft, head: Sequence[Line]) -> None:
    """Read the lines of a record's head into the draft; second copies of a line are marked.

    Args:
        draft: takes the words.
        head: the lines that no rule removed, in order.
    """
    _tell_addresses(head)
    title = _title(head)
    lines = list(_without_repeats(head))
    if title:
        draft.put_line("title", title.block)
    _read_citation(draft, lines)
    for line in lines:
        _read_plain(draft, line)
    _read_affiliations(draft, lines)
    _read_authors(draft, lines, title)
    _read_vernacular(draft, lines, title)
    read_abstract(draft, _prose(lines))


def _tell_addresses(head: Sequence[Line]) -> None:
    """Right below the authors the address of their institution may stand, without a heading and without marks."""
    for above, line in pairwise(head):
        if line.role == "other" and above.role == "other" and is_address(line.block.text):
            line.role = "address" if read_author_line(above.block.text) else line.role


def _is_text(line: Line, *, behind: bool) -> bool:
    """Whether an abstract begins with a line."""
    if line.block.field or line.block.kind == "item":
        return False
    short = line.role == "other" and ends_sentence(line.block.text) and len(line.block.text.split()) >= _FEWEST_WORDS
    return line.role == "prose" or (behind and short)


def _is_passage(line: Line) -> bool:
    """Whether a line is what a search found, cut out of the abstract, as PubMed prints it in a list of results."""
    return line.block.text.startswith("… ") or line.block.text.endswith(" …")


def _prose(lines: Sequence[Line]) -> list[Block]:
    """An abstract without a heading: from the first paragraph of running text on."""
    places = (at for at, line in enumerate(lines) if line.block.field in ("affiliations", "pmid"))
    behind = max(places, default=len(lines))  # a short paragraph is believed where nothing but the abstract can stand
    at = next((at for at, line in enumerate(lines) if _is_text(line, behind=at > behind)), len(lines))
    text = [line for line in lines[at:] if line.role in ("prose", "other") and not line.block.field]
    return [] if text and _is_passage(text[0]) else [line.block for line in text]


def _read_vernacular(draft: Draft, lines: Sequence[Line], title: Line | None) -> None:
    """Below a translated title, in brackets, stands the original one."""
    if title is None or not title.block.text.startswith("["):
        return
    below = [line for line in lines if line.role == "other" and not line.block.field and line.block.kind != "item"]
    if below and not read_author_line(below[0].block.text):
        draft.put_line("vernacular_title", below[0].block)


def _title(head: Sequence[Line]) -> Line | None:
    """The title: above the short citation, else printed twice, else right behind the citation, else above it."""
    free = [line for line in head if line.role == "other" and line.block.kind != "item"]
    free = [line for line in free if not read_author_line(line.block.text)]
    if marked := next((line for line in head if line.role == "title"), None):
        return marked
    keys = [line.block.key for line in free]
    if twice := next((line for line in free if keys.count(line.block.key) > 1), None):
        return twice
    at = next((at for at, line in enumerate(head) if line.role == "citation"), None)
    if at is None:
        return free[0] if free else None
    if _is_result(head, at):
        above = next((line for line in reversed(head[: at - 1]) if line.role != "no-authors"), None)
        return above if above in free else None
    behind = next((line for line in head[at:] if line.role not in _NO_CONTENT), None)
    if behind in free:
        return behind
    before = [line for line in head[:at] if line in free]
    if head[at].block.text.startswith("."):
        before = before[:-1]  # the journal stands alone above such a citation
    return before[-1] if before else None


def _is_result(head: Sequence[Line], citation: int) -> bool:
    """Whether authors stand right above the citation, as in a list of results: title, authors, citation."""
    if not citation or head[citation].block.text.startswith("."):  # above such a one stands the journal
        return False
    return head[citation - 1].role == "no-authors" or bool(read_author_line(head[citation - 1].block.text))


def _without_repeats(head: Sequence[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in head:
        if line.role in ("affiliations", "authors"):
            yield line
        elif line.block.key in seen:
            line.block.rule = REPEAT_RULE
        else:
            seen.add(line.block.key)
            yield line


def _read_citation(draft: Draft, lines: Sequence[Line]) -> None:
    """The citation line, with the journal that stands alone above it and the lines that go on with it."""
    at = next((at for at, line in enumerate(lines) if line.role == "citation"), None)
    if at is None:
        return
    words = [_JOURNAL_END.sub(r"\g<0> ", lines[at].block.text)]
    used = [lines[at].block]
    if words[0].startswith(".") and at and lines[at - 1].role == "other" and not lines[at - 1].block.field:
        used.insert(0, lines[at - 1].block)
        kind, journal = _kind_and_journal(lines[at - 1].block.text)
        draft.lists.setdefault("publication_types", []).extend([kind] if kind else ())
        words[0] = journal + words[0]
    for line in lines[at + 1 :]:
        if line.role != "citation-rest":
            break
        words.append(line.block.text)
        used.append(line.block)
    for block in used:
        block.field = "citation"
    draft.put("citation", " ".join(words), f"character {used[0].start}")


def _kind_and_journal(text: str) -> tuple[str, str]:
    """The type that a copy may have left on the journal's line, and the journal: ``Review Nat Rev Test``."""
    words = text.split()
    for count in range(min(len(words) - 1, _LONGEST_TYPE), 0, -1):
        kind = " ".join(words[:count])
        if kind.casefold() in PRINTED_TYPES and words[count][0].isupper():
            return kind, " ".join(words[count:])
    return "", text


def _read_plain(draft: Draft, line: Line) -> None:
    """A line whose form alone says what it is."""
    block = line.block
    if line.role == "type":
        block.field = "publication_types"
        draft.lists.setdefault("publication_types", []).append(block.text)
    elif line.role == "short-citation":
        block.field = "citation"
        draft.short_citation = draft.short_citation or block.text
        draft.origin.setdefault("short_citation", f"character {block.start}")
    elif line.role in ("identifiers", "url", "citation-rest"):
        for found in find_identifiers(block.text):
            if found.kind in _ID_KEYS and (line.role != "url" or found.kind is not Kind.DOI):
                draft.put(_ID_KEYS[found.kind], found.value, f"character {block.start}")
                block.field = block.field or _ID_KEYS[found.kind]
        if block.field == "pmid" and (types := types_behind(block.text)):
            draft.lists.setdefault("publication_types", []).extend(types)
        if line.role == "url" and block.field:
            draft.put("url", block.text, f"character {block.start}")
    elif line.role == "result-notes":
        _read_notes(draft, block)
    elif line.role == "language":
        block.field = "language"
        draft.put("language", language_of(block.text) or "", f"character {block.start}")
    elif line.role == "retracted":
        draft.notices.append(("retraction", block.text))
    elif line.role == "keywords":
        block.field = "keywords"
        draft.lists.setdefault("keywords", list(split_keywords(block.text)))


def _read_notes(draft: Draft, block: Block) -> None:
    """The types, the language and the mark of a retraction below a result's PMID."""
    for note in notes_of(block.text):
        if note.casefold() in PUBLICATION_TYPES:
            draft.lists.setdefault("publication_types", []).append(note)
            block.field = "publication_types"
        elif note.casefold() == "retracted":
            draft.notices.append(("retraction", block.text))
        elif note in LANGUAGES:
            draft.put("language", note, f"character {block.start}")
            block.field = "language"


def _read_affiliations(draft: Draft, lines: Sequence[Line]) -> None:
    """The list below the heading of the affiliations; a heading with nothing below it is marked."""
    heading: Line | None = None
    found = 0
    for line in [*lines, None]:
        if line and line.role == "address":
            line.block.field = "affiliations"
            draft.affiliations.append(RawAffiliation(line.block.text))
        if line is None or line.role == "affiliations":
            if heading and not found:
                heading.block.rule = heading.rule
            heading, found = line, 0
        elif heading and _is_affiliation(line, found):
            found += 1
            line.block.field = "affiliations"
            draft.affiliations.append(RawAffiliation(line.block.text))
        elif heading and line.role != "identifiers":
            if not found:
                heading.block.rule = heading.rule
            heading = None


def _is_affiliation(line: Line, found: int) -> bool:
    if line.role not in ("other", "prose") or line.block.field:
        return False
    return line.block.kind == "item" or not found or bool(_NUMBERED.match(line.block.text))


def _read_authors(draft: Draft, lines: Sequence[Line], title: Line | None) -> None:
    heading: Block | None = None
    known = title is not None or any(line.role == "address" for line in lines)
    known = known or any(line.role == "citation" and _is_result(lines, at) for at, line in enumerate(lines))
    for line in lines:
        if line.role == "authors":
            heading = line.block
            heading.rule = line.rule
        elif line.role == "other" and not line.block.field and not draft.authors and (known or heading):
            draft.authors = read_author_line(line.block.text)
            if draft.authors:
                line.block.field = "authors"
                draft.origin["authors"] = f"character {line.block.start}"
                if heading:
                    heading.rule = None
