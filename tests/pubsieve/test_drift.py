"""Schema drift: said once a site and signal when the pages of a site no longer fit their profile; else silence."""

from pathlib import Path

import pytest

from pubsieve.drift import SCHEMA_DRIFT

PLACES = "weir quarry lake yard marsh mill ditch brook canal spring fen moor".split()

PAGE = """\
An official website of the United States government
Here's how you know
NIH NLM Logo
Log in
Show account info
{journal}
. 2021 Mar {day};12(3):4{day}-56. doi: 10.5555/pond.2021.{day}.
What the herons did at the {place} in a dry year
Jane {Place}son 1, Richard Roe 2
Affiliations
1 Department of the {place}, Example University, Springfield, USA.
2 Institute of Examples, Sampletown, USA.
PMID: 900001{day:02} DOI: 10.5555/pond.2021.{day}
Abstract
Background: Herons are seen at the {place}. Methods: We counted them {day} times. Results: There were {day}5 herons.
Keywords: {place}; herons.
MeSH terms
Animals
Birds
PubMed Disclaimer
FOIA
HHS Vulnerability Disclosure
"""
NEW_HEAD = """\
Welcome to the new front page of the literature service
Sign in with your research account
"""
OLD_HEAD = PAGE[: PAGE.index("{journal}")]
NEW_FOOT = "Give us your opinion about this redesign of the service\nTerms of the new service\n"
OLD_FOOT = PAGE[PAGE.index("PubMed Disclaimer") :]


def write(folder: Path, page: str, count: int = 12) -> Path:
    folder.mkdir()
    for day, place in enumerate(PLACES[:count], 1):
        text = page.format(journal="Pond J", day=day, place=place, Place=place.title())
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def drifts(call, lines, tmp_path):
    """Runs over pages and gives the findings of schema drift, by the first word of what they say."""

    def run(page: str, count: int = 12, *options: str) -> dict[str, dict]:
        call("run", write(tmp_path / "pages", page, count), *options)
        found = [finding for finding in lines("findings.jsonl") if finding["check"] == "schema-drift"]
        said = {finding["message"].split()[0]: finding for finding in found}
        assert len(said) == len(found), "a signal was said twice"
        return said

    return run


def test_pages_that_fit_their_profile_are_silent(drifts, lines):
    assert drifts(PAGE) == {}
    assert {record["site"] for record in lines("records.jsonl")} == {"pubmed"}


def test_a_changed_frame_is_said_with_the_rules_that_rest_and_the_words_that_came(drifts):
    said = drifts(PAGE.replace(OLD_HEAD, NEW_HEAD).replace(OLD_FOOT, NEW_FOOT))
    assert set(said) == {"rules", "words"}
    assert "'pubmed:page-frame'" in said["rules"]["value"]
    assert "welcome to the new front page of the literature service" in said["words"]["value"]
    assert {(one["record"], one["severity"]) for one in said.values()} == {("site:pubmed", "warning")}


def test_new_words_in_the_old_frame_are_said(drifts):
    assert set(drifts(PAGE + NEW_FOOT)) == {"words"}


def test_a_field_that_is_gone_from_all_pages_is_said(drifts):
    said = drifts(PAGE.replace("Jane {Place}son 1, Richard Roe 2\n", ""))
    assert set(said) == {"fields"}
    assert said["fields"]["value"] == "'authors'"


def test_pages_without_any_frame_are_no_drift(drifts):
    assert drifts(PAGE.replace(OLD_HEAD, "").replace(OLD_FOOT, "")) == {}


def test_fewer_than_ten_pages_say_nothing(drifts):
    assert drifts(PAGE.replace(OLD_HEAD, NEW_HEAD).replace(OLD_FOOT, NEW_FOOT), 9) == {}


def test_another_suite_does_not_look_for_it(drifts):
    assert drifts(PAGE + NEW_FOOT, 12, "--suite", "completeness") == {}


def test_warnings_fail_the_run_where_warnings_fail_it(call, tmp_path):
    folder = write(tmp_path / "pages", PAGE + NEW_FOOT)
    assert call("run", folder, "--fail-on", "warning").code == 1


def test_what_is_remembered_of_a_site_is_bounded(drifts, monkeypatch):
    import pubsieve.drift

    monkeypatch.setattr(pubsieve.drift, "_REMEMBERED", 40)
    assert set(drifts(PAGE + NEW_FOOT)) == {"words"}


@pytest.mark.parametrize("values", [*SCHEMA_DRIFT.good, *SCHEMA_DRIFT.bad], ids=str)
def test_the_check_holds_on_its_examples(values):
    assert SCHEMA_DRIFT.holds(*values) == (values in SCHEMA_DRIFT.good)


def test_the_check_is_listed_and_explained(call):
    assert "schema-drift" in call("checks").out
    assert "Suites    corpus, default" in call("checks", "schema-drift").out
