"""No expression takes longer than its text grows: each one of the project is fed its worst case."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
from regexes.collect import data_files, modules  # noqa: E402 - the tools are no package that is installed
from regexes.look import doubtful  # noqa: E402
from regexes.worst import slow_attacks  # noqa: E402

# Its caller gives it no longer text: characters, and where that is seen to. It has to be quick up to there.
BOUNDED = {
    "cleaner/lines.py:_AUTHOR": (300, "_LONGEST_AUTHOR: a name with its marks"),
    "cleaner/page.py:_DECLARED": (4096, "decode reads the first bytes of a page for it"),
    "schemas/citation/front.py:_DOTTED_JOURNAL": (200, "split_journal begins MAX_JOURNAL before the end"),
    "schemas/citation/locator.py:_LAST_YEAR": (20, "find_place begins so far before the end"),
    "schemas/citation/locator.py:_PAGED": (160, "find_place begins REACH before the end"),
    "schemas/citation/locator.py:_PLACE": (160, "find_place begins REACH before the end"),
    "schemas/citation/locator.py:_PRESS": (60, "find_place begins so far before the end"),
    "schemas/identifiers/find.py:behind": (120, "_LABEL_REACH and _ADDRESS_REACH: so far back a label is looked for"),
}
# Expressions that are made where they are used, and why they are linear all the same.
MADE = {
    "cleaner/patterns.py: source": "those of profiles, which are held here as their files print them",
    "cleaner/cut.py: b'=\"(?:%s)\"' % b'|'.join((re.escape(value.encode()) for value in values))": (
        "words as they stand"
    ),
    "cleaner/cut.py: b'(?i)<(/?)%s[\\\\s/>]' % name": "a tag's name as it stands",
    "cleaner/generic.py: pattern": "those of profiles (title_above), held here too",
    "cleaner/one_line.py: f'{above}({_words(self._title)}(?:\\\\s*\\\\.)?)'": "letters as they stand, no white space",
    "cleaner/one_line.py: f'{name}\\\\s*({name})'": "letters as they stand, no white space",
    "cleaner/one_line.py: f'(?<=[\\\\s.;)a-z]){mark}(?=\\\\s?[^\\\\W\\\\d_a-z])'": "a number and its neighbours",
    "pubsieve/report/marks.py: pattern if len(words) >= _SHORT else f'(?<!\\\\w){pattern}(?!\\\\w)'": (
        "words as they stand, with white space between them that none of them holds"
    ),
}


@pytest.fixture(scope="module")
def collected():
    run = subprocess.run(
        [sys.executable, "-m", "regexes.collect"], cwd=TOOLS, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def by_place(collected):
    places = defaultdict(list)
    for one in collected["expressions"]:
        places[one["place"]].append(one)
    return places


@pytest.mark.parametrize("place", [*modules(), *data_files()])
def test_its_expressions_take_no_longer_than_the_text_grows(place, by_place):
    slow = []
    for one in by_place[place]:
        pattern = re.compile(one["pattern"].encode("latin-1") if one["binary"] else one["pattern"], one["flags"])
        longest = BOUNDED.get(f"{place}:{one['name']}", (0,))[0]
        found = [*slow_attacks(pattern, one["tries"], longest)]
        found += [] if longest else doubtful(pattern, one["tries"])
        slow += [f"{place}:{one['line']} {one['name']} {one['pattern']!r}\n    {what}" for what in found]
    assert not slow, "\n".join(slow)


def test_no_expression_is_left_out(collected):
    assert set(collected["unread"]) == MADE.keys()
    assert len(collected["expressions"]) > 500


def test_each_expression_is_used(collected):
    assert [f"{one['place']}:{one['name']}" for one in collected["expressions"] if not one["tries"]] == []


def test_what_is_said_to_be_bounded_is_there(collected):
    assert BOUNDED.keys() <= {f"{one['place']}:{one['name']}" for one in collected["expressions"]}


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:a+)+", "fullmatch"),
        (r"(?:a|a)*b", "match"),
        (r"\s*;", "findall"),
        (r"\s+$", "sub"),
        (r"\w*\d+x", "fullmatch"),
        (r"<b[^>]*c", "search"),
        (r"(.*),(.*),(.*)x", "match"),
        (r"\(.*?\)", "sub"),
        (r"(?=.*b.*c)a", "search"),
    ],
)
def test_an_expression_that_runs_away_is_found(pattern, method):
    assert list(slow_attacks(re.compile(pattern), [method]))


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+", "sub"),
        (r"(?<!\s)\s++;", "sub"),
        (r"[a-z]+(?:-[a-z]+)*", "fullmatch"),
        (r"\w++\s*+\(", "match"),
        (r".{1,30}x", "search"),
    ],
)
def test_one_that_does_not_is_let_go(pattern, method):
    assert not list(slow_attacks(re.compile(pattern), [method]))
    assert not list(doubtful(re.compile(pattern), [method]))


@pytest.mark.parametrize(
    ("pattern", "method", "why"),
    [
        (r"(?:a+)+b", "match", "repeat inside a repeat"),
        (r"(?:(?:a*)x?)*b", "match", "repeat inside a repeat"),
        (r"\w*\d*x", "match", "share"),
        (r"\s*;", "search", "begins"),
        (r"(?:,?\s+)x", "sub", ""),
    ],
)
def test_the_tree_alone_tells_it(pattern, method, why):
    assert any(why in what for what in doubtful(re.compile(pattern), [method])) == bool(why)
