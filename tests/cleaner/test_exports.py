"""Text exports of PubMed, whose lines are broken at a width."""

import textwrap
from pathlib import Path

import pytest

from cleaner import clean, page_from_text

EXPORT = Path(__file__).parents[1] / "cases" / "pubmed" / "p6-three-records" / "page.txt"


@pytest.mark.parametrize("rule", ["-" * 60, "---", "===="])
def test_rules_between_the_records_of_an_export_change_no_record(rule: str):
    text = EXPORT.read_text(encoding="utf-8")
    ruled = "\n\n\n".join(f"{rule}\n\n{record}\n\n{rule}" for record in text.split("\n\n\n"))
    assert clean(page_from_text(ruled)).articles == clean(page_from_text(text)).articles


def test_an_export_is_not_taken_for_a_page_that_a_browser_wrapped():
    told = (
        "In the fens the small bells are rung by those who keep the sheep, and whoever hears one comes back to the"
        " place where it was rung before the night begins, which is told of in most of the songs that are known there,"
        " though none of them says for how long a bell is remembered by a sheep that has heard it once and no more."
    )
    text = (
        "1. Test Bell J. 2025 Aug 6;12(3):4-9. doi: 10.5555/tbj.2025.4.\n\nBells.\n\nFarnby B(1), Castrell K(2).\n\n"
        "Author information:\n(1)Department of Quiet Rooms, Test Clinic, 200, First Street, Exampleville, MN, \n"
        "55905, Contoh. Electronic address: farnby.belina@quiet-rooms.example.\n(2)Department of Bells, Contoh.\n\n"
        + "\n".join(textwrap.wrap(f"BACKGROUND: {told}", 80) + textwrap.wrap(f"METHODS: {told}", 80))
        + "\n\nPMID: 90774904\n"
    )
    (article,) = clean(page_from_text(text)).articles
    assert [author.affiliations for author in article.authors] == [[0], [1]]
    assert article.abstract == f"BACKGROUND: {told}\n\nMETHODS: {told}"


BANNER = "\n".join(
    (
        "An official website of the United States government",
        "Here's how you know",
        "The .gov means it's official.",
        "Federal government websites often end in .gov or .mil. Before sharing sensitive information, make sure you're"
        " on a federal government site.",
        "The site is secure.",
        "The https:// ensures that you are connecting to the official website and that any information you provide is"
        " encrypted and transmitted securely.",
        "",
    )
)
MENU = "Skip to main content\nLog in\nPubMed\nAdvanced\nClipboard\nUser Guide\nSave\nEmail\nSend to\nDisplay options\n"
FOOTER = (
    "\n\nConnect with NLM\nNational Library of Medicine\n8600 Rockville Pike\nBethesda, MD 20894\nWeb Policies\nFOIA\n"
)
FRAMES = {
    "banner": (BANNER + "\n", ""),
    "banner right above": (BANNER, ""),
    "banner wrapped": (textwrap.fill(BANNER, 70) + "\n\n", ""),
    "menu": (MENU + "\n", ""),
    "banner and menu": (BANNER + MENU + "\n", ""),
    "one line": ("Skip to main content\n\n", ""),
    "note": ("Here are the abstracts you asked for:\n\n", ""),
    "footer": ("", FOOTER),
}


def facts(text: str) -> list[dict[str, object]]:
    dropped = {"text", "citation"}  # the citation has the number of its record
    return [article.model_dump(exclude=dropped) for article in clean(page_from_text(text)).articles]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("slug", ["p6-one-record", "p6-three-records", "p6-old-without-headings", "p6-book-chapter"])
def test_a_frame_around_an_export_changes_no_record(slug: str, frame: str):
    text = (EXPORT.parents[1] / slug / "page.txt").read_text(encoding="utf-8")
    above, below = FRAMES[frame]
    assert facts(above + text.rstrip() + below) == facts(text)


@pytest.mark.parametrize("frame", sorted(FRAMES.keys() - {"banner wrapped"}))
def test_a_frame_around_a_list_of_citations_changes_no_record(frame: str):
    text = (EXPORT.parents[1] / "p6-summary-export" / "page.txt").read_text(encoding="utf-8")
    above, below = FRAMES[frame]
    assert facts(above + text.rstrip() + below) == facts(text)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_number_of_a_single_record_may_be_missing(frame: str):
    text = (EXPORT.parents[1] / "p6-one-record" / "page.txt").read_text(encoding="utf-8")
    above, below = FRAMES[frame]
    assert facts(above + text.removeprefix("1. ").rstrip() + below) == facts(text)
