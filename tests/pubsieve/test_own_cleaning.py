"""Phrases, rules and profiles from the settings reach every command that cleans pages; faults name file and key."""

import json

import pytest

RULE = "def adverts(blocks):\n    return [(block, 'an advert') for block in blocks if block.text.startswith('Buy ')]\n"
PROFILE = 'id = "soup"\ntitle = "Soup"\npriority = 99\nfingerprint.lines = ["Soup in fog"]\n'
PAGE = "Soup in fog\n\nBuy our pots!\nThe kettle letter\nKitchens cook by the water.\n"


@pytest.fixture
def project(tmp_path):
    """A project with settings, a rule and a profile of its own, in a folder that is not the working folder."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "soup_rules.py").write_text(RULE)
    (folder / "soup.toml").write_text(PROFILE)
    (folder / "pubsieve.toml").write_text(
        'phrases = ["The kettle letter"]\nrules = ["soup_rules:adverts"]\nprofiles = ["soup.toml"]\n'
    )
    (tmp_path / "soup.txt").write_text(PAGE)
    return folder


def test_clean_and_explain_clean_by_them(call, project):
    answer = json.loads(call("clean", "soup.txt", "--to", "json", "--config", "project/pubsieve.toml").out)
    assert answer["site"] == "soup"
    assert {block["text"]: block["rule"] for block in answer["blocks"] if block["rule"]} == {
        "Buy our pots!": "user:adverts",
        "The kettle letter": "user:phrase",
    }
    shown = call("explain", "soup.txt", "--config", "project/pubsieve.toml").out
    assert "removed by user:adverts: an advert\n  - Buy our pots!" in shown


def test_run_cleans_by_them(call, project, tmp_path):
    call("run", "soup.txt", "--config", "project/pubsieve.toml", "--text", "--fail-on", "never")
    (record,) = map(json.loads, (tmp_path / "pubsieve-out" / "records.jsonl").read_text().splitlines())
    assert record["site"] == "soup"
    assert record["text"] == "Soup in fog\n\nKitchens cook by the water."


def test_the_table_of_pyproject_toml_serves_too(call, project, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.pubsieve]\nphrases = ["Buy our pots!"]\n')
    assert "pots" not in call("clean", "soup.txt").out


def test_a_rule_that_fails_rejects_the_page_and_names_itself(call, project):
    (project / "broken_rules.py").write_text("def broken(blocks):\n    return blocks[99]\n")
    (project / "pubsieve.toml").write_text('rules = ["broken_rules:broken"]\n')
    ended = call("clean", "soup.txt", "--config", "project/pubsieve.toml")
    assert ended.code == 3
    assert "soup.txt: the rule user:broken failed: IndexError" in ended.err


FAULTS = [
    ('phrases = "one"', "phrases: "),
    ('phrases = ["good", "..."]', "phrases: entry 2, '...', has neither letter nor figure"),
    ('rules = ["adverts"]', "rules: entry 1, 'adverts', is not of the form module:function"),
    ('rules = ["no_such_module:adverts"]', "rules: 'no_such_module:adverts' cannot be imported: ModuleNotFoundError"),
    ('rules = ["soup_rules:__name__"]', "rules: 'soup_rules:__name__' is no function"),
    ("profiles = [5]", "profiles[1]: "),
    ('profiles = ["missing.toml"]', "missing.toml: cannot be read"),
]


@pytest.mark.parametrize("command", ["clean", "explain", "run"])
@pytest.mark.parametrize(("content", "words"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_fault_ends_with_2_and_names_file_and_key(call, project, command, content, words):
    (project / "pubsieve.toml").write_text(content + "\n")
    ended = call(command, "soup.txt", "--config", "project/pubsieve.toml")
    assert ended.code == 2
    assert words in ended.err
    assert "project/" in ended.err
