"""Floors that the figures of a benchmark must reach, in floors.toml, a table for each benchmark; they only go up."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
_HEAD = "# Floors of the benchmarks: they only go up.\n"


def fallen(table: str, figures: Mapping[str, float]) -> list[str]:
    """What is to be said of each figure that is below its floor; the higher is the better."""
    floors = _load().get(table, {})
    return [
        f"{name} {figure:.4g} is below its floor of {floors[name]:.4g}; a floor is never lowered"
        for name, figure in figures.items()
        if figure < floors.get(name, 0.0)
    ]


def raise_floors(table: str, figures: Mapping[str, float]) -> None:
    """Make better figures the new floors of a table."""
    known = _load()
    own = known.setdefault(table, {})
    own |= {name: max(figure, own.get(name, 0.0)) for name, figure in figures.items()}
    tables = (
        f"\n[{name}]\n" + "".join(f"{key} = {value!r}\n" for key, value in floors.items())
        for name, floors in known.items()
    )
    FLOORS.write_text(_HEAD + "".join(tables), encoding="utf-8")


def hold(table: str, figures: Mapping[str, float], *, update: bool, slack: float = 1.0) -> int:
    """Print the figures that fell below their floors; raise the floors where none did and `update` asks for it.

    Args:
        table: name of the benchmark in floors.toml.
        figures: the higher the better.
        update: whether the floors go up.
        slack: the share of a figure that becomes its floor; a busy machine shows less.

    Returns:
        The exit code: 1 where a figure fell.
    """
    worse = fallen(table, figures)
    for line in worse:
        print(line)
    if update and not worse:
        if slack < 1:
            figures = {name: round(slack * figure, 2) for name, figure in figures.items()}
        raise_floors(table, figures)
    return 1 if worse else 0


def _load() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
