"""Suites that leave the process: as a file, and in a project; read again in a fresh process, whole or not at all."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from expectations import CATALOG, SUITES
from expectations.catalog import get
from expectations.coverage import covering
from expectations.gx_records import COLUMNS, RecordsFile
from expectations.run import Checker
from expectations.suites import checks_of
from schemas.errors import ConfigError
from schemas.finding import Severity

gx_store = pytest.importorskip("expectations.gx_store", reason="Great Expectations is not installed")
gx_project = pytest.importorskip("expectations.gx_project")
validate_frame = pytest.importorskip("expectations.gate").validate_frame
gx_suite = gx_store.expectations.gx.gx_suite

OFFLINE = """
import socket
def refuse(*_, **__):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
import json, sys
import great_expectations as gx
"""
LOAD = """
stored = json.loads(open(sys.argv[1]).read())
suite = gx.get_context(mode="ephemeral").suites.add(gx.ExpectationSuite(**stored))
told = suite.meta["pubsieve"]["expectations"]
print(json.dumps([len(suite.expectations), told, sorted(each.expectation_type for each in suite.expectations)]))
"""
RUN = """
import pandas
def read_ids(result):  # a list of rows, or one row of lists
    ids = [row["id"] for row in result["unexpected_index_list"]]
    return [one for each in ids for one in (each if isinstance(each, list) else [each])]
context = gx.get_context(mode="file", project_root_dir=sys.argv[1])
rows = [{"id": "a", "doi": "nonsense"}, {"id": "b", "doi": "10.5555/pond.2021.45"}]
keys = json.loads(sys.argv[2])
frame = pandas.DataFrame(rows, columns=keys).astype(object)
result = context.checkpoints.get("pubsieve").run(batch_parameters={"dataframe": frame})
[run] = result.run_results.values()
stored = len(context.suites.get("pubsieve").expectations)
failed = {each.expectation_config.type: read_ids(each.result)
          for each in run.results if not each.success}
print(json.dumps([stored, len(run.results), failed, context.variables.analytics_enabled]))
"""


def fresh(code, *args):
    """What another process prints, as JSON; Great Expectations itself speaks on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE + code, *map(str, args)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1]), done.stderr


def of_records(name):
    return [check.id for check in checks_of(name) if check.over == "records"]


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "identifiers.json"
    path.write_text(gx_store.suite_json(gx_suite("identifiers")), encoding="utf-8")
    return path


def test_a_stored_suite_is_read_whole_where_the_classes_are_imported(stored):
    (evaluated, told, types), _ = fresh("import expectations.gx\n" + LOAD, stored)
    assert evaluated == told == len(of_records("identifiers"))
    assert "expect_doi_not_malformed" in types


def test_without_the_import_great_expectations_drops_them_and_the_number_in_the_suite_tells(stored):
    (evaluated, told, _), _ = fresh(LOAD, stored)
    assert (evaluated, told) == (0, len(of_records("identifiers")))


@pytest.mark.parametrize("name", SUITES)
def test_a_suite_that_was_written_is_read_the_same(name, tmp_path):
    path = tmp_path / "suite.json"
    path.write_text(gx_store.suite_json(gx_suite(name)), encoding="utf-8")
    read = gx_store.read_suite(path)
    assert [made.configuration for made in read.expectations] == [
        made.configuration for made in gx_suite(name).expectations
    ]


def test_a_suite_is_written_in_an_order_that_stays_and_in_its_own_letters():
    suite = gx_suite("identifiers")
    suite.notes = "für Mäuse"
    text = gx_store.suite_json(suite)
    assert [line.split('"')[1] for line in text.splitlines()[1:-1] if line.startswith('  "')] == sorted(
        json.loads(text)
    )
    assert '"für Mäuse"' in text


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"expectations": [{"kwargs": {}}]}'])
def test_what_is_no_suite_is_told(content, tmp_path):
    (tmp_path / "suite.json").write_text(content)
    with pytest.raises(ConfigError, match="is no suite of Great Expectations"):
        gx_store.read_suite(tmp_path / "suite.json")


def test_a_suite_with_a_class_that_nobody_imported_is_refused(stored):
    suite = json.loads(stored.read_text())
    suite["expectations"].append({"type": "expect_ponds", "kwargs": {}})
    stored.write_text(json.dumps(suite))
    with pytest.raises(ConfigError, match="holds expect_ponds: import the module"):
        gx_store.read_suite(stored)


RECORDS = [
    {"id": "pmid:1", "kind": "article", "doi": "nonsense", "published": {"text": "2021", "year": 2021}},
    {"id": "pmid:2", "kind": "article", "doi": None, "published": {"text": "2021", "year": 2021}},
]


def write_project(folder, checks, *weighed, records=RECORDS):
    with RecordsFile(folder) as file:
        for record in records:
            file.add(record)
    return gx_project.write_project(folder, checks, file, *weighed)


@pytest.fixture
def project(tmp_path):
    checks = [get("doi-malformed"), get("doi-missing"), covering({"doi": 0.9}, {check.id: check for check in CATALOG})]
    assert write_project(tmp_path, checks) == []
    return tmp_path


def test_a_project_holds_the_suites_and_its_checkpoint_runs_in_a_fresh_process(project):
    folder = project / "gx" / "expectations"
    sizes = {path.stem: len(json.loads(path.read_text())["expectations"]) for path in folder.glob("*.json")}
    assert sizes == {name: len(of_records(name)) for name in SUITES} | {"pubsieve": 3}
    keys = list(gx_project.records_frame([]).columns)
    (kept, evaluated, failed, analytics), _ = fresh(RUN, project, json.dumps(keys))
    assert (kept, evaluated, analytics) == (3, 3, False)
    assert failed == {"expect_doi_not_malformed": ["a"]}


def test_its_data_docs_tell_each_rule_in_words_and_name_the_records(project):
    docs = project / gx_project.DOCS
    [page] = docs.parent.glob("validations/**/*.html")
    shown = page.read_text(encoding="utf-8")
    assert "The DOI field holds a bare DOI." in shown
    assert "At least 90 % of the records that doi applies to state it." in shown
    assert "pmid:1" in shown
    assert "nonsense" in shown
    assert "pubsieve" in docs.read_text(encoding="utf-8")


def test_a_project_is_renewed_with_the_users_severities_and_shares_and_keeps_what_is_not_ours(project):
    theirs = project / "gx" / "expectations" / "theirs.json"
    theirs.write_text('{"name": "theirs", "id": "1", "expectations": [], "meta": {}}')
    configured = get("doi-missing").configured({"error-from": 2030})
    severities, mostly = {"doi-missing": Severity.INFO}, {"doi-missing": 0.5}
    assert write_project(project, [configured], severities, mostly) == []
    [made] = json.loads((project / "gx" / "expectations" / "pubsieve.json").read_text())["expectations"]
    assert (made["severity"], made["kwargs"]["mostly"]) == ("info", 0.5)
    assert made["kwargs"]["settings"] == {"error-from": 2030}
    assert theirs.exists()


def test_an_expectation_that_cannot_run_is_an_error(tmp_path):
    def explode(*_):
        raise ZeroDivisionError("boom")

    broken = replace(get("doi-malformed"), id="breaks", fault=explode)
    [error] = write_project(tmp_path, [broken])
    assert error.code == "check-crashed"
    assert "boom" in str(error)


CASES = Path(__file__).parents[1] / "checks"


def test_what_is_read_from_its_file_fares_as_the_records_do(tmp_path, today):
    """The good and the bad records of every check, and values that a table could spoil."""
    lines = [line for path in sorted(CASES.glob("*/*.jsonl")) for line in path.read_text().splitlines() if line]
    records = [json.loads(line) | {"id": str(number)} for number, line in enumerate(lines)]
    for number, odd in enumerate(
        ("NA", "null", " ", "007", "1e5", "a\x00b", 'q"u,o\r\nte', "[a", "{b", "\ufeffx", "\u2028")
    ):
        texts = dict.fromkeys(("title", "doi", "pmid", "volume", "pages", "abstract", "citation"), odd)
        records.append(
            texts | {"id": f"odd {number}", "kind": "article", "authors": [{"name": odd}], "keywords": [odd]}
        )
    checks = [check for check in CATALOG if check.over == "records" and check.keys is None]
    checker = Checker(checks, today=today)
    ours = {}
    for record in records:
        for finding in checker.check(record):
            ours.setdefault(finding.check, []).append(finding.record)
    with RecordsFile(tmp_path) as file:
        for record in records:
            file.add(record)
    gated = validate_frame(gx_project.read_records(file.path), checks, today=today)
    assert gated.errors == []
    assert {check: ids for check, ids in gated.ids.items() if ids} == ours
    assert len(ours) > 20


def test_only_what_the_suite_reads_is_taken_into_memory(tmp_path, monkeypatch, capfd):
    read, taken = gx_project.read_records, []
    monkeypatch.setattr(gx_project, "read_records", lambda *given: taken.append(read(*given)) or taken[0])
    assert write_project(tmp_path, [get("doi-malformed")], records=[dict.fromkeys(COLUMNS, "x")]) == []
    assert set(taken[0].columns) == {"id", "doi", "problems"}
    assert "%|" not in capfd.readouterr().err  # no progress bars


def test_a_folder_that_cannot_hold_a_project_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="no project of Great Expectations can be written here"):
        write_project(tmp_path / "file" / "x", [get("doi-missing")])
