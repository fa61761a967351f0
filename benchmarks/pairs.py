"""`pubsieve run` in one process and in two, by turns: how many times as fast two are, for each form of input.

    python benchmarks/pairs.py FOLDER [--number 10000] [--rounds 3] [--forms files jsonl jsonl.zst]

The pages are those of `scale.py`. What one pair of runs shows is noise on a shared machine, and whatever else the
machine does slows the one down and not the other: several pairs are measured, by turns, and their median counts. Each
run is a command of its own, its start included.
"""

import argparse
import shutil
import statistics
import sys
from pathlib import Path

from made_pages import write_files, write_lines
from watched import watch_run


def made(folder: Path, form: str, number: int) -> Path:
    """The input of one form, written where it is not there yet."""
    path = folder / (f"files-{number}" if form == "files" else f"pages-{number}.{form}")
    if not path.exists():
        (write_files if form == "files" else write_lines)(path, number)
    return path


def seconds(pages: Path, out: Path, jobs: int) -> float:
    """How long one run takes."""
    seen = watch_run(pages, out, jobs)
    if seen.code:
        sys.exit(f"the run ended with exit code {seen.code}")
    return seen.seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="for pages and outputs")
    parser.add_argument("--number", type=int, default=10_000, help="pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--forms", nargs="+", default=["files", "jsonl", "jsonl.zst"])
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for form in given.forms:
        pages, out = made(given.folder, form, given.number), given.folder / "out"
        pairs = [[seconds(pages, out, jobs) for jobs in (1, 2)] for _ in range(given.rounds)]
        ratios = [one / two for one, two in pairs]
        told = "  ".join(f"{one:.1f}/{two:.1f} s" for one, two in pairs)
        print(f"{form:10} two are {statistics.median(ratios):.2f} times as fast  ({told})", flush=True)
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
