"""The one direction: schemas <- cleaner, expectations <- pubsieve, and nothing else."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT = {
    "schemas": {"schemas"},
    "cleaner": {"cleaner", "schemas"},
    "expectations": {"expectations", "schemas"},
    "pubsieve": {"pubsieve", "cleaner", "expectations", "schemas"},
}
FILES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}: relative import"
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_imports_only_what_stands_before_it(path: Path):
    package = path.relative_to(ROOT).parts[0]
    ours = imported(path) & MAY_IMPORT.keys()
    assert ours <= MAY_IMPORT[package], f"{package} must not import {sorted(ours - MAY_IMPORT[package])}"
