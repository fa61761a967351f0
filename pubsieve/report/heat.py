"""Heat maps for the report pages: which share of the articles of a year, or of a site, has each field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pubsieve.report.coverage import FIELDS, NO_YEAR, OTHER_SITES, Coverage, Share

_MOST_COLUMNS = 16
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # years of one column
_ROW, _GAP, _BARS = 23, 2, 44  # pixels
_DARK = 0.5  # share from which on the cell needs light letters


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it stands (x and width in percent, y in pixels), and the share that it shows."""

    x: float
    y: int
    width: float
    share: float
    part: int
    row: str
    column: str
    whole: int

    @property
    def on_dark(self) -> bool:
        """Whether its letters have to be light."""
        return self.share > _DARK


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its middle in percent, its name, its number of articles and the height of its bar in pixels."""

    x: float
    middle: float
    width: float
    name: str
    articles: int
    bar: float
    always: bool


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map; pixels are counted from its upper left corner.

    Attributes:
        columns: with their bars.
        rows: (name, y of its text).
        cells: those of columns that have an article.
        head: pixels above the rows.
        bars: pixels of the longest bar.
        height: of all.
        slanted: whether the names of the columns need room.
    """

    columns: list[Column]
    rows: list[tuple[str, int]]
    cells: list[Cell]
    head: int
    bars: int
    height: int
    slanted: bool


def heat_by_year(coverage: Coverage) -> Heat | None:
    """The fields by year of publication; years share a column where there are many."""
    known = sorted(int(year) for year in coverage.years if year != NO_YEAR)
    columns: list[tuple[str, Share]] = []
    if known:
        step = next((step for step in _STEPS if known[-1] // step - known[0] // step < _MOST_COLUMNS - 1), _STEPS[-1])
        firsts = range(known[0] // step * step, known[-1] + 1, step)
        columns += [(_name(first, step), _sum(coverage.years, range(first, first + step))) for first in firsts]
    if NO_YEAR in coverage.years:
        columns.append(("no year", coverage.years[NO_YEAR]))
    return _heat(columns, slanted=False)


def heat_by_site(coverage: Coverage) -> Heat | None:
    """The fields by site, those with the most articles first; the rest together."""
    ranked = sorted(coverage.sites.items(), key=lambda item: (-item[1].articles, item[0]))
    if len(ranked) > _MOST_COLUMNS:
        rest = Share()
        for _, share in ranked[_MOST_COLUMNS - 1 :]:
            rest.merge(share)
        ranked = [*ranked[: _MOST_COLUMNS - 1], (OTHER_SITES, rest)]
    return _heat(ranked, slanted=True)


def _name(first: int, step: int) -> str:
    if step == 1:
        return str(first)
    return f"{first}s" if step == 10 else f"{first}–{(first + step - 1) % 100:02}"


def _sum(years: Mapping[str, Share], wanted: range) -> Share:
    whole = Share()
    for year in wanted:
        if str(year) in years:
            whole.merge(years[str(year)])
    return whole


def _heat(shares: Sequence[tuple[str, Share]], *, slanted: bool) -> Heat | None:
    if not shares:
        return None
    width, most = 100 / len(shares), max(share.articles for _, share in shares)
    every = -(-len(shares) // 5)  # on a phone there is room for five names
    columns, cells = [], []
    head = (_BARS + 106) if slanted else (_BARS + 36)
    for number, (name, share) in enumerate(shares):
        x = number * width
        always = slanted or number % every == 0
        columns.append(Column(x, x + width / 2, width, name, share.articles, _BARS * share.articles / most, always))
        for row, field in enumerate(FIELDS if share.articles else ()):
            part = share.present[field]
            cells.append(Cell(x, head + row * _ROW, width, part / share.articles, part, field, name, share.articles))
    rows = [(field, head + row * _ROW + _ROW // 2) for row, field in enumerate(FIELDS)]
    return Heat(columns, rows, cells, head, _BARS, head + _ROW * len(FIELDS), slanted)
