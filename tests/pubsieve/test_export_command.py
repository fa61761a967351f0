"""`pubsieve export` and `run --to`: whole files or none, what was there stays, and what is wrong is told."""

import csv
import io
import json
import sys

import pytest

from pubsieve.exports import FORMS, NAMES


@pytest.fixture
def records(call, page, tmp_path):
    call("run", page.name, "-o", "out", "--fail-on", "never")
    return tmp_path / "out" / "records.jsonl"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_run_writes_the_same_as_an_export_of_its_records(call, page, records, tmp_path, form):
    assert call("run", page.name, "-o", "out", "--to", form.name, "--fail-on", "never").code == 0
    assert call("export", records, "--to", form.name, "-o", "again").code == 0
    assert content(tmp_path / "out" / form.output) == content(tmp_path / "again")


def content(path):
    if path.is_file():
        return path.read_bytes()
    return {str(inner.relative_to(path)): inner.read_bytes() for inner in path.rglob("*") if inner.is_file()}


def test_a_run_writes_several_forms(call, page, tmp_path):
    call("run", page.name, "-o", "out", "--to", "bibtex, ris", "--to", "markdown", "--fail-on", "never")
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written & {form.output for form in FORMS} == {"records.bib", "records.ris", "markdown"}


@pytest.mark.parametrize("form", [form for form in FORMS if form.kind == "text"], ids=lambda form: form.name)
def test_a_text_goes_to_standard_output(call, records, form):
    ended = call("export", records, "--to", form.name)
    assert ended.code == 0
    assert "A study of things that nobody has studied" in ended.out


def test_what_another_tool_wrote_is_exported_too(call, tmp_path):
    (tmp_path / "refs.ris").write_text("TY  - JOUR\nTI  - Soup in fog\nAU  - Castrell, Leonie\nPY  - 2020\nER  - \n")
    (tmp_path / "table.csv").write_text("Heading;Keywords\nSoup;fog, thick\n")
    ended = call("export", "refs.ris", "table.csv", "--to", "csl-json", "--map", "title=Heading")
    assert ended.code == 0
    first, second = json.loads(ended.out)
    assert first["author"] == [{"family": "Castrell", "given": "Leonie"}]
    assert (second["id"], second["title"], second["keyword"]) == ("table.csv#2", "Soup", "fog, thick;")


def test_what_is_no_record_is_told_and_the_rest_is_written(call, tmp_path):
    (tmp_path / "records.jsonl").write_text('{"title": "Soup"}\nno json\n')
    ended = call("export", "records.jsonl", "nowhere.bib", "--to", "ris")
    assert ended.code == 3
    assert "TI  - Soup" in ended.out
    assert "records.jsonl:2: the line is not JSON" in ended.err
    assert "nowhere.bib: there is no such file" in ended.err


def test_a_value_that_does_not_fit_is_kept_as_a_problem(call, tmp_path):
    (tmp_path / "records.jsonl").write_text(
        '{"title": "Soup", "doi": "none", "kind": "book", "authors": "Doe J; Roe R"}\n'
    )
    ended = call("export", "records.jsonl", "--to", "csv")
    (row,) = csv.DictReader(io.StringIO(ended.out))
    assert (row["title"], row["doi"], row["kind"], row["authors"]) == ("Soup", "", "article", "Doe J; Roe R")
    assert json.loads(row["problems"])[0]["value"] == "none"


WRONG = [
    (["--to", "endnote"], "there is no form 'endnote'"),
    (["--to", "ris,csv", "-o", "x"], "name one form"),
    (["--to", "parquet"], "needs -o"),
    (["--to", "hf"], "needs -o: the folder"),
    (["--to", "markdown", "-o", "kept"], "folder with other files"),
    (["--to", "markdown", "-o", "kept/file.txt"], "is a file: name a folder"),
    (["--to", "parquet", "-o", "kept"], "is a folder: name a file"),
    (["--to", "csv", "-o", "out/records.jsonl"], "would be overwritten"),
    ([], "Missing option"),
]


@pytest.mark.parametrize(("options", "words"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_usage_is_told_and_nothing_is_overwritten(call, records, tmp_path, options, words):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file.txt").write_text("kept")
    before = records.read_text()
    ended = call("export", "out/records.jsonl", *options)
    assert ended.code == 2
    assert words in ended.err
    assert (tmp_path / "kept" / "file.txt").read_text() == "kept"
    assert records.read_text() == before


@pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("hf", "pyarrow")])
def test_what_is_not_installed_is_told_before_the_run(call, page, tmp_path, monkeypatch, form, module):
    monkeypatch.setitem(sys.modules, module, None)
    ended = call("run", page.name, "-o", "out", "--to", form)
    assert ended.code == 2
    assert 'pip install "pubsieve[parquet]"' in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["markdown", "hf", "parquet", "ris"])
def test_an_export_that_fails_leaves_the_one_before(call, records, tmp_path, monkeypatch, name):
    call("export", records, "--to", name, "-o", "made")
    before = content(tmp_path / "made")
    import pubsieve.exports.record

    def fail(row):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pubsieve.exports.record, "complete", fail)
    ended = call("export", records, "--to", name, "-o", "made")
    assert ended.code == 3
    assert "No space left on device" in ended.err
    assert content(tmp_path / "made") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "out", "page.txt"]


def test_an_export_replaces_its_own_folder(call, records, tmp_path):
    for _ in range(2):
        assert call("export", records, "--to", "markdown", "-o", "notes").code == 0
    assert len(list((tmp_path / "notes").glob("*.md"))) == 1


def test_exports_of_an_earlier_run_are_no_inputs(call, lines, page, tmp_path):
    for _ in range(2):
        call("run", ".", "-o", "out", "--to", ",".join(NAMES), "--fail-on", "never")
    assert [record["source"] for record in lines("records.jsonl", "out")] == ["page.txt"]
    ended = call("check", "out", "--format", "json")
    assert json.loads(ended.out)["records"]["total"] == 1


IDENTIFIERS = [
    # key, as found, as exported
    ("doi", "https://doi.org/10.5555/pond.7", "10.5555/pond.7"),
    ("doi", "DOI: 10.5555/pond.7", "10.5555/pond.7"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/90000123/", "90000123"),
    ("pmid", "PMID: 90000123", "90000123"),
    ("pmcid", "PMC 9000123", "PMC9000123"),
    ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9000123/", "PMC9000123"),
]


@pytest.mark.parametrize("form", [form for form in FORMS if form.kind == "text"], ids=lambda form: form.name)
@pytest.mark.parametrize(("key", "found", "bare"), IDENTIFIERS)
def test_an_identifier_in_an_address_or_behind_a_label_is_exported_bare(call, tmp_path, form, key, found, bare):
    (tmp_path / "r.jsonl").write_text(json.dumps({"title": "Of ponds", "journal": "J Ponds", key: found}))
    ended = call("export", "r.jsonl", "--to", form.name)
    assert bare in ended.out
    assert form.name == "csv" or found not in ended.out  # whose problems tell what was repaired
    assert ended.err == ""


@pytest.mark.parametrize("key", ["doi", "pmid", "pmcid"])
def test_what_no_repair_makes_an_identifier_is_told(call, tmp_path, key):
    (tmp_path / "r.jsonl").write_text(json.dumps({"title": "Of ponds", key: "see below"}))
    ended = call("export", "r.jsonl", "--to", "ris")
    assert f"left out 1 values that do not fit their fields, first r.jsonl#1: {key} 'see below'" in ended.err


def test_a_wrong_orcid_costs_no_author(call, tmp_path):
    people = [
        {"name": "Roe J", "orcid": "https://orcid.org/0000-0002-1825-0097"},
        {"name": "Doe J", "orcid": "0000-0002-1825-0098"},
    ]
    (tmp_path / "r.jsonl").write_text(json.dumps({"title": "Of ponds", "authors": people}))
    ended = call("export", "r.jsonl", "--to", "medline")
    assert "AU  - Roe J\nAUID- ORCID: 0000-0002-1825-0097\n" in ended.out
    assert "AU  - Doe J\n" in ended.out
    assert "0098" not in ended.out
