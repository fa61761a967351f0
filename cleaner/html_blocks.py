"""An HTML tree -> the blocks of the page in one walk."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element

from cleaner.cut import UNREAD
from cleaner.document import Block, BlockKind
from cleaner.fold import collapse, fold_collapsed, one_line
from cleaner.tags import BLOCK_TAGS, BOX_TAGS, CELL_TAGS

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "tr": "row",
    "figcaption": "caption",
    "caption": "caption",
    "title": "meta",
}
# Read as one block whatever elements they are made of, so that a citation stays one line.
WHOLE_FIELDS = frozenset(("citation", "title", "authors"))
_NONE: Mapping[_Element, tuple[BlockKind, int]] = MappingProxyType({})
_ALL_READ: Mapping[_Element, bytes] = MappingProxyType({})
_PLAIN: tuple[None, BlockKind, int] = (None, "paragraph", 0)
_BREAK = "\u2028"  # stands for <br>; white space of the source is no line break in HTML
_LISTS = frozenset(("ul", "ol", "dl"))
_SHAPED = BLOCK_TAGS | CELL_TAGS | BOX_TAGS | {"br"}
_all_text = etree.XPath("string()", smart_strings=False)
NO_FIELD = ""  # for an element inside a field's element that is not part of the field
HEAD_RULE = "html:head"
OUTSIDE_RULE = "html:outside-content"
REASONS = {
    HEAD_RULE: "the page's head: shown in the browser's frame, not on the page",
    OUTSIDE_RULE: "stands outside the element that holds the page's content",
}


def tree_blocks(
    root: _Element,
    drops: Mapping[_Element, str],
    fields: Mapping[_Element, str],
    content: _Element | None,
    items: Sequence[_Element] = (),
    kinds: Mapping[_Element, tuple[BlockKind, int]] = _NONE,
    unread: Mapping[_Element, bytes] = _ALL_READ,
) -> list[Block]:
    """Walk the page once.

    Args:
        root: the page.
        drops: element -> id of the rule that drops it, with all that is in it.
        fields: element -> the record's key that was read from it.
        content: the element that holds the page's content; what is outside is dropped. None for the whole page.
        items: the elements that hold one record each, where the page is of several.
        kinds: elements whose tag does not say what they are: their kind, with the level of a heading.
        unread: dropped elements that were cut out of the page's source, with what they held.

    Returns:
        The blocks in the page's order. Their words together are all words of the page.
    """
    walk = _Walk(drops, fields, content, {item: number for number, item in enumerate(items, 1)}, kinds, unread)
    events = etree.iterwalk(root, events=("start", "end"))
    marked, words = walk.marked, walk.words
    for event, element in events:
        if element.tag not in _SHAPED and element not in marked:  # most elements only hold words of a line
            if text := element.text if event == "start" else element.tail:
                words.append(text)
        elif event == "end":
            walk.leave(element)
        elif walk.enter(element):
            events.skip_subtree()
    walk.flush()
    return walk.blocks


class _Walk:
    """The state of one walk: what has been read since the last block ended, and where we are."""

    def __init__(
        self,
        drops: Mapping[_Element, str],
        fields: Mapping[_Element, str],
        content: _Element | None,
        items: Mapping[_Element, int],
        kinds: Mapping[_Element, tuple[BlockKind, int]],
        unread: Mapping[_Element, bytes],
    ) -> None:
        self._named, self._unread = kinds, unread
        self.blocks: list[Block] = []
        self.marked = {*drops, *fields, *items, *kinds, content}
        self.words: list[str] = []
        self._drops, self._fields, self._content, self._items = drops, fields, content, items
        self._record = 0
        self._element: _Element | None = None  # the innermost block element
        self._rule: str | None = OUTSIDE_RULE if content is not None else None
        self._kinds: list[tuple[_Element | None, BlockKind, int]] = []
        self._field_at: list[tuple[_Element, str]] = []
        self._in_whole = False  # in the element of one of the WHOLE_FIELDS
        self._aside: list[Block] = []  # what was dropped inside it; its line begins before them
        self._lists = 0

    def enter(self, element: _Element) -> bool:
        """Begin an element; true where its content is dropped and need not be walked."""
        tag = element.tag
        rule = self._drops.get(element)
        if rule:
            self._drop(element, rule)
            return True
        field = self._fields.get(element)
        if tag in BLOCK_TAGS:
            self._begin_block(element, field)
        if element in self._items:
            self._record = self._items[element]
        if element is self._content:
            self._rule = None
        elif tag == "head":
            self._rule = HEAD_RULE
        if field is not None:
            self._field_at.append((element, field))
            self._in_whole = field in WHOLE_FIELDS
        if kind := self._kind_of(element, tag):
            self._kinds.append((element, *kind))
        elif tag == "br":
            self.words.append(_BREAK)
        elif tag in _LISTS:
            self._lists += 1
        if element.text:
            self.words.append(element.text.lstrip() if tag in BOX_TAGS else element.text)
        return False

    def _drop(self, element: _Element, rule: str) -> None:
        if not self._in_whole:
            self.flush()
        at = len(self.blocks)
        if part := self._unread.get(element):
            self._add("", UNREAD, rule, element)
            self.blocks[-1].unread = part
        else:
            self._emit(str(_all_text(element)), rule, element)
        if self._in_whole:
            self._aside += self.blocks[at:]
            del self.blocks[at:]

    def _kind_of(self, element: _Element, tag: str) -> tuple[BlockKind, int] | None:
        if element in self._named:
            return self._named[element]
        kind = _KINDS.get(tag)
        return kind and (kind, int(tag[1]) if kind == "heading" else self._lists)

    def leave(self, element: _Element) -> None:
        """End an element and read the text behind it."""
        tag = element.tag
        if element not in self._drops:
            if tag in BOX_TAGS and self.words:
                self.words[-1] = self.words[-1].rstrip()
            elif tag in CELL_TAGS:
                self.words.append(" | ")
            elif tag in BLOCK_TAGS:
                self._end_block(element)
            if self._kinds and self._kinds[-1][0] is element:
                self._kinds.pop()
            elif tag in _LISTS:
                self._lists -= 1
            if self._field_at and self._field_at[-1][0] is element:
                self._field_at.pop()
                self._in_whole = bool(self._field_at) and self._field_at[-1][1] in WHOLE_FIELDS
            if element in self._items:
                self.flush()
                self._record = 0
            if element is self._content or (tag == "head" and self._rule == HEAD_RULE):
                self._rule = OUTSIDE_RULE if self._content is not None else None
        if element.tail:
            self.words.append(element.tail)

    def flush(self) -> None:
        """End the block that is being read."""
        if self.words:
            text = "".join(self.words)
            self.words.clear()
            self._emit(text, self._rule, self._element)
        if self._aside:
            self.blocks += self._aside
            self._aside.clear()

    def _begin_block(self, element: _Element, field: str | None) -> None:
        if self._in_whole and field is None:
            self.words.append(" ")
        else:
            self.flush()
            self._element = element

    def _end_block(self, element: _Element) -> None:
        if self._in_whole and self._field_at[-1][0] is not element:
            self.words.append(" ")
        else:
            self.flush()

    def _emit(self, text: str, rule: str | None, element: _Element | None) -> None:
        if text.isspace():  # most of the text between two elements is
            return
        kind = self._kinds[-1][1] if self._kinds else "paragraph"
        if _BREAK in text or kind == "row":
            lines = map(collapse, text.split(_BREAK))
            text = "\n".join(filter(None, (line.strip(" |") for line in lines) if kind == "row" else lines))
        else:
            text = collapse(text)
        text = one_line(text) if self._in_whole else text
        if key := fold_collapsed(text.replace("\n", " ")):  # else nothing, or zero-width characters
            self._add(text, key, rule, element)

    def _add(self, text: str, key: str, rule: str | None, element: _Element | None) -> None:
        owner, kind, level = self._kinds[-1] if self._kinds else _PLAIN
        line = element.sourceline if element is not None else 0
        line = line if isinstance(line, int) else 0
        where = _where(element) if element is not None else ""
        field = (self._field_at[-1][1] or None) if self._field_at and rule is None else None
        if kind == "item" and rule is None:  # what follows in the same item is no item of its own
            self._kinds[-1] = (owner, "paragraph", level)
        self.blocks.append(Block(text, key, kind, line, line, level, where, rule, field, self._record))


def _where(element: _Element) -> str:
    """A short CSS-like name of an element: its tag with its id, else with its first class."""
    name = element.get("id")
    if name:
        return f"{element.tag}#{name}"
    tokens = (element.get("class") or "").split()
    return f"{element.tag}.{tokens[0]}" if tokens else str(element.tag)
