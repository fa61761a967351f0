"""How fast pubsieve makes the validated record of a page, beside tools that only take out its text; and its memory.

    python benchmarks/clean.py [--update] [PAGE ...]

Without pages, those of tests/cases are taken. All run in one process, page by page in turn, so that a slow moment of
the machine falls on each; the ratios count, not the milliseconds. Text pages are measured as new ones, each round with
words of its own, so that no cache knows their lines. Needs the dependency group "bench".

Without pages the figures are held against floors.toml; --update raises the floors to four fifths of the figures.
"""

import argparse
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from itertools import cycle, islice
from pathlib import Path

import trafilatura
from floors import hold
from resiliparse.extract.html2text import extract_plain_text

from cleaner import RawPage, clean, read_page

CASES = Path(__file__).parents[1] / "tests" / "cases"
ROUNDS = 9
MANY = 10_000  # pages cleaned in a row to watch the memory
WARM = 5_000  # of them, after which all caches are full
SLACK = 0.8  # of a figure: a busy machine shows less
LONG = 60  # characters of a line that is made a new one
LONG_LINE = re.compile(rf"^[^<>\n]{{{LONG},}}$", re.M)
VOLUME = re.compile(r"(?<=[\da-z];)\d{1,4}(?=[:(])")
WORD = re.compile(r"(?<![^\s(])[A-Z]?[a-z]{3,}(?=[\s,;.)])(?!\.\S)")


def resiliparse_text(page: RawPage) -> object:
    return extract_plain_text(page.content, alt_texts=True, list_bullets=True)


def trafilatura_text(page: RawPage) -> object:
    return trafilatura.extract(page.content)


TOOLS: dict[str, Callable[[RawPage], object]] = {
    "pubsieve": clean,
    "resiliparse": resiliparse_text,
    "trafilatura": trafilatura_text,
}


def milliseconds(work: Callable[[RawPage], object], page: RawPage) -> float:
    """Processor time, so that other programs do not count."""
    start = time.process_time()
    work(page)
    return 1000 * (time.process_time() - start)


def new_page(page: RawPage, number: int) -> RawPage:
    """The page with a word or a volume of its own in each long line, which stays what it is, and in each class."""
    content = page.content
    for start, end in reversed(long_lines(page)):
        content = content[:start] + new_line(content[start:end], number) + content[end:]
    return replace(page, content=content.replace('class="', f'class="{letters(number)} '))


@cache
def long_lines(page: RawPage) -> list[tuple[int, int]]:
    """Where the long lines of a page stand; of a text, only those that it keeps, which its frame is not."""
    if page.media == "html":
        return [line.span() for line in LONG_LINE.finditer(page.content)]
    return [(block.start, block.end) for block in clean(page).kept if len(block.text) >= LONG]


def new_line(line: str, number: int) -> str:
    if VOLUME.search(line):
        return VOLUME.sub(str(number % 10_000), line)
    longest = max(WORD.findall(line), key=len, default="")
    return line.replace(longest, longest + letters(number), 1) if longest else line


def letters(number: int) -> str:
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


def measure(pages: Sequence[RawPage]) -> dict[str, float]:
    """The best of a page's rounds with each tool, averaged over the pages."""
    totals = dict.fromkeys(TOOLS, 0.0)
    for page in pages:
        rounds = [{name: milliseconds(work, page) for name, work in TOOLS.items()} for _ in range(ROUNDS)]
        for name in TOOLS:
            totals[name] += min(times[name] for times in rounds)
    return {name: total / len(pages) for name, total in totals.items()}


def measure_html(what: str, pages: Sequence[RawPage]) -> Iterator[tuple[str, float]]:
    size = sum(len(page.content) for page in pages) / len(pages) / 1000
    print(f"{what}: {len(pages)} HTML pages of {size:.0f} kB on average")
    figures = measure(pages)
    own = figures["pubsieve"]
    for name, ms in figures.items():
        print(f"  {name:12} {ms:8.2f} ms a page   {ms / own:6.2f} times pubsieve")
    yield f"{what}_times_as_fast_as_trafilatura", figures["trafilatura"] / own
    yield f"{what}_part_of_the_speed_of_resiliparse", figures["resiliparse"] / own


def measure_text(pages: Sequence[RawPage]) -> Iterator[tuple[str, float]]:
    """Of trafilatura, which reads HTML alone, the time for the same lines as paragraphs."""
    numbers = iter(range(MANY, 2 * MANY))
    own = other = 0.0
    for page in pages:
        new = [new_page(page, next(numbers)) for _ in range(ROUNDS)]
        times = [(milliseconds(clean, one), milliseconds(trafilatura_text, as_html(one))) for one in new]
        own += min(ms for ms, _ in times)
        other += min(ms for _, ms in times)
    size = sum(len(page.content) for page in pages)
    print(f"text: {len(pages)} text pages of {size / len(pages) / 1000:.1f} kB on average")
    print(f"  pubsieve     {own / len(pages):8.2f} ms a page, {1000 * len(pages) / own:.0f} a second")
    print(f"  trafilatura  {other / len(pages):8.2f} ms a page   {other / own:6.2f} times pubsieve")
    yield "text_times_as_fast_as_trafilatura", other / own


def as_html(page: RawPage) -> RawPage:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in page.content.splitlines())
    return replace(page, content=f"<html><body>{lines}</body></html>", media="html")


def measure_memory(pages: Sequence[RawPage]) -> Iterator[tuple[str, float]]:
    """The highest memory of the process so far, while it cleans pages that are all different."""
    peaks: dict[int, int] = {}
    for number, page in enumerate(islice(cycle(pages), MANY), 1):
        clean(new_page(page, number))
        if number in (WARM, MANY):
            peaks[number] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    growth = peaks[MANY] / peaks[WARM] - 1
    print(f"memory: {growth:+.1%} at its highest from page {WARM:,} to page {MANY:,}, all different")
    yield "memory_flatness", 1 - growth


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors by the figures of this run")
    given = parser.parse_args()
    pages = [read_page(path) for path in given.pages or sorted(CASES.glob("*/*/page.*"))]
    html, text = [page for page in pages if page.media == "html"], [page for page in pages if page.media != "html"]
    pubmed = [page for page in html if clean(page).site == "pubmed"]
    figures = dict(measure_memory(pages))
    for what, group in {"pubmed": pubmed, "other": [page for page in html if page not in pubmed]}.items():
        figures |= dict(measure_html(what, group)) if group else {}
    figures |= dict(measure_text(text)) if text else {}
    return 0 if given.pages else hold("clean", figures, update=given.update, slack=SLACK)


if __name__ == "__main__":
    sys.exit(main())
