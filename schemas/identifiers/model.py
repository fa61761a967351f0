"""What parsing an identifier gives back."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.finding import Problem, Severity


class Kind(StrEnum):
    """The kinds of identifier that pubsieve knows, by the name that `pubsieve id --kind` takes."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    NIHMS = "nihms"
    NBK = "nbk"
    ISSN = "issn"
    ISBN = "isbn"
    ORCID = "orcid"
    NCT = "nct"


class Status(StrEnum):
    """How an identifier stands after parsing, worst last."""

    WELL_FORMED = "well_formed"
    REPAIRED = "repaired"
    SUSPICIOUS = "suspicious"
    PLACEHOLDER = "placeholder"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier, as found and as it should be.

    Attributes:
        kind: what it is, or was said to be; None where it is none that we know.
        input: the text as given.
        value: normalised and, where that is certain, repaired; None where nothing usable is left. Upper case is kept
            for display: compare DOIs with `key`.
        status: the worst that was found.
        problems: what was repaired and what is wrong, each with its reason.
    """

    kind: Kind | None
    input: str
    value: str | None
    status: Status
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether `value` may be used: nothing of severity error was found."""
        return self.status not in (Status.MALFORMED, Status.PLACEHOLDER)

    @property
    def key(self) -> str | None:
        """The value in the form to compare by: DOIs are case-insensitive (ISO 26324)."""
        return self.value.lower() if self.value is not None and self.kind is Kind.DOI else self.value

    @property
    def fix(self) -> str | None:
        """The repaired value where it differs from the input, else None."""
        return self.value if self.value != self.input else None


@dataclass(frozen=True, slots=True)
class Note:
    """One remark of a parser before the final value is known."""

    code: str
    severity: Severity
    message: str


def conclude(kind: Kind, text: str, value: str | None, notes: list[Note], status: Status | None = None) -> Identifier:
    """Turn a parser's notes into an Identifier.

    Args:
        kind: the kind that was parsed for.
        text: the input as given.
        value: the normalised value, None where there is none.
        notes: remarks in the order in which they were made; a code counts once.
        status: the verdict, where it does not follow from value and notes.
    """
    if status is None:
        status = _status(text, value, notes)
    fix = value if value != text else None
    first = {note.code: note for note in reversed(notes)}
    problems = tuple(
        Problem(code=n.code, severity=n.severity, field=kind.value, value=text, message=n.message, fix=fix)
        for n in notes
        if first[n.code] is n
    )
    return Identifier(kind, text, value, status, problems)


def _status(text: str, value: str | None, notes: list[Note]) -> Status:
    if value is None:
        return Status.MALFORMED
    codes = {note.code.rpartition("-")[2] for note in notes}
    if "placeholder" in codes:
        return Status.PLACEHOLDER
    if any(note.severity is Severity.ERROR for note in notes):
        return Status.MALFORMED
    if "suspicious" in codes:
        return Status.SUSPICIOUS
    return Status.REPAIRED if value != text else Status.WELL_FORMED
