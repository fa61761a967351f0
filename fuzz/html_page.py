"""HTML pages: each letter is kept or removed by a rule, each page gives a record, clean text can be cleaned."""

from collections import Counter
from pathlib import Path

from cleaner import RawPage, clean
from cleaner.browser_signs import FIGURES
from cleaner.fold import visible
from cleaner.parse_html import parse_tree
from schemas.errors import InputError

CASES = Path(__file__).parents[1] / "tests" / "cases"
PIECE = 4000  # characters of a seed


def seeds() -> list[str]:
    pages = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*/*/page.html"))]
    return [page[at : at + PIECE] for page in pages for at in range(0, len(page), PIECE)]


def letters(text: str) -> list[str]:
    """Its letters and figures in any order, without the signs that stand for cells, items and line ends."""
    return sorted(char for char in text.translate(FIGURES) if not char.isspace() and char not in "|•")


def law(text: str) -> None:
    try:
        document = clean(RawPage(text, "html"))
    except InputError:
        return
    words = visible("".join(map(str, parse_tree(text, "-").itertext())))
    assert letters("".join(block.text for block in document.blocks)) == letters(words), "words lost"
    assert document.articles, "no record"
    again = clean(RawPage(document.text, "text"))
    assert not Counter(letters(again.text)) - Counter(letters(document.text)), "cleaning again makes words up"
