"""What parsing, validation and checks have to say about a record."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Severity(StrEnum):
    """How bad a finding is; ordered by `rank`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANK[self]


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Problem(BaseModel):
    """One thing that parsing or validation saw in one field of one record.

    Attributes:
        code: stable id; the id of the check of the same meaning where there is one (``doi-malformed``).
        severity: error, warning or info.
        field: the record's key, or the citation's part, that the problem is about.
        value: the text as found.
        message: what is wrong, for a person.
        fix: the repaired value, where one is certain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    severity: Severity
    field: str | None = None
    value: str | None = None
    message: str
    fix: str | None = None


class Finding(BaseModel):
    """One failed check on one record: a line of findings.jsonl.

    Attributes:
        record: the record's `id`.
        source: the input that the record came from, as given.
        line: 1-based line in `source`, where the format has lines.
        check: id of the check, e.g. ``doi-missing``.
        severity: error, warning or info.
        column: the record's key that the finding is about.
        value: the offending value as text, None where something is missing.
        message: what is wrong, for a person.
        fix: the repaired value, where one is certain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: str
    source: str | None = None
    line: int | None = None
    check: str
    severity: Severity
    column: str | None = None
    value: str | None = None
    message: str
    fix: str | None = None


class Rejection(BaseModel):
    """An input that gave no record: a line of rejected.jsonl."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    reason: str
    code: str
    detail: str | None = None
