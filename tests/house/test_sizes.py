"""What keeps the code readable: short files, short functions, every public one typed and documented."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("schemas", "cleaner", "expectations", "pubsieve")
FILES = [
    path for folder in (*PRODUCT, "benchmarks", "tools", "tests") for path in sorted((ROOT / folder).rglob("*.py"))
]
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50
# Longer, and why. An entry that is no longer needed fails as well.
LONG_FILES = {
    "benchmarks/defect_table.py": "one table: the defects that are planted, an entry each",
    "tests/expectations/test_verdicts.py": "one table of records and what each check says of them",
    "tests/schemas/test_identifiers.py": "one table of identifiers and what they are read as",
    "tests/schemas/test_identifiers_defects.py": "one table of damaged identifiers and their repairs",
}
LONG_FUNCTIONS = {
    "pubsieve/cli/check.py:check": "its options, with their help: typer reads them from the signature",
    "pubsieve/cli/export.py:export": "its options, with their help: typer reads them from the signature",
    "pubsieve/cli/run.py:run": "its options, with their help: typer reads them from the signature",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def public(body: list[ast.stmt]) -> Iterator[Function]:
    """The functions that others call: of the module, and of its public classes."""
    for node in body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node.body)


def test_no_file_is_too_long_to_read():
    long = {name(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > LINES_OF_A_FILE}
    assert long == LONG_FILES.keys(), f"files over {LINES_OF_A_FILE} lines, or reasons without one"


def test_no_function_is_too_long_to_read():
    long = {
        f"{name(path)}:{node.name}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, Function) and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION
    }
    assert long == LONG_FUNCTIONS.keys(), f"functions over {LINES_OF_A_FUNCTION} lines, or reasons without one"


@pytest.mark.parametrize("package", PRODUCT)
def test_every_public_function_is_typed_and_documented(package: str):
    lacking = []
    for path in (path for path in FILES if path.relative_to(ROOT).parts[0] == package):
        for node in public(tree(path).body):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped = [arg.arg for arg in arguments if arg.annotation is None and arg.arg not in ("self", "cls")]
            if untyped or node.returns is None or not ast.get_docstring(node):
                lacking.append(f"{name(path)}:{node.lineno} {node.name}")
    assert not lacking
