"""What the laws about time share, and the tests of citations."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from schemas.citation import parse_citation

QUICK = 0.05  # seconds of one processor: what is done sooner has not run away
PART = 4  # the shorter text is so many times shorter
GROWTH = 8  # in proportion a text takes PART times as long as the shorter one, with a square in it PART² times
AGAIN = 4


@pytest.fixture(scope="session")
def runs_away() -> Callable[[Callable[[int], object], int], str]:
    """Says how the time of some work outgrows its size; nothing where it does not, however slow the machine is."""

    def say(work: Callable[[int], object], size: int) -> str:
        whole = part = float("inf")
        for again in range(AGAIN):
            whole = min(whole, _seconds(work, size - again))  # never the same twice: a result may be kept
            if whole < QUICK:
                return ""
            part = min(part, *(_seconds(work, size // PART - 2 * again - more) for more in range(2)))
            if whole < GROWTH * part:
                return ""
        return f"{whole:.3f} s for {size} characters, {part:.3f} s for {size // PART}"

    return say


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started


@pytest.fixture(scope="session")
def parts() -> Callable[[str], dict[str, Any]]:
    """Reads a citation into the parts that the tests compare."""

    def read(line: str) -> dict[str, Any]:
        c = parse_citation(line)
        return {
            "names": [author.family for author in c.authors], "title": c.title, "journal": c.journal,
            "year": c.published.year if c.published else None, "volume": c.volume, "issue": c.issue, "pages": c.pages,
            "doi": c.doi, "pmid": c.pmid, "rest": c.rest,
        }  # fmt: skip

    return read


@pytest.fixture
def plain() -> dict[str, Any]:
    """The parts of the citation that the tests print in many forms."""
    return {
        "names": ["Doe", "Roe"], "title": "Effects of tests on mice", "journal": "J Test Med", "year": 2015,
        "volume": "12", "issue": None, "pages": "45-52", "doi": None, "pmid": None, "rest": "",
    }  # fmt: skip
