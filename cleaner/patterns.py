"""Expressions for whole lines: nearly all lines fit none of them, and that is told fast."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST_LINE = 400  # characters; a longer line is prose and no pattern is tried on it
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
            by_letter[_first_letter(source)].append(f"(?:{source})")
        any_of = {letter: "|".join(those) for letter, those in by_letter.items()}
        return cls(listed, any_of, "|".join(any_of.values()))

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


def _first_letter(source: str) -> str:
    """The letter that each line begins with that fits an expression; empty where that is not plain to see."""
    depth = 0
    for sign in _NOT_PLAIN.sub("", source):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return ""
    return source[0] if source[:1].isalpha() and source[1:2] not in ("?", "*", "{") else ""


@lru_cache(maxsize=4096)
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression of a profile, compiled when the first page needs it: no page needs all that there are."""
    return re.compile(source, flags)
