"""What the checks cost: generated records through the plain loop, the command, the gate, and other tools.

    python benchmarks/checks.py [RECORDS] [ENGINE...] [--update]

Each engine runs in a process of its own. The first engines run all checks of the default suite: the plain loop on a
list of records, on a stream of them, the whole command on a file; Great Expectations as the gate, and alone on the raw
columns with and without the ids of the failing records. The "rules" engines run what every tool can say (see
benchmarks/peers.py). Ratios are compared with benchmarks/floors.toml and fail below it.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import peers
from floors import hold

TODAY = date(2026, 1, 15)
# The higher the better: how many times the plain loop's time the other takes.
RATIOS = {
    "gx_over_plain": ("raw-counts", "plain"),
    "gx_ids_over_plain": ("raw-ids", "plain"),
}
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


def plain(count: int) -> dict[str, Any]:
    """All checks of the default suite in the plain loop."""
    from expectations import run_checks

    made = list(records(count))
    return timed(lambda: failures(run_checks(made, today=TODAY).counts))


def stream(count: int) -> dict[str, Any]:
    """The same, each record gone when the next one comes; making the records counts too."""
    from expectations import Checker

    def work() -> int:
        checker = Checker(today=TODAY)
        return sum(len(checker.check(record)) for record in records(count)) + sum(1 for _ in checker.finish())

    return timed(work)


def command(count: int) -> dict[str, Any]:
    """`pubsieve check` of a JSON lines file, a process of its own from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in records(count))
        asked = [sys.executable, "-m", "pubsieve", "check", str(path), "--fail-on", "never"]
        best = None
        for _ in range(5 if count <= 10_000 else 1):
            before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(asked, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            told = {"cpu": cpu, "wall": time.perf_counter() - wall, "before": 0, "mb": after.ru_maxrss / 1024}
            best = told if best is None or cpu < best["cpu"] else best
    return (best or {}) | {"failed": None}


def gate(count: int) -> dict[str, Any]:
    """Great Expectations on the columns of verdicts that the plain loop left."""
    from expectations import run_checks
    from expectations.gate import gx_gate

    finished = run_checks(records(count), today=TODAY)
    return timed(lambda: sum(gx_gate(finished).failed.values()))


def raw(count: int, id_column: str | None) -> dict[str, Any]:
    """The checks' expectation classes in Great Expectations alone, on a pandas frame of the records."""
    import pandas as pd

    from expectations.gate import validate_frame

    frame = pd.DataFrame(records(count))
    return timed(lambda: sum(validate_frame(frame, id_column=id_column, today=TODAY).failed.values()))


def timed(work: Callable[[], int]) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter(), time.process_time()
    failed = work()
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "before": before,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "failed": failed,
    }


def failures(counts: Any) -> int:
    return sum(each.failed for each in counts.values())


ENGINES: dict[str, Callable[[int], dict[str, Any]]] = {
    "plain": plain,
    "stream": stream,
    "command": command,
    "gate": gate,
    "raw-counts": lambda count: raw(count, None),
    "raw-ids": lambda count: raw(count, "id"),
    **{f"rules {name}": partial(peers.run, name, records, timed) for name in peers.PEERS},
}


def alone(engine: str, count: int) -> dict[str, Any]:
    """An engine in a process of its own, so that memory can be compared."""
    asked = [sys.executable, __file__, str(count), engine]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def beside(cpu: dict[str, float], count: int) -> Iterator[str]:
    """The rules that all tools can say: what a record costs in each, and how many times that is in pubsieve."""
    rules = {name: cpu[f"rules {name}"] for name in peers.PEERS if f"rules {name}" in cpu}
    if len(rules) > 1 and "pubsieve" in rules:
        yield f"{'the same rules':17} {'µs/record':>9} pubsieve's over it"
        for name, seconds in rules.items():
            yield f"{name:17} {seconds / count * 1e6:9.2f} {rules['pubsieve'] / seconds:18.1f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="?", type=int, default=100_000)
    parser.add_argument("engines", nargs="*", help=", ".join(ENGINES))
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures of this run")
    given = parser.parse_args()
    if len(given.engines) == 1:
        print(json.dumps(ENGINES[given.engines[0]](given.records)))
        return 0
    print(f"{given.records:,} records")
    print(f"{'engine':17} {'CPU s':>7} {'wall s':>7} {'MB before':>10} {'peak MB':>8} failures")
    cpu = {}
    for engine in given.engines or ENGINES:
        told = alone(engine, given.records)
        cpu[engine] = told["cpu"]
        megabytes = f"{told['before']:10.0f} {told['mb']:8.0f}"
        print(f"{engine:17} {told['cpu']:7.2f} {told['wall']:7.2f} {megabytes} {told['failed']}", flush=True)
    for line in beside(cpu, given.records):
        print(line)
    ratios = {name: cpu[over] / cpu[under] for name, (over, under) in RATIOS.items() if {over, under} <= cpu.keys()}
    for name, ratio in ratios.items():
        print(f"{name} {ratio:.2f}")
    return hold("checks", ratios, update=given.update)


if __name__ == "__main__":
    sys.exit(main())
