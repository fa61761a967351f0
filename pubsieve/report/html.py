"""report.html and the page of `pubsieve explain`: one file each, nothing loaded, everything escaped."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cleaner.document import Document
from pubsieve.checking.outcome import Outcome, State
from pubsieve.printable import printable
from pubsieve.report.browse import CheckGroup, Entry, check_groups, choices_of
from pubsieve.report.coverage import FIELDS
from pubsieve.report.flow import flow_of
from pubsieve.report.heat import heat_by_site, heat_by_year
from pubsieve.report.listing import Listed, Listing
from pubsieve.report.runs import runs_of
from pubsieve.report.sample_views import sample_views
from pubsieve.report.tally import Tally, by_size
from pubsieve.report.verdict import Verdict
from pubsieve.report.views import page_view, short, shortened
from schemas.finding import Severity

_EXCUSED = 200  # findings that do not count, and refused inputs, that the page of `check` lists
_LEVELS = (("error", "errors"), ("warning", "warnings"), ("info", "info"))


def render_report(
    tally: Tally, verdict: Verdict, skipped: Sequence[str], titles: Mapping[str, str], excused: Sequence[str] = ()
) -> str:
    """The report of a run as an HTML page.

    Args:
        tally: the figures.
        verdict: how the run ended.
        skipped: one line for each kind of file that was passed over.
        titles: check id -> what a good record is like.
        excused: one line for each reason why findings do not count.
    """
    rules = tally.rules_by_size()
    groups = check_groups(tally.checks_by_size(), tally.listing, titles)
    return _page(
        "report.html.j2",
        tally=tally,
        verdict=verdict,
        skipped=skipped,
        excused=excused,
        levels=_LEVELS,
        flow=flow_of(tally),
        **_grouped(groups),
        pages=list(tally.listing.pages.values()),
        fields=FIELDS,
        sites=sorted(tally.coverage.sites.items()),
        by_site=heat_by_site(tally.coverage),
        by_year=heat_by_year(tally.coverage),
        rules=rules,
        largest=max((rule.characters for _, rule in rules), default=0),
    )


def render_explanation(documents: Sequence[Document]) -> str:
    """What was kept and removed of some pages, side by side, as an HTML page."""
    return _page("explain.html.j2", views=[page_view(document) for document in documents])


def render_check(outcome: Outcome) -> str:
    """What `pubsieve check` found, as an HTML page: what counts first, and apart from it what does not."""
    titles = {check.id: check.title for check in outcome.checks}
    listing, checks = Listing(), dict[str, Counter[Severity]]()
    for finding in sorted(outcome.new, key=lambda found: -found.severity.rank):
        checks.setdefault(finding.check, Counter())[finding.severity] += 1
        listing.add(Listed(shortened(finding)))
    records = sample_views(outcome.sample)
    groups = check_groups(by_size(checks), listing, titles, records)
    excused = [told for told in outcome.told if told.state is not State.NEW]
    return _page(
        "check.html.j2",
        outcome=outcome,
        kind={0: "good", 1: "findings", 3: "failed"}[outcome.code],
        levels=_LEVELS,
        counts=Counter(finding.severity.value for finding in outcome.new),
        states=[(state.value, number) for state, number in outcome.states().items() if state is not State.NEW],
        excused=[
            (Entry(Listed(shortened(told.finding))), f"{told.state.value}: {told.why}") for told in excused[:_EXCUSED]
        ],
        more_excused=max(0, len(excused) - _EXCUSED),
        **_grouped(groups),
        records=records,
        by_site=heat_by_site(outcome.coverage),
        by_year=heat_by_year(outcome.coverage),
        shown=_EXCUSED,
    )


def _grouped(groups: Sequence[CheckGroup]) -> dict[str, Any]:
    """Findings by check, with what leads to them."""
    return {
        "groups": groups,
        "most": max((group.counts.total() for group in groups), default=0),
        "check_ids": {group.check: f"c{number}" for number, group in enumerate(groups, start=1)},
        "choices": choices_of(groups),
    }


def _page(template: str, **values: Any) -> str:
    style, script = _resource("style.css"), _resource("report.js") if values.get("groups") else ""
    return (
        _environment()
        .get_template(template)
        .render(
            values,
            version=version("pubsieve"),
            style=Markup(style),  # noqa: S704  (our own files, not scraped texts)
            script=Markup(script),  # noqa: S704
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows the page's own style sheet and script by hash, and nothing else."""
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        finalize=_printable,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {"n": _number, "share": _share, "clip": short, "runs": runs_of}
    return environment


def _printable(value: Any) -> Any:
    """Every text that a template puts out comes through here, before it is escaped."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _resource(name: str) -> str:
    return (files("pubsieve.report") / "templates" / name).read_text(encoding="utf-8")


def _number(value: int) -> str:
    return f"{value:,}"


def _share(part: int, whole: int) -> str:
    """A percentage that says 100 and 0 only where it is all and none."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "<1 %"
    if 99 < percent < 100:
        return ">99 %"
    return f"{percent:.0f} %"
