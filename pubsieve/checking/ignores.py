"""Findings that someone decided to let pass, each with its reason, in the configuration file."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from schemas.finding import Finding


class Ignore(BaseModel):
    """One table ``[[ignore]]``: a finding of this check on this record does not count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: str = Field(min_length=1)
    check: str = Field(min_length=1)
    reason: str = Field(min_length=1, pattern=r"\S")


class Ignores:
    """The ignores of a run, and which of them were needed."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self._by_place = {(ignore.record, ignore.check): ignore for ignore in ignores}
        self._used: set[tuple[str, str]] = set()

    def reason(self, finding: Finding) -> str | None:
        """Why a finding does not count; None where it does."""
        place = (finding.record, finding.check)
        if place not in self._by_place:
            return None
        self._used.add(place)
        return self._by_place[place].reason

    def unused(self, checks: Iterable[str]) -> list[Ignore]:
        """The ignores of these checks that no finding needed."""
        ran = set(checks)
        return [ignore for place, ignore in self._by_place.items() if place not in self._used and ignore.check in ran]
