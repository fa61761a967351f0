"""Texts that only hold lines which known sites have too: they prove no site, and no record is made up for them."""

import pytest

from cleaner import clean

GIVEN = "We counted the wet gloves of one street for a year, and asked whose they were. Nobody knew. Two were ours."
WORK = "Castrell L, Dunmoor K. Gloves and rain. Glove Res. 2004;104(2):2484-91."
TEXTS = {
    "a list of words": "isolated\nwells\ngloves\nabstract\nkeywords\nintroduction\nmethods\nresults\nfigures\n",
    "a README": f"# glovecount\n\nCounts gloves.\n\n## Install\n\nAbstract\n\n{GIVEN}\n\nIntroduction\n\n{GIVEN}\n",
    "a thesis": f"Gloves of the North\nby\nOona Grindrod\n2019\nI certify that I have read this.\nAbstract\n{GIVEN}\n"
    f"Introduction\n{GIVEN}\n",
    "works cited in a sentence": f"{GIVEN}\nits colour (Castrell et al. 2011a; Dunmoor et al. 2013b).\n{GIVEN}\n",
    "a work cited in another style": f"{GIVEN}\nCastrell et al. Glove Res. 2004; 104:2484-2491.\n{GIVEN}\n",
    "works cited at the end of a line": f"{GIVEN}\nOthers wear two (Castrell, 1985; Fjelstad, 1991)\n{GIVEN}\n",
    "dates of a manuscript": f"Received April 3, 2007; Accepted October 20, 2007.\n{GIVEN}\n",
    "a work cited at the end": f"Wet gloves\n{GIVEN}\nReferences\n{WORK}\n",
    "a work to be cited": f"# glovecount\n\nCounts gloves.\n\n## Citation\n\n{WORK}\n\n## Install\n\nIn one hour.\n",
    "a file of a data bank": f"ID   GLOVE_WET\nAC   P90001;\nRL   Glove Res. 104:2484-2491(2004).\nCC   {GIVEN}\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_of_no_known_site_is_a_page(text):
    document = clean(text)
    assert (document.profile, document.kind) == ("generic", "page")


def test_a_page_of_a_government_site_that_cites_a_work_is_a_page():
    banner = "An official website of the United States government\nHere's how you know\n"
    document = clean(f"{banner}Official websites use .gov\nWet gloves\n{GIVEN}\n{WORK}\n")
    assert (document.profile, document.kind, document.articles[0].title) == ("us-gov", "page", "Wet gloves")
    assert document.articles[0].citation is None


def test_a_record_on_a_page_of_no_known_site_is_read():
    head = f"Gloves and rain\nLeonie Castrell 1, Kofi S Dunmoor 2\n{WORK}\nPMID: 90000216\n"
    document = clean(f"{head}Abstract\n{GIVEN}\n")
    assert [article.title for article in document.articles] == ["Gloves and rain"]
    assert document.kind == "article"


@pytest.mark.parametrize("text", [WORK, f"Gloves and rain\n\n{WORK}\n"])
def test_a_text_of_hardly_more_than_a_citation_is_its_record(text):
    document = clean(text)
    assert [article.title for article in document.articles] == ["Gloves and rain"]
    assert document.kind == "article"


def test_the_prose_of_an_article_is_known_by_the_abstract_that_it_begins_with():
    prose = f"Abstract\n{GIVEN}\nKeywords: gloves, streets\nIntroduction\n{GIVEN}\n"
    assert clean(prose).profile == "pmc-prose"
    assert clean(f"Skip to main content\n{prose}").profile == "pmc-prose"
    assert clean(f"Notes of a reader\nof many years\nwho likes gloves\n{prose}").profile == "generic"
