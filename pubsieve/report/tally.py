"""What a run counts while the pages go by; of pages and findings in full it keeps a bounded number."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cleaner.document import Document
from pubsieve.cleaning import Processed
from pubsieve.report.coverage import Coverage
from pubsieve.report.listing import Listed, Listing
from pubsieve.report.views import shortened
from schemas.finding import Finding, Rejection, Severity

REJECTED_SHOWN = 200  # rejected inputs that report.html lists


@dataclass(slots=True)
class Rule:
    """What one rule removed over the whole run."""

    why: str
    pages: int = 0
    blocks: int = 0
    characters: int = 0

    def add(self, other: "Rule") -> None:
        """Count what the rule removed elsewhere."""
        self.pages += other.pages
        self.blocks += other.blocks
        self.characters += other.characters


@dataclass(slots=True)
class Site:
    """What came of the pages that one profile fitted."""

    pages: int = 0
    records: int = 0


@dataclass(slots=True)
class Tally:
    """The figures of a run. Every input is counted exactly once, under `with_records` or under `rejected`.

    Pages may be counted in parts: tallies of parts, merged in the order of the inputs, are the tally of the whole. They
    can be pickled, and none holds a page itself.
    """

    inputs: int = 0
    with_records: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # code -> inputs
    rejections: list[Rejection] = field(default_factory=list)
    records: Counter[str] = field(default_factory=Counter)  # kind -> records
    sites: dict[str, Site] = field(default_factory=lambda: defaultdict(Site))
    coverage: Coverage = field(default_factory=Coverage)
    blocks: Counter[str] = field(default_factory=Counter)  # kept/removed -> blocks
    characters: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Rule] = field(default_factory=dict)
    problems: Counter[str] = field(default_factory=Counter)  # code -> times
    severities: Counter[Severity] = field(default_factory=Counter)
    checks: dict[str, Counter[Severity]] = field(default_factory=lambda: defaultdict(Counter))
    listing: Listing = field(default_factory=Listing)
    check_errors: list[tuple[str, str]] = field(default_factory=list)  # (code, what went wrong)

    def add_input(self, done: Processed, findings: Sequence[Finding] = ()) -> None:
        """Count one input, what came of it, and the findings on its records."""
        self.inputs += 1
        if done.incoming.rejection:
            self.rejected[done.incoming.rejection.code] += 1
            if len(self.rejections) < REJECTED_SHOWN:
                self.rejections.append(done.incoming.rejection)
        if done.document:
            self.with_records += 1
            self._add_document(done.document)
            for record in done.records:
                self._add_record(record, done.document.site)
            self._count(findings)
            self.listing.add_page(done.document, findings, {record["id"]: record["title"] for record in done.records})

    def add_finding(self, finding: Finding) -> None:
        """Count a finding across records, whose pages are gone."""
        self._count([finding])
        self.listing.add(Listed(shortened(finding)))

    def merge(self, other: "Tally") -> None:
        """Count what another tally counted of the inputs that follow."""
        self.inputs += other.inputs
        self.with_records += other.with_records
        for ours, theirs in (
            (self.rejected, other.rejected),
            (self.records, other.records),
            (self.blocks, other.blocks),
            (self.characters, other.characters),
            (self.problems, other.problems),
        ):
            ours.update(theirs)
        self.severities.update(other.severities)
        self.rejections += other.rejections[: REJECTED_SHOWN - len(self.rejections)]
        for site, seen in other.sites.items():
            self.sites[site].pages += seen.pages
            self.sites[site].records += seen.records
        for name, rule in other.rules.items():
            self.rules.setdefault(name, Rule(rule.why)).add(rule)
        for check, counts in other.checks.items():
            self.checks[check].update(counts)
        self.coverage.merge(other.coverage)
        self.listing.merge(other.listing)
        self.check_errors += other.check_errors

    def _add_document(self, document: Document) -> None:
        self.sites[document.site].pages += 1
        self.problems.update(problem.code for problem in document.problems)
        acted: dict[str, Rule] = {}
        kept = Rule("")
        for name, length in document.lengths():
            if not length:
                continue
            rule = kept if name is None else acted.get(name)
            if rule is None:
                rule = acted[name or ""] = Rule(document.reasons.get(name or "", ""), pages=1)
            rule.blocks += 1
            rule.characters += length
        for fate, rules in (("kept", (kept,)), ("removed", tuple(acted.values()))):
            if blocks := sum(rule.blocks for rule in rules):
                self.blocks[fate] += blocks
                self.characters[fate] += sum(rule.characters for rule in rules)
        for name, rule in acted.items():
            self.rules.setdefault(name, Rule(rule.why)).add(rule)

    def _add_record(self, record: Mapping[str, Any], site: str) -> None:
        self.sites[site].records += 1
        self.records[record["kind"]] += 1
        self.problems.update(problem["code"] for problem in record["problems"])
        self.coverage.add(record)

    def _count(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.severities[finding.severity] += 1
            self.checks[finding.check][finding.severity] += 1

    @property
    def processed_all(self) -> bool:
        """Whether every input gave a record and every check ran."""
        return not self.rejected and not self.check_errors

    def rules_by_size(self) -> list[tuple[str, Rule]]:
        """The rules that acted, the greediest first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].characters, item[0]))

    def checks_by_size(self) -> list[tuple[str, Counter[Severity]]]:
        """The checks that failed: the gravest first, then the most frequent."""
        return by_size(self.checks)


def by_size(checks: Mapping[str, Counter[Severity]]) -> list[tuple[str, Counter[Severity]]]:
    """Check id -> number of its findings by severity: the gravest first, then the most frequent."""

    def order(item: tuple[str, Counter[Severity]]) -> tuple[Any, ...]:
        check, counts = item
        return (-max(level.rank for level in counts), -counts.total(), check)

    return sorted(checks.items(), key=order)
