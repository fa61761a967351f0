"""Folders: links, pipes, odd names and circles never stop a run, and nothing in them is passed over in silence."""

import os
import socket

import pytest

from pubsieve.locating import locate
from pubsieve.sources import Cause, Located, Skipped

TEXT = "A study of nothing\nDoe J.\nJ Invent Res. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\n"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (folder / name).write_text(TEXT)
    return folder


def located(*inputs, **options):
    skipped = Skipped()
    found = [
        one.source if isinstance(one, Located) else f"{one.source}: {one.code}"
        for one in locate(inputs, skipped, **options)
    ]
    return found, {cause.name: skipped.first(cause) for cause in Cause if skipped.first(cause)}


ALL = ["data/a.txt", "data/b.txt", "data/sub/c.txt"]


def test_a_link_to_a_folder_is_not_followed_but_is_read_where_it_is_named(data):
    (data / "circle").symlink_to(data)
    assert located("data") == (ALL, {"FOLDER_LINK": ["data/circle"]})
    assert located("data/circle")[0] == [name.replace("data/", "data/circle/") for name in ALL]


@pytest.mark.parametrize("pattern", ["data/**/*.txt", "data/**", "**/*.txt"])
def test_a_pattern_does_not_walk_in_circles(data, pattern):
    (data / "circle").symlink_to(data)
    (data / "sub" / "more").symlink_to(data)
    assert sorted(located(pattern)[0]) == ALL


def test_pipes_sockets_and_links_to_devices_in_a_folder_are_passed_over(data):
    os.mkfifo(data / "pipe.txt")
    (data / "null.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(data / "socket.txt"))
        found, skipped = located("data")
    assert found == ALL
    assert sorted(skipped["SPECIAL"]) == ["data/null.txt", "data/pipe.txt", "data/socket.txt"]


def test_links_that_lead_nowhere_or_in_a_circle_are_told(call, lines, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "data" / "x.txt").symlink_to("y.txt")
    (tmp_path / "data" / "y.txt").symlink_to("x.txt")
    assert call("run", "data").code == 3
    assert [(r["source"], r["code"]) for r in lines("rejected.jsonl")] == [
        (f"data/{name}.txt", "input-unreadable") for name in ("gone", "x", "y")
    ]


def test_a_link_gives_way_to_the_file_itself(data):
    (data / "0.txt").symlink_to("b.txt")
    (data / "1.txt").symlink_to("sub/c.txt")
    assert located("data") == (ALL, {"REPEATED": ["data/0.txt", "data/1.txt"]})


def test_two_links_to_one_file_elsewhere_are_one_input(data, tmp_path):
    (tmp_path / "elsewhere.txt").write_text(TEXT)
    for name in ("0.txt", "1.txt"):
        (data / name).symlink_to(tmp_path / "elsewhere.txt")
    assert located("data") == (["data/0.txt", *ALL], {"REPEATED": ["data/1.txt"]})


@pytest.mark.parametrize(
    ("inputs", "found", "repeated"),
    [
        (("data", "data"), ALL, ALL),
        (("data", "data/sub"), ALL, ["data/sub/c.txt"]),
        (("data/sub", "data"), ["data/sub/c.txt", "data/a.txt", "data/b.txt"], ["data/sub/c.txt"]),
        (("data", "data/a.txt", "./data/../data/b.txt"), ALL, ["data/a.txt", "data/../data/b.txt"]),
        (("data/a.txt", "data"), ALL, ["data/a.txt"]),
        (("data/*.txt", "data"), ALL, ["data/a.txt", "data/b.txt"]),
        (("data", "data/**/*.txt"), ALL, ALL),
        (("-", "-"), ["-"], ["-"]),
    ],
)
def test_what_is_given_twice_is_read_once(data, inputs, found, repeated):
    assert located(*inputs) == (found, {"REPEATED": [name.removeprefix("./") for name in repeated]})


def test_a_hidden_file_and_one_of_another_suffix_are_read_where_they_are_named_besides_their_folder(data):
    (data / ".hidden.txt").write_text(TEXT)
    (data / "page.aspx").write_text(TEXT)
    found, _ = located("data", "data/.hidden.txt", "data/page.aspx")
    assert found == [*ALL, "data/.hidden.txt", "data/page.aspx"]


def test_names_with_line_feeds_and_without_utf8_are_read(call, lines, tmp_path):
    (tmp_path / "data").mkdir()
    for name in (b"two\nlines.txt", b"caf\xe9.txt", "日本.txt".encode()):
        (tmp_path / "data" / os.fsdecode(name)).write_text(TEXT)
    assert call("run", "data", "--text", "--fail-on", "never").code == 0
    assert [record["source"] for record in lines("records.jsonl")] == [
        r"data/caf\xe9.txt",
        "data/two\nlines.txt",
        "data/日本.txt",
    ]
    assert len(list((tmp_path / "pubsieve-out" / "text").iterdir())) == 3


def test_a_folder_that_may_not_be_read_is_told(data, monkeypatch):
    real = os.scandir

    def refuse(path):  # the superuser may read everything: let the system say no
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert located("data")[0] == ["data/a.txt", "data/b.txt", "data/sub: input-unreadable"]


def test_the_folder_of_the_texts_is_no_input_of_the_run_that_writes_it(call, lines, data):
    for _ in range(2):
        call("run", ".", "-o", "data", "--text")
    assert [record["source"] for record in lines("records.jsonl", "data")] == ALL


def test_a_run_that_would_overwrite_its_input_says_so_before_it_begins(call, data):
    (data / "records.jsonl").write_text('{"text": "words"}\n')
    ended = call("run", "data", "-o", "data")
    assert ended.code == 2
    assert "is an input and would be overwritten" in ended.err
    assert (data / "records.jsonl").read_text() == '{"text": "words"}\n'


def test_a_named_pipe_that_is_named_is_read(call, lines, tmp_path):
    import threading

    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(TEXT,))
    writer.start()
    call("run", "pipe", "--fail-on", "never")
    writer.join()
    assert [record["source"] for record in lines("records.jsonl")] == ["pipe"]
