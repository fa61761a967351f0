"""The two documents that started pubsieve come out right, always: fields, findings, and nothing of the frame left.

They are in the shared corpus, which is not part of the project.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pubsieve.cli import app

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared corpus with the two seed documents is not here")


@cache
def run(tmp: Path) -> tuple[dict[str, dict], dict[str, set[str]]]:
    CliRunner().invoke(app, ["run", str(SEEDS), "-o", str(tmp), "--quiet"])
    records, flags = {}, {}
    for line in (tmp / "records.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        records[Path(record["source"]).name[:3]] = record
        flags[Path(record["source"]).name[:3]] = set()
    for line in (tmp / "findings.jsonl").read_text(encoding="utf-8").splitlines():
        finding = json.loads(line)
        flags[Path(finding["source"]).name[:3]].add(finding["check"])
    return records, flags


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("seeds")


WANTED = {
    "000": {
        "site": "mymedr",
        "kind": "article",
        "title": None,
        "authors": [],
        "journal": "Cell Death Dis",
        "volume": "13",
        "issue": "7",
        "pages": "580",
        "pmid": "35787632",
        "doi": "10.1038/s41419-022-05034-x",
    },
    "001": {
        "site": "pubmed",
        "kind": "article",
        "title": "Mesenchymal Stem Cell-Derived Extracellular Vesicles: A Novel Cell-Free Therapy",
        "authors_complete": False,
        "journal": "Immunol Invest",
        "volume": "49",
        "issue": "7",
        "pages": "758-780",
        "doi": "10.1080/08820139.2020.1712416",
        "pmid": None,
        "publication_types": ["Review"],
    },
}


@pytest.mark.parametrize(("seed", "key"), [(seed, key) for seed in WANTED for key in WANTED[seed]])
def test_each_field_is_as_the_page_states_it(seed: str, key: str, out: Path):
    assert run(out)[0][seed][key] == WANTED[seed][key]


@pytest.mark.parametrize(
    ("seed", "key", "ymd"),
    [("000", "published", (2022, 7, 4)), ("001", "published", (2020, 10, None)), ("001", "epub", (2020, 2, 2))],
)
def test_the_dates_are_read_in_parts(seed: str, key: str, ymd: tuple, out: Path):
    date = run(out)[0][seed][key]
    assert (date["year"], date["month"], date["day"]) == ymd


def test_the_first_seed_keeps_its_affiliations_and_its_abstract(out: Path):
    record = run(out)[0]["000"]
    assert len(record["affiliations"]) == 8
    assert record["affiliations"][0].startswith("Cord Blood Bank Centre")
    assert record["affiliations"][7].endswith("qzlian@hku.hk")
    assert record["abstract"].startswith("Mesenchymal stem cells (MSCs) can be widely isolated")
    assert record["abstract"].endswith("the problem of quality heterogeneity.")


def test_the_second_seed_keeps_its_author_keywords_and_abstract(out: Path):
    record = run(out)[0]["001"]
    assert [author["name"] for author in record["authors"]] == ["Morteza Jafarinia"]
    assert len(record["keywords"]) == 5
    assert record["abstract"].startswith("In recent years, mesenchymal stem/stromal cells")
    assert record["abstract"].endswith("applications of MSC-EVs in different diseases.")
    assert record["text"].count(record["title"]) == 1


@pytest.mark.parametrize(
    ("seed", "flagged", "silent"),
    [
        ("000", {"title-missing", "authors-missing"}, {"doi-missing", "citation-malformed"}),
        ("001", {"pmid-missing"}, {"doi-missing", "citation-malformed"}),
    ],
)
def test_the_checks_say_what_is_missing_and_nothing_else(seed: str, flagged: set, silent: set, out: Path):
    flags = run(out)[1][seed]
    assert flagged <= flags
    assert not silent & flags


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ("000", "database of the U.S. National Library of Medicine"),
        ("001", "An official website of the United States government"),
        ("001", "Dot gov"),
        ("001", "The site is secure"),
        ("001", "encrypted and transmitted securely"),
        ("001", "Access keys"),
        ("001", "PubMed Disclaimer"),
        ("001", "Similar articles"),
        ("001", "Cited by"),
        ("001", "MeSH terms"),
        ("001", "LinkOut"),
        ("001", "Affiliations"),
        ("001", "U.S. flag"),
        ("001", "Skip to main page content"),
    ],
)
def test_nothing_of_the_frame_is_left(seed: str, words: str, out: Path):
    assert words not in run(out)[0][seed]["text"]
