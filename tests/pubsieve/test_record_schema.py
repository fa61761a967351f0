"""`pubsieve schema` describes the records that `pubsieve run` writes, no more and no less."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator

from schemas.article import Article


@pytest.fixture
def validator(call):
    schema = json.loads(call("schema").out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture
def record(call, lines, page):
    call("run", page.name)
    return lines("records.jsonl")[0]


def test_a_written_record_fits(validator, record):
    assert list(validator.iter_errors(record)) == []


def test_the_keys_are_those_of_the_record_model_and_all_are_required(validator):
    assert list(validator.schema["properties"]) == list(Article.model_fields)
    assert validator.schema["required"] == list(Article.model_fields)


@pytest.mark.parametrize("key", list(Article.model_fields))
def test_a_record_that_lacks_a_key_does_not_fit(validator, record, key):
    del record[key]
    assert not validator.is_valid(record)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("doi", "doi:10.5555/x"),
        ("doi", "10.5555/x\n"),
        ("pmid", 90000123),
        ("pmid", "012"),
        ("pmcid", "123"),
        ("kind", "book"),
        ("title", ""),
        ("authors", ["Doe J"]),
        ("authors", [{"name": "Doe J"}]),
        ("published", {"text": "2021", "year": 2021, "month": 13, "day": None, "season": None}),
        ("invented_key", None),
    ],
)
def test_a_record_with_a_wrong_value_does_not_fit(validator, record, key, value):
    wrong = copy.deepcopy(record) | {key: value}
    assert not validator.is_valid(wrong)
