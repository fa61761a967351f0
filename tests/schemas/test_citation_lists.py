"""Reference lists as journals print them: what their styles do that others do not."""

import pytest

from schemas.citation import parse_citation

NAMED = "10.5555/jtm.2015.12"
ALONE = {"journal": "BMC Testology", "volume": "16", "pages": None}
DOTTED = "Doe, A.B., Roe, B.A."


@pytest.mark.parametrize("number", ["1", "23", "115"])
@pytest.mark.parametrize(
    "line",
    [
        "Doe A, Roe BC. Effects of tests on mice. J Test Med 2015; 12: 45-52.",
        "Doe A, Roe BC, et al. Effects of tests on mice. J Test Med 2015; 12: 45-52.",
        "A. Doe and B. C. Roe, Effects of tests on mice, J Test Med, 2015, 12, 45-52.",
        "Doe, A. & Roe, B. C. Effects of tests on mice. J Test Med 12, 45-52 (2015).",
    ],
)
def test_a_number_alone_in_front_of_authors_is_no_part_of_them(parts, plain, number, line):
    assert parts(f"{number} {line}") == plain


@pytest.mark.parametrize(
    "title",
    ["23 Years of tests", "7 Tesla MRI of mice", "5 Doe mice", "12 Angry Mice, and what they did"],
)
def test_a_number_in_front_of_anything_else_stays(title):
    assert parse_citation(f"{title}. J Test Med. 2015;12:45-52.").title == title


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        # The comma glued to the name: Nucleic Acids Research.
        ("Doe,A. and Roe,B.C. (2015) Effects of tests on mice. J Test Med, 12, 45-52.", {}),
        # Initials that are degrees elsewhere.
        (f"{DOTTED}, 2015. Effects of tests on mice. J Test Med 12, 45-52.", {}),
        ("de las Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 12: 45-52.",
         {"names": ["de las Doe", "Roe"]}),
        ("deDoe, A., Roe, B.-c., 2015. Effects of tests on mice. J Test Med 12, 45-52.", {"names": ["deDoe", "Roe"]}),
        # The PMID without its label, as in PLOS' files.
        ("Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 12: 45-52. 9000123", {"pmid": "9000123"}),
        (f"Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52. doi: {NAMED} 90001234.",
         {"pmid": "90001234", "doi": NAMED}),
        ("Doe A., and Roe B. C., “Effects of tests on mice,” J Test Med, vol. 12, no. 3, pp. 45-52, 2015. 9000123",
         {"pmid": "9000123", "issue": "3"}),
        ("Doe A, Roe BC et al. (2015) Effects of tests on mice. J Test Med 12: 45-52. PubMed: 9000123.",
         {"pmid": "9000123"}),
        # A volume alone, of journals that number their articles.
        (f"{DOTTED}, 2015. Effects of tests on mice. BMC Testology 16. https://doi.org/{NAMED}",
         ALONE | {"doi": NAMED}),
        ("Doe, A., and Roe, B.C. (2015). Effects of tests on mice. BMC Testology 16.", ALONE),
        (f"Doe A, Roe BC. Effects of tests on mice. BMC Testology 16, 2015. doi: {NAMED}.", ALONE | {"doi": NAMED}),
        ("A. Doe, B. C. Roe, Effects of tests on mice. BMC Testology 16 (2015).", ALONE),
        ("Doe A, Roe BC. Effects of tests on mice. BMC Testology 2015;16:", ALONE),
        ("Doe A, Roe BC. Effects of tests on mice. BMC Testology; 16. Epub ahead of print 12 March 2015. "
         f"DOI: {NAMED}.",
         ALONE | {"doi": NAMED}),
        (f"Doe A, Roe BC. Effects of tests on mice. J Test Med. Epub ahead of print 12 March 2015. DOI: {NAMED}.",
         {"doi": NAMED, "volume": None, "pages": None}),
        # A volume that is the year, an issue that could be one.
        ("Doe A, Roe BC. 2015. Effects of tests on mice. Test Res Int 2015:45-52.",
         {"journal": "Test Res Int", "volume": "2015"}),
        ("Doe, A., & Roe, B. C. (2015). Effects of tests on mice. Test Trans, 370(1661), 45-52.",
         {"journal": "Test Trans", "volume": "370", "issue": "1661"}),
        # No stop between title and journal.
        ("A. Doe, B. C. Roe, Effects of Tests on Mice, J Test Med 12 (2015) 45-52.",
         {"title": "Effects of Tests on Mice"}),
        ("A. Doe, B. C. Roe, Do mice mind? A review of tests, J Test Med 12 (2015) 45-52.",
         {"title": "Do mice mind? A review of tests"}),
        ("A. Doe, B. C. Roe, Journal of Test Physics, Section A 12 (2015) 45-52.",
         {"title": None, "journal": "Journal of Test Physics, Section A"}),
        # IEEE's issues.
        ("A. Doe and B. C. Roe, “Effects of tests on mice,” J Test Med, vol. 12, no. Suppl 2, pp. 45-52, Jan. 2015.",
         {"issue": "Suppl 2"}),
        ("A. Doe and B. C. Roe, “Effects of tests on mice,” J Test Med, vol. 12, no. S2, Jan. 2015.",
         {"issue": "S2", "pages": None}),
        # Initials of two letters.
        ("Doe IuA, Roe MdB. Effects of tests on mice. J Test Med. 2015;12:45-52.", {}),
        ("Doe IuA. [Effects of tests on mice]. J Test Med. 2015;12:45-52. Russian.",
         {"names": ["Doe"], "title": "[Effects of tests on mice]"}),
        # Particles inside a family name, or behind the initials; capitals of all alphabets.
        ("Doe de Roe A, Poe y Roe BC (2015) Effects of tests on mice. J Test Med 12: 45-52.",
         {"names": ["Doe de Roe", "Poe y Roe"]}),
        ("Doe MEL van den, Roe B von. Effects of tests on mice. J Test Med 2015;12:45-52.",
         {"names": ["van den Doe", "von Roe"]}),
        ("Doe, A., \u017boe, B. (2015). Effects of tests on mice. J Test Med 12, 45-52.",
         {"names": ["Doe", "\u017boe"]}),
        ("Doe Roe, M.A., and Poe, Ben C. (2015). Effects of tests on mice. J Test Med 12, 45-52.",
         {"names": ["Doe Roe", "Poe"]}),
        # Chicago's and the MLA's first author with initials, the others with full names.
        ("Doe, A. B., and Ben Roe. 2015. “Effects of tests on mice.” J Test Med 12 (3): 45-52.", {"issue": "3"}),
        ("Doe, A. Bea, Ben Roe, and C. Dan Poe. “Effects of tests on mice.” J Test Med 12, no. 3 (2015): 45-52.",
         {"issue": "3", "names": ["Doe", "Roe", "Poe"]}),
        ("Doe, Ann, and B. C. Roe. “Effects of tests on mice.” J Test Med, vol. 12, no. suppl_2, 2015, pp. 45-52.",
         {"issue": "suppl_2"}),
        # A quotation that opens the title.
        ("Doe, A., & Roe, B. C. (2015). “Tests”: Effects on mice. J Test Med, 12, 45-52.",
         {"title": "“Tests”: Effects on mice"}),
        ("Doe A, Roe BC (2015) ‘Tests’: mice' and owners' views. J Test Med 12: 45-52.",
         {"title": "‘Tests’: mice' and owners' views"}),
        # What ends a title, or a journal.
        ("Doe A, Roe BC (2015) Effects of tests on mice in Testford, USA. Test Biol 12: 45-52.",
         {"title": "Effects of tests on mice in Testford, USA", "journal": "Test Biol"}),
        ("Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 2015 12: 45-52.", {}),
        ("Doe A, Roe BC. Effects of tests on mice. Journal of Test Medicine; 2015; 12:45-52.",
         {"journal": "Journal of Test Medicine"}),
        # A DOI broken at its full stop.
        ("Doe A, Roe BC (2015) Effects of tests on mice. J Test Med 12: 45-52. doi:10.5555/journal. ptst.0012345",
         {"doi": "10.5555/journal.ptst.0012345"}),
        # A letter of a list.
        ("(b) Doe A, Roe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.", {}),
        # A group and its year.
        ("TEST Community Members (2015) Effects of tests on mice. J Test Med 12: 45-52.", {"names": [None]}),
        # Longer family names, more initials, and a family name that is a label elsewhere.
        ("Doe, A.; Roe van de Poe, B.; Nic Moe Zoe, C. Effects of tests on mice. J Test Med 2015, 12, 45-52.",
         {"names": ["Doe", "Roe van de Poe", "Nic Moe Zoe"]}),
        ("Doe A, Roe YTATA, Poe MdB. Effects of tests on mice. J Test Med 2015;12:45-52.",
         {"names": ["Doe", "Roe", "Poe"]}),
        ("Roe, B.C.; Doi, S. A. R. Effects of tests on mice. J Test Med 2015, 12, 45-52. https://doi.org/10.5555/x1",
         {"names": ["Roe", "Doi"], "doi": "10.5555/x1"}),
        ("Doe, A.; Roe, B. C. Effects of tests on mice. eLife 2015, 12. https://doi.org/10.5555/x1",
         {"journal": "eLife", "doi": "10.5555/x1", "pages": None}),
        # Quotation marks inside a title end no author list; "Available" begins no remark in one.
        ("Doe A, Roe BC. Effects of “old” tests on mice. J Test Med 2015;12:45-52.",
         {"title": "Effects of “old” tests on mice"}),
        ("Doe, A.; Roe, B. C. The Available Tests on Mice. J Test Med 2015, 12 (3), 45-52.",
         {"title": "The Available Tests on Mice", "issue": "3"}),
        ("Doe A, Roe B van, et al. Effects of tests on mice. J Test Med 2015;12:45-52.", {"names": ["Doe", "van Roe"]}),
        ("Doe A, Roe BC. Effects of tests on mice. Test Res Int 2015: 45-52, 2015.",
         {"journal": "Test Res Int", "volume": "2015"}),
        # Commas of the journal's own.
        ("Doe A, Roe BC (2015) Effects of tests on mice. Test Reports, Section of Mice, their Tests and Fog 12: 45-52.",
         {"journal": "Test Reports, Section of Mice, their Tests and Fog"}),
        # Accents apart from their letters.
        ("Doe A, Z\u0307oe BC. Effects of tests on mice. J Test Med. 2015;12:45-52.", {"names": ["Doe", "\u017boe"]}),
    ],
)  # fmt: skip
def test_what_styles_of_journals_print(parts, plain, line, wanted):
    assert parts(line) == plain | wanted


@pytest.mark.parametrize(
    "line",
    [
        "Doe, A.-., Roe, B.C., Poe, D.E., 2015. Effects of tests. Unknown form, 12 to 45. doi: 10.5555/jtm.2015.12",
        "Doe, Ann, Ben Roe ??, and Cy Poe. 2015. “Effects of tests.” Unknown form 12 to 45. doi:10.5555/jtm.2015.12",
    ],
)
def test_names_are_no_journal(line):
    c = parse_citation(line)
    assert not c.ok or not any(name in (c.journal or "") for name in ("Doe", "Roe", "Poe")), c


def test_initials_apart_take_no_word_of_a_title():
    c = parse_citation("Doe A Y, Roe B C. The “old” tests on mice. J Test Med 2015;12:45-52.")
    assert (c.title, [author.name for author in c.authors]) == ("The “old” tests on mice", ["Doe A Y", "Roe B C"])


@pytest.mark.parametrize("place", ["2015, pages 45-52, 2016", "pp. 45-52, 2015, pp. 12, 2016", "2015 p. 4 2016"])
def test_two_years_around_pages_are_read_or_refused(place):
    assert isinstance(parse_citation(f"Doe A, Roe BC. Effects of tests on mice. Test Rep. {place}.").ok, bool)


@pytest.mark.parametrize("end", ["Version 2.", "R package, version 2.", "Release 16.", "June 13, 2015.", "Covid 19."])
def test_a_number_that_counts_something_else_is_no_volume(end):
    assert parse_citation(f"Doe A, Roe BC (2015) Effects of tests on mice. {end}").volume is None


@pytest.mark.parametrize(
    "journal",
    [
        "Nature reviews. Testing", "Nature Reviews. Testing", "The Lancet. Testology",
        "American journal of physiology. Mouse and test physiology", "Test Journal of Physiology. Part B",
        "Philosophical transactions of the Royal Society of London. Series B, Test sciences",
        "The journals of gerontology. Series A, Test sciences and mouse sciences",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form",
    [
        "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. {}, 12, 45-52.",
        "Doe A, Roe BC. Effects of tests on mice. {}. 2015;12:45-52.",
        "Doe A, Roe BC. Effects of tests on mice. {} 2015;12:45-52.",
    ],
)
def test_journals_whose_titles_name_a_series(parts, plain, form, journal):
    assert parts(form.format(journal)) == plain | {"journal": journal}


def test_a_journal_s_place_with_stops(parts, plain):
    line = "Doe, A., & Roe, B. C. (2015). Effects of tests on mice. Methods in testology (Testford, N.J.), 12, 45-52."
    assert parts(line) == plain | {"journal": "Methods in testology (Testford, N.J.)"}


@pytest.mark.parametrize("title", ["Annals of tests", "Proceedings of the Test Society"])
def test_a_title_that_could_be_a_series(title):
    c = parse_citation(f"Doe A, Roe BC. {title}. Lancet. 2015;12:45-52.")
    assert (c.title, c.journal) == (title, "Lancet")
