"""Which checks run and how strictly: a suite, the user's own choice, severities, shares, and checks of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from expectations.catalog import CATALOG
from expectations.check import Check
from expectations.coverage import covering, reaches
from expectations.run import Counts
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

    def tolerated(self, counts: Mapping[str, Counts]) -> dict[str, str]:
        """The checks that so many records pass that their findings do not count, each with both shares.

        Args:
            counts: of each check, when it is through with all records.
        """
        found = {}
        for name, mostly in self.mostly.items():
            count = counts.get(name)
            passed = count.evaluated - count.failed if count else 0
            if count and count.evaluated and reaches(passed, count.evaluated, mostly):
                found[name] = f"{passed / count.evaluated:.1%} of the records pass, {mostly:.1%} have to"
        return found


def select_for_records(settings: Settings) -> Selection:
    """The checks that the settings ask for, of records whose pages are not there.

    Raises:
        ConfigError: as `select`, or none of them judges records.
    """
    selection = select(settings)
    if all(check.over == "pages" for check in selection.checks):
        name = selection.checks[0].id
        message = f"select: {name} judges the pages of a `pubsieve run`; a check of records needs others"
        raise ConfigError(message, code="config-invalid", source=settings.origin)
    return selection


def select(settings: Settings) -> Selection:
    """The checks that the settings ask for. Equal settings give equal checks, in any process.

    Args:
        settings: of the run; beside their file the user's own checks are looked for, as well as where modules are
            installed.

    Raises:
        ConfigError: a suite, check or module does not exist, or a setting does not fit its check.
    """
    extra = [load_own(name, settings) for name in settings.extra]
    known = {check.id: check for check in [*CATALOG, *extra]}
    _refuse_unknown(settings, known)
    known |= {check.id: _configured(check, settings) for check in CATALOG if check.id in settings.check}
    chosen = [check.id for check in _named(settings)] + [check.id for check in extra]
    if settings.coverage:
        low = covering(settings.coverage, known)
        known[low.id] = low
        chosen += [] if low.id in chosen else [low.id]
    checks = checks_of([known[name] for name in chosen if name not in settings.skip])
    if not checks:
        raise ConfigError("skip: leaves no check to run", code="config-invalid", source=settings.origin)
    return Selection(
        checks,
        {name: Severity(table.severity) for name, table in settings.check.items() if table.severity},
        {name: table.mostly for name, table in settings.check.items() if table.mostly is not None},
    )


def _named(settings: Settings) -> tuple[Check, ...]:
    try:
        return checks_of(settings.select or settings.suite)
    except ConfigError as error:
        key = "select" if settings.select else "suite"
        raise ConfigError(f"{key}: {error.message}", code=error.code, source=settings.origin) from error


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
        message = explain(error, "check", check.id, "settings", there=check.settings)
        raise ConfigError(message, code="config-invalid", source=settings.origin) from error
