"""Recall of the checks: each defect put into clean records must be found, under the right id.

    python benchmarks/defects.py [CITATIONS.jsonl.gz]

CITATIONS: real citation lines, one JSON object a line with the line under "input"; without it the clean records are
invented. Fails where a defect is missed, or where a check speaks up that a defect does not concern.
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from defect_table import DEFECTS, NOT_OF_RECORDS, Record, day

from expectations import CATALOG, run_checks
from schemas.citation import parse_citation

TODAY = date(2026, 1, 15)
ENOUGH = 50  # records for each check

WORDS = (
    "outcome trial mouse cell therapy marker cohort risk dose signal growth receptor imaging vaccine tumour sleep diet"
).split()
FAMILIES = "Roe Doe Okafor Lindqvist Tanaka Moreau Petrov Silva Haddad Novak Byrne Castillo".split()


def invented(count: int) -> Iterator[Record]:
    """Clean records of the whole contract."""
    chance = random.Random(11)
    for n in range(count):
        year, month = 2012 + n % 13, 1 + n % 12
        named = date(year, month, 1).strftime("%b")
        first = 100 + n % 700
        doi = f"10.5555/things.{n + 1001}a"
        title = (
            f"{chance.choice(WORDS).title()} and {chance.choice(WORDS)} in a {chance.choice(WORDS)} study of group {n}"
        )
        source = f"J Things. {year} {named};{n % 90 + 1}(7):{first}-{first + 9}. doi: {doi}."
        yield completed(
            {
                "journal": "J Things",
                "issn": "2434-561X",
                "title": title,
                "authors": [{"name": f"{chance.choice(FAMILIES)} {chance.choice('ABCDEF')}"} for _ in range(1 + n % 5)],
                "published": day(f"{year} {named}", year, month),
                "volume": str(n % 90 + 1),
                "issue": "7",
                "pages": f"{first}-{first + 9}",
                "doi": doi,
                "pmid": str(90_000_000 + n),
                "citation": source,
            },
            n,
        )


def real(path: Path) -> Iterator[Record]:
    """Records of real citation lines, with an invented abstract."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            said = parse_citation(json.loads(line)["input"])
            keys = ("title", "journal", "volume", "issue", "doi", "pmid", "pmcid")
            yield completed(
                {key: getattr(said, key) for key in keys}
                | {
                    "authors": [author.model_dump() for author in said.authors],
                    "published": said.published.model_dump() if said.published else None,
                    "epub": said.epub.model_dump() if said.epub else None,
                    "pages": said.pages or said.pii,
                    "notices": [notice.model_dump() for notice in said.notes],
                    "citation": said.input,
                },
                n,
            )


def completed(record: Record, n: int) -> Record:
    """The record with what a citation does not say."""
    chance = random.Random(n)
    sentences = (" ".join(chance.choices(WORDS, k=9)).capitalize() + "." for _ in range(6))
    abstract = " ".join(sentences)
    fixed = {"id": f"r{n}", "source": f"page{n}.html", "site": "pubmed", "kind": "article", "problems": []}
    texts = {
        "abstract": abstract,
        "text": f"{record['title']}\n\n{abstract}\n",
        "publication_types": ["Journal Article"],
    }
    return fixed | {"notices": [], "keywords": ["sleep"], "affiliations": []} | texts | record


def found_in(records: list[Record]) -> list[set[str]]:
    """The checks that speak of each record alone, and of all of them together."""
    run = run_checks(records, today=TODAY)
    if run.errors:
        raise run.errors[0]
    told: dict[str, set[str]] = {record["id"]: set() for record in records}
    for finding in run.findings:
        told.setdefault(finding.record, set()).add(finding.check)
    return [told[record["id"]] for record in records]


def clean(records: Iterator[Record]) -> list[Record]:
    """Those of which no check speaks."""
    kept = list(records)
    return [record for record, told in zip(kept, found_in(kept), strict=True) if not told]


@dataclass
class Recall:
    """How one check did.

    Attributes:
        injected: records with the defect.
        missed: those of which the check said nothing.
        beside: checks that spoke without being concerned, with how often.
        example: the first record that went wrong.
    """

    injected: int
    missed: int
    beside: Counter[str]
    example: Record | None = None


def recall(check_id: str, records: list[Record], enough: int = ENOUGH) -> Recall:
    """Put each kind of a check's defect into clean records, and see what is found."""
    chance, kinds = random.Random(check_id), DEFECTS[check_id]
    result, tried = Recall(0, 0, Counter()), 0
    for record in records:
        tried += 1
        defect = kinds[tried % len(kinds)]
        changes = defect.make(record, chance)
        if changes is None:
            continue
        made = [record, record | changes | {"id": f"{record['id']}b"}] if defect.twin else [record | changes]
        for faulty, told in zip(made, found_in(made), strict=True):
            result.injected += 1
            result.missed += check_id not in told
            beside = (
                told
                - defect.also
                - {check_id, *(["citation-missing"] if record["citation"] != faulty["citation"] else [])}
            )
            result.beside.update(beside)
            if result.example is None and (check_id not in told or beside):
                result.example = faulty | {"found": sorted(told)}
        if result.injected >= enough:
            return result
    raise SystemExit(f"{check_id}: only {result.injected} of {enough} records could have the defect")


def main() -> int:
    given = [Path(name) for name in sys.argv[1:]]
    records = clean(real(given[0]) if given else invented(2000))
    print(f"{len(records):,} clean records, {'of real lines' if given else 'invented'}")
    wrong = 0
    for check in CATALOG:
        if check.id in NOT_OF_RECORDS:
            print(f"{check.id:24} {NOT_OF_RECORDS[check.id]}")
            continue
        result = recall(check.id, records)
        said = "".join(f", {name} beside it ({count})" for name, count in result.beside.items())
        print(f"{check.id:24} {result.injected - result.missed} of {result.injected} found{said}")
        if result.missed or result.beside:
            wrong += 1
            print(json.dumps(result.example, ensure_ascii=False, default=str)[:1500])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
