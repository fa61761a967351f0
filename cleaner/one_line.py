"""A page whose text is all in one line, or in few: cut into lines at what PubMed and PMC print between the parts.

``" ".join(page.get_text().split())`` and ``get_text(strip=True)`` of BeautifulSoup leave such pages. What stood on a
line is then known by its neighbours: menus, headings and labels that are never left out, the title that the window of
the browser had too. What no neighbour tells, such as where one MeSH term ends, stays one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cleaner.document import Block, BlockKind
from cleaner.fold import collapse, fold
from cleaner.head import REPEAT_RULE
from cleaner.layout import Layout
from cleaner.profile_fields import OneLine

_LONG = 1_000  # characters of a line that may be a page
_FEW = 300  # characters that the lines of a page have on average where it has but few
_MARK = re.compile(r"(?<![\d.-])\d{1,3}(?=\s*(?:[,;]|\s\d|$))")
_NO_BLANK = re.compile(r"(?<!\s)\s++(?=[,;:)\]](?:\s|$)|\.(?:\s|$))|(?<=[(\[])\s++|(?<=\d/)\s++")
_LABEL = re.compile(r"^[A-Z][\w /&]{2,40}:(?=\w)")
# Behind these a line of a head has a blank.
_GLUED = re.compile(r"^\.(?=\d{4})|\.(?=doi:|Epub|Online|eCollection)|[,;](?=[^\W\d_])")
_END = re.compile(r"[.;)]\s*$|@\S+\s*$")  # of an entry of a list


def cut_lines(blocks: list[Block], content: str, layouts: Sequence[Layout]) -> list[Block]:
    """Cut a page that is one line, or holds its record in one, into lines; other pages stay as they are.

    Args:
        blocks: the lines of the page.
        content: the page.
        layouts: those that say how pages in one line are cut, and others.
    """
    long = [block for block in blocks if block.end - block.start >= _LONG and block.rule is None]
    if not long:
        return blocks
    shown = [block for block in blocks if block.key]
    whole = all(above.end == below.start for above, below in pairwise(blocks))
    if whole and sum(len(block.text) for block in shown) >= _FEW * len(shown):
        long = [replace(blocks[0], end=blocks[-1].end)]
    forms = [(layout.profile.one_line, layout.id) for layout in layouts if layout.profile.one_line]
    for line in long:
        text = content[line.start : line.end]
        if found := next((one for one in forms if _is_proved(one[0], text)), None):
            above = [block for block in blocks if block.end <= line.start]
            below = [block for block in blocks if block.start >= line.end]
            return [*above, *_Cuts(*found, content, line, page=content[blocks[0].start :]).lines(), *below]
    return blocks


def _is_proved(form: OneLine, text: str) -> bool:
    return all(sign in text for sign in form.signs) and form.pattern(form.proof).search(text) is not None


Span = tuple[int, int]


class _Cuts:
    """Where one long line is cut."""

    def __init__(self, form: OneLine, layout: str, content: str, whole: Block, *, page: str) -> None:
        self._form, self._content, self._whole = form, content, whole
        titles = (form.pattern(source).search(page) for source in form.title)
        self._title = next((collapse(found["title"]) for found in titles if found), "")
        self._again: set[int] = set()  # where lines begin that repeat what stands above
        self._below = whole.start  # where the frame ends
        self._frame_rule = f"{layout}:before-record"

    def lines(self) -> Iterator[Block]:
        """The lines; together they are the long one."""
        cuts = {self._whole.start, self._whole.end}
        last = self._whole.start
        for start, end in sorted(self._spans()):
            if start >= last:
                cuts |= {start, end}
                last = end
        squeezed = _squeezed(self._title)
        lines: list[Block] = []
        for start, end in pairwise(sorted(cuts)):
            text = _LABEL.sub(r"\g<0> ", _NO_BLANK.sub("", collapse(self._content[start:end])))
            if lines and not text:  # white space belongs to the line before it
                lines[-1].end = end
                continue
            if squeezed and _squeezed(text) == squeezed:
                text = self._title
            rule = REPEAT_RULE if start in self._again else self._frame_rule if end <= self._below else None
            lines.append(Block(text, fold(text), "line", start, end, rule=rule))
        return self._with_items(lines)

    def _spans(self) -> Iterator[Span]:
        """What stands on a line of its own."""
        at, end = self._whole.start, self._whole.end
        for source in self._form.parts:
            if found := self._form.pattern(source).search(self._content, at, end):
                numbers = range(1, len(found.groups()) + 1)
                yield from (found.span(number) for number in numbers if found[number] is not None)
                at = max(found.end(number) for number in numbers)
                groups = found.groupdict()
                if groups.get("again"):
                    self._again.add(found.start("again"))
                if "below" in groups:
                    self._below = found.start("below")
        for source in self._form.everywhere:
            expression = self._form.pattern(source)
            group = min(expression.groups, 1)
            yield from (found.span(group) for found in expression.finditer(self._content, self._whole.start, end))
        yield from self._titles()
        yield from self._people()

    def _titles(self) -> Iterator[Span]:
        if self._title:
            above = self._form.pattern(f"(?:{self._form.above_title}) ").pattern
            expression = re.compile(rf"{above}({_words(self._title)}(?:\s*\.)?)")
            yield from (
                found.span(1) for found in expression.finditer(self._content, self._whole.start, self._whole.end)
            )

    def _people(self) -> Iterator[Span]:
        """The boxes of the authors: the name for the second time, the affiliations, and what ends the box."""
        start, content = self._whole.start, self._content
        for found in self._form.pattern(self._form.person).finditer(content, start, self._whole.end):
            name = _words(found["name"])
            twice = re.compile(rf"{name}\s*({name})").search(content, start, found.start())
            if twice:
                yield twice.span(1)
                marks = [int(mark) for mark in _MARK.findall(found["marks"])]
                yield from pairwise([*self._starts(twice.end(1), found.start(), marks), found.start()])
            yield found.start(), found.end("name")
            start = found.end()

    def _with_items(self, lines: Sequence[Block]) -> Iterator[Block]:
        """The lines, a numbered list cut into its entries; their numbers are the marks of the authors above it."""
        heading = self._form.pattern(self._form.numbered)
        highest = 0
        in_head = True
        for above, line in pairwise([Block(""), *lines]):
            if heading.fullmatch(line.text) or line.key.startswith("pmid:"):
                in_head = False
            elif heading.fullmatch(above.text):
                yield from self._items(line, highest)
                continue
            if in_head:
                highest = max((int(found[0]) for found in _MARK.finditer(line.text)), default=0)
                line.text = _GLUED.sub(r"\g<0> ", line.text)
                line.key = fold(line.text)
            yield line

    def _items(self, line: Block, highest: int) -> Iterator[Block]:
        starts = self._starts(line.start, line.end, range(1, highest + 1))
        for start, end in pairwise([*starts, line.end]):
            text = collapse(self._content[start:end])
            kind: BlockKind = "item" if len(starts) > 1 else line.kind
            yield Block(text, fold(text), kind, start, end, level=int(kind == "item"))

    def _starts(self, start: int, end: int, marks: Sequence[int]) -> list[int]:
        """Where the entries of a list begin that have these marks; only the first where that is not to be told."""
        starts, sure = [start], True
        for mark in marks[1:]:
            sign = re.compile(rf"(?<=[\s.;)a-z]){mark}(?=\s?[^\W\d_a-z])")
            places = [found.start() for found in sign.finditer(self._content, starts[-1] + 1, end)]
            if not places:
                break
            behind = [at for at in places if _END.search(self._content, starts[-1], at)]
            sure = sure and bool(behind)
            starts.append((behind or places)[0])
        return starts if len(starts) == len(marks) or sure else starts[:1]  # marks may be glued together


def _words(text: str) -> str:
    """An expression for a text, whatever white space it has."""
    return r"\s*".join(re.escape(sign) for sign in text if not sign.isspace())


def _squeezed(text: str) -> str:
    return "".join(text.split()).removesuffix(".")
