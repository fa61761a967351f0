"""Which checks run and how strictly: a suite, the user's own choice, severities, shares, and checks of their own."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from expectations.check import Check, Fault
from expectations.suites import checks_of
from pubsieve.plugins import load_named
from pubsieve.records.table import KEYS
from pubsieve.settings import CheckSettings, Settings
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
    extra = [_load(name, settings.check, folder) for name in settings.extra]
    chosen = [*checks_of(settings.select or settings.suite)]
    chosen = [*checks_of([*chosen, *extra])]
    known = {check.id for check in [*checks_of("default"), *extra]}
    named = [("skip", name) for name in settings.skip] + [("check", name) for name in settings.check]
    named += [(f"ignore[{number}].check", entry.check) for number, entry in enumerate(settings.ignore, start=1)]
    for key, name in named:
        if name not in known:
            message = f"{key}: no check is called {name!r}; `pubsieve checks` lists them"
            raise ConfigError(message, code="config-invalid", source=settings.origin)
    own = {check.id for check in extra}
    for name, table in settings.check.items():
        if table.settings and name not in own:
            message = f"check.{name}.settings: only checks of your own (extra) take settings"
            raise ConfigError(message, code="config-invalid", source=settings.origin)
    return Selection(
        tuple(check for check in chosen if check.id not in settings.skip),
        {name: Severity(table.severity) for name, table in settings.check.items() if table.severity},
        {name: table.mostly for name, table in settings.check.items() if table.mostly is not None},
    )


def _load(name: str, tables: Mapping[str, CheckSettings], folder: Path) -> Check:
    """The user's own check: a `Check`, or a function whose parameters are keys of the record."""
    found = load_named(name, "extra", folder)
    if isinstance(found, Check):
        return found
    if not callable(found):
        raise ConfigError(f"extra: {name!r} is neither a function nor a Check", code="config-invalid")
    return _check_of(found, name.partition(":")[2], tables)


def _check_of(function: Callable[..., Any], name: str, tables: Mapping[str, CheckSettings]) -> Check:
    check_id = name.replace("_", "-")
    parameters = inspect.signature(function).parameters.values()
    columns = tuple(p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY)
    takes = {p.name for p in parameters} - set(columns)
    settings = tables[check_id].settings if check_id in tables else {}
    if not columns or (wrong := next((key for key in columns if key not in KEYS), None)):
        what = f"{wrong!r} is no key of a record" if columns else "it takes no key of a record"
        raise ConfigError(f"extra: the parameters of {name} are keys of a record: {what}", code="config-invalid")
    if unknown := sorted(settings.keys() - takes):
        raise ConfigError(f"check.{check_id}.settings: {name} has no setting {unknown[0]!r}", code="config-invalid")
    said = (inspect.getdoc(function) or check_id).splitlines()[0]
    return Check(
        id=check_id,
        title=said,
        why=said,
        columns=columns,
        fault=partial(_asked, function, settings),
        severity=Severity.ERROR,
        source=f"{function.__module__}:{name}",
        good=(),
        bad=(),
    )


def _asked(function: Callable[..., Any], settings: Mapping[str, Any], *values: Any) -> Fault | None:
    """What a user's function says: None where the record is good, else a message or a `Fault`.

    Raises:
        TypeError: it says anything else; the check counts as crashed then.
    """
    said = function(*values, **settings)
    if said is None or isinstance(said, Fault):
        return said
    if isinstance(said, str):
        return Fault(said)
    raise TypeError(f"a check gives None, a message or a Fault, not {said!r}")
