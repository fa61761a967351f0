"""A command imports what it needs and nothing else; each starts in a process of its own, and so does each package."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pubsieve.cli import COMMANDS

ROOT = Path(__file__).parents[2]
# Slow to import, or able to open a connection: only where a command really needs them.
HEAVY = """great_expectations pandas numpy pyarrow pyspark sqlalchemy jinja2 rich bs4 markdownify bibtexparser
    pylatexenc stdnum ssl asyncio http urllib.request xml multiprocessing concurrent logging""".split()
LISTED = """
import json, sys
from pubsieve.guard import main
sys.argv = ["pubsieve", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
RECORD = {"id": "pmid:90000123", "title": "A trial of things", "issn": "2434-561X", "pmid": "90000123"}
AUTHOR = {"name": "Doe J", "family": "Doe", "orcid": "0000-0002-1825-0097"}
# command line, the module of its command, what it must not import besides
COMMAND_LINES = [
    (("--version",), None, ("pydantic", "lxml", "cleaner", "expectations", "tomllib")),
    (("id", "lines.txt"), "id", ("lxml", "cleaner", "expectations", "schemas.article", "tomllib")),
    (("cite", "lines.txt"), "cite", ("lxml", "cleaner", "expectations", "tomllib")),
    (("clean", "page.html"), "clean", ("expectations", "sqlite3", "pubsieve.containers")),
    (("clean", "page.txt", "--to", "json"), "clean", ("expectations", "sqlite3", "pubsieve.containers")),
    (("check", "records.jsonl", "--checks", "plain"), "check", ("lxml", "cleaner", "pubsieve.containers")),
    (("checks",), "catalog", ("lxml", "cleaner")),
    (("profiles",), "catalog", ("expectations",)),
]
# package, what it must not import besides
PACKAGES = [
    ("schemas", ("pydantic", "cleaner", "expectations", "pubsieve", "typer", "lxml")),
    ("schemas.article", ("cleaner", "expectations", "pubsieve", "typer", "lxml")),
    ("cleaner", ("expectations", "pubsieve", "typer", "sqlite3")),
    ("expectations", ("cleaner", "pubsieve", "typer", "lxml")),
]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with an input for each command."""
    page = (ROOT / "examples" / "pubmed-crawl.txt").read_text(encoding="utf-8")
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    html = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>A trial</title></head>'
    (tmp_path / "page.html").write_text(f"{html}<body><p>Words.</p></body></html>", encoding="utf-8")
    (tmp_path / "lines.txt").write_text(
        "Doe A. A title. Test J. 2021 Mar 4;5(2):1-9. doi: 10.5555/t.\n", encoding="utf-8"
    )
    (tmp_path / "records.jsonl").write_text(json.dumps(RECORD | {"authors": [AUTHOR]}) + "\n", encoding="utf-8")
    return tmp_path


def python(*args: str, folder: Path) -> set[str]:
    """The modules that a process has imported when it ends."""
    done = subprocess.run([sys.executable, "-P", "-c", *args], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(("line", "own", "never"), COMMAND_LINES, ids=[" ".join(row[0]) for row in COMMAND_LINES])
def test_a_command_imports_only_what_it_needs(inputs, line, own, never):
    imported = python(LISTED, *line, folder=inputs)
    assert sorted(imported.intersection((*HEAVY, *never))) == []
    modules = {module for module, _ in COMMANDS.values()}
    assert {module for module in modules if f"pubsieve.cli.{module}" in imported} == ({own} if own else set())


@pytest.mark.parametrize(("package", "never"), PACKAGES, ids=[row[0] for row in PACKAGES])
def test_importing_a_package_stays_cheap(tmp_path, package, never):
    imported = python(
        f"import json, sys, {package}; print(json.dumps([*sys.modules]), file=sys.stderr)", folder=tmp_path
    )
    assert sorted(imported.intersection((*HEAVY, *never))) == []
