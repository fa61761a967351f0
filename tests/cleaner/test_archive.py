"""A page that a web archive shows is read as the page itself: its bar goes, its address is the page's own."""

from pathlib import Path

import pytest

from cleaner import clean, page_from_bytes, page_from_text
from cleaner.address import own_address
from cleaner.archive import ARCHIVE_RULE

CASES = Path(__file__).parents[1] / "cases"
OWN = "https://pubmed.ncbi.nlm.nih.gov/90000001/"
SHOWN = f"https://web.archive.org/web/20230105123456/{OWN}"
BAR = [
    "1,020 captures", "05 Jan 2020 - 08 Feb 2024", "Dec | JAN | Feb", "05", "2022 | 2023 | 2024", "success", "fail",
    "About this capture", "COLLECTED BY", "Collection: A Crawl", "Web crawl data.", "TIMESTAMPS",
]  # fmt: skip
ADDRESS = f"The Wayback Machine - {SHOWN}"
TEXT = "Ferry Letters\n\nThe ferry letters of 1911 were found in a tin box below the stairs of the old inn at the pier."


@pytest.mark.parametrize(
    ("shown", "own"),
    [
        (SHOWN, OWN),
        ("http://web.archive.org/web/2020/http://a.example", "http://a.example"),
        ("https://web.archive.org/web/20230105123456id_/https:/a.example/b?c=1", "https://a.example/b?c=1"),
        ("https://webarchive.example/ukgwa/20230105123456/https://a.example/b", "https://a.example/b"),
        ("https://archive.example/all/list/20230105/https://a.example/", "https://a.example/"),
        (OWN, OWN),
        ("https://a.example/go/https://b.example/", "https://a.example/go/https://b.example/"),
        ("https://a.example/2023/page", "https://a.example/2023/page"),
        ("https://web.archive.org/web/2023/about", "https://web.archive.org/web/2023/about"),
        (None, None),
    ],
)
def test_the_address_of_the_page_itself(shown: str | None, own: str | None):
    assert own_address(shown) == own


@pytest.mark.parametrize(
    ("bar", "address"),
    [
        ([*BAR, ADDRESS], OWN),
        ([*BAR[:4], ADDRESS], OWN),
        ([ADDRESS], OWN),
        (["Ferry Letters - The Archive", *BAR, ADDRESS], OWN),
        (BAR, None),
        (BAR[7:], None),
    ],
)
def test_the_bar_above_a_text_goes(bar: list[str], address: str | None):
    document = clean(page_from_text("\n".join(bar) + "\n\n" + TEXT, media="text"))
    assert document.articles[0].url == address
    above = [line for line in bar if "Ferry" in line]
    assert document.text.split("\n") == [*above, *[""] * bool(above), *TEXT.split("\n")]
    assert {block.rule for block in document.removed if block.text} == {ARCHIVE_RULE}
    assert ARCHIVE_RULE in document.reasons


@pytest.mark.parametrize("line", ["20 captures", "About this capture", "TIMESTAMPS", "Collected by"])
def test_a_line_alone_is_no_bar(line: str):
    assert line in clean(page_from_text(f"{line}\n\n{TEXT}", media="text")).text


@pytest.mark.parametrize("media", ["html", "text"])
def test_an_address_that_is_given_is_that_of_the_page(media):
    page = page_from_bytes(f"<p>{TEXT}</p>".encode(), media=media, url=SHOWN)
    assert clean(page).articles[0].url == OWN


@pytest.mark.parametrize("case", ["pubmed/html-n3-full", "pmc/html-frontend-2022", "us-gov/html-english"])
def test_an_archived_page_gives_its_record(case: str):
    html = (CASES / case / "page.html").read_text(encoding="utf-8")
    bar = "".join(f"<div>{line}</div>" for line in BAR)
    frame = f'<div id="wm-ipp-base"><div id="wm-ipp">{bar}</div></div><div id="wm-ipp-print">{ADDRESS}</div>'
    head, body, rest = html.partition("<body")
    tag, end, rest = rest.partition(">")
    shown = "".join((head, body, tag, end, frame, rest))
    archived = shown.replace('href="https://', 'href="https://web.archive.org/web/20230105123456/https://')
    (record,), (kept,) = (clean(page_from_text(page, media="html")).articles for page in (html, archived))
    assert kept == record
