"""Text pages: nothing is lost, each page gives a record, cleaning adds nothing and comes to rest."""

from collections import Counter
from pathlib import Path

from cleaner import RawPage, clean, page_from_text
from cleaner.browser_signs import FIGURES
from schemas.errors import InputError

CASES = Path(__file__).parents[1] / "tests" / "cases"
PIECE = 3000  # characters of a seed


def seeds() -> list[str]:
    pages = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*/*/page.*")) if path.suffix != ".html"]
    return [page[at : at + PIECE] for page in pages for at in range(0, len(page), PIECE)]


def signs(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text.translate(FIGURES)))


def law(text: str) -> None:
    try:
        page = page_from_text(text, media="text")
    except InputError:
        return
    if page.media != "text":
        return
    document = clean(page)
    assert "".join(page.content[block.start : block.end] for block in document.blocks) == page.content, "words lost"
    assert document.articles, "no record"
    again = clean(RawPage(document.text, "text")).text  # a page cut anywhere may hold what only now stands alone
    assert not signs(again) - signs(document.text), "words made up"
    third = clean(RawPage(again, "text")).text
    assert clean(RawPage(third, "text")).text == third, "it never comes to rest"
