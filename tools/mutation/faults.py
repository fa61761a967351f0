"""The small faults that can be put into a module."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

OTHER: dict[type[ast.AST], Callable[[], Any]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
}  # fmt: skip
# Three words or more are a sentence for people, or a list of words: data, of which one entry is like the other.
_WORDS = re.compile(r"\s*\W?[\w:'-]+(?:\s+[\w,.:;'`()/-]+){2,}.*", re.S)
# Not what a module does: how a class is stored, what is remembered, types (mypy reads them), words about a check.
_ASIDE = {"dataclass", "lru_cache", "Literal", "TypeVar"}
_WHEN_BUILT = {"defer_build"}  # pydantic builds the same model, when it is first used
_ABOUT_A_CHECK = {"good", "bad", "title", "why", "source", "weighs"}


@dataclass(frozen=True)
class Mutant:
    """One fault: `number` is the node's place in `ast.walk` of the module, `path` is relative to the repository."""

    path: str
    number: int
    line: int
    before: str
    after: str


def fault(node: ast.AST) -> ast.AST | None:
    """What stands there instead of the node; None where nothing is changed."""
    match node:
        case ast.Compare(left=left, ops=[op, *ops], comparators=others):
            return ast.Compare(left, [OTHER[type(op)](), *ops], others)
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(OTHER[type(op)](), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OTHER:
            return ast.BinOp(left, OTHER[type(op)](), right)
        case ast.If(test=test, body=body, orelse=orelse):
            return ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test=test, body=one, orelse=other):
            return ast.IfExp(test, other, one)
        # A constant is turned itself; None in its place is what mypy notices.
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            return ast.Return(ast.Constant(None))
        case ast.AugAssign(target=target, value=value):
            return ast.Assign([target], value)
        case ast.Expr(value=ast.Call()):
            return ast.Pass()
        case ast.Constant(value=value):
            return _other(value)
    return None


def _other(value: object) -> ast.Constant | None:
    if isinstance(value, bool):
        return ast.Constant(not value)
    if isinstance(value, int):
        return ast.Constant(value + 1)
    return ast.Constant("XX" + value) if isinstance(value, str) and value and not _WORDS.fullmatch(value) else None


def aside(node: ast.AST) -> list[ast.AST | None]:
    """The parts of a node that are no behaviour: annotations, docstrings, imports, words for people."""
    match node:
        case ast.Expr(value=ast.Constant() as text):
            return [text]
        case ast.JoinedStr(values=values):
            return [value for value in values if isinstance(value, ast.Constant)]
        case ast.FunctionDef(returns=returns):
            return [returns]
        case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=annotation):
            return [annotation]
        case ast.Import() | ast.ImportFrom() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return [node]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return [node]
        case ast.Call(func=ast.Name(id=name)) | ast.Subscript(value=ast.Name(id=name)) if name in _ASIDE:
            return [node]
        case ast.Call(func=ast.Name(id="Check"), keywords=keywords):
            return [keyword for keyword in keywords if keyword.arg in _ABOUT_A_CHECK]
        case ast.Call(func=ast.Name(id="ConfigDict"), keywords=keywords):
            return [keyword for keyword in keywords if keyword.arg in _WHEN_BUILT]
    return []


def _examples(nodes: list[ast.AST]) -> list[ast.AST]:
    """The constants of which only examples of checks are made: another example is as good."""
    checks = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Check"]
    found: list[ast.AST] = [word.value for check in checks for word in check.keywords if word.arg in ("good", "bad")]
    while True:
        inside = {id(part) for top in found for part in ast.walk(top)}
        read = [node for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        shown = {name.id for name in read if id(name) in inside} - {name.id for name in read if id(name) not in inside}
        more = [node for node in nodes if node not in found and _assigned(node) in shown]
        if not more:
            return found
        found += more


def _assigned(node: ast.AST) -> str:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """All faults of a module, in the order of `ast.walk`."""
    nodes = list(ast.walk(ast.parse(source)))
    asides = [*_examples(nodes), *(top for node in nodes for top in aside(node) if top)]
    left_alone = {id(part) for top in asides for part in ast.walk(top)}
    for number, node in enumerate(nodes):
        if id(node) not in left_alone and (new := fault(node)):
            lines = [ast.unparse(each).partition("\n")[0][:100] for each in (node, ast.fix_missing_locations(new))]
            yield Mutant(path, number, getattr(node, "lineno", 0), *lines)


def mutated(source: str, number: int) -> str:
    """The module with the fault in its n-th node."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    old, new = nodes[number], fault(nodes[number])
    for node in nodes:
        for name, value in ast.iter_fields(node):
            if value is old:
                setattr(node, name, new)
            elif isinstance(value, list):
                value[:] = [new if each is old else each for each in value]
    return ast.unparse(ast.fix_missing_locations(tree))
