"""Named suites: which checks run together."""

from collections.abc import Iterable

from expectations import (
    catalog,
    citations,
    completeness,
    corpus,
    coverage,
    dates,
    drift,
    hygiene,
    identifiers,
    notices,
    people,
    titles,
)
from expectations.check import Check
from schemas.errors import ConfigError


def _ids(*groups: tuple[Check, ...]) -> tuple[str, ...]:
    return tuple(check.id for group in groups for check in group)


SUITES: dict[str, tuple[str, ...]] = {
    "identifiers": _ids(identifiers.CHECKS),
    "citations": _ids(citations.CHECKS, dates.CHECKS),
    "completeness": (*_ids(completeness.CHECKS), "field-malformed"),
    "text": _ids(titles.CHECKS, people.CHECKS, hygiene.CHECKS, notices.CHECKS),
    "corpus": _ids(corpus.CHECKS, coverage.CHECKS, drift.CHECKS),
    "default": tuple(check.id for check in catalog.CATALOG),
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
    checks = tuple(item if isinstance(item, Check) else catalog.get(item) for item in suite)
    ids = [check.id for check in checks]
    if twice := sorted({check_id for check_id in ids if ids.count(check_id) > 1}):
        raise ConfigError(f"the suite holds {', '.join(twice)} twice", code="check-twice")
    return checks
