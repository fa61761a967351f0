"""`check` where it lives: in a git checkout, as a hook, as an action, in a test suite."""

import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from expectations.assertions import assert_records
from pubsieve.records.read import FORMATS

ROOT = Path(__file__).resolve().parents[2]
BIN = str(Path(sys.executable).parent)


def jsonl(*records):
    return "".join(json.dumps({"title": "A study of things that nobody studied"} | item) + "\n" for item in records)


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Runs git in a new repository."""
    for key, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}.items():
        monkeypatch.setenv(key, value)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Doe")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "doe@example.org")

    def run(*arguments):
        done = subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    run("init", "--quiet", "--initial-branch", "main")
    return run


@pytest.fixture
def commit(git, tmp_path):
    def made(**files):
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_text(content)
        git("add", ".")
        git("commit", "--quiet", "--message", "x")

    return made


def found(ended):
    return sorted({(item["source"], item["line"]) for item in json.loads(ended.out)["findings"]})


SUITE = ("--suite", "identifiers", "-f", "json")


def test_only_changed_records_of_line_formats_are_told(call, git, commit, tmp_path):
    record = "TY  - JOUR\nTI  - {0}\nDO  - 10.5555.{0}\nER  - \n"
    ris = f"{record.format(1)}\n\n\n{record.format(2)}"
    commit(a__jsonl=jsonl({"pmid": "x1"}, {"pmid": "x2"}), b__ris=ris, same__jsonl=jsonl({"pmid": "x9"}))
    ended = call("check", "a.jsonl", "b.ris", "same.jsonl", "--only-changed", "HEAD", *SUITE)
    assert (ended.code, found(ended)) == (0, [])
    assert json.loads(ended.out)["records"] == {"total": 5, "unchanged": 5, "rejected": 0}
    # One line before the others, one changed; in RIS, a line inside of the second record goes away.
    (tmp_path / "a.jsonl").write_text(jsonl({"pmid": "x0"}, {"pmid": "x1"}, {"pmid": "x3"}))
    (tmp_path / "b.ris").write_text(ris.replace("TI  - 2\n", ""))
    (tmp_path / "new.jsonl").write_text(jsonl({"pmid": "x5"}))
    ended = call("check", "a.jsonl", "b.ris", "same.jsonl", "new.jsonl", "--only-changed", "HEAD", *SUITE)
    assert found(ended) == [("a.jsonl", 1), ("a.jsonl", 3), ("b.ris", 8), ("new.jsonl", 1)]
    assert ended.code == 1


def test_a_line_taken_away_between_records_changes_neither(call, commit, tmp_path):
    commit(a__jsonl=jsonl({"pmid": "x1"}, {"pmid": "x2"}, {"pmid": "x3"}))
    (tmp_path / "a.jsonl").write_text(jsonl({"pmid": "x1"}, {"pmid": "x3"}))
    assert found(call("check", "a.jsonl", "--only-changed", "HEAD", *SUITE)) == []


def test_another_line_of_names_changes_every_row(call, commit, tmp_path):
    commit(a__csv="pmid,x\nx1,1\nx2,2\n")
    (tmp_path / "a.csv").write_text("pmid,y\nx1,1\nx2,2\n")
    assert found(call("check", "a.csv", "--only-changed", "HEAD", *SUITE)) == [("a.csv", 2), ("a.csv", 3)]


def test_files_without_lines_are_taken_whole(call, commit, tmp_path):
    article = "<PubmedArticle><MedlineCitation><PMID>x{}</PMID><Article/></MedlineCitation></PubmedArticle>\n"
    commit(a__xml="<PubmedArticleSet>\n" + article.format(1) + article.format(2) + "</PubmedArticleSet>")
    assert found(call("check", "a.xml", "--only-changed", "HEAD", *SUITE)) == []
    (tmp_path / "a.xml").write_text(
        "<PubmedArticleSet>\n" + article.format(1) + article.format(3) + "</PubmedArticleSet>"
    )
    assert found(call("check", "a.xml", "--only-changed", "HEAD", *SUITE)) == [("a.xml", 2), ("a.xml", 3)]


def test_changed_records_are_compared_with_all_others(call, commit, tmp_path):
    commit(a__jsonl=jsonl({"pmid": "90000123"}), b__jsonl=jsonl({"pmid": "90000124"}))
    (tmp_path / "b.jsonl").write_text(jsonl({"pmid": "90000123", "title": "Quite another study of things"}))
    ended = call("check", "a.jsonl", "b.jsonl", "--only-changed", "HEAD", "--suite", "corpus", "-f", "json")
    assert found(ended) == [("b.jsonl", 1)]


def test_a_branch_is_compared_with_where_it_left(call, git, commit, tmp_path):
    commit(a__jsonl=jsonl({"pmid": "x1"}))
    git("switch", "--quiet", "--create", "work")
    commit(b__jsonl=jsonl({"pmid": "x2"}))
    git("switch", "--quiet", "main")
    commit(a__jsonl=jsonl({"pmid": "x3"}))
    git("switch", "--quiet", "work")
    assert found(call("check", ".", "--only-changed", "main", *SUITE)) == [("b.jsonl", 1)]


@pytest.mark.parametrize("ref", ["nonsense", "--output=stolen", "HEAD; touch stolen"])
def test_an_unknown_commit_is_wrong_usage(call, commit, tmp_path, ref):
    commit(a__jsonl=jsonl({}))
    ended = call("check", "a.jsonl", f"--only-changed={ref}")
    assert ended.code == 2
    assert "git knows no commit" in ended.err
    assert not (tmp_path / "stolen").exists()


def test_outside_of_a_checkout_only_changed_is_wrong_usage(call, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.jsonl").write_text(jsonl({}))
    assert call("check", "a.jsonl", "--only-changed", "HEAD").code == 2
    monkeypatch.setenv("PATH", "")
    ended = call("check", "a.jsonl", "--only-changed", "HEAD")
    assert (ended.code, "git cannot be run" in ended.err) == (2, True)


def test_the_hook_takes_the_formats_that_have_lines_and_are_not_used_for_anything_else():
    (hook,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text())
    taken = {suffix for suffix in FORMATS if re.search(hook["files"], f"data/records{suffix}")}
    assert taken == set(FORMATS) - {".xml", ".json", ".parquet"}


@pytest.fixture
def action(tmp_path):
    """Runs the last step of the GitHub action with some inputs."""
    steps = YAML(typ="safe").load((ROOT / "action.yml").read_text())
    (tmp_path / "pubsieve" / "bin").mkdir(parents=True)
    (tmp_path / "pubsieve" / "bin" / "pubsieve").symlink_to(Path(BIN) / "pubsieve")
    step = steps["runs"]["steps"][-1]

    def run(**inputs):
        values = {name: entry.get("default", "") for name, entry in steps["inputs"].items()} | inputs
        given = {
            name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: values[match[1]], template)
            for name, template in step["env"].items()
        }
        summary = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        environment = os.environ | given | summary
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)

    return run


def test_the_action_annotates_and_summarises(action, tmp_path):
    (tmp_path / "some data").mkdir()
    (tmp_path / "some data" / "a.jsonl").write_text(jsonl({"pmid": "x1"}))
    (tmp_path / "$(touch stolen).jsonl").write_text(jsonl({"pmid": "90000123", "doi": "10.5555/jir.2021.45"}))
    done = action(records="some data\n$(touch stolen).jsonl\n", sarif="out.sarif", args="--suite\nidentifiers\n")
    assert done.returncode == 1, done.stderr
    assert "::error file=some data/a.jsonl,line=1,title=pubsieve pmid-malformed::" in done.stdout
    assert "pmid-malformed" in (tmp_path / "summary.md").read_text()
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"
    assert not (tmp_path / "stolen").exists()
    assert action(records="some data", **{"fail-on": "never"}).returncode == 0


def test_a_new_project_that_does_what_the_docs_say_passes_until_something_new_is_wrong(call, git, tmp_path):
    (first,) = re.findall(r"^## A first check\n\n```\n(.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.jsonl").write_text(jsonl({"pmid": "x1"}))
    for line in first.splitlines():
        program, *arguments = shlex.split(line)
        if program == "git":
            git(*arguments)
        else:
            assert call(*arguments).code == 0
    assert "pubsieve-baseline.json" in git("diff", "--cached", "--name-only")
    again = ("check", "data/", "--baseline", "pubsieve-baseline.json")
    assert call(*again).code == 0
    with (tmp_path / "data" / "a.jsonl").open("a") as stream:
        stream.write(jsonl({"pmid": "x2", "title": "A study of quite other things"}))
    assert call(*again).code == 1


def test_nothing_is_installed_from_where_it_is_not_published():
    job = YAML(typ="safe").load((ROOT / "examples" / "ci" / "gitlab-ci.yml").read_text())["pubsieve"]
    (install,) = (line for line in job["before_script"] if "pip install" in line)
    assert install.endswith('"$PUBSIEVE"')
    assert "example.org" in job["variables"]["PUBSIEVE"]
    docs = (ROOT / "docs" / "ci.md").read_text()
    assert not re.search(r"pip install pubsieve|OWNER|uses: [^./\s][^\s]*pubsieve", docs)


def test_the_examples_of_the_docs_fit_the_hook_and_the_action():
    shown = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
    pre_commit, workflow = (YAML(typ="safe").load(each) for each in shown)
    (hook,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [each["id"] for each in pre_commit["repos"][0]["hooks"]] == [hook["id"]]
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text())
    (step,) = (each for each in workflow if each["uses"] == "./pubsieve")
    assert step["with"].keys() <= action["inputs"].keys()
    assert workflow[1]["with"]["path"] == "pubsieve"


def test_assert_records_lists_what_is_wrong():
    good = {"title": "A study of things that nobody studied", "doi": "10.5555/jir.2021.45", "pmid": "90000123"}
    assert_records([good], "identifiers", today=date(2026, 1, 1))
    with pytest.raises(AssertionError, match=r"1 findings at or above error in 2 records\n  b: error pmid-malformed"):
        assert_records([good, {"id": "b", "pmid": "x5"}], ["pmid-malformed"])
    assert_records([{"id": "b", "doi": "10.5555/abc"}], ["doi-suspicious"])
    with pytest.raises(AssertionError, match="doi-suspicious"):
        assert_records([{"id": "b", "doi": "10.5555/abc"}], ["doi-suspicious"], fail_on="info")
    with pytest.raises(AssertionError, match="no records to check"):
        assert_records([], "identifiers")
