"""What fetched, showed or printed a page wrote something around it: that goes, and says where the page was."""

import pytest

from cleaner import Document, clean, page_from_text

TEXT = "Ferry Letters\n\nThe ferry letters of 1911 were found in a tin box below the stairs of the old inn at the pier."
URL = "https://pier.example/letters"


def read(text: str) -> Document:
    return clean(page_from_text(text, media="text"))


@pytest.mark.parametrize(
    ("page", "rules", "url"),
    [
        (f"---\ntitle: Letters\nurl: {URL}\n---\n{TEXT}", {"text:front-matter"}, URL),
        (
            f"---\ntags:\n- a\n- b\nsource: https://web.archive.org/web/2020/{URL}\n---\n{TEXT}",
            {"text:front-matter"},
            URL,
        ),
        (f"{URL}\n\n{TEXT}", {"text:front-matter"}, URL),
        (f"```\n{TEXT}\n```", {"text:markup"}, None),
        (f"~~~~text\n{TEXT}\n~~~~", {"text:markup"}, None),
        (f"2/5/24, 10:13 AM Letters - Pier\n{TEXT}\n{URL} 1/1", {"text:print-frame"}, URL),
        (f"2024-02-05 10:13\n{TEXT}\n{URL}/... 1/1", {"text:print-frame"}, None),
    ],
)
def test_a_frame_goes(page: str, rules: set[str], url: str | None):
    document = read(page)
    assert document.text == TEXT
    assert {block.rule for block in document.removed} == rules == document.reasons.keys()
    assert document.articles[0].url == url
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)


def test_a_frame_goes_where_the_address_is_known_too():
    page = page_from_text(f"---\nurl: {URL}\n---\n{TEXT}", media="text", url="https://pier.example/known")
    document = clean(page)
    assert document.text == TEXT
    assert document.articles[0].url == "https://pier.example/known"


@pytest.mark.parametrize(
    "line",
    [
        "2/5/24, 10:13 AM The letters are shown",  # no sheet is numbered
        "```",  # opens nothing
        f"See {URL} 3/2",
        f"{URL} 3/2",  # no sheet has this number
        "---\nNot an entry of front matter\n---",
        f"{URL}\n\nhttps://pier.example/other",
    ],
)
def test_what_only_looks_like_a_frame_stays(line: str):
    last = [part for part in line.split("\n") if part.strip("-")][-1]
    assert last in read(f"{TEXT}\n\n{line}\n\n{TEXT}").text.split("\n")
