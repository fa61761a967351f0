"""docs/cli.md tells of every command, option, file, code and setting that there is."""

import re
from pathlib import Path

import pytest

from pubsieve.cli import COMMANDS as LISTED
from pubsieve.records.read import FORMATS as RECORD_FORMATS
from pubsieve.settings import KEYS
from pubsieve.sources import FORMATS, OUTPUT_FILES

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for pattern in ("*.py", "containers/*.py", "engine/*.py")
    for path in ROOT.glob(f"pubsieve/{pattern}")
)
COMMANDS = ("run", "clean", "check", "export", "explain", "learn", "cite", "id", "checks", "profiles", "schema")


def test_every_command_that_there_is_has_its_part():
    assert tuple(LISTED) == COMMANDS
    assert re.findall(r"^### `pubsieve ([a-z]+)", DOCS, re.M) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_told_in_its_part(call, command):
    (part,) = re.findall(rf"^### `pubsieve {command}\b.*?(?=^##)", DOCS, re.M | re.S)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", call(command, "--help").out)) - {"--help"}
    assert {option for option in options if option not in part} == set()


@pytest.mark.parametrize(
    ("command", "words"),
    [("check", "else [tool.pubsieve] in pyproject.toml"), ("run", "with Spark (pubsieve[spark], Java 17)")],
)
def test_the_help_loses_no_words_in_brackets(call, command, words):
    assert words in " ".join(call(command, "--help").out.replace("│", " ").split())


def test_every_rejection_code_is_told_and_no_other():
    inputs = DOCS[DOCS.index("## Inputs") : DOCS.index("## Exit codes")]
    rows = re.findall(r"^\| ((?:`[a-z]+-[a-z-]+` )+)\|", inputs, re.M)
    told = {code for row in rows for code in re.findall(r"[a-z-]+", row)}
    raised = set(re.findall(r'code="((?:input|jsonl|row|no|internal|worker)-[a-z-]+|page-timeout)"', CODE))
    elsewhere = "input-empty input-binary input-gzip input-zstd jsonl-no-page row-no-page html-unreadable html-too-deep"
    assert raised | set(elsewhere.split()) == told


@pytest.mark.parametrize("name", [*OUTPUT_FILES, *FORMATS, *RECORD_FORMATS, *KEYS])
def test_every_output_file_suffix_and_setting_is_told(name):
    assert name in DOCS
