"""Ctrl-C at any line that writes what a run has done: with --resume it goes on, and nothing is written twice."""

import sys
from contextlib import contextmanager

from pubsieve.engine.staging import Staging


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def interrupted_at_line(function, call, number):
    """Ctrl-C before the numbered line of the numbered call of a function; gives the lines that were run of it."""
    calls, lines = [], []

    def in_function(_, event, __):
        if event == "line":
            lines.append(event)
            if len(lines) == number:
                raise KeyboardInterrupt
        return in_function

    def anywhere(frame, event, _):
        if event == "call" and frame.f_code is function.__code__:
            calls.append(event)
            return in_function if len(calls) == call else None
        return None

    before = sys.gettrace()
    sys.settrace(anywhere)
    try:
        yield lines
    finally:
        sys.settrace(before)


def test_interrupted_at_any_line_that_writes_an_input_it_writes_it_once(call, tmp_path, invention):
    (tmp_path / "pages").mkdir()
    for number in range(4):
        (tmp_path / "pages" / f"{number}.txt").write_text(invention(number))
    arguments = ("run", "pages", "--text", "--jobs", 1, "--fail-on", "never")
    call(*arguments, "-o", "whole")
    for number in range(1, 100):
        with interrupted_at_line(Staging.add, 3, number) as lines:
            ended = call(*arguments, "-o", "out")
        if len(lines) < number:
            break
        assert ended.code == 130
        assert call(*arguments, "-o", "out", "--resume").code == 0
        assert contents(tmp_path / "out") == contents(tmp_path / "whole"), number
    assert number > 15


def test_interrupted_before_anything_is_done_it_leaves_nothing(call, tmp_path, page):
    for number in range(1, 100):
        with interrupted_at_line(Staging._begin, 1, number) as lines:
            ended = call("run", page.name, "-o", "out", "--jobs", 1)
        if len(lines) < number:
            break
        assert (ended.code, ended.err) == (130, "pubsieve: interrupted\n")
        assert not (tmp_path / "out").exists()
    assert number > 10
