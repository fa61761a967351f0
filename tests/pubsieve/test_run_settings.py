"""`run` obeys the settings of the checks as `check` does: the same findings for the same records, the same code."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pubsieve.pipeline import Job, run
from pubsieve.settings import Settings, load_settings

FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")
OWN = """
from expectations.check import Check, Fault
from schemas.finding import Severity


def title_plain(title, *, word="study"):
    "A title does not say what it is."
    if word in (title or ""):
        return f"says {word}"


def crashes(doi):
    return 5


volume_odd = Check(
    "volume-odd", "A volume is odd.", "Because.", ("volume",),
    lambda volume: Fault("an even volume") if str(volume).endswith("2") else None,
    Severity.WARNING, "us", (), (),
)
"""
EXTRA = 'extra = ["checks_of_a_run:title_plain", "checks_of_a_run:volume_odd"]\n'
SETTINGS = {
    "none": "",
    "suite": 'suite = "identifiers"\n',
    "select": 'select = ["doi-missing", "abstract-truncated", "identifier-shared"]\n',
    "skip": 'skip = ["doi-missing", "identifier-shared"]\n',
    "severity": '[check.doi-missing]\nseverity = "info"\n[check.identifier-shared]\nseverity = "info"\n',
    "of a check": "[check.doi-missing.settings]\nerror-from = 2022\n",
    "likeness": "[check.record-repeated.settings]\nsimilarity = 0.6\n",
    "extra": EXTRA + '[check.title-plain]\nseverity = "info"\n[check.title-plain.settings]\nword = "invention"\n',
    "coverage": 'select = ["title-missing"]\n[coverage]\ndoi = 0.97\nabstract = 0.1\n',
    "mostly": 'select = ["doi-missing", "abstract-truncated"]\n[check.doi-missing]\nmostly = 0.5\n',
    "mostly, missed": 'select = ["doi-missing", "abstract-truncated"]\n[check.doi-missing]\nmostly = 0.9\n',
    "max-findings": 'select = ["doi-missing"]\nmax-findings = 3\n',
    "ignore": 'select = ["doi-missing"]\n[[ignore]]\nrecord = "pmid:90000101"\ncheck = "doi-missing"\nreason = "old"\n',
    "fail-on": 'select = ["abstract-truncated"]\nfail-on = "info"\n',
}


def page(number, doi=True, end="works as it should."):
    said = f" doi: 10.5555/jir.2021.{number}." if doi else ""
    return f"""J Invent Res
. 2021 Mar {number % 28 + 1};12(3):{number + 1}-{number + 9}.{said}
The invention number {number}
Jane Doe 1, Richard Roe
PMID: {90000100 + number}
Abstract
Invention {number} was made by nobody and it {end}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Pages, one in four without a DOI, two with one DOI, one whose abstract is cut off; and a module with checks."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(page(number, doi=number % 4 != 1))
    (folder / "20.txt").write_text(page(20, end="works as it sho"))
    (folder / "21.txt").write_text(page(21).replace("jir.2021.21", "jir.2021.2"))
    (tmp_path / "checks_of_a_run.py").write_text(OWN)
    monkeypatch.delitem(sys.modules, "checks_of_a_run", raising=False)  # of another test's folder
    return tmp_path


def told(text):
    """Findings less their places, which are the page for `run`, and the line of records.jsonl for `check`."""
    findings = [json.loads(line) for line in text.splitlines()]
    kept = ("record", "check", "severity", "column", "value", "message", "fix")
    return sorted(tuple(str(found[key]) for key in kept) for found in findings)


@pytest.mark.parametrize("content", SETTINGS.values(), ids=SETTINGS)
def test_run_finds_what_check_finds_in_its_records(call, project, content):
    (project / "pubsieve.toml").write_text(content)
    ran = call("run", "pages", "-o", "out", "--jobs", 1)
    checked = call("check", "out/records.jsonl", "-f", "json")
    found = json.loads(checked.out)["findings"]
    assert told((project / "out/findings.jsonl").read_text()) == told("\n".join(map(json.dumps, found)))
    assert ran.code == checked.code


def test_the_settings_change_what_is_found(call, project):
    found = {}
    for name, content in SETTINGS.items():
        (project / "pubsieve.toml").write_text(content)
        found[name] = (
            call("run", "pages", "-o", name, "--jobs", 1).code,
            told((project / name / "findings.jsonl").read_text()),
        )
    checks = {name: {(row[1], row[2]) for row in rows} for name, (_, rows) in found.items()}
    assert checks["select"] == {
        ("doi-missing", "error"),
        ("abstract-truncated", "warning"),
        ("identifier-shared", "error"),
    }
    assert not {"doi-missing", "identifier-shared"} & {check for check, _ in checks["skip"]}
    assert {("doi-missing", "info"), ("identifier-shared", "info")} <= checks["severity"]
    assert ("doi-missing", "info") in checks["of a check"]
    assert checks["extra"] - checks["none"] == {("title-plain", "info"), ("volume-odd", "warning")}
    assert {row[-2] for row in found["coverage"][1]} == {
        "doi coverage is 78.57%: 11 of the 14 records that should state it do; the threshold is 97 %"
    }
    codes = {name: code for name, (code, _) in found.items()}
    passed = {name for name, code in codes.items() if code == 0}
    assert passed == {"suite", "skip", "severity", "mostly", "max-findings"}


def test_what_does_not_count_is_told(call, project):
    (project / "pubsieve.toml").write_text(
        'select = ["doi-missing", "abstract-truncated"]\nfail-on = "info"\nmax-findings = 1\n'
        '[[ignore]]\nrecord = "pmid:90000120"\ncheck = "abstract-truncated"\nreason = "printed so"\n'
        '[[ignore]]\nrecord = "pmid:90000199"\ncheck = "abstract-truncated"\nreason = "long gone"\n'
        "[check.doi-missing]\nmostly = 0.5\n"
    )
    ended = call("run", "pages", "-o", "out")
    words = (
        "1 finding ignored, as the settings say",
        "3 findings of doi-missing tolerated: 78.6% of the records pass, 50.0% have to",
        "unused ignore: pmid:90000199 abstract-truncated (long gone)",
    )
    assert ended.code == 0
    for said in words:
        assert said in ended.err
        assert said in (project / "out/report.html").read_text()
    verdict = json.loads((project / "out/report.json").read_text())["verdict"]
    assert verdict["ignored"] == {"abstract-truncated": 1}
    assert verdict["tolerated"] == {"doi-missing": "78.6% of the records pass, 50.0% have to"}
    assert [ignore["record"] for ignore in verdict["unused_ignores"]] == ["pmid:90000199"]


def test_the_check_of_pages_may_be_the_only_one(call, project):
    (project / "pubsieve.toml").write_text('select = ["schema-drift"]\n[check.schema-drift]\nseverity = "info"\n')
    for path in (project / "pages").iterdir():
        path.write_text("Welcome to the new front page of the literature service\n" + path.read_text())
    assert call("run", "pages", "-o", "out").code == 0
    assert {row[1:3] for row in told((project / "out/findings.jsonl").read_text())} == {("schema-drift", "info")}


def test_a_check_of_ones_own_that_crashes_is_an_error(call, project):
    (project / "pubsieve.toml").write_text('select = ["doi-missing"]\nextra = ["checks_of_a_run:crashes"]\n')
    ended = call("run", "pages", "-o", "out")
    assert ended.code == 3
    assert "check crashes could not run" in ended.err


FAULTS = [
    ('skip = ["nonsense"]\n', "skip: no check is called 'nonsense'"),
    ("[check.doi-missing.settings]\nx = 2\n", "check.doi-missing.settings.x: no such setting"),
    ('extra = ["no_such_module:x"]\n', "'no_such_module:x' cannot be imported"),
]


@pytest.mark.parametrize(("content", "words"), FAULTS, ids=[words for _, words in FAULTS])
def test_a_faulty_setting_is_told_before_anything_is_written(call, project, content, words):
    (project / "pubsieve.toml").write_text(content)
    ended = call("run", "pages", "-o", "out")
    assert (ended.code, words in ended.err, (project / "out").exists()) == (2, True, False)


def contents(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


EVERYTHING = EXTRA + "".join(SETTINGS[name] for name in ("severity", "likeness")) + "[coverage]\ndoi = 0.9\n"


def pubsieve(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pubsieve", "run", "pages", "--quiet", *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_any_number_of_processes_finds_the_same(call, project):
    (project / "pubsieve.toml").write_text(EVERYTHING)
    assert call("run", "pages", "-o", "one", "--jobs", 1).code == 1
    done = pubsieve(project, "-o", "two", "--jobs", "2")
    assert (done.returncode, done.stderr) == (1, "")
    assert contents(project / "one") == contents(project / "two")


def test_spark_finds_the_same(call, project):
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java, and there is none")
    (project / "pubsieve.toml").write_text(EVERYTHING)
    call("run", "pages", "-o", "here", "--jobs", 1)
    done = pubsieve(project, "-o", "spark", "--engine", "spark", "--master", "local[2]")
    assert (done.returncode, done.stderr) == (1, "")
    assert contents(project / "here") == contents(project / "spark")


def test_an_unfinished_run_goes_on_under_the_same_settings_only(call, project):
    (project / "pubsieve.toml").write_text(EVERYTHING)
    call("run", "pages", "-o", "whole")
    job = Job(("pages",), Path("out"), load_settings(None), jobs=1, commit_every=3)
    done = []

    def cut_off(outcome):
        done.append(outcome)
        if len(done) == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(job, cut_off)
    (project / "pubsieve.toml").write_text(EVERYTHING.replace("0.9", "0.8"))
    refused = call("run", "pages", "-o", "out", "--resume")
    assert refused.code == 2
    assert "not the same settings" in refused.err
    (project / "pubsieve.toml").write_text(EVERYTHING)
    (project / "checks_of_a_run.py").write_text(OWN + "\n# changed\n")
    assert "not the same additions" in call("run", "pages", "-o", "out", "--resume").err
    (project / "checks_of_a_run.py").write_text(OWN)
    assert "inputs of them done before" in call("run", "pages", "-o", "out", "--resume").err
    assert contents(project / "out") == contents(project / "whole")


OTHERS = [  # the setting, and whether results under no settings hold under it too
    ('select = ["doi-missing"]\n', False),
    ('skip = ["doi-missing"]\n', False),
    ('[check.doi-missing]\nseverity = "info"\n', False),
    ("[check.doi-missing.settings]\nerror-from = 2022\n", False),
    (EXTRA, False),
    ("[coverage]\nlanguage = 0.9\n", False),
    ("[check.doi-missing]\nmostly = 0.5\n", True),
    ('max-findings = 5\nfail-on = "warning"\n', True),
    ('[[ignore]]\nrecord = "pmid:90000101"\ncheck = "doi-missing"\nreason = "old"\n', True),
]


@pytest.mark.parametrize(("content", "holds"), OTHERS, ids=[row[0] for row in OTHERS])
def test_the_cache_keeps_apart_what_settings_shape(project, content, holds):
    def cleaned(out, settings, cache):
        job = Job(("pages",), Path(out), settings, today=date(2026, 1, 1), cache=cache)
        return run(job, lambda _: None).cached["hit"]

    cleaned("first", Settings(), Path("cache"))
    (project / "pubsieve.toml").write_text(content)
    settings = load_settings(None)
    assert cleaned("second", settings, Path("cache")) == (14 if holds else 0)
    assert cleaned("third", settings, Path("cache")) == 14
    cleaned("without", settings, None)
    assert contents(project / "second") == contents(project / "third") == contents(project / "without")
