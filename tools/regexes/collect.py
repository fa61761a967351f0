"""All regular expressions that the project compiles, as JSON: ``python -m regexes.collect`` in tools/.

It runs in a process of its own: `re` is listened to while the modules that use it are imported and the profiles and
tables are loaded. What is compiled only when a function is called is read from its source.
"""

import ast
import importlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from regexes.uses import Source

PACKAGES = ("schemas", "cleaner", "expectations", "pubsieve")
HEAVY = ("pubsieve/spark", "expectations/gx")  # need Spark, or take seconds to import: only their source is read


class Expression(NamedTuple):
    """One expression.

    Attributes:
        place: the file, seen from above its package.
        line: in that file; 0 in a data file.
        name: what it is called there, empty where it has no name.
        pattern: its source.
        flags: as compiled.
        binary: whether it reads bytes.
        tries: the methods that are called on it; all where that cannot be told.
    """

    place: str
    line: int
    name: str
    pattern: str
    flags: int
    binary: bool
    tries: list[str]


def root() -> Path:
    """The folder that holds the packages: the checkout, or where they are installed."""
    return Path(str(find_spec(PACKAGES[0]).origin)).parents[1]


@cache
def modules() -> dict[str, Source]:
    """The modules that use `re`, by their place."""
    texts = {path: path.read_text(encoding="utf-8") for path in _files("py")}
    return {_place(path): Source(_place(path), text) for path, text in texts.items() if "import re\n" in text}


def data_files() -> list[str]:
    """The files of profiles and tables."""
    return [_place(path) for path in _files("toml")]


def of_profiles() -> Iterator[Expression]:
    """The expressions of the profiles, which are compiled when a page needs them: for whole lines or for their ends."""
    for path in _files("toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if "one_line" in table:
            form = _import("cleaner/profile_fields.py").OneLine.model_validate(table.pop("one_line"))
            yield from (Expression(_place(path), 0, "", one, re.S, False, ["search"]) for one in form.expressions())
        for key, text in _texts(table):
            if key in ("patterns", "stated", "title_above"):
                yield Expression(_place(path), 0, "", text, re.I, False, ["fullmatch"])
            elif key == "tails":
                yield Expression(_place(path), 0, "", rf"(?:{text})\s*$", 0, False, ["search"])


def collect() -> tuple[list[Expression], list[str]]:
    """All expressions, and the calls that no data file or source tells the expression of."""
    heard = _listen()
    importlib.import_module("schemas.plausibility").tables()
    for place in modules():
        if not place.startswith(HEAVY):
            _import(place)
    found = [*of_profiles(), *(_expression(pattern, *at) for pattern, at in heard.items() if at[0] in modules())]
    unread = []
    for place, source in modules().items():
        names = {} if place.startswith(HEAVY) else vars(_import(place))
        for call, method in source.calls(everywhere=place.startswith(HEAVY)):
            said = _said(call, names)
            found += [
                Expression(place, call.lineno, "", _text(one.pattern), one.flags, False, [method]) for one in said
            ]
            if not said and (place, call.lineno) not in heard.values():
                unread.append(f"{place}: {ast.unparse(call.args[0])}")
    return found, unread


def _listen() -> dict[re.Pattern[Any], tuple[str, int]]:
    """Where each expression is compiled first, from now on: file and line."""
    heard: dict[re.Pattern[Any], tuple[str, int]] = {}
    real, top = re._compile, f"{root()}/"

    def compiled(pattern: Any, flags: Any) -> re.Pattern[Any]:
        got, caller = real(pattern, flags), sys._getframe(2)
        if caller.f_code.co_filename.startswith(top):
            heard.setdefault(got, (caller.f_code.co_filename.removeprefix(top), caller.f_lineno))
        return got

    re._compile = compiled
    return heard


def _expression(pattern: re.Pattern[Any], place: str, line: int) -> Expression:
    source = modules()[place]
    return Expression(
        place, line, source.named(line), _text(pattern.pattern), pattern.flags, isinstance(pattern.pattern, bytes),
        sorted(source.tries(line, modules().values())),
    )  # fmt: skip


def _said(call: ast.Call, names: Mapping[str, Any]) -> list[re.Pattern[Any]]:
    """The expressions that a call names, where module-level names tell them; each of two where it chooses."""
    first, *others = call.args
    flags = [other for other in others if re.match(r"re\.[A-Z]", ast.unparse(other))]
    flags += [word.value for word in call.keywords if word.arg == "flags"]
    chosen = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    try:
        flag = _value(flags[0], names) if flags else 0
        return [re.compile(_value(one, names), flag) for one in chosen]
    except NameError:
        return []


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "source", "eval"), {"re": re, **names})  # noqa: S307 - our own source


def _import(place: str) -> Any:
    return importlib.import_module(place.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def _files(ending: str) -> list[Path]:
    return [path for package in PACKAGES for path in sorted((root() / package).rglob(f"*.{ending}"))]


def _place(path: Path) -> str:
    return path.relative_to(root()).as_posix()


def _texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a TOML value, each with its key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)


def _text(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")


if __name__ == "__main__":
    expressions, unread = collect()
    sys.stdout.write(json.dumps({"expressions": [one._asdict() for one in expressions], "unread": unread}))
