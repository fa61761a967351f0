"""What one short command costs from start to end, in processor time, beside what it is made of and its peers.

    python benchmarks/startup.py [--rounds N] [--update]

Each command runs in a process of its own, user and system time together, with its bytecode there as in an installation.
The commands take turns, and the least of each counts: other programs only add to it. The figures that stand in
floors.toml fail below it; --update raises the floors to four fifths of the figures. Trafilatura is of the dependency
group "bench" and is left out where it is not installed.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checks import records
from floors import hold

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests" / "cases" / "pubmed" / "html-n3-full" / "page.html"
LINE = "Doe A, Roe B. A title of things. Test J. 2021 Mar 4;5(2):1-9. doi: 10.5555/t.2021. PMID: 90000123.\n"
RECORDS = 1000
SLOW_ROUNDS = 4  # of what imports Great Expectations, which takes seconds
SLACK = 0.8  # of a figure: a busy machine shows less
PYTHON = (sys.executable, "-c")
PUBSIEVE = (*PYTHON, "from pubsieve.guard import main; main()")  # the console command, of this checkout
TRAFILATURA = Path(sys.executable).with_name("trafilatura")
GX = "import great_expectations"
COMMANDS: dict[str, Sequence[str]] = {
    "python": (*PYTHON, "pass"),
    "import typer, pydantic": (*PYTHON, "import typer, pydantic; pydantic.BaseModel"),
    "pubsieve --version": (*PUBSIEVE, "--version"),
    "pubsieve id": (*PUBSIEVE, "id", "line"),
    "pubsieve cite": (*PUBSIEVE, "cite", "line"),
    "pubsieve clean": (*PUBSIEVE, "clean", "page.html"),
    "trafilatura": (str(TRAFILATURA),),
    "check --checks plain": (*PUBSIEVE, "check", "records.jsonl", "--checks", "plain"),
    GX: (*PYTHON, GX),
    "check --checks gx": (*PUBSIEVE, "check", "records.jsonl", "--checks", "gx"),
}
SLOW = (GX, "check --checks gx")


def seconds(command: Sequence[str], folder: Path) -> float:
    """Processor time of a process from start to end; the page is its standard input."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    with (folder / "page.html").open("rb") as page, (folder / "out").open("wb") as out:
        files = [(os.POSIX_SPAWN_DUP2, file.fileno(), to) for file, to in ((page, 0), (out, 1), (out, 2))]
        child = os.posix_spawn(command[0], command, environment, file_actions=files)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: there are findings
        raise SystemExit(f"{' '.join(command)}: {(folder / 'out').read_text(encoding='utf-8')}")
    return used.ru_utime + used.ru_stime


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """The least time of each command; the first round writes the bytecode and does not count."""
    (folder / "page.html").write_bytes(PAGE.read_bytes())
    (folder / "line").write_text(LINE, encoding="utf-8")
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records(RECORDS))
    os.chdir(folder)
    commands = {name: command for name, command in COMMANDS.items() if Path(command[0]).exists()}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if name not in SLOW or number <= SLOW_ROUNDS:
                taken[name].append(seconds(command, folder))
    return {name: min(times[1:]) for name, times in taken.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--update", action="store_true", help="raise the floors by the figures of this run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        least = measure(Path(folder), given.rounds)
        os.chdir(ROOT)
    print(f"processor seconds of a whole process, the least of {given.rounds} ({SLOW_ROUNDS} with Great Expectations)")
    for name, time in least.items():
        print(f"  {name:26} {time:6.3f}")
    figures = {
        "clean_runs_a_second": 1 / least["pubsieve clean"],
        "plain_checks_of_1000_a_second": 1 / least["check --checks plain"],
        "gx_import_over_gx_check_of_1000": least[GX] / least["check --checks gx"],
    }
    for name, figure in figures.items():
        print(f"{name} {figure:.2f}")
    return hold("startup", figures, update=given.update, slack=SLACK)


if __name__ == "__main__":
    sys.exit(main())
