"""Texts that take an expression to its worst, made of its own parse tree.

Time grows faster than a text where one stretch of it can be divided over repeats in many ways, or where a search begins
anew at each place of a stretch. So each repeat is fed a long stretch of what it takes, behind what leads to it and
before what ends all hope; each sequence of parts is fed over and over; and so are plain runs of each class of
characters, and of each two.
"""

from collections.abc import Iterator
from itertools import chain, permutations, product
from re._constants import LITERAL
from typing import NamedTuple

from regexes.tree import CHARACTERS, REPEATS, Node, Seq, Tree, nodes, parts

ENDLESS = 50  # a repeat that may go on as far as this counts as one without an end
AROUND = 3  # parts before an endless repeat that are fed together with it
CLASSES, PAIRED, BREAKERS, FORMS = 12, 6, 3, 3  # how many are tried


class Attack(NamedTuple):
    """A text of any length: how it begins, what is repeated, and how it ends."""

    lead: str
    stretch: str
    end: str

    def text(self, length: int) -> str:
        """The text with so many characters."""
        room = max(length - len(self.lead) - len(self.end), 0)
        return self.lead + (self.stretch * (room // len(self.stretch) + 1))[:room] + self.end


def attacks(tree: Tree) -> list[Attack]:
    """All attacks on an expression."""
    classes = letter_classes(tree)
    ends = ["", *breakers(tree, classes)]
    found = dict.fromkeys(Attack("", one, end) for one in classes for end in ends[:2])
    found |= dict.fromkeys(Attack("", "".join(two), "") for two in permutations(classes[:PAIRED], 2))
    for lead, stretch in stretches(tree, tree.top, "", classes):
        found |= dict.fromkeys(Attack(lead, stretch, end) for end in ends)
    return [one for one in found if one.stretch]


def letter_classes(tree: Tree) -> list[str]:
    """A letter of each kind: letters that the same parts of the expression fit are of one kind."""
    sets = list({tree.takes(node) for node in nodes(tree.top) if node[0] in CHARACTERS})
    endless = {tree.takes(node[1][2][0]) for node in nodes(tree.top) if is_endless(node) and is_character(node[1][2])}
    kinds: dict[tuple[bool, ...], str] = {}
    for letter in sorted(tree.letters, key=lambda one: (one not in " a1.,", one)):
        kinds.setdefault(tuple(letter in one for one in sets), letter)
    return sorted(kinds.values(), key=lambda one: -sum(one in each for each in endless))[:CLASSES]


def breakers(tree: Tree, classes: list[str]) -> list[str]:
    """Letters that end a match, the likeliest first: those that the fewest parts fit."""
    sets = [tree.takes(node) for node in nodes(tree.top) if node[0] in CHARACTERS]
    return sorted({*classes, "\x00", "\n"}, key=lambda one: (sum(one in each for each in sets), one))[:BREAKERS]


def stretches(tree: Tree, seq: Seq, lead: str, classes: list[str]) -> Iterator[tuple[str, str]]:
    """What to repeat, and what leads there: the bodies of endless repeats, and they with the parts around them."""
    words = grouped(seq)
    for at, word in enumerate(words):
        for node in word:
            if is_endless(node):
                yield from ((lead, one) for one in _bodies(tree, node[1][2], classes))
            for inner in parts(node):
                yield from stretches(tree, inner, lead, classes)
        if any(map(is_endless, nodes(word))):
            for start, stop in product(range(max(0, at - AROUND), at + 1), range(at, at + 3)):
                around = tree.written([*chain(*words[start:stop])])[-1]
                yield from ((before, around) for before in dict.fromkeys(("", lead)))
        lead += tree.written(word)[-1]


def _bodies(tree: Tree, body: Seq, classes: list[str]) -> list[str]:
    return [one for one in classes if one in tree.takes(body[0])] if is_character(body) else tree.written(body)[:FORMS]


def grouped(seq: Seq) -> list[list[Node]]:
    """The parts of a sequence, those in one that together spell a word."""
    words: list[list[Node]] = []
    for node in seq:
        if words and node[0] is LITERAL and words[-1][-1][0] is LITERAL:
            words[-1].append(node)
        else:
            words.append([node])
    return words


def is_endless(node: Node) -> bool:
    """Whether it is a repeat that may go on and on."""
    return node[0] in REPEATS and node[1][1] >= ENDLESS


def is_character(seq: Seq) -> bool:
    """Whether a sequence is one part that fits one character."""
    return len(seq) == 1 and seq[0][0] in CHARACTERS
