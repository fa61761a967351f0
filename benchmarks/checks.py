"""What the checks cost: generated records through the plain loop, the gate, and Great Expectations on the raw columns.

Run ``python benchmarks/checks.py [RECORDS]``; each engine runs in a process of its own, so that memory can be compared.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

ENGINES = ("plain", "gate", "raw-counts", "raw-ids")
WORDS = (
    "outcome trial mouse cell therapy marker cohort risk dose signal growth receptor imaging vaccine tumour sleep diet"
).split()


def records(count: int) -> Iterator[dict[str, Any]]:
    """Records as a scrape gives them: nearly all clean, about one in eight with a defect, one in fifty repeated."""
    chance = random.Random(7)
    for n in range(count):
        made = record(n if n % 50 else max(0, n - 1), chance)
        yield made | defect(n, chance) | {"id": f"r{n}", "source": f"page{n}.html"}


def record(n: int, chance: random.Random) -> dict[str, Any]:
    year = 2000 + n % 25
    title = f"{chance.choice(WORDS).title()} and {chance.choice(WORDS)} in {chance.choice(WORDS)} number {n}"
    abstract = " ".join(chance.choices(WORDS, k=180)).capitalize() + "."
    doi, pages = f"10.5555/j.things.{year}.{n + 101}", f"{n % 900 + 1}-{n % 900 + 9}"
    return {
        "site": "pubmed",
        "kind": "article",
        "title": title,
        "authors": [{"name": f"Roe {chr(65 + n % 26)}{chr(65 + k)}", "collective": False} for k in range(6)],
        "journal": "J Things",
        "issn": "2434-561X",
        "published": {"text": f"{year} Oct", "year": year, "month": 10, "day": None, "season": None},
        "volume": str(n % 90 + 1),
        "issue": "7",
        "pages": pages,
        "doi": doi,
        "pmid": str(90_000_000 + n),
        "abstract": abstract,
        "publication_types": ["Journal Article"],
        "citation": f"J Things. {year} Oct;{n % 90 + 1}(7):{pages}. doi: {doi}.",
        "text": f"{title}\n\n{abstract}\n",
        "problems": [],
    }


def defect(n: int, chance: random.Random) -> dict[str, Any]:
    defects: tuple[dict[str, Any], ...] = (
        {"doi": None},
        {"pmid": "PMID: 90"},
        {"title": "Just a moment..."},
        {"abstract": "Cut in the"},
        {"published": {"text": "2005 Sep 31", "year": 2005, "month": 9}},
        {"text": "Skip to main page content\nText"},
        {"authors": [{"name": "et al"}]},
        {"pages": "559-556"},
    )
    return chance.choice(defects) if n % 8 == 0 else {}


def run(engine: str, count: int) -> dict[str, Any]:
    """One engine's seconds and peak memory; generating the records and importing is not counted."""
    from expectations import run_checks

    made, today = list(records(count)), date(2026, 1, 15)
    if engine == "plain":
        return timed(lambda: run_checks(made, today=today).counts)
    import pandas as pd

    from expectations.gate import gx_gate, validate_frame

    if engine == "gate":
        finished = run_checks(made, today=today)
        return timed(lambda: gx_gate(finished).failed)
    frame, name = pd.DataFrame(made), "id" if engine == "raw-ids" else None
    return timed(lambda: validate_frame(frame, id_column=name, today=today).failed)


def timed(work: Any) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter(), time.process_time()
    outcome = work()
    failed = sum(getattr(each, "failed", each) for each in outcome.values())
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "before": before,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "failed": failed,
    }


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        print(json.dumps(run(sys.argv[2], count)))
        return
    print(f"{count:,} records, all checks of the default suite")
    print(f"{'engine':12} {'CPU s':>7} {'wall s':>7} {'MB before':>10} {'peak MB':>8} failures")
    for engine in ENGINES:
        command = [sys.executable, __file__, str(count), engine]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        megabytes = f"{told['before']:10.0f} {told['mb']:8.0f}"
        print(f"{engine:12} {told['cpu']:7.2f} {told['wall']:7.2f} {megabytes} {told['failed']}")


if __name__ == "__main__":
    main()
