"""`pubsieve run` killed at random moments, again and again, each time gone on with: what is lost, what done twice?

    python benchmarks/kills.py [--kills 30] [--pages 300] [--jobs 1 2] [--seed 1]

Every kill is a SIGKILL from outside, at any moment from the start of Python to behind the end. A run is killed until it
gets through; its output is then compared, byte for byte, with that of a run that nobody killed. Ends with exit code 1
where an input is lost or stands twice, or where a byte differs. POSIX only.
"""

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from made_pages import write_files


@dataclass
class Count:
    """What came of it."""

    runs: int = 0
    kills: int = 0
    lost: int = 0
    twice: int = 0
    different: int = 0


def command(out: Path, jobs: int) -> Sequence[str]:
    options = ("--resume", "--text", "--quiet", "--fail-on", "never", "--jobs", str(jobs))
    return [sys.executable, "-m", "pubsieve", "run", "pages", "-o", str(out), *options]


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def sources(out: Path) -> Counter[str]:
    lines = (line for name in ("records.jsonl", "rejected.jsonl") for line in (out / name).read_bytes().splitlines())
    return Counter(json.loads(line)["source"] for line in lines)


def killed(folder: Path, out: Path, jobs: int, after: float) -> bool:
    """Start a run and kill it; whether it was still there."""
    process = subprocess.Popen(command(out, jobs), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    if process.returncode:
        sys.exit(f"the run ended by itself with exit code {process.returncode}")
    return False


def through(folder: Path, jobs: int, seconds: float, chance: random.Random, count: Count) -> Path:
    """One run, killed until it gets through."""
    out = folder / f"out-{count.runs}"
    count.runs += 1
    while killed(folder, out, jobs, chance.uniform(0, 1.2 * seconds)):
        count.kills += 1
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30, help="at least so many")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N", help="taken in turn")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, count = random.Random(given.seed), Count()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "pages", given.pages)
        start = time.perf_counter()
        subprocess.run(command(folder / "whole", 1), cwd=folder, check=True)
        seconds, whole, expected = time.perf_counter() - start, contents(folder / "whole"), sources(folder / "whole")
        while count.kills < given.kills:
            out = through(folder, given.jobs[count.runs % len(given.jobs)], seconds, chance, count)
            found = sources(out)
            count.lost += (expected - found).total()
            count.twice += (found - expected).total()
            now = contents(out)
            count.different += sum(now.get(name) != whole.get(name) for name in now.keys() | whole.keys())
            shutil.rmtree(out)
    print(f"{given.pages} pages, {count.runs} runs, killed {count.kills} times (seed {given.seed})")
    print(f"lost {count.lost}, in the output twice {count.twice}, files that differ {count.different}")
    return 1 if count.lost or count.twice or count.different else 0


if __name__ == "__main__":
    sys.exit(main())
