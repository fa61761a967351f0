"""What scraped pages and records hold is text on every HTML page of ours: none of it becomes markup or runs."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html

from cleaner.document import Block, Document
from cleaner.page import page_from_text
from expectations import CATALOG
from pubsieve.checking.ignores import Ignore
from pubsieve.checking.run import Job, check_records
from pubsieve.checking.selection import Selection
from pubsieve.cleaning import Processed
from pubsieve.formats import renderer
from pubsieve.incoming import Incoming
from pubsieve.records.read import Inputs
from pubsieve.report.html import render_explanation, render_report
from pubsieve.report.tally import Tally
from pubsieve.report.verdict import judge
from schemas.article import Article, Author, Notice
from schemas.dates import PartialDate
from schemas.finding import Finding, Problem, Rejection, Severity

RUNS = "window.stolen=1"
HOSTILE = {
    "script": f"<script>{RUNS}</script>",
    "end of the script": f"</script><script>{RUNS}</script>",
    "end of the style": f"</style><script>{RUNS}</script>",
    "end of the title": f"</title></head><body onload='{RUNS}'>",
    "end of an attribute": f"\" onmouseover=\"{RUNS}\" autofocus onfocus=\"{RUNS}\" x=\"",
    "end of another attribute": f"' onpointerenter='{RUNS}' tabindex=1 onfocus='{RUNS}' x='",
    "event": f"<img src=x onerror={RUNS}><svg onload={RUNS}><details open ontoggle={RUNS}>",
    "script as address": f"javascript:{RUNS}//",
    "script as address, hidden": f" \tjava\nscript:{RUNS}//http://example.org/",
    "data as address": f"data:text/html,<script>{RUNS}</script>",
    "frame": f"<iframe srcdoc=\"<script>parent.{RUNS}</script>\"></iframe><base href='javascript:{RUNS}/'>",
    "comment": f"<!--><script>{RUNS}</script>--><![CDATA[<script>{RUNS}</script>]]>",
    "template": "{{ 7*7 }}{% raw %}{# x #}",
    "entity": f"&lt;script&gt;{RUNS}&lt;/script&gt;&#60;img src=x onerror={RUNS}&#62;",
}  # fmt: skip
TEXTS = [name for name, field in Article.model_fields.items() if "str" in str(field.annotation) and name != "kind"]


def article(value):
    """An article whose every text is hostile, also those that a valid record could not have."""
    lists = {name for name in TEXTS if "list" in str(Article.model_fields[name].annotation)}
    values = {name: [value, value] if name in lists else value for name in TEXTS}
    author = Author.model_construct(**dict.fromkeys(("name", "family", "given", "initials", "suffix", "email"), value))
    date = PartialDate.model_construct(text=value, year=2020)
    problem = Problem.model_construct(code=value, severity=Severity.ERROR, field=value, value=value, message=value)
    notice = Notice.model_construct(kind="other", text=value)
    return Article.model_construct(
        **values, kind="article", authors=[author], published=date, epub=date, notices=[notice], problems=[problem]
    )


def findings(value):
    texts = dict.fromkeys(("record", "source", "check", "column", "value", "message", "fix"), value)
    whole = Finding.model_construct(**texts, severity=Severity.ERROR, line=3)
    return [whole, *(whole.model_copy(update={"column": name, "check": f"{value}{name}"}) for name in TEXTS)]


def document(value):
    page = page_from_text(value, source=value, url=value)
    blocks = [Block(value, value, field=name) for name in TEXTS]
    blocks += [Block(value, value, rule=f"r:{value}") for _ in range(9)]
    return Document(page, value, "article", blocks, {f"r:{value}": value}, [article(value)])


def report(value):
    page, made = document(value), Tally()
    record = json.loads(page.articles[0].model_dump_json(warnings=False))
    made.add_input(Processed(Incoming(value, page.page), page, [record]), findings(value))
    for finding in findings(value):
        made.add_finding(finding.model_copy(update={"record": f"other {value}"}))
    made.add_input(
        Processed(Incoming(value, rejection=Rejection(source=value, reason=value, code=value, detail=value)))
    )
    made.check_errors.append((value, value))
    return render_report(made, judge(made, "error"), [value], {value: value}, [value])


def checked(value):
    """The page of `check` on records whose texts are hostile, of which one line cannot be read."""
    record = json.loads(article(value).model_dump_json(warnings=False)) | {"published": {"text": value}, "url": value}
    lines = [json.dumps(record | {"kind": "article"}), json.dumps({"title": value, "doi": f"doi:{value}"}), "{oops"]
    Path("records.jsonl").write_text("\n".join(lines))
    ignores = tuple(Ignore(record=value, check=check, reason=value) for check in ("doi-malformed", "title-all-caps"))
    outcome = check_records(Job(Inputs(["records.jsonl"]), Selection(CATALOG), ignores=ignores))
    assert len(outcome.told) > 5
    return renderer("html")(outcome)


PAGES = {"report": report, "explain": lambda value: render_explanation([document(value)] * 2), "check": checked}


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_no_value_becomes_markup(make, value):
    source = make(value)
    tree, harmless = lxml_html.document_fromstring(source), lxml_html.document_fromstring(make("harmless"))
    assert {node.tag for node in tree.iter()} <= {node.tag for node in harmless.iter()} | {"a"}
    assert {name for node in tree.iter() for name in node.attrib} <= {
        name for node in harmless.iter() for name in node.attrib
    } | {"href", "rel"}
    assert [node.text for node in tree.xpath("//script | //style")] == [
        node.text for node in harmless.xpath("//script | //style")
    ]
    assert all(re.match(r"#[\w-]+$|https?://", href) for href in tree.xpath("//@href"))
    assert squeezed(value) in squeezed(tree.text_content())
    assert tree.xpath("//comment()") == []


@pytest.fixture(scope="module")
def browser():
    """A Chromium; skips where there is none."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (dependency group browser)"
    )
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium is found (CHROMIUM names one)")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path)
        yield started
        started.close()


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_nothing_of_it_runs_in_a_browser(browser, make, tmp_path):
    """Every fold is opened, every link followed, every element pointed at and focused."""
    tab, said = browser.new_context().new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    for name, value in HOSTILE.items():
        (tmp_path / "page.html").write_text(make(value), encoding="utf-8")
        tab.goto((tmp_path / "page.html").as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        tab.evaluate(
            """() => document.querySelectorAll('body *').forEach(each => {
                for (const kind of ['mouseover', 'pointerenter', 'toggle', 'load', 'error']) {
                    each.dispatchEvent(new Event(kind))
                }
                if (each.focus) each.focus()
                if (each.tagName === 'A' && each.getAttribute('href').startsWith('#')) each.click()
            })"""
        )
        assert (name, tab.evaluate("window.stolen"), said) == (name, None, [])
        assert tab.locator("iframe, img, object, embed, base").count() == 0
