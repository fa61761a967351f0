"""Which pages to learn from: dissimilar ones, for what near-duplicates share is content and not frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.document import Document
from schemas.errors import InputError

FEWEST = 3  # dissimilar pages; below, what they share says nothing about the site
_RUN = 5  # words; runs of so many are compared, so that a changed word changes little
_SAME = 0.9  # of all runs of two pages
_SAME_CONTENT = 0.6  # of the runs that the page most unlike them does not have


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that is not learned from, and why."""

    source: str
    why: str


def dissimilar(documents: Sequence[Document]) -> tuple[list[Document], list[Refused]]:
    """Leave out the near-duplicates of earlier pages.

    Args:
        documents: pages of one site, of one media.

    Returns:
        The pages to learn from, in their order, and those left out.

    Raises:
        InputError: ``learn-mixed-pages`` where some are HTML and some are not; ``learn-too-few-pages`` where fewer than
            three dissimilar ones are left.
    """
    if len({document.page.media == "html" for document in documents}) > 1:
        message = "HTML and text in one: learn from the pages of each kind by themselves"
        raise InputError(message, code="learn-mixed-pages", source=documents[0].page.source)
    runs = [_runs(document) for document in documents]
    kept: list[int] = []
    refused: list[Refused] = []
    for at, document in enumerate(documents):
        twin = next((one for one in kept if _alike(runs, one, at)), None)
        if twin is None:
            kept.append(at)
        else:
            refused.append(Refused(document.page.source, f"nearly the same as {documents[twin].page.source}"))
    if len(kept) < FEWEST:
        raise InputError(_too_few(len(documents), len(kept), refused), code="learn-too-few-pages")
    return [documents[at] for at in kept], refused


def _too_few(given: int, left: int, refused: Sequence[Refused]) -> str:
    twins = "; ".join(f"{one.source} is {one.why}" for one in refused)
    found = f"{given} given, {left} of them dissimilar ({twins})" if twins else f"{given} given"
    return f"at least {FEWEST} dissimilar pages of one site are needed, to tell frame from content: {found}"


def _runs(document: Document) -> set[tuple[str, ...]]:
    words = " ".join(block.key for block in document.blocks if block.key).split()
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}


def _alike(runs: Sequence[set[tuple[str, ...]]], one: int, other: int) -> bool:
    """Whether two pages are nearly the same: altogether, or in all but what the page most unlike them has too."""
    first, second = runs[one], runs[other]
    shared = first & second
    if len(shared) >= _SAME * len(first | second):
        return True
    rest = [runs[at] for at in range(len(runs)) if at not in (one, other)]
    if not rest:
        return False
    frame = min(rest, key=lambda page: len(page & first) / len(page | first))
    own, other_own, common = len(first - frame), len(second - frame), len(shared - frame)
    return common > 0 and common >= _SAME_CONTENT * min(own, other_own)
