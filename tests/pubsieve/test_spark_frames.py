"""Frames of pages and records: the records, findings and rejections of a run on one machine. One session, few jobs."""

import ast
import json
import os
import re
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from expectations import run_checks
from expectations.catalog import get
from expectations.check import Check, Fault
from schemas.article import Article
from schemas.errors import ConfigError
from schemas.finding import Finding, Rejection, Severity

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = pytest.mark.skipif(
    not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java, and there is none"
)
frames = pytest.importorskip("pubsieve.spark")

CASES = Path(__file__).parents[1] / "cases"
# One record twice, one identifier on two works, a page without a record of its own, and pages that are none.
HEAD = "J Invent Res\n. 2021 Mar 4;12(3):{pages}. doi: 10.5555/jir.2021.{doi}.\n{title}\nJane Doe 1, Richard Roe 2\n"
BODY = (
    "Affiliations\n1 Example University, Springfield, USA.\n2 Institute of Examples, Sampletown, USA.\nPMID: {pmid}\n"
)
TEXT = "Abstract\nBackground: Inventions are common here. Results: Nobody answered.\nKeywords: examples; inventions.\n"


def written(pages: str, doi: int, pmid: int, title: str) -> str:
    return (HEAD + BODY + TEXT).format(pages=pages, doi=doi, pmid=pmid, title=title)


TEXTS = {
    "a.txt": written("45-56", 45, 90000123, "A study of things that nobody has studied"),
    "b.txt": written("45-56", 45, 90000123, "A study of things that nobody has studied"),
    "c.txt": written("60-70", 45, 90000124, "Quite another matter of great importance to science"),
    "d.txt": "Soup in fog\n\nBuy our pots!\nThe kettle letter\nKitchens cook by the water.\n",
    "empty.txt": "  \n",
    "deep.html": "<html><body>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "</body></html>",
    "report.txt": "%PDF-1.7 not a page\n",
}


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("frames").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def folder(tmp_path):
    """Pages of several sites, two of them with several records, and pages that are rejected."""
    made = tmp_path / "pages"
    made.mkdir()
    for page in sorted(CASES.glob("*/*/page.*"))[::12]:
        shutil.copy(page, made / f"{page.parts[-3]}-{page.parts[-2]}{page.suffix}")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def pages_of(spark, folder):
    """The folder as Spark reads it; the names as the command line gives them."""
    rows = [(f"pages/{path.name}", path.read_bytes()) for path in sorted(folder.iterdir())]
    return spark.createDataFrame(rows, "path string, content binary")


def sorted_rows(frame) -> list[str]:
    return sorted(json.dumps(row.asDict(recursive=True)) for row in frame.collect())


def sorted_lines(path: Path) -> list[str]:
    return sorted(json.dumps(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def no_drift(lines: list[str]) -> list[str]:
    """Findings without those on sites as a whole, which only a run gives."""
    return [line for line in lines if json.loads(line)["check"] != "schema-drift"]


def adverts(blocks):
    return [(block, "an advert") for block in blocks if block.text.startswith("Buy ")]


def broken(blocks):
    return blocks[9999]


def test_a_frame_of_files_gives_what_a_run_gives(spark, call, folder, tmp_path):
    call("run", "pages", "-o", "out")
    with frames.clean_frame(pages_of(spark, folder)) as cleaned:
        assert sorted_rows(cleaned.records) == sorted_lines(tmp_path / "out" / "records.jsonl")
        assert sorted_rows(cleaned.rejected) == sorted_lines(tmp_path / "out" / "rejected.jsonl")
        assert sorted_rows(cleaned.findings) == no_drift(sorted_lines(tmp_path / "out" / "findings.jsonl"))
        assert cleaned.errors.count() == 0
        assert cleaned.records.columns == list(Article.model_fields)
        assert cleaned.findings.columns == list(Finding.model_fields)
        assert cleaned.rejected.columns == list(Rejection.model_fields)
        codes = {row.code for row in cleaned.rejected.collect()}
        found = {row.check for row in cleaned.findings.collect()}
    assert {"input-empty", "html-too-deep", "input-binary"} <= codes
    assert {"identifier-shared", "record-repeated"} <= found


def test_rows_of_text_and_html_with_rules_profiles_and_phrases(spark, tmp_path):
    (tmp_path / "soup.toml").write_text(
        'id = "soup"\ntitle = "Soup"\npriority = 99\nfingerprint.lines = ["Soup in fog"]\n'
    )
    rows = [
        (TEXTS["d.txt"], None, "https://soup.example/fog"),
        (None, "<html><body><h1>Kettles</h1><p>Kettles sing of the water.</p></body></html>", None),
        (None, None, None),
    ]
    frame = spark.createDataFrame(rows, "text string, html string, url string").coalesce(1)
    own = {"rules": [adverts], "profiles": [tmp_path / "soup.toml"], "phrases": ["The kettle letter"]}
    with frames.clean_frame(frame, suite=(), **own) as cleaned:
        soup, kettles = cleaned.records.orderBy("source").collect()
        (rejected,) = cleaned.rejected.collect()
        assert cleaned.findings.count() == 0
    assert (soup.source, soup.url, soup.site) == ("https://soup.example/fog", "https://soup.example/fog", "soup")
    assert soup.text == "Soup in fog\n\nKitchens cook by the water."
    assert (kettles.source, kettles.title) == ("row-0-2", "Kettles")
    assert (rejected.source, rejected.code) == ("row-0-3", "row-no-page")


def test_a_rule_that_fails_rejects_its_pages_and_loses_none(spark, folder):
    pages = pages_of(spark, folder)
    with frames.clean_frame(pages, suite=(), rules=[broken]) as cleaned:
        rejected = cleaned.rejected.collect()
        assert cleaned.records.count() == 0
    assert len(rejected) == pages.count()
    assert {"rule-failed", "input-empty"} <= {row.code for row in rejected}


def waits(blocks):
    time.sleep(20 if blocks[0].text == "Soup in fog" else 0)
    return []


def test_a_page_that_takes_too_long_is_rejected(spark):
    frame = spark.createDataFrame([("Soup in fog\n",), ("Kettles in fog\n",)], "text string")
    with frames.clean_frame(frame, suite=(), rules=[waits], timeout=0.5) as cleaned:
        (rejected,) = cleaned.rejected.collect()
        assert cleaned.records.count() == 1
    assert rejected.code == "page-timeout"


def test_a_stored_pass_is_read_again_by_later_jobs(spark, folder, tmp_path):
    with frames.clean_frame(pages_of(spark, folder), stored=str(tmp_path / "kept")) as cleaned:
        shutil.rmtree(folder)
        assert cleaned.records.count() > 10
        assert {row.check for row in cleaned.findings.collect()} >= {"record-repeated"}
    assert spark.read.parquet(str(tmp_path / "kept" / "outcomes")).count() > 10


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"profiles": ["broken.toml"]}, "broken.toml: cannot be read as TOML"),
        ({"profiles": ["missing.toml"]}, "missing.toml: cannot be read as TOML"),
        ({"phrases": ["..."]}, "has neither letter nor figure"),
        ({"rules": ["adverts"]}, "is no function"),
        ({"suite": "nothing"}, "no suite is called 'nothing'"),
    ],
)
def test_what_is_wrong_is_told_before_any_job(spark, tmp_path, monkeypatch, own, words):
    monkeypatch.chdir(tmp_path)
    Path("broken.toml").write_text("id = \n")
    frame = spark.createDataFrame([("a page",)], "text string")
    with pytest.raises(ConfigError, match=words):
        frames.clean_frame(frame, **own)


def test_a_frame_without_pages_or_with_other_types_is_refused(spark):
    with pytest.raises(ConfigError, match="no column html, text, content"):
        frames.clean_frame(spark.createDataFrame([("a",)], "body string"))
    with pytest.raises(ConfigError, match="the column text holds bigint"):
        frames.clean_frame(spark.createDataFrame([(1,)], "text bigint"))
    with pytest.raises(ConfigError, match="none of the columns is a key of a record"):
        frames.check_frame(spark.createDataFrame([("a",)], "body string"))


def test_an_empty_frame_gives_empty_frames(spark):
    with frames.clean_frame(spark.createDataFrame([], "html string")) as cleaned:
        counts = [part.count() for part in (cleaned.records, cleaned.findings, cleaned.rejected, cleaned.errors)]
    assert counts == [0, 0, 0, 0]


def crashes(title):
    raise ValueError(f"cannot say anything of {title}")


class Tired:
    """Gathers until one record is too much."""

    reads = ("id",)

    def add(self, record):
        if record["id"] == "r7":
            raise ValueError("no more")

    def merge(self, other):
        pass

    def rows(self):
        return []


TIRED = Check("tired", "", "", ("id",), crashes, Severity.ERROR, "", (), (), over="corpus", summary=Tired)
CRASHING = Check("crashing", "It runs.", "", ("title",), crashes, Severity.ERROR, source="", good=(), bad=())


def too_long(title, others):
    return Fault(f"{len(others)} others have the title {title}") if others else None


ALIKE = Check(
    "alike", "A title stands once.", "", ("title",), too_long, Severity.INFO, "", (), (), keys=lambda title: (title,)
)


def test_many_records_of_one_key_are_compared_with_the_first_ones(spark):
    """A key of more records than are compared gives the same words as on one machine."""
    records = [
        {"id": f"r{n:03}", "source": f"r{n:03}", "title": "Editorial" if n % 3 else "Letter"} for n in range(180)
    ]
    rows = [(record["id"], record["source"], record["title"]) for record in records]
    frame = (
        spark.createDataFrame(rows, "id string, source string, title string").repartition(1).sortWithinPartitions("id")
    )
    suite = [ALIKE, "record-repeated", CRASHING]
    plain = run_checks(records, suite, today=date(2026, 1, 15))
    with frames.check_frame(frame, suite=suite, today=date(2026, 1, 15)) as checked:
        found = sorted_rows(checked.findings)
        errors = checked.errors.collect()
    assert found == sorted(json.dumps(finding.model_dump(mode="json")) for finding in plain.findings)
    assert len(found) == 180
    assert len(errors) == plain.counts["crashing"].errored == 180
    assert errors[0].message.startswith("check crashing could not run on record r")
    assert "cannot say anything" in errors[0].message


def test_the_whole_corpus_is_judged_as_on_one_machine(spark):
    """Each partition counts its part of the rates."""
    records = [
        {"id": f"r{n}", "source": f"r{n}", "kind": "article", "title": "A" if n % 3 else None} for n in range(40)
    ]
    frame = spark.createDataFrame(
        [tuple(record.values()) for record in records], "id string, source string, kind string, title string"
    )
    suite = [get("coverage-low").configured({"least": {"title": 0.9, "kind": 0.5}}), TIRED]
    plain = run_checks(records, suite)
    with frames.check_frame(frame.repartition(4), suite=suite) as checked:
        assert sorted_rows(checked.findings) == [json.dumps(one.model_dump(mode="json")) for one in plain.findings]
        assert {row.check for row in checked.errors.collect()} == {error.message.split()[1] for error in plain.errors}
    assert len(plain.findings) == 1


def test_records_of_another_table_are_checked_by_their_own_names(spark):
    rows = [("a", "A trial of things", 90000123.0, "10.5555/abc", 4), ("b", "A trial", None, "10,5555/abc", 5)]
    frame = spark.createDataFrame(rows, "id string, Heading string, PMID double, Link string, line bigint")
    suite = ["pmid-malformed", "doi-malformed", "title-missing"]
    with frames.check_frame(frame, suite=suite, columns={"title": "Heading", "doi": "Link"}) as checked:
        (finding,) = checked.findings.collect()
    assert (finding.check, finding.record, finding.line, finding.value) == ("doi-malformed", "b", 5, "10,5555/abc")


ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"^```py\n(.*?)^```$", (ROOT / "docs" / "spark.md").read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("code", EXAMPLES, ids=[f"example {n}" for n, _ in enumerate(EXAMPLES, 1)])
def test_the_examples_of_the_docs_run_and_give_what_their_comments_say(spark, code, monkeypatch):
    monkeypatch.chdir(ROOT)
    names, lines = {"spark": spark}, code.splitlines()
    for statement in ast.parse(code).body:
        source, (_, _, comment) = (
            ast.get_source_segment(code, statement),
            lines[statement.end_lineno - 1].rpartition("  # "),
        )
        if isinstance(statement, ast.Expr) and "  # " in lines[statement.end_lineno - 1]:
            assert eval(source, names) == ast.literal_eval(comment)
        else:
            exec(source, names)
