"""Writes docs/licenses.md: the licences of what pubsieve installs, from the metadata of the installed packages.

Run it as `python tools/licenses.py` in an environment with `.[all,spark]`.
"""

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licenses.md"
# The licences that ask for more than a notice, as they stand in the metadata in any form.
COPYLEFT = re.compile(r"GPL|General Public|MPL|Mozilla|EPL|Eclipse|CDDL|EUPL|CeCILL|CC-BY-SA|share.?alike", re.I)
_FILES = {
    "MIT": r"Permission is hereby granted, free of charge",
    "Apache-2.0": r"Apache License\s+Version 2\.0",
    "BSD-3-Clause": r"Neither the name",
    "BSD-2-Clause": r"Redistributions in binary form",
}


def required() -> list[Requirement]:
    """What pyproject.toml asks for, the extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [need for group in project["optional-dependencies"].values() for need in group]
    needs = map(Requirement, [*project["dependencies"], *extras])
    return [need for need in needs if need.name != "pubsieve"]


def installed() -> dict[str, Distribution]:
    """Name -> package: what pubsieve needs directly or through others, as far as it is installed here."""
    found: dict[str, Distribution] = {}
    waiting = required()
    while waiting:
        need = waiting.pop()
        name = canonicalize_name(need.name)
        if name in found or not _applies(need):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # an extra that is not installed
            continue
        waiting += [Requirement(line) for line in found[name].requires or []]
    return dict(sorted(found.items()))


def _applies(need: Requirement) -> bool:
    return need.marker is None or need.marker.evaluate({"extra": ""})


def licence(package: Distribution) -> str:
    """A package's licence as its metadata states it: the SPDX expression, else the classifiers, else the text."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or [] if _classifies(line)]
    stated = (metadata.get("License") or "").strip()
    if classifiers:
        return ", ".join(classifiers)
    if stated and "\n" not in stated:
        return stated
    return _from_file(package) or "not stated"


def _classifies(line: str) -> bool:
    return line.startswith("License :: ") and line != "License :: OSI Approved"


def _from_file(package: Distribution) -> str | None:
    """The licence that the package's licence file is the text of."""
    files = [file for file in package.files or [] if re.search(r"licen[cs]e|copying", file.name, re.I)]
    texts = [package.metadata.get("License") or "", *(file.read_text(encoding="utf-8") for file in files)]
    return next((name for name, words in _FILES.items() for text in texts if re.search(words, text)), None)


def lacking() -> list[str]:
    """What pyproject.toml asks for and is not installed here."""
    there = installed()
    return [str(need) for need in required() if _applies(need) and canonicalize_name(need.name) not in there]


def page() -> str:
    """The text of docs/licenses.md."""
    packages = installed()
    direct = {canonicalize_name(need.name) for need in required()}
    rows = {name: licence(package) for name, package in packages.items()}
    copyleft = {name: text for name, text in rows.items() if COPYLEFT.search(text)}
    lines = [
        "# Licences of the dependencies",
        "",
        "pubsieve itself is under the MIT licence. What pip installs beside it, all extras included, and the licence "
        "that each\npackage states in its metadata:",
        "",
        *_table(rows, direct),
        "",
        "## Copyleft among them",
        "",
        *_table(copyleft, direct),
        "",
        "They are installed beside pubsieve and used unchanged. A test fails where a package of another such licence "
        "comes in.",
        "",
        "## Of others, in our tests",
        "",
        "`tests/standards/junit-10.xsd`, by which the JUnit reports are tested, is under the MIT licence (Gregory "
        "Boissinot, 2014). It is in the source distribution, not in the wheel.",
        "",
        "This page is written by `python tools/licenses.py` in an environment with `.[all,spark]`.",
        "",
    ]
    return "\n".join(lines)


def _table(rows: dict[str, str], direct: set[str]) -> list[str]:
    head = ["| package | licence | |", "|---|---|---|"]
    return head + [f"| {name} | {text} | {'asked for' if name in direct else ''} |" for name, text in rows.items()]


if __name__ == "__main__":
    if missing := lacking():
        sys.exit(f"{', '.join(missing)}: not installed, so no licence can be read. pip install -e '.[all,spark]'")
    PAGE.write_text(page(), encoding="utf-8")
