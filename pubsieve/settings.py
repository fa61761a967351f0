"""Settings: the command line first, then the configuration file, then the defaults."""

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pubsieve.checking.ignores import Ignore
from pubsieve.limits import Limits, size_of
from pubsieve.report.verdict import FailOn
from schemas.article import Article
from schemas.errors import ConfigError

FILE, TABLE_FILE = "pubsieve.toml", "pyproject.toml"


class CheckTable(BaseModel):
    """One table ``[check.ID]``: how one check is weighed, and its own settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    severity: Literal["error", "warning", "info"] | None = None
    mostly: float | None = Field(default=None, gt=0, le=1)
    settings: dict[str, Any] = {}


class Settings(BaseModel):
    """The keys of pubsieve.toml, or of [tool.pubsieve] in pyproject.toml; named like the options.

    `map` is for the commands that read records, `baseline` for `pubsieve check`, the last four for all commands that
    clean pages, the others for `pubsieve run` and `pubsieve check`. `origin` is the file that they come from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    suite: str = "default"
    checks: Literal["plain", "gx"] = "plain"
    fail_on: FailOn = Field(default="error", alias="fail-on")
    max_findings: int = Field(default=0, ge=0, alias="max-findings")
    map: dict[str, str] = {}
    select: list[str] = []
    skip: list[str] = []
    extra: list[str] = []
    check: dict[str, CheckTable] = {}
    coverage: dict[str, float] = {}
    ignore: list[Ignore] = []
    baseline: Path | None = None
    profiles: list[Path] = []
    phrases: list[str] = []
    rules: list[str] = []
    limits: Limits = Limits()
    origin: str | None = Field(default=None, exclude=True)

    @property
    def folder(self) -> Path:
        """The folder of the file that they come from, else the working folder."""
        return Path(self.origin).resolve().parent if self.origin else Path.cwd()

    @field_validator("coverage")
    @classmethod
    def _of_fields(cls, rates: dict[str, float]) -> dict[str, float]:
        for field, least in rates.items():
            if field not in Article.model_fields:
                raise ValueError(f"a record has no key {field!r}; `pubsieve schema` prints them")
            if not 0 < least <= 1:
                raise ValueError(f"{field} = {least:g} is no share above 0 and up to 1")
        return rates

    @field_validator("phrases")
    @classmethod
    def _of_words(cls, phrases: list[str]) -> list[str]:
        for number, phrase in enumerate(phrases, start=1):
            if not any(map(str.isalnum, phrase)):
                raise ValueError(f"entry {number}, {phrase!r}, has neither letter nor figure")
        return phrases

    @field_validator("extra", "rules")
    @classmethod
    def _module_and_name(cls, names: list[str]) -> list[str]:
        for number, name in enumerate(names, start=1):
            if not all(part.isidentifier() for part in name.replace(":", ".").split(".")) or name.count(":") != 1:
                raise ValueError(f"entry {number}, {name!r}, is not of the form module:function")
        return names


DEFAULTS = Settings()
KEYS = tuple(name.replace("_", "-") for name in Settings.model_fields if name != "origin")


def load_settings(config: Path | None, max_input_size: str | None = None, **given: Any) -> Settings:
    """Read the configuration file and put the command line's values over it.

    Args:
        config: the file that ``--config`` names; else ``pubsieve.toml``, else ``[tool.pubsieve]`` of ``pyproject.toml``
            in the working folder, where there is one.
        max_input_size: goes over the key of this name in the table ``[limits]``.
        given: values from the command line; None where an option was not given.

    Raises:
        ConfigError: ``config-unreadable`` or ``config-invalid``, with file and key.
    """
    path, table = _configured(config)
    source = str(path) if path else None
    if unknown := next((key for key in table if key not in KEYS), None):
        message = f"{_shown(unknown)}: no such setting (there are {', '.join(sorted(KEYS))})"
        raise ConfigError(message, code="config-invalid", source=source)
    over = {key: value for key, value in given.items() if value is not None}
    values = {key.replace("-", "_"): value for key, value in table.items()}
    if max_input_size is not None:
        size_of(max_input_size, "--max-input-size")
    if max_input_size is not None and isinstance(values.setdefault("limits", {}), dict):
        over["limits"] = {**values["limits"], "max-input-size": max_input_size}
    if path and isinstance(values.get("baseline"), str) and "baseline" not in over:
        values["baseline"] = path.parent / values["baseline"]
    if path and isinstance(values.get("profiles"), list):
        values["profiles"] = [path.parent / one if isinstance(one, str) else one for one in values["profiles"]]
    try:
        return Settings.model_validate(values | over | {"origin": source})
    except ValidationError as error:
        raise ConfigError(explain(error), code="config-invalid", source=source) from error


def _configured(config: Path | None) -> tuple[Path | None, dict[str, Any]]:
    if config is not None:
        return config, _table(config)
    if Path(FILE).is_file():
        return Path(FILE), _table(Path(FILE))
    if Path(TABLE_FILE).is_file():
        return Path(TABLE_FILE), _table(Path(TABLE_FILE))
    return None, {}


def _table(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", code="config-unreadable", source=str(path)) from error
    except (ValueError, RecursionError) as error:  # besides faults of form, numbers too long and nesting too deep
        raise ConfigError(f"is not valid TOML: {error}", code="config-unreadable", source=str(path)) from error
    if path.name != TABLE_FILE:
        return values
    tool = values.get("tool")
    table = tool.get("pubsieve", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError("tool.pubsieve: is not a table", code="config-invalid", source=str(path))
    return table


def explain(error: ValidationError, *table: str, there: BaseModel | None = None) -> str:
    """The first fault, in the words of the file: ``check.doi-missing.mostly``, ``ignore[2].reason``.

    Args:
        error: what pydantic says.
        table: the keys of the table that was validated.
        there: the settings of a check, whose names are told where there is none of the name.
    """
    fault = error.errors()[0]
    keys: list[int | str] = [*table, *fault["loc"]]
    first, inner = keys[0], keys[1:]
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{_shown(part)}" for part in inner)
    key = str(first).replace("_", "-") + "".join(parts)
    said = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        names = [field.alias or name for name, field in type(there).model_fields.items()] if there else []
        return f"{key}: no such setting" + (f" (there are {', '.join(names)})" if names else "")
    if fault["type"] == "missing":
        return f"{key}: is missing"
    return f"{key}: {said[0].lower()}{said[1:]}" + (
        "" if fault["type"] == "value_error" else f", not {fault['input']!r}"
    )


def _shown(key: str) -> str:
    """A key as a message names it, on one line."""
    return key if key.isprintable() else repr(key)
