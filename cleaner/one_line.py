"""A page whose text is all in one line, or in few: cut into lines at what PubMed and PMC print between the parts.

``" ".join(page.get_text().split())`` and ``get_text(strip=True)`` of BeautifulSoup leave such pages. What stood on a
line is then known by its neighbours: menus, headings and labels that are never left out, the title that the window of
the browser had too. What no neighbour tells, such as where one MeSH term ends, stays one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from cleaner.document import Block, BlockKind
from cleaner.fold import collapse, fold
from cleaner.head import REPEAT_RULE
from cleaner.layout import Layout
from cleaner.profile_fields import OneLine
from cleaner.torn import mended

_LONG = 300  # characters of a line that may hold a record
_FEW = 300  # characters that the lines of a page have on average where it has but few
_MARK = re.compile(r"(?<![\d.-])\d{1,3}(?=\s*(?:[,;]|\s\d|\.?$))")
_NO_BLANK = re.compile(r"(?<!\s)\s++(?=[,;:)\]](?:\s|$)|\.(?:\s|$))|(?<=[(\[])\s++|(?<=\d/)\s++")
_LABEL = re.compile(r"^[A-Z][\w /&]{2,40}:(?=\w)")
# Behind these a line of a head has a blank.
_GLUED = re.compile(
    r"^\.(?=\d{4})|[a-zA-Z)]\.(?=(?:19|20)\d\d[ ;:])|\.(?=doi:|Epub|Online|eCollection|Published)"
    r"|[,;](?=[^\W\d_])|(?<=[\d*†‡§¶#,])and(?=[A-Z][a-z])"
)
_ENTRY = re.compile(r"(?<!\d)\d{1,2}(?=\s?[A-Z][a-z])")
_BEGUN = re.compile(r"(?:\s\w*|(?<=[a-z])[A-Z][a-z]*)$")
_LONGEST_NAME = 100  # characters
_END = re.compile(r"[.;)]\s*$|@\S+\s*$")  # of an entry of a list


def cut_lines(blocks: list[Block], content: str, layouts: Sequence[Layout]) -> list[Block]:
    """Cut a page that is one line, or holds its record in one, into lines; other pages stay as they are.

    Args:
        blocks: the lines of the page.
        content: the page.
        layouts: those that say how pages in one line are cut, and others.
    """
    long = [block for block in blocks if block.end - block.start >= _LONG and block.rule is None]
    forms = [(layout.profile.one_line, layout.id) for layout in layouts if layout.profile.one_line]
    forms = [one for one in forms if _has_signs(one[0], content)] if long else []
    if not forms:
        return blocks
    shown = [block for block in blocks if block.key]
    whole = all(above.end == below.start for above, below in pairwise(blocks))
    if whole and sum(len(block.text) for block in shown) >= _FEW * len(shown):
        long = [replace(blocks[0], end=blocks[-1].end)]
    for line in long:
        text = content[line.start : line.end]
        if found := next((one for one in forms if _is_proved(one[0], text)), None):
            above = [block for block in blocks if block.end <= line.start]
            below = [block for block in blocks if block.start >= line.end]
            cuts = _Cuts(*found, content, line, page=content[blocks[0].start :])
            return [*cuts.frame(above), *cuts.lines(), *below]
    return blocks


def _has_signs(form: OneLine, text: str) -> bool:
    return all(sign in text for sign in form.signs)


def _is_proved(form: OneLine, text: str) -> bool:
    return _has_signs(form, text) and form.pattern(form.proof).search(text) is not None


Span = tuple[int, int]


class _Cuts:
    """Where one long line is cut."""

    def __init__(self, form: OneLine, layout: str, content: str, whole: Block, *, page: str) -> None:
        self._form, self._start = form, whole.start
        self._text = content[whole.start : whole.end]
        titles = (form.pattern(source).search(page) for source in form.title)
        self._title = next((collapse(found["title"]) for found in titles if found), "")
        self._again: set[int] = set()  # where lines begin that repeat what stands above
        self._below = 0  # where the frame ends
        self._frame_rule = f"{layout}:before-record"

    def frame(self, above: Sequence[Block]) -> Sequence[Block]:
        """The lines above the long one; they are frame where the title stands in the long one."""
        for block in above if any(self._titles()) else ():
            block.rule = block.rule or (self._frame_rule if block.key else None)
        return above

    def lines(self) -> Iterator[Block]:
        """The lines; together they are the long one."""
        cuts = {0, len(self._text)}
        last = 0
        for start, end in sorted(self._spans()):
            if start >= last:
                cuts |= {start, end}
                last = end
        squeezed = _squeezed(self._title)
        lines: list[Block] = []
        for start, end in pairwise(sorted(cuts)):
            text = mended(_LABEL.sub(r"\g<0> ", _NO_BLANK.sub("", collapse(self._text[start:end]))))
            if lines and not text:  # white space belongs to the line before it
                lines[-1].end = self._start + end
                continue
            if squeezed and _squeezed(text) == squeezed:
                text = self._title
            rule = REPEAT_RULE if start in self._again else self._frame_rule if end <= self._below else None
            lines.append(Block(text, fold(text), "line", self._start + start, self._start + end, rule=rule))
        return self._with_items(lines)

    def _spans(self) -> Iterator[Span]:
        """What stands on a line of its own."""
        at = 0
        for source in self._form.parts:
            if found := self._form.pattern(source).search(self._text, at):
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
            yield from (found.span(group) for found in expression.finditer(self._text))
        titles = list(self._titles())
        yield from titles
        people = list(self._form.pattern(self._form.person).finditer(self._text))
        labels = list(self._form.pattern(self._form.box_end).finditer(self._text))
        boxes = self._boxes(people) if len(people) == len(labels) else []
        yield from boxes or self._row(labels, titles)

    def _titles(self) -> Iterator[Span]:
        if self._title:
            above = self._form.pattern(f"(?:{self._form.above_title}) ").pattern
            expression = re.compile(rf"{above}({_words(self._title)}(?:\s*\.)?)")
            yield from (found.span(1) for found in expression.finditer(self._text))

    def _boxes(self, people: Sequence[re.Match[str]]) -> list[Span]:
        """The boxes of the authors: the name for the second time, the affiliations, and what ends the box."""
        spans: list[Span] = []
        start = 0
        for found in people:
            name = _words(found["name"])
            twice = re.compile(rf"{name}\s*({name})").search(self._text, start, found.start())
            if not twice:
                return []
            entries = self._entries(twice.end(1), found.start(), _MARK.findall(found["marks"]))
            spans += [twice.span(1), *entries, (found.start(), found.end("name"))]
            start = found.end()
        return spans

    def _row(self, labels: Sequence[re.Match[str]], titles: Sequence[Span]) -> Iterator[Span]:
        """Boxes that follow each other below a line of all authors: name, affiliations, and the name behind a label.

        What the beginning of a box and the words behind its label have in common is the name.
        """
        people = above = titles[-1][1] if titles else 0
        for number, label in enumerate(labels):
            beginning = self._text[above : above + _LONGEST_NAME].lstrip()
            name = _name(beginning, self._text[label.end() : label.end() + _LONGEST_NAME])
            if not name:
                return
            top = self._text.find(name, above) if number else self._text.rfind(name, people, label.start())
            yield top, top + len(name)
            marks = _ENTRY.findall(self._text, top + len(name), label.start())
            yield from self._entries(top + len(name), label.start(), marks)
            above = label.end() + len(name)
            yield label.start(), above

    def _entries(self, start: int, end: int, marks: Sequence[str]) -> Iterator[Span]:
        return pairwise([*self._starts(start, end, list(map(int, marks))), end])

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
        starts = self._starts(line.start - self._start, line.end - self._start, range(1, highest + 1))
        for start, end in pairwise([*starts, line.end - self._start]):
            text = collapse(self._text[start:end])
            kind: BlockKind = "item" if len(starts) > 1 else line.kind
            yield Block(text, fold(text), kind, self._start + start, self._start + end, level=int(kind == "item"))

    def _starts(self, start: int, end: int, marks: Sequence[int]) -> list[int]:
        """Where the entries of a list begin that have these marks; only the first where that is not to be told."""
        starts, sure = [start], True
        for mark in marks[1:]:
            sign = re.compile(rf"(?<=[\s.;)a-z]){mark}(?=\s?[^\W\d_a-z])")
            places = [found.start() for found in sign.finditer(self._text, starts[-1] + 1, end)]
            if not places:
                break
            behind = [at for at in places if _END.search(self._text, starts[-1], at)]
            sure = sure and bool(behind)
            starts.append((behind or places)[0])
        return starts if len(starts) == len(marks) or sure else starts[:1]  # marks may be glued together


def _name(above: str, behind: str) -> str:
    """The name that two texts begin with, without a word that only begins alike."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(above, behind, strict=False))
    name = "".join(sign for sign, _ in same)
    rest = (above[len(name) : len(name) + 1], behind[len(name) : len(name) + 1])
    return (_BEGUN.sub("", name) if all(map(str.isalpha, (name[-1:], *rest))) else name).rstrip()


def _words(text: str) -> str:
    """An expression for a text, whatever white space it has."""
    return r"\s*".join(re.escape(sign) for sign in text if not sign.isspace())


def _squeezed(text: str) -> str:
    return "".join(text.split()).removesuffix(".")
