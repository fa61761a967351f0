"""What a page's head states about a publication, on pages of any make."""

import pytest

from cleaner import RawPage, clean
from schemas.article import Article

DOI = '<meta name="citation_doi" content="10.5555/lamp.9">'
TITLE = '<meta name="citation_title" content="Lamps in the fog"><meta name="citation_date" content="2020">'
PROSE = "<p>Fog takes the light of a lamp at forty yards, which every keeper of the northern harbors has seen.</p>"
BANNER = '<div class="usa-banner">An official website of the United States government</div>'


def page(head: str, body: str = PROSE) -> RawPage:
    return RawPage(f"<html><head><title>Lamps in the fog</title>{head}</head><body>{body}</body></html>", "html")


def record(head: str, body: str = PROSE) -> Article:
    (article,) = clean(page(DOI + TITLE + head, body)).articles
    return article


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<meta name="citation_authors" content="Glim, Ines; Wick, Otto;">', ["Glim, Ines", "Wick, Otto"]),
        (
            '<meta name="citation_authors" content="Ines Glim, Otto Wick, Ada Oil">',
            ["Ines Glim", "Otto Wick", "Ada Oil"],
        ),
        ('<meta name="citation_author" content="van der Wick, Otto Karl">', ["van der Wick, Otto Karl"]),
        (
            '<meta name="DC.creator" content="Ines Glim"><meta name="DC.Creator" content="Otto Wick">',
            ["Ines Glim", "Otto Wick"],
        ),
        ('<meta name="DCTERMS.creator" content="Harbor Lamp Board">', ["Harbor Lamp Board"]),
    ],
)
def test_authors_in_every_form_of_metadata(head: str, names: list[str]):
    assert [author.name for author in record(head).authors] == names


@pytest.mark.parametrize(
    ("head", "journal"),
    [
        (
            '<meta name="citation_journal_title" content="Test Lamps">'
            '<meta name="citation_journal_abbrev" content="1">',
            "Test Lamps",
        ),
        ('<meta name="citation_journal_title" content="2D Lamps">', "2D Lamps"),
        ('<meta name="prism.publicationName" content="Test Lamps">', "Test Lamps"),
        ('<meta name="PRISM.publicationName" content="灯塔">', "灯塔"),
    ],
)
def test_a_journal_is_no_number(head: str, journal: str):
    assert record(head).journal == journal


ONE = "Fog takes the light of a lamp at forty yards."
TWO = "Two lamps are seen no farther than one."


@pytest.mark.parametrize(
    ("head", "body", "abstract"),
    [
        pytest.param(
            '<meta name="citation_abstract" content="&lt;h3&gt;Context&lt;/h3&gt;&lt;p&gt;Fog takes the light of '
            "a lamp at forty yards.&lt;/p&gt;&lt;h3&gt;Results&lt;/h3&gt;"
            '&lt;p&gt;Two lamps are seen no farther than one.&lt;/p&gt;">',
            PROSE,
            f"Context: {ONE}\n\nResults: {TWO}",
            id="mark-up in the head",
        ),
        pytest.param(
            '<meta name="citation_abstract" content="A lamp of 3&amp;#x2009;cm is seen at &amp;lt;40 yards.">',
            PROSE,
            "A lamp of 3\u2009cm is seen at <40 yards.",
            id="escaped twice",
        ),
        pytest.param(
            "",
            f'<div class="abstract"><h2>Abstract</h2><p>{ONE}</p></div><h2>1 Fog</h2>{PROSE}',
            ONE,
            id="an element of that name",
        ),
        pytest.param(
            "",
            f'<div class="abstract author-highlights"><h2>Highlights</h2><ul><li>{TWO}</li></ul></div>'
            f'<div class="abstract author"><h2>Abstract</h2><p>{ONE}</p></div>{PROSE}',
            ONE,
            id="not the highlights",
        ),
        pytest.param(
            "",
            f'<div class="abstract">{PROSE * 90}</div>',
            None,
            id="a whole page of that name",
        ),
        pytest.param(
            "",
            f"<h2>Abstract</h2><p>{ONE}</p><h3>Introduction</h3>{PROSE}<p>{TWO}</p>",
            ONE,
            id="a lower heading opens the text",
        ),
        pytest.param(
            "",
            f"<h2>Abstract</h2><h3>Introduction</h3><p>{ONE}</p><h3>Results</h3><p>{TWO}</p><h2>Methods</h2>{PROSE}",
            f"Introduction: {ONE}\n\nResults: {TWO}",
            id="an introduction of the abstract's own",
        ),
    ],
)
def test_the_abstract_and_nothing_else(head: str, body: str, abstract: str | None):
    assert record(head, body).abstract == abstract


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="citation_title" content="Lamps in the fog"><meta name="citation_author" content="Lamp Board">',
        '<meta name="DC.title" content="Lamps in the fog"><meta name="DC.identifier" content="/lamps/fog.html">',
        '<meta name="dcterms.creator" content="Lamp Board"><meta name="dcterms.identifier" content="LAMP-9">',
    ],
)
@pytest.mark.parametrize("banner", ["", BANNER])
def test_metadata_alone_make_no_article_of_a_page(head: str, banner: str):
    document = clean(page(head, banner + PROSE))
    assert (document.kind, document.articles[0].problems) == ("page", [])


def test_an_abstract_stays_though_its_element_stands_apart_from_the_text():
    head = '<meta name="citation_author" content="Ines Glim">'
    body = (
        f'<div class="top author-info"><div class="abstract"><h2>Abstract</h2><p>{ONE}</p></div></div>'
        f'<div class="body">{"<h2>1 Fog</h2>" + PROSE * 12}</div>'
    )
    document = clean(page(DOI + TITLE + head, body))
    assert (document.profile, document.articles[0].abstract) == ("generic-publication", ONE)
    assert ONE in document.text
