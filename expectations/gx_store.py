"""Suites as Great Expectations stores them: written, and read without losing an expectation in silence.

A stored suite names its expectations; of one whose class was not imported Great Expectations only writes a line to the
log, and leaves it out. So a suite of `gx_suite` says in its `meta` how many there are, `read_suite` refuses to read
fewer, and a project that `expectations.gx_project` makes keeps its suites in the `ExpectationsStore` of this module,
which has the classes imported.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from great_expectations import ExpectationSuite
from great_expectations.data_context.store import expectations_store
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.registry import get_expectation_impl

import expectations.gx  # noqa: F401  with it Great Expectations knows the classes
from schemas.errors import ConfigError


def suite_json(suite: ExpectationSuite) -> str:
    """A suite as Great Expectations stores it in ``gx/expectations/NAME.json``."""
    return json.dumps(suite.to_json_dict(), indent=2, sort_keys=True, ensure_ascii=False)


def read_suite(path: str | Path) -> ExpectationSuite:
    """Read a stored suite.

    Raises:
        ConfigError: ``suite-unreadable``: it is no stored suite, or holds what no imported class is called.
    """
    try:
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        wanted = [made["type"] for made in stored["expectations"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"is no suite of Great Expectations: {error}"
        raise ConfigError(message, code="suite-unreadable", source=str(path)) from error
    refuse_unknown(wanted, str(path))
    known = ("name", "id", "expectations", "meta", "notes")
    return ExpectationSuite(**{key: stored[key] for key in known if stored.get(key) is not None})


def refuse_unknown(types: list[str], source: str, modules: Sequence[str] = ()) -> None:
    """Refuse names of expectations that Great Expectations would leave out.

    Args:
        types: the names.
        source: where they stand.
        modules: those that make the classes, where they are known. They are named, never imported: a suite is data.

    Raises:
        ConfigError: ``suite-unreadable``.
    """
    if unknown := [name for name in types if not _is_known(name)]:
        where = f"import {', '.join(modules)}" if modules else "import the module that makes the class"
        message = f"holds {', '.join(sorted(set(unknown)))}: {where} first"
        raise ConfigError(message, code="suite-unreadable", source=source)


def _is_known(name: str) -> bool:
    try:
        get_expectation_impl(name)
    except ExpectationNotFoundError:
        return False
    return True


class ExpectationsStore(expectations_store.ExpectationsStore):
    """The store of a project's suites: a suite that cannot be read whole is not read at all.

    Great Expectations would put a store of its own beside one with another class name.
    """

    def get(self, key: Any) -> dict[str, Any]:
        """The suite of a key.

        Raises:
            ConfigError: it holds an expectation whose class is not imported.
        """
        suite: dict[str, Any] = super().get(key)
        told = (suite.get("meta") or {}).get("pubsieve") or {}
        types = [made["type"] for made in suite["expectations"]]
        refuse_unknown(types, f"suite {suite['name']}", told.get("modules", ()))
        return suite
