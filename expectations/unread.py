"""Values that parsing could not read and that no other check speaks of: nothing of them may stay silent."""

from collections.abc import Set
from functools import partial

from expectations.check import Check, Fault
from expectations.values import entries, entry, text
from schemas.finding import Severity

_SEVERITIES = {severity.value: severity for severity in Severity}


def field_malformed(problems: object, *, heard: Set[str] = frozenset()) -> Fault | None:
    """The first problem of severity error, or of a malformed field, that none of the checks `heard` reports."""
    for problem in map(entry, entries(problems)):
        code = text(problem.get("code"))
        if code and code not in heard and (code.endswith("-malformed") or text(problem.get("severity")) == "error"):
            message = text(problem.get("message")) or code
            severity = _SEVERITIES.get(text(problem.get("severity")))
            value, column = text(problem.get("value")) or None, text(problem.get("field")) or None
            return Fault(message, severity, value=value, column=column)
    return None


def check_for(heard: Set[str]) -> Check:
    """The check for what the checks with these ids leave unsaid."""
    return Check(
        id="field-malformed",
        title="Each value that was found could be read.",
        why="A value that was found but not read is empty in its field: the record looks as if it had none.",
        columns=("problems",),
        fault=partial(field_malformed, heard=heard),
        severity=Severity.ERROR,
        weighs="error; of a record that its file does not part or type as its form says, warning or info",
        source="What parsing noted in the record's own `problems`.",
        good=(
            ([],),
            (None,),
            ([{"code": "date-irregular", "severity": "info", "field": "published", "message": "m"}],),
            ([{"code": "doi-malformed", "severity": "error", "field": "doi", "message": "m"}],),
        ),
        bad=(
            ([{"code": "published-malformed", "severity": "error", "field": "published", "message": "m"}],),
            ([{"code": "record-malformed", "severity": "info", "field": "problems", "message": "m"}],),
            ([{"code": "of-a-new-parser", "severity": "error", "field": "issue", "message": "m"}],),
        ),
    )
