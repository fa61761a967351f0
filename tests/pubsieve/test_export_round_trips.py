"""Records go into each form and come back through our own readers; what a form cannot carry stands here as data."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubsieve.exports import FORMS
from pubsieve.exports.record import read_records
from pubsieve.exports.save import save
from pubsieve.records.read import Inputs
from pubsieve.records.row import NOTHING
from schemas.article import Article, read_article

KEYS = tuple(Article.model_fields)
FILES = [form for form in FORMS if form.kind != "folder"]

# What is not carried, by form. All else comes back as it was.
LOST = {
    "parquet": "",
    "csv": "",
    "bibtex": "id source site vernacular_title authors_complete affiliations epub mesh_terms substances "
    "publication_types citation notices text problems",
    "ris": "id source site vernacular_title authors_complete epub mesh_terms substances publication_types citation "
    "notices text problems",
    "csl-json": "id source site vernacular_title authors_complete affiliations mesh_terms substances publication_types "
    "citation notices text problems",
    "medline": "id source url site kind authors_complete text problems",
}
# Of authors and dates some forms carry a part.
AUTHOR_PARTS = {
    "parquet": "name family given initials suffix collective affiliations orcid email",
    "csv": "name collective",
    "bibtex": "family collective",
    "ris": "family collective",
    "csl-json": "family collective",
    "medline": "family collective orcid affiliations",
}
DATE_PARTS = {
    "parquet": "text year month day season",
    "csv": "text year month day season",
    "bibtex": "year month day",
    "ris": "year month day season",
    "csl-json": "year month day",
    "medline": "year month day",
}
# Texts that lose their line feeds.
ONE_LINE = {"bibtex", "ris", "medline"}


def whole(**values):
    known = {"source": "pages.jsonl#1", "site": "pubmed", "kind": "article"} | values
    return read_article(known).model_dump(mode="json")


FULL = whole(
    url="https://example.org/a_b~c%20d?x=1&y=2#z",
    title="Soup in fog: what 50 % of harbour kitchens {have} learnt & why $5_000 is 'enough' #1",
    vernacular_title="Suppe im Nebel",
    authors=[
        {
            "name": "Leonie Castrell",
            "family": "Castrell",
            "given": "Leonie",
            "affiliations": [0, 1],
            "orcid": "0000-0002-1825-0097",
        },
        {"name": "Okonta AD", "family": "Okonta", "initials": "AD", "affiliations": [1], "email": "okonta@example.org"},
        {"name": "van der Ästrid J Jr", "family": "van der Ästrid", "initials": "J", "suffix": "Jr"},
        {"name": "Harbour and Fog Study Group", "collective": True},
    ],
    affiliations=["Department of Soup, Example University; Springfield", "Institute of Fog, Sampletown"],
    journal="Synth Nurs Res",
    journal_title="Synthetic Nursing Research",
    issn="1234-567X",
    published={"text": "2020 Sep 3", "year": 2020, "month": 9, "day": 3},
    epub={"text": "2020 May 8", "year": 2020, "month": 5, "day": 8},
    volume="28",
    issue="6 Suppl 1",
    pages="502-517",
    doi="10.5555/synr(2020)0502_a",
    pmid="90000123",
    pmcid="PMC90000123",
    abstract="Background: Kitchens cook.\n\nResults: 1 < 2 -- and `quoted'' \\ words.",
    keywords=["soup, thick", "fog"],
    mesh_terms=["Soup/methods", "Fog; thick"],
    substances=["Iron (III)", "Water"],
    publication_types=["Journal Article", "Review"],
    language="eng",
    citation="Synth Nurs Res. 2020 Sep 3;28(6 Suppl 1):502-517.",
    notices=[{"kind": "erratum", "text": "Erratum in: Synth Nurs Res. 2021;29(1):1"}],
    text="Kitchens cook.\n\n• soup\n\n=SUM(A1)",
    problems=[
        {"code": "orcid-malformed", "severity": "error", "field": "authors", "value": "x", "message": "no; ORCID"}
    ],
)
BARE = whole(title="A page without anything")
PAGE = whole(
    kind="page", site="us-gov", title="Feeding ducks", url="https://www.example.gov/ducks", text="Feeding ducks"
)
FORMULA = whole(title="=HYPERLINK(1)", abstract="+1", journal="@home", volume="-1", issue="'=1", keywords=["-a", "b"])
IRREGULAR = whole(
    title="[Brackets].", published={"text": "1998 Winter", "year": 1998, "season": "Winter"}, pages="e12-e15, 20"
)
GERMAN = whole(title="Über Straßen", authors=[{"name": "Jan Willem Smit"}], keywords=["a,b"], journal="Z Nebel")
RECORDS = [FULL, BARE, PAGE, FORMULA, IRREGULAR, GERMAN]


def back(form, records, folder):
    path = folder / form.output
    save(form, records, path)
    refused = []
    found = list(read_records(Inputs([str(path)]), refused.append))
    assert refused == []
    return found


def carried(form, record):
    """What the form carries of a record, in one form for both sides."""
    left = {key: value for key, value in record.items() if key not in LOST[form].split()}
    for key in {"published", "epub"} & left.keys():
        left[key] = left[key] and {part: left[key][part] for part in DATE_PARTS[form].split()}
    if "authors" in left:
        left["authors"] = [{part: author[part] for part in AUTHOR_PARTS[form].split()} for author in left["authors"]]
    if form == "csl-json":  # has one place for groups and for names without certain parts
        for author in left["authors"]:
            author["collective"] |= author["family"] is None
    if form in ONE_LINE and left.get("abstract"):
        left["abstract"] = " ".join(left["abstract"].split())
    return left


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
@pytest.mark.parametrize("number", range(len(RECORDS)), ids=["full", "bare", "page", "formula", "irregular", "german"])
def test_a_record_comes_back_from_each_form(tmp_path, form, number):
    record = RECORDS[number]
    (found,) = back(form, [record], tmp_path)
    if not record["journal_title"]:  # where only one name is known, a form may give it for both
        found["journal_title"] = None
    assert carried(form.name, found) == carried(form.name, record)


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
def test_many_records_come_back_in_their_order(tmp_path, form):
    found = back(form, RECORDS, tmp_path)
    assert [one["title"] for one in found] == [one["title"] for one in RECORDS]


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", ["Book", "Book Chapter", "Conference Paper", "Thesis", "Report", "Patent"])
def test_a_work_that_is_no_article_stays_what_it_is(tmp_path, form, kind):
    names = {"journal": "Ponds", "journal_title": "A Book of Ponds"}
    (found,) = back(form, [whole(title="Of ponds", publication_types=[kind], **names)], tmp_path)
    assert found["publication_types"] == [kind]
    assert {key: found[key] for key in names} == names


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
def test_no_record_is_a_file_too(tmp_path, form):
    save(form, [], tmp_path / form.output)
    assert (tmp_path / form.output).exists()


def test_each_form_says_what_it_cannot_carry():
    assert LOST.keys() == AUTHOR_PARTS.keys() == DATE_PARTS.keys() == {form.name for form in FILES}
    assert {key for keys in LOST.values() for key in keys.split()} <= set(KEYS)


# Texts as pages have them, and the signs that each form takes for its own.
WORDS = (
    st.text(
        st.one_of(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf", "Cn", "Co"]),
            st.sampled_from("{}\\\"'`%$#_&~^-=+@,;:!?<>[]()/ "),
        ),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text not in NOTHING and re.search(r"\w", text))  # a field of "NaN" is one without a value
)
NAMES = st.sampled_from(["Castrell", "Okonta", "van der Ast", "O'Fog", "Nebel-Suppe", "Àstrid", "and", "Xu"])
AUTHORS = st.lists(
    st.one_of(
        st.builds(
            lambda f, g: {"name": f"{f}, {g}", "family": f, "given": g},
            NAMES,
            st.sampled_from(["Leonie", "Ann Mary", "Jo"]),
        ),
        st.builds(lambda f, i: {"name": f"{f} {i}", "family": f, "initials": i}, NAMES, st.sampled_from(["A", "BC"])),
        st.builds(lambda name: {"name": f"{name} and Fog Study Group", "collective": True}, NAMES),
    ),
    max_size=3,
)


@settings(max_examples=150, deadline=None)
@given(
    form=st.sampled_from(FILES),
    title=WORDS,
    journal=WORDS,
    volume=st.from_regex(r"[0-9A-Za-z]{1,4}", fullmatch=True),
    abstract=st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join),
    keywords=st.lists(WORDS.filter(lambda word: not re.search("[,;]", word)), max_size=3),
    doi=st.from_regex(r"10\.5555/[a-zA-Z0-9_%#&()<>;:/.~^$-]{1,20}", fullmatch=True),
    authors=AUTHORS,
)
def test_any_text_comes_back_from_each_form(tmp_path_factory, form, authors, **values):
    record = whole(**values, journal_title=values["journal"] + " x", authors=authors)
    (found,) = back(form, [record], tmp_path_factory.mktemp("form"))
    assert carried(form.name, found) == carried(form.name, record)


CELLS = st.text(st.sampled_from("'=+-@\t\rab1 ;\"\n,"), max_size=6)


@given(cell=CELLS)
def test_a_cell_is_no_formula_and_comes_back(cell):
    from pubsieve.records.table import defuse, undefuse

    assert undefuse(defuse(cell)) == cell
    assert not re.match(r"[=+\-@\t\r]", defuse(cell))
    assert defuse(cell) == cell or re.match(r"'*[=+\-@\t\r]", cell)
