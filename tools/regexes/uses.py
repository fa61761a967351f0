"""How a module uses its expressions, as its source tells."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeGuard

TRIES = frozenset(("search", "match", "fullmatch", "sub", "subn", "finditer", "findall", "split"))
_OF_TEXTS = frozenset(("split",))  # a method of texts too
_CALLS = TRIES | {"compile"}


class Source:
    """The source of one module.

    Attributes:
        place: the file, seen from above its package.
    """

    def __init__(self, place: str, text: str) -> None:
        self.place = place
        self._tree = ast.parse(text)
        self._named = {
            ast.unparse(node.targets[0]): range(node.lineno, (node.end_lineno or node.lineno) + 1)
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Assign)
            and _is_call(node.value.body if isinstance(node.value, ast.IfExp) else node.value)
        }
        self._called = defaultdict(set)  # name -> methods that are called on it
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Attribute) and node.attr in TRIES and ast.unparse(node.value) != "re":
                self._called[ast.unparse(node.value)].add(node.attr)
        self._direct = {
            node.value.lineno: node.attr
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Attribute) and _is_call(node.value)
        }
        held = {id(node.value) for node in ast.walk(self._tree) if isinstance(node, ast.Attribute)}
        loaded = (
            node for node in ast.walk(self._tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        )
        self._passed = {node.id for node in loaded if id(node) not in held}
        self._taken = {
            (str(node.module).replace(".", "/") + ".py", one.name): one.asname or one.name
            for node in ast.walk(self._tree)
            if isinstance(node, ast.ImportFrom)
            for one in node.names
        }

    def named(self, line: int) -> str:
        """The name of the expression at a line; empty where it has none of its own."""
        return next((name for name, lines in self._named.items() if line in lines), "")

    def tries(self, line: int, modules: Iterable["Source"]) -> frozenset[str]:
        """The methods that are called on the expression at a line, here or where it is imported.

        One without a name, or whose name is passed on, may be tried by any method that the module calls on a name that
        is none of an expression.
        """
        if line in self._direct:
            return frozenset((self._direct[line],))
        name = self.named(line)
        known = frozenset(self._called[name]) if name else frozenset()
        for other in modules:
            if taken := other._taken.get((self.place, name)):
                known |= other._called[taken]
        if name and name not in self._passed:
            return known
        loose = frozenset().union(*(calls for held, calls in self._called.items() if held not in self._named))
        return known | (loose - _OF_TEXTS) or TRIES

    def calls(self, *, everywhere: bool) -> Iterator[tuple[ast.Call, str]]:
        """The calls ``re.sub(…)`` and so on inside functions, or everywhere, with their method."""
        functions = [node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
        within = [self._tree] if everywhere else functions
        calls = {node for one in within for node in ast.walk(one) if isinstance(node, ast.Call) and _is_call(node)}
        for call in sorted(calls, key=lambda one: one.lineno):
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            yield call, "search" if method == "compile" else method


def _is_call(node: ast.expr) -> TypeGuard[ast.Call]:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and ast.unparse(called.value) == "re" and called.attr in _CALLS
