"""Reference lists of articles: read as citations, kept out of the text and away from the record."""

from pathlib import Path

import pytest

from cleaner import clean, page_from_text, read_page
from cleaner.document import Block
from cleaner.references import is_entry, read_references

CASES = Path(__file__).parents[1] / "cases" / "pmc"


@pytest.mark.parametrize(
    ("entry", "title", "journal", "volume", "pages"),
    [
        (
            "1. Alder P, Bock Q. Hinges that hum. J Synth Sound. 2011;12:44–51. [PubMed] [Google Scholar]",
            *("Hinges that hum", "J Synth Sound", "12", "44–51"),
        ),
        (
            "23.Alder P. Hinges. J Synth Sound. 2011;12(3):207. doi: 10.5555/jss.2011.0044. [DOI] [PMC free article]",
            *("Hinges", "J Synth Sound", "12", "207"),
        ),
        ("[4] Cane R. Doors that sing. Test Acoust. 2014;3(2):9–17.", "Doors that sing", "Test Acoust", "3", "9–17"),
        ("Cane R. Doors in 2006. Test Acoust. 2006;442:203–207.", "Doors in 2006", "Test Acoust", "442", "203–207"),
    ],
)
def test_an_entry_is_read_without_its_number_and_the_labels_of_its_links(entry, title, journal, volume, pages):
    (citation,) = read_references([entry])
    assert (citation.title, citation.journal, citation.volume, citation.pages) == (title, journal, volume, pages)
    assert not citation.notes


def test_an_entry_that_is_no_citation_is_kept_with_its_problem():
    (citation,) = read_references(["7. The third notebook of the bell room, seen by kind permission [Google Scholar]"])
    assert not citation.ok
    assert citation.input == "The third notebook of the bell room, seen by kind permission"
    assert [problem.code for problem in citation.problems] == ["citation-malformed"]


def test_an_entry_of_nothing_but_links_is_none():
    assert read_references(["12. [PubMed]", "[DOI] [Google Scholar]"]) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1. Cane R. Doors that sing.", True),
        ("Cane R. Doors that sing. Test Acoust. 2014;3:9.", True),
        ("Cane R. Doors that sing. In press. [Google Scholar]", True),
        ("Introduction", False),
        ("Associated Data", False),
    ],
)
def test_entries_are_told_from_headings_and_menus(text, answer):
    assert is_entry(Block(text)) is answer


@pytest.mark.parametrize(
    ("slug", "titles", "own"),
    [
        ("html-viewer-2024", ["Bells before breakfast", "Silence as a habit"], "10.5555/sbj.2021.e301"),
        ("html-2017-manuscript", ["Rope remembers"], "10.5555/rope.2012.07.003"),
        ("html-frontend-2022", ["Gloves and glosses"], "10.5555/jtr.JTR_322_18"),
        ("text-viewer-2024-full", ["Bells before breakfast", "Silence as a habit"], "10.5555/sbj.2021.e301"),
        ("m1", ["Hinges", "Doors that sing"], "10.5555/testac/bty301"),
        ("m1-scanned", ["The bath in winter"], "10.5555/smj.2.8567.614"),
    ],
)
def test_the_references_of_a_page_are_the_documents_and_not_the_records(slug, titles, own):
    document = clean(read_page(next((CASES / slug).glob("page.*"))))
    assert [citation.title for citation in document.references] == titles
    assert document.articles[0].doi == own
    assert all(title not in document.text for title in titles)


def test_a_page_without_a_reference_list_has_none():
    assert clean(read_page(CASES / "m3-header" / "page.txt")).references == []
    assert clean(page_from_text("Notes\n\nNothing is cited here.")).references == []
