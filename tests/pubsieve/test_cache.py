"""With a cache, what did not change is not cleaned again, and the output is the same, byte for byte."""

import json
import random
import sqlite3
from datetime import date

import pytest

from pubsieve.engine.cache import Cache, DamagedError
from pubsieve.pipeline import Job, run
from pubsieve.settings import Settings

FILES = ("records.jsonl", "findings.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")


def page(number, year=2021):
    return f"""J Invent Res
. {year} Mar {number % 28 + 1};12(3):{number + 1}-{number + 9}. doi: 10.5555/jir.2021.{number}.
The invention number {number}
Jane Doe 1, Richard Roe
PMID: {90000100 + number}
Abstract
Invention {number} was made by nobody and it works as it sho
"""


@pytest.fixture
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(page(number))
    (folder / "empty.txt").write_text("")
    (folder / "more.jsonl").write_text("\n".join(json.dumps({"text": page(number)}) for number in range(30, 40)))
    return folder


def cleaned(out, tmp_path, **how):
    """Runs with the cache; gives how many results came from it."""
    how = {"today": date(2026, 1, 1), "cache": tmp_path / "cache"} | how
    return run(Job(("pages",), tmp_path / out, **how), lambda _: None).cached


def contents(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_did_not_change_comes_from_the_cache_and_gives_the_same_bytes(pages, tmp_path, jobs):
    assert cleaned("without", tmp_path, cache=None)["hit"] == 0
    assert cleaned("first", tmp_path, jobs=jobs)["hit"] == 0
    assert cleaned("second", tmp_path, jobs=jobs)["hit"] == 40
    assert contents(tmp_path / "without") == contents(tmp_path / "first") == contents(tmp_path / "second")


def test_what_changed_is_cleaned_again(pages, tmp_path):
    cleaned("first", tmp_path)
    (pages / "05.txt").write_text(page(50))
    (pages / "06.txt").rename(pages / "07b.txt")
    assert cleaned("second", tmp_path)["hit"] == 38
    cleaned("without", tmp_path, cache=None)
    assert contents(tmp_path / "second") == contents(tmp_path / "without")


def test_pages_that_the_report_now_shows_are_shown(pages, tmp_path):
    cleaned("first", tmp_path)
    for number in range(15):
        (pages / f"{number:02}.txt").unlink()
    assert cleaned("second", tmp_path)["hit"] == 25
    cleaned("without", tmp_path, cache=None)
    assert contents(tmp_path / "second") == contents(tmp_path / "without")


@pytest.mark.parametrize("how", [{"settings": Settings(suite="text")}, {"text": True}], ids=str)
def test_other_settings_have_results_of_their_own(pages, tmp_path, how):
    cleaned("first", tmp_path)
    assert cleaned("second", tmp_path, **how)["hit"] == 0


def test_a_later_day_takes_over_all_but_what_lay_ahead(pages, tmp_path):
    (pages / "05.txt").write_text(page(5, year=2028))
    cleaned("first", tmp_path)
    assert cleaned("later", tmp_path, today=date(2027, 1, 1))["hit"] == 39
    assert cleaned("earlier", tmp_path, today=date(2025, 1, 1))["hit"] == 0
    for out, today in (("later", date(2027, 1, 1)), ("earlier", date(2025, 1, 1))):
        cleaned("without", tmp_path, cache=None, today=today)
        assert contents(tmp_path / out) == contents(tmp_path / "without")


def test_a_damaged_entry_is_done_anew_and_told(pages, tmp_path, call):
    call("run", "pages", "--cache", "cache")
    with sqlite3.connect(tmp_path / "cache" / "pages.sqlite") as database:
        database.execute("UPDATE pages SET value = x'00' WHERE rowid = 7")
        database.execute("UPDATE pages SET value = 'text' WHERE rowid = 8")
    database.close()
    ended = call("run", "pages", "--cache", "cache")
    assert "38 results from the cache; 2 damaged entries done anew" in ended.err
    assert "40 results from the cache" in call("run", "pages", "--cache", "cache").err


def test_a_file_that_is_no_database_is_replaced(pages, tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pages.sqlite").write_bytes(b"no database at all" * 100)
    cleaned("first", tmp_path)
    assert cleaned("second", tmp_path)["hit"] == 40


def test_what_was_used_longest_ago_is_dropped(tmp_path):
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        Cache(tmp_path, day).put(day, ["x" * 10])
    cache = Cache(tmp_path, "2026-01-04")
    assert cache.get("2026-01-01") == ("2026-01-01", ["x" * 10])
    (size,) = sqlite3.connect(tmp_path / "pages.sqlite").execute("SELECT MAX(size) FROM pages").fetchone()
    cache.shrink(2 * size)
    left = Cache(tmp_path, "2026-01-05")
    assert [left.get(f"2026-01-0{day}") is None for day in (1, 2, 3)] == [False, True, False]


def test_what_is_dropped_gives_its_room_back(tmp_path):
    cache = Cache(tmp_path, "2026-01-01")
    for number in range(200):
        cache.put(str(number), [random.Random(number).randbytes(5000).hex()])
    assert cache.shrink(20_000) is None
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 100_000


def test_a_cache_that_cannot_be_kept_to_its_size_costs_nothing_but_room(pages, tmp_path, call, monkeypatch):
    call("run", "pages", "-o", "without")
    opened = sqlite3.connect

    def full(*arguments, **others):
        database = opened(*arguments, **others)
        database.execute("PRAGMA query_only = 1")  # as on a full disk: what is there can be read
        return database

    Cache(tmp_path / "cache", "2026-01-01")
    monkeypatch.setattr("pubsieve.engine.cache._connected", lambda path: full(path, isolation_level=None))
    ended = call("run", "pages", "-o", "with", "--cache", "cache", "--cache-size", "1 kB")
    assert (ended.code, "the cache could not be kept to its size: " in ended.err) == (3, True)
    assert contents(tmp_path / "with") == contents(tmp_path / "without")


def test_an_unreadable_entry_is_no_result(tmp_path):
    cache = Cache(tmp_path, "2026-01-01")
    cache.put("a", ["text"])
    with sqlite3.connect(tmp_path / "pages.sqlite") as database:
        database.execute("UPDATE pages SET value = x'1234'")
    with pytest.raises(DamagedError):
        cache.get("a")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--cache", "page.txt"), "page.txt: cannot be used as a cache"),
        (("--cache", "c", "--cache-size", "much"), "--cache-size: 'much' is no size"),
    ],
    ids=["a file", "no size"],
)
def test_wrong_usage_is_told(call, page, options, words):
    ended = call("run", page.name, *options)
    assert ended.code == 2
    assert words in ended.err
