"""Expressions for whole lines: what is told by the first letter is what each of them tells by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.patterns import LinePatterns

SOURCES = (
    "abc",
    "a?bc",
    "(a|b)c",
    "(a|b)?c",
    "((b|c)a|ab)+",
    "(ab|c)*b",
    "b|ca",
    "a|",
    "[ab]c",
    r"\(a\)|b\|",
    "(?:a|b)b",
    "(a|)c",
    "b{0,2}a",
    "[)|(]a",
    "((a?)b|c)a",
    ".{1,2}cc",
)
lines = st.text(alphabet="abc()|", max_size=5)


def first_that_fits(line: str) -> str | None:
    return next((source for source in SOURCES if re.fullmatch(source, line)), None)


@given(lines)
def test_a_line_means_what_the_first_expression_means_that_fits_it(line):
    assert LinePatterns.of((source, source) for source in SOURCES).find(line) == first_that_fits(line)


@pytest.mark.parametrize("source", SOURCES)
@given(line=lines)
def test_each_expression_finds_the_lines_that_it_fits(source, line):
    found = LinePatterns.of([(source, True)]).find(line)
    assert (found is True) == (re.fullmatch(source, line) is not None)


@given(st.lists(lines, max_size=4))
def test_counted_are_the_expressions_that_fit_any_line(several):
    fitting = [source for source in SOURCES if any(re.fullmatch(source, line) for line in several)]
    assert LinePatterns.of((source, None) for source in SOURCES).count(several) == len(fitting)
