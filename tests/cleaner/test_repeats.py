"""What a full-text page prints again: tables of contents beside each section, labels of figures."""

import pytest

from cleaner.document import Block
from cleaner.fold import fold
from cleaner.repeats import mark_contents, mark_echoes


def blocks(*lines: str) -> list[Block]:
    return [Block(line, fold(line)) for line in lines]


def shown(marked: list[Block]) -> list[str]:
    return [block.text for block in marked if block.rule is None]


def test_a_table_of_contents_goes_and_the_heading_behind_it_stays():
    page = blocks(
        "Title", "Top", ">Methods", "Results", "Methods", "We sat.", "Top", "Methods", ">Results", "Results", "It was."
    )
    mark_contents(page)
    assert shown(page) == ["Title", "Methods", "We sat.", "Results", "It was."]


def test_headings_without_a_table_of_contents_stay():
    page = blocks("Top", "Methods", "We sat.", "Results", "Top")
    mark_contents(page)
    assert shown(page) == [block.text for block in page]


@pytest.mark.parametrize("label", ["Figure 1", "Fig. 2", "Table 3", "Scheme 1", "Supplementary Figure 4"])
def test_a_label_right_below_its_copy_goes(label):
    page = blocks(label, "", label, "The caption", label)
    mark_echoes(page)
    assert shown(page) == [label, "", "The caption", label]


def test_rows_that_are_alike_stay():
    page = blocks("Left vs. right", "Left vs. right", "12", "12")
    mark_echoes(page)
    assert shown(page) == [block.text for block in page]
