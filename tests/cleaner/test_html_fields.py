"""Fields that only the elements of a page tell, not its lines: these pages hold too little for the cases."""

from cleaner import RawPage, clean


def result(authors: str, citation: str, notes: str) -> str:
    return f"""<article class="full-docsum"><div class="docsum-content">
        <a class="docsum-title" href="/90000301/">Lamps and salt: is oil enough?</a>
        <div class="docsum-citation full-citation"><span class="docsum-authors full-authors">{authors}</span>
        <span class="docsum-journal-citation full-journal-citation">{citation}</span>
        <span class="citation-part">PMID: <span class="docsum-pmid">90000301</span></span>
        {notes}</div></div></article>"""


def note(name: str, text: str) -> str:
    return f'<span class="{name} spaced-citation-item citation-part">{text}</span>'


RESULTS = f"""<html><head><title>lamps - Search Results - PubMed</title><meta name="ncbi_app" content="pubmed">
<meta name="ncbi_pdid" content="searchresult"></head><body><main class="search-page" id="search-page">
{result("[No authors listed]", "Test Lamps. 2017 Aug 24;45(8):645-647.", note("language", "Chinese."))}
{
    result(
        "van der Wick A, Glim JJ 3rd; DIM-Light Research Group.",
        "J Test Lamps. 2021 Mar;23(3 Suppl 1):S12-S19.",
        note("retracted", "Retracted.") + note("publication-type", "Clinical Trial."),
    )
}
{result("Wick O.", "2024 Feb 12. In: LampPearls [Internet]. Nowhere (ME): LampPearls Publishing; 2024 Jan–.", "")}
</main></body></html>"""

CHAPTER = """<html><head><meta name="ncbi_app" content="bookshelf" /><meta name="citation_date" content="2024/11/03" />
<meta name="citation_inbook_title" content="LampPearls [Internet]" /></head>
<body class="book-part"><div id="maincontent">
<div class="meta-content fm-sec"><div class="iconblock bk_noprnt"><h2>LampPearls [Internet].</h2></div></div>
<div class="main-content lit-style"><div class="meta-content fm-sec"><h1><span class="title">Lamp Oil</span></h1>
<p class="contrib-group"><span itemprop="author">Otto Wick</span>; <span itemprop="author">Ines Glim</span>.</p>
<a href="#__NBK990207_ai__">Author Information and Affiliations</a><div style="display:none" id="__NBK990207_ai__">
<p class="contrib-group"><h4>Authors</h4><span itemprop="author">Otto Wick</span><sup>1</sup>;
<span itemprop="author">Ines Glim</span><sup>1,2</sup>.</p><h4>Affiliations</h4>
<div class="affiliation"><sup>1</sup> Harbor Lamp Works</div>
<div class="affiliation"><sup>2</sup> Nowhere University</div>
</div></div><div class="body-content"><p>Lamp oil is pressed from seeds, and it burns with little smoke.</p>
<a href="https://example.org/a">Access free multiple choice questions on this topic.</a>
<div class="floats-group">
<div class="iconblock fig"><h4>Figure</h4><p class="float-caption">A lamp.</p></div></div></div>
<div class="post-content"><span class="label">PMID: <a href="https://pubmed.ncbi.nlm.nih.gov/90000207">90000207</a></span>
</div></div></div></body></html>"""


def test_what_stands_behind_the_pmid_of_a_result():
    unsigned, retracted, book = clean(RawPage(RESULTS, "html")).articles
    assert (unsigned.authors, unsigned.language) == ([], "Chinese")
    assert [author.name for author in retracted.authors] == [
        "van der Wick A",
        "Glim JJ 3rd",
        "DIM-Light Research Group",
    ]
    assert [notice.kind for notice in retracted.notices] == ["retraction"]
    assert retracted.publication_types == ["Clinical Trial"]
    assert book.published is not None
    assert (book.published.year, book.published.month, book.problems) == (2024, None, [])


def test_the_authors_of_a_chapter_stand_once_with_their_affiliations():
    document = clean(RawPage(CHAPTER, "html"))
    (article,) = document.articles
    assert [(author.name, author.affiliations) for author in article.authors] == [
        ("Otto Wick", [0]),
        ("Ines Glim", [0, 1]),
    ]
    assert article.affiliations == ["Harbor Lamp Works", "Nowhere University"]
    assert (article.pmid, article.journal_title) == ("90000207", "LampPearls [Internet]")
    assert article.published is not None
    assert (article.published.year, article.published.month, article.published.day) == (2024, 11, 3)
    assert "A lamp." in document.text
    assert "multiple choice" not in document.text
