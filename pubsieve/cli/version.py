"""`pubsieve --version`: what is installed, for bug reports."""

import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version


def installed() -> list[str]:
    """One line each for pubsieve, Python and the libraries that pubsieve asks for, with their versions.

    Nothing is imported for it; a library of an extra that is not there is told as such.
    """
    names = dict.fromkeys(re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in requires("pubsieve") or [])
    names.pop("pubsieve", None)  # an extra that takes in another
    lines = [f"pubsieve {version('pubsieve')}", f"python {platform.python_version()} on {platform.platform()}"]
    return lines + [f"{name} {_version(name)}" for name in names]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
