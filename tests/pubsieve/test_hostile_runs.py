"""Limits that hold for every command, names that lead nowhere, and expressions that never end."""

import json
import os
import subprocess
import sys

import pytest

from pubsieve.engine.text_names import TextNames

RECORD = {"id": "pmid:90000123", "title": "A trial of cups"}

NAMES = [
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\system.ini",
    "a\0b",
    "a\nb",
    "..",
    "con",
    "NUL.html",
    "com1.txt",
    "x" * 5000,
    "漢字" * 500,
    "😀" * 300,
    "-" * 300,
    "\udcff",
]


def test_a_text_is_a_file_of_its_folder_whatever_its_page_is_called(tmp_path):
    sources = [*NAMES, *NAMES, "Page.html", "page.html", "PAGE.HTML"]
    names = TextNames()
    for number, source in enumerate(sources):
        (tmp_path / names.name(source)).write_text(f"words {number}")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {tmp_path}
    assert len({path.name.casefold() for path in files}) == len(sources)
    assert {path.read_text() for path in files} == {f"words {number}" for number in range(len(sources))}
    assert not [path.name for path in files if path.name.split(".")[0].lower() in ("con", "nul", "com1")]


@pytest.mark.skipif(os.name == "nt", reason="names are UTF-16 on Windows")
def test_the_clean_texts_have_the_same_names_whatever_the_locale(tmp_path, page):
    page.rename(tmp_path / "naïve 头.txt")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for out, locale in (("utf-8", {"PYTHONUTF8": "1"}), ("ascii", ascii_only)):
        command = [sys.executable, "-m", "pubsieve", "run", ".", "-o", out, "--text", "-q"]
        ended = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **locale}, capture_output=True, text=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, "")
    utf_8, ascii_ = (
        [os.fsencode(one.name) for one in (tmp_path / out / "text").iterdir()] for out in ("utf-8", "ascii")
    )
    assert utf_8 == ascii_ == ["naïve_头.txt.txt".encode()]


def test_an_input_may_hold_so_many_pages(call, lines, tmp_path):
    (tmp_path / "pubsieve.toml").write_text("[limits]\nmax-records = 2\n")
    (tmp_path / "pages.jsonl").write_text('{"text": "A page of words"}\n' * 3)
    assert call("run", "pages.jsonl", "--fail-on", "never").code == 3
    assert len(lines("records.jsonl")) == 2
    (rejected,) = lines("rejected.jsonl")
    assert (rejected["source"], rejected["code"]) == ("pages.jsonl", "input-too-many")
    assert "more than 2" in rejected["reason"]
    assert "max-records" in rejected["reason"]


@pytest.mark.parametrize("command", [("check", "--fail-on", "never"), ("export", "--to", "csl-json")])
@pytest.mark.parametrize(
    ("limit", "rows", "words"),
    [
        ("max-records = 2", 3, "holds more than 2 pages or records"),
        ('max-input-size = "1 kB"', 1, "is larger than 1,000 bytes"),
    ],
)
@pytest.mark.parametrize("suffix", ["jsonl", "csv", "ris"])
def test_the_limits_hold_for_records_too(call, tmp_path, command, limit, rows, words, suffix):
    (tmp_path / "pubsieve.toml").write_text(f"[limits]\n{limit}\n")
    title = "A trial of cups " * (100 if rows == 1 else 1)
    content = {
        "jsonl": "".join(json.dumps({"title": title, "pmid": str(n)}) + "\n" for n in range(rows)),
        "csv": "title\n" + f"{title}\n" * rows,
        "ris": f"TY  - JOUR\nTI  - {title}\nER  - \n\n" * rows,
    }
    (tmp_path / f"records.{suffix}").write_text(content[suffix])
    name, *more = command
    ended = call(name, f"records.{suffix}", *more)
    assert ended.code == 3
    assert words in ended.err


@pytest.mark.parametrize(
    ("suffix", "content", "place"),
    [
        ("jsonl", '{"title": "Cups"}\n{"title": "%s"}\n{"title": "Pots"}\n', "records.jsonl:2: the line is larger"),
        ("csv", "title\nCups\n%s\nPots\n", "records.csv: nothing is read from line 3 on: the line is larger"),
        ("ris", "TY  - JOUR\nTI  - %s\nER  - \n", "records.ris: nothing is read from line 2 on: the line is larger"),
    ],
)
def test_a_line_that_is_too_long_is_told_with_its_number_and_what_would_read_it(call, tmp_path, suffix, content, place):
    (tmp_path / "pubsieve.toml").write_text('[limits]\nmax-input-size = "1 kB"\n')
    (tmp_path / f"records.{suffix}").write_text(content % ("x" * 2000))
    ended = call("check", f"records.{suffix}")
    assert ended.code == 3
    assert f"pubsieve: {place} than 1,000 bytes: raise max-input-size in [limits] of the settings" in ended.err


EVIL = """id = "evil"
title = "A profile with an expression that never ends"
[fingerprint]
patterns = ["(a+)+b"]
"""


@pytest.mark.parametrize("command", ["run", "clean", "explain"])
def test_an_expression_that_never_ends_costs_its_page(call, tmp_path, command):
    (tmp_path / "evil.toml").write_text(EVIL)
    (tmp_path / "evil.txt").write_text("a" * 300 + "\nMore words of this page.\n")
    (tmp_path / "good.txt").write_text("Some words of this page.\n")
    for seconds in (1, 5, 25):  # on a machine that is very busy any page may take a second; the evil one takes for ever
        ended = call(command, "evil.txt", "good.txt", "--profile", "evil.toml", "--timeout", seconds)
        if "good.txt:" not in ended.err:
            break
    assert ended.code == 3
    assert f"evil.txt: took longer than {seconds} seconds" in ended.err
    assert "good.txt:" not in ended.err


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"title":' * 100_000, '{"title": "\\ud800"}', '{"title": ' + "9" * 10_000 + "}", "\0" * 90],
    ids=["arrays", "objects", "half a pair", "a long number", "zeros"],
)
def test_a_bad_line_of_records_is_told_and_the_rest_is_checked(call, tmp_path, line):
    good = json.dumps(RECORD)
    (tmp_path / "records.jsonl").write_text(f"{good}\n{line}\n{good}\n")
    ended = call("check", "records.jsonl", "--fail-on", "never", "--format", "json")
    assert ended.code == 3
    assert "records.jsonl:2: " in ended.err
    assert json.loads(ended.out)


def test_a_table_of_quotes_is_told(call, tmp_path):
    (tmp_path / "records.csv").write_text("title\n" + '"' * 1_000_001 + "\n")
    ended = call("check", "records.csv")
    assert ended.code == 3
    assert "records.csv:2: " in ended.err
