"""docs/licenses.md states the licences; no copyleft comes in unseen."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "licenses.md").read_text(encoding="utf-8")


def load():
    spec = importlib.util.spec_from_file_location("licenses", ROOT / "tools" / "licenses.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LICENSES = load()


def stated(text: str) -> set[str]:
    return set(re.findall(r"^\| ([a-z0-9-]+) \|", text, re.M)) - {"package"}


def test_each_package_that_is_asked_for_is_in_the_page():
    assert {LICENSES.canonicalize_name(need.name) for need in LICENSES.required()} <= stated(PAGE)


def test_the_page_is_not_written_without_what_is_not_installed(monkeypatch):
    assert "no-such-thing>=1" not in LICENSES.lacking()
    asked = [*LICENSES.required(), *map(LICENSES.Requirement, ("no-such-thing>=1", "other; python_version < '3'"))]
    monkeypatch.setattr(LICENSES, "required", asked.copy)
    assert "no-such-thing>=1" in LICENSES.lacking()
    assert not any("other" in need for need in LICENSES.lacking())


@pytest.mark.parametrize("name", LICENSES.installed())
def test_an_installed_package_is_permissive_or_stated(name):
    licence = LICENSES.licence(LICENSES.installed()[name])
    assert licence != "not stated", f"look at the licence of {name}"
    if LICENSES.COPYLEFT.search(licence):
        assert name in stated(PAGE.partition("## Copyleft")[2]), f"{name}: {licence}"


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("MIT", False),
        ("Apache-2.0 OR BSD-3-Clause", False),
        ("PSF-2.0", False),
        ("GPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("MPL-2.0 AND MIT", True),
    ],
)
def test_copyleft_is_told_from_other_licences(licence, found):
    assert bool(LICENSES.COPYLEFT.search(licence)) == found


def test_the_table_states_every_licence_of_its_kind():
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \|", PAGE.partition("## Copyleft")[0], re.M)
    assert {name for name, licence in rows if LICENSES.COPYLEFT.search(licence)} == stated(
        PAGE.partition("## Copyleft")[2]
    )
