"""docs/house.svg is drawn from the code, and docs/house.md points at what is there."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house_map():
    spec = importlib.util.spec_from_file_location("house_map", ROOT / "tools" / "house_map.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_that_of_the_code(house_map):
    drawn = (ROOT / "docs" / "house.svg").read_text(encoding="utf-8")
    assert house_map.picture() == drawn, "the code has changed: run python tools/house_map.py, and look at the picture"


def test_all_imports_lead_downwards(house_map):
    rows = {package: place[1] for package, place in house_map.PLACES.items()}
    assert house_map.arrows()
    assert all(rows[importer] < rows[imported] for importer, imported in house_map.arrows())


@pytest.mark.parametrize("page", ["docs/house.md", "CONTRIBUTING.md"])
def test_every_path_that_is_named_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    tops = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    named = re.findall(rf"`((?:{tops})/[\w/.*-]*)`", text)
    assert named
    assert {path for path in named if not list(ROOT.glob(path))} == set()
