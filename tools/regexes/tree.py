"""The parse tree of an expression, and the texts that parts of it take."""

import string
from collections.abc import Iterator, Sequence
from itertools import product
from re import _compiler, _constants, _parser
from typing import Any

Node = tuple[Any, Any]
Seq = Sequence[Node]
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
ASSERTS = (_constants.ASSERT, _constants.ASSERT_NOT)
CHARACTERS = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_LETTERS = string.printable + "\x00\x85\xa0\u2003éÉß中—–’…٣€®"
_WAYS = 4  # that a sequence is written in


class Tree:
    """The parse tree of an expression.

    Attributes:
        top: its sequence of parts.
        letters: the characters that texts are made of: common ones, and those that the expression names.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.top = _parser.parse(pattern, flags)
        self.flags = flags
        self.letters = "".join(dict.fromkeys(_LETTERS + "".join(map(chr, _named(self.top)))))
        self._takes: dict[str, frozenset[str]] = {}

    def takes(self, node: Node) -> frozenset[str]:
        """The letters that a part of one character fits."""
        key = repr(node)
        if key not in self._takes:
            one = _compiler.compile(_parser.SubPattern(self.top.state, [node]), self.flags)
            self._takes[key] = frozenset(hit[0] for hit in one.finditer(self.letters))
        return self._takes[key]

    def character(self, node: Node) -> str:
        """One letter that a part fits, a plain one where there is any; none where it fits none of them."""
        return min(self.takes(node), key=lambda letter: (not letter.isalnum(), letter), default="")

    def written(self, seq: Seq) -> list[str]:
        """Some texts that a sequence fits: repeats as seldom as they may, then once more, then with other branches."""
        ways = [self._write(seq, more, turn) for more, turn in product((0, 1), range(_WAYS))]
        return list(dict.fromkeys(ways))

    def _write(self, seq: Seq, more: int, turn: int) -> str:
        return "".join(self._one(node, more, turn) for node in seq)

    def _one(self, node: Node, more: int, turn: int) -> str:
        code, value = node
        if code in CHARACTERS:
            return self.character(node)
        if code in REPEATS:
            least, most, body = value
            return self._write(body, more, turn) * min(max(least, more), most)
        if code is _constants.BRANCH:
            return self._write(value[1][turn % len(value[1])], more, turn)
        inside = [] if code in ASSERTS else parts(node)
        return self._write(inside[0], more, turn) if inside else ""


def parts(node: Node) -> list[Seq]:
    """The sequences inside a part."""
    code, value = node
    if code in REPEATS:
        return [value[2]]
    if code is _constants.SUBPATTERN:
        return [value[3]]
    if code is _constants.BRANCH:
        return list(value[1])
    if code is _constants.ATOMIC_GROUP:
        return [value]
    if code in ASSERTS:
        return [value[1]]
    if code is _constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def nodes(seq: Seq) -> Iterator[Node]:
    """All parts, the inner ones too."""
    for node in seq:
        yield node
        for inner in parts(node):
            yield from nodes(inner)


def _named(seq: Seq) -> Iterator[int]:
    """All single characters that an expression names, and the ends of its ranges."""
    for code, value in nodes(seq):
        for one, what in [(code, value)] if code is not _constants.IN else value:
            if one in (_constants.LITERAL, _constants.NOT_LITERAL):
                yield what
            elif one is _constants.RANGE:
                yield from what
