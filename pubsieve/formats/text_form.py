"""For a terminal: the findings by check, the gravest first, and what to do next."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pubsieve.checking.outcome import Outcome, State, count
from pubsieve.printable import loggable
from schemas.finding import Finding, Severity

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_SHOWN, _LONGEST = 3, 70
_Style = Callable[..., str]


def render(outcome: Outcome, *, full: bool = False, colour: bool = False) -> str:
    """The report as text.

    Args:
        outcome: of the check.
        full: every finding; otherwise the first three of each check.
        colour: with the codes by which a terminal colours text.
    """
    style = _coloured if colour else _plain
    lines = [
        *_findings(outcome, full, style),
        *_repairs(outcome, style),
        *_baseline(outcome, full),
        *(_safe(f"unused ignore: {item.record} {item.check} ({item.reason})") for item in outcome.unused),
        *map(_safe, outcome.notes),
        *(_safe(f"wrote {name}") for name in outcome.written),
        _summary(outcome),
        style(outcome.verdict, fg="green" if outcome.code == 0 else "red", bold=True),
    ]
    return "\n".join(lines)


def grouped(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by check, the gravest first; so are the checks, then the most frequent ones."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: -finding.severity.rank):
        groups.setdefault(finding.check, []).append(finding)
    return sorted(groups.items(), key=lambda item: (-worst(item[1]).rank, -len(item[1]), item[0]))


def worst(findings: Iterable[Finding]) -> Severity:
    """The gravest severity among some findings."""
    return max((finding.severity for finding in findings), key=lambda severity: severity.rank)


def place(finding: Finding) -> str:
    """``file:line``, or ``file``."""
    source = finding.source or "-"
    return source if finding.line is None else f"{source}:{finding.line}"


def said(finding: Finding) -> str:
    """What is wrong, with the value and its repair."""
    value = "" if finding.value is None or finding.value in finding.message else f": {_short(finding.value)}"
    fix = "" if finding.fix is None else f" → {_short(finding.fix)}"
    return f"{finding.message}{value}{fix}"


def _findings(outcome: Outcome, full: bool, style: _Style) -> Iterator[str]:
    titles = {check.id: check.title for check in outcome.checks}
    for check, findings in grouped(outcome.new):
        level = worst(findings)
        head = f"{style(level.value, fg=_COLOUR[level], bold=True)} {style(check, bold=True)} ({_levels(findings)})"
        yield f"{head}  {titles.get(check, '')}"
        for finding in findings if full else findings[:_SHOWN]:
            yield _safe(f"  {place(finding)}  {finding.record}  {said(finding)}")
        if not full and len(findings) > _SHOWN:
            yield f"  … and {len(findings) - _SHOWN:,} more (--full shows all)"
        yield ""


def _levels(findings: list[Finding]) -> str:
    """How many there are; where they are not equally grave, of each severity."""
    counted = Counter(finding.severity for finding in findings)  # in their order
    if len(counted) == 1:
        return f"{len(findings):,}"
    return ", ".join(count(number, level.value) for level, number in counted.items())


def _repairs(outcome: Outcome, style: _Style) -> Iterator[str]:
    if outcome.repairs:
        yield style(f"repaired ({len(outcome.repairs):,})", bold=True)
        for repair in outcome.repairs:  # all of them: what is written is told
            where = repair.source if repair.line is None else f"{repair.source}:{repair.line}"
            yield _safe(f"  {where}  {repair.check}  {repair.column}: {repair.before!r} → {repair.after!r}")
        yield ""


def _baseline(outcome: Outcome, full: bool) -> Iterator[str]:
    gone = sum(entry.count for entry in outcome.gone)
    if gone:
        yield f"fixed since the baseline ({gone:,}; --update-baseline drops them)"
        for entry in outcome.gone if full else outcome.gone[:_SHOWN]:
            yield _safe(f"  {entry.source}  {entry.record}  {entry.check}")
        if not full and len(outcome.gone) > _SHOWN:
            yield f"  … and {len(outcome.gone) - _SHOWN:,} more"
        yield ""


def _summary(outcome: Outcome) -> str:
    states = outcome.states()
    levels = [(level, sum(finding.severity is level for finding in outcome.new)) for level in reversed(Severity)]
    found = ", ".join(count(number, level.value) for level, number in levels if number) or "no findings"
    parts = [
        f"{count(outcome.records, 'record')} in {count(len(outcome.files), 'file')}",
        f"{outcome.unchanged:,} unchanged" if outcome.unchanged else "",
        found,
        f"{len(outcome.refused):,} rejected" if outcome.refused else "",
        *(f"{states[state]:,} {_STATE[state]}" for state in _STATE if states[state]),
    ]
    return "; ".join(filter(None, parts))


def _plain(text: str, **_: object) -> str:
    return text


def _coloured(text: str, **style: object) -> str:
    import typer

    return typer.style(text, **style)  # type: ignore[arg-type]


_STATE = {State.KNOWN: "known to the baseline", State.IGNORED: "ignored", State.TOLERATED: "tolerated"}


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _safe(line: str) -> str:
    """One line that can steer neither terminal nor runner, whatever the records hold."""
    return loggable(line).replace("\t", " ")
