"""What a run counts while the pages go by; of pages and findings in full it keeps a bounded number."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.document import Document
from pubsieve.cleaning import Processed
from schemas.finding import Finding, Rejection, Severity

# The fields whose presence tells how well a site's pages were read.
FIELDS = (
    "title",
    "authors",
    "affiliations",
    "journal",
    "published",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "abstract",
    "keywords",
    "mesh_terms",
    "publication_types",
    "citation",
)
PAGES_SHOWN = 25  # pages that report.html shows block by block
BLOCKS_SHOWN = 400  # of each of them
TEXT_SHOWN = 2000  # characters of each of these
FINDINGS_SHOWN = 500  # findings that report.html lists one by one
REJECTED_SHOWN = 200


@dataclass(slots=True)
class Rule:
    """What one rule removed over the whole run."""

    why: str
    pages: int = 0
    blocks: int = 0
    characters: int = 0


@dataclass(slots=True)
class Site:
    """What came of the pages that one profile fitted."""

    pages: int = 0
    records: int = 0
    articles: int = 0
    present: Counter[str] = field(default_factory=Counter)  # field -> articles that have it


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page in full, for report.html."""

    source: str
    document: Document
    records: tuple[tuple[str, str | None], ...]  # (id, title)


@dataclass(slots=True)
class Tally:
    """The figures of a run. Every input is counted exactly once, under `with_records` or under `rejected`."""

    inputs: int = 0
    with_records: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # code -> inputs
    rejections: list[Rejection] = field(default_factory=list)
    records: Counter[str] = field(default_factory=Counter)  # kind -> records
    sites: dict[str, Site] = field(default_factory=lambda: defaultdict(Site))
    blocks: Counter[str] = field(default_factory=Counter)  # kept/removed -> blocks
    characters: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Rule] = field(default_factory=dict)
    problems: Counter[str] = field(default_factory=Counter)  # code -> times
    pages: list[PageShown] = field(default_factory=list)
    severities: Counter[Severity] = field(default_factory=Counter)
    checks: dict[str, Counter[Severity]] = field(default_factory=lambda: defaultdict(Counter))
    findings: list[Finding] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)  # record -> title, of the findings that are kept
    check_errors: list[tuple[str, str]] = field(default_factory=list)  # (code, what went wrong)

    def add_input(self, done: Processed) -> None:
        """Count one input and what came of it."""
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
            if len(self.pages) < PAGES_SHOWN:
                names = tuple((record["id"], record["title"]) for record in done.records)
                self.pages.append(PageShown(done.incoming.source, done.document, names))

    def _add_document(self, document: Document) -> None:
        self.sites[document.site].pages += 1
        self.problems.update(problem.code for problem in document.problems)
        acted = set()
        for block in document.blocks:
            if not block.text.strip():
                continue
            fate, size = ("kept" if block.rule is None else "removed"), len(block.text)
            self.blocks[fate] += 1
            self.characters[fate] += size
            if block.rule is not None:
                rule = self.rules.setdefault(block.rule, Rule(document.reasons.get(block.rule, "")))
                rule.blocks += 1
                rule.characters += size
                acted.add(block.rule)
        for name in acted:
            self.rules[name].pages += 1

    def _add_record(self, record: Mapping[str, Any], name: str) -> None:
        site = self.sites[name]
        site.records += 1
        self.records[record["kind"]] += 1
        self.problems.update(problem["code"] for problem in record["problems"])
        if record["kind"] == "article":
            site.articles += 1
            site.present.update(key for key in FIELDS if record[key])

    def add_finding(self, finding: Finding, title: str | None = None) -> None:
        """Count one failed check, on the record with this title."""
        self.severities[finding.severity] += 1
        self.checks[finding.check][finding.severity] += 1
        if len(self.findings) < FINDINGS_SHOWN:
            self.findings.append(finding)
            if title:
                self.titles[finding.record] = title

    @property
    def processed_all(self) -> bool:
        """Whether every input gave a record and every check ran."""
        return not self.rejected and not self.check_errors

    def as_dict(self) -> dict[str, Any]:
        """The figures as JSON values: the body of report.json."""
        return {
            "inputs": {
                "total": self.inputs,
                "with_records": self.with_records,
                "rejected": self.rejected.total(),
            },
            "rejected": dict(self.rejected.most_common()),
            "records": {"total": self.records.total()} | dict(sorted(self.records.items())),
            "sites": {
                name: {
                    "pages": site.pages,
                    "records": site.records,
                    "articles": site.articles,
                    "present": {key: site.present[key] for key in FIELDS},
                }
                for name, site in sorted(self.sites.items())
            },
            "cleaning": {
                "blocks": {fate: self.blocks[fate] for fate in ("kept", "removed")},
                "characters": {fate: self.characters[fate] for fate in ("kept", "removed")},
                "rules": {
                    name: {
                        "why": rule.why,
                        "pages": rule.pages,
                        "blocks": rule.blocks,
                        "characters": rule.characters,
                    }
                    for name, rule in self.rules_by_size()
                },
            },
            "problems": dict(self.problems.most_common()),
            "findings": {
                "total": self.severities.total(),
                "by_severity": {level.value: self.severities[level] for level in reversed(Severity)},
                "by_check": {
                    check: {level.value: counts[level] for level in reversed(Severity)}
                    for check, counts in self.checks_by_size()
                },
            },
            "check_errors": [{"code": code, "message": message} for code, message in self.check_errors],
        }

    def rules_by_size(self) -> list[tuple[str, Rule]]:
        """The rules that acted, the greediest first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].characters, item[0]))

    def checks_by_size(self) -> list[tuple[str, Counter[Severity]]]:
        """The checks that failed: the gravest first, then the most frequent."""

        def order(item: tuple[str, Counter[Severity]]) -> tuple[Any, ...]:
            check, counts = item
            return (-max(level.rank for level in counts), -counts.total(), check)

        return sorted(self.checks.items(), key=order)
