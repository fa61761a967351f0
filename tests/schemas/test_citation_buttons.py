"""What the Cite buttons of PubMed, Google Scholar and preprint servers give."""

import pytest

from schemas.citation import parse_citation

DOI = "10.5555/jtm.2015.12"
TITLE = "Effects of tests on mice: a trial"


def parts(line, fields):
    c = parse_citation(line)
    values = {
        "year": c.published.year if c.published else None,
        "names": [author.name for author in c.authors],
        "notes": [note.text for note in c.notes],
        "codes": [problem.code for problem in c.problems if problem.severity != "info"],
    }
    return {"ok": c.ok} | {key: values[key] if key in values else getattr(c, key) for key in fields}


def check(line, wanted):
    wanted = {"title": TITLE, "codes": [], "rest": ""} | wanted
    assert parts(line, wanted) == {"ok": True} | wanted


MLA = [
    ("vol. 12,3 (2015): 45-52.", {"volume": "12", "issue": "3", "pages": "45-52", "year": 2015}),
    ("vol. 12 (2015): 45-52.", {"volume": "12", "issue": None, "pages": "45-52", "year": 2015}),
    ("vol. 12,3-4 (2015): 45-52.", {"volume": "12", "issue": "3-4", "pages": "45-52"}),
    ("vol. 12,Pt 1 (2015): 45-52.", {"volume": "12", "issue": "Pt 1", "pages": "45-52"}),
    ("vol. 12,Suppl 1 (2015): S45-52.", {"volume": "12", "issue": "Suppl 1", "pages": "S45-52"}),
    ("vol. 12 Suppl 1,Suppl 1 (2015): 45-52.", {"volume": "12 Suppl 1", "issue": "Suppl 1", "pages": "45-52"}),
    ("vol. 12,3 (Suppl 2) (2015): 45-52.", {"volume": "12", "issue": "3 (Suppl 2)", "pages": "45-52"}),
    ("vol. 12,3 (2015).", {"volume": "12", "issue": "3", "pages": None}),
    ("vol. 12,45-52 (2015).", {"volume": "12", "issue": None, "pages": "45-52"}),
    ("vol. 12,3 1024. 5 Apr. 2015,", {"volume": "12", "issue": "3", "pages": "1024", "year": 2015}),
    ("vol. 12,3 e01024-15. 30 Jun. 2015,", {"volume": "12", "issue": "3", "pages": "e01024-15"}),
    ("vol. 12,3 TD012345.pub2. 5 Apr. 2015,", {"volume": "12", "issue": "3", "pages": "TD012345.pub2"}),
    ("vol. 12,Suppl 1 24. 5 Apr. 2015,", {"volume": "12", "issue": "Suppl 1", "pages": "24"}),
    ("vol. 12 628138. 3 Mar. 2015,", {"volume": "12", "issue": None, "pages": "628138", "year": 2015}),
]  # fmt: skip
NUMBERED = ["jtmaa067", "S0960-9822(15)30001-1", "jt.279207.124", "1-10", "JTM.00790-15"]


@pytest.mark.parametrize(("place", "wanted"), MLA, ids=[place for place, _ in MLA])
@pytest.mark.parametrize("journal", ["The Test journal of medicine", "Tests (Basel, Switzerland)", "Test cell : TC"])
def test_mla_of_pubmed(journal, place, wanted):
    line = f"Doe, Anna B et al. “{TITLE}.” {journal} {place} doi:{DOI}"
    check(line, wanted | {"journal": journal, "names": ["Doe, Anna B"], "doi": DOI, "authors_complete": False})


@pytest.mark.parametrize("number", NUMBERED)
def test_mla_of_pubmed_where_a_number_alone_places_the_article(number):
    wanted = {"journal": "Testobiology", "volume": None, "pages": number, "year": 2015, "doi": DOI}
    check(f"Doe, Anna B et al. “{TITLE}.” Testobiology, {number}. 15 Jul. 2015, doi:{DOI}", wanted)


@pytest.mark.parametrize("place", ["Testobiology vol. 12 67", "Testobiology, 67"])
def test_mla_of_pubmed_with_a_day_and_no_doi(place):
    wanted = {"journal": "Testobiology", "pages": "67", "year": 2015, "names": ["Doe, Anna B"]}
    check(f"Doe, Anna B et al. “{TITLE}.” {place}. 15 Jul. 2015.", wanted)


@pytest.mark.parametrize(
    ("front", "names"),
    [
        (f"Doe, Anna. “{TITLE}.”", ["Doe, Anna"]),
        (f"Doe, Anna, and Ben C. Roe. “{TITLE}.”", ["Doe, Anna", "Ben C. Roe"]),
        (f'Doe, Anna et al. "{TITLE}."', ["Doe, Anna"]),
        (f"Doe, Anna et al. '{TITLE}.'", ["Doe, Anna"]),
        (f"Doe, Anna et al. ‘{TITLE}.’", ["Doe, Anna"]),
        (f"van der Doe, Anna et al. “{TITLE}.”", ["van der Doe, Anna"]),
        (f"TEST Collaborative Group et al. “{TITLE}.”", ["TEST Collaborative Group"]),
        (f"“{TITLE}.”", []),
    ],
)
def test_mla_with_any_authors_and_quotation_marks(front, names):
    check(f"{front} Test medicine vol. 12,3 (2015): 45-52.", {"names": names, "journal": "Test medicine"})


@pytest.mark.parametrize("issue", ["16", "16-17", "10223", "suppl_2", "S1"])
@pytest.mark.parametrize("journal", ["Bioinformatics", "The Tests", "Nucleic tests research", "bioinformatics"])
def test_mla_of_google_scholar(journal, issue):
    wanted = {"journal": journal, "volume": "25", "issue": issue, "pages": "2078-2079", "names": ["Doe, Anna"]}
    check(f'Doe, Anna, et al. "{TITLE}." {journal} 25.{issue} (2009): 2078-2079.', wanted)


@pytest.mark.parametrize(
    "line",
    [
        'Doe A. "Sleeping mice" and their tests. J Test Med. 2015;12:45-52.',
        'Doe A. "Sleeping mice" and their tests. J Test Med 2015;12:45-52.',
    ],
)
def test_quotation_marks_inside_a_title_end_no_title(line):
    check(line, {"title": '"Sleeping mice" and their tests', "journal": "J Test Med"})


AMA_NUMBERS = [
    "JTM.00790-15", "jtmaa067", "thoraxtest-2015-214567", "e12345", "1-8", "10.5555/hbm.25364",
    "10.5555/S0140-6736(15)30566-3", "S1672-0229(15)00088-2", "19417381221131570",
]  # fmt: skip


@pytest.mark.parametrize("number", AMA_NUMBERS)
@pytest.mark.parametrize("behind", [f" doi:{DOI}", "", f" Accessed March 1, 2016. https://doi.org/{DOI}"])
def test_ama_prints_a_number_in_the_place_of_a_volume_that_is_not_known_yet(number, behind):
    c = parse_citation(f"Doe A, Roe B. {TITLE}. J Test Med. 2015;{number}.{behind}")
    assert (c.ok, c.title, c.journal, c.volume, c.issue, c.pages) == (True, TITLE, "J Test Med", None, None, number)


@pytest.mark.parametrize("volume", ["12", "ED-22", "12-13", "98-B", "PP", "Suppl 1", "E90-D", "A542"])
def test_a_volume_without_pages_stays_one(volume):
    check(f"Doe A, Roe B. {TITLE}. J Test Med. 2015;{volume}. doi:{DOI}", {"volume": volume, "pages": None})


AHEAD = "[published online ahead of print, 2015 Apr 13]"
ERRATUM = "J Test Med. 2016 May 4;441(7):120. doi: 10.5555/jtm.2016.12"
CORRECTED = f"[published correction appears in {ERRATUM}.]"


@pytest.mark.parametrize(
    ("brackets", "ahead", "notes"),
    [
        (f" {AHEAD}", True, []),
        (f" {CORRECTED}", False, [f"Erratum in: {ERRATUM}."]),
        (f" {AHEAD} {CORRECTED}", True, [f"Erratum in: {ERRATUM}."]),
        (f" {CORRECTED} {AHEAD}", True, [f"Erratum in: {ERRATUM}."]),
        (f" {CORRECTED} {CORRECTED}", False, [f"Erratum in: {ERRATUM}."] * 2),
        (" [published correction appears in J Test. 2016;4(7):1. Doe [corrected to Doo]]", False,
         ["Erratum in: J Test. 2016;4(7):1. Doe [corrected to Doo]."]),
        ("", False, []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [TITLE, "What is a test?"])
def test_ama_prints_in_brackets_what_pubmed_prints_last(title, brackets, ahead, notes):
    stop = "" if title.endswith("?") and not brackets else "."
    wanted = {"title": title, "ahead_of_print": ahead, "notes": notes, "journal": "J Test Med", "doi": DOI}
    check(f"Doe A, Roe B. {title}{brackets}{stop} J Test Med. 2015;12(3):45-52. doi:{DOI}", wanted)


@pytest.mark.parametrize("title", [TITLE, "What is a test?"])
def test_ama_of_a_preprint(title):
    stop = "" if title.endswith("?") else "."
    line = f"Doe A, Roe B. {title}{stop} Preprint. bioRxiv. 2015;2015.05.02.538537. Published 2015 May 2. doi:{DOI}"
    check(line, {"title": title, "journal": "bioRxiv", "pages": "2015.05.02.538537", "notes": ["Preprint"]})


def test_ama_of_a_chapter_at_the_bookshelf():
    line = f"Doe A, Roe B. {TITLE}. In: TestPearls. Test Island (FL): TestPearls Publishing; August 8, 2015."
    check(line, {"journal": "TestPearls", "publisher": "TestPearls Publishing", "year": 2015})


APA_AUTHORS = [
    ("Doe, A. B., & Roe, C. (2015).", ["Doe, A. B.", "Roe, C."]),
    ("Doe, A., Jr, & Roe, B. (2015).", ["Doe, A., Jr", "Roe, B."]),
    ("Anna A. (2015).", ["Anna A"]),
    ("TEST Study Group (2015).", ["TEST Study Group"]),
    ("TEST 2014 Mice and Rats Collaborators (2015).", ["TEST 2014 Mice and Rats Collaborators"]),
    ("TEST Study Group, Doe, A., Roe, B., & Poe, D. (2015).", ["TEST Study Group", "Doe, A.", "Roe, B.", "Poe, D."]),
    ("Doe, A., & TEST Study Group (2015).", ["Doe, A.", "TEST Study Group"]),
    ("Doe, A., Roe, B., TEST Study Group, & Mouse Trial Team (2015).",
     ["Doe, A.", "Roe, B.", "TEST Study Group", "Mouse Trial Team"]),
    ("Doe, A., TEST Study Group, Roe, B., & Poe, D. (2015).", ["Doe, A.", "TEST Study Group", "Roe, B.", "Poe, D."]),
    ("Committee on Tests and Trials, Doe, A., & Roe, B. (2015).",
     ["Committee on Tests and Trials", "Doe, A.", "Roe, B."]),
]  # fmt: skip
APA_PLACES = [
    ("12(3), 45–52.", {"volume": "12", "issue": "3", "pages": "45–52", "ahead_of_print": False}),
    ("12 Suppl 1(Suppl 1), S45–S52.", {"volume": "12 Suppl 1", "issue": "Suppl 1", "pages": "S45–S52"}),
    ("jtmaa067. Advance online publication.", {"volume": None, "pages": "jtmaa067", "ahead_of_print": True}),
    ("jt.279207.124. Advance online publication.", {"volume": None, "pages": "jt.279207.124", "ahead_of_print": True}),
    ("S0960-9822(15)30001-1. Advance online publication.", {"volume": None, "pages": "S0960-9822(15)30001-1"}),
    ("119, 110414. Advance online publication.", {"volume": "119", "pages": "110414", "ahead_of_print": True}),
    (f"{DOI}. Advance online publication.", {"volume": None, "pages": None, "ahead_of_print": True}),
]


@pytest.mark.parametrize(("authors", "names"), APA_AUTHORS)
@pytest.mark.parametrize("journal", ["Tests (Basel, Switzerland)", "The Test journal of medicine"])
def test_apa_of_pubmed_with_any_authors(journal, authors, names):
    line = f"{authors} {TITLE}. {journal}, 12(3), 45–52. https://doi.org/{DOI}"
    check(line, {"names": names, "journal": journal, "year": 2015, "volume": "12", "doi": DOI})


@pytest.mark.parametrize(("place", "wanted"), APA_PLACES)
@pytest.mark.parametrize("journal", ["Tests (Basel, Switzerland)", "The Test journal of medicine", "Test cell : TC"])
def test_apa_of_pubmed_with_any_place(journal, place, wanted):
    line = f"Doe, A. B., & Roe, C. (2015). {TITLE}. {journal}, {place} https://doi.org/{DOI}"
    check(line, wanted | {"journal": journal, "names": ["Doe, A. B.", "Roe, C."], "doi": DOI})


@pytest.mark.parametrize("title", [TITLE, "What is a test?", "A randomised trial of tests: the Test Study (4T)"])
def test_apa_of_pubmed_without_authors(title):
    stop = "" if title.endswith("?") else "."
    wanted = {"title": title, "names": [], "journal": "Tests (Basel, Switzerland)", "year": 2015, "issue": "3"}
    check(f"{title}{stop} (2015). Tests (Basel, Switzerland), 12(3), 45–52.", wanted)


@pytest.mark.parametrize("dots", ["…", "..."])
def test_apa_leaves_names_out(dots):
    wanted = {"names": ["Doe, A.", "Roe, B.", "Poe, D."], "authors_complete": False}
    check(f"Doe, A., Roe, B., {dots} Poe, D. (2015). {TITLE}. Tests, 12(3), 45–52.", wanted)
