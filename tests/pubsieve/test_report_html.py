"""report.html and the page of `explain`: one file, nothing loaded, and scraped text stays text.

Only the report has a script, our own, which its policy names by hash.
"""

import base64
import hashlib
import json
import re
from importlib.resources import files

import pytest
from lxml import html as lxml_html

from cleaner.document import Block, Document
from cleaner.page import page_from_text
from pubsieve.cleaning import Processed
from pubsieve.incoming import Incoming
from pubsieve.report.html import render_explanation, render_report
from pubsieve.report.listing import FINDINGS_SHOWN, FIRST_PAGES
from pubsieve.report.runs import FOLDED
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import judge
from pubsieve.report.views import Bounds, page_view
from schemas.article import read_article
from schemas.finding import Finding, Rejection, Severity

EVIL = "</style><script>alert('x')</script><img src=http://evil.example/x onerror=alert(1)>\u202e\x1b[31m&amp;{{ 7*7 }}"


def document(source="p.html", blocks=3, **values):
    text = values.pop("block_text", "Some words")
    page = page_from_text("Some words", source=source, url=values.get("url"))
    article = read_article({"source": source, "site": "generic", "kind": "article", "title": "A title"} | values)
    pieces = [Block(text, rule="r:x" if n % 2 else None) for n in range(blocks)]
    return Document(page, "generic", "article", pieces, {"r:x": values.get("why", "because")}, [article])


def tally(*documents, found=lambda _: ()):
    """The tally of some pages; `found` gives the findings on the records of one."""
    made = Tally()
    for each in documents:
        records = [article.model_dump(mode="json") for article in each.articles]
        made.add_input(Processed(Incoming(each.page.source, each.page), each, records), found(each))
    return made


def finding_on(page, **values):
    return finding(record=page.articles[0].id, source=page.page.source, **values)


def finding(n=0, **values):
    base = {
        "record": f"pmid:{n}",
        "source": "p.html",
        "check": "doi-missing",
        "severity": Severity.ERROR,
        "message": "m",
    }
    return Finding(**(base | values))


def rendered(made, skipped=(), titles=None):
    return render_report(made, judge(made, "error"), skipped, titles or {})


def words_of(source):
    return " ".join(lxml_html.document_fromstring(source).text_content().split())


def evil_report():
    values = dict.fromkeys(("check", "column", "value", "message", "fix"), EVIL)
    evil = document(source=EVIL, title=EVIL, url="javascript:alert(1)", block_text=EVIL, why=EVIL)
    made = tally(evil, found=lambda page: [finding_on(page, **values)])
    made.add_finding(finding(record=EVIL, source=EVIL, **values))
    rejection = Rejection(source=EVIL, reason=EVIL, code=EVIL, detail=EVIL)
    made.add_input(Processed(Incoming(EVIL, rejection=rejection)))
    made.check_errors.append((EVIL, EVIL))
    return rendered(made, skipped=[EVIL], titles={EVIL: EVIL})


def evil_explanation():
    evil = document(source=EVIL, title=EVIL, url="javascript:alert(1)", block_text=EVIL)
    evil.reasons = {"r:x": EVIL}
    evil.site = EVIL
    return render_explanation([evil])


def hash_of(content):
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


PAGES = {"report": evil_report, "explain": evil_explanation}


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
class TestEveryPage:
    def test_scraped_text_stays_text_in_every_field(self, make):
        source = make()
        tree = lxml_html.document_fromstring(source)
        assert tree.xpath("//img | //iframe | //object | //embed | //link | //base | //svg//a | //style[@*]") == []
        own = (files("pubsieve.report") / "templates" / "report.js").read_text(encoding="utf-8")
        assert [node.text for node in tree.xpath("//script")] == [own] * (make is evil_report)
        assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
        assert tree.xpath("//*[@style or @src or @srcset]") == []
        assert "javascript:" not in "".join(tree.xpath("//@href"))
        assert "alert('x')" in tree.text_content()
        assert "{{ 7*7 }}" in tree.text_content()

    def test_control_and_direction_characters_do_not_get_in(self, make):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", make())

    def test_it_loads_nothing(self, make):
        tree = lxml_html.document_fromstring(make())
        assert all(href.startswith(("#", "http")) for href in tree.xpath("//a/@href"))
        assert not re.search(r"url\(|@import", tree.xpath("string(//style)"))

    def test_the_policy_allows_its_own_style_sheet_and_script_and_nothing_else(self, make):
        tree = lxml_html.document_fromstring(make())
        (style,) = tree.xpath("//style")
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        scripts = "".join(f"script-src '{hash_of(node.text)}'; " for node in tree.xpath("//script"))
        assert policy == (
            f"default-src 'none'; style-src '{hash_of(style.text)}'; {scripts}base-uri 'none'; form-action 'none'"
        )

    def test_it_suits_a_phone_and_a_dark_screen(self, make):
        source = make()
        assert '<meta name="viewport" content="width=device-width' in source
        assert "prefers-color-scheme: dark" in source


def test_a_web_address_is_linked_without_a_referrer():
    tree = lxml_html.document_fromstring(render_explanation([document(url="https://example.org/a?b=1&c=2")]))
    (link,) = tree.xpath("//a[@href='https://example.org/a?b=1&c=2']")
    assert link.get("rel") == "noreferrer noopener"


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ({}, "A title"),
        ({"title": None, "citation": "J Made Up. 2021;1(2):3-4."}, "(no title) J Made Up. 2021;1(2):3-4."),
        ({"title": None}, "Some words"),
        ({"title": None, "kind": "page", "citation": "J Made Up. 2021;1(2):3-4."}, "Some words"),
    ],
)
def test_a_page_is_called_by_what_its_record_says_of_it(values, heading):
    tree = lxml_html.document_fromstring(render_explanation([document(**values)]))
    assert tree.findtext(".//h1") == heading


def test_kept_and_removed_blocks_stand_with_the_rule_and_its_reason():
    tree = lxml_html.document_fromstring(render_explanation([document(blocks=4)]))
    (blocks,) = tree.find_class("blocks")
    assert len(blocks.xpath("div[@class='out kept']")) == 2
    gone = blocks.xpath("div[@class='out gone']")
    assert [" ".join(each.text_content().split()) for each in gone] == ["r:x because", "r:x because"]


def test_a_big_run_shows_the_first_findings_of_each_check_and_their_pages_and_says_so():
    pages = [document(f"{n}.html") for n in range(FINDINGS_SHOWN + 7)]
    late = FIRST_PAGES + 5

    def found(page):
        rare = [finding_on(page, check="title-junk")] if page is pages[late] else []
        return [finding_on(page), *rare]

    made = tally(*pages, found=found)
    text = words_of(rendered(made))
    assert f"the first {FINDINGS_SHOWN} of {FINDINGS_SHOWN + 7} findings; 7 more are in findings.jsonl" in text
    assert f"{FIRST_PAGES + 1} of {len(pages)} pages" in text
    assert list(made.listing.pages) == [f"{n}.html" for n in (*range(FIRST_PAGES), late)]
    assert made.severities.total() == len(pages) + 1


def test_a_finding_leads_to_the_passage_that_it_is_about():
    page = document(block_text="Read at 10.5555/ab cd on a page")
    made = tally(
        page, found=lambda each: [finding_on(each, check="doi-malformed", column="doi", value="10.5555/ab\ncd")]
    )
    tree = lxml_html.document_fromstring(rendered(made))
    (entry,) = tree.xpath("//li[contains(@class, 'entry')]")
    (target,) = tree.xpath(f"//*[@id='{entry.find('.//a').get('href')[1:]}']")
    assert (target.tag, target.text) == ("mark", "10.5555/ab cd")
    assert target.xpath("ancestor::details/@data-source") == ["p.html"]


def test_of_two_findings_on_one_passage_each_leads_somewhere():
    page = document(block_text="Read at 10.5555/ab cd on a page")
    values = ("10.5555/ab cd", "ab cd", "on a page")
    made = tally(page, found=lambda each: [finding_on(each, column="doi", value=value) for value in values])
    tree = lxml_html.document_fromstring(rendered(made))
    assert [mark.text for mark in tree.xpath("//mark[@id]")] == ["10.5555/ab cd", "on a page"]
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= {*tree.xpath("//@id"), "rejected"}


def test_the_filter_offers_what_is_listed_and_is_hidden_without_its_script():
    made = tally(document(), found=lambda page: [finding_on(page), finding_on(page, check="title-junk")])
    tree = lxml_html.document_fromstring(rendered(made))
    (form,) = tree.xpath("//form")
    assert "hidden" in form.attrib
    assert form.xpath(".//select[@name='check']/option/@value") == ["", "doi-missing", "title-junk"]
    entries = tree.xpath("//li[contains(@class, 'entry')]")
    assert {entry.get("data-site") for entry in entries} == {"generic"}
    assert lxml_html.document_fromstring(rendered(tally(document()))).xpath("//form | //script") == []


def test_a_hundred_thousand_findings_make_a_small_page_with_whole_counts():
    made = tally(document())
    for number in range(100_000):
        made.add_finding(finding(number, check=f"check-{number % 45}", value="long words " * 100, message="m" * 900))
    source = rendered(made)
    assert len(source) < 5_000_000
    assert ">100,000<" in source


def test_a_long_page_is_shown_in_part_and_says_so():
    bounds = Bounds()
    text = words_of(rendered(tally(document(blocks=bounds.blocks + 9))))
    assert "9 more blocks are not shown here" in text
    text = words_of(rendered(tally(document(block_text="x" * (bounds.block + 6)))))
    assert "x… (6 more characters)" in text
    view = page_view(document(blocks=bounds.blocks, block_text="x" * bounds.block), (), bounds)
    assert sum(len(text) for row in view.rows for text, _ in row.pieces) <= bounds.whole


def test_the_page_of_explain_leaves_nothing_out():
    bounds = Bounds()
    whole = document(blocks=bounds.blocks + 9, block_text="x" * (bounds.block + 6))
    assert render_explanation([whole]).count("x" * (bounds.block + 6)) >= bounds.blocks + 9


def test_long_runs_of_removed_blocks_are_folded_with_their_number_and_rules():
    few = [Block("Furniture 0", rule="r:x")] * (FOLDED - 1)
    many = [Block(f"Furniture {n}", rule="r:y" if n % 4 else "r:x") for n in range(FOLDED + 3)]
    made = document()
    made._blocks = [*few, Block("Content"), *many, Block("More content"), *[Block("Last", rule="r:x")] * FOLDED]
    made.reasons = {"r:x": "menus", "r:y": "adverts"}
    tree = lxml_html.document_fromstring(render_explanation([made]))
    folds = tree.xpath("//details[@class='fold' and not(@open)]")
    summaries = [" ".join(fold.find("summary").text_content().split()) for fold in folds]
    assert summaries == ["9 blocks removed r:y 6 r:x 3", "6 blocks removed r:x menus"]
    assert [len(fold.find_class("in")) for fold in folds] == [9, 6]
    shown = tree.xpath("//div[contains(@class, 'in')][not(ancestor::details)]")
    assert [each.text for each in shown] == ["Furniture 0"] * (FOLDED - 1) + ["Content", "More content"]


def test_a_run_without_any_page_has_a_report_too(call, tmp_path):
    call("run", "missing.html")
    text = (tmp_path / "pubsieve-out" / "report.html").read_text()
    for words in ("1 input could not be processed", "There was no record to check.", "No page could be read."):
        assert words in text


def test_the_report_of_a_real_run_tells_its_figures(call, lines, tmp_path, page):
    (tmp_path / "empty.html").write_text("")
    call("run", page.name, "empty.html")
    report = json.loads((tmp_path / "pubsieve-out" / "report.json").read_text())
    text = lxml_html.document_fromstring((tmp_path / "pubsieve-out" / "report.html").read_text()).text_content()
    assert "2 inputs = 1 with records + 1 rejected." in text
    blocks = report["cleaning"]["blocks"]
    assert f"{blocks['kept']} blocks kept, {blocks['removed']} removed" in text
    assert blocks["removed"] == sum(rule["blocks"] for rule in report["cleaning"]["rules"].values()) > 0
    assert report["verdict"]["exit_code"] == 3
