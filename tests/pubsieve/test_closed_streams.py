"""Standard streams that are full or closed are no bug of ours; nor does a check of the user's own end the command."""

import json
import os
import subprocess
import sys

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="/dev/full, and streams that a shell closes")
COMMANDS = [
    "clean page.txt",
    "check records.jsonl",
    "check records.jsonl -f json",
    "export records.jsonl --to ris",
    "explain page.txt",
    "cite page.txt",
    "schema",
    "--version",
    "--help",
]


@pytest.fixture
def shell(tmp_path, page, good_record):
    """Ends a command in a shell; gives its code and its messages."""
    (tmp_path / "records.jsonl").write_text(json.dumps(good_record) + "\n")

    def run(command):
        line = f"{sys.executable} -m pubsieve {command}"
        ended = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stderr

    return run


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("into", "said"), [("> /dev/full", "No space left on device"), (">&-", "it is closed")], ids=["full", "closed"]
)
def test_standard_output_that_cannot_be_written_is_told(shell, command, into, said):
    assert shell(f"{command} {into}") == (3, f"pubsieve: standard output cannot be written: {said}\n")


@POSIX
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("clean page.txt", 0),
        ("clean nowhere.txt", 3),
        ("cite nowhere.txt", 2),
        ("run page.txt", 3),
        ("run page.txt -q", 0),
    ],
)
def test_messages_that_cannot_be_written_are_no_findings(shell, command, code):
    assert shell(f"{command} > /dev/null 2> /dev/full")[0] == code


@POSIX
@pytest.mark.parametrize(("command", "code"), [("cite", 2), ("id", 2), ("clean -", 3)])
def test_standard_input_that_is_closed_is_told(shell, command, code):
    ended, told = shell(f"{command} <&-")
    assert (ended, "standard input is closed" in told) == (code, True)


def test_a_check_of_ones_own_does_not_end_the_command(call, tmp_path, good_record):
    (tmp_path / "records.jsonl").write_text(json.dumps(good_record) + "\n")
    own = 'def leaving(title):\n    """A title is."""\n    raise SystemExit(5)\n'
    (tmp_path / "own_check_that_leaves.py").write_text(own)
    (tmp_path / "pubsieve.toml").write_text('extra = ["own_check_that_leaves:leaving"]')
    ended = call("check", "records.jsonl")
    assert (ended.code, "check leaving could not run" in ended.err) == (3, True)
