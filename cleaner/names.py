"""What an id or a class says by the words that it is made of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, Self, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# A number of the page's own, in hexadecimal: the letters between its digits are no words.
_HASH = re.compile(
    r"(?<![^\W_])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]*+\d++[a-f]++\d)[0-9a-f]{8,})(?![^\W_])"
)
_SHORTEST_HASH = 8  # characters


def words_of_name(name: str) -> Sequence[str]:
    """The words of a class or id, in lower case: ``authorBio`` is author, bio. Hexadecimal numbers have none."""
    words = _WORD.findall(_HASH.sub("", name) if len(name) >= _SHORTEST_HASH else name)
    return words if name.islower() else [word.lower() for word in words]


@dataclass(frozen=True, slots=True)
class NameWords(Generic[T]):
    """Words of names, or two that follow one another such as ``author-bio``, each with what it means.

    Attributes:
        meanings: word -> what it means.
        starts: the single words that they begin with, by which most names are told to hold none.
    """

    meanings: Mapping[str, T] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, meanings: Mapping[str, T]) -> Self:
        """The words of a profile."""
        return cls(meanings, frozenset(word.partition("-")[0] for word in meanings))

    def find(self, words: Sequence[str]) -> T | None:
        """What the first known one of a name's words means, two that follow one another before a single one."""
        if self.starts.isdisjoint(words):
            return None
        for word in (*map("-".join, pairwise(words)), *words):
            if word in self.meanings:
                return self.meanings[word]
        return None
