"""All checks, listed explicitly by family: the order is that of `pubsieve checks` and of a record's findings."""

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

FAMILIES: dict[str, tuple[Check, ...]] = {
    "identifiers": identifiers.CHECKS,
    "citations": (*citations.CHECKS, *dates.CHECKS),
    "completeness": completeness.CHECKS,
    "text": (*titles.CHECKS, *people.CHECKS, *hygiene.CHECKS, *notices.CHECKS),
    "corpus": (*corpus.CHECKS, *coverage.CHECKS, *drift.CHECKS),
}
"""Name of a suite to its checks; what could not be read belongs to no family of its own."""

_OF_FAMILIES = tuple(check for family in FAMILIES.values() for check in family)

CATALOG = (*_OF_FAMILIES, unread.check_for(frozenset(check.id for check in _OF_FAMILIES if check.heeds_problems)))

_BY_ID = {check.id: check for check in CATALOG}


def get(check_id: str) -> Check:
    """The check of an id.

    Raises:
        ConfigError: where there is none.
    """
    if check_id not in _BY_ID:
        raise ConfigError(f"no check is called {check_id!r}; `pubsieve checks` lists them", code="check-unknown")
    return _BY_ID[check_id]
