"""What CONTRIBUTING.md and the templates tell is so."""

import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_cases_that_it_names_are_there():
    cases = {path.name for path in (ROOT / "tests").glob("c*/*/") if path.parent.name == "checks"}
    cases |= {path.name for path in (ROOT / "tests" / "cases").glob("*/*/")}
    named = re.findall(r"^pytest tests/(?:cleaner|expectations) -k ([\w-]+)  ", GUIDE, re.M)
    assert len(named) == 2
    assert set(named) <= cases


def test_what_explain_is_shown_to_say_it_says(monkeypatch, capsys):
    from pubsieve.guard import main

    shown = re.search(r'^\$ pubsieve (explain \S+ --why) "(.+)"\n(.*?)^```$', GUIDE, re.M | re.S)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.argv", ["pubsieve", *shown[1].split(), shown[2]])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out == shown[3]


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name
)
def test_an_issue_template_has_what_github_asks_for(path):
    form = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert form["name"]
    assert form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))
    assert all(field["type"] in ("input", "textarea") and field["attributes"]["label"] for field in form["body"])


def test_the_lock_holds_every_package_that_is_asked_for():
    locked = {package["name"] for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]}
    groups = [*PROJECT["dependency-groups"].values(), *PROJECT["project"]["optional-dependencies"].values()]
    needs = [need for group in groups for need in group if isinstance(need, str)] + PROJECT["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", need)[0].lower().replace(".", "-") for need in needs}
    assert names <= locked, "run uv lock"
