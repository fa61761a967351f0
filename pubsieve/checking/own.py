"""Checks of the user's own, which the settings name: a function, a `Check`, or a Great Expectations class."""

import inspect
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import ConfigDict, ValidationError, create_model

from expectations.check import Check, Fault
from pubsieve.plugins import load_named
from pubsieve.records.table import KEYS
from pubsieve.settings import Settings, explain
from schemas.errors import ConfigError
from schemas.finding import Severity


def load_own(name: str, settings: Settings) -> Check:
    """The check that a setting names.

    Args:
        name: ``module:name``.
        settings: of the run; the table ``[check.ID.settings]`` is for this check.

    Raises:
        ConfigError: it cannot be imported, is no check, or does not take those settings.
    """
    found = load_named(name, "extra", settings.folder, settings.origin)
    try:
        if isinstance(found, Check):
            return found
        if _is_expectation(found):
            from expectations.gx_own import check_id, check_of

            return check_of(found, _settings_of(check_id(found), settings))
        if callable(found):
            return _check_of(found, name.partition(":")[2], settings)
    except ConfigError as error:
        raise ConfigError(error.message, code=error.code, source=settings.origin) from error
    message = f"extra: {name!r} is neither a function, nor a Check, nor a Great Expectations class"
    raise ConfigError(message, code="config-invalid", source=settings.origin)


def _is_expectation(found: object) -> bool:
    """Whether it is a class of Great Expectations, which the user's module has imported then."""
    module = sys.modules.get("great_expectations.expectations.expectation")
    return module is not None and isinstance(found, type) and issubclass(found, module.Expectation)


def _settings_of(check_id: str, settings: Settings) -> dict[str, Any]:
    return settings.check[check_id].settings if check_id in settings.check else {}


def _check_of(function: Callable[..., Any], name: str, settings: Settings) -> Check:
    check_id = name.replace("_", "-")
    parameters = inspect.signature(function).parameters.values()
    columns = tuple(p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY)
    if not columns or (wrong := next((key for key in columns if key not in KEYS), None)):
        what = f"{wrong!r} is no key of a record" if columns else "it takes no key of a record"
        raise ConfigError(f"extra: the parameters of {name} are keys of a record: {what}", code="config-invalid")
    said = (inspect.getdoc(function) or check_id).splitlines()[0]
    return Check(
        id=check_id,
        title=said,
        why=said,
        columns=columns,
        fault=partial(_asked, function, _validated(function, check_id, _settings_of(check_id, settings))),
        severity=Severity.ERROR,
        source=f"{function.__module__}:{name}",
        good=(),
        bad=(),
    )


def _validated(function: Callable[..., Any], check_id: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a function, which are its parameters behind ``*``, by their annotations and defaults."""
    fields: dict[str, Any] = {
        p.name: (Any if p.annotation is p.empty else p.annotation, ... if p.default is p.empty else p.default)
        for p in inspect.signature(function, eval_str=True).parameters.values()
        if p.kind is inspect.Parameter.KEYWORD_ONLY
    }
    model = create_model(check_id, __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=True), **fields)
    try:
        made = model.model_validate({key.replace("-", "_"): value for key, value in given.items()})
    except ValidationError as error:
        raise ConfigError(explain(error, "check", check_id, "settings"), code="config-invalid") from error
    return {name: getattr(made, name) for name in fields}


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
