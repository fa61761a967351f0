"""`pubsieve cite`: one answer for each line, in order; exit codes; streams apart."""

import json

import pytest
import typer
from typer.testing import CliRunner

from pubsieve.cli.cite import cite
from pubsieve.cli.console import Commands

KEYS = ["input", "ok", "authors", "title", "journal", "published", "epub", "volume", "issue", "pages", "doi", "pii",
    "pmid",
        "pmcid", "language", "ahead_of_print", "notes", "problems"]  # fmt: skip
GOOD = "Doe A; TEST Group. A title. Test J. 2021 Mar 4;5(2):1-9. doi: 10.5555/t. Epub 2021 Jan 2. PMID: 90000001."


@pytest.fixture
def run():
    app = typer.Typer(cls=Commands)
    app.command()(cite)
    app.callback()(lambda: None)
    return lambda *args, **kwargs: CliRunner().invoke(app, ["cite", *args], **kwargs)


def test_one_answer_with_the_keys_of_the_contract(run):
    result = run("-", input=GOOD + "\n")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(answer) == KEYS
    assert [(a["name"], a["family"], a["collective"]) for a in answer["authors"]] == [
        ("Doe A", "Doe", False),
        ("TEST Group", None, True),
    ]
    assert answer["published"] == {"text": "2021 Mar 4", "year": 2021, "month": 3, "day": 4, "season": None}
    assert answer["epub"]["month"] == 1
    assert (answer["pii"], answer["ahead_of_print"], answer["notes"], answer["problems"]) == (None, None, [], [])


def test_every_line_is_answered_in_order_blank_and_broken_ones_too(run):
    lines = [GOOD, "", "no citation", ". 2019:51:88-91.", "caf\xe9\x85 x"]
    result = run(input="\n".join(lines) + "\n")
    answers = [json.loads(row) for row in result.stdout.splitlines() if row]
    assert [a["input"] for a in answers] == lines
    assert [a["ok"] for a in answers] == [True, False, False, True, False]
    assert result.exit_code == 1


def test_bytes_that_are_no_utf_8_are_shown_not_raised(run):
    result = run(input=b"\xe9\xe8\n")
    assert json.loads(result.stdout)["input"] == "\ufffd\ufffd"


def test_a_file_is_read_and_a_missing_one_is_wrong_usage(run, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text(GOOD + "\r\n", encoding="utf-8")
    assert json.loads(run(str(file)).stdout)["pmid"] == "90000001"
    missing = run(str(tmp_path / "none.txt"))
    assert missing.exit_code == 2
    assert missing.stdout == ""
    assert "none.txt" in missing.stderr
