"""`pubsieve clean`: clean text, or every block as JSON."""

import json
import subprocess
import sys

from pubsieve.json_line import json_line


def test_clean_text_goes_to_standard_output(call, page):
    ended = call("clean", page.name)
    assert ended.code == 0
    assert "A study of things that nobody has studied" in ended.out
    assert "An official website" not in ended.out
    assert ended.err == ""


def test_standard_input_is_an_input(call):
    assert call("clean", "-", stdin="Wörds of a page\n".encode()).out == "Wörds of a page\n"


def test_clean_text_may_go_to_a_file(call, tmp_path, page):
    printed = call("clean", page.name).out
    ended = call("clean", page.name, "-o", "clean.txt")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "clean.txt").read_text() == printed


def test_a_file_that_cannot_be_written_is_told(call, page, tmp_path):
    ended = call("clean", page.name, "-o", "nowhere/clean.txt")
    assert ended.code == 3
    assert "nowhere/clean.txt: cannot be written" in ended.err


def test_json_has_every_block_kept_or_removed(call, page):
    answer = json.loads(call("clean", page.name, "--to", "json").out)
    assert answer["source"] == page.name
    assert answer["site"] == "pubmed"
    removed = [block for block in answer["blocks"] if block["rule"]]
    assert {block["rule"] for block in removed} <= set(answer["reasons"])
    assert removed[0]["text"] == "An official website of the United States government"
    for line in page.read_text().splitlines():
        assert any(line.split()[-1] in block["text"] for block in answer["blocks"]), line


def test_several_pages_are_parted_by_a_form_feed_or_by_lines(call, tmp_path):
    (tmp_path / "p.jsonl").write_text('{"text": "One"}\n{"text": "Two"}\n')
    assert call("clean", "p.jsonl").out.split("\f") == ["One\n", "Two\n"]
    answers = call("clean", "p.jsonl", "--to", "json").out.splitlines()
    assert [json.loads(line)["source"] for line in answers] == ["p.jsonl#1", "p.jsonl#2"]


def test_a_json_line_is_one_line_for_every_reader():
    values = {"text": "one\u2028two\u2029three\x85four\nfive\x0bsix\x1cseven"}
    line = json_line(values)
    assert line.splitlines() == [line]
    assert json.loads(line) == values


def test_cleaning_one_page_imports_nothing_that_it_does_not_need(page):
    code = (
        "import sys\nfrom pubsieve.cli import main\nsys.argv = ['pubsieve', 'clean', sys.argv[1]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join(sorted(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(page)], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(ended.stderr.split())
    heavy = {"great_expectations", "pandas", "pyspark", "numpy", "jinja2", "expectations", "rich"}
    assert "cleaner.clean" in loaded
    assert loaded & heavy == set()
