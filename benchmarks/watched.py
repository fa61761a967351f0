"""A command with all the processes that it starts: how long they took, and how much memory they held at once."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.05  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Watched:
    """What a command took.

    Attributes:
        code: its exit code.
        seconds: by the clock.
        cpu: seconds of processor time, of all processes.
        memory: bytes of all processes together at their highest; shared pages count once for each.
        largest: bytes of the largest process.
        processes: how many there were.
    """

    code: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    memory: int = 0
    largest: int = 0
    processes: int = 0
    _cpu: dict[str, float] = field(default_factory=dict, repr=False)

    def look(self, session: int) -> None:
        """Take a sample of the processes of a session."""
        sizes = [0]
        for path in _PROC.glob("[0-9]*"):
            try:
                name, _, rest = (path / "stat").read_text().rpartition(") ")
            except OSError:
                continue  # it has just ended
            values = rest.split()
            if int(values[3]) == session and values[0] != "Z":
                self._cpu[name] = (int(values[11]) + int(values[12])) / _TICKS
                sizes.append(int(values[21]) * _PAGE)
        self.memory, self.largest = max(self.memory, sum(sizes)), max(self.largest, *sizes)
        self.cpu, self.processes = sum(self._cpu.values()), len(self._cpu)


def watch(command: Sequence[str], every: float = _EVERY) -> Watched:
    """Run a command to its end, in a session of its own; its output goes to standard error."""
    seen, start = Watched(), time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True, stdout=sys.stderr)
    while (code := process.poll()) is None:
        seen.look(process.pid)
        time.sleep(every)
    seen.code, seen.seconds = code, time.perf_counter() - start
    return seen


def watch_run(pages: Path, out: Path, jobs: int, every: float = _EVERY) -> Watched:
    """`pubsieve run` of some pages into a folder that it finds empty."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "pubsieve", "run", str(pages), "-o", str(out), "--quiet", "--fail-on", "never"]
    return watch([*command, "--jobs", str(jobs)], every)
