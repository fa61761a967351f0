"""The charts of report.html: what they draw is what was counted, for any number of years, sites and codes."""

from collections import Counter
from itertools import pairwise

import pytest

from pubsieve.report.coverage import NO_YEAR, Coverage, Share
from pubsieve.report.flow import flow_of
from pubsieve.report.heat import heat_by_site, heat_by_year
from pubsieve.report.tally import Site, Tally


def years(*known):
    coverage = Coverage()
    for year in known:
        coverage.years[str(year) if year else NO_YEAR] = Share(2, Counter(title=1))
    return coverage


NAMES = [
    ((2021,), ["2021"]),
    ((2019, 2021), ["2019", "2020", "2021"]),
    ((2019, None), ["2019", "no year"]),
    ((None,), ["no year"]),
    ((2000, 2021), [f"{year}–{year % 100 + 1:02}" for year in range(2000, 2022, 2)]),
    ((1899, 2021), [f"{year}s" for year in range(1890, 2030, 10)]),
]


@pytest.mark.parametrize(("known", "names"), NAMES)
def test_years_share_a_column_where_there_are_many(known, names):
    heat = heat_by_year(years(*known))
    assert [column.name for column in heat.columns] == names
    assert sum(column.articles for column in heat.columns) == 2 * len(known)
    assert {cell.share for cell in heat.cells if cell.row == "title"} == {0.5}


def test_many_sites_are_drawn_as_the_largest_and_the_rest():
    coverage = Coverage()
    for number in range(40):
        coverage.sites[f"s{number}"] = Share(number + 1)
    heat = heat_by_site(coverage)
    assert heat.columns[0].name == "s39"
    assert heat.columns[-1].name == "other sites"
    assert sum(column.articles for column in heat.columns) == sum(range(1, 41))


def test_there_is_no_chart_of_nothing():
    assert heat_by_year(Coverage()) is heat_by_site(Coverage()) is flow_of(Tally()) is None


def test_the_flow_loses_no_input_and_no_nodes_overlap():
    tally = Tally(inputs=1000, with_records=990, rejected=Counter({f"code-{n}": n for n in range(1, 5)}))
    for number in range(9):
        tally.sites[f"s{number}"] = Site(pages=110, records=120)
    flow = flow_of(tally)
    source, *others = flow.nodes
    for x in {node.x for node in others}:
        column = [node for node in others if node.x == x]
        assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(column))
        assert max(node.y + node.height for node in column) <= flow.height
    middle = sum(node.height for node in others if node.x == others[0].x)
    assert middle == pytest.approx(source.height)


def test_the_sites_that_are_drawn_as_one_have_their_records_together():
    tally = Tally(inputs=45, with_records=45)
    for number in range(1, 10):
        tally.sites[f"s{number}"] = Site(pages=number, records=10 * number)
    last = flow_of(tally).nodes[-1]
    assert (last.first, last.second) == ("5 others", "150 records")
