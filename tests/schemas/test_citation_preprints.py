"""Preprints in the forms of PubMed, of their servers and of journals; journals whose names begin in lower case."""

import pytest

from schemas.citation import parse_citation

TITLE = "Effects of tests on mice"
DOI = "10.5555/2015.03.10.123456"
NUMBER = "2015.03.10.123456"
VANCOUVER, APA, NATURE = "Doe A, Roe B. ", "Doe, A., & Roe, B. (2015). ", "Doe, A. & Roe, B. "
FULL = "bioRxiv : the preprint server for biology"


def read(line):
    c = parse_citation(line)
    families = [author.family for author in c.authors]
    return c.ok, families, c.title, c.journal, c.published and c.published.year, c.volume, c.pages, c.doi


# Server, year, number and DOI of the one invented preprint; a form leaves out some of it.
PREPRINTS = [
    (f"{VANCOUVER}{TITLE}. medRxiv [Preprint]. 2015 Mar 12:{NUMBER}. doi: {DOI}. PMID: 90000123 Free PMC article",
     "medRxiv [Preprint]", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. medRxiv [Preprint]. 2015 Mar 12:{NUMBER}. doi: {DOI}. Preprint.",
     "medRxiv [Preprint]", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. medRxiv [Preprint]. 2015 Mar 12:{NUMBER}. doi: {DOI}. PMID: 123 Free PMC article. Preprint.",
     "medRxiv [Preprint]", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. medRxiv [Preprint]. 2015 Mar 12:{NUMBER}. doi: {DOI}. Similar articles",
     "medRxiv [Preprint]", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. bioRxiv [Preprint]. 2015 Mar 12:{NUMBER}. doi: {DOI}. With 2 more, and others (see there).",
     "bioRxiv [Preprint]", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. Res Sq [Preprint]. 2015 Mar 12:rs.3.rs-123456. doi: {DOI}. Preprint.",
     "Res Sq [Preprint]", "rs.3.rs-123456", DOI),
    (f"{VANCOUVER}{TITLE}. ArXiv [Preprint]. 2015 Mar 12:arXiv:1503.01234v2. Seen in 2016, by others.",
     "ArXiv [Preprint]", "arXiv:1503.01234v2", None),
    (f"{VANCOUVER}{TITLE}. bioRxiv [Preprint]. 2015", "bioRxiv [Preprint]", None, None),
    (f"{VANCOUVER}{TITLE}. bioRxiv [Preprint]. 2015 Mar 12", "bioRxiv [Preprint]", None, None),
    (f"{VANCOUVER}{TITLE}. bioRxiv {NUMBER}; doi: https://doi.org/{DOI}", "bioRxiv", NUMBER, DOI),
    (f"{VANCOUVER}{TITLE}. bioRxiv. 2015:{NUMBER}. Seen in 2016, by others.", "bioRxiv", NUMBER, None),
    (f"{VANCOUVER}{TITLE}. bioRxiv. Preprint posted online March 12, 2015. doi:{DOI}", "bioRxiv", None, DOI),
    (f"Doe A, Roe B (2015) {TITLE}. bioRxiv 123456, doi: {DOI}.", "bioRxiv", "123456", DOI),
    (f"{APA}{TITLE}. {FULL}, {NUMBER}. https://doi.org/{DOI}", FULL, NUMBER, DOI),
    (f"{APA}{TITLE}. bioRxiv, {NUMBER}. https://doi.org/{DOI}", "bioRxiv", NUMBER, DOI),
    (f"{APA}{TITLE}. BioRxiv, 2015-03.", "BioRxiv", None, None),
    (f"{APA}{TITLE} [Preprint]. bioRxiv. https://doi.org/{DOI}", "bioRxiv", None, DOI),
    (f"{APA}{TITLE}. arXiv preprint arXiv:1503.01234.", "arXiv", "arXiv:1503.01234", None),
    (f"Doe, A. and Roe, B., 2015. {TITLE}. arXiv preprint arXiv:1503.01234.", "arXiv", "arXiv:1503.01234", None),
    (f"Doe A and Roe B. {TITLE}. arXiv preprint arXiv:1503.01234, 2015.", "arXiv", "arXiv:1503.01234", None),
    (f'A. Doe and B. Roe, "{TITLE}," arXiv preprint arXiv:1503.01234, 2015.', "arXiv", "arXiv:1503.01234", None),
    (f"A. Doe, B. Roe, {TITLE}, arXiv:1503.01234 [cs.LG] (2015).", "arXiv", "arXiv:1503.01234", None),
    (f'Doe, Anna, and Ben Roe. "{TITLE}." arXiv preprint arXiv:1503.01234 (2015).', "arXiv", "arXiv:1503.01234", None),
    (f"Doe, Anna, and Ben Roe. “{TITLE}.” {FULL} {NUMBER}. 12 Mar. 2015, doi:{DOI}. Preprint.", FULL, NUMBER, DOI),
    (f"{NATURE}{TITLE}. Preprint at bioRxiv https://doi.org/{DOI} (2015).", "bioRxiv", None, DOI),
    (f"{NATURE}{TITLE}. bioRxiv (2015) doi:{DOI}.", "bioRxiv", None, DOI),
    (f"{NATURE}{TITLE}. bioRxiv 123456 (2015).", "bioRxiv", "123456", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "journal", "pages", "doi"), PREPRINTS)
def test_a_preprint_is_placed_by_the_number_of_its_server(line, journal, pages, doi):
    assert read(line) == (True, ["Doe", "Roe"], TITLE, journal, 2015, None, pages, doi)


def test_the_number_of_a_preprint_that_a_title_or_a_notice_names_places_nothing():
    title = f"Effects of bioRxiv {NUMBER} on mice"
    line = f"{VANCOUVER}{title}. J Test Med 2016;12:45-52. Update of: bioRxiv [Preprint]. 2015 Mar 12:{NUMBER}."
    assert read(line) == (True, ["Doe", "Roe"], title, "J Test Med", 2016, "12", "45-52", None)
    line = f"{VANCOUVER}{TITLE}. J Test Med 2016;12:45-52. arXiv:1503.01234"
    assert read(line)[2:7] == (TITLE, "J Test Med", 2016, "12", "45-52")


STYLES = [
    "Doe A, Roe B. {title} {journal} 2015;12:e0045.",
    "Doe A, Roe B. {title} {journal}. 2015; 12:e0045. PMCID: PMC9000123",
    "Doe A, Roe B. 2015. {title} {journal} 12:e0045.",
    "Doe A, Roe B (2015) {title} {journal} 12:e0045",
    "Doe, A. & Roe, B. {title} {journal} 12, e0045 (2015).",
    "Doe, A. and Roe, B., 2015. {title} {journal}, 12, p.e0045.",
    "Doe, A., & Roe, B. (2015). {title} {journal}, 12, e0045. https://doi.org/10.5555/jtm.2015.12",
    "Doe, A.; Roe, B. {title} {journal} 2015, 12, e0045.",
]
LOWER = [
    "eLife", "mBio", "iScience", "mSystems", "eNeuro", "eClinicalMedicine", "npj Vaccines", "npj Digital Medicine",
    "nature", "bioinformatics", "nucleic acids research", "the lancet",
]  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("journal", LOWER)
@pytest.mark.parametrize("title", [f"{TITLE}.", "What is a test of SARS-CoV-2?", "Tests of mice (a trial)."])
def test_a_journal_that_begins_in_lower_case(style, journal, title):
    line = style.format(title=title, journal=journal)
    assert read(line)[:7] == (True, ["Doe", "Roe"], title.rstrip("."), journal, 2015, "12", "e0045")


@pytest.mark.parametrize(
    ("rest", "title", "journal"),
    [
        ("Tests in E. coli. J. biol. chem.", "Tests in E. coli", "J. biol. chem."),
        ("Tests of mice vs. men and others, J Test", "Tests of mice vs. men and others", "J Test"),
        ("Tests of mice, rats etc. in trials, J Test", "Tests of mice, rats etc. in trials", "J Test"),
        ("Tests of mice. mRNA in mice, J Test", "Tests of mice. mRNA in mice", "J Test"),
    ],
)
def test_lower_case_behind_a_full_stop_is_not_always_a_journal(rest, title, journal):
    assert read(f"Doe A, Roe B. {rest} 12, 45-52 (2015).")[2:4] == (title, journal)
