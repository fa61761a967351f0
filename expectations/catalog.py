"""All checks, in one explicit tuple: the order is that of `pubsieve checks` and of a record's findings."""

from expectations import (
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
    unread,
)
from expectations.check import Check
from schemas.errors import ConfigError

_FAMILIES: tuple[Check, ...] = (
    *identifiers.CHECKS,
    *citations.CHECKS,
    *dates.CHECKS,
    *completeness.CHECKS,
    *titles.CHECKS,
    *people.CHECKS,
    *hygiene.CHECKS,
    *notices.CHECKS,
    *corpus.CHECKS,
    *coverage.CHECKS,
    *drift.CHECKS,
)

CATALOG = (*_FAMILIES, unread.check_for(frozenset(check.id for check in _FAMILIES if check.heeds_problems)))

_BY_ID = {check.id: check for check in CATALOG}


def get(check_id: str) -> Check:
    """The check of an id.

    Raises:
        ConfigError: where there is none.
    """
    if check_id not in _BY_ID:
        raise ConfigError(f"no check is called {check_id!r}; `pubsieve checks` lists them", code="check-unknown")
    return _BY_ID[check_id]
