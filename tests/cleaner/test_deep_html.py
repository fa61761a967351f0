"""Deeply nested pages are read whole or refused; nothing of them is lost in silence."""

import pytest

from cleaner import RawPage, clean
from schemas.errors import InputError


def nested(depth: int) -> RawPage:
    return RawPage(f"<html><body>{'<div>' * depth}Deep words.{'</div>' * depth}</body></html>", "html")


@pytest.mark.parametrize("depth", [10, 300, 2000])
def test_words_are_found_at_any_depth_that_is_read(depth: int):
    assert clean(nested(depth)).text == "Deep words."


def outcome(page: RawPage) -> str:
    try:
        return clean(page).text
    except InputError as refused:
        return refused.code


def test_a_page_that_is_nested_deeper_is_read_whole_or_refused_with_the_reason():
    # How deep is too deep depends on the version of libxml2.
    assert outcome(nested(5000)) in ("Deep words.", "html-too-deep")


def test_markdown_of_a_deep_page_is_an_error_and_no_crash():
    with pytest.raises(InputError, match="too deep for Markdown"):
        clean(nested(2000)).markdown()
