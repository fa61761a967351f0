"""Books and their chapters, in each form in which reference lists print them."""

import pytest

from schemas.citation import parse_citation

DOE, ROE = "Doe", "Roe"

BOOKS = [
    # line, chapter, book, place, publisher, pages, rest
    ("Doe A, Roe BC. Tests of mice. 2nd ed. New York: Test Press; 2007.",
     None, "Tests of mice", "New York", "Test Press", None, "2nd ed"),
    ("Doe A, Roe BC. Tests of mice: a history. St. Louis, MO: Test Press; 2007. pp. 12–34.",
     None, "Tests of mice: a history", "St. Louis, MO", "Test Press", "12–34", ""),
    ("Doe A, Roe BC. Mice. In: Poe D, editor. Tests of animals. London: Test Press; 2007. p. 12-34.",
     "Mice", "Tests of animals", "London", "Test Press", "12-34", "Poe D, editor"),
    ("Doe A, Roe BC. Tests of mice (a history) London: Test Press; 2007.",
     None, "Tests of mice (a history)", "London", "Test Press", None, ""),
    ("Doe A, Roe BC. X-rays of mice. London: Test Press X; 2007.",
     None, "X-rays of mice", "London", "Test Press X", None, ""),
    ("Doe A, Roe BC. Mice. In: Poe D, editor. Tests of animals. London: Test Press; 2007. Some rest.",
     "Mice", "Tests of animals", "London", "Test Press", None, "Poe D, editor; Some rest."),
    ("Doe A, Roe BC. Mice. In: Poe D, editor. Tests of animals. London: Test Press 24; 2007 Mar. p. 12-34.",
     "Mice", "Tests of animals", "London", "Test Press 24", "12-34", "Poe D, editor"),
    ("Doe A, Roe BC. Mice. 2007 Mar. In: Poe D, editor. Tests of animals [Internet]. London: Test Press; 2007.",
     "Mice", "Tests of animals [Internet]", "London", "Test Press", None, "Poe D, editor; 2007 Mar"),
    ("Doe, A., & Roe, B. C. (2007). Tests of mice. Test Press. https://doi.org/10.5555/x1 and more. And more.",
     None, "Tests of mice", None, "Test Press", None, "and more. And more."),
    ("Doe, A., & Roe, B. C. (2007). Factor X. In D. Poe (Ed.), Tests of animals (2nd ed., pp. 12–34). Test Press.",
     "Factor X", "Tests of animals", None, "Test Press", "12–34", "D. Poe (Ed.); 2nd ed."),
    ("Doe, A., & Roe, B. C. (2007). Tests of mice (2nd ed.). Test Press.",
     None, "Tests of mice", None, "Test Press", None, "2nd ed."),
    ("Doe, A., & Roe, B. C. (Eds.). (2007). Tests of mice. Test Press.",
     None, "Tests of mice", None, "Test Press", None, ""),
    ("Doe A, Roe BC, eds. Tests of mice. Bristol: Test Press; 2007.",
     None, "Tests of mice", "Bristol", "Test Press", None, ""),
    ("Doe, A., & Roe, B. C. (2007). Mice. In D. Poe (Ed.), Tests of animals (pp. 12–34). Test Press.",
     "Mice", "Tests of animals", None, "Test Press", "12–34", "D. Poe (Ed.)"),
    ("Doe, A., & Roe, B. C. (2007). Tests of mice (No. 12) [Doctoral dissertation, Test University]. ProQuest.",
     None, "Tests of mice", None, "ProQuest", None, "No. 12"),
    ("Doe, A., & Roe, B. C. (2007). Tests of mice. World Test Organization. https://doi.org/10.5555/x1",
     None, "Tests of mice", None, "World Test Organization", None, ""),
    ("Doe A, Roe BC (2007) Tests of mice, 2nd edn. Test Press, New York",
     None, "Tests of mice, 2nd edn", "New York", "Test Press", None, ""),
    ("Doe A, Roe BC (2007) Tests of mice. Test, Poe & Loe Inc., Bristol .",
     None, "Tests of mice", "Bristol", "Test, Poe & Loe Inc.", None, ""),
    ("Doe A, Roe BC (2007) Mice. In: Poe D, Loe E (eds) Tests of animals. Test Group, Bristol, pp 12–34",
     "Mice", "Tests of animals", "Bristol", "Test Group", "12–34", "Poe D, Loe E (eds)"),
    ("Doe A, Roe BC (2007) Mice. In: Poe D (ed) Tests of animals, vol 3. Test Group, New York, NY. https://doi.org/10.5555/x1",
     "Mice", "Tests of animals, vol 3", "New York, NY", "Test Group", None, "Poe D (ed)"),
    ("Doe, A.; Roe, B.C. Tests of Mice, 2nd ed.; Test Press: New York, NY, USA, 2007; pp. 12–34.",
     None, "Tests of Mice", "New York, NY, USA", "Test Press", "12–34", "2nd ed."),
    ("Doe, A.; Roe, B.C. Tests of Mice, a History; Test Press: Bristol, UK, 2007.",
     None, "Tests of Mice, a History", "Bristol, UK", "Test Press", None, ""),
    ("Doe, A.; Roe, B.C. Mice. In Tests of Animals; Poe, D., Loe, E., Eds.; Test Press: Bristol, UK, 2007; pp. 12–34.",
     "Mice", "Tests of Animals", "Bristol, UK", "Test Press", "12–34", "Poe, D., Loe, E."),
    ("Doe, A.; Roe, B.C. Mice. In Tests of Animals; Test Press: Bristol, UK, 2007; Volume 3.",
     "Mice", "Tests of Animals", "Bristol, UK", "Test Press", None, "Volume 3."),
    ("Doe A, Roe BC. Mice. 2001 Sep 28 [Updated 2006 Jul 20]. In: Poe D, editor. Tests [Internet]. Bristol (CT): "
     "Test Press; 2007-.",
     "Mice", "Tests [Internet]", "Bristol (CT)", "Test Press", None, "Poe D, editor; 2001 Sep 28; Updated 2006 Jul 20"),
    ("Doe A, Roe BC. Mice. [Updated 2006 Jul 20]. In: TestPearls [Internet]. Bristol (CT): Test Press; 2007 Jan-.",
     "Mice", "TestPearls [Internet]", "Bristol (CT)", "Test Press", None, "Updated 2006 Jul 20"),
    ("Doe A, Roe BC. Mice. 2001 Sep [updated 2006 Jul 20]. In: TestPearls [Internet]. Bristol (CT): Test Press; 2007.",
     "Mice", "TestPearls [Internet]", "Bristol (CT)", "Test Press", None, "2001 Sep; updated 2006 Jul 20"),
    ("Doe A, Roe BC. Why mice? 2001. [Updated 2006 Jul]. In: TestPearls [Internet]. Bristol (CT): Test Press; 2007.",
     "Why mice?", "TestPearls [Internet]", "Bristol (CT)", "Test Press", None, "2001; Updated 2006 Jul"),
    ("Doe A, Roe BC. Mice. In: Poe D, Loe E, et al., eds. Tests®. Bristol (CT): Test Press; August 8, 2007.",
     "Mice", "Tests®", "Bristol (CT)", "Test Press", None, "Poe D, Loe E, et al., eds"),
    ("Doe A, Roe BC. Mice. In: Poe D, Loe E, editors. Tests of Animals. Test University Press; New York: 2007. "
     "pp. 12–34.",
     "Mice", "Tests of Animals", "New York", "Test University Press", "12–34", "Poe D, Loe E, editors"),
    ("1.Doe A., Roe B.C., editors. Tests of Mice: Views. Test Press; Boca Test, FL, USA: 2007. [DOI] [Google Scholar]",
     None, "Tests of Mice: Views", "Boca Test, FL, USA", "Test Press", None, ""),
    ("Doe A., Roe B. C. Tests of Mice. 2nd ed. T. S. Test & Sons, Inc.; New York, NY: 2007. pp. 12–34. [DOI]",
     None, "Tests of Mice", "New York, NY", "T. S. Test & Sons, Inc.", "12–34", "2nd ed"),
    ("Doe, A.; Roe, B. Mice. In: Poe, D.; Loe, E., editors. Tests of Animals. Bristol, UK: Test Press; 2007.",
     "Mice", "Tests of Animals", "Bristol, UK", "Test Press", None, "Poe, D.; Loe, E., editors"),
    ("Doe, A. K., & Roe, B. (2007). Mice. In TestPearls. TestPearls Publishing.",
     "Mice", "TestPearls", None, "TestPearls Publishing", None, ""),
    ("Doe, A. K., & Roe, B. (2007). Mice. In D. Poe (Eds.) et. al., TestReviews®. University of Tests, Bristol.",
     "Mice", "TestReviews®", None, "University of Tests, Bristol", None, "D. Poe (Eds.) et. al."),
    ("Doe, Anna, and Ben Roe. “Mice.” TestPearls, TestPearls Publishing, 8 August 2007.",
     "Mice", "TestPearls", None, "TestPearls Publishing", None, ""),
    ("Doe, Anna, and Ben Roe. “Why mice?” TestReviews®, edited by Dan Poe et. al., University of Tests, Bristol, "
     "8 August 2007.",
     "Why mice?", "TestReviews®", None, "University of Tests, Bristol", None, "Dan Poe et. al."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "chapter", "book", "place", "publisher", "pages", "rest"), BOOKS)
def test_books_and_chapters_of_other_styles(line, chapter, book, place, publisher, pages, rest):
    c = parse_citation(line)
    assert (c.ok, c.style, [a.family for a in c.authors], c.published.year) == (True, "book", [DOE, ROE], 2007)
    assert (c.title, c.journal, c.place, c.publisher, c.pages, c.rest) == (
        chapter, book, place, publisher, pages, rest,
    )  # fmt: skip


def test_a_book_by_an_organisation():
    c = parse_citation("3. World Test Association. Manual of Tests of Mice. Washington, DC: Test Press; 1994. [PubMed]")
    assert (c.style, [author.name for author in c.authors], c.journal) == (
        "book", ["World Test Association"], "Manual of Tests of Mice",
    )  # fmt: skip
