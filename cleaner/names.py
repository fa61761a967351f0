"""What an id or a class says by the words that it is made of."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

_KNOWN_NAMES = 8192  # of some twenty pages
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def words_of_name(name: str) -> Sequence[str]:
    """The words of a class or id, in lower case: ``authorBio`` is author, bio."""
    words = _WORD.findall(name)
    return words if name.islower() else [word.lower() for word in words]


@dataclass(frozen=True, slots=True)
class NameWords(Generic[T]):
    """Words of names, or two that follow one another such as ``author-bio``, each with what it means.

    Attributes:
        meanings: word -> what it means.
        unless: words that take a name's meaning away.
        starts: the single words that `meanings` begin with, by which most names are told to hold none.
        find: what the first known one of a name's words means, two that follow one another before a single one.
    """

    meanings: Mapping[str, T] = field(default_factory=dict)
    unless: frozenset[str] = frozenset()
    starts: frozenset[str] = field(init=False)
    find: Callable[[str], T | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The pages of a site, and of sites made by one tool, name their elements alike."""
        object.__setattr__(self, "starts", frozenset(word.partition("-")[0] for word in self.meanings))
        object.__setattr__(self, "find", lru_cache(maxsize=_KNOWN_NAMES)(self._find))

    def _find(self, name: str) -> T | None:
        words = words_of_name(name)
        if self.starts.isdisjoint(words) or not self.unless.isdisjoint(words):
            return None
        for word in (*map("-".join, pairwise(words)), *words):
            if word in self.meanings:
                return self.meanings[word]
        return None
