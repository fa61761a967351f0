"""The summary of a run on the terminal: what came in, what came out, what is wrong, what to do next."""

from pathlib import Path

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from pubsieve import sinks
from pubsieve.pipeline import Result
from pubsieve.printable import loggable
from pubsieve.report.tally import Tally
from schemas.finding import Severity

_STYLE = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_VERDICT = {"good": "bold green", "findings": "bold red", "failed": "bold red"}
_CHECKS_SHOWN = 12


def summarize(result: Result, out: Path, console: Console) -> None:
    """Print the summary.

    Args:
        result: of the run.
        out: the output folder, for the advice.
        console: where to print.
    """
    tally = result.tally
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("in", _came_in(tally))
    if result.resumed:
        grid.add_row("", f"{_count(result.resumed, 'input')} of them done before, by the run that was cut off")
    if result.cached["hit"] or result.cached["damaged"]:
        grid.add_row("", f"{_count(result.cached['hit'], 'result')} from the cache{_damaged(result.cached['damaged'])}")
    if result.cache_fault:
        grid.add_row("", f"the cache could not be kept to its size: {result.cache_fault}")
    if result.replaced:
        lost = _count(result.replaced, "input")
        grid.add_row("", f"an unfinished run was given up, with {lost} done: --resume would have gone on with it")
    grid.add_row("out", _came_out(tally))
    if result.removed:
        grid.add_row("", f"removed, as only an earlier run had written it: {', '.join(result.removed)}")
    if tally.characters:
        grid.add_row("cleaning", _cleaning(tally))
    grid.add_row("checks", _checks(tally))
    for line in result.excused.lines(tally):
        grid.add_row("", loggable(line))
    for line in result.skipped.lines():
        grid.add_row("skipped", loggable(line))
    grid.add_row("result", Text(result.verdict.text, style=_VERDICT[result.verdict.kind]))
    for label, line in zip(_labels("next"), _next(result, out), strict=False):
        grid.add_row(label, line)
    console.print(grid)


def _damaged(count: int) -> str:
    entries = "1 damaged entry" if count == 1 else f"{count:,} damaged entries"
    return f"; {entries} done anew" if count else ""


def _labels(first: str) -> list[str]:
    return [first, *[""] * 9]


def _came_in(tally: Tally) -> str:
    return (
        f"{_count(tally.inputs, 'input')} = {tally.with_records:,} with records + {tally.rejected.total():,} rejected"
    )


def _came_out(tally: Tally) -> str:
    sites = sorted(tally.sites.items(), key=lambda item: (-item[1].records, item[0]))
    origin = ", ".join(f"{name} {site.records:,}" for name, site in sites)
    kinds = ", ".join(_count(count, kind) for kind, count in sorted(tally.records.items()))
    return f"{_count(tally.records.total(), 'record')}" + (f": {kinds}; from {origin}" if origin else "")


def _cleaning(tally: Tally) -> str:
    share = 100 * tally.characters["removed"] / tally.characters.total()
    blocks = f"{tally.blocks['kept']:,} blocks kept, {tally.blocks['removed']:,} removed"
    return f"{blocks} by {_count(len(tally.rules), 'rule')} ({share:.0f} % of the characters)"


def _checks(tally: Tally) -> Group | str:
    if not tally.records:
        return "nothing to check"
    if not tally.severities:
        return "no findings"
    levels = [level for level in reversed(Severity) if tally.severities[level]]
    counts = Text(", ").join(
        Text(_count(tally.severities[level], level.value), style=_STYLE[level]) for level in levels
    )
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column("check", overflow="fold")  # a narrow terminal breaks its name, and shows all of it
    for level in levels:
        table.add_column(level.value, justify="right", style=_STYLE[level])
    ranked = tally.checks_by_size()
    for check, found in ranked[:_CHECKS_SHOWN]:
        table.add_row(check, *(f"{found[level]:,}" if found[level] else "" for level in levels))
    more = [f"and {_count(len(ranked) - _CHECKS_SHOWN, 'more check')}"] if len(ranked) > _CHECKS_SHOWN else []
    return Group(counts, table, *more)


def _next(result: Result, out: Path) -> list[str]:
    """Advice, the most useful first."""
    tally, advice = result.tally, []
    if tally.rejected:
        codes = ", ".join(f"{count} {code}" for code, count in tally.rejected.most_common(4))
        advice.append(f"see {out / sinks.REJECTED} for what could not be processed ({codes})")
    if tally.check_errors:
        advice.append(f"a check could not run: {loggable(tally.check_errors[0][1])}")
    if tally.severities:
        advice.append(
            f"open {out / sinks.REPORT_HTML}; pubsieve checks {tally.checks_by_size()[0][0]} explains a check"
        )
    elif tally.records:
        advice.append(f"{out / sinks.RECORDS} is ready; open {out / sinks.REPORT_HTML} to see what was removed")
    return advice


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 or noun == "info" else "s")
