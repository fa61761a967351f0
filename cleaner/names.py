"""What an id or a class says by the words that it is made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, Self, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a class or id, and each two that follow one another: ``authorBio`` is author-bio, author, bio."""
    words = _words(name)
    return (*map("-".join, pairwise(words)), *words)


@lru_cache(maxsize=4096)  # the pages of one site share most of their names
def _words(name: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in _WORD.findall(name)])


@dataclass(frozen=True, slots=True)
class NameWords(Generic[T]):
    """Words of names, or two that follow one another, each with what it means.

    Attributes:
        meanings: word -> what it means.
        parts: the single words, by which most names are told to hold none.
    """

    meanings: Mapping[str, T] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, meanings: Mapping[str, T]) -> Self:
        """The words of a profile."""
        return cls(meanings, frozenset(part for word in meanings for part in word.split("-")))

    def find(self, name: str) -> T | None:
        """What the first known word of a class or id means, two that follow one another before a single one."""
        if self.parts.isdisjoint(_words(name)):
            return None
        return next((self.meanings[word] for word in name_words(name) if word in self.meanings), None)
