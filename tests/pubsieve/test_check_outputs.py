"""What `check` writes: every form tells the same findings, in the structure that its readers need."""

import json
import os
import re

import jsonschema
import pytest
from lxml import etree
from lxml import html as lxml_html

from expectations import CATALOG
from pubsieve.checking.run import Job, check_records
from pubsieve.checking.selection import Selection
from pubsieve.formats.text_form import render
from pubsieve.records.read import Inputs

ODD = "A %: [31m|<b>`x`</b>,\u202e\x1b[2J & \ufffe"
FORMS = ("text", "json", "jsonl", "junit", "sarif", "github", "gitlab", "markdown", "html")


@pytest.fixture
def records(good_record):
    odd = {"id": ODD, "pmid": None, "doi": "doi: 10.5555/other.7", "title": f"Another study {ODD}"}
    third = {"id": "pmid:90000125", "pmid": "90000125", "doi": None, "title": "A third study of other things"}
    return [good_record | {"id": "pmid:90000123"}, good_record | odd, good_record | third]


@pytest.fixture
def report(call, tmp_path, records):
    """Checks the three records and a broken line; gives the report in a form."""
    folder = tmp_path / "some data"
    folder.mkdir()
    lines = [json.dumps(record) for record in records]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n")

    def made(form, *options, broken=False):
        if broken:
            (folder / "records.jsonl").write_text("\n".join([*lines, "{oops"]) + "\n")
        return call("check", "some data/records.jsonl", "-f", form, *options)

    return made


@pytest.fixture
def findings(report):
    return [json.loads(line) for line in report("jsonl").out.splitlines()]


def test_there_is_something_to_tell(findings):
    assert {(found["line"], found["check"]) for found in findings} >= {(2, "doi-malformed"), (3, "doi-missing")}
    assert all(found["source"] == "some data/records.jsonl" for found in findings)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_each_check_that_failed_and_ends_with_the_same_code(report, findings, form):
    ended = report(form)
    assert ended.code == 1
    assert {found["check"] for found in findings} <= set(re.findall(r"[a-z]+(?:-[a-z]+)+", ended.out))
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out or form in ("json", "jsonl", "sarif", "gitlab")


@pytest.mark.parametrize("form", FORMS)
def test_what_could_not_be_read_is_told_with_its_line_and_ends_with_3(report, form):
    ended = report(form, broken=True)
    assert ended.code == 3
    assert "some data/records.jsonl:4: the line is not JSON" in ended.err


@pytest.mark.parametrize("form", FORMS)
def test_a_report_goes_into_a_file(report, tmp_path, form):
    on_screen = report(form).out
    ended = report(form, "--output", tmp_path / "report")
    assert (tmp_path / "report").read_text() == on_screen
    assert ended.out == ""
    assert "3 records in 1 file" in ended.err


def test_colours_stand_around_our_words_only(tmp_path, monkeypatch, records):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    outcome = check_records(Job(Inputs(["a.jsonl"]), Selection(CATALOG)))
    coloured = render(outcome, full=True, colour=True)
    codes = re.compile(r"\x1b\[[\d;]*m")
    assert "\x1b[31m" in coloured
    assert codes.sub("", coloured) == render(outcome, full=True)
    assert "\x1b[2J" not in coloured


def test_an_output_that_is_no_plain_file_is_written_to_and_a_link_stays_one(report, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    (tmp_path / "link").symlink_to("file")
    for name in ("pipe", "link"):
        assert report("jsonl", "-o", tmp_path / name, "-q").code == 1
    assert os.read(reader, 10).startswith(b'{"record"')
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text().startswith('{"record"')


def test_text_is_grouped_and_short_and_full_where_that_is_asked(call, tmp_path):
    (tmp_path / "many.csv").write_text("title,pmid\n" + "".join(f"Study number {n},x{n}\n" for n in range(9)))
    short, full = call("check", "many.csv").out, call("check", "many.csv", "--full").out
    assert short.count("pmid-malformed (9)") == 1
    assert "and 6 more" in short
    assert len(re.findall(r"many.csv:\d+  many.csv#\d+  .*PMID", full)) == 9
    assert re.search(r"9 records in 1 file; 9 errors, ", short)


def test_the_gravest_findings_of_a_check_come_first_and_are_counted_apart(call, tmp_path, good_record):
    with (tmp_path / "a.jsonl").open("w") as stream:
        for year in (2004, 2005, 2006, 2007, 2020):
            own = {"id": f"pmid:9000{year}", "doi": None, "pmid": f"9000{year}", "published": {"year": year}}
            stream.write(json.dumps(good_record | own | {"title": f"A study of {year} things"}) + "\n")
    (tmp_path / "pubsieve.toml").write_text('select = ["doi-missing"]\n')
    head, first, *_ = call("check", "a.jsonl").out.splitlines()
    assert head.startswith("error doi-missing (1 error, 4 info)  ")
    assert first.startswith("  a.jsonl:5  pmid:90002020  ")
    entries = lxml_html.document_fromstring(call("check", "a.jsonl", "-f", "html").out).find_class("entry")
    assert [entry.get("data-severity") for entry in entries] == ["error", *["info"] * 4]


def test_json_tells_all(report, findings):
    values = json.loads(report("json", broken=True).out)
    assert values["verdict"]["exit_code"] == 3
    assert values["records"] == {"total": 3, "unchanged": 0, "rejected": 1}
    assert [{key: found[key] for key in findings[0]} for found in values["findings"]] == findings
    (rejected,) = values["rejected"]
    assert (rejected["source"], rejected["line"], rejected["code"]) == ("some data/records.jsonl", 4, "jsonl-malformed")


def test_junit_has_a_case_for_each_check_and_fails_what_is_at_the_fail_level(report, findings):
    root = etree.fromstring(report("junit", broken=True).out.encode())
    cases = {case.get("name"): case for case in root[0]}
    failing = {found["check"] for found in findings if found["severity"] == "error"}
    assert {name for name, case in cases.items() if case.find("failure") is not None} == failing
    assert "some data/records.jsonl:3 pmid:90000125" in cases["doi-missing"].find("failure").text
    assert (root.get("failures"), root.get("errors")) == (str(len(failing)), "1")
    assert root.get("tests") == str(len(root.findall(".//testcase")))


def test_sarif_points_at_rule_file_and_line(report, findings):
    log = json.loads(report("sarif", broken=True).out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [found["check"] for found in findings]
    assert [place["region"]["startLine"] for place in places] == [found["line"] for found in findings]
    assert {place["artifactLocation"]["uri"] for place in places} == {"some%20data/records.jsonl"}
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 4


def test_github_annotations_point_at_file_and_line(report, findings):
    lines = report("github", broken=True).out.splitlines()
    annotation = re.compile(
        r"::(error|warning|notice) file=some data/records\.jsonl,line=(\d),title=pubsieve ([\w-]+)::(.+)"
    )
    parts = [annotation.fullmatch(line) for line in lines]
    assert all(parts), lines
    assert parts[0].group(2, 3) == ("4", "jsonl-malformed")
    assert sorted(part.group(2, 3) for part in parts[1:]) == sorted((str(f["line"]), f["check"]) for f in findings)
    assert any("A %25: " in part[4] for part in parts)


def test_gitlab_has_the_keys_that_it_needs_and_fingerprints_that_stay(report, findings, gitlab_schema):
    issues = json.loads(report("gitlab", broken=True).out)
    jsonschema.validate(issues, gitlab_schema)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints) == len(findings) + 1
    assert (
        prints == [issue["fingerprint"] for issue in json.loads(report("gitlab").out)]
        or prints[1:] == [issue["fingerprint"] for issue in json.loads(report("gitlab").out)][: len(findings)]
    )


def test_markdown_holds_records_as_text(report):
    out = report("markdown").out
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4, 5}
    assert "<b>" not in out.replace("\\<b\\>", "")


def test_html_is_one_page_that_loads_nothing(report):
    out = report("html").out
    assert out.count("<script") == out.count("script-src &#39;sha256-") == 1
    assert "<b>`x`" not in out
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", out)


def test_html_leads_to_the_value_and_keeps_apart_what_does_not_count(report, tmp_path):
    tree = lxml_html.document_fromstring(report("html").out)
    (entry,) = tree.xpath("//li[contains(@class, 'entry')][@data-check='doi-malformed']")
    (target,) = tree.xpath(f"//*[@id='{entry.find('.//a').get('href')[1:]}']")
    assert (target.tag, target.text) == ("mark", "doi: 10.5555/other.7")
    known = tmp_path / "known.json"
    report("jsonl", "--baseline", known, "--write-baseline")
    tree = lxml_html.document_fromstring(report("html", "--baseline", known).out)
    assert tree.find_class("group") == []
    assert "baseline: in the baseline" in tree.get_element_by_id("excused").getparent().text_content()


EXITS = [
    ((), 1),
    (("--fail-on", "warning"), 1),
    (("--fail-on", "never"), 0),
    (("--max-findings", "0"), 1),
    (("--max-findings", "1"), 0),
    (("--fail-on", "info", "--max-findings", "1"), 1),
    (("--suite", "corpus"), 0),
]


@pytest.mark.parametrize(("options", "code"), EXITS, ids=[" ".join(options) for options, _ in EXITS])
def test_the_exit_code_follows_fail_level_and_number(report, options, code):
    assert report("text", *options).code == code


def test_the_gate_of_great_expectations_agrees(report, findings):
    ended = report("jsonl", "--checks", "gx")
    assert [json.loads(line) for line in ended.out.splitlines()] == findings
    assert ended.code == 1
