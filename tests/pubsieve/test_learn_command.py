"""`pubsieve learn` and `--profile`: from saved pages to a profile file, and from that to clean pages."""

import json

import pytest

ANIMALS = ["herons", "moths", "newts", "eels", "voles"]


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    for number, animal in enumerate(ANIMALS):
        words = (
            f"Of {number + 3} {animal} that came to the invented pond {animal[::-1]}, none was ever seen again by us."
        )
        (folder / f"{animal}.html").write_text(
            f"<html><body><div class='society-masthead'>The society of pond keepers</div><div class='text'>"
            f"<h1>About {animal}</h1><p>{words}</p><p>{words.upper()}</p></div>"
            f"<div id='society-colophon'>Run by volunteers of the society.</div></body></html>"
        )
    return folder


def test_a_learned_profile_cleans_a_further_page(call, tmp_path, site, lines):
    ended = call("learn", *(site / f"{animal}.html" for animal in ANIMALS[:4]), "-o", "ponds.toml")
    assert (ended.code, ended.out) == (0, "")
    assert "1 repeated elements and 1 repeated lines learned from 4 pages" in ended.err
    further = site / "voles.html"
    assert "pond keepers" in call("clean", further).out
    assert call("clean", further, "--profile", "ponds.toml").out.startswith("About voles\n")
    assert "ponds:repeated-elements" in call("explain", further, "--profile", "ponds.toml").out
    assert call("run", further, "--profile", "ponds.toml", "--fail-on", "never").code == 0
    assert lines("records.jsonl")[0]["site"] == "ponds"


def test_without_a_file_the_profile_goes_to_standard_output(call, site):
    ended = call("learn", site, "--id", "pond-keepers", "--quiet")
    assert 'id = "pond-keepers"' in ended.out
    assert ended.err == ""


def test_too_few_pages_end_with_3_and_the_twin_is_named(call, site):
    (site / "copy.html").write_text((site / "eels.html").read_text().replace("none", "no one"))
    ended = call("learn", site / "copy.html", site / "eels.html", site / "moths.html")
    assert ended.code == 3
    assert "eels.html is nearly the same as" in ended.err


def test_a_page_that_cannot_be_read_is_told_and_the_rest_goes_on(call, site):
    ended = call("learn", site, "nowhere.html")
    assert ended.code == 3
    assert "nowhere.html" in ended.err
    assert "[[drop]]" in ended.out


LIMITS = [
    ('[limits]\nmax-input-size = "600 B"\n', (), "larger than 600 bytes"),
    ("", ("--max-input-size", "600 B"), "larger than 600 bytes"),
    ('[limits]\nmax-input-size = "2 kB"\n', ("--max-input-size", "600 B"), "larger than 600 bytes"),
]


@pytest.mark.parametrize(("table", "options", "words"), LIMITS, ids=["settings", "option", "the option goes first"])
def test_the_limits_of_the_settings_hold(call, tmp_path, site, table, options, words):
    (tmp_path / "pubsieve.toml").write_text(table)
    large = site / "large.html"
    large.write_text((site / "eels.html").read_text().replace("eels", "eels of the pond " * 20))
    ended = call("learn", site, *options)
    assert ended.code == 3
    assert words in ended.err
    assert "large.html" in ended.err
    assert "learned from 5 pages" in ended.err


def test_the_limits_stand_in_the_file_that_config_names(call, tmp_path, site):
    (tmp_path / "own.toml").write_text("[limits]\nmax-input-size = 10\n")
    ended = call("learn", site, "--config", "own.toml")
    assert ended.code == 3
    assert ended.err.count("larger than 10 bytes") == 5


def test_settings_that_are_none_are_wrong_usage(call, tmp_path, site):
    (tmp_path / "pubsieve.toml").write_text("[limits]\nmax-input-size = 0\n")
    ended = call("learn", site)
    assert ended.code == 2
    assert "limits.max-input-size" in ended.err


@pytest.mark.parametrize("name", ["Pond Keepers", "pubmed"])
def test_an_id_that_cannot_be_one_is_wrong_usage(call, site, name):
    ended = call("learn", site, "--id", name)
    assert ended.code == 2
    assert "--id" in ended.err


@pytest.mark.parametrize("command", ["run", "clean", "explain"])
def test_a_profile_that_cannot_be_read_is_wrong_usage(call, page, tmp_path, command):
    assert call(command, page.name, "--profile", "nowhere.toml").code == 2
    (tmp_path / "odd.toml").write_text('id = "odd"\ntitle = "Odd"\ndorp = []\n')
    ended = call(command, page.name, "--profile", "odd.toml")
    assert ended.code == 2
    assert "odd.toml: dorp" in ended.err


def test_clean_json_tells_the_rules_of_the_users_profile(call, site):
    call("learn", site, "-o", "ponds.toml")
    blocks = json.loads(call("clean", site / "eels.html", "--to", "json", "--profile", "ponds.toml").out)["blocks"]
    rules = {block["rule"] for block in blocks if "society" in block["text"]}
    assert rules == {"ponds:repeated-elements", "ponds:repeated-lines"}
