"""Great Expectations on Spark: the verdicts of pandas and of the plain loop. One session, few jobs: it is slow."""

import os
import shutil
import sys

import pytest

from expectations import CATALOG, run_checks
from expectations.catalog import get
from expectations.coverage import covering

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = [
    pytest.mark.skipif(not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"),
]
gate = pytest.importorskip("expectations.gate", reason="Great Expectations is not installed")
gx_classes = pytest.importorskip("expectations.gx")
sql_types = pytest.importorskip("pyspark.sql.types")

COMPLETE = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": ["id"],
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
}
DATE = "struct<text:string,year:bigint,month:bigint,day:bigint,season:string>"
RECORD = f"""
    id string, source string, site string, kind string, title string,
    authors array<struct<name:string,family:string,collective:boolean,orcid:string>>,
    journal string, published {DATE}, volume string, issue string, pages string, doi string, pmid string,
    abstract string, keywords array<string>, publication_types array<string>, citation string,
    notices array<struct<kind:string,text:string>>, text string,
    problems array<struct<code:string,severity:string,field:string,value:string,message:string,fix:string>>
"""


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("checks").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


def test_the_table_of_examples_gets_the_same_verdicts(spark, example_table, today):
    from expectations.gx_spark import condition

    columns, rows, verdicts = example_table
    names = list(rows[0])
    schema = sql_types.StructType([sql_types.StructField(name, sql_types.StringType()) for name in names])
    frame = spark.createDataFrame([tuple(row[name] for name in names) for row in rows], schema)
    conditions = [
        condition(frame["id", *columns[check.id]], check.on(today), check.columns).alias(check.id)
        for check in CATALOG
        if check.keys is None
    ]
    table = frame.select("id", *conditions).orderBy("id").toPandas()  # all checks in one job
    expected = {
        check_id: [good for _, good in sorted(zip([row["id"] for row in rows], each, strict=True))]
        for check_id, each in verdicts.items()
    }
    assert {name: list(table[name]) for name in expected} == expected


def test_nested_records_fail_the_same_checks_as_in_the_plain_loop(spark, records, today):
    suite = ["doi-missing", "author-not-a-name", "date-future", "identifier-shared", "record-repeated"]
    plain = run_checks(records, suite, today=today)
    frame = spark.createDataFrame([tuple(record.values()) for record in records], RECORD).cache()
    result = gate.validate_frame(frame, suite, today=today)
    assert result.errors == []
    assert {name: sorted(ids) for name, ids in result.ids.items()} == {
        name: sorted(finding.record for finding in plain.findings if finding.check == name) for name in plain.counts
    }


def test_settings_and_coverage_are_those_of_the_plain_loop(spark, records, today):
    checks = [
        get("doi-missing").configured({"info-from": 1980}),
        get("record-repeated").configured({"similarity": 0.8}),
        covering({"doi": 0.97, "authors": 0.5, "keywords": 1}, {check.id: check for check in CATALOG}),
    ]
    plain = run_checks(records, checks, today=today)
    frame = spark.createDataFrame([tuple(record.values()) for record in records], RECORD).cache()
    result = gate.validate_frame(frame, checks, today=today)
    assert result.errors == []
    failed = {found.column for found in plain.findings if found.check == "coverage-low"}
    assert failed == {name.partition(":")[2] for name, lost in result.failed.items() if ":" in name and lost} - {
        "authors"
    }
    for name in ("doi-missing", "record-repeated"):
        assert sorted(result.ids[name]) == sorted(found.record for found in plain.findings if found.check == name)
    [doi] = [found for found in plain.findings if found.column == "doi" and found.check == "coverage-low"]
    stated, applicable = map(int, doi.value.split(" of "))
    assert result.failed["coverage-low:doi"] == applicable - stated


def test_numbers_among_missing_ones_are_read_as_numbers(spark, today):
    frame = spark.createDataFrame([("a", 90000123.0), ("b", None), ("c", 12.5)], "id string, pmid double")
    result = gate.validate_frame(frame, ["pmid-malformed"], today=today)
    assert result.errors == []
    assert result.ids == {"pmid-malformed": ["c"]}


def test_a_crash_is_an_error_and_so_is_an_empty_frame(spark):
    frame = spark.createDataFrame([], "id string, title string")
    assert [error.code for error in gate.validate_frame(frame, ["title-missing"]).errors] == ["no-records"]
    lost = gx_classes.ExpectTitleNotMissing(column_list=["id", "no_such_column"], reads=["title"])
    suite = gate.gx.ExpectationSuite(name="lost", expectations=[lost])
    one = spark.createDataFrame([("a", "A trial")], "id string, title string")
    assert [error.code for error in gate.validate(one, suite, result_format=COMPLETE).errors] == ["check-crashed"]
