"""Mutation testing: puts small faults into the code, one at a time, and tells which of them no test notices.

`tox -e mutation -- schemas --sample 300` tries 300 faults drawn by chance. Each runs in a fork of a process that has
all libraries loaded, on a copy of the repository, with the tests of its package: those of a like name first, then all,
up to the first that fails. A run that takes three times as long as all tests without a fault counts as noticed.
`--later tests/pubsieve/test_check_ci.py` lets further tests judge what those of the package did not notice, and with
them the tests of the package that `--quick` left out.

It needs `fork`: Linux or macOS. Own, because mutmut 3 leaves alone what stands outside of functions, where the tables
and expressions of the grammars are, and cosmic-ray starts pytest anew for each fault: three seconds instead of one.
"""

import argparse
import gc
import importlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Set
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from math import inf
from pathlib import Path
from typing import Any

import pytest
from faults import Mutant, mutants, mutated

NOT_COPIED = (".git", ".tox", ".venv", "*_cache", "__pycache__", ".hypothesis", "site", "dist")


@dataclass(eq=False)
class Watch:
    """What a run of pytest did: the seconds of each test, and the test that failed first."""

    left_out: set[str]
    seconds: dict[str, float] = field(default_factory=dict)
    failed: str = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the tests that are not wanted."""
        items[:] = [item for item in items if item.nodeid not in self.left_out]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the time of one step of one test."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        self.failed = self.failed or (report.nodeid if report.failed else "")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module that cannot be imported fails as well."""
        self.failed = self.failed or (report.nodeid if report.failed else "")


def forked(work: Callable[[], dict[str, Any]], seconds: int) -> dict[str, Any]:
    """What `work` gives in a process of its own; {"failed": "time"} where it takes longer than `seconds` of its CPU."""
    answer = Path(tempfile.gettempdir(), f"mutation-{os.getpid()}.json")
    pid = os.fork()
    if not pid:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        signal.alarm(20 * seconds)
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        answer.write_text('{"failed": "crash"}')
        with suppress(BaseException):
            answer.write_text(json.dumps(work()))
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    text = answer.read_text()
    answer.unlink()
    return {"failed": "time"} if os.WIFSIGNALED(status) else json.loads(text)


def tested(groups: list[list[str]], left_out: set[str]) -> dict[str, Any]:
    """Run pytest on each group of test files until a test fails."""
    watch = Watch(left_out)
    for group in groups:
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *group], plugins=[watch])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            watch.failed = watch.failed or str(code)
            break
    return {"failed": watch.failed, "seconds": watch.seconds, "modules": list(sys.modules)}


class Trial:
    """A copy of the repository, and tests that pass on it."""

    def __init__(self, root: Path, tests: list[str], later: list[str], quick: float) -> None:
        """Test the copy once without a fault, and load what the tests loaded."""
        self.root = root
        os.chdir(root)
        sys.path.insert(0, str(root))
        os.environ |= {"CI": "1", "PYTHONPATH": str(root)}
        sound = forked(lambda: tested([tests, later] if later else [tests], set()), 3600)
        if sound["failed"] or not sound["seconds"]:
            sys.exit(f"fails without a fault: {sound['failed'] or 'there are no tests'}")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.limit = int(10 + 3 * (used.ru_utime + used.ru_stime))
        took: dict[str, float] = sound["seconds"]
        own = tuple(f"{Path(name).as_posix()}/" if Path(name).is_dir() else f"{name}::" for name in tests)
        first = {test for test in took if took[test] <= quick and test.startswith(own)}
        self.rounds = [_by_time(took, first), *([_by_time(took, took.keys() - first)] if later else [])]
        self._load(sound["modules"])
        gc.freeze()
        # A fault has no bytecode of its own: that of the sound module stays, with the time of its file.
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    def _load(self, modules: list[str]) -> None:
        """Import the modules of others; ours are imported in each run."""
        ours = {path.stem for path in self.root.iterdir()}
        for name in modules:
            if name.partition(".")[0] not in ours:
                with suppress(Exception):
                    importlib.import_module(name)

    def noticed(self, mutant: Mutant) -> str:
        """The test that fails with this fault; "" where none does."""
        module = self.root / mutant.path
        source, times = module.read_text(encoding="utf-8"), module.stat()
        module.write_text(mutated(source, mutant.number), encoding="utf-8")
        os.utime(module, (times.st_atime, times.st_mtime + 5))
        try:
            return next(filter(None, (self._tried(Path(mutant.path), files, out) for files, out in self.rounds)), "")
        finally:
            module.write_text(source, encoding="utf-8")
            os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _tried(self, path: Path, files: list[str], left_out: set[str]) -> str:
        """The test of these files that fails; first those that share a word of their name with the module."""
        words = {word for part in path.with_suffix("").parts[1:] for word in part.split("_")}
        near = [name for name in files if words & set(Path(name).stem.split("_"))]
        groups = [group for group in (near, [name for name in files if name not in near]) if group]
        return str(forked(lambda: tested(groups, left_out), self.limit)["failed"])


def _by_time(took: dict[str, float], tests: Set[str]) -> tuple[list[str], set[str]]:
    """The files of some tests, the quickest first, and all the other tests: what is left out of a run of them."""
    files: dict[str, float] = {}
    for test in tests:
        name = test.partition("::")[0]
        files[name] = files.get(name, 0) + took[test]
    return sorted(files, key=files.__getitem__), took.keys() - tests


def main() -> None:
    """Try a sample, tell each fault that no test noticed, and how many were noticed."""
    parser = argparse.ArgumentParser(
        description="Puts small faults into the code; tells which of them no test notices."
    )
    parser.add_argument("place", type=Path, help="a package, folder or file of this folder: schemas, schemas/dates.py")
    parser.add_argument("--tests", nargs="+", help="folders or files (default: tests/ of the package)")
    parser.add_argument("--later", nargs="+", default=[], help="further ones, for what those do not notice")
    parser.add_argument("--quick", type=float, default=inf, help="leave out tests that take more seconds than this")
    parser.add_argument("--sample", type=int, default=100, help="how many faults (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    parser.add_argument("--log", type=lambda name: Path(name).resolve(), help="takes each fault as a line of JSON")
    given = parser.parse_args()
    files = [given.place] if given.place.is_file() else sorted(given.place.rglob("*.py"))
    every = [each for path in files for each in mutants(path.as_posix(), path.read_text(encoding="utf-8"))]
    sample = random.Random(given.seed).sample(every, min(given.sample, len(every)))  # noqa: S311 - no secret
    unnoticed = 0
    with tempfile.TemporaryDirectory(prefix="mutation-", ignore_cleanup_errors=True) as folder:
        copy = Path(shutil.copytree(".", Path(folder, "tree"), ignore=shutil.ignore_patterns(*NOT_COPIED)))
        trial = Trial(copy, given.tests or [f"tests/{given.place.parts[0]}"], given.later, given.quick)
        for mutant in sample:
            by = trial.noticed(mutant)
            if given.log:
                with given.log.open("a", encoding="utf-8") as log:
                    log.write(json.dumps(asdict(mutant) | {"by": by}) + "\n")
            if not by:
                unnoticed += 1
                print(f"{mutant.path}:{mutant.line}: {mutant.before}  ->  {mutant.after}", flush=True)
    print(f"{len(sample) - unnoticed} of {len(sample)} noticed, drawn from {len(every)}")


if __name__ == "__main__":
    main()
