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
from cleaner.profile import OneLine

_LONG = 1_000  # characters of a line that may be a page
_FEW = 300  # characters that the lines of a page have on average where it has but few
_MARK = re.compile(r"(?<![\d.-])\d{1,3}(?=\s*(?:[,;]|\s\d|$))")
_NO_BLANK = re.compile(r"(?<!\s)\s++(?=[,;:)\]](?:\s|$)|\.(?:\s|$))|(?<=[(\[])\s++")
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
    forms = [layout.profile.one_line for layout in layouts if layout.profile.one_line]
    for line in long:
        text = content[line.start : line.end]
        if form := next((form for form in forms if _is_proved(form, text)), None):
            above = [block for block in blocks if block.end <= line.start]
            below = [block for block in blocks if block.start >= line.end]
            return [*above, *_Cuts(form, content, line, page=content[blocks[0].start :]).lines(), *below]
    return blocks


def _is_proved(form: OneLine, text: str) -> bool:
    return all(sign in text for sign in form.signs) and form.pattern(form.proof).search(text) is not None


class _Cuts:
    """Where one long line is cut."""

    def __init__(self, form: OneLine, content: str, whole: Block, *, page: str) -> None:
        self._form, self._content, self._whole = form, content, whole
        titles = (form.pattern(source).search(page) for source in form.title)
        self._title = next((collapse(found["title"]) for found in titles if found), "")
        self._again: set[int] = set()  # where lines begin that repeat what stands above

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
            rule = REPEAT_RULE if start in self._again else None
            lines.append(Block(text, fold(text), "line", start, end, rule=rule))
        return self._with_items(lines)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """What stands on a line of its own."""
        at, end = self._whole.start, self._whole.end
        for source in self._form.parts:
            if found := self._form.pattern(source).search(self._content, at, end):
                numbers = range(1, len(found.groups()) + 1)
                yield from (found.span(number) for number in numbers if found[number] is not None)
                at = max(found.end(number) for number in (0, *numbers) if number or not numbers)
                if found.groupdict().get("again"):
                    self._again.add(found.start("again"))
        expressions = [*map(self._form.pattern, self._form.everywhere)]
        if self._title:
            letters = (re.escape(sign) for sign in self._title if not sign.isspace())
            expressions.append(re.compile(r"\s*".join(letters) + r"(?:\s*\.)?"))
        for expression in expressions:
            group = min(expression.groups, 1)
            yield from (found.span(group) for found in expression.finditer(self._content, self._whole.start, end))

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
        starts, sure = [line.start], True
        for number in range(2, highest + 1):
            sign = re.compile(rf"(?<=[\s.;)a-z]){number}(?=\s?[^\W\d_a-z])")
            places = [found.start() for found in sign.finditer(self._content, starts[-1] + 1, line.end)]
            if not places:
                break
            behind = [at for at in places if _END.search(self._content, starts[-1], at)]
            sure = sure and bool(behind)
            starts.append((behind or places)[0])
        if len(starts) != highest and not sure:  # marks that are glued together are no number
            starts = starts[:1]
        for start, end in pairwise([*starts, line.end]):
            text = collapse(self._content[start:end])
            kind: BlockKind = "item" if len(starts) > 1 else line.kind
            yield Block(text, fold(text), kind, start, end, level=int(kind == "item"))


def _squeezed(text: str) -> str:
    return "".join(text.split()).removesuffix(".")
