"""The figures of a run as report.json states them."""

from typing import Any

from pubsieve.report.coverage import Share
from pubsieve.report.tally import Tally
from schemas.finding import Severity


def figures(tally: Tally) -> dict[str, Any]:
    """The figures as JSON values: the body of report.json."""
    return {
        "inputs": {
            "total": tally.inputs,
            "with_records": tally.with_records,
            "rejected": tally.rejected.total(),
        },
        "rejected": dict(tally.rejected.most_common()),
        "records": {"total": tally.records.total()} | dict(sorted(tally.records.items())),
        "sites": {
            name: {
                "pages": site.pages,
                "records": site.records,
            }
            | tally.coverage.sites.get(name, Share()).as_dict()
            for name, site in sorted(tally.sites.items())
        },
        "years": tally.coverage.years_as_dict(),
        "cleaning": {
            "blocks": {fate: tally.blocks[fate] for fate in ("kept", "removed")},
            "characters": {fate: tally.characters[fate] for fate in ("kept", "removed")},
            "rules": {
                name: {
                    "why": rule.why,
                    "pages": rule.pages,
                    "blocks": rule.blocks,
                    "characters": rule.characters,
                }
                for name, rule in tally.rules_by_size()
            },
        },
        "problems": dict(tally.problems.most_common()),
        "findings": {
            "total": tally.severities.total(),
            "by_severity": {level.value: tally.severities[level] for level in reversed(Severity)},
            "by_check": {
                check: {level.value: counts[level] for level in reversed(Severity)}
                for check, counts in tally.checks_by_size()
            },
        },
        "check_errors": [{"code": code, "message": message} for code, message in tally.check_errors],
    }
