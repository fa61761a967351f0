"""Draws docs/house.svg: the packages, what each is for, and which imports which (`python tools/house_map.py`)."""

import ast
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "house.svg"
# Where a package stands: column, row, columns wide. What it imports has to stand below it.
PLACES = {"pubsieve": (0, 0, 2), "cleaner": (0, 1, 1), "expectations": (1, 1, 1), "schemas": (0, 2, 2)}
COLUMN, GAP, MARGIN, LINE = 400, 40, 20, 18
_NOTE = "An arrow means: imports. There is no other import between the four."
STYLE = """
  text { font-family: system-ui, sans-serif; fill: #1f2933; }
  .name { font-size: 17px; font-weight: 600; }
  .says { font-size: 13px; }
  .part { font-size: 12px; }
  .part .id { font-weight: 600; }
  rect { fill: #f5f7fa; stroke: #52606d; stroke-width: 1.2; }
  .arrow { stroke: #0b69a3; stroke-width: 1.8; fill: none; }
  .head { fill: #0b69a3; }
  .note { font-size: 12px; fill: #52606d; }
"""


def arrows() -> set[tuple[str, str]]:
    """(importer, imported) for all imports between the packages, wherever they stand in a file."""
    return {
        (package, name)
        for package in PLACES
        for path in (ROOT / package).rglob("*.py")
        for name in _imported(path)
        if name in PLACES and name != package
    }


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {
        name.split(".")[0] for name in plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    }


def says(folder: Path) -> str:
    """The first sentence of a package's docstring."""
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def parts(package: str) -> dict[str, str]:
    """The packages inside a package, and what they are for."""
    return {path.parent.name: says(path.parent) for path in sorted((ROOT / package).glob("*/__init__.py"))}


def _box(package: str) -> list[str]:
    """The lines of a box: kind and text."""
    width = (PLACES[package][2] * (COLUMN + GAP) - GAP - 32) / 6.9
    lines = [("name", package + "/"), *(("says", line) for line in wrap(says(ROOT / package), int(width)))]
    for name, text in parts(package).items():
        lines.append(("part", f"{name}/ \u2013 {text}"))
    return [
        f'<text class="{kind}" x="16" y="{28 + n * LINE}">{escape(text)}</text>' for n, (kind, text) in enumerate(lines)
    ]


def picture() -> str:
    """The text of docs/house.svg."""
    boxes = {package: _box(package) for package in PLACES}
    heights = {
        row: max(len(boxes[name]) for name, place in PLACES.items() if place[1] == row) * LINE + 28 for row in range(3)
    }
    tops = {row: MARGIN + sum(heights[above] + 2 * GAP for above in range(row)) for row in range(3)}
    width, height = 2 * COLUMN + GAP + 2 * MARGIN, tops[2] + heights[2] + MARGIN + 24
    drawn = []
    for package, (column, row, columns) in PLACES.items():
        x, size = MARGIN + column * (COLUMN + GAP), columns * (COLUMN + GAP) - GAP
        drawn.append(f'<g transform="translate({x} {tops[row]})"><rect width="{size}" height="{heights[row]}" rx="6"/>')
        drawn += [*boxes[package], "</g>"]
    for importer, imported in sorted(arrows()):
        drawn += _arrow(importer, imported, tops, heights)
    note = f'<text class="note" x="{MARGIN}" y="{height - 14}">{_NOTE}</text>'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            "<title>The packages of pubsieve and their imports, all downwards</title>",
            f"<style>{STYLE}</style>",
            f'<rect width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
            *drawn,
            note,
            "</svg>\n",
        ]
    )


def _arrow(importer: str, imported: str, tops: dict[int, int], heights: dict[int, int]) -> list[str]:
    """An arrow from the lower edge of one box to the upper edge of another."""
    upper, lower = PLACES[importer], PLACES[imported]
    if upper[1] >= lower[1]:
        raise SystemExit(f"{importer} imports {imported}, which does not stand below it")
    narrow = upper if upper[2] < lower[2] else lower
    x = MARGIN + narrow[0] * (COLUMN + GAP) + narrow[2] * (COLUMN + GAP) / 2 - GAP / 2
    start, end = tops[upper[1]] + heights[upper[1]], tops[lower[1]]
    return [
        f'<path class="arrow" d="M{x:.0f} {start + 2}V{end - 10}"/>',
        f'<path class="head" d="M{x - 6:.0f} {end - 11}h12l-6 10z"/>',
    ]


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
