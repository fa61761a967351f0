"""What the parse tree alone tells against an expression: forms that are slow, whatever is measured."""

import re
from collections.abc import Iterable, Iterator
from re import _parser
from re._constants import ASSERT, ASSERT_NOT, AT, BRANCH, FAILURE, MAXREPEAT, POSSESSIVE_REPEAT, SUBPATTERN
from typing import Any

from regexes.attacks import is_character
from regexes.tree import REPEATS, Node, Seq, Tree, nodes, parts

_ANCHORED = frozenset(("match", "fullmatch"))  # methods that begin at one place


def doubtful(pattern: re.Pattern[Any], tries: Iterable[str]) -> Iterator[str]:
    """The slow forms in an expression.

    A repeat whose body is nothing but an endless repeat; two endless repeats that follow each other and share a
    character, before something that may fail; an endless repeat that a search begins with, at each place of a run.

    Args:
        pattern: the expression.
        tries: the methods that are called on it.
    """
    tree = Tree(pattern.pattern, pattern.flags)
    for seq in _sequences(tree.top):
        for at, node in enumerate(seq):
            if _gives_back(node) and _is_bare(tree, node[1][2]):
                yield "a repeat inside a repeat, with nothing certain between its turns"
            may_fail = at + 1 < len(seq) or "fullmatch" in tries
            if at and may_fail and (shared := _shared(tree, seq[at - 1], node)):
                yield f"two repeats that follow each other share {min(shared)!r}"
    if not _ANCHORED.issuperset(tries) and any(_begins_endless(tree, seq) for seq in _choices(tree.top)):
        yield "a search that begins with an endless repeat is begun anew at each place of a run"


def _sequences(seq: Seq) -> Iterator[Seq]:
    yield seq
    for node in seq:
        for inner in parts(node):
            yield from _sequences(inner)


def _choices(seq: Seq) -> Iterator[Seq]:
    """The sequences that a search may begin with: the expression itself, or each of its alternatives."""
    if len(seq) == 1 and seq[0][0] in (SUBPATTERN, BRANCH):
        for inner in parts(seq[0]):
            yield from _choices(inner)
    else:
        yield seq


def _begins_endless(tree: Tree, seq: Seq) -> bool:
    """Whether an endless repeat stands first, before something that may fail."""
    fails = _least(tree, seq[1:]) > 0 or any(node[0] in (AT, ASSERT) for node in nodes(seq[1:]))
    return fails and _endless(seq[0]) and is_character(seq[0][1][2])


def _endless(node: Node) -> bool:
    return node[0] in REPEATS and node[1][1] is MAXREPEAT


def _gives_back(node: Node) -> bool:
    """Whether it is an endless repeat that may take less than it can."""
    return _endless(node) and node[0] is not POSSESSIVE_REPEAT


def _is_bare(tree: Tree, body: Seq) -> bool:
    """Whether an endless repeat stands in a body beside nothing that must be there."""
    while len(body) == 1 and body[0][0] is SUBPATTERN:
        body = parts(body[0])[0]
    others = [node for node in body if not _gives_back(node)]
    if any(
        node[0] is FAILURE or (node[0] is ASSERT_NOT and not node[1][1]) for node in others
    ):  # (?!), where a part is left out
        return False
    return len(others) < len(body) and _least(tree, others) == 0


def _least(tree: Tree, seq: Seq) -> int:
    """Characters of the shortest text that a sequence fits."""
    return _parser.SubPattern(tree.top.state, list(seq)).getwidth()[0]


def _shared(tree: Tree, one: Node, next_one: Node) -> frozenset[str]:
    """The letters that two endless repeats both take, where the first may leave them to the second."""
    if not (_gives_back(one) and _endless(next_one)):
        return frozenset()
    bodies = one[1][2], next_one[1][2]
    return tree.takes(bodies[0][0]) & tree.takes(bodies[1][0]) if all(map(is_character, bodies)) else frozenset()
