"""The caller's own rules, phrases and profiles; and what a page may be given as."""

import re
from pathlib import Path

import pytest

from cleaner import Block, Document, RawPage, clean, page_from_text
from schemas.errors import ConfigError, InputError

CASES = Path(__file__).parents[1] / "cases"
TEXT = "Soup in Fog\n\nBuy our pots!\nSign up for the kettle letter. It is free.\nKitchens cook by the water.\n"
HTML = (
    "<!doctype html><html><body><h1>Soup in Fog</h1><div class='x1'>Buy our pots!</div>"
    "<p>Sign up for the <b>kettle letter</b>.</p><p>It is free.</p><p>Kitchens cook by the water.</p></body></html>"
)


def adverts(blocks: list[Block]) -> list[tuple[Block, str]]:
    return [(block, "an advert") for block in blocks if block.text.startswith("Buy ")]


class Short:
    id = "short-lines"

    def __call__(self, blocks):
        for block in blocks:
            if block.key and len(block.key) < 14:
                yield block, f"only {len(block.key)} characters"


def fates(document: Document) -> dict[str, str | None]:
    return {block.text: block.rule for block in document.blocks if block.key}


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_a_function_is_a_rule_under_its_name_with_its_reason(page):
    document = clean(page, rules=[adverts])
    assert fates(document)["Buy our pots!"] == "user:adverts"
    assert document.reasons["user:adverts"] == "an advert"
    assert "Buy our pots!" not in document.text
    assert "Kitchens cook by the water." in document.text


def test_an_object_may_name_itself_and_give_several_reasons():
    document = clean(TEXT, rules=[Short(), adverts])
    assert [block.rule for block in document.removed] == ["user:short-lines"] * 2
    assert document.reasons["user:short-lines"] == "only 11 characters; only 13 characters"
    assert "user:adverts" not in document.reasons  # what a rule before it has removed stays with that rule


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_phrases_are_lines_and_sentences_wherever_the_lines_break(page):
    document = clean(page, phrases=["buy our pots!", "Sign up for the kettle letter. It is free."])
    assert [block.rule for block in document.removed if block.key] == ["user:phrase"] * len(document.removed)
    assert document.text.split("\n")[-1] == "Kitchens cook by the water."
    assert "kettle" not in document.text
    assert document.reasons["user:phrase"]


def test_a_phrase_that_is_only_quoted_stays():
    document = clean("They wrote: buy our pots! It was a joke.\n", phrases=["Buy our pots!"])
    assert not document.removed


def test_what_a_rule_removes_is_in_no_record():
    page = CASES / "pubmed" / "p3-citation-line" / "page.txt"
    first = clean(page).articles[0]
    rest = clean(page, rules=[lambda blocks: [(block, "all goes") for block in blocks]])
    assert first.title
    assert rest.articles[0].title is None
    assert rest.text == ""


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda blocks: 1 / 0, "ZeroDivisionError"),
        (lambda blocks: [blocks[0]], "TypeError"),
        (lambda blocks: [(blocks[0], "")], "each with a reason"),
        (lambda blocks: [(Block("Soup in Fog"), "not of the page")], "blocks of the page"),
    ],
)
def test_a_rule_that_fails_is_told_with_its_name_and_the_page(rule, words):
    page = page_from_text(TEXT, source="soup.txt")
    with pytest.raises(InputError, match=rf"^soup.txt: the rule user:lambda failed: .*{re.escape(words)}") as caught:
        clean(page, rules=[rule])
    assert caught.value.code == "rule-failed"


@pytest.mark.parametrize("phrase", ["", "  ", "•"])
def test_a_phrase_without_words_is_refused(phrase):
    with pytest.raises(ConfigError, match="neither letter nor figure"):
        clean(TEXT, phrases=["Good", phrase])


def test_a_page_may_be_its_text_its_bytes_or_its_path(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    given = [HTML, HTML.encode(), path, RawPage(HTML, "html")]
    assert len({clean(page).text for page in given}) == 1
    assert clean(path).page.source == str(path)
    assert clean("page.html").text == "page.html"  # a str is the page itself


def test_the_thousandth_call_gives_what_the_first_gave(tmp_path: Path):
    """Other pages, rules, phrases and profiles in between leave no trace."""
    profile = tmp_path / "mine.toml"
    profile.write_text('id = "mine"\ntitle = "Mine"\npriority = 99\nfingerprint.lines = ["Soup in Fog"]\n')
    others = [{"rules": [adverts]}, {"phrases": ["Soup in Fog"]}, {"profiles": [profile]}, {}]
    first = clean(TEXT), clean(HTML)
    for number in range(1000):
        clean((TEXT, HTML)[number % 2], **others[number % 4])
        assert (clean(TEXT), clean(HTML))[number % 2] == first[number % 2]
    assert clean(TEXT, profiles=[str(profile)]).site == "mine"
