import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from pubsieve.guard import main


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Runs the `pubsieve` command in an empty folder, through its real entry point."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*args: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["pubsieve", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        assert "Traceback (most recent call last)" not in err.decode()
        return Ended(code, out.decode(), err.decode())

    return run


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Start]:
    """Starts the `pubsieve` command as a process of its own in the empty folder (POSIX); none outlives its test.

    What it prints is read from its `stdout`. Ctrl-C ends it as at a terminal, even where the tests themselves were
    started by a script in the background, with SIGINT ignored: a process takes over from its parent what it ignores.
    """
    all_of_them: list[subprocess.Popen[str]] = []

    def start(*args: object, ignores: int | None = None, **options: object) -> "subprocess.Popen[str]":
        settings = [partial(signal.signal, signal.SIGINT, signal.SIG_DFL)]
        settings += [] if ignores is None else [partial(signal.signal, ignores, signal.SIG_IGN)]
        process = subprocess.Popen(
            [sys.executable, "-m", "pubsieve", *map(str, args)],
            cwd=tmp_path,
            text=True,
            preexec_fn=lambda: [setting() for setting in settings],
            **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **options},
        )
        all_of_them.append(process)
        return process

    yield start
    for process in all_of_them:
        with process:
            process.kill()


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Waits until something is so, and fails where it never will be."""

    def wait(so: Callable[[], object], seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while not so():
            assert time.monotonic() < end, f"waited {seconds:g} seconds in vain"
            time.sleep(0.02)

    return wait


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """One well-formed page of the new PubMed design, as an extractor leaves it: no check finds fault with it."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


PAGE = """\
An official website of the United States government
Here's how you know
J Invent Res
. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.
A study of things that nobody has studied
Jane Doe 1, Richard Roe 2
Affiliations
1 Department of Inventions, Example University, Springfield, USA.
2 Institute of Examples, Sampletown, USA.
PMID: 90000123 DOI: 10.5555/jir.2021.45
Abstract
Background: Inventions are common in this literature. Methods: We invented forty patients and asked them nothing. \
Results: Nobody answered, and the mean was undefined. Conclusions: Further invention is needed.
Keywords: examples; inventions.
"""


@pytest.fixture(scope="session")
def invention() -> Callable[[int], str]:
    """The text of an invented page by its number; two follow each other with the same identifiers."""

    def text(number: int) -> str:
        return f"""J Invent Res
. 2021 Mar {number % 28 + 1};12(3):{number + 1}-{number + 9}. doi: 10.5555/jir.2021.{number // 2}.
The invention number {number}
Jane Doe 1, Richard Roe
PMID: {90000100 + number // 2}
Abstract
Invention {number} was made by nobody and it works as it sho
"""

    return text


@pytest.fixture
def good_record() -> dict[str, object]:
    """The values of a record, without an id, in which no check finds a fault."""
    return {
        "kind": "article",
        "title": "A study of things that nobody has studied",
        "authors": [{"name": "Doe J"}],
        "journal": "J Things",
        "published": {"text": "2021 Mar 4", "year": 2021, "month": 3, "day": 4},
        "volume": "12",
        "pages": "45-56",
        "doi": "10.5555/jir.2021.45",
        "pmid": "90000123",
        "abstract": "Nobody had studied these things before. We did, and found that they were there.",
    }


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[str], list[dict[str, object]]]:
    """Reads a JSONL file of the output folder."""

    def read(name: str, out: str = "pubsieve-out") -> list[dict[str, object]]:
        text = (tmp_path / out / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    return read


@pytest.fixture(scope="session")
def gitlab_schema() -> dict[str, object]:
    """What GitLab's documentation asks of a Code Quality report; it publishes no schema."""
    filled = {"type": "string", "minLength": 1}
    lines = {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
    location = {
        "type": "object",
        "required": ["path", "lines"],
        "properties": {"path": {"type": "string", "pattern": r"^(?!\./)"}, "lines": lines},
    }
    issue = {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": filled,
            "check_name": filled,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": location,
        },
        "additionalProperties": False,
    }
    return {"type": "array", "items": issue}
