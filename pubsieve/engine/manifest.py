"""manifest.json: what went into a run, what came out, and what did it. It tells no time: equal runs have equal ones."""

import hashlib
import inspect
import platform
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from expectations.check import Check
from pubsieve.checking.selection import Selection
from pubsieve.cleaning import Own
from pubsieve.plugins import load_named
from pubsieve.settings import Settings
from schemas.errors import ConfigError

_LIBRARIES = ("beautifulsoup4", "lxml", "pydantic", "great-expectations")


def versions() -> dict[str, Any]:
    """What the results may depend on."""
    return {
        "pubsieve": version("pubsieve"),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
    }


def additions(own: Own, settings: Settings) -> dict[str, Any]:
    """What the cleaning and the checks go by besides our code, each file with its SHA-256.

    Raises:
        ConfigError: a profile cannot be read.
    """
    return {
        "profiles": {"built-in": _built_in()} | {str(path): _hash_of(path) for path in own.profiles},
        "rules": {name: _code_of(rule) for name, rule in zip(_names(own), own.rules, strict=True)},
        "phrases": list(own.phrases),
        "checks": {name: _code_of(load_named(name, "extra", settings.folder)) for name in settings.extra},
    }


def shaping(selection: Selection) -> list[Any]:
    """What of a selection shapes the result of one input, as JSON values.

    Shares that have to pass do not, nor what a check of the whole corpus is set to, but for what it reads.
    """
    shaped: list[Any] = []
    for check in selection.checks:
        if check.summary:
            shaped.append([check.id, sorted(check.summary().reads)])
        else:
            given = check.settings.given() if check.settings else {}
            shaped.append([check.id, given, selection.severities.get(check.id)])
    return shaped


def described(path: Path) -> dict[str, Any]:
    """Bytes and SHA-256 of a file, or of each file in a folder."""
    if path.is_dir():
        inner = sorted(file for file in path.rglob("*") if file.is_file())
        return {"files": {str(file.relative_to(path)): described(file) for file in inner}}
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def hash_of(parts: Iterable[str]) -> str:
    """SHA-256 of some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _built_in() -> str:
    folder = files("cleaner") / "profiles"
    texts = sorted((item.name, item.read_text(encoding="utf-8")) for item in folder.iterdir() if item.is_file())
    return hash_of(part for pair in texts for part in pair)


def _hash_of(path: Path) -> str:
    try:
        return str(described(path)["sha256"])
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", code="profile-unreadable", source=str(path)) from error


def _names(own: Own) -> list[str]:
    return list(own.settings.rules) if own.settings else [str(number) for number, _ in enumerate(own.rules, 1)]


def _code_of(made: object) -> str | None:
    """SHA-256 of the file that a rule or check is written in; None where there is none."""
    while isinstance(made, (Check, partial)):
        made = made.fault if isinstance(made, Check) else made.func
    try:
        source = inspect.getsourcefile(made if inspect.isroutine(made) or inspect.isclass(made) else type(made))
    except TypeError:
        return None
    return str(described(Path(source))["sha256"]) if source and Path(source).is_file() else None
