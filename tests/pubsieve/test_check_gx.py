"""Great Expectations from the command line: classes as checks, a stored suite, a project."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations is not installed")

OWN = """
from great_expectations.expectations import ExpectColumnValueLengthsToBeBetween, ExpectTableRowCountToBeBetween
from great_expectations.expectations import ExpectColumnValuesToMatchRegex

class ExpectTitleLong(ExpectColumnValueLengthsToBeBetween):
    column: str = "title"
    min_value: int = 30
    description: str = "A title has at least 30 characters."

class ExpectManyRecords(ExpectTableRowCountToBeBetween):
    min_value: int = 1000

class ExpectBroken(ExpectColumnValuesToMatchRegex):
    column: str = "title"
    regex: str = "("
"""
SETTINGS = """
select = ["doi-missing"]
extra = ["own_expectations_of_a_test:ExpectTitleLong"{}]
[check.expect-title-long]
severity = "warning"
"""
RECORDS = [
    {"id": "a", "title": "Short", "journal": "J Ponds"},
    {"id": "b", "title": "A title of many more than thirty characters", "journal": "Ann Weirs"},
    {"id": "b", "title": "Short too", "journal": "J Ponds"},
]


@pytest.fixture
def check(call, tmp_path):
    (tmp_path / "own_expectations_of_a_test.py").write_text(OWN)
    records = (json.dumps({"kind": "page"} | record) + "\n" for record in RECORDS)
    (tmp_path / "records.jsonl").write_text("".join(records))

    def run(extra="", *options):
        (tmp_path / "pubsieve.toml").write_text(SETTINGS.format(*(extra.split("\n", 1)[:1])) + extra.partition("\n")[2])
        return call("check", "records.jsonl", "-f", "jsonl", *options)

    return run


def found(ended):
    return [(one["record"], one["line"], one["check"], one["severity"], one["value"])
            for one in map(json.loads, ended.out.splitlines())]  # fmt: skip


@pytest.mark.parametrize("engine", ["plain", "gx"])
def test_a_class_of_ones_own_is_a_check_whose_findings_name_the_records(check, engine):
    ended = check("", "--checks", engine)
    assert ended.code == 0
    assert found(ended) == [
        ("a", 1, "expect-title-long", "warning", "Short"),
        ("b", 3, "expect-title-long", "warning", "Short too"),
    ]


def test_a_class_that_comes_with_great_expectations_takes_its_arguments_from_the_settings(check):
    table = '[check.expect-column-values-to-match-regex.settings]\ncolumn = "journal"\nregex = "^J "\n'
    ended = check(', "great_expectations.expectations:ExpectColumnValuesToMatchRegex"\n' + table)
    assert ("b", 2, "expect-column-values-to-match-regex", "error", "Ann Weirs") in found(ended)


def test_one_that_judges_the_whole_names_the_corpus(check):
    ended = check(', "own_expectations_of_a_test:ExpectManyRecords"\n')
    assert ("corpus", None, "expect-many-records", "error", "3") in found(ended)


@pytest.mark.parametrize("mostly", ["mostly = 0.3", "settings.mostly = 0.3"])
def test_a_share_that_has_to_pass_is_that_of_the_settings_or_of_the_class(check, mostly):
    assert found(check(f"\n{mostly}\n")) == []


def test_one_that_cannot_run_is_an_error(check):
    ended = check(', "own_expectations_of_a_test:ExpectBroken"\n')
    assert ended.code == 3
    assert "check expect-broken could not run" in ended.err


FAULTS = [
    (
        "\nsettings.column = 'heading'\n",
        "check.expect-title-long.settings: ExpectTitleLong reads 'heading', which",
    ),
    ("\nsettings.min_value = 'x'\n", "check.expect-title-long.settings: ExpectTitleLong: "),
]


@pytest.mark.parametrize(("extra", "words"), FAULTS, ids=[words for _, words in FAULTS])
def test_a_wrong_setting_names_file_and_key(check, extra, words):
    ended = check(extra)
    assert ended.code == 2
    assert f"pubsieve.toml: {words}" in ended.err


def test_a_suite_is_exported(call, tmp_path):
    assert call("checks", "--suite", "identifiers", "--to", "gx", "-o", "suite.json").code == 0
    suite = json.loads((tmp_path / "suite.json").read_text())
    assert suite["name"] == "identifiers"
    assert len(suite["expectations"]) == suite["meta"]["pubsieve"]["expectations"] == 8
    assert json.loads(call("checks", "--suite", "text", "--to", "gx").out)["name"] == "text"
    assert call("checks", "doi-missing", "--to", "gx").code == 2
    assert call("checks", "--suite", "nonsense", "--to", "gx").code == 2


def test_a_project_is_written_beside_the_report_with_the_classes_of_ones_own(check, tmp_path):
    (tmp_path / "own_functions_of_a_test.py").write_text("def journal_odd(journal):\n    return None\n")
    ended = check(', "own_functions_of_a_test:journal_odd"\n', "--gx-project", "project")
    assert ended.code == 0
    [page] = (tmp_path / "project" / "gx").glob("uncommitted/data_docs/local_site/validations/**/*.html")
    assert "A title has at least 30 characters." in page.read_text()
    assert "without journal-odd, functions of your own" in ended.err
    suite = json.loads((tmp_path / "project" / "gx" / "expectations" / "pubsieve.json").read_text())
    made = {each["type"]: each["severity"] for each in suite["expectations"]}
    assert made == {"expect_doi_not_missing": "critical", "expect_title_long": "warning"}
    assert suite["meta"]["pubsieve"] | {"import": None} == {
        "import": None, "expectations": 2, "modules": ["own_expectations_of_a_test"],
    }  # fmt: skip


LOADED = """
import sys
{}
import great_expectations as gx
from expectations.gx_project import read_records
context = gx.get_context(mode="file", project_root_dir="project")
frame = read_records("project/gx/uncommitted/records.csv")
[run] = context.checkpoints.get("pubsieve").run(batch_parameters={{"dataframe": frame}}).run_results.values()
print({{each.expectation_config.type: each.success for each in run.results}})
"""


def test_another_process_runs_the_project_once_it_has_the_classes(check, tmp_path):
    check("", "--gx-project", "project")
    path = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}

    def loaded(first):
        command = [sys.executable, "-c", LOADED.format(first)]
        return subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, text=True, check=False)

    done = loaded("import own_expectations_of_a_test")
    assert done.stdout.splitlines()[-1:] == ["{'expect_doi_not_missing': True, 'expect_title_long': False}"], (
        done.stderr
    )
    assert "holds expect_title_long: import own_expectations_of_a_test first" in loaded("").stderr
