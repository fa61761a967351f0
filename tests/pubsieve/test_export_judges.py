"""What other people's parsers read from our exports is what the records say."""

import json

import pytest
from ruamel.yaml import YAML

from pubsieve.exports import forms_of
from pubsieve.exports.record import read_records
from pubsieve.exports.save import save
from pubsieve.records.read import Inputs
from schemas.article import read_article

RECORD = read_article(
    {
        "source": "pages.jsonl#1",
        "site": "pubmed",
        "kind": "article",
        "url": "https://example.org/a_b%20c?x=1&y=2",
        "title": "Soup in fog: 50 % of {harbour} kitchens & why $5_000",
        "authors": [
            {"name": "Leonie Castrell", "family": "Castrell", "given": "Leonie", "affiliations": [0]},
            {"name": "Okonta AD Jr", "family": "Okonta", "initials": "AD", "suffix": "Jr"},
            {"name": "Harbour and Fog Study Group", "collective": True},
        ],
        "affiliations": ["Department of Soup, Example University"],
        "journal": "Synth Nurs Res",
        "journal_title": "Synthetic Nursing Research",
        "issn": "1234-567X",
        "published": {"text": "2020 Sep 3", "year": 2020, "month": 9, "day": 3},
        "epub": {"text": "2020 May 8", "year": 2020, "month": 5, "day": 8},
        "volume": "28",
        "issue": "6",
        "pages": "502-517",
        "doi": "10.5555/synr(2020)0502_a",
        "pmid": "90000123",
        "pmcid": "PMC90000123",
        "abstract": "Background: Kitchens cook for people who cannot see the door in the fog.\n\nResults: They do.",
        "keywords": ["soup", "fog"],
        "mesh_terms": ["Soup/methods"],
        "publication_types": ["Journal Article"],
        "language": "eng",
        "text": "Kitchens cook.\x7f",
    }
).model_dump(mode="json")
PAGE = read_article({"source": "b", "site": "us-gov", "kind": "page", "title": "Über Enten"}).model_dump(mode="json")


@pytest.fixture
def exported(tmp_path):
    def export(name, records=(RECORD, PAGE)):
        (form,) = forms_of([name])
        save(form, records, tmp_path / form.output)
        return tmp_path / form.output

    return export


def test_rispy_reads_our_ris(exported):
    rispy = pytest.importorskip("rispy")
    first, second = rispy.loads(exported("ris").read_text())
    assert first["type_of_reference"] == "JOUR"
    assert first["authors"] == ["Castrell, Leonie", "Okonta, AD, Jr", "Harbour and Fog Study Group,"]
    assert first["title"] == RECORD["title"]
    wanted = {"year": "2020", "volume": "28", "number": "6", "start_page": "502", "end_page": "517"}
    assert {key: first[key] for key in wanted} == wanted
    assert (first["doi"], first["issn"], first["keywords"]) == (RECORD["doi"], RECORD["issn"], RECORD["keywords"])
    assert first["abstract"] == " ".join(RECORD["abstract"].split())
    assert second["title"] == "Über Enten"


def test_nbib_reads_our_medline(exported):
    nbib = pytest.importorskip("nbib")
    first, second = nbib.read_file(str(exported("medline")))
    assert first["pubmed_id"] == 90000123
    assert first["title"] == RECORD["title"] + "."
    assert [author["author_abbreviated"] for author in first["authors"]] == ["Castrell L", "Okonta AD Jr"]
    assert (first["doi"], first["pages"], first["journal"]) == (RECORD["doi"], "502-517", "Synthetic Nursing Research")
    assert first["abstract"] == " ".join(RECORD["abstract"].split())
    assert second["title"] == "Über Enten."


def test_biopython_reads_our_medline(exported):
    medline = pytest.importorskip("Bio.Medline", reason="Biopython is not installed: nbib judges the form as well")
    with exported("medline").open() as file:
        first, second = medline.parse(file)
    assert first["PMID"] == "90000123"
    assert first["FAU"] == ["Castrell, Leonie", "Okonta, AD, Jr"]
    assert (first["CN"], first["MH"], first["OT"]) == (
        ["Harbour and Fog Study Group"],
        ["Soup/methods"],
        ["soup", "fog"],
    )
    assert (first["TA"], first["JT"], first["DEP"]) == ("Synth Nurs Res", "Synthetic Nursing Research", "20200508")
    assert second["TI"] == "Über Enten."


TITLE = "Soup & fog -- 50 % of #1 in a_b"  # pybtex itself does not read the escapes of braces and dollars


def test_pybtex_reads_our_bibtex(exported):
    database = pytest.importorskip("pybtex.database")
    richtext = pytest.importorskip("pybtex.richtext")
    entries = database.parse_file(str(exported("bibtex", [RECORD | {"title": TITLE}, PAGE]))).entries
    first, second = entries.values()
    assert [entry.type for entry in (first, second)] == ["article", "online"]
    assert list(entries) == ["castrell2020-90000123", next(iter(list(entries)[1:]))]
    names = [
        (" ".join(p.last_names), " ".join(p.first_names + p.middle_names), " ".join(p.lineage_names))
        for p in first.persons["author"]
    ]
    assert names == [("Castrell", "Leonie", ""), ("Okonta", "AD", "Jr"), ("{Harbour and Fog Study Group}", "", "")]
    wanted = {
        "journal": "Synthetic Nursing Research",
        "month": "September",
        "pages": "502--517",
        "doi": RECORD["doi"],
        "url": RECORD["url"],
    }
    assert {key: first.fields[key] for key in wanted} == wanted
    assert richtext.Text.from_latex(first.fields["title"]).render_as("text") == TITLE


def test_the_keys_of_bibtex_are_unique_and_do_not_depend_on_the_other_records(exported):
    bibtexparser = pytest.importorskip("bibtexparser")
    twice = bibtexparser.parse_file(str(exported("bibtex", [PAGE, RECORD, RECORD])))
    assert twice.failed_blocks == []
    assert [entry.key for entry in twice.entries][1:] == ["castrell2020-90000123", "castrell2020-90000123-2"]


STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>test</title><id>test</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout delimiter="; ">
    <names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
    <date variable="issued" prefix=" ("><date-part name="year"/><date-part name="month" prefix=" "/></date>
    <text variable="title" prefix=") "/>
    <text variable="container-title" prefix=". "/><text variable="volume" prefix=" "/><text variable="page" prefix=":"/>
  </layout></bibliography>
</style>
"""


def test_citeproc_formats_our_csl_json(exported, tmp_path):
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(exported("csl-json").read_text())
    assert [item["type"] for item in items] == ["article-journal", "webpage"]
    source = CiteProcJSON(items)
    (tmp_path / "style.csl").write_text(STYLE)
    style = citeproc.CitationStylesStyle(str(tmp_path / "style.csl"), validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    said = "\n".join("".join(entry) for entry in bibliography.bibliography())
    for words in (
        "Castrell, L.",
        "Harbour and Fog Study Group (2020 September)",
        "Synthetic Nursing Research 28:502",
        "Über Enten",
    ):
        assert words in said


def test_our_csl_json_has_the_fields_of_the_schema_only(exported):
    # The properties of csl-data.json that a record fills; it allows no others.
    known = (
        "id type title author container-title container-title-short issued available-date volume issue page ISSN DOI "
    )
    known += "PMID PMCID URL language keyword abstract"
    items = json.loads(exported("csl-json").read_text())
    assert {key for item in items for key in item} <= set(known.split())


def test_pyarrow_reads_our_parquet_with_its_types(exported):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(exported("parquet"))
    assert table.to_pylist() == [RECORD, PAGE]
    schema = parquet.read_table(exported("parquet", [])).schema
    assert schema.equals(table.schema)
    assert str(schema.field("published").type).startswith("struct<text: string not null, year: int32")
    assert str(schema.field("keywords").type) == "list<element: string not null>"
    assert not schema.field("id").nullable
    assert schema.field("doi").nullable


def test_datasets_loads_our_folder(exported, tmp_path, monkeypatch):
    for name in ("HF_HOME", "HF_DATASETS_CACHE"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")
    folder = exported("hf")
    found = datasets.load_dataset(str(folder), split="train", cache_dir=str(tmp_path / "cache"))
    assert list(found) == [RECORD, PAGE]


def test_the_card_of_the_dataset_states_features_and_counts(exported, monkeypatch):
    monkeypatch.setattr("pubsieve.exports.hf_form._SHARD", 2)
    folder = exported("hf", [RECORD, PAGE, RECORD, PAGE, RECORD])
    files = sorted(path.name for path in (folder / "data").iterdir())
    assert files == [f"train-0000{number}-of-00003.parquet" for number in range(3)]
    card = YAML(typ="safe").load((folder / "README.md").read_text().split("---")[1])
    assert card["dataset_info"]["splits"][0]["num_examples"] == 5
    assert [feature["name"] for feature in card["dataset_info"]["features"]] == list(RECORD)
    assert card["size_categories"] == ["n<1K"]
    found = list(read_records(Inputs([str(folder / "data")]), pytest.fail))
    assert found == [RECORD, PAGE, RECORD, PAGE, RECORD]


def test_the_front_matter_of_markdown_is_yaml_and_the_texts_stand_below(exported):
    folder = exported("markdown", [RECORD, PAGE, RECORD])
    assert sorted(path.name for path in folder.iterdir()) == [
        ".pubsieve-export",
        "b-1.md",
        "pmid-90000123-2.md",
        "pmid-90000123.md",
    ]
    _, front, body = (folder / "pmid-90000123.md").read_text().split("---\n", 2)
    data = YAML(typ="safe").load(front)
    assert data == {
        key: value for key, value in RECORD.items() if value not in (None, [], "") and key not in ("abstract", "text")
    }
    assert body.startswith(f"\n# {RECORD['title']}\n\n## Abstract\n\n{RECORD['abstract']}\n\n## Text\n\n")
