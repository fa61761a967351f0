"""References of other styles than PubMed's: the same article in each gives the same parts."""

from typing import NamedTuple

import pytest

from schemas.citation import looks_like_citation, parse_citation

DOE, ROE, POE = "Doe", "Roe", "Poe"


class Parts(NamedTuple):
    """What a reference of the one invented article says; a style leaves out some of it."""

    journal: str = "J Test Med"
    year: int | None = 2015
    volume: str | None = "12"
    issue: str | None = None
    pages: str | None = "45-52"
    doi: str | None = None
    families: tuple[str, ...] = (DOE, ROE)
    title: str = "Effects of tests on mice"
    complete: bool = True


DOTTED = Parts(journal="J. Test Med.")
LONG = Parts(journal="Journal of Test Medicine")
ISSUED = Parts(issue="3")
NAMED = "10.5555/jtm.2015.12"

# One article as each style prints it. Blanks and dashes are as real lists have them.
REFERENCES: list[tuple[str, str, Parts]] = [
    ("Vancouver, numbered, link labels",
     "1. Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12(3):45-52. doi: 10.5555/jtm.2015.12. "
     "[DOI] [PubMed]",
     ISSUED._replace(doi=NAMED)),
    ("full names with stopped initials, in PubMed's form",
     "Anna B. Doe, Carl D. Roe, and Dora E. F. Poe. Effects of tests on mice. J Test Med. 2015 Mar;12(3):45-52.",
     ISSUED._replace(families=(DOE, ROE, POE))),
    ("Vancouver, number in brackets, et al.",
     "[12] Doe A, Roe BC, Poe D, et al. Effects of tests on mice. J Test Med 2015;12:45-52.",
     Parts(families=(DOE, ROE, POE), complete=False)),
    ("Vancouver, no full stop behind the journal, blanks",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med 2015; 12: 45-52. [CrossRef] [PubMed]", Parts()),
    ("Vancouver, year in brackets", "Doe A, Roe BC. Effects of tests on mice. J Test Med (2015) 12(3):45-52.", ISSUED),
    ("Vancouver, the word pages",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med 2015; 12, pages 45-52.", Parts()),
    ("Vancouver, day of access",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015 Mar 12 [cited 2016 Jan 3];12(3):45-52. "
     "Available from: https://example.org/a", ISSUED),
    ("Vancouver, publisher before the year",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med. Test Press; 2015;12: 45-52. doi: 10.5555/jtm.2015.12",
     Parts(doi=NAMED)),
    ("BioMed Central", "12. Doe A, Roe BC: Effects of tests on mice. J Test Med 2015, 12:45-52. 10.5555/jtm.2015.12.",
     Parts(doi=NAMED)),
    ("AMA", "Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12(3):45-52. doi:10.5555/jtm.2015.12",
     ISSUED._replace(doi=NAMED)),
    ("AMA, supplement", "Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12(suppl 1):S45-S52.",
     Parts(issue="suppl 1", pages="S45-S52")),
    ("AMA, online only",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med. Published online March 3, 2015. doi:10.5555/jtm.2015.12",
     Parts(volume=None, pages=None, doi=NAMED)),
    ("APA",
     "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. Journal of Test Medicine, 12(3), 45-52. "
     "https://doi.org/10.5555/jtm.2015.12", LONG._replace(issue="3", doi=NAMED)),
    ("APA, no issue, three authors",
     "Doe, A., Roe, B. C., & Poe, D. (2015). Effects of tests on mice. Journal of Test Medicine, 12, 45-52.",
     LONG._replace(families=(DOE, ROE, POE))),
    ("APA, question", "Doe, A., & Roe, B. C. (2015). Do mice mind tests? Journal of Test Medicine, 12, 45-52.",
     LONG._replace(title="Do mice mind tests?")),
    ("APA, article number, blanks around the DOI's colon",
     "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. Tests ONE, 12(3), Article e0123456. "
     "DOI : 10.5555/jtm.2015.12", Parts(journal="Tests ONE", issue="3", pages="e0123456", doi=NAMED)),
    ("APA, article number alone, month and day",
     "Doe, A., & Roe, B. C. (2015, March 4). Effects of tests on mice. Tests ONE, Article 104512. "
     "https://doi.org/10.5555/jtm.2015.12", Parts(journal="Tests ONE", volume=None, pages="104512", doi=NAMED)),
    ("APA, no place, a journal by its DOI",
     "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. Tests ONE. https://doi.org/10.5555/jtm.2015.12",
     Parts(journal="Tests ONE", volume=None, pages=None, doi=NAMED)),
    ("APA, organisation",
     "World Test Organization. (2015). Effects of tests on mice. Journal of Test Medicine, 12(3), 45-52.",
     LONG._replace(issue="3", families=("World Test Organization",))),
    ("APA, another script", "田中一郎. (2015). 試験の効果. 試験学会誌, 12(3), 45-52.",
     Parts(journal="試験学会誌", issue="3", families=("田中一郎.",), title="試験の効果")),
    ("APA, another script, two authors, text behind the DOI",
     "田中一郎, & 山田花子. (2015). 試験の効果. 試験学会誌, 12(3), 45-52. doi:10.5555/jtm.2015.12 and. More.",
     Parts(journal="試験学会誌", issue="3", families=("田中一郎", "山田花子."), title="試験の効果",
           doi=NAMED)),
    ("APA, organisation, question",
     "Ministry of Tests (2015). Do mice mind tests? Journal of Test Medicine, 12(3), 45-52.",
     LONG._replace(issue="3", families=("Ministry of Tests",), title="Do mice mind tests?")),
    ("Harvard, Elsevier",
     "Doe, A., Roe, B.C., 2015. Effects of tests on mice. J. Test Med. 12, 45-52. https://doi.org/10.5555/jtm.2015.12",
     DOTTED._replace(doi=NAMED)),
    ("Harvard, and", "Doe, A., and Roe, B.C. (2015). Effects of tests on mice. J. Test Med. 12, 45-52.", DOTTED),
    ("Harvard, labelled volume",
     "Doe A, Roe BC. 2015. Effects of tests on mice, Journal of Test Medicine, Vol. 12, No. 3, pp. 45-52.",
     LONG._replace(issue="3")),
    ("author and year in Springer's order",
     "Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 12(3):45-52. https://doi.org/10.5555/jtm.2015.12",
     ISSUED._replace(doi=NAMED)),
    ("author and year, ASM", "Doe A, Roe BC. 2015. Effects of tests on mice. J Test Med 12:45-52.", Parts()),
    ("a group behind a comma",
     "Doe A, Roe BC, for the Test Study Group. Effects of tests on mice. J Test Med 2015; 12:45-52.",
     Parts(families=(DOE, ROE, "Test Study Group"))),
    ("year at the head of the title",
     "Doe A, Roe BC, Poe D, et al. 2015 Guidelines for tests on mice. J Test Med 2015;12:45-52.",
     Parts(families=(DOE, ROE, POE), complete=False, title="2015 Guidelines for tests on mice")),
    ("year in brackets before the title, and in the source",
     "Doe A, Roe BC. (2015) Effects of tests on mice. J Test Med. 2015 Mar 6;12(3):45-52.", ISSUED),
    ("names before a colon, Vancouver",
     "Doe A, Roe BC: Effects of tests on mice. J Test Med. 2015; 12 (3): 45-52.", ISSUED),
    ("organisation and year", "TEST Analysis Team. 2015. Effects of tests on mice. J Test Med 12:45-52.",
     Parts(families=("TEST Analysis Team",))),
    ("Nature", "Doe, A. & Roe, B. C. Effects of tests on mice. J. Test Med. 12, 45-52 (2015).", DOTTED),
    ("Nature, DOI before the year",
     "Doe, A. & Roe, B. C. Effects of tests on mice. J Test Med 12, 45-52, doi: 10.5555/jtm.2015.12 (2015).",
     Parts(doi=NAMED)),
    ("numbered Elsevier", "[3] A. Doe, B.C. Roe, Effects of tests on mice, J. Test Med. 12 (2015) 45-52.", DOTTED),
    ("IEEE", 'A. Doe and B. C. Roe, "Effects of tests on mice," J. Test Med., vol. 12, no. 3, pp. 45-52, Mar. 2015.',
     Parts(journal="J. Test Med", issue="3")),
    ("IEEE, pages that could be years",
     'A. Doe and B. C. Roe, "Effects of tests on mice," J. Test Med., vol. 12, no. 3, pp. 1754-1760, 2015.',
     Parts(journal="J. Test Med", issue="3", pages="1754-1760")),
    ("Wikipedia, month",
     'Doe A, Roe BC (March 2015). "Effects of tests on mice". J Test Med. 12 (3): 45-52. doi:10.5555/jtm.2015.12.',
     ISSUED._replace(doi=NAMED)),
    ("Wikipedia, day",
     'Doe, A; Roe, BC (4 March 2015). "Effects of tests on mice". J Test Med. 12 (3): 45-52. '
     "doi:10.5555/jtm.2015.12. PMC 9000123.", ISSUED._replace(doi=NAMED)),
    ("The Lancet, online",
     "Doe A, Roe BC. Effects of tests on mice. J Test Med 2015; published online Jan 24. "
     "https://doi.org/10.5555/jtm.2015.12.", Parts(volume=None, pages=None, doi=NAMED)),
    ("ASM on PMC", "Doe A,, Roe BC. 2015. Effects of tests on mice. J Test Med 12:45-52.", Parts()),
    ("EndNote's AMA", "Doe A, Roe BC. Effects of tests on mice. J Test Med. January 27, 2015 2015;12(3):45-52.",
     ISSUED),
    ("EndNote's AMA, full name",
     "Doe A, Roe BC. Effects of tests on mice. Journal of Test Medicine. November 10, 2015 2015;12(3):45-52.",
     LONG._replace(issue="3")),
    ("Oxford University Press",
     "Doe A, Roe BC. Effects of tests on mice, J Test Med, 2015, vol. 12 (pg. 1754-1760)", Parts(pages="1754-1760")),
    ("Oxford University Press, issue",
     "Doe A, Roe BC. Effects of tests on mice, J Test Med , 2015, vol. 12 3(pg. 45-52)", ISSUED),
    ("Chicago", 'Doe, Anna, and Ben Roe. "Effects of tests on mice." Journal of Test Medicine 12, no. 3 (2015): 45-52.',
     LONG._replace(issue="3")),
    ("MLA",
     "Doe, Anna, and Ben Roe. “Effects of tests on mice.” Journal of Test Medicine, vol. 12, no. 3, 2015, pp. 45-52.",
     LONG._replace(issue="3")),
    ("Spandidos", "Doe A and Roe BC: Effects of tests on mice. J Test Med 12: 45-52, 2015.", Parts()),
    ("Spandidos, et al, links",
     "Doe A, Roe BC, Poe D, et al: Effects of tests on mice. J Test Med 12: 45-52, 2015. "
     "View Article : Google Scholar : PubMed/NCBI", Parts(families=(DOE, ROE, POE), complete=False)),
    ("MDPI", "Doe, A.; Roe, B.C. Effects of tests on mice. J. Test Med. 2015, 12, 45-52. [Google Scholar] [CrossRef]",
     DOTTED),
    ("MDPI on PMC", "Doe A., Roe B.C. Effects of tests on mice. J. Test Med. 2015;12:45-52. doi: 10.5555/jtm.2015.12.",
     Parts(journal="J. Test Med", doi=NAMED)),
    ("particles", "Doe A., van der Roe B.C. Effects of tests on mice. J Test Med. 2015;12:45-52.",
     Parts(families=(DOE, "van der Roe"))),
    ("no mark before the journal", "Doe A, Roe BC. Effects of tests on mice J Test Med 2015;12:45-52.", Parts()),
    ("no mark before the journal, behind a bracket",
     "Doe A, Roe BC. Effects of tests on mice (again) J Test Med. 2015;12:45-52. [PubMed]",
     Parts(title="Effects of tests on mice (again)")),
    ("title first", "31.Effects of tests on mice. Doe A, Roe BC. J. Test Med. 2015;12:45-52. [Google Scholar]",
     Parts(journal="J. Test Med")),
    ("no title",
     "Doe et al., J. Test Med. 12:45-52 (2015)", DOTTED._replace(families=(DOE,), title="", complete=False)),
    ("source only", "J. Test Med. 12 (2015) 45-52", DOTTED._replace(families=(), title="")),
    ("head of a page, ASM", "JOURNAL OF TEST MEDICINE, Mar. 2015, p. 45-52, Vol. 12, No. 3",
     Parts(journal="JOURNAL OF TEST MEDICINE", issue="3", families=(), title="")),
    ("labels and a month behind the pages",
     "A. Doe, B. C. Roe, 'Effects of tests on mice', Journal of Test Medicine, Vol.12, No3, pp.45-52. Mar. 2015. "
     "DOI: https://doi.org/10.5555/jtm.2015.12.", LONG._replace(issue="3", doi=NAMED)),
    ("a group among the authors",
     "Doe A, Roe BC; TEST Guidelines Working Group. Effects of tests on mice. J Test Med 2015;12:45-52.",
     Parts(families=(DOE, ROE, "TEST Guidelines Working Group"))),
    ("BibLaTeX",
     'Anna Doe and Ben C. Roe. "Effects of tests on mice". In: Journal of Test Medicine 12. 3 (Mar. 2015), pp. 45-52.',
     LONG._replace(issue="3")),
    ("two full names", "Anna Doe and Ben C. Roe. Effects of tests on mice. Journal of Test Medicine 12 (2015) 45-52",
     LONG),
    ("a group behind a semicolon, year in brackets",
     "Doe A; Test Group. Effects of tests on mice. J Test Med 12 (2015) 45-52", Parts(families=(DOE, "Test Group"))),
    ("no mark before the journal, one word", "Doe A, Roe BC. mice J Test Med 2015;12:45-52.", Parts(title="mice")),
    ("year in brackets between title and journal",
     "Doe A., Roe B.C. Effects of tests on mice (2015) J Test Med, 12, 45-52", Parts()),
    ("year between title and journal", "Doe A., Roe B.C. Effects of tests on mice, 2015. J Test Med 12:45-52", Parts()),
    ("in press", "Doe A, Roe BC. Effects of tests on mice. J Test Med. In press.",
     Parts(year=None, volume=None, pages=None)),
    ("in press, with a year", "Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015 (in press).",
     Parts(volume=None, pages=None)),
    ("preprint, NLM",
     "Doe A, Roe BC. Effects of tests on mice. medRxiv [Preprint]. 2015 Mar 12. doi: 10.5555/jtm.2015.12",
     Parts(journal="medRxiv [Preprint]", volume=None, pages=None, doi=NAMED)),
    ("preprint, APA",
     "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. bioRxiv. https://doi.org/10.5555/jtm.2015.12",
     Parts(journal="bioRxiv", volume=None, pages=None, doi=NAMED)),
    ("German month", "Doe A, Roe BC. Wirkung von Tests auf Mäuse. J Test Med. Dezember 2015;12(3):45-52.",
     ISSUED._replace(title="Wirkung von Tests auf Mäuse")),
    ("French month", "Doe A, Roe BC. Effets des tests sur les souris. J Test Med. févr 2015;12(3):45-52.",
     ISSUED._replace(title="Effets des tests sur les souris")),
    ("collective author", "TEST Collaborative Group. Effects of tests on mice. J Test Med 2015; 12: 45-52.",
     Parts(families=("TEST Collaborative Group",))),
    ("discussion", "Doe A, Roe BC. Effects of tests on mice. J Test Med 2015; 12(3): 45-52; discussion 53-4.",
     ISSUED._replace(pages="45-52; discussion 53-4")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "parts"), [row[1:] for row in REFERENCES], ids=[row[0] for row in REFERENCES])
def test_every_style_gives_the_parts_it_prints(line, parts):
    c = parse_citation(line)
    families = tuple(author.family or author.name for author in c.authors)
    year = c.published.year if c.published else None
    got = Parts(c.journal, year, c.volume, c.issue, c.pages, c.doi, families, c.title or "", c.authors_complete)
    assert (c.ok, got) == (True, parts)


@pytest.mark.parametrize(
    "server", ["arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "Preprints", "Research Square", "SSRN"]
)
def test_preprint_servers_stand_where_the_journal_does(server):
    c = parse_citation(f"Doe, A., & Roe, B. C. (2015). Effects of tests on mice. {server}. https://doi.org/10.5555/x1")
    assert (c.style, c.journal, c.title, c.doi) == ("apa", server, "Effects of tests on mice", "10.5555/x1")


def test_wikipedia_prints_pmcids_as_figures_and_identifiers_of_others():
    c = parse_citation(
        'Doe A (March 2015). "Mice". J Test. 12 (3): 45. Bibcode:2015JT..12..45D. PMC 9000123. PMID 123.'
    )
    assert (c.journal, c.pages, c.pmcid, c.pmid, c.rest) == (
        "J Test",
        "45",
        "PMC9000123",
        "123",
        "Bibcode:2015JT..12..45D.",
    )


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2010", "\u2212"])
def test_any_dash_parts_pages(dash):
    c = parse_citation(f"Doe, A. & Roe, B. C. Effects of tests on mice. J. Test Med. 12, 45{dash}52 (2015).")
    assert (c.volume, c.pages) == ("12", f"45{dash}52")


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("A. Doe, B. C. Roe and D. van Poe", ["A. Doe", "B. C. Roe", "D. van Poe"]),
        ("Doe, A., Jr., & O'Roe-Lee, B.", ["Doe, A., Jr.", "O'Roe-Lee, B."]),
        ("Doe A Jr, Roe-Lee B-C, d'Poe E.", ["Doe A Jr", "Roe-Lee B-C", "d'Poe E"]),
        ("DOE, A. B. & ROE, C.", ["DOE, A. B.", "ROE, C."]),
        ("Xu A, Roe X", ["Xu A", "Roe X"]),
        ("Özil, Ö.; Šmid, Ž.", ["Özil, Ö.", "Šmid, Ž."]),
        ("Anna Doe, Ben C. Roe, Dan van Poe", ["Anna Doe", "Ben C. Roe", "Dan van Poe"]),
    ],
)
def test_names_in_every_order(front, authors):
    c = parse_citation(f"{front} (2015). Effects of tests on mice. J. Test Med. 12, 45-52.")
    assert [author.name for author in c.authors] == authors
    assert (c.title, c.journal, c.published.year) == ("Effects of tests on mice", "J. Test Med.", 2015)


@pytest.mark.parametrize(
    ("journal", "title"),
    [
        ("Proc. Natl. Acad. Sci. U. S. A.", "Effects of vitamin D"),
        ("Test. Biol. Med.", "Effects of tests in Drosophila"),
        ("Nat. Rev. Test.", "What is a test?"),
        ("Tests and trials in medicine", "Effects of tests on mice: a review"),
        ("Philos. Trans. R. Soc. B Biol. Sci.", "Effects of tests. Part two"),
    ],
)
def test_full_stops_inside_a_journals_name_end_no_title(journal, title):
    stop = "" if title.endswith("?") else "."
    c = parse_citation(f"Doe, A. & Roe, B. C. {title}{stop} {journal} 12, 45-52 (2015).")
    assert (c.title, c.journal) == (title, journal)


PROSE = [
    "Smith, J., and Doe, A., were seen in 2019, 12, 45-52.", "See the report of Doe A, Roe B (2015).",
    "Samples of 2015, 12 of 45, were lost.", "In the trial of Doe et al., 12 of 45 mice (2015) died.",
    "Mice were held at 20 C. Tests were made in 2015, 3 times, by Doe A and Roe B.",
    "The first wave (2020) hit 12 towns; vol. 3 tells of it.", "Table 2. Tests by year, 2015, 12, 45-52 and others.",
    "Doe A, Roe B and Poe C designed the study in 2015; Doe A wrote it.", "Received 3 March 2015; accepted 12 May 2015",
    "Correspondence: Doe A., Test Street 12, 4552 Test City, 2015.", "New York: a city; 2007 was its year.",
]  # fmt: skip


@pytest.mark.parametrize("line", PROSE)
def test_prose_with_names_years_and_numbers_is_no_citation(line):
    assert not looks_like_citation(line)


@pytest.mark.parametrize(
    "line",
    [row[1] for row in REFERENCES if not any(word in row[0] for word in ("in press", "access", "script"))],
)
def test_references_look_like_citations(line):
    assert looks_like_citation(line)
