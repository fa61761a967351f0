"""Living with `check`: known findings pass, ignores have reasons, settings are the user's, and repairs are certain."""

import csv
import json

import pytest


@pytest.fixture
def record(good_record):
    """A record without a fault and with a number of its own, but for the fields that are given."""

    def numbered(number, **faulty):
        own = {"title": f"{good_record['title']} {number}", "doi": f"10.5555/jir.2021.{number}"}
        return good_record | own | {"pmid": str(90000100 + number)} | faulty

    return numbered


@pytest.fixture
def write(tmp_path):
    def lines(*records, name="records.jsonl"):
        (tmp_path / name).write_text("".join(json.dumps(item) + "\n" for item in records))

    return lines


def states(ended):
    return {(found["record"], found["check"]): found["state"] for found in json.loads(ended.out)["findings"]}


BASE = ("check", "records.jsonl", "--baseline", "known.json", "-f", "json")


def test_the_life_of_a_baseline(call, write, tmp_path, record):
    write(record(1, doi=None), record(2), record(3, pmid="x3"))
    assert call(*BASE[:2]).code == 1
    assert call(*BASE, "--write-baseline").code == 0
    before = (tmp_path / "known.json").read_bytes()
    known = json.loads(before)["findings"]
    assert {entry["check"] for entry in known} == {"doi-missing", "pmid-malformed"}

    # Known findings pass, wherever their lines move to.
    write(record(2), record(9), record(3, pmid="x3"), record(1, doi=None))
    ended = call(*BASE)
    assert (ended.code, set(states(ended).values())) == (0, {"baseline"})

    # A new one fails, and no run adds it in silence.
    write(record(1, doi=None), record(2, doi=None), record(3, pmid="x3"))
    for options in ((), ("--update-baseline",)):
        ended = call(*BASE, *options)
        assert ended.code == 1
        assert states(ended)["pmid:90000102", "doi-missing"] == "new"
        assert (tmp_path / "known.json").read_bytes() == before

    # A fixed one is told, and drops out only when that is asked for.
    write(record(1, doi=None), record(3))
    for _ in range(2):
        ended = call(*BASE)
        assert [entry["check"] for entry in json.loads(ended.out)["fixed"]] == ["pmid-malformed"]
    assert (tmp_path / "known.json").read_bytes() == before
    assert call(*BASE, "--update-baseline").code == 0
    assert {entry["check"] for entry in json.loads((tmp_path / "known.json").read_text())["findings"]} == {
        "doi-missing"
    }
    write(record(1, doi=None), record(3, pmid="x3"))
    assert call(*BASE).code == 1


def test_a_finding_that_stands_more_often_than_the_baseline_knows_is_new(call, write):
    write({"title": "Just a moment..."})
    call(*BASE, "--write-baseline")
    write({"title": "Just a moment..."}, {"title": "Just a moment..."})
    ended = json.loads(call(*BASE).out)
    assert [found["state"] for found in ended["findings"] if found["check"] == "title-junk"] == ["baseline", "new"]


def test_the_baseline_of_other_files_and_checks_is_left_alone(call, write, tmp_path, record):
    write(record(1, doi=None))
    write(record(2, doi=None), name="other.jsonl")
    call("check", "records.jsonl", "other.jsonl", "--baseline", "known.json", "--write-baseline")
    before = (tmp_path / "known.json").read_bytes()
    for options in (("other.jsonl",), ("records.jsonl", "other.jsonl", "--suite", "text")):
        ended = call("check", *options, "--baseline", "known.json", "--update-baseline", "-f", "json")
        assert json.loads(ended.out)["fixed"] == []
        assert (tmp_path / "known.json").read_bytes() == before


def test_writing_a_baseline_keeps_what_it_knows_of_other_files_wherever_it_runs(
    call, write, tmp_path, monkeypatch, record
):
    (tmp_path / "data").mkdir()
    write(record(1, doi=None), name="data/records.jsonl")
    write(record(2, doi=None), name="other.jsonl")
    call("check", "data", "other.jsonl", "--baseline", "known.json", "--write-baseline")
    before = (tmp_path / "known.json").read_bytes()
    monkeypatch.chdir(tmp_path / "data")
    for option in ("--write-baseline", "--update-baseline"):
        assert call("check", "records.jsonl", "--baseline", "../known.json", option).code == 0
        assert (tmp_path / "known.json").read_bytes() == before


def test_nothing_drops_out_while_something_cannot_be_read(call, write, tmp_path, record):
    write(record(1, doi=None))
    call(*BASE, "--write-baseline")
    before = (tmp_path / "known.json").read_bytes()
    (tmp_path / "records.jsonl").write_text("{oops\n")
    for option in ("--update-baseline", "--write-baseline"):
        ended = call(*BASE, option)
        assert ended.code == 3
        assert "left as it was" in ended.out
        assert (tmp_path / "known.json").read_bytes() == before


UNREADABLE = [None, "", "{", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"record": "x"}]}']


@pytest.mark.parametrize("content", UNREADABLE)
def test_an_unreadable_baseline_is_wrong_usage(call, write, tmp_path, content, record):
    write(record(1))
    if content is not None:
        (tmp_path / "known.json").write_text(content)
    ended = call(*BASE)
    assert ended.code == 2
    assert "known.json" in ended.err


def test_ignores_let_pass_with_their_reason_and_unused_ones_are_told(call, write, tmp_path, record):
    write(record(1, doi=None), record(2, doi=None))
    (tmp_path / "pubsieve.toml").write_text(
        '[[ignore]]\nrecord = "pmid:90000101"\ncheck = "doi-missing"\nreason = "printed before the journal had DOIs"\n'
        '[[ignore]]\nrecord = "pmid:90000109"\ncheck = "doi-missing"\nreason = "long gone"\n'
    )
    ended = call("check", "records.jsonl", "-f", "json")
    values = json.loads(ended.out)
    assert ended.code == 1
    ignored = {found["record"]: (found["state"], found["why"]) for found in values["findings"]}
    assert ignored["pmid:90000101"] == ("ignored", "printed before the journal had DOIs")
    assert ignored["pmid:90000102"] == ("new", None)
    assert [ignore["record"] for ignore in values["unused_ignores"]] == ["pmid:90000109"]
    assert "unused ignore: pmid:90000109" in call("check", "records.jsonl").out
    sarif = json.loads(call("check", "records.jsonl", "-f", "sarif").out)["runs"][0]["results"]
    justified = [one["suppressions"][0]["justification"] for one in sarif if "suppressions" in one]
    assert justified == ["printed before the journal had DOIs"]


FAULTS = [
    ('[[ignore]]\nrecord = "a"\ncheck = "doi-missing"\n', "ignore[1].reason: is missing"),
    ('[[ignore]]\nrecord = "a"\ncheck = "doi-missing"\nreason = " "\n', "ignore[1].reason: "),
    ('[[ignore]]\nrecord = "a"\ncheck = "nonsense"\nreason = "x"\n', "ignore[1].check: no check is called 'nonsense'"),
    ('skip = ["nonsense"]\n', "skip: no check is called 'nonsense'"),
    ('select = ["nonsense"]\n', "no check is called 'nonsense'"),
    ('[check.nonsense]\nseverity = "info"\n', "check: no check is called 'nonsense'"),
    ('[check.doi-missing]\nseverity = "fatal"\n', "check.doi-missing.severity: "),
    ("[check.doi-missing]\nmostly = 2\n", "check.doi-missing.mostly: "),
    ("[check.doi-missing]\nlevel = 2\n", "check.doi-missing.level: no such setting"),
    ("[check.doi-missing.settings]\nx = 2\n", "check.doi-missing.settings.x: no such setting"),
    ('[check.doi-missing.settings]\nerror-from = "soon"\n', "check.doi-missing.settings.error-from: input should be a"),
    ("[check.doi-missing.settings]\nerror-from = 1990\n", "check.doi-missing.settings: error-from comes before info"),
    ("[check.record-repeated.settings]\nsimilarity = 2\n", "check.record-repeated.settings.similarity: "),
    ("[check.title-missing.settings]\nx = 3\n", "check.title-missing.settings.x: no such setting"),
    ("[coverage]\ndio = 0.9\n", "coverage: a record has no key 'dio'"),
    ("[coverage]\ndoi = 97\n", "coverage: doi = 97 is no share"),
    ('[coverage]\ndoi = "many"\n', "coverage.doi: "),
    ('select = ["doi-missing"]\nskip = ["doi-missing"]\n', "skip: leaves no check to run"),
    ('select = ["schema-drift"]\n', "select: schema-drift judges the pages of a `pubsieve run`"),
    ('extra = ["nothing"]\n', "extra: entry 1, 'nothing', is not of the form module:function"),
    ('extra = ["no_such_module:x"]\n', "'no_such_module:x' cannot be imported"),
    ('[map]\nheading = "Title"\n', "a record has no key 'heading'"),
    ("max-findings = -1\n", "max-findings: "),
]


@pytest.mark.parametrize(("content", "words"), FAULTS, ids=[content.splitlines()[-1] for content, _ in FAULTS])
def test_a_faulty_setting_names_its_key(call, write, tmp_path, content, words, record):
    write(record(1))
    (tmp_path / "pubsieve.toml").write_text(content)
    ended = call("check", "records.jsonl")
    assert ended.code == 2
    assert words in ended.err


SETTINGS = [
    ("", 1, {"doi-missing": "error", "pmid-malformed": "error"}),
    ('skip = ["doi-missing"]\n', 1, {"pmid-malformed": "error"}),
    ('select = ["doi-missing"]\n', 1, {"doi-missing": "error"}),
    ('[check.doi-missing]\nseverity = "info"\n[check.pmid-malformed]\nseverity = "warning"\n', 0,
     {"doi-missing": "info", "pmid-malformed": "warning"}),
    ("max-findings = 2\n", 0, {"doi-missing": "error", "pmid-malformed": "error"}),
    ("[check.doi-missing]\nmostly = 0.5\n[check.pmid-malformed]\nmostly = 0.5\n", 0, {}),
    ("[check.doi-missing]\nmostly = 0.51\n[check.pmid-malformed]\nmostly = 0.5\n", 1, {"doi-missing": "error"}),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code", "expected"), SETTINGS, ids=[row[0] for row in SETTINGS])
def test_the_users_selection_severities_and_shares(call, write, tmp_path, content, code, expected, record):
    write(record(1, doi=None), record(2, pmid="x2"))
    (tmp_path / "pubsieve.toml").write_text(content)
    ended = call("check", "records.jsonl", "-f", "jsonl")
    assert {found["check"]: found["severity"] for found in map(json.loads, ended.out.splitlines())} == expected
    assert ended.code == code


def test_checks_of_ones_own_run_beside_the_others(call, write, tmp_path, record):
    (tmp_path / "own_checks_of_a_test.py").write_text(
        "from expectations.check import Check, Fault\n"
        "from schemas.finding import Severity\n"
        "def title_long(title, *, least=5):\n"
        '    "A title is long."\n'
        "    if len(title) < least:\n"
        '        return f"shorter than {least}"\n'
        "def crashes(doi):\n"
        "    return 5\n"
        "volume_odd = Check('volume-odd', 'Odd.', 'Because.', ('volume',), lambda v: Fault('even'),"
        " Severity.WARNING, 'us', (), ())\n"
    )
    write(record(1))
    settings = (
        "select = ['doi-missing']\nextra = ['own_checks_of_a_test:title_long', 'own_checks_of_a_test:volume_odd'{}]\n"
    )
    table = "[check.title-long]\nseverity = 'warning'\n[check.title-long.settings]\nleast = 500\n"
    (tmp_path / "pubsieve.toml").write_text(settings.format("") + table)
    ended = call("check", "records.jsonl", "-f", "jsonl")
    found = {one["check"]: (one["severity"], one["message"]) for one in map(json.loads, ended.out.splitlines())}
    assert found == {"title-long": ("warning", "shorter than 500"), "volume-odd": ("warning", "even")}
    (tmp_path / "pubsieve.toml").write_text(settings.format(", 'own_checks_of_a_test:crashes'") + table)
    ended = call("check", "records.jsonl")
    assert ended.code == 3
    assert "check crashes could not run" in ended.err


DEFECTS = {
    "doi": ("https://doi.org/10.5555/jir.2021.7", "10.5555/jir.2021.7"),
    "pmid": ("PMID: 90000107", "90000107"),
    "title": ("Things &amp; others &lt;5 &#945;", "Things & others <5 α"),
    "journal": ("J ThÃ­ngs", "J Thíngs"),
}


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_fix_writes_certain_repairs_tells_each_and_is_idempotent(call, write, tmp_path, suffix, record):
    name, wrong = f"records.{suffix}", {key: before for key, (before, _) in DEFECTS.items()}
    rows = [record(1) | {"note": 'a;"b"'}, record(7, note="kept", **wrong), record(3, doi=None, note="")]
    path = tmp_path / name
    if suffix == "jsonl":
        path.write_bytes(b"".join(json.dumps(row).encode() + b"\r\n" for row in rows) + b"{oops\n\n")
    else:
        rows = [{key: row[key] for key in (*DEFECTS, "abstract", "note")} for row in rows]
        with path.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys(), delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(rows)
    before = path.read_bytes()
    ended = call("check", name, "--fix", "-f", "json")
    repairs = json.loads(ended.out)["repairs"]
    assert path.read_bytes() == before
    for key, (old, new) in DEFECTS.items():
        told = [repair for repair in repairs if repair["column"] == key]
        assert (told[0]["before"], told[-1]["after"], told[0]["line"]) == (old, new, 2 if suffix == "jsonl" else 3)
    fixed = tmp_path / f"records.fixed.{suffix}"
    old_lines, new_lines = before.splitlines(keepends=True), fixed.read_bytes().splitlines(keepends=True)
    changed = [number for number, pair in enumerate(zip(old_lines, new_lines, strict=True)) if pair[0] != pair[1]]
    assert changed == [1 if suffix == "jsonl" else 2]
    assert new_lines[changed[0]].endswith(b"\r\n")
    assert b"kept" in new_lines[changed[0]]

    again = call("check", fixed.name, "--fix", "--in-place", "-f", "json")
    assert json.loads(again.out)["repairs"] == []
    assert fixed.read_bytes() == b"".join(new_lines)
    left = {found["check"] for found in json.loads(again.out)["findings"]}
    assert not left & {repair["check"] for repair in repairs}

    call("check", name, "--fix", "--in-place")
    assert path.read_bytes() == b"".join(new_lines)
    path.write_bytes(before)
    assert list(json.loads(call("check", ".", "-f", "json").out)["files"]) == [name]


def test_fix_in_place_writes_the_file_that_a_link_leads_to(call, write, tmp_path, record):
    write(record(1, doi="https://doi.org/10.5555/things.1"), name="real.jsonl")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    call("check", "link.jsonl", "--fix", "--in-place")
    assert json.loads((tmp_path / "real.jsonl").read_text())["doi"] == "10.5555/things.1"


def test_fix_leaves_alone_what_is_not_certain(call, write, tmp_path, record):
    write(record(1, doi="10.1234/abcd", title="JUST CAPITALS IN THIS TITLE", pages="56-45", pmid="x5"))
    ended = call("check", "records.jsonl", "--fix", "--in-place", "-f", "json")
    assert json.loads(ended.out)["repairs"] == []
    assert json.loads(ended.out)["written"] == []


@pytest.mark.parametrize("name", ["a.ris", "a.jsonl.gz", "-"])
def test_fix_refuses_what_it_cannot_write_back(call, tmp_path, name):
    if name != "-":
        (tmp_path / name).write_text("TY  - JOUR\nTI  - x\nER  -\n")
    ended = call("check", name, "--fix")
    assert ended.code == 2
    assert "--fix writes JSON lines and CSV only" in ended.err
