"""A package of the same name as one of ours never takes its place unseen."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from pubsieve.guard import PACKAGES, find_intruders

SCRIPT = Path(sysconfig.get_path("scripts")) / "pubsieve"


@pytest.fixture
def project(tmp_path):
    """A user's repository with packages of its own under our names."""
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('the wrong package was imported')\n")
    (tmp_path / "page.txt").write_text("Some words of a page\n")
    return tmp_path


def run(folder, *command, **environment):
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )


def test_our_own_packages_are_no_intruders():
    assert find_intruders() == {}


@pytest.mark.skipif(not SCRIPT.exists(), reason="the console command is not installed beside this Python")
def test_the_command_works_in_a_folder_with_packages_of_our_names(project):
    ended = run(project, str(SCRIPT), "clean", "page.txt", PYTHONPATH="")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Some words of a page\n", "")


@pytest.mark.parametrize("way", ["PYTHONPATH", "python -m"])
def test_an_intruder_is_named_with_its_path_and_ends_with_3(project, way):
    root = str(Path(__file__).resolve().parents[2])
    if way == "PYTHONPATH":
        ended = run(project, sys.executable, "-P", "-c", "from pubsieve.guard import main; main()", PYTHONPATH=".")
    else:
        ended = run(project, sys.executable, "-m", "pubsieve", "clean", "page.txt", PYTHONPATH=root)
    assert ended.returncode == 3
    assert ended.stdout == ""
    for name in PACKAGES:
        assert f"'{name}' is hidden by {project / name}" in ended.stderr


def test_a_single_module_of_our_name_is_an_intruder_too(tmp_path):
    (tmp_path / "cleaner.py").write_text("")
    ended = run(tmp_path, sys.executable, "-m", "pubsieve", "--version", PYTHONPATH="")
    assert ended.returncode == 3
    assert str(tmp_path / "cleaner.py") in ended.stderr
    assert "schemas" not in ended.stderr
