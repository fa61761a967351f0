"""Errors that a user can cause: what they say, and that they pass from one process to another whole."""

import pickle

import pytest

from schemas.errors import CheckError, ConfigError, InputError, PubsieveError


@pytest.mark.parametrize("kind", [InputError, ConfigError, CheckError])
@pytest.mark.parametrize(("source", "told"), [(None, "it is empty"), ("a.html", "a.html: it is empty")])
def test_an_error_says_what_and_where_and_survives_pickling(kind, source, told):
    error = kind("it is empty", code="input-empty", source=source)
    for each in (error, pickle.loads(pickle.dumps(error))):
        assert isinstance(each, kind)
        assert isinstance(each, PubsieveError)
        assert (each.message, each.code, each.source, str(each)) == ("it is empty", "input-empty", source, told)
