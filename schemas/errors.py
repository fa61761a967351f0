"""Errors that a user can cause: each has a stable code, says what to do, and survives pickling between processes."""


class PubsieveError(Exception):
    """Base of every error that pubsieve raises on purpose.

    Args:
        message: what is wrong and what to do about it, in one line.
        code: stable, machine-readable reason, e.g. ``"input-empty"``.
        source: the file, page or configuration that the error is about, where there is one.
    """

    def __init__(self, message: str, *, code: str, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.source = source

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.code, self.source)

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class InputError(PubsieveError):
    """An input could not be read or processed; it ends in rejected.jsonl and the run in exit code 3."""


class ConfigError(PubsieveError):
    """Wrong usage or configuration, profile files included: exit code 2."""


class CheckError(PubsieveError):
    """A check could not run; this is never a finding and never a pass: exit code 3."""


def _rebuild(kind: type[PubsieveError], message: str, code: str, source: str | None) -> PubsieveError:
    return kind(message, code=code, source=source)
