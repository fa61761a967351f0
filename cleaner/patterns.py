"""Expressions for whole lines: nearly all lines fit none of them, and that is told fast."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST_LINE = 400  # characters; a longer line is prose and no pattern is tried on it
_OPTIONAL = ("?", "*", "{")  # what stands in front of it may be missing
_NOT_PLAIN = re.compile(r"\\.|\[\^?\]?[^\]]{0,99}\]")  # of an expression: an escaped character, one of several


@dataclass(frozen=True, slots=True)
class LinePatterns(Generic[T]):
    """Expressions for a whole line, each with what it means.

    Attributes:
        each: the expressions in their order; the first that fits wins.
        any_of: the letter that lines begin with -> one expression over all for such lines; below the empty text those
            that say no such letter. The two for a line tell whether any expression fits it.
        all_of: one expression over all, for many lines at once.
    """

    each: tuple[tuple[str, T], ...] = ()
    any_of: Mapping[str, str] = field(default_factory=dict)
    all_of: str = ""

    @classmethod
    def of(cls, sources: Iterable[tuple[str, T]]) -> "LinePatterns[T]":
        """The expressions in their order."""
        listed = tuple(sources)
        by_letter = defaultdict[str, list[str]](list)
        for source, _ in listed:
            letters = _first_letters(source)
            for letter in {""} if "" in letters else letters:
                by_letter[letter].append(f"(?:{source})")
        any_of = {letter: "|".join(those) for letter, those in by_letter.items()}
        return cls(listed, any_of, "|".join(f"(?:{source})" for source, _ in listed))

    def find(self, line: str) -> T | None:
        """What the first expression that fits the whole line means."""
        if len(line) > _LONGEST_LINE or not self._fits(line):
            return None
        return next((meaning for source, meaning in self.each if compiled(source).fullmatch(line)), None)

    def count(self, lines: Collection[str]) -> int:
        """How many of the expressions fit one of the lines."""
        if not self.each or not any(map(compiled(self.all_of).fullmatch, lines)):
            return 0
        return sum(any(map(compiled(source).fullmatch, lines)) for source, _ in self.each)

    def _fits(self, line: str) -> bool:
        with_letter, others = self.any_of.get(line[:1]), self.any_of.get("")
        if with_letter and compiled(with_letter).fullmatch(line):
            return True
        return others is not None and compiled(others).fullmatch(line) is not None


def _first_letters(source: str) -> set[str]:
    """The letters that lines begin with that fit an expression; the empty text where they are not plain to see."""
    plain = _NOT_PLAIN.sub(lambda found: " " * len(found[0]), source)
    depths = list(accumulate((sign == "(") - (sign == ")") for sign in plain))
    bars = [at for at, sign in enumerate(plain) if sign == "|" and not depths[at]]
    if bars:
        return set().union(
            *(_first_letters(source[start + 1 : end]) for start, end in pairwise([-1, *bars, len(plain)]))
        )
    if plain[:1] == "(" and plain[1:2] != "?" and 0 in depths:
        end = depths.index(0)
        return {""} if plain[end + 1 : end + 2] in _OPTIONAL else _first_letters(source[1:end])
    return {source[0]} if source[:1].isalpha() and plain[1:2] not in _OPTIONAL else {""}


@lru_cache(maxsize=4096)
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression of a profile, compiled when the first page needs it: no page needs all that there are."""
    return re.compile(source, flags)
