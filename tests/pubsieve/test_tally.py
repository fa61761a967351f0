"""The figures of a run may be counted in parts: merged in order they are those of the whole."""

import pickle
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Block, Document
from cleaner.page import page_from_text
from pubsieve.cleaning import Processed
from pubsieve.incoming import Incoming
from pubsieve.report.figures import figures
from pubsieve.report.listing import FINDINGS_SHOWN, FIRST_PAGES, PAGES_OF_CHECK
from pubsieve.report.tally import Tally
from schemas.article import read_article
from schemas.finding import Finding, Rejection, Severity

_CHECKS = ("doi-missing", "title-junk", "mojibake")
_inputs = st.lists(
    st.one_of(
        st.none(),
        st.tuples(
            st.sampled_from(("pubmed", "pmc")),
            st.sampled_from((None, 1999, 2021)),
            st.lists(st.sampled_from(_CHECKS), max_size=4),
            st.sampled_from((None, "a:rule", "b:rule")),
        ),
    ),
    max_size=40,
)


def processed(number, drawn):
    """One input: rejected, or a page of a site with a year, the checks that fail and the rule that acted."""
    source = f"{number}.html"
    if drawn is None:
        return Processed(Incoming(source, rejection=Rejection(source=source, reason="r", code="input-empty"))), []
    site, year, checks, rule = drawn
    published = {"text": str(year), "year": year} if year else None
    article = read_article(
        {"source": source, "site": site, "kind": "article", "title": source, "pmid": str(number + 1)}
        | {"published": published}
    )
    page = page_from_text("Words", source=source)
    document = Document(page, site, "article", [Block("Some words", rule=rule)], {rule: "r"} if rule else {}, [article])
    found = [
        Finding(record=article.id, source=source, check=check, severity=Severity.ERROR, message="m") for check in checks
    ]
    return Processed(Incoming(source, page), document, [article.model_dump(mode="json")]), found


def counted(inputs):
    tally = Tally()
    for done, found in inputs:
        tally.add_input(done, found)
    return tally


@given(drawn=_inputs, cuts=st.lists(st.integers(0, 40), max_size=4))
def test_tallies_of_parts_make_the_tally_of_the_whole(drawn, cuts):
    inputs = [processed(number, each) for number, each in enumerate(drawn)]
    ends = [0, *sorted(min(cut, len(inputs)) for cut in cuts), len(inputs)]
    merged = Tally()
    for start, end in pairwise(ends):
        merged.merge(pickle.loads(pickle.dumps(counted(inputs[start:end]))))
    whole = counted(inputs)
    assert figures(merged) == figures(whole)
    assert merged == whole
    assert list(merged.listing.pages) == list(whole.listing.pages)


def test_what_is_kept_of_pages_and_findings_is_bounded_and_what_is_counted_is_not():
    many = 5 * FINDINGS_SHOWN
    tally = counted(processed(number, ("pubmed", 2021, _CHECKS, "a:rule")) for number in range(many))
    assert tally.severities.total() == many * len(_CHECKS)
    assert all(len(found) == FINDINGS_SHOWN for found in tally.listing.findings.values())
    assert len(tally.listing.pages) <= FIRST_PAGES + PAGES_OF_CHECK * len(_CHECKS)


def test_fields_are_counted_by_site_and_by_year():
    drawn = [("pubmed", 2021, [], None), ("pmc", 2021, [], None), ("pubmed", None, [], None), None]
    told = figures(counted(processed(number, each) for number, each in enumerate(drawn)))
    assert {site: each["articles"] for site, each in told["sites"].items()} == {"pmc": 1, "pubmed": 2}
    assert {year: each["articles"] for year, each in told["years"].items()} == {"2021": 2, "unknown": 1}
    assert told["years"]["2021"]["present"]["published"] == 2
    assert told["years"]["2021"]["present"]["doi"] == 0
