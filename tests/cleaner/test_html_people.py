"""Authors whose affiliations stand with them: in boxes of their own, or in the metadata of a journal's page."""

from cleaner import Document, RawPage, clean

CHAPTER = """<html><head><meta name="ncbi_app" content="bookshelf"><meta name="citation_pmid" content="90000931">
<meta name="citation_inbook_title" content="MossReviews\u00ae [Internet]"></head>
<body class="book-part"><div id="maincontent"><div class="main-content lit-style"><div class="meta-content fm-sec">
<h1><span class="title" itemprop="name"><i>LMD1</i>-Related Lantern Moss Disorder</span></h1>
<p class="contrib-group">
<span itemprop="author">Nell Tarn</span>, MS and <span itemprop="author">Ivo B Heath</span>, MD.</p>
<a href="#ai">Author Information and Affiliations</a><div style="display:none" id="ai"><div class="contrib half_rhythm">
<span itemprop="author">Nell Tarn</span>, MS<div class="affiliation small">School of Lanterns<br>Reedham
<div><span>Email: </span><a data-email="gro.elpmaxe@nrat" class="oemail">gro.elpmaxe@nrat</a></div></div></div>
<div class="contrib half_rhythm"><span itemprop="author">Ivo B Heath</span>, MD
<div class="affiliation small">Heath Clinic<br>Uplow</div></div></div></div>
<div class="body-content" itemprop="text"><div id="lmd.Summary" itemprop="description"><h2>Summary</h2>
<div><h4 class="inline">Clinical characteristics.</h4><p>The disorder is known by a green shade over all lamps.</p>
</div>
<div><h4 class="inline">Diagnosis/testing.</h4><p>It rests on a lamp that was seen by two keepers.</p></div></div>
<div><h2>Diagnosis</h2><p>The disorder should be suspected where moss has grown on glass.</p></div></div>
</div></div></body></html>"""

HIGHWIRE = """<html><head><meta name="citation_journal_title" content="Journal of Hollow Bells">
<meta name="citation_author" content="Ada Moss">
<meta name="citation_author_institution" content="1Institute of Bells, Reedham">
<meta name="citation_author_institution" content="2Bee House, Uplow">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_author" content="Tarn, Ivo B.">
<meta name="citation_author_institution" content="2Bee House, Uplow">
<meta name="citation_author" content="Nell Fenn"><meta name="citation_title" content="Bells that bees can hear">
<meta name="citation_firstpage" content="101"><meta name="citation_lastpage" content="109">
<meta name="citation_keywords" content="bells; bees; hearing">
<meta name="citation_doi" content="10.5555/jhb.2016.101"></head>
<body><h1>Bells that bees can hear</h1><div class="section abstract" id="abstract-1"><h2>Abstract</h2>
<p>Hollow bells were hung over forty hives, and all the bees came out to listen to them.</p></div>
<p>Bells have been hung in gardens since gardens had walls, and nobody has asked the bees until now.</p>
<h2>Acknowledgements</h2><p>We thank the keeper of the hives.</p></body></html>"""


def people(document: Document) -> list[tuple[str, str | None, list[str]]]:
    article = document.articles[0]
    return [(one.name, one.family, [article.affiliations[at] for at in one.affiliations]) for one in article.authors]


def test_the_box_of_each_author_of_a_chapter():
    document = clean(RawPage(CHAPTER, "html"))
    assert people(document) == [
        ("Nell Tarn", "Tarn", ["School of Lanterns Reedham Email: tarn@example.org"]),
        ("Ivo B Heath", "Heath", ["Heath Clinic Uplow"]),
    ]
    assert [one.email for one in document.articles[0].authors] == ["tarn@example.org", None]


def test_the_summary_of_a_chapter_is_its_abstract():
    assert clean(RawPage(CHAPTER, "html")).articles[0].abstract == (
        "Clinical characteristics: The disorder is known by a green shade over all lamps.\n\n"
        "Diagnosis/testing: It rests on a lamp that was seen by two keepers."
    )


def test_metadata_name_affiliations_behind_their_author():
    document = clean(RawPage(HIGHWIRE, "html"))
    assert people(document) == [
        ("Ada Moss", "Moss", ["Institute of Bells, Reedham", "Bee House, Uplow"]),
        ("Tarn, Ivo B.", "Tarn", ["Bee House, Uplow"]),
        ("Nell Fenn", "Fenn", []),
    ]
    article = document.articles[0]
    assert [one.orcid for one in article.authors] == ["0000-0002-1825-0097", None, None]
    assert (article.pages, article.keywords) == ("101-109", ["bells", "bees", "hearing"])
    assert {"authors", "affiliations", "pages", "keywords"} <= set(document.origins[0])


def test_the_element_of_an_abstract_ends_it_where_no_heading_does():
    article = clean(RawPage(HIGHWIRE, "html")).articles[0]
    assert article.abstract == "Hollow bells were hung over forty hives, and all the bees came out to listen to them."
    assert "nobody has asked the bees" in article.text


def test_one_page_number_is_no_range():
    page = HIGHWIRE.replace('content="109"', 'content="101"')
    assert clean(RawPage(page, "html")).articles[0].pages == "101"
