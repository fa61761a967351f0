"""Lines a second that the citation grammar parses on one core: whole lines and sources, from a file or invented ones.

python benchmarks/cite.py [FILE]      one citation a line, or JSON lines with `input` (and `source_part`), also .gz
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from schemas.citation import parse_citation, render

REPEATS = 3


def invented(count: int) -> list[str]:
    """Citations of the regular form with invented names and words; the seed is fixed."""
    dice = random.Random(20_260)
    syllables = ["ba", "den", "kor", "li", "mas", "no", "pe", "ro", "sil", "tu", "va", "wen"]

    def word() -> str:
        return "".join(dice.choices(syllables, k=dice.randint(2, 3)))

    lines = []
    for number in range(count):
        names = [f"{word().title()} {chr(65 + dice.randrange(26))}{chr(65 + dice.randrange(26))}" for _ in range(7)]
        title = " ".join(word() for _ in range(14)).capitalize()
        date = f"{dice.randint(1990, 2026)} {dice.choice(['Jan', 'May', 'Oct'])} {dice.randint(1, 28)}"
        place = f"{dice.randint(1, 300)}({dice.randint(1, 12)}):{dice.randint(1, 900)}-{dice.randint(901, 999)}"
        source = f"J {word().title()} {word().title()}. {date};{place}. doi: 10.5555/{word()}.{number}."
        lines.append(f"{', '.join(names)}. {title}. {source} PMID: {90_000_000 + number}.")
    return lines


def read(path: Path) -> tuple[list[str], list[str]]:
    """Whole lines and, where the file has them, their sources."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        rows = [
            json.loads(row) if row.startswith("{") else {"input": row.rstrip("\n")} for row in stream if row.strip()
        ]
    return [row["input"] for row in rows], [row["source_part"] for row in rows if "source_part" in row]


def rate(work: Callable[[str], object], lines: list[str]) -> float:
    """The best of some runs, in lines a second."""
    best = float("inf")
    for _ in range(REPEATS):
        started = time.process_time()
        for line in lines:
            work(line)
        best = min(best, time.process_time() - started)
    return len(lines) / best


def main() -> None:
    whole, sources = read(Path(sys.argv[1])) if len(sys.argv) > 1 else (invented(10_000), [])
    sources = sources or [line[line.index(". J ") + 2 :] if ". J " in line else line for line in whole]
    print(f"whole lines  {rate(parse_citation, whole):10,.0f} lines/s ({len(whole):,} lines)")
    print(f"sources      {rate(parse_citation, sources):10,.0f} lines/s ({len(sources):,} lines)")
    same = sum(render(parse_citation(line)) == line for line in whole)
    print(f"render(parse(line)) == line for {same:,} of {len(whole):,}")


if __name__ == "__main__":
    main()
