"""Learning a profile: what is frame to it, what never is, which pages it refuses, and what the profile does."""

from pathlib import Path

import pytest

from cleaner import RawPage, clean
from cleaner.learn import learn
from cleaner.learn_profile import as_toml
from cleaner.profile import read_profile
from schemas.errors import ConfigError, InputError

TOPICS = ["herons", "moths", "newts", "lichens", "eels", "voles", "sedges"]
VERBS = ["counted", "weighed", "followed", "painted", "measured", "photographed", "moved"]
PLACES = ["the upper weir", "an old quarry", "Lake Invented", "the botanic yard", "a salt marsh", "the mill", "a ditch"]
FRAME = [
    "The Invented Society of Pond Keepers",
    "Home", "About the society", "Journals and newsletters", "Contact",
    "This site is run by volunteers. Nothing on it is advice.",
    "Follow us:", "Pond keepers everywhere", "Become a member of the society today",
]  # fmt: skip


def content(n: int) -> list[str]:
    topic, verb, place = TOPICS[n], VERBS[n], PLACES[n]
    return [
        f"How {topic} fare at {place}",
        f"In the spring of {1990 + n} we {verb} all {topic} that came to {place}, before and after week {n}.",
        f"There were {n * 17 + 3} {topic}; most of them had been {verb} before, and none left {place} for good.",
    ]


def text_page(n: int, *, more: tuple[str, ...] = ()) -> RawPage:
    lines = [*FRAME[:5], *content(n), *more, *FRAME[5:]]
    return RawPage("\n".join(lines) + "\n", "text", f"page{n}.txt")


def html_page(n: int, *, more: str = "", name: str = "Pond Keepers") -> RawPage:
    title, *paragraphs = content(n)
    active = f' class="on-{n}"'
    return RawPage(
        f"""<!doctype html><html><head><title>{title}</title><meta property="og:site_name" content="{name}"></head>
        <body class="page p{n}"><div id="masthead-of-society"><p>{FRAME[0]}</p>
        <ul class="mainmenu"><li{active}>{FRAME[1]}</li><li>{FRAME[2]}</li><li>{FRAME[3]}</li></ul></div>
        <div class="text"><h1>{title}</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)}{more}</div>
        <p>{FRAME[5]}</p>
        <div class="bottom-box small"><p>{FRAME[7]}</p><p>{FRAME[8]}</p></div></body></html>""",
        "html",
        f"page{n}.html",
    )


def learned_file(tmp_path: Path, pages: list[RawPage]) -> Path:
    path = tmp_path / "learned.toml"
    path.write_text(as_toml(learn(pages), "pond-keepers"), encoding="utf-8")
    return path


@pytest.mark.parametrize("page", [text_page, html_page])
def test_the_learned_profile_takes_the_frame_off_a_further_page_and_nothing_else(tmp_path, page):
    path = learned_file(tmp_path, [page(n) for n in range(5)])
    document = clean(page(6), profiles=[path])
    assert document.site == "pond-keepers"
    assert [block.text for block in document.kept if block.text] == content(6)


def test_a_box_that_said_the_same_on_all_pages_may_say_something_else_on_the_next(tmp_path):
    box = "<div class='note-box'>{}</div>".format
    path = learned_file(tmp_path, [html_page(n, more=box("Subscribe to the letters of the pond.")) for n in range(5)])
    retracted = "This account of the newts has been withdrawn by its author."
    for words, kept in (("Subscribe to the letters of the pond.", []), (retracted, [retracted])):
        document = clean(html_page(6, more=box(words)), profiles=[path])
        assert [block.text for block in document.kept if block.text] == [*content(6), *kept]


@pytest.mark.parametrize("page", [text_page, html_page])
def test_a_page_of_another_site_is_left_alone(tmp_path, page):
    path = learned_file(tmp_path, [page(n) for n in range(4)])
    other = RawPage("\n".join(["Contact", *content(5)]), "text")
    assert clean(other, profiles=[path]).site == "generic"
    other = RawPage(
        f"<html><body><div class='text'><h1>{content(5)[0]}</h1><p>{content(5)[1]}</p></div></body>", "html"
    )
    assert clean(other, profiles=[path]).site == "generic"


@pytest.mark.parametrize("page", [text_page, html_page])
def test_the_file_is_a_valid_profile_with_its_evidence_and_the_same_each_time(tmp_path, page):
    pages = [page(n) for n in range(5)]
    path = learned_file(tmp_path, pages)
    profile = read_profile(path)
    assert profile.id == "pond-keepers"
    assert profile.fingerprint.html or profile.fingerprint.lines
    assert all(drop.why for drop in profile.drop)
    assert "# 5 of 5" in path.read_text()
    assert as_toml(learn(pages), "pond-keepers") == path.read_text()


DATA = [
    "PMID: 90000123",
    "doi: 10.5555/pond.2020.17",
    "Pond J. 2020 Mar;12(3):45-56.",
    "2020 Mar 4",
    "Published: 4 March 2020",
    "Jane Doe 1, Richard Roe 2",
    "Journal Article",
    "Humans",
    "Volume 17, article 90000123",  # with digits folded it would be on all pages
]


@pytest.mark.parametrize("line", DATA)
def test_data_stays_even_if_all_pages_have_it(tmp_path, line):
    last = line.replace("17", "18").replace("90000123", "90000124") if line == DATA[-1] else line
    pages = [text_page(n, more=(line.replace("17", str(n)),)) for n in range(4)]
    document = clean(text_page(6, more=(last,)), profiles=[learned_file(tmp_path, pages)])
    assert last in [block.text for block in document.kept]
    pages = [html_page(n, more=f"<p class='datum'>{line.replace('17', str(n))}</p>") for n in range(4)]
    document = clean(html_page(6, more=f"<p class='datum'>{last}</p>"), profiles=[learned_file(tmp_path, pages)])
    assert last in document.text


@pytest.mark.parametrize("label", ["Methods", "Results:", "Place of finding:", "Figure 2."])
def test_a_label_above_content_stays_a_label_of_the_frame_goes(tmp_path, label):
    pages = [text_page(n, more=(label, f"All {TOPICS[n]} were {VERBS[n]} twice.")) for n in range(4)]
    further = text_page(6, more=(label, f"All {TOPICS[6]} were {VERBS[6]} twice."))
    kept = [block.text for block in clean(further, profiles=[learned_file(tmp_path, pages)]).kept]
    assert label in kept
    assert "Follow us:" not in kept


def test_a_line_on_fewer_than_sixty_percent_of_the_pages_stays(tmp_path):
    line = "The pond keepers' prize went to another project."
    pages = [text_page(n, more=(line,) if n < 2 else ()) for n in range(5)]
    assert line not in learned_file(tmp_path, pages).read_text()
    pages = [text_page(n, more=(line,) if n < 3 else ()) for n in range(5)]
    assert f'"{line}",  # 3 of 5' in learned_file(tmp_path, pages).read_text()


def edited(page: RawPage, source: str) -> RawPage:
    return RawPage(page.content.replace("spring", "autumn"), page.media, source)


@pytest.mark.parametrize("page", [text_page, html_page])
def test_near_duplicates_are_left_out_and_named(page):
    learned = learn([page(0), edited(page(0), "copy"), page(1), page(2)])
    assert learned.pages == 3
    assert [(one.source, one.why) for one in learned.refused] == [("copy", f"nearly the same as {page(0).source}")]
    with pytest.raises(InputError, match=r"copy is nearly the same as page0") as caught:
        learn([page(0), edited(page(0), "copy"), page(1)])
    assert caught.value.code == "learn-too-few-pages"


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ([], "learn-too-few-pages"),
        ([text_page(0), text_page(1)], "learn-too-few-pages"),
        ([text_page(0), text_page(1), html_page(2)], "learn-mixed-pages"),
        ([RawPage("\n".join(content(n)), "text") for n in range(3)], "learn-no-frame"),
    ],
)
def test_pages_that_nothing_can_be_learned_from_say_so(pages, code):
    with pytest.raises(InputError) as caught:
        learn(pages)
    assert caught.value.code == code


def test_what_a_built_in_profile_knows_is_extended_not_replaced(tmp_path):
    pages = [pubmed_page(n) for n in range(5)]
    path = learned_file(tmp_path, pages[:4])
    assert read_profile(path).variant_of == "pubmed"
    plain, document = clean(pages[4]), clean(pages[4], profiles=[path])
    assert "Mirror of the pond keepers" in plain.text
    assert "Mirror of the pond keepers" not in document.text
    (before,), (after,) = plain.articles, document.articles
    assert after.model_copy(update={"text": before.text}) == before
    assert after.pmid == "90000124"


def plain_page(n: int) -> RawPage:
    """Names that any site has, and elements without any."""
    title, *paragraphs = content(n)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return RawPage(
        f"<html><body><div id='top'>{FRAME[0]}</div><div class='box'><h1>{title}</h1>{body}</div>"
        f"<footer><p>{FRAME[5]}</p></footer></body></html>",
        "html",
        f"plain{n}.html",
    )


def test_common_names_prove_a_site_only_together(tmp_path):
    path = learned_file(tmp_path, [plain_page(n) for n in range(4)])
    document = clean(plain_page(6), profiles=[path])
    assert (document.site, [block.text for block in document.kept]) == ("pond-keepers", content(6))
    other = RawPage("<html><body><div id='top'>Quite another site</div><p>Text of its own.</p></body></html>", "html")
    assert clean(other, profiles=[path]).site == "generic"


def test_a_variant_of_nothing_says_so(tmp_path):
    (tmp_path / "odd.toml").write_text('id = "odd"\ntitle = "Odd"\nvariant_of = "pubmde"\n')
    with pytest.raises(ConfigError, match="variant_of: there is no other profile 'pubmde'"):
        clean(text_page(0), profiles=[tmp_path / "odd.toml"])


def pubmed_page(n: int) -> RawPage:
    title, first, second = content(n)
    return RawPage(
        f"""An official website of the United States government
Mirror of the pond keepers
Pond J
. 2021 Mar {n + 1};12(3):4{n}-56. doi: 10.5555/pond.2021.{n}.
{title}
Jane Doe 1, {TOPICS[n].title()} Roe 2
Affiliations
1 Department of Inventions, Example University, Springfield, USA.
2 Institute of {TOPICS[n].title()}, Sampletown, USA.
PMID: 9000012{n} DOI: 10.5555/pond.2021.{n}
Abstract
Background: {first} Results: {second}
MeSH terms
Animals
Ponds
PubMed Disclaimer
This mirror of the society is updated at night
""",
        "text",
        f"pubmed{n}.txt",
    )
