"""Milliseconds a page: pubsieve's way from the page to the validated record, beside what others need for text alone.

    python benchmarks/clean.py [PAGE ...]

Without pages, those of tests/cases are taken. All run in one process, page by page in turn, so that a slow moment of
the machine falls on each; the ratios count, not the milliseconds. Needs the dependency group "bench".
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from cleaner import RawPage, clean, read_page

CASES = Path(__file__).parents[1] / "tests" / "cases"
ROUNDS = 7


def resiliparse_text(page: RawPage) -> object:
    return extract_plain_text(page.content, alt_texts=True, list_bullets=True)


def trafilatura_text(page: RawPage) -> object:
    return trafilatura.extract(page.content)


def milliseconds(work: Callable[[RawPage], object], page: RawPage) -> float:
    """Processor time, so that other programs do not count."""
    start = time.process_time()
    work(page)
    return 1000 * (time.process_time() - start)


def measure(pages: list[RawPage], tools: dict[str, Callable[[RawPage], object]]) -> dict[str, float]:
    """The best of a page's rounds, averaged over the pages."""
    totals = dict.fromkeys(tools, 0.0)
    for page in pages:
        rounds: dict[str, list[float]] = {name: [] for name in tools}
        for _ in range(ROUNDS):
            for name, work in tools.items():
                rounds[name].append(milliseconds(work, page))
        for name, times in rounds.items():
            totals[name] += min(times)
    return {name: total / len(pages) for name, total in totals.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    paths = parser.parse_args().pages or sorted(CASES.glob("*/*/page.*"))
    pages = [read_page(path) for path in paths]
    html, text = [page for page in pages if page.media == "html"], [page for page in pages if page.media != "html"]
    if html:
        tools: dict[str, Callable[[RawPage], object]] = {
            "pubsieve": clean,
            "resiliparse": resiliparse_text,
            "trafilatura": trafilatura_text,
        }
        figures = measure(html, tools)
        size = sum(len(page.content) for page in html) / len(html) / 1000
        print(f"{len(html)} HTML pages of {size:.0f} kB on average")
        for name, ms in figures.items():
            print(f"  {name:12} {ms:8.2f} ms a page   {ms / figures['pubsieve']:6.2f} times pubsieve")
    if text:
        ms = measure(text, {"pubsieve": clean})["pubsieve"]
        size = sum(len(page.content) for page in text) / len(text) / 1000
        print(f"{len(text)} text pages of {size:.1f} kB on average")
        print(f"  pubsieve     {ms:8.2f} ms a page, {1000 / ms:.0f} a second")


if __name__ == "__main__":
    main()
