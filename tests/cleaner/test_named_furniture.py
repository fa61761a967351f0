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
        ("js-view-dom-id-50e58f69ad233472f93edf10", ["js", "view", "dom", "id"]),  # no "ad" of advertising
        ("item-eff8b2d8-ca66-4ad9-89ad-0123456789ab", ["item"]),
        ("ad12345678", ["ad", "12345678"]),
        ("decade2020", ["decade", "2020"]),
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


SAID = "Words of a section that its heading names, in a whole sentence of the page."


@pytest.mark.parametrize(
    ("name", "heading", "kept"),
    [
        ("foot-care", "Foot care", True),
        ("recent-floods", "Recent floods in the valley", True),
        ("1-heading-how-popular-are-boats", "How popular are boats?", True),
        ("menuLabeling", "Menu Labeling", True),
        ("related-articles", "Related articles", False),  # a heading of the frame, whatever stands below it
        ("foot", "Foot", False),
        ("sidebar-boats", "Floods", False),
    ],
)
def test_an_id_of_the_words_of_its_heading_names_content(name: str, heading: str, kept: bool):
    section = f"<div id='{name}'><h2>{heading}</h2><p>{SAID}</p></div>"
    assert (SAID in clean(RawPage(f"<body><div>{PROSE}{section}{PROSE}</div></body>", "html")).text) is kept


@pytest.mark.parametrize("within", ["<h2 id='recent-boats'>Recent boats</h2><p>{}</p>", "<p id='recent-boats'>{}</p>"])
def test_a_heading_keeps_the_id_of_its_words(within: str):
    text = clean(RawPage(f"<body><div>{PROSE}{within.format(SAID)}{PROSE}</div></body>", "html")).text
    assert ("Recent boats" in text) is (SAID in text) is within.startswith("<h2")


def test_links_below_a_heading_that_names_them_are_none_of_the_text():
    links = "".join(f"<li><a href='/{n}'>How the boats of year {n} came down the river</a></li>" for n in range(3))
    section = f"<div id='recent-boats'><h2>Recent boats</h2><ul>{links}</ul></div>"
    assert "came down" not in clean(RawPage(f"<body><div>{PROSE}{section}{PROSE}</div></body>", "html")).text
