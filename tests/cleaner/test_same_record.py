"""What happens to a text between the site and us changes no record: frames around it, line ends, odd blanks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.page import page_from_bytes

CASES = Path(__file__).parents[1] / "cases"
PAGES = sorted(CASES.glob("*/*/page.txt"))
ABOVE = "Skip to main content\nWe use cookies to improve your experience.\nAccept all cookies\nMenu\nHome\nSearch\n\n"
BELOW = "\nFollow us on Twitter\nTerms of Use\n© 2024 All rights reserved.\nBack to top\n"
NUMBERED = "g4-browser-buttons"  # a browser numbers the links of the whole page: a frame without numbers is none of its
FRONT = "k1-edition-and-front-matter"  # what a tool writes above a page stands above all else
CUT = "p1-cut-at-the-end"  # has nothing below it
PARTED = {  # nothing but empty lines tells where a record begins, or a line that may not be broken where it is
    "p5-three-records", "p6-book-chapter", "p6-old-without-headings", "p6-one-record", "p6-run-in-affiliations",
    "p6-three-records", "p6-wrapped-at-words",
}  # fmt: skip
ARCHIVE = (
    "1,020 captures\n05 Jan 2020 - 08 Feb 2024\nDec\tJAN\tFeb\n05\n2022\t2023\t2024\nsuccess\nfail\n"
    "About this capture\nCOLLECTED BY\nCollection: A Crawl\nTIMESTAMPS\n\n"
)
CHANGES: dict[str, Callable[[str], str]] = {
    "a site's frame above": lambda text: ABOVE + text,
    "a byte order mark": lambda text: f"\ufeff{text}",
    "blanks behind each line": lambda text: text.replace("\n", "   \n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of Windows written as text": lambda text: text.replace("\n", "\r\r\n"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "blanks of no width behind sentences": lambda text: text.replace(". ", ".\u200b "),
    "soft hyphens in words": lambda text: text.replace("tion", "\u00adtion"),
    "marks of direction": lambda text: text.replace(": ", ": \u202a").replace(". ", ".\u202c "),
}


def records(text: str) -> list[dict[str, object]]:
    page = page_from_bytes(text.encode(), media="text", source="page.txt")
    read = [article.model_dump(mode="json", exclude={"problems", "citation"}) for article in clean(page).articles]
    return [{key: _folded(value) for key, value in record.items()} for record in read]


def _folded(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_folded(one) for one in value]
    return {key: _folded(one) for key, one in value.items()} if isinstance(value, dict) else value


def unspaced(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.strip())


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name not in PARTED],
    ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}",
)
def test_a_record_needs_no_empty_lines(page: Path):
    text = page.read_text(encoding="utf-8")
    assert records(unspaced(text)) == records(text)


def test_broken_lines_need_no_empty_lines():
    text = (CASES / "pubmed" / "p6-one-record" / "page.txt").read_text(encoding="utf-8")
    (spaced,), (dense,) = records(text), records(unspaced(text))
    told = ("title", "authors", "affiliations", "journal", "doi", "pmid", "pmcid")
    assert {key: dense[key] for key in told} == {key: spaced[key] for key in told}
    assert str(dense["abstract"]).startswith(str(spaced["abstract"]))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name not in (NUMBERED, FRONT)],
    ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}",
)
def test_a_record_stays_what_it_is(page: Path, change: Callable[[str], str]):
    text = page.read_text(encoding="utf-8")
    assert records(change(text)) == records(text)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name != NUMBERED and "\n\n" in page.read_text(encoding="utf-8").strip()],
    ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}",
)
def test_line_ends_that_are_written_twice_are_told_by_what_empty_lines_part(page: Path):
    text = page.read_text(encoding="utf-8")
    assert records(text.replace("\n", "\n\n")) == records(text)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if "pubmed" in page.parent.parent.name and page.parent.name != CUT],
    ids=lambda page: page.parent.name,
)
def test_a_frame_below_a_record_is_none_of_it(page: Path):
    text = page.read_text(encoding="utf-8").rstrip()
    assert records(text + BELOW) == records(text)


@pytest.mark.parametrize(
    "page",
    # Exports are files that are saved, which no archive shows.
    [page for page in PAGES if page.parent.name != FRONT and not page.parent.name.startswith("p6")],
    ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}",
)
def test_the_bar_of_an_archive_is_none_of_a_record(page: Path):
    text = page.read_text(encoding="utf-8")
    assert records(ARCHIVE + text) == records(text)


AROUND: dict[str, Callable[[str], str]] = {
    "YAML front matter": lambda text: f"---\ntitle: A saved page\ndate: 2024-01-01\ntags:\n- a\n- b\n---\n\n{text}",
    "a fence of code": lambda text: f"```text\n{text.rstrip()}\n```\n",
    "sheets of print": lambda text: (
        f"2/5/24, 10:13 AM A page - Site\n\n{text.rstrip()}\n\nhttps://site.example/page/a-page-of-many-words... 1/2\n"
    ),
    "sheets of print elsewhere": lambda text: f"05.02.2024, 10:13\n\n{text.rstrip()}\n\nfile:///a/page.html 1/2\n",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name != FRONT],
    ids=lambda page: f"{page.parent.parent.name}/{page.parent.name}",
)
def test_what_a_tool_puts_around_a_text_is_none_of_its_record(page: Path, around: Callable[[str], str]):
    text = page.read_text(encoding="utf-8")
    assert records(around(text)) == records(text)
