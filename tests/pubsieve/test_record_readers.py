"""What the records of other tools say beyond the plain: names left out, particles, generation marks, languages."""

import json

import pytest

MEDLINE = "PMID- 90000123\nTI  - Of ponds.\nTA  - J Ponds\n{}\n"


@pytest.fixture
def exported(call, tmp_path):
    """The output of an export of a file with this name and text."""

    def made(name, text, form="csl-json"):
        (tmp_path / name).write_text(text)
        out = call("export", name, "--to", form).out
        return json.loads(out)[0] if form == "csl-json" else out

    return made


@pytest.mark.parametrize("others", ["others", "Others"])
def test_others_in_bibtex_are_no_author_but_say_that_there_are_more(exported, others):
    entry = f"@article{{x, title={{Of ponds}}, author={{Farnby, Ola and Ambly, Tess and {others}}}}}"
    assert exported("a.bib", entry)["author"] == [
        {"family": "Farnby", "given": "Ola"},
        {"family": "Ambly", "given": "Tess"},
    ]
    assert "author = {Farnby, Ola and Ambly, Tess and others}," in exported("a.bib", entry, "bibtex")


def test_all_authors_are_all(exported):
    entry = "@article{x, title={Of ponds}, author={Farnby, Ola and {others}}}"
    assert exported("a.bib", entry)["author"] == [{"family": "Farnby", "given": "Ola"}, {"literal": "others"}]
    assert "and others" not in exported("a.bib", entry, "bibtex")


@pytest.mark.parametrize(
    ("particle", "family", "given"),
    [("non-dropping-particle", "van der Berg", "Tess"), ("dropping-particle", "Berg", "Tess van der")],
)
def test_particles_of_csl_stay(exported, particle, family, given):
    item = {"type": "book", "title": "Of ponds", "author": [{"family": "Berg", "given": "Tess", particle: "van der"}]}
    assert exported("a.json", json.dumps([item]))["author"] == [{"family": family, "given": given}]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("FAU - Harrow, Frank E Jr\nAU  - Harrow FE Jr", {"family": "Harrow", "given": "Frank E", "suffix": "Jr"}),
        ("FAU - Harrow, Frank 3rd\nAU  - Harrow F 3rd", {"family": "Harrow", "given": "Frank", "suffix": "3rd"}),
        ("FAU - Harrow, Frank E, Jr\nAU  - Harrow FE Jr", {"family": "Harrow", "given": "Frank E", "suffix": "Jr"}),
        ("FAU - Harrow, Frank E Jr", {"family": "Harrow", "given": "Frank E", "suffix": "Jr"}),
        ("FAU - Harrow, Frank E\nAU  - Harrow FE", {"family": "Harrow", "given": "Frank E"}),
    ],
)
def test_a_generation_mark_in_a_full_name_is_no_given_name(exported, lines, author):
    assert exported("a.nbib", MEDLINE.format(lines))["author"] == [author]


def test_all_languages_stay(exported):
    assert exported("a.nbib", MEDLINE.format("LA  - eng\nLA  - fre"))["language"] == "eng; fre"
    assert "LA  - eng\nLA  - fre\n" in exported("a.nbib", MEDLINE.format("LA  - eng\nLA  - fre"), "medline")


@pytest.mark.parametrize("pages", ["D36-D42", "D36\u2013D42", "D36--D42"])
def test_a_range_of_pages_has_two_hyphens_in_bibtex(exported, pages):
    assert "pages = {D36--D42}," in exported("a.jsonl", json.dumps({"title": "Of ponds", "pages": pages}), "bibtex")


CHAPTER = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>90000123</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK99901</ArticleId></ArticleIdList>
<Book><BookTitle>Waters</BookTitle><PubDate><Year>2009</Year><Month>02</Month></PubDate>
<AuthorList Type="editors"><Author><LastName>Castrell</LastName><Initials>L</Initials></Author></AuthorList></Book>
{}</BookDocument></PubmedBookArticle></PubmedArticleSet>"""
OF_CHAPTER = """<ArticleTitle>Ponds</ArticleTitle><AuthorList Type="authors"><Author><LastName>Farnby</LastName>
<Initials>O</Initials></Author></AuthorList><Abstract><AbstractText>Wet.</AbstractText></Abstract>"""


def test_a_chapter_of_a_book_is_a_record_of_pubmed(exported):
    item = exported("a.xml", CHAPTER.format(OF_CHAPTER))
    assert (item["title"], item["container-title"], item["PMID"]) == ("Ponds", "Waters", "90000123")
    assert (item["author"][0]["family"], len(item["author"])) == ("Farnby", 1)
    assert (item["issued"]["date-parts"], item["abstract"]) == ([[2009, 2]], "Wet.")
    assert item["URL"] == "https://www.ncbi.nlm.nih.gov/books/NBK99901/"


def test_so_is_a_book_as_a_whole(exported):
    item = exported("a.xml", CHAPTER.format(""))
    assert (item["title"], item.get("container-title"), item.get("author")) == ("Waters", None, None)


def test_a_chapter_in_medline_names_its_book(exported):
    item = exported("a.nbib", "PMID- 90000123\nTI  - Ponds.\nBTI - Waters\nDP  - 2009\n")
    assert (item["title"], item["container-title"]) == ("Ponds", "Waters")


def test_a_day_has_no_leading_zero(exported):
    date = "<PubDate><Year>2016</Year><Month>Aug</Month><Day>01</Day></PubDate>"
    article = f"<Article><Journal><JournalIssue>{date}</JournalIssue></Journal><ArticleTitle>A</ArticleTitle></Article>"
    text = f"<PubmedArticle><MedlineCitation><PMID>90000123</PMID>{article}</MedlineCitation></PubmedArticle>"
    assert "DP  - 2016 Aug 1\n" in exported("a.xml", text, "medline")
