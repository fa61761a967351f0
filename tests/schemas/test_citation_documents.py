"""Article numbers that look like years, and the marks of documents around a reference."""

import pytest

from schemas.citation import parse_citation

NAMED = "10.5555/jtm.2015.12"


@pytest.mark.parametrize("number", ["1533", "1763", "1999", "2019"])
@pytest.mark.parametrize(
    "form",
    [
        "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. J Test Med, 12(3), {}.",
        "Doe, A.; Roe, B.C. Effects of tests on mice. J Test Med 2015, 12(3), {}.",
        "Doe A, Roe BC: Effects of tests on mice. J Test Med 2015, 12(3):{}.",
        "Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 12(3): {}",
        "Doe, A., Roe, B.C., 2015. Effects of tests on mice. J Test Med 12(3), {}.",
        "Doe, A. & Roe, B. C. Effects of tests on mice. J Test Med 12(3), {} (2015).",
        "A. Doe, B. C. Roe, Effects of tests on mice, J Test Med 12(3) (2015) {}.",
        "A. Doe and B. C. Roe, “Effects of tests on mice,” J Test Med, vol. 12, no. 3, p. {}, Jan. 2015.",
        "Doe, Ann, and Ben C. Roe. “Effects of tests on mice.” J Test Med vol. 12,3 {}. 12 Jan. 2015",
    ],
)
def test_an_article_number_is_no_year(parts, plain, form, number):
    assert parts(form.format(number)) == plain | {"issue": "3", "pages": number}


@pytest.mark.parametrize(
    "line",
    [
        ".. [2] Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.",
        "[^2]: Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.",
        " + Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.",
        "<li>Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.</li>",
        "Doe A, Roe BC.<br>Effects of tests on mice.<br>J Test Med. 2015;12:45-52.",
        "Doe A, Roe BC. `Effects of tests on mice <https://example.org/a>`_ J Test Med. 2015;12:45-52.",
        "Doe A, Roe BC*. (2015) Effects of tests on mice. J Test Med, 12, 45-52.",
        r"Doe A, Roe BC (2015). Effects of tests on mice. \emph{J Test Med}, \bold{12}, 45-52.".replace(r"\\", "\\"),
        r"Doe A, Roe BC (2015). \dQuote{Effects of tests on mice.} \emph{J Test Med} 12, 45-52.".replace(r"\\", "\\"),
        "Doe A, Roe BC. Effects of tests on mice. [Article in Chinese]. J Test Med. 2015;12:45-52.",
    ],
)
def test_marks_of_documents_around_a_reference(parts, plain, line):
    assert parts(line) == plain


def test_a_macro_names_the_doi(parts, plain):
    line = r"Doe A, Roe BC (2015). Effects of tests on mice. J Test Med, 12, 45-52. \doi{10.5555/jtm.2015.12}."
    assert parts(line) == plain | {"doi": NAMED}


def test_pages_with_roman_ones(parts, plain):
    line = "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. J Test Med, 12(3), 45-52, vii."
    assert parts(line) == plain | {"issue": "3", "pages": "45-52, vii"}


@pytest.mark.parametrize("publisher", ["Testology", "Tests of Mice"])
def test_a_journal_without_a_place_is_no_publisher(publisher):
    assert not parse_citation(f"Doe, A. (2015). Effects of tests on mice. {publisher}.").ok
