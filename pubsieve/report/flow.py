"""The way of the inputs through a run as a flow chart: inputs, then with records or rejected, then the sites."""

from collections.abc import Sequence
from dataclasses import dataclass

from pubsieve.report.tally import Tally

_FULL, _SLOT, _GAP = 150, 40, 10  # pixels: all inputs, least room for the words of a node, between two nodes
_MOST = 5  # nodes of one kind; the rest is one
_COLUMNS = (0.0, 36.0, 100.0)  # percent


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its place (x in percent, y and height in pixels), its words in two lines, and its colour."""

    x: float
    y: float
    height: float
    first: str
    second: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """One stream: from x to x + width in percent, and its path, which is 100 units wide."""

    x: float
    width: float
    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The chart."""

    nodes: list[Node]
    links: list[Link]
    height: int


def flow_of(tally: Tally) -> Flow | None:
    """The chart of a run; None where there was no input."""
    if not tally.inputs:
        return None
    ends = [(tally.with_records, f"{tally.with_records:,}", "with records", "kept")] if tally.with_records else []
    codes = _ranked([(count, code) for code, count in tally.rejected.items()])
    ends += [(count, f"{count:,} rejected", code, "error") for count, code in codes]
    records = {name: site.records for name, site in tally.sites.items()}
    sites = _ranked([(site.pages, name) for name, site in tally.sites.items() if site.pages])
    rest = sum(records.values()) - sum(records.get(name, 0) for _, name in sites)
    origins = [(count, name, _records(records.get(name, rest)), "kept") for count, name in sites]
    scale = _FULL / tally.inputs
    source = Node(_COLUMNS[0], 0, _FULL, f"{tally.inputs:,}", "input" if tally.inputs == 1 else "inputs", "in")
    middle = _stack(ends, _COLUMNS[1], scale)
    right = _stack(origins, _COLUMNS[2], scale)
    links = _links(source, middle) + (_links(middle[0], right) if right else [])
    nodes = [source, *middle, *right]
    return Flow(nodes, links, round(max(node.y + max(node.height, _SLOT) for node in nodes)))


def _records(count: int) -> str:
    return f"{count:,} record" + ("" if count == 1 else "s")


def _ranked(counted: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The largest first; where there are many, the rest together."""
    ranked = sorted(counted, key=lambda item: (-item[0], item[1]))
    if len(ranked) <= _MOST:
        return ranked
    rest = ranked[_MOST - 1 :]
    return [*ranked[: _MOST - 1], (sum(count for count, _ in rest), f"{len(rest)} others")]


def _stack(items: Sequence[tuple[int, str, str, str]], x: float, scale: float) -> list[Node]:
    nodes, y = [], 0.0
    for count, first, second, kind in items:
        height = count * scale
        nodes.append(Node(x, y, height, first, second, kind))
        y += max(height, _SLOT) + _GAP
    return nodes


def _links(start: Node, ends: Sequence[Node]) -> list[Link]:
    links, y = [], start.y
    for end in ends:
        path = (
            f"M0 {y:.1f}C50 {y:.1f} 50 {end.y:.1f} 100 {end.y:.1f}V{end.y + end.height:.1f}"
            f"C50 {end.y + end.height:.1f} 50 {y + end.height:.1f} 0 {y + end.height:.1f}Z"
        )
        links.append(Link(start.x, end.x - start.x, path, end.kind))
        y += end.height
    return links
