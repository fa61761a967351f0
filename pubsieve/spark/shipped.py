"""What the user adds, on its way to the executors: contents for paths, code as bytes with the places to find it."""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pyspark import SparkFiles, cloudpickle

from cleaner import Rule
from cleaner.user_rules import layouts_with
from expectations.check import Check
from pubsieve.cleaning import Own
from schemas.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Shipped:
    """Profiles, rules, phrases and checks in a form that any process can unpack.

    Attributes:
        profiles: (path, content) of each profile file.
        code: rules and checks. Code of the script itself goes along; of modules the name only.
        phrases: lines and sentences that are no content.
        places: where the modules are looked for, besides the executor's own places.
    """

    profiles: tuple[tuple[str, str], ...]
    code: bytes
    phrases: tuple[str, ...]
    places: tuple[str, ...]

    def unpack(self) -> tuple[Own, tuple[Check, ...]]:
        """What was shipped, in the process that calls this."""
        sys.path.extend(place for place in self.places if place not in sys.path)
        rules, checks = cast(Any, cloudpickle).loads(self.code)
        profiles = tuple(_profile(*profile) for profile in self.profiles)
        return Own(profiles, rules, self.phrases), checks


def ship(
    checks: Sequence[Check],
    profiles: Sequence[str | Path] = (),
    rules: Sequence[Rule] = (),
    phrases: Sequence[str] = (),
) -> Shipped:
    """Pack, after all has been tried here: what is wrong is told by the driver, before any job.

    Raises:
        ConfigError: a profile is invalid, a phrase is empty, or a rule or check cannot be sent to other processes.
    """
    paths = tuple(map(Path, profiles))
    layouts_with(paths, tuple(phrases))
    if wrong := next((rule for rule in rules if not callable(rule)), None):
        raise ConfigError(f"rules: {wrong!r} is no function and no object that can be called", code="config-invalid")
    try:
        code = cast(Any, cloudpickle).dumps((tuple(rules), tuple(checks)))
    except Exception as error:  # whatever the user's objects raise
        message = f"a rule or check cannot be sent to the executors: {type(error).__name__}: {error}"
        raise ConfigError(message, code="config-invalid") from error
    contents = tuple((str(path), path.read_text(encoding="utf-8")) for path in paths)
    return Shipped(contents, code, tuple(phrases), tuple(str(Path(place).resolve()) for place in sys.path))


@lru_cache(maxsize=64)
def _profile(path: str, content: str) -> Path:
    """The file itself where this process sees it, else a copy in the executor's folder, which Spark removes."""
    try:
        if Path(path).read_text(encoding="utf-8") == content:
            return Path(path)
    except (OSError, UnicodeDecodeError):
        pass
    copy = Path(tempfile.mkdtemp(dir=cast(Any, SparkFiles).getRootDirectory()), Path(path).name)
    copy.write_text(content, encoding="utf-8")
    return copy
