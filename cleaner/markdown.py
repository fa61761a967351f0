"""A cleaned page as Markdown: headings, lists, tables and, on demand, links."""

import re
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from markdownify import MarkdownConverter

from cleaner.document import Block, Document
from cleaner.tags import BLOCK_TAGS
from schemas.errors import InputError

# Those that Markdown has a form for; all other block elements are plain passages.
_FORMED = frozenset(
    "blockquote body caption dd div dl dt figcaption h1 h2 h3 h4 h5 h6 head hr html li ol p pre table tbody tfoot thead"
    " title tr ul".split()
)
_UNFORMED = sorted(BLOCK_TAGS - _FORMED)
_TABLE_PARTS = ["table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"]
_PAGE_PARTS = ["table", "h1", "h2", "h3"]  # stand in a table only where it lays the page out
_LAYOUT = [*_PAGE_PARTS, "ul", "ol"]  # stand in a table without headers only where it does
_CELLS = ["td", "th"]
_WIDEST = 1000  # html.spec.whatwg.org, the span of a column
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile(r"(?<![ \t])[ \t]++$", re.M)


def as_markdown(document: Document, *, links: bool = False) -> str:
    """The kept part of a page as Markdown.

    Args:
        document: the cleaned page.
        links: whether links keep their addresses, absolute ones where the page's own is known.
    """
    if document.page.media == "html":
        return _of_html(document.soup(), document.page.url, links)
    lines: list[str] = []
    for block in document.kept:
        if block.text:
            lines.append(_line(block, document.page.content, links))
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n")


def _line(block: Block, content: str, links: bool) -> str:
    source = content[block.start : block.end]
    if links and "](" in source:
        return source.strip("\n")
    if block.kind == "heading":
        return f"{'#' * min(block.level, 6)} {block.text}"
    if block.kind == "item":
        return f"{'  ' * (block.level - 1)}- {block.text}"
    return block.text


def _of_html(soup: BeautifulSoup, url: str | None, links: bool) -> str:
    for words in soup.find_all(string=True):
        if not words.find_parent("pre"):  # anywhere else a line end of the source is but a blank
            words.replace_with(_SPACE.sub(" ", words))
    for anchor in soup.find_all("a"):
        address = _address(anchor, url) if links else None
        if address:
            anchor["href"] = address
        else:
            anchor.unwrap()
    for table in soup.find_all("table"):
        if _is_data(table):
            _write_lists(table)
            _fill_spans(table)
        else:
            _unwrap_table(table)
    for element in soup.find_all(_UNFORMED):
        element.name = "div"
    converter = MarkdownConverter(heading_style="ATX", bullets="-", strip=["img"], escape_underscores=False)
    try:
        text = converter.convert_soup(soup.body or soup)
    except RecursionError:
        raise InputError("nests its elements too deep for Markdown", code="html-too-deep") from None
    return _EMPTY_LINES.sub("\n\n", _LINE_END.sub("", text)).strip("\n")


def _is_data(table: Tag) -> bool:
    """Whether a table holds data, not the parts of a page; lists stand in tables of both kinds."""
    return not table.find(_LAYOUT) or bool(table.find("th") and not table.find(_PAGE_PARTS))


def _write_lists(table: Tag) -> None:
    """Write the lists in the cells of a table as words with bullets: a cell of Markdown is one line."""
    for rule in table.find_all("hr"):
        rule.decompose()
    for item in table.find_all("li"):
        item.insert(0, "\u2022 ")
        item.append(" ")
        item.unwrap()
    for part in table.find_all(["ul", "ol"]):
        part.unwrap()


def _fill_spans(table: Tag) -> None:
    """Put an empty cell where one of a row above reaches down, so that the columns of all rows stay in line."""
    reaching: dict[int, int] = {}  # column -> rows still to come
    group = None
    for row in table.find_all("tr"):
        if row.parent is not group:  # no cell reaches into the next head or body
            reaching.clear()
            group = row.parent
        column = 0
        cells = row.find_all(_CELLS)
        for cell in cells:
            while reaching.get(column):
                reaching[column] -= 1
                cell.insert_before(Tag(name=cell.name))
                column += 1
            for _ in range(_span(cell, "colspan")):
                reaching[column] = _span(cell, "rowspan") - 1
                column += 1
        while cells and reaching.get(column):
            reaching[column] -= 1
            row.append(Tag(name=cells[-1].name))
            column += 1


def _span(cell: Tag, name: str) -> int:
    """How many rows or columns a cell takes, as many as browsers allow."""
    said = str(cell.get(name) or "")
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() else 1


def _address(anchor: Tag, url: str | None) -> str | None:
    """Where a link leads; None for a place on the same page, a script, or no place at all."""
    href = str(anchor.get("href") or "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        address = urljoin(url or "", href)
        return address if urlsplit(address).scheme in ("", "http", "https", "mailto", "ftp") else None
    except ValueError:  # an address that no browser could follow either
        return None


def _unwrap_table(table: Tag) -> None:
    """Make passages of the parts of a table, those of the tables inside it left alone."""
    for part in table.find_all(_TABLE_PARTS):
        if part.find_parent("table") is table:
            part.name = "div"
    table.name = "div"
