"""Settings: the command line wins over the file, the file over the defaults; a fault names file and key."""

import json

import pytest

FAULTS = [
    ('sute = "text"', "pubsieve.toml: sute: no such setting (there are baseline, check, checks, coverage, "),
    ('fail-on = "fatal"', "pubsieve.toml: fail-on: "),
    ("suite = 5", "pubsieve.toml: suite: "),
    ('checks = "spark"', "pubsieve.toml: checks: "),
    ('suite = "text', "pubsieve.toml: is not valid TOML"),
    ('suite = "nonsense"', "no suite is called 'nonsense'"),
]


@pytest.mark.parametrize(("content", "words"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_faulty_file_ends_with_2_and_names_file_and_key(call, tmp_path, page, content, words):
    (tmp_path / "pubsieve.toml").write_text(content + "\n")
    ended = call("run", page.name)
    assert ended.code == 2
    assert words in ended.err
    assert not (tmp_path / "pubsieve-out").exists()


def settings_of(tmp_path):
    return json.loads((tmp_path / "pubsieve-out" / "report.json").read_text())["settings"]


def test_the_file_wins_over_the_defaults_and_the_command_line_over_the_file(call, tmp_path, page):
    call("run", page.name)
    assert settings_of(tmp_path) == {"suite": "default", "checks": "plain", "fail_on": "error"}
    (tmp_path / "pubsieve.toml").write_text('suite = "completeness"\nfail-on = "info"\n')
    call("run", page.name, "--fail-on", "never")
    assert settings_of(tmp_path) == {"suite": "completeness", "checks": "plain", "fail_on": "never"}


def test_pyproject_toml_serves_too_and_pubsieve_toml_comes_first(call, tmp_path, page):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.pubsieve]\nsuite = "text"\n')
    call("run", page.name)
    assert settings_of(tmp_path)["suite"] == "text"
    (tmp_path / "pubsieve.toml").write_text('suite = "corpus"\n')
    call("run", page.name)
    assert settings_of(tmp_path)["suite"] == "corpus"
    (tmp_path / "other.toml").write_text('suite = "completeness"\n')
    call("run", page.name, "--config", "other.toml")
    assert settings_of(tmp_path)["suite"] == "completeness"


@pytest.mark.parametrize("content", ["", '[project]\nname = "x"\n', "[tool.black]\n", "tool = 1\n"])
def test_a_pyproject_toml_of_others_changes_nothing(call, tmp_path, page, content):
    (tmp_path / "pyproject.toml").write_text(content)
    call("run", page.name)
    assert settings_of(tmp_path)["suite"] == "default"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('suite = "nope"', "pubsieve.toml: suite: no suite is called 'nope'"),
        ('select = ["nope"]', "pubsieve.toml: select: no check is called 'nope'"),
        ('[map]\nnope = "x"', "pubsieve.toml: map: a record has no key 'nope'"),
        ("[check.date-future.settings]\nnope = 1", "no such setting (there are days, issue-days)"),
    ],
)
def test_a_wrong_name_is_told_with_file_key_and_what_there_is(call, tmp_path, table, said):
    (tmp_path / "records.jsonl").write_text('{"title": "Of ponds"}\n')
    (tmp_path / "pubsieve.toml").write_text(table)
    ended = call("check", "records.jsonl")
    assert (ended.code, said in ended.err) == (2, True)
