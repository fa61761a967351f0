"""`check --fix`: what is repaired, and what is left alone."""

import json

import pytest


@pytest.fixture
def fixed(call, tmp_path, good_record):
    """Repairs one record in its place; gives the report, and the text of the file."""

    def made(encoding="utf-8", **values):
        path = tmp_path / "records.jsonl"
        path.write_text(json.dumps(good_record | values) + "\n", encoding=encoding)
        ended = call("check", path, "--fix", "--in-place", "-f", "json")
        return json.loads(ended.out), path.read_text(encoding="utf-8")

    return made


def test_the_byte_order_mark_stays(fixed):
    _, written = fixed("utf-8-sig", doi="doi:10.5555/things.1")
    assert written.startswith("\ufeff{")
    assert '"10.5555/things.1"' in written


@pytest.mark.parametrize("entity", ["&shy;", "&#173;", "&ZeroWidthSpace;", "&lrm;"])
def test_the_entity_of_a_character_that_prints_nothing_goes(fixed, entity):
    _, written = fixed(title=f"Of sto{entity}nes in a pond")
    assert json.loads(written)["title"] == "Of stones in a pond"


@pytest.mark.parametrize("between", [" ", "; ", ", "])
def test_no_choice_is_made_between_two_dois(fixed, between):
    report, _ = fixed(doi=f"10.5555/things.1{between}10.5555/things.2")
    assert report["repairs"] == []
    [found] = [each for each in report["findings"] if each["check"] == "doi-malformed"]
    assert (found["severity"], found["message"], found["fix"]) == ("warning", "two DOIs in one field", None)
