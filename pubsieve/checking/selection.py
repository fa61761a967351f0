"""Which checks run and how strictly: a suite, the user's own choice, severities, shares, and checks of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from expectations.catalog import CATALOG
from expectations.check import Check
from expectations.coverage import covering
from expectations.suites import checks_of
from pubsieve.checking.own import load_own
from pubsieve.settings import Settings, explain
from schemas.errors import ConfigError
from schemas.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks of a run.

    Attributes:
        checks: those that run.
        severities: check id -> the severity of its findings, where the user sets it.
        mostly: check id -> the share of records (0 to 1) that have to pass; from there on its findings do not count.
    """

    checks: tuple[Check, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    mostly: Mapping[str, float] = field(default_factory=dict)

    def weigh(self, finding: Finding) -> Finding:
        """The finding with the severity that the user sets."""
        wanted = self.severities.get(finding.check)
        return finding.model_copy(update={"severity": wanted}) if wanted else finding


def select(settings: Settings, folder: Path) -> Selection:
    """The checks that the settings ask for.

    Args:
        settings: of the run.
        folder: where modules with the user's own checks are looked for, besides the installed ones.

    Raises:
        ConfigError: a suite, check or module does not exist, or a setting does not fit its check.
    """
    extra = [load_own(name, settings, folder) for name in settings.extra]
    known = {check.id: check for check in [*CATALOG, *extra]}
    _refuse_unknown(settings, known)
    known |= {check.id: _configured(check, settings) for check in CATALOG if check.id in settings.check}
    chosen = [check.id for check in checks_of(settings.select or settings.suite)] + [check.id for check in extra]
    if settings.coverage:
        low = covering(settings.coverage, known)
        known[low.id] = low
        chosen += [] if low.id in chosen else [low.id]
    checks = checks_of([known[name] for name in chosen if name not in settings.skip])
    if not checks:
        raise ConfigError("skip: leaves no check to run", code="config-invalid", source=settings.origin)
    if all(check.over == "pages" for check in checks):
        message = f"select: {checks[0].id} judges the pages of a `pubsieve run`; a check of records needs others"
        raise ConfigError(message, code="config-invalid", source=settings.origin)
    return Selection(
        checks,
        {name: Severity(table.severity) for name, table in settings.check.items() if table.severity},
        {name: table.mostly for name, table in settings.check.items() if table.mostly is not None},
    )


def _refuse_unknown(settings: Settings, known: Mapping[str, Check]) -> None:
    named = [("skip", name) for name in settings.skip] + [("check", name) for name in settings.check]
    named += [(f"ignore[{number}].check", entry.check) for number, entry in enumerate(settings.ignore, start=1)]
    for key, name in named:
        if name not in known:
            message = f"{key}: no check is called {name!r}; `pubsieve checks` lists them"
            raise ConfigError(message, code="config-invalid", source=settings.origin)


def _configured(check: Check, settings: Settings) -> Check:
    try:
        return check.configured(settings.check[check.id].settings)
    except ValidationError as error:
        message = explain(error, "check", check.id, "settings")
        raise ConfigError(message, code="config-invalid", source=settings.origin) from error
