"""What tools do to the HTML of a page before it comes to us changes no record: it is parsed, not matched."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from cleaner import clean, page_from_bytes, page_from_text

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.html"))
HTML = etree.HTMLParser(encoding="utf-8")
IN_HEAD = {"url", "journal_title", "issn"}  # what pages state nowhere else, or not as a name
# What stands in the head only: PMIDs of PMC's pages, and the names that say which of their parts is the family.
HEAD_ALONE = {
    "pmc/html-2009-tables": {"id", "pmid"},
    "pmc/html-2017-manuscript": {"id", "pmid"},
    "pubmed/html-n2-figures-pmc": {"authors"},
    "pubmed/html-n3-full": {"authors"},
    "pubmed/html-n3-spanish-abstract": {"authors"},
    "pubmed/html-home-page": {"site", "title"},
    "generic/html-lab-home-page": {"title"},
}
RECORD_IN_HEAD = {"generic/html-publication", "us-gov/html-publication", "us-gov/html-report-dublin-core"}
CHANGES: dict[str, Callable[[str], str]] = {
    "read and written by BeautifulSoup": lambda page: str(BeautifulSoup(page, "lxml")),
    "read and written by html.parser": lambda page: str(BeautifulSoup(page, "html.parser")),
    "read and written by lxml": lambda page: etree.tostring(etree.fromstring(page.encode(), HTML), encoding="unicode"),
    "prettified by BeautifulSoup": lambda page: BeautifulSoup(page, "lxml").prettify(),
    "prettified by html.parser": lambda page: BeautifulSoup(page, "html.parser").prettify(),
    "on one line": lambda page: re.sub(r"\s+", " ", page),
    "tags in capitals": lambda page: re.sub(r"</?[a-z]+", lambda tag: tag[0].upper(), page),
    "values in single quotes": lambda page: re.sub(r"=\"([^\"'<>]*)\"", r"='\1'", page),
    "values without quotes": lambda page: re.sub(r'="([\w./#:-]+)"(?=[\s>])', r"=\1", page),
    "without scripts": lambda page: re.sub(r"(?is)<(script|style)\b.*?</\1>", "", page),
    "without comments": lambda page: re.sub(r"(?s)<!--.*?-->", "", page),
    "with line ends of Windows": lambda page: page.replace("\n", "\r\n"),
}


def name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


def records(page: str) -> list[dict[str, object]]:
    read = page_from_text(page, media="html", source="page.html")
    return [article.model_dump(exclude={"text", "problems", "citation"}) for article in clean(read).articles]


@pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_stays_what_it_is(path: Path, change: Callable[[str], str]):
    page = page_from_bytes(path.read_bytes()).content
    assert records(change(page)) == records(page)


@pytest.mark.parametrize("path", [path for path in PAGES if name(path) not in RECORD_IN_HEAD], ids=name)
def test_a_page_without_its_head_keeps_what_it_shows(path: Path):
    page = page_from_bytes(path.read_bytes()).content
    headless = re.sub(r"(?is)<head\b.*?</head>", "", page)
    lost = IN_HEAD | HEAD_ALONE.get(name(path), set())
    shown = [{key: value for key, value in record.items() if key not in lost} for record in records(page)]
    assert [{key: record[key] for key in record if key not in lost} for record in records(headless)] == shown
