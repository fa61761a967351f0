"""Runs of neighbouring blocks with one fate: long ones that were removed are folded where a page is shown whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pubsieve.report.views import Row

FOLDED = 6  # removed blocks in a row; fewer are shown at once


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks that were all kept, or all removed.

    Attributes:
        rows: the blocks.
        folded: (rule, why, number of blocks) of a run that is folded, the greediest first; else empty.
    """

    rows: list[Row]
    folded: list[tuple[str, str, int]]


def runs_of(rows: Sequence[Row]) -> list[Run]:
    """The blocks of a page in runs, in their order."""
    grouped = (list(group) for _, group in groupby(rows, key=lambda row: row.rule is None))
    return [Run(group, _rules(group) if len(group) >= FOLDED else []) for group in grouped]


def _rules(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """The rules that removed blocks; none for blocks that were kept."""
    counted = Counter((row.rule, row.why) for row in rows if row.rule is not None)
    return [(rule, why, count) for (rule, why), count in counted.most_common() if rule is not None]
