"""What a run writes: the files and keys of the contract, whole or not at all."""

import json
import os

import pytest

FILES = {"records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json"}
RECORD = """
id source url site kind title vernacular_title authors authors_complete affiliations journal journal_title issn
published epub volume issue pages doi pmid pmcid abstract keywords mesh_terms substances publication_types language
citation notices text problems
""".split()
FINDING = ["record", "source", "line", "check", "severity", "column", "value", "message", "fix"]
REJECTED = ["source", "reason", "code", "detail"]


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_a_run_writes_the_files_of_the_contract(call, tmp_path, page):
    assert call("run", page.name).code in (0, 1)
    assert names(tmp_path / "pubsieve-out") == FILES


def test_each_line_has_exactly_the_keys_of_the_contract_in_their_order(call, lines, tmp_path, page):
    (tmp_path / "bad.txt").write_text("")
    (tmp_path / "poor.txt").write_text("Just a moment...\nChecking your browser\n")
    call("run", page.name, "bad.txt", "poor.txt")
    for name, keys in (("records.jsonl", RECORD), ("findings.jsonl", FINDING), ("rejected.jsonl", REJECTED)):
        rows = lines(name)
        assert rows, name
        assert [list(row) for row in rows] == [keys] * len(rows), name


def test_a_well_formed_page_gives_its_record(call, lines, page):
    call("run", page.name)
    (record,) = lines("records.jsonl")
    assert record["id"] == "pmid:90000123"
    assert record["source"] == page.name
    assert record["kind"] == "article"
    assert record["doi"] == "10.5555/jir.2021.45"
    assert record["title"] == "A study of things that nobody has studied"


def test_inputs_are_inputs_with_records_plus_rejected(call, lines, tmp_path, page):
    (tmp_path / "pages.jsonl").write_text('{"text": "Some words"}\nbroken\n{"text": "Other words"}\n')
    (tmp_path / "empty.html").write_text("")
    ended = call("run", page.name, "pages.jsonl", "empty.html", "missing.html")
    report = json.loads((tmp_path / "pubsieve-out" / "report.json").read_text())
    assert report["inputs"] == {"total": 6, "with_records": 3, "rejected": 3}
    assert len(lines("rejected.jsonl")) == 3
    assert report["records"]["total"] == len(lines("records.jsonl"))
    assert report["findings"]["total"] == len(lines("findings.jsonl"))
    assert "6 inputs = 3 with records + 3 rejected" in ended.err


def test_the_same_inputs_give_the_same_files(call, tmp_path, page):
    call("run", page.name, "-o", "one")
    call("run", page.name, "-o", "two")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_text_files_are_written_on_demand_and_never_leave_the_folder(call, tmp_path, page):
    away = tmp_path / "a" / "b"
    away.mkdir(parents=True)
    (tmp_path / "a" / "x..page.txt").write_text("Words one\n")
    (tmp_path / "a_page.txt").write_text("Words two\n")
    os.chdir(away)
    call("run", "../../page.txt", "../..", "--text", "-o", "out")
    texts = away / "out" / "text"
    assert names(away / "out") == FILES | {"text"}
    assert len(names(texts)) == 3
    assert all(path.is_file() and path.read_text().strip() for path in texts.iterdir())
    assert names(tmp_path) == {"page.txt", "a_page.txt", "a"}


def test_two_inputs_of_one_name_give_two_text_files(call, tmp_path):
    rows = "".join(json.dumps({"text": f"Words {n}"}) + "\n" for n in range(3))
    (tmp_path / "p.jsonl").write_text(rows)
    (tmp_path / "p_1.jsonl").write_text(rows)
    (tmp_path / "P#1.txt").write_text("Words")
    (tmp_path / "p_1.txt").write_text("Words")
    call("run", ".", "--text")
    assert len(names(tmp_path / "pubsieve-out" / "text")) == 8


def test_a_run_that_fails_leaves_the_earlier_results_whole_and_no_half_file(call, tmp_path, page, monkeypatch):
    call("run", page.name)
    before = {name: (tmp_path / "pubsieve-out" / name).read_bytes() for name in FILES}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pubsieve.engine.staging.Staging._whole", lambda *_: full())
    ended = call("run", page.name)
    assert ended.code == 3
    assert {name: (tmp_path / "pubsieve-out" / name).read_bytes() for name in FILES} == before
    assert names(tmp_path / "pubsieve-out") == FILES | {".pubsieve-run"}
    assert "--resume goes on with them" in ended.err
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert call("run", page.name, "--resume").code in (0, 1)
    assert names(tmp_path / "pubsieve-out") == FILES


def test_ctrl_c_ends_tidily(call, tmp_path, page, monkeypatch):
    import pubsieve.cleaning

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pubsieve.cleaning, "clean", interrupt)
    ended = call("run", page.name)
    assert ended.code == 130
    assert "interrupted" in ended.err
    assert not (tmp_path / "pubsieve-out").exists()


def test_the_output_folder_may_not_be_a_file(call, page):
    ended = call("run", page.name, "-o", page.name)
    assert ended.code == 2
    assert f"{page.name}: cannot be the output folder" in ended.err


@pytest.mark.parametrize("name", ["records.jsonl", "report.html"])
def test_an_output_never_overwrites_an_input(call, tmp_path, name):
    content = '{"text": "Some words of a page"}\n'
    (tmp_path / name).write_text(content)
    ended = call("run", name, "-o", ".")
    assert ended.code == 2
    assert f"{name}: is an input" in ended.err
    assert (tmp_path / name).read_text() == content


def test_clean_never_overwrites_its_input(call, page):
    before = page.read_text()
    ended = call("clean", page.name, "-o", page)
    assert ended.code == 2
    assert page.read_text() == before


def test_written_files_heed_the_umask(call, tmp_path, page):
    before = os.umask(0o027)
    try:
        call("run", page.name)
    finally:
        os.umask(before)
    assert (tmp_path / "pubsieve-out" / "records.jsonl").stat().st_mode & 0o777 == 0o640
