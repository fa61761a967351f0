"""The data check as a new user sets it up, in a repository of their own: installed from our tree, without a network."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "cleaner", "schemas", "expectations", "pubsieve")
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",  # they are those of the tests
    "PIP_IGNORE_INSTALLED": "1",  # among them may be pubsieve itself
    "PIP_NO_BUILD_ISOLATION": "0",  # pip's way to say that there is none
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
LIBRARIES = sysconfig.get_path("purelib")
# `python -m venv` takes seconds. The libraries stand behind what is installed, so that this is what runs.
PYTHON = f"""#!/bin/sh
[ "$1 $2" = "-m venv" ] || {{ echo "not expected: python $*"; exit 99; }}
"{sys.executable}" -m virtualenv --quiet --no-periodic-update "$3" || exit
for site in "$3"/lib/python*/site-packages; do echo "{LIBRARIES}" > "$site/libraries.pth"; done
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the jobs are scripts for sh and bash")


def jsonl(**values):
    record = {"title": "A study of things that nobody studied", "pmid": "90000123", "doi": "10.5555/jir.2021.45"}
    return json.dumps(record | values) + "\n"


@pytest.fixture
def project(tmp_path):
    """A new user's repository, with one good record and one bad one."""
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "good.jsonl").write_text(jsonl())
    (folder / "data" / "bad.jsonl").write_text(jsonl(pmid="x5", doi="10.5555/jir.2021.46", title="Other things"))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    return folder


def environment(**more):
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "TOX_", "VIRTUALENV_", "PRE_COMMIT", "GIT_")  # of who runs the tests
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    who = {f"GIT_{role}_{what}": "doe@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | OFFLINE | who | more


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, env=environment(), check=True, capture_output=True)


def ran(command, folder, **more):
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A user's own copy of pubsieve: what it is built from and what its users' CI reads, as a git repository."""
    folder = tmp_path_factory.mktemp("copy") / "pubsieve"
    folder.mkdir()
    for name in (*BUILT_FROM, "action.yml", ".pre-commit-hooks.yaml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    return folder


@pytest.fixture(scope="module")
def machine(copy, tmp_path_factory):
    """A CI machine: a `python`, and a folder for what is installed, kept from one job to the next to save time."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "python").write_text(PYTHON)
    (folder / "python").chmod(0o755)
    return folder


def path_of(machine):
    return f"{machine}:{os.environ['PATH']}"


def filled(template, values):
    return re.sub(r"\$\{\{ ([a-z._-]+) \}\}", lambda found: values[found[1]], template)


def test_the_action_installs_itself_and_checks(copy, machine, project):
    action = YAML(typ="safe").load((copy / "action.yml").read_text())
    given = {"records": "data/", "sarif": "pubsieve.sarif"}
    inputs = {f"inputs.{name}": given.get(name, entry.get("default", "")) for name, entry in action["inputs"].items()}
    values = inputs | {"github.action_path": str(copy)}
    temporary = {"RUNNER_TEMP": str(machine), "GITHUB_STEP_SUMMARY": str(project / "summary.md")}
    python, *steps = action["runs"]["steps"]
    assert python["uses"].startswith("actions/setup-python@")
    assert [step["shell"] for step in steps] == ["bash"] * len(steps)
    ended = []
    for step in steps:
        own = {name: filled(value, values) for name, value in step["env"].items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", filled(step["run"], values)]
        ended.append(ran(command, project, PATH=path_of(machine), **temporary, **own))
    installed, checked = ended
    assert installed.returncode == 0, installed.stderr
    assert checked.returncode == 1, checked.stderr
    assert "::error file=data/bad.jsonl,line=1,title=pubsieve pmid-malformed::" in checked.stdout
    assert "pmid-malformed" in (project / "summary.md").read_text()
    assert json.loads((project / "pubsieve.sarif").read_text())["version"] == "2.1.0"
    where = ran([machine / "pubsieve/bin/python", "-c", "import pubsieve; print(pubsieve.__file__)"], project)
    assert where.stdout.startswith(str(machine)), "what was checked with is not what was installed"


def test_the_gitlab_job_installs_and_writes_its_reports(copy, machine, project):
    job = YAML(typ="safe").load((ROOT / "examples" / "ci" / "gitlab-ci.yml").read_text())["pubsieve"]
    variables = job["variables"] | {"PUBSIEVE": f"git+file://{copy}"}
    lines = [line.replace("/opt/pubsieve", f"{machine}/gitlab") for line in job["before_script"] + job["script"]]
    # GitLab puts the lines into one script for a shell that ends at the first that fails.
    done = ran(["sh", "-c", "set -e\n" + "\n".join(lines)], project, PATH=path_of(machine), **variables)
    assert done.returncode == 1, done.stderr
    reports = {kind: project / name for kind, name in job["artifacts"]["reports"].items()}
    (issue,) = (each for each in json.loads(reports["codequality"].read_text()) if each["severity"] == "critical")
    assert (issue["check_name"], issue["location"]["path"]) == ("pmid-malformed", "data/bad.jsonl")
    assert '<failure message="1 finding: ' in reports["junit"].read_text()
    (project / "data" / "bad.jsonl").unlink()
    again = "set -e\n" + "\n".join(lines[len(job["before_script"]) :])
    assert ran(["sh", "-c", again], project, **variables).returncode == 0


def test_the_hook_as_pre_commit_tries_it(copy, project):
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(copy), "pubsieve-check", "--all-files"]
    done = ran(command, project, PYTHONPATH=LIBRARIES)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"pubsieve check\.*Failed\n- hook id: pubsieve-check\n", done.stdout), done.stdout + done.stderr
    assert "data/bad.jsonl:1" in done.stdout


def test_the_hook_as_the_docs_set_it_up(copy, project, tmp_path):
    (shown,) = re.findall(r"^```yaml\n(repos:.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
    settings = shown.replace("https://git.example.org/tools/pubsieve", f"file://{copy}")
    (project / ".pre-commit-config.yaml").write_text(settings)
    (project / "notes.jsonl").write_text("{no record, and not in data\n")
    git(project, "rm", "--quiet", "data/bad.jsonl")
    git(project, "add", ".")
    where = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": LIBRARIES}
    done = ran([sys.executable, "-m", "pre_commit", "run"], project, **where)
    assert (done.returncode, "no files to check" in done.stdout) == (0, True), done.stdout + done.stderr
    (project / "data" / "good.jsonl").write_text(jsonl(volume="5"))
    git(project, "add", ".")
    done = ran([sys.executable, "-m", "pre_commit", "run"], project, **where)
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr
    assert list(tmp_path.glob("home/repo*/py_env*/bin/pubsieve"))


def test_the_environment_of_tox_in_the_docs(copy, project):
    (shown,) = re.findall(r"^```ini\n(.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
    (project / "tox.ini").write_text(shown.replace("git+https://git.example.org/tools/pubsieve", f"git+file://{copy}"))
    options = ("-e", "data", "--runner", "virtualenv", "-x", "testenv:data.pass_env+=PYTHONPATH,GIT_*")
    command = [sys.executable, "-m", "tox", *options]
    done = ran(command, project, PYTHONPATH=LIBRARIES)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "data/bad.jsonl:1" in done.stdout
    assert list(project.glob(".tox/data/bin/pubsieve"))
    done = ran([*command, "--", "data/good.jsonl"], project, PYTHONPATH=LIBRARIES)
    assert (done.returncode, "nothing at or above the fail level" in done.stdout) == (0, True), done.stdout
