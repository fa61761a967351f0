"""Text that `prettify` of BeautifulSoup has torn apart is put together again where it must have stood together."""

import pytest
from bs4 import BeautifulSoup

from cleaner import clean, page_from_text
from cleaner.prettified import is_prettified

FRAME = "<html><head><title>A page</title></head><body><ul>{items}</ul><p>{words}</p></body></html>"
ITEMS = "<li><a href='/a'>One</a></li>" * 5


def text_of(html: str) -> str:
    return clean(page_from_text(html, media="html")).text.splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        "Bottles of H<sub>2</sub>O were cold.",
        "Much CO<sub>2</sub> went into Ca(OH)<sub>2</sub>, and H<sub>2</sub>O<sub>2</sub>.",
        "Mice without it (Ago4<sup>-/-</sup>) were slow.",
        "The share (<i>n</i> = 3) was <b>small</b>, as <i>p</i> was.",
        "A <i>word</i>-like thing, a <i>word</i> - and a dash.",
        "Read \u201c<i>this</i>\u201d: it is <a href='/b'>[here]</a>.",
        "The <i>E</i>/<i>F</i> ratio of <b>all</b> (<i>see</i> below).",
    ],
)
def test_what_must_have_stood_together_does_again(words: str):
    page = FRAME.format(items=ITEMS, words=words)
    for parser in ("lxml", "html.parser"):
        assert text_of(BeautifulSoup(page, parser).prettify()) == text_of(page)


def test_it_stands_together_in_the_html_for_other_tools_too():
    page = BeautifulSoup(FRAME.format(items=ITEMS, words="Bottles of H<sub>2</sub>O (<i>n</i> = 3)."), "lxml")
    document = clean(page_from_text(page.prettify(), media="html"))
    assert "H<sub>2</sub>O (<i>n </i> = 3)." in " ".join(document.html.split())
    assert "H2O (*n*" in document.markdown()


@pytest.mark.parametrize("words", ["Salt and <b>water</b> <i>alone</i>", "One<br>two", "A <b>b</b> (<i>c</i>) d"])
def test_words_stay_apart(words: str):
    page = FRAME.format(items=ITEMS, words=words)
    assert clean(page_from_text(BeautifulSoup(page, "lxml").prettify(), media="html")).text.split() == (
        clean(page_from_text(page, media="html")).text.split()
    )


def test_parts_of_a_page_stay_apart():
    page = BeautifulSoup(FRAME.format(items=ITEMS, words="<span>a</span><p>, b</p><div>(</div><div>c</div>"), "lxml")
    assert clean(page_from_text(page.prettify(), media="html")).text.split("\n")[-4:] == ["a", ", b", "(", "c"]


@pytest.mark.parametrize(
    ("page", "prettified"),
    [
        (BeautifulSoup(FRAME.format(items=ITEMS, words="a"), "lxml").prettify(), True),
        (FRAME.format(items=ITEMS, words="a"), False),
        (FRAME.format(items=ITEMS, words="a").replace("><", ">\n<"), False),
        (BeautifulSoup(FRAME.format(items="", words="a"), "lxml").prettify(), False),  # too little to tell
        (BeautifulSoup(FRAME.format(items=ITEMS, words="a"), "lxml").prettify() + "<b>a</b> <b>b</b>", False),
        ("", False),
        ("words < words", False),
    ],
)
def test_it_is_told_by_where_the_tags_stand(page: str, prettified: bool):
    assert is_prettified(page.encode()) == prettified
