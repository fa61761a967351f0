"""`cite` and `id` on lines that are too long to be anything: one answer each, in bounded memory and time."""

import io
import json
import time

import pytest

from pubsieve.cli.answers import LONGEST, read_lines

CITATION = b"Doe A. A title. Test J. 2021;5(2):1-9."


@pytest.mark.parametrize(("command", "sound"), [("cite", CITATION), ("id", b"10.5555/inv.12")])
@pytest.mark.parametrize("filler", [b"x", b"10.5555/a ", b"Doe A, ", b". 2020", b"(", b"\xc3\xa9"])
def test_a_line_that_never_ends_is_answered_and_the_next_one_as_ever(call, command, sound, filler):
    line = (filler * LONGEST)[: 3 * LONGEST]
    began = time.process_time()
    ended = call(command, stdin=sound + b"\n" + line + b"\n" + sound + b"\n")
    spent = time.process_time() - began
    answers = [json.loads(answer) for answer in ended.out.splitlines()]
    assert [answer["ok"] for answer in answers] == [True, False, True]
    assert answers[1]["input"].encode() in (line[:LONGEST], line[: LONGEST - 1] + b"\xef\xbf\xbd")
    assert spent < 10, "far more than a line of this length may take"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"a", ["a"]),
        (b"a\r\n\nb\n", ["a", "", "b"]),
        (b"\xef\xbb\xbfa\n\xef\xbb\xbfb", ["a", "\ufeffb"]),
        (b"x" * LONGEST + b"\nb", ["x" * LONGEST, "b"]),
        (b"x" * (LONGEST + 1), ["x" * LONGEST]),
        (b"x" * 3 * LONGEST + b"\n" + b"y" * LONGEST + b"\nb\n", ["x" * LONGEST, "y" * LONGEST, "b"]),
    ],
    ids=["nothing", "no line feed", "line feeds", "a byte order mark", "the longest", "one longer", "much longer"],
)
def test_lines_keep_their_place_however_long_one_is(tmp_path, content, lines):
    (tmp_path / "lines.txt").write_bytes(content)
    assert [line.text for line in read_lines(tmp_path / "lines.txt", "line")] == lines


@pytest.mark.parametrize(
    ("command", "sound", "spoilt"),
    [
        ("cite", CITATION, b"D\xf6e A. A title. Test J. 2021;5(2):1-9."),
        ("id", b"10.5555/inv.12", b"10.5555/inv.\xff12"),
    ],
)
def test_a_line_that_is_no_utf_8_is_read_and_told(call, command, sound, spoilt):
    ended = call(command, stdin=sound + b"\n" + spoilt + b"\n")
    first, second = (json.loads(answer) for answer in ended.out.splitlines())
    assert ended.code == 1
    assert first["problems"] == []
    assert "\ufffd" in second["input"]
    assert ("encoding-wrong", "error") in [(problem["code"], problem["severity"]) for problem in second["problems"]]


@pytest.mark.parametrize("command", ["cite", "id"])
def test_lines_in_utf_16_are_refused_with_what_to_do(call, command):
    ended = call(command, stdin=CITATION.decode().encode("utf-16"))
    assert (ended.code, ended.out) == (2, "")
    assert "is UTF-16: save the file as UTF-8" in ended.err


@pytest.mark.parametrize("command", ["cite", "id"])
def test_the_mark_in_front_of_the_first_line_is_no_part_of_it(call, command):
    ended = call(command, stdin=b"\xef\xbb\xbf" + CITATION + b"\n")
    assert json.loads(ended.out)["input"].encode() == CITATION


def test_no_more_of_a_line_is_held_than_its_beginning(monkeypatch):
    asked = []

    class Endless(io.RawIOBase):
        def readline(self, most=-1):
            asked.append(most)
            return b"x" * most if len(asked) < 50 else b"\n"

    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": Endless()}))
    assert len(next(read_lines(None, "line")).text) == LONGEST
    assert set(asked) == {LONGEST}
