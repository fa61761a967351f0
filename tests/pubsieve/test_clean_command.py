"""`pubsieve clean`: clean text, or every block as JSON."""

import json
import subprocess
import sys

from lxml import html as lxml_html

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


HTML = """<html><head><title>Soup</title></head><body><nav><a href="/in">Log in</a></nav>
<h1>Soup in fog</h1>
<p>See <a href="https://soup.example/more">more of it</a>, for kitchens cook by the water.</p></body></html>"""


def test_html_is_the_page_without_what_was_removed(call, tmp_path):
    (tmp_path / "soup.html").write_text(HTML)
    tree = lxml_html.document_fromstring(call("clean", "soup.html", "--to", "html").out)
    assert tree.findtext("head/title") == "Soup"
    assert [element.tag for element in tree.body.iterchildren()] == ["h1", "p"]


def test_a_text_page_has_no_html_and_the_others_are_written(call, page, tmp_path):
    (tmp_path / "soup.html").write_text(HTML)
    ended = call("clean", page.name, "soup.html", "--to", "html")
    assert ended.code == 3
    assert f"{page.name}: is a page of text: it has no HTML to prune" in ended.err
    assert "Soup in fog" in ended.out


def test_markdown_has_headings_and_links_where_asked_for(call, tmp_path):
    (tmp_path / "soup.html").write_text(HTML)
    plain = call("clean", "soup.html", "--to", "markdown").out
    assert plain == "# Soup in fog\n\nSee more of it, for kitchens cook by the water.\n"
    linked = call("clean", "soup.html", "--to", "markdown", "--links").out
    assert "See [more of it](https://soup.example/more), for" in linked


def test_links_are_refused_where_no_form_could_hold_them(call, page):
    ended = call("clean", page.name, "--links")
    assert ended.code == 2
    assert "--links: only --to markdown" in ended.err


def test_json_says_where_each_block_and_field_stands(call, page):
    answer = json.loads(call("clean", page.name, "--to", "json").out)
    content = page.read_text()
    assert "".join(content[block["start"] : block["end"]] for block in answer["blocks"]) == content
    assert answer["origins"][0]["title"].startswith("line ")


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
