"""Furniture of any page that only the name of its element gives away."""

import pytest

from cleaner import RawPage, clean
from cleaner.names import NameWords, words_of_name

PROSE = "".join(
    f"<p>Sentence number {n} of the page tells how the river rose in spring and fell again.</p>" for n in range(20)
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("post-author", ["post", "author"]),
        ("postAuthor_x1", ["post", "author", "x", "1"]),
        ("DOIBox", ["doi", "box"]),
        ("", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]):
    assert words_of_name(name) == words


@pytest.mark.parametrize(
    ("name", "meaning"),
    [("authorBio", "both"), ("bio", "one"), ("bio-author", "one"), ("author", None), ("author-x-bio", "one")],
)
def test_two_words_mean_something_else_than_one(name: str, meaning: str | None):
    assert NameWords.of({"bio": "one", "author-bio": "both"}).find(words_of_name(name)) == meaning


@pytest.mark.parametrize("name", ["post-sidebar", "relatedPosts", "author_bio", "newsletter-box", "cookie-bar"])
def test_an_element_named_as_furniture_is_dropped(name: str):
    page = f"<body><div><div>{PROSE}<div class='{name}'>Words of the frame.</div></div></div></body>"
    text = clean(RawPage(page, "html")).text
    assert "Words of the frame" not in text
    assert "Sentence number 19" in text


@pytest.mark.parametrize("name", ["has-sidebar", "promo-wrap", "menu-open"])
def test_a_name_on_most_of_the_page_drops_nothing(name: str):
    parts = "".join(f"<div class='{name}'>{PROSE}</div>" for _ in range(5))
    text = clean(RawPage(f"<body class='{name}'><div>{parts}</div></body>", "html")).text
    assert text.count("Sentence number 7 ") == 5
