"""What stands around the parts of a citation and is none: marks of lists, quotation marks, Markdown, tags of HTML."""

import pytest

from schemas.citation import parse_citation

PLAIN = "Doe A, Roe BC. Effects of tests. J Test Med. 2021 Mar;12(3):45-52. doi: 10.5555/j_t_m.12. PMID: 90000001."


def parts(line):
    c = parse_citation(line)
    names = [author.name for author in c.authors]
    return (
        names,
        c.title,
        c.journal,
        c.published and c.published.text,
        c.volume,
        c.issue,
        c.pages,
        c.doi,
        c.pmid,
        c.rest,
    )


@pytest.mark.parametrize(
    "mark",
    ["> ", "> > ", "> 3. ", "(3) ", "(3). ", "3\\. ", "- 3. ", "[No authors listed] ", "[No author name available]. "],
)
def test_marks_at_the_head_of_a_line(mark):
    assert parts(mark + PLAIN) == parts(PLAIN)


@pytest.mark.parametrize("marks", ['"{}"', "\u201c{}\u201d"])
def test_quotation_marks_around_the_line(marks):
    assert parts(marks.format(PLAIN)) == parts(PLAIN)


@pytest.mark.parametrize("words", ['On "plain" tests: a report', '"Plain" tests', 'Letter on "Tests of a kind"'])
def test_quotation_marks_around_a_line_that_holds_some(words):
    line = PLAIN.replace("Effects of tests", words)
    assert parts(f'"{line}"') == parts(line)


def test_tabs_between_words_are_blanks():
    assert parts(PLAIN.replace(" ", "\t")) == parts(PLAIN)


def test_a_quoted_title_keeps_its_place():
    c = parse_citation('"Effects of tests." J Test Med. 2021 Mar;12(3):45-52.')
    assert (c.ok, c.journal) == (True, "J Test Med")


@pytest.mark.parametrize(
    "line",
    [
        PLAIN.replace("Roe BC", "**Roe BC**"),
        PLAIN.replace("J Test Med.", "*J Test Med.*"),
        PLAIN.replace("J Test Med.", "*J Test Med*."),
        PLAIN.replace("J Test Med", "_J Test Med_"),
        PLAIN.replace("J Test Med", "__J Test Med__"),
        PLAIN.replace("12(3)", "**12**(3)"),
        PLAIN.replace("J Test Med.", "<i>J Test Med.</i>"),
        PLAIN.replace("J Test Med", "<italic>J Test Med</italic>"),
        PLAIN.replace("J Test Med", "<em>J Test Med</em>").replace(";12(", ";<b>12</b>("),
        PLAIN.replace("j_t_m", "j\\_t\\_m"),
        PLAIN.replace("doi: 10.5555/j_t_m.12.", "<https://doi.org/10.5555/j_t_m.12>"),
        PLAIN.replace("doi: 10.5555/j_t_m.12.", "<doi:10.5555/j_t_m.12>"),
        PLAIN.replace("90000001", "[90000001](https://www.ncbi.nlm.nih.gov/pubmed/90000001)"),
        PLAIN.replace("PMID: 90000001", "[[PubMed](https://pubmed.ncbi.nlm.nih.gov/90000001/)]"),
        PLAIN.replace("doi: 10.5555/j_t_m.12.", "[DOI](https://doi.org/10.5555/j_t_m.12)"),
        PLAIN.replace("Effects of tests.", "[Effects of tests.](https://example.org/a_b_c)"),
    ],
)
def test_markup_is_no_part_of_the_parts(line):
    assert parts(line) == parts(PLAIN)


@pytest.mark.parametrize(
    "source",
    [
        "*Journal of Test Medicine, 12*(3), 45-52.",
        "*Journal of Test Medicine*, *12*(3), 45-52.",
        "<em>Journal of Test Medicine, 12</em>(3), 45-52.",
        "<i>Journal of Test Medicine</i>, <i>12</i>(3), 45-52.",
    ],
)
def test_markup_over_journal_and_volume(source):
    c = parse_citation(f"Doe, A., & Roe, B. C. (2015). Effects of tests on mice. {source}")
    assert (c.title, c.journal, c.volume) == ("Effects of tests on mice", "Journal of Test Medicine", "12")
    assert (c.issue, c.pages, c.style) == ("3", "45-52", "apa")


@pytest.mark.parametrize(
    "title",
    [
        "Effects of <i>Testus</i> in <b>12</b> mice",
        "Comment on Roe B. Old title. <i>Tests</i> 2020, <i>12</i>, 311",
        "TPMT *2 and *3 alleles (*2/*3) in mice",
        "The a_b and c_d of tests",
    ],
)
def test_titles_keep_what_is_theirs(title):
    assert parse_citation(PLAIN.replace("Effects of tests", title)).title == title


def test_semicolons_between_names_need_no_stop_behind_the_last():
    for title in ("In-Depth Tests", "A New Test"):
        c = parse_citation(f"(5). Doe AB; Roe C; Poe D {title} of Mice. J. Test. Med 2015, 12 (3), 45-52.")
        assert [author.name for author in c.authors] == ["Doe AB", "Roe C", "Poe D"]
        assert (c.title, c.journal, c.volume, c.issue) == (f"{title} of Mice", "J. Test. Med", "12", "3")
