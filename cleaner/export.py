"""Text exports of PubMed: numbered records whose parts follow each other in a fixed order, parted by empty lines.

The order (PubMed User Guide, "Abstract (text)"; older exports leave the heading of the affiliations out): citation,
title, language, authors, affiliations, notices, abstract, copyright, identifiers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from cleaner.citations import read_citation
from cleaner.document import Block
from cleaner.draft import Draft, RawAffiliation, RawAuthor
from cleaner.join import LONGEST, PART
from cleaner.layout import Layout
from cleaner.lines import is_address, is_prose, language_of, line_role, read_author_line
from cleaner.runs import runs
from cleaner.sections import read_abstract, read_section
from cleaner.wrapped import AUTHOR_INFORMATION, HEAD
from schemas.article import NoticeKind
from schemas.identifiers import find_identifiers

_NUMBER = re.compile(r"(?P<number>\d{1,5})[.:] (?=\S)")
_AFFILIATIONS = re.compile(r"author information:?|\(1\).*", re.S)
_MARKED = re.compile(r"\((?P<mark>\d{1,3})\)")
_NEXT_MARKED = re.compile(r"(?<=\S) (?=\((?P<mark>\d{1,3})\)[A-Z\u00c0-\u00de])")  # until 2016 they were one text
_ADDRESS = re.compile(r"\. Electronic address: [^\s()]+@[^\s();,]+?(?=\.?$|[(;,])")  # of a group
_ASIDES = ("conflict of interest statement:", "collaborators:", "investigators:")  # open what is no abstract
_IN = "In: "
_BOOK_HEAD = 5  # lines between the title of a chapter and its book
_PERIOD = re.compile(r"; ?(?:1[5-9]|20)\d\d(?: [A-Z][a-z]{2})?[-\u2013](?:(?:1[5-9]|20)\d\d)?\.(?= (?:1[5-9]|20)\d\d)")
_LABELLED = re.compile(r"[a-z]+ (?:in|on|of|for|from)\b")
_NOTICE = re.compile(r"(?:[a-z]+ ){1,4}(?:in|on|of|for|from):?")
_ELSEWHERE = re.compile(r"(?:publisher: )?abstract available from the publisher\.?")


def export_starts(blocks: Sequence[Block]) -> list[int]:
    """Where the records of a text export begin.

    Returns:
        The indexes of their citation lines, in order; none where the page is no export: the first record opens the
        page's text, its number is followed by a citation without authors and title, and these stand further below.
    """
    starts: list[int] = []
    last = 0
    dense = _is_dense(blocks)
    for at, block in enumerate(blocks):
        if not block.key or block.rule is not None:
            continue
        number = _opens(blocks, at, dense=dense) if block.text[0].isdecimal() else 0
        if number > last:
            starts.append(at)
            last = number
        elif not starts and is_prose(block.text):
            break
    if not starts and (first := _unnumbered(blocks)) is not None:
        return [first]
    return starts


def _is_dense(blocks: Sequence[Block]) -> bool:
    """Whether the empty lines were taken out of a text whose lines are paragraphs, longer than wrapped ones."""
    return all(block.key for block in blocks) and any(len(block.text) > LONGEST for block in blocks)


def _opens(blocks: Sequence[Block], at: int, *, dense: bool) -> int:
    """The number of the record that a line opens; 0 where it opens none."""
    found = _NUMBER.match(blocks[at].text)
    if not found or at + 2 >= len(blocks):
        return 0
    beside = (blocks[at - 1], blocks[at + 1]) if at else (blocks[at + 1],)
    if not dense and any(block.key and block.rule is None for block in beside):
        return 0
    opens = _is_bare_citation(blocks[at]) or _book_line(blocks[at + 1 : at + 1 + _BOOK_HEAD]) is not None
    return int(found["number"]) if opens else 0


def _book_line(below: Sequence[Block]) -> Block | None:
    """The line of the book that a chapter stands in, two paragraphs below its title."""
    shown = [block for block in below if block.key][:2]
    return next((block for block in shown if block.text.startswith(_IN)), None)


def _is_bare_citation(block: Block) -> bool:
    if line_role(block) != "citation":
        return False
    citation = read_citation(block.text)
    return citation.journal is not None and citation.title is None and not citation.authors


def _unnumbered(blocks: Sequence[Block]) -> int | None:
    """The first line of an export of one record whose number was left out."""
    heading = next((at for at, block in enumerate(blocks) if block.text == AUTHOR_INFORMATION), 0)
    above = [at for at, block in enumerate(blocks[:heading]) if block.key and block.rule is None]
    if any(is_prose(blocks[at].text) for at in above[:-HEAD]):
        return None
    return next((at for at in above[-HEAD:] if _is_bare_citation(blocks[at])), None)


def read_export(part: Sequence[Block], layout: Layout) -> Draft:
    """Read one record of an export.

    Args:
        part: its lines, those of one paragraph joined (`cleaner.join`); the first is its citation.
        layout: the page's layout, whose headings tell notices and what is not the record's.
    """
    draft = Draft()
    paragraphs = list(_paragraphs(part, layout))
    if len(paragraphs) == 1 and _is_dense(paragraphs[0]):
        # Affiliations, works under a notice and the parts of an abstract are paragraphs of several lines.
        paragraphs = list(runs(paragraphs[0], lambda paragraph, block: _is_more(paragraph[0], block)))
    if book := _book_line(part[1 : 1 + _BOOK_HEAD]):
        _read_book(draft, paragraphs[0][0], book)
        paragraphs = [paragraph for paragraph in paragraphs if book not in paragraph]
    else:
        draft.put_line("citation", paragraphs[0][0])
    paragraphs[0] = paragraphs[0][1:]
    if not paragraphs[0]:
        paragraphs.pop(0)
    abstract: list[Block] = []
    for at, paragraph in enumerate(paragraphs):
        if "title" not in draft.one:
            _read_title(draft, paragraph)
        else:
            abstract += _read_paragraph(draft, paragraph, layout, is_last=_is_end(paragraphs[at + 1 :]))
    read_abstract(draft, abstract)
    return draft


def _read_book(draft: Draft, first: Block, book: Block) -> None:
    """A chapter: its number and title, and the book; behind the book's period stand the dates of the chapter."""
    title = _NUMBER.sub("", first.text, count=1)
    period = _PERIOD.search(book.text)
    source = book.text[: period.end()] if period else book.text
    draft.put("title", title, f"character {first.start}")
    draft.put("citation", f"{title.rstrip('.')}. {source}", f"character {book.start}")
    first.field, book.field = "title", "citation"


def _paragraphs(part: Sequence[Block], layout: Layout) -> Iterator[list[Block]]:
    """The paragraphs of the record; what a heading calls other works behind it is marked, and ends it."""
    paragraph: list[Block] = []
    for at, block in enumerate(part):
        section = layout.section_for(block.key) if block.key else None
        if section and section[0].drop and at:
            read_section(Draft(), *section, block, part[at + 1 :])
            break
        if block.key and block.rule is None:
            paragraph.append(block)
        elif not block.key and paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _is_more(first: Block, block: Block) -> bool:
    """Whether a line belongs to the paragraph that another one begins."""
    if block.text.startswith("("):
        return bool(_AFFILIATIONS.match(first.key))
    if _NOTICE.fullmatch(first.key):
        return line_role(block) == "citation"
    return bool(PART.match(first.text) and PART.match(block.text))


def _read_title(draft: Draft, paragraph: Sequence[Block]) -> None:
    draft.put_line("title", paragraph[0])
    for block in paragraph[1:]:
        _read_plain(draft, block)


def _read_paragraph(draft: Draft, paragraph: list[Block], layout: Layout, *, is_last: bool) -> list[Block]:
    """Read a paragraph that its form tells; what is left of it is part of the abstract."""
    first = paragraph[0]
    if first.key.startswith(_ASIDES):
        return []
    if _AFFILIATIONS.fullmatch(first.key):
        _read_affiliations(draft, paragraph)
    elif _read_notice(draft, paragraph, layout) or _read_terms(draft, paragraph, layout):
        return []
    elif not draft.authors and (authors := _authors(first.text)):
        draft.authors = authors
        draft.origin["authors"] = f"character {first.start}"
        first.field = "authors"
        if paragraph[1:]:
            return _read_paragraph(draft, paragraph[1:], layout, is_last=is_last)
    elif not draft.affiliations and len(paragraph) == 1 and not is_last and is_address(first.text):
        _add_affiliation(draft, first)
    else:
        return [block for block in paragraph if not _read_plain(draft, block)]
    return []


def _authors(text: str) -> list[RawAuthor]:
    """The authors' paragraph; where most of it are names, what is between them are names too, however unusual."""
    text = _ADDRESS.sub("", text)
    authors = read_author_line(text)
    pieces = re.split(r"[,;] (?!(?:Jr|Sr)\b|\()", text.rstrip("."))
    if authors or is_address(text) or 2 * sum(bool(read_author_line(piece)) for piece in pieces) < len(pieces):
        return authors
    return [RawAuthor(_MARKED.sub("", piece).strip(), tuple(_MARKED.findall(piece))) for piece in pieces]


def _read_plain(draft: Draft, block: Block) -> bool:
    """A line whose form alone says what it is."""
    role = line_role(block)
    if role == "language":
        draft.put("language", language_of(block.text) or "", f"character {block.start}")
        block.field = "language"
    elif role in ("identifiers", "citation-rest"):
        for found in find_identifiers(block.text):
            draft.put(found.kind.value, found.value, f"character {block.start}")
            block.field = block.field or found.kind.value
    told = role in ("language", "identifiers", "citation-rest", "no-authors", "no-abstract")
    return told or block.key.startswith(_ASIDES) or bool(_ELSEWHERE.fullmatch(block.key))


def _read_affiliations(draft: Draft, paragraph: Sequence[Block]) -> None:
    """``(1)Department of Tests, ...``, one a line; a line without a number is a note, unless none has one."""
    lines = [block for block in paragraph if _MARKED.match(block.text)]
    for block in lines or paragraph[1:]:
        _add_affiliation(draft, block)


def _run_in(text: str) -> Iterator[str]:
    """``(1)Here, Town. (2)There, City.``: the affiliations of a text whose marks follow each other."""
    at, mark = 0, _MARKED.match(text)
    last = int(mark["mark"]) if mark else 0
    for found in _NEXT_MARKED.finditer(text) if mark else ():
        if int(found["mark"]) == last + 1:
            yield text[at : found.start()]
            at, last = found.end(), last + 1
    yield text[at:]


def _add_affiliation(draft: Draft, block: Block) -> None:
    draft.affiliations += map(RawAffiliation, _run_in(block.text))
    draft.origin.setdefault("affiliations", f"character {block.start}")
    block.field = "affiliations"


def _read_notice(draft: Draft, paragraph: Sequence[Block], layout: Layout) -> bool:
    """``Comment in`` and its like, with the works below it or behind a colon."""
    if not _LABELLED.match(paragraph[0].key):
        return False
    heading, _, rest = paragraph[0].text.partition(":")
    found = layout.section_for(paragraph[0].key.partition(":")[0])
    if not found or not found[0].notice:
        return False
    texts = [text for text in (rest.strip(), *(block.text for block in paragraph[1:])) if text]
    draft.notices += [(cast(NoticeKind, found[0].notice), text) for text in texts or [heading]]
    return True


def _read_terms(draft: Draft, paragraph: Sequence[Block], layout: Layout) -> bool:
    """``Publication Types:`` and the like in older exports, one term a line."""
    label = paragraph[0].key
    found = layout.section_for(label[:-1]) if label.endswith(":") else None
    field = found[0].field if found else None
    if field not in ("publication_types", "mesh_terms", "substances"):
        return False
    draft.lists.setdefault(field, []).extend(block.text for block in paragraph[1:])
    for block in paragraph[1:]:
        block.field = field
    return True


def _is_end(paragraphs: Sequence[Sequence[Block]]) -> bool:
    """Whether nothing but identifiers follows."""
    return all(line_role(block) in ("identifiers", "citation-rest") for part in paragraphs for block in part)
