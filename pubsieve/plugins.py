"""What the settings name as ``module:function``: code of the user's own."""

import importlib
import sys
from pathlib import Path
from typing import Any

from schemas.errors import ConfigError


def load_named(name: str, key: str, folder: Path, source: str | None = None) -> Any:
    """Import what a setting names.

    Args:
        name: ``module:name``.
        key: the setting, for messages.
        folder: where the module is looked for, besides the installed ones.
        source: the file that the setting comes from.

    Raises:
        ConfigError: ``config-invalid``: there is no such module or name, or importing it fails.
    """
    module, _, attribute = name.partition(":")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    try:
        return getattr(importlib.import_module(module), attribute)
    except (Exception, SystemExit) as error:  # whatever a user's module raises while it is imported
        message = f"{key}: {name!r} cannot be imported: {type(error).__name__}: {error}"
        raise ConfigError(message, code="config-invalid", source=source) from error
