"""docs/profiles.md: its example does what it says, and every key of a profile is explained."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from cleaner import clean, page_from_text, profile, profile_fields

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
MODELS = [
    value
    for tables in (profile, profile_fields)
    for value in vars(tables).values()
    if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == tables.__name__
]


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", DOCS, re.M | re.S)
    return found


@pytest.fixture
def document(tmp_path: Path):
    (tmp_path / "ponds.toml").write_text(block("toml"), encoding="utf-8")
    return clean(page_from_text(block("html")), profiles=[tmp_path / "ponds.toml"])


def test_the_example_profile_reads_the_example_page(document):
    record = document.articles[0].model_dump(mode="json")
    for key, value in json.loads(block("json")).items():
        got = [{"name": author["name"]} for author in record[key]] if key == "authors" else record[key]
        assert got == value, key


def test_the_example_profile_drops_what_it_names(document):
    rules = {found.text: found.rule for found in document.removed}
    assert rules["Home | Browse | My pond"] == "pond-papers:pond-bar"
    assert rules["Pond Papers is kept by the pond."] == "pond-papers:pond-bar"
    assert rules["Cold stones in the deep"] == "pond-papers:similar"
    assert "The water stayed cold." in document.text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[BaseModel]):
    assert {key for key in model.model_fields if f"`{key}`" not in DOCS} == set()
