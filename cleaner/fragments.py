"""Text with one line for each piece of text of the HTML, as scrapers take it out: the pieces of a line joined.

What stands in one line of the page is then broken wherever an element begins or ends: authors at their marks and
commas, citations at the journal's link, sentences at words in italics.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise
from operator import attrgetter

from cleaner.document import Block
from cleaner.fold import fold
from cleaner.layout import Layout
from cleaner.lines import is_address
from cleaner.torn import goes_on, may_go_on, mended
from schemas.citation import looks_like_citation

_ENOUGH = 2  # lines that show that pieces stand alone
_HEADED = 3  # headings of a page in Markdown, whose empty lines have a meaning; "# Equal contributors" is none
_ALONE = frozenset((",", ".", ";", ")", "(", "and", "doi:", "PMID:", "PMCID:"))  # no line of a page is only this
_JOINING = frozenset((", ", "; "))  # begins a piece that goes on with the one before
_CLOSING = re.compile(r"[,;:.)\]](?:\s|$)")
_OPEN = (",", "(", "[")
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶#✉]+|[a-z])(?:\s?,)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\b")
_NAME = re.compile(r"[^\W\d_][^\d,;:]{3,60}")
_TITLE_END = re.compile(r"(?<!\s)\s++-\s++(?:PubMed|PMC|NCBI|PubMed Central)\b.*$", re.I)
_LABEL = re.compile(r"(?:^|\s)(?:doi|PMID|PMCID|NIHMSID|Editors?):$")
_SENTENCE_END = re.compile(r"[.!?:;]['\")\]\u2019\u201d]*$")
_GOES_ON = re.compile(r"\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with)$")
_PLACE = re.compile(r"[A-Z][^,;]{3,200}, [A-Z]")
_NO_BLANK = re.compile(r"(?<!\s)\s++(?=/|[,;:)\]](?:\s|$)|\.(?:\s|$))|(?<=\w/)\s++|(?<=[(\[])\s++")
_LONGEST_TITLE = 40  # pieces
_LONGEST_LABEL = 60  # characters


def join_fragments(blocks: list[Block], layout: Layout) -> list[Block]:
    """Join the pieces of a page that has each piece of text on a line of its own; other pages stay as they are."""
    blocks = _join_dois(blocks)
    if len([block for block in blocks if block.text in _ALONE or block.text[:2] in _JOINING]) < _ENOUGH:
        return blocks
    if len([block for block in blocks if block.kind == "heading"]) >= _HEADED:
        return _Pieces(_join_title(blocks), layout).joined()
    shown = _join_title([block for block in blocks if block.key])
    if layout.profile.form == "article":
        shown = _join_results(shown, layout)
    lines = _Pieces(shown, layout).joined()
    return _with_empty(lines, [block for block in blocks if not block.key])


def _with_empty(lines: Sequence[Block], empty: Sequence[Block]) -> list[Block]:
    """Lines with the empty ones that stand between them; those between the pieces of a line are part of it.

    Where the white space of the source was not taken out, empty lines stand between any two pieces.
    """
    merged: list[Block] = []
    for block in sorted((*lines, *empty), key=attrgetter("start")):
        if not merged or block.key or block.start >= merged[-1].end:
            merged.append(block)
    return merged


def _join_dois(blocks: list[Block]) -> list[Block]:
    """The pieces of DOIs joined that highlighted words tore; other pages stay as they are."""
    shown = [block for block in blocks if block.key]
    if not any("10." in above.text and may_go_on(above.text, block.text) for above, block in pairwise(shown)):
        return blocks
    joined: list[Block] = []
    for block, below in pairwise([*shown, Block("")]):
        if joined and goes_on(joined[-1].text, block.text, below.text):
            text = joined[-1].text + block.text
            joined[-1] = replace(joined[-1], text=text, key=fold(text), end=block.end)
        else:
            joined.append(block)
    return _with_empty(joined, [block for block in blocks if not block.key])


def _join_title(blocks: Sequence[Block]) -> list[Block]:
    """The pieces of the title joined, which the page's first line, the name of the browser's window, has in one."""
    first = next((block.text for block in blocks if block.key), "")
    title = _TITLE_END.sub("", first)
    words = _squeezed(title)
    if not words or words == _squeezed(first):
        return list(blocks)
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _run_of(words, blocks[at : at + _LONGEST_TITLE])
        joined.append(_one(run) if len(run) == 1 else replace(_one(run), text=title, key=fold(title)))
        at += len(run)
    return joined


def _join_results(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The pieces of titles in a list of results joined: they stand between a control and the authors."""
    joined: list[Block] = []
    run: list[Block] = []
    for block, below in pairwise([*blocks, Block("")]):
        if not block.key or block.text.isdecimal() or layout.section_for(block.key) or layout.rule_for(block.key):
            joined += [*run, block]
            run = []
        elif len(run) > 1 and below.text in (block.text, f"{block.text.partition(',')[0]}, et al."):
            joined += [*([_one(run)] if len(run) <= _LONGEST_TITLE else run), block]
            run = []
        else:
            run.append(block)
    return [*joined, *run]


def _run_of(title: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks that together are the title; the first alone where they are not."""
    words = ""
    for count, block in enumerate(blocks, 1):
        words += _squeezed(block.text)
        if not title.startswith(words):
            break
        if words == title:
            return blocks[:count]
    return blocks[:1]


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


class _Pieces:
    """One walk over the pieces: the line that is being put together, and the section it stands in."""

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self._blocks, self._layout = blocks, layout
        self._run: list[Block] = []
        self._lines: list[Block] = []
        self._field: str | None = None

    def joined(self) -> list[Block]:
        for at, block in enumerate(self._blocks):
            if self._run and self._goes_on(at):
                self._run.append(block)
                continue
            self._end()
            if self._is_known(block):
                section = self._layout.section_for(block.key)
                self._field = section[0].field if section else self._field
                self._lines.append(block)
            else:
                self._run = [block]
        self._end()
        return self._lines

    def _end(self) -> None:
        if self._run:
            self._lines.append(_one(self._run))
            self._run = []

    def _is_known(self, block: Block) -> bool:
        """Whether a line is a heading or furniture by itself, or empty."""
        return not block.key or bool(self._layout.section_for(block.key) or self._layout.rule_for(block.key))

    def _goes_on(self, at: int) -> bool:
        """Whether a piece belongs to the line that is being put together."""
        block, last = self._blocks[at], self._run[-1].text
        text = block.text
        if self._run[0].key == "find articles by":  # ends the box of an author: the name, and behind it other marks
            return len(self._run) == 1
        if self._run[0].key == "in" and text.isalpha():  # above an abstract: "in English, Spanish"
            return len(self._run) == 1 or last == ","
        if len(self._run) == 1 and _MARK.fullmatch(last) and _PLACE.match(text):
            return True
        if len(self._run) > 1 and block.key == self._run[0].key:  # the first author's name again: the boxes begin
            return False
        if _CLOSING.match(text) and not self._begins_tail(text):
            return True
        if not block.key or (block.kind != "line" or self._is_known(block)):
            return False
        if _LABEL.search(last) or text.startswith("/") or (last.endswith("/") and self._field is not None):
            return True
        if _YEAR.match(text) and (last == "." or looks_like_citation(f"{_text(self._run)} {text}")):
            return True
        if last == ";" or last.endswith(_OPEN) or text == "et al." or last == "et al.":
            return not (self._opens_affiliation(at) or self._is_twice(at))
        if text == "and" or last == "and" or _MARK.fullmatch(text) or _MARK.fullmatch(last):
            return self._is_authors(at)
        return self._inside_sentence(text)

    def _begins_tail(self, text: str) -> bool:
        return text.startswith(". ") and bool(_YEAR.match(text[2:]))

    def _opens_affiliation(self, at: int) -> bool:
        """Whether a mark stands in front of an address."""
        below = self._blocks[at + 1].text if at + 1 < len(self._blocks) else ""
        if not _MARK.fullmatch(self._blocks[at].text) or below.startswith(tuple(_JOINING)):
            return False
        return is_address(below) or len(below) > _LONGEST_LABEL

    def _is_twice(self, at: int) -> bool:
        """Whether a name stands twice: it opens the box of an author, in which the affiliation follows."""
        return at + 1 < len(self._blocks) and self._blocks[at + 1].key == self._blocks[at].key

    def _is_authors(self, at: int) -> bool:
        """Whether a mark or name belongs to a line of authors: it began with a name, and signs of a list follow."""
        if not _NAME.fullmatch(self._run[0].text) or self._opens_affiliation(at) or self._field == "affiliations":
            return False
        text = self._blocks[at].text
        if any(piece.text.startswith((",", ";")) or piece.text == "and" for piece in self._run):
            return bool(_MARK.fullmatch(text)) or text == "and" or (self._marks_follow(at) and not self._is_twice(at))
        behind = next(dropwhile(lambda block: _MARK.fullmatch(block.text), self._blocks[at:]), None)
        return behind is not None and (behind.text[:1] in (",", ";") or behind.text == "and" or self._is_known(behind))

    def _marks_follow(self, at: int) -> bool:
        if not _NAME.fullmatch(self._blocks[at].text) or at + 1 >= len(self._blocks):
            return self._run[-1].text == "and"
        below = self._blocks[at + 1].text
        return bool(_MARK.fullmatch(below)) or below[:1] in (",", ";") or self._run[-1].text == "and"

    def _inside_sentence(self, text: str) -> bool:
        above = self._run[-1].text
        if self._field == "abstract":
            label = len(self._run) == 1 and above.endswith(":") and len(above) <= _LONGEST_LABEL
            begun = text[0].islower() or sum(len(piece.text) for piece in self._run) >= _LONGEST_LABEL
            return label or (begun and not _SENTENCE_END.search(above))
        if self._field is not None or _MARK.fullmatch(above):
            return False
        return bool(_GOES_ON.search(above)) or (text[0].islower() and not _SENTENCE_END.search(above) and " " in above)


def _text(run: Sequence[Block]) -> str:
    return mended(_NO_BLANK.sub("", " ".join(block.text for block in run if block.text)))


def _one(run: Sequence[Block]) -> Block:
    if len(run) == 1:
        return run[0]
    text = _text(run)
    return replace(run[0], text=text, key=fold(text), end=run[-1].end)
