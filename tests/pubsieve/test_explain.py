"""`pubsieve explain`: every block with its fate, the rule and the reason."""

import pytest
from lxml import html as lxml_html


def test_every_block_is_shown_with_its_fate_and_the_reason(call, page):
    ended = call("explain", page.name)
    assert ended.code == 0
    shown = ended.out.splitlines()
    banner = shown.index("  - An official website of the United States government")
    assert shown[banner - 1].startswith("removed by us-gov:")
    assert ": " in shown[banner - 1]
    assert "  + A study of things that nobody has studied" in shown
    for line in page.read_text().splitlines():
        assert any(line.split()[-1] in row for row in shown), line


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("official website", "removed by us-gov:"),
        ("OFFICIAL   website\nof", "removed by us-gov:"),
        ("States government Here's how", "Here's how you know"),
        ("nobody has studied", "kept"),
    ],
)
def test_why_answers_for_one_passage_across_case_white_space_and_blocks(call, page, passage, words):
    ended = call("explain", page.name, "--why", passage)
    assert ended.code == 0
    assert words in ended.out
    assert "invented forty" not in ended.out


def test_why_says_where_a_passage_is_not_there(call, page):
    ended = call("explain", page.name, "--why", "words of another page")
    assert ended.code == 3
    assert "no page holds the passage 'words of another page'" in ended.err


def test_the_html_page_holds_every_block(call, tmp_path, page):
    assert call("explain", page.name, "--html", "why.html").code == 0
    tree = lxml_html.document_fromstring((tmp_path / "why.html").read_text())
    assert len(tree.find_class("in")) == len(tree.find_class("out")) > 5
    assert "An official website" in tree.xpath("string(//div[@class='in gone'])")


def test_scraped_text_cannot_steer_the_terminal(call, tmp_path):
    (tmp_path / "evil.txt").write_text("Good words\n\x1b[2J\x1b[31mred [bold]not bold[/bold] \u202eright to left\n")
    ended = call("explain", "evil.txt")
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out
    assert "[bold]not bold[/bold]" in ended.out


def test_the_fields_of_the_record_are_shown_with_their_place(call, page, tmp_path):
    lines = call("explain", page.name).out.splitlines()
    head = next(at for at, line in enumerate(lines) if line.split()[:2] == ["Field", "Value"])
    shown = {line.split()[0]: line for line in lines[head + 1 : lines.index("", head)]}
    number = 1 + page.read_text().splitlines().index("A study of things that nobody has studied")
    assert "A study of things" in shown["title"]
    assert shown["title"].endswith(f"line {number}")
    call("explain", page.name, "--html", "why.html")
    tree = lxml_html.document_fromstring((tmp_path / "why.html").read_text())
    (table,) = tree.find_class("fields")
    rows = {row[0].text: [row[1].text, row[2].text] for row in table.find("tbody")}
    assert rows["title"] == ["A study of things that nobody has studied", f"line {number}"]
    assert rows.keys() == shown.keys()


def test_an_unreadable_input_is_told(call):
    ended = call("explain", "missing.html")
    assert ended.code == 3
    assert "missing.html: there is no such file" in ended.err
