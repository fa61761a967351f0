"""The measure of the laws about time tells what runs away from what is only slow."""

import time

import pytest


def busy(seconds):
    """Uses a processor for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        pytest.param(lambda size: (size / 1000) ** 2 * 0.1, True, id="a square"),
        pytest.param(lambda size: (size / 1000) ** 3 * 0.1, True, id="a cube"),
        pytest.param(lambda size: (size / 1000) * 0.1, False, id="slow, in proportion"),
        pytest.param(lambda size: (size / 1000) ** 2 * 0.01, False, id="too quick to matter"),
    ],
)
def test_what_runs_away_is_told(runs_away, seconds, told):
    assert bool(runs_away(lambda size: busy(seconds(size)), 1000)) == told
