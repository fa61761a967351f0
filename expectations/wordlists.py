"""Lists of known lines that stand beside the code as text files: one entry a line, "#" opens a comment."""

from functools import cache
from importlib.resources import files


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of one of this package's lists, in small letters."""
    content = files("expectations").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in content.splitlines())
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))
