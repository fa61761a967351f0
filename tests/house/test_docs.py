"""What README and docs show is true: their Python runs, their records and pages are those of the examples."""

import ast
import json
import re
from pathlib import Path

import pytest

from cleaner import clean, read_page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)")


def blocks(path: Path, language: str) -> list[str]:
    found = BLOCK.finditer(path.read_text(encoding="utf-8"))
    return [block["code"] for block in found if block["language"] == language]


EXAMPLES = [(path, code) for path in PAGES for code in blocks(path, "python")]


@pytest.mark.parametrize(("path", "code"), EXAMPLES, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_python_examples_run_and_give_what_their_comments_say(path: Path, code: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    lines = code.splitlines()
    for statement in ast.parse(code).body:
        source = ast.get_source_segment(code, statement)
        comment = lines[statement.end_lineno - 1].rpartition("  # ")[2]
        if isinstance(statement, ast.Expr) and comment != lines[statement.end_lineno - 1]:
            assert eval(source, names) == ast.literal_eval(comment), f"{path.name}: {source}"
        else:
            exec(source, names)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_the_documents_lead_somewhere(path: Path):
    broken = [
        target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()
    ]
    assert not broken


def test_the_readme_shows_the_example_page_and_its_record():
    example = ROOT / "examples" / "pubmed-crawl.txt"
    page, record = example.read_text(encoding="utf-8"), clean(read_page(example)).articles[0].model_dump(mode="json")
    (before,), (after,) = blocks(PAGES[0], "text"), blocks(PAGES[0], "json")
    for line in before.splitlines():
        assert line.rstrip("… ") in page
    assert agrees(json.loads(after), record)


def agrees(shown: object, real: object) -> bool:
    """Whether a shortened value is the real one: keys may be left out, texts may end in "…"."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(agrees(value, real.get(key)) for key, value in shown.items())
    if isinstance(shown, list):
        return isinstance(real, list) and len(shown) == len(real) and all(map(agrees, shown, real))
    if isinstance(shown, str) and shown.endswith("…"):
        return isinstance(real, str) and real.startswith(shown.rstrip("… "))
    return shown == real


def test_the_readme_commands_are_one_line_each():
    commands = [code.strip() for code in blocks(PAGES[0], "sh")]
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)


def test_the_site_leads_to_every_page_of_the_docs():
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in PAGES if path.is_relative_to(ROOT / "docs")]
    assert [page for page in pages if f": {page}\n" not in site] == []
