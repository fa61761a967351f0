"""A page that says it is one article: what is dropped beside its text, and what never is."""

import pytest

from cleaner import RawPage, clean

PROSE = "".join(
    f"<p>Sentence number {n} of the story tells how the river rose in spring and fell again.</p>" for n in range(20)
)
TEASER = "<div class='card'><h3><a href='/{n}'>Boat number {n}</a></h3><p>{words}</p></div>"
WORDS = "A boat of this number was seen on the river in the summer, and nobody has claimed it so far."


def article(body: str, title: str = "The river rose in spring") -> str:
    head = f"<head><title>{title}</title><meta property='og:type' content='article'></head>"
    return f"<html>{head}<body>{body}</body></html>"


def cleaned(body: str):
    return clean(RawPage(article(body), "html"))


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("<aside>Words of the frame.</aside>", "generic-article:aside"),
        ("<div itemscope style='display:none'>Words of the frame.</div>", "generic-article:machine-data"),
        ("<ul itemscope style='x:y; display: none'><li>Words of the frame.</ul>", "generic-article:machine-data"),
        ("<div style='display: none'>Words of the frame.</div>", "generic-article:hidden"),
        ("<textarea>&lt;p&gt;Words of the frame.&lt;/p&gt;</textarea>", "generic-article:form-field"),
        ("<header class='entry-header'>Words of the frame.</header>", "generic-article:head"),
        ("<article><header>Words of the frame.</header></article>", "generic-article:head"),
        ("<p><a href='/x'>Words of the frame, and of a boat that was never found</a></p>", "shape:links"),
        ("<ul><li><a href='/x'>Words of the frame, and of a boat that was never found</a></ul>", "shape:links"),
        ("<div class='photo-credit'>Words of the frame.</div>", "generic-article:named-credit"),
        ("<div class='dateline'>Words of the frame.</div>", "generic-article:named-about"),
        ("<div class='recirculation'>Words of the frame.</div>", "generic-article:named-other-article"),
        ("<p>Follow the words of the frame on Facebook and Instagram.</p>", "generic-article:standing-line"),
        ("<p>Read more: Words of the frame</p>", "generic-article:standing-line"),
        ("<h2>More from the harbor</h2><p>Words of the frame</p>", "generic-article:other-articles"),
    ],
)
def test_a_rule_drops_and_says_why(part: str, rule: str):
    document = cleaned(f"<div><div>{PROSE}{part}</div></div>")
    assert rule in {block.rule for block in document.removed if block.text}
    assert rule in document.reasons
    assert "Words of the frame" not in document.text
    assert "Sentence number 19" in document.text


@pytest.mark.parametrize("inside", ["<textarea>{}</textarea>", "<div itemscope style='display:none'>{}</div>"])
def test_the_whole_text_once_more_for_machines_is_dropped(inside: str):
    text = cleaned(f"<div><div>{PROSE}</div>{inside.format(PROSE.replace('spring', 'winter'))}</div>").text
    assert "winter" not in text
    assert text.count("rose in spring") == 20


def test_what_opens_at_a_click_is_text():
    text = cleaned(f"<div>{PROSE}<div style='display:none'><p>{WORDS}</p><p>{WORDS}</p></div></div>").text
    assert text.count(WORDS) == 2


def test_a_linked_word_or_a_line_with_a_link_in_it_is_text():
    lost = "The boat, <a href='/x'>which had been lost at sea for years</a>, is back."
    text = cleaned(f"<div>{PROSE}<p><a href='/x'>A short link</a></p><p>{lost}</p></div>").text
    assert "A short link" in text
    assert "The boat, which had been lost at sea for years, is back." in text


def test_an_article_whose_lines_are_mostly_links_is_a_list_of_links():
    lines = "".join(
        f"<p><a href='/{n}'>Boat number {n} was seen on the river and nobody claimed it</a></p>" for n in range(90)
    )
    text = cleaned(f"<div>{PROSE}{lines}{PROSE}</div>").text
    assert "Boat number 45" in text


def test_the_headline_is_the_title_and_opens_the_markdown():
    document = cleaned(f"<div><h1>The river rose in spring</h1>{PROSE}</div>")
    assert document.articles[0].title == "The river rose in spring"
    assert not document.text.startswith("The river rose")
    assert document.markdown().startswith("# The river rose in spring\n")
    assert document.reasons["generic:headline"]


def test_teasers_outweigh_no_article():
    teasers = "".join(TEASER.format(n=n, words=WORDS * 3) for n in range(30))
    document = cleaned(f"<div class='a'>{PROSE}</div><div class='b'>{teasers}</div>")
    assert "claimed" not in document.text
    assert "Sentence number 19" in document.text


def test_an_article_in_several_parts_is_read_whole():
    part = "<div class='grid'><div class='article__body'>{}</div><div>Advertisement</div></div>"
    text = cleaned(f"<main>{part.format(PROSE)}{part.format(PROSE.replace('spring', 'autumn'))}</main>").text
    assert "rose in spring" in text
    assert "rose in autumn" in text


@pytest.mark.parametrize("name", ["social-media-embed", "embedded-share"])
def test_what_the_author_embeds_is_text(name: str):
    text = cleaned(f"<div>{PROSE}<div class='{name}'><p>We rang and nobody came.</p></div>{PROSE}</div>").text
    assert "We rang and nobody came." in text


def test_a_heading_of_other_pages_takes_no_text_of_the_article():
    text = cleaned(f"<div>{PROSE[: len(PROSE) // 20 * 4]}<h3>Related stories</h3><p>Goats</p>{PROSE}</div>").text
    assert "Goats" not in text
    assert "Sentence number 19" in text


@pytest.mark.parametrize(
    "body", ["<aside>Only this.</aside>", "<p>Read more: the only line</p>", f"<aside>{PROSE}</aside>"]
)
def test_a_page_is_never_emptied(body: str):
    assert cleaned(body).text


@pytest.mark.parametrize(("name", "kind"), [("wp-caption", "caption"), ("no-captioning", "paragraph")])
def test_a_caption_is_told_by_its_name(name: str, kind: str):
    document = cleaned(f"<div>{PROSE}<div class='{name}'>A boat on the river.</div>{PROSE}</div>")
    assert {block.kind for block in document.kept if block.text == "A boat on the river."} == {kind}


def test_a_government_page_stays_one_by_its_address():
    page = article(f"<main><h1>Flood</h1>{PROSE}</main>").replace(
        "</title>", "</title><link rel='canonical' href='https://flood.gov/x'>"
    )
    assert clean(RawPage(page, "html", url="https://flood.gov/x")).site == "us-gov"


def test_a_paragraph_that_is_a_box_of_its_own_is_text():
    lead = f"<div class='lead'>{WORDS} The lead.</div>"
    end = f"<div class='last-words'>{WORDS} The end.</div>"
    text = cleaned(f"<div class='story'>{lead}<div class='rest'>{PROSE}</div>{end}</div>").text
    assert "The lead." in text
    assert "The end." in text


@pytest.mark.parametrize("name", ["", " class='foot-{}'", " id='column-{}'"])
def test_a_small_box_beside_the_article_is_no_text_whether_it_has_a_name_or_not(name: str):
    box = f"<div{name.format('b')}><p>{WORDS * 4}</p><ul><li>Boats</li></ul></div>"
    main = f"<div id='main'><div class='a'>{PROSE}</div></div>"
    assert "nobody has claimed it" not in cleaned(f"<div>{main}{box}</div>").text


def test_like_boxes_told_apart_by_a_number_are_parts_of_one_article():
    parts = "".join(f"<div id='part-{n}'>{PROSE[: len(PROSE) // 20 * 9]}<p>The end of {n}.</p></div>" for n in (1, 2))
    text = cleaned(f"<div>{parts}</div>").text
    assert "The end of 1." in text
    assert "The end of 2." in text


def test_a_caption_shown_again_in_a_gallery_is_kept_once():
    caption = "<figure><img><figcaption>A boat on the river.</figcaption></figure>"
    document = cleaned(f"<div>{PROSE}{caption}<p>It is old, they say.</p>{caption}{PROSE}</div>")
    assert document.text.count("A boat on the river.") == 1
    assert [block.text for block in document.removed if block.rule == "generic:caption-again"] == [
        "A boat on the river."
    ]
    assert document.reasons["generic:caption-again"]


def test_a_line_of_zero_width_characters_is_no_line():
    assert cleaned(f"<div>{PROSE}<p>\u200b</p><p>\ufeff\u200d</p>{PROSE}</div>").text == cleaned(PROSE * 2).text


def test_comments_outweigh_no_article():
    comment = "<li><p>Have you seen the boat that came down the river, by any chance? I have not. </p></li>"
    text = cleaned(f"<div class='entry-content'>{PROSE}</div><div id='comments'><ul>{comment * 200}</ul></div>").text
    assert "by any chance" not in text
    assert "Sentence number 19" in text


def test_a_page_of_nothing_but_comments_keeps_them():
    comment = "<li><p>Have you seen the boat that came down the river, by any chance? I have not. </p></li>"
    assert "by any chance" in cleaned(f"<div id='comments'><ul>{comment * 20}</ul></div>").text


@pytest.mark.parametrize("heading", ["Você também pode gostar...", "Lee también", "À lire aussi", "Mehr zum Thema"])
def test_other_articles_are_told_in_other_languages(heading: str):
    text = cleaned(f"<div>{PROSE}<h3>{heading}</h3><p>Goats</p></div>").text
    assert "Goats" not in text
    assert heading not in text


@pytest.mark.parametrize("stated", ["", "<meta name='citation_title' content='The river rose'>"])
def test_a_page_whose_metadata_say_only_the_doi_has_the_title_that_it_shows(stated: str):
    doi = f"<meta name='citation_doi' content='10.5555/river'>{stated}"
    page = f"<head><title>The river rose | Test Journal</title>{doi}</head><body><h1>The river rose</h1>{PROSE}</body>"
    record = clean(RawPage(page, "html")).articles[0]
    assert (record.title, record.doi) == ("The river rose", "10.5555/river")
