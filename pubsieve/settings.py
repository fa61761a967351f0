"""Settings of a run: the command line first, then the configuration file, then the defaults."""

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pubsieve.report.verdict import FailOn
from schemas.errors import ConfigError

FILE, TABLE_FILE = "pubsieve.toml", "pyproject.toml"


class Settings(BaseModel):
    """The keys of pubsieve.toml, or of [tool.pubsieve] in pyproject.toml; named like the options of `run`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    suite: str = "default"
    checks: Literal["plain", "gx"] = "plain"
    fail_on: FailOn = Field(default="error", alias="fail-on")


def load_settings(config: Path | None, **given: Any) -> Settings:
    """Read the configuration file and put the command line's values over it.

    Args:
        config: the file that ``--config`` names; else ``pubsieve.toml``, else ``[tool.pubsieve]`` of ``pyproject.toml``
            in the working folder, where there is one.
        given: values from the command line; None where an option was not given.

    Raises:
        ConfigError: ``config-unreadable`` or ``config-invalid``, with file and key.
    """
    path, table = _configured(config)
    over = {key: value for key, value in given.items() if value is not None}
    try:
        return Settings.model_validate({key.replace("-", "_"): value for key, value in table.items()} | over)
    except ValidationError as error:
        raise ConfigError(_explain(error), code="config-invalid", source=str(path) if path else None) from error


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
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"is not valid TOML: {error}", code="config-unreadable", source=str(path)) from error
    if path.name != TABLE_FILE:
        return values
    tool = values.get("tool")
    table = tool.get("pubsieve", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError("tool.pubsieve: is not a table", code="config-invalid", source=str(path))
    return table


def _explain(error: ValidationError) -> str:
    """The first fault, in the words of the file."""
    fault = error.errors()[0]
    key = str(fault["loc"][0]).replace("_", "-")
    if fault["type"] == "extra_forbidden":
        known = ", ".join(sorted(name.replace("_", "-") for name in Settings.model_fields))
        return f"{key}: no such setting (there are {known})"
    return f"{key}: {fault['msg'][0].lower()}{fault['msg'][1:]}, not {fault['input']!r}"
