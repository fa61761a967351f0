"""Named suites: which checks run together."""

from collections.abc import Iterable

from expectations.catalog import CATALOG, FAMILIES, get
from expectations.check import Check
from schemas.errors import ConfigError

_BY_FAMILY = {name: tuple(check.id for check in family) for name, family in FAMILIES.items()}

SUITES: dict[str, tuple[str, ...]] = {
    **_BY_FAMILY,
    "completeness": (*_BY_FAMILY["completeness"], "field-malformed"),
    "default": tuple(check.id for check in CATALOG),
}


def checks_of(suite: str | Iterable[str | Check]) -> tuple[Check, ...]:
    """The checks of a suite.

    Args:
        suite: a suite's name, or check ids and checks of one's own in any mixture.

    Raises:
        ConfigError: where a suite or check of that name does not exist, or an id occurs twice.
    """
    if isinstance(suite, str):
        if suite not in SUITES:
            raise ConfigError(f"no suite is called {suite!r}; there are {', '.join(SUITES)}", code="suite-unknown")
        suite = SUITES[suite]
    checks = tuple(item if isinstance(item, Check) else get(item) for item in suite)
    ids = [check.id for check in checks]
    if twice := sorted({check_id for check_id in ids if ids.count(check_id) > 1}):
        raise ConfigError(f"the suite holds {', '.join(twice)} twice", code="check-twice")
    return checks
