"""One good and one bad file for each check, through the real command: what is found is what the files expect."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from expectations import CATALOG
from expectations.catalog import get
from pubsieve.guard import main

CASES = Path(__file__).parents[1] / "checks"
FILES = [
    pytest.param(folder.name, kind, id=f"{folder.name}-{kind}")
    for folder in sorted(CASES.iterdir())
    if folder.is_dir()
    for kind in ("good", "bad")
]


@pytest.fixture
def found(tmp_path, monkeypatch, capfd):
    """Runs the command over a file and gives its findings."""

    def run(check_id: str, kind: str) -> list[dict]:
        file, out = CASES / check_id / f"{kind}.jsonl", tmp_path / "findings.jsonl"
        command = ["check", file, "--format", "jsonl", "--output", out]
        if get(check_id).over == "pages":
            command = ["run", file, "--out", tmp_path]
        if (settings := file.with_name("pubsieve.toml")).exists():
            command += ["--config", settings]
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["pubsieve", *map(str, command), "--quiet"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in (0, 1), capfd.readouterr().err
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    return run


def test_every_check_has_a_good_and_a_bad_file_and_no_file_is_of_another():
    files = {f"{path.parent.name}/{path.name}" for path in CASES.glob("*/*.jsonl")}
    assert files == {f"{check.id}/{kind}.jsonl" for check in CATALOG for kind in ("good", "bad")}


@pytest.mark.parametrize(("check_id", "kind"), FILES)
def test_each_record_gets_exactly_the_findings_that_it_expects(check_id, kind, found):
    records = [json.loads(line) for line in (CASES / check_id / f"{kind}.jsonl").read_text("utf-8").splitlines()]
    expected = {record["id"]: record.get("expect", {}) for record in records if "id" in record}
    findings = found(check_id, kind)
    got = {name: {f["check"]: f["severity"] for f in findings if f["record"] == name} for name in expected}
    assert got == expected
    if expected and kind == "good":
        assert all(check_id not in each for each in expected.values())
    if expected and kind == "bad" and get(check_id).over == "records":
        assert all(check_id in each for each in expected.values())


@pytest.mark.parametrize(("check_id", "kind"), FILES)
def test_the_whole_gets_exactly_the_findings_that_it_expects(check_id, kind, found):
    whole = CASES / check_id / "whole.json"
    expected = json.loads(whole.read_text("utf-8")).get(kind, []) if whole.exists() else []
    assert bool(expected) == (get(check_id).over != "records" and kind == "bad")
    of_records = get(check_id).over == "records"
    got = [(f["record"], f["severity"]) for f in found(check_id, kind) if f["check"] == check_id and not f["source"]]
    assert of_records or Counter(got) == Counter((each["record"], each["severity"]) for each in expected)


@pytest.mark.parametrize("check", CATALOG, ids=lambda check: check.id)
def test_every_severity_of_a_check_is_shown_by_its_bad_file(check):
    """A check whose severity depends on something says on what."""
    whole = CASES / check.id / "whole.json"
    lines = (CASES / check.id / "bad.jsonl").read_text("utf-8").splitlines()
    severities = {record.get("expect", {}).get(check.id) for record in map(json.loads, lines)} - {None}
    severities |= (
        {each["severity"] for each in json.loads(whole.read_text("utf-8"))["bad"]} if whole.exists() else set()
    )
    said = check.weighs or check.severity.value
    assert severities == {word for word in ("error", "warning", "info") if word in said}
