"""The rules that pandera, pointblank and polars can say too, in each of them and in pubsieve.

Presence of title, DOI, PMID and date; the forms of DOI, PMID and PMCID; years from 1665 to 2026; no DOI or PMID twice.
A peer gets a frame of text and number columns, made before the clock starts; pubsieve gets the records as they come.
All give the number of failing cells, and pubsieve a message and a place for each.

What keeps pubsieve from their speed: they compare whole columns in native code, and stop at the pattern; its own rules
are Python predicates, called record by record because one record is all that a stream has, and a DOI that fits the
pattern still goes through the grammar that knows stand-ins, glued text and missing ends.
"""

from collections.abc import Callable, Iterator
from typing import Any

OURS = (
    *("title-missing", "doi-missing", "pmid-missing", "date-missing"),
    *("doi-malformed", "pmid-malformed", "pmcid-malformed"),
    *("date-impossible", "date-future", "identifier-shared"),
)
DOI, PMID, PMCID = r"^10\.\d{4,9}/\S+$", r"^[1-9]\d{0,7}$", r"^PMC[1-9]\d*$"


def run(name: str, records: Callable[[int], Iterator[dict[str, Any]]], timed: Callable[..., Any], count: int) -> Any:
    """Time one tool."""
    if name == "pubsieve":
        made = list(records(count))
        _pubsieve(made[:10])  # imports
        return timed(lambda: _pubsieve(made))
    import polars

    keys = ("title", "doi", "pmid")
    rows = [
        {key: record[key] for key in keys} | {"pmcid": None, "year": record["published"]["year"]}
        for record in records(count)
    ]
    frame = polars.DataFrame(rows, schema_overrides={"pmcid": polars.String})
    work = PEERS[name]
    work(frame.head(10))  # imports
    return timed(lambda: work(frame))


def _pubsieve(records: list[dict[str, Any]]) -> int:
    from expectations import run_checks

    return sum(counts.failed for counts in run_checks(records, OURS).counts.values())


def _polars(frame: Any) -> int:
    import polars as pl

    text = {"doi": DOI, "pmid": PMID, "pmcid": PMCID}
    bad = [pl.col(key).is_null().alias(f"{key} missing") for key in ("title", "doi", "pmid", "year")]
    bad += [~pl.col(key).str.contains(form).alias(f"{key} malformed") for key, form in text.items()]
    bad += [~pl.col("year").is_between(1665, 2026).alias("year")]
    bad += [(pl.col(key).is_duplicated() & pl.col(key).is_not_null()).alias(f"{key} shared") for key in ("doi", "pmid")]
    flags = frame.select(bad)
    return int(sum(flags[name].sum() or 0 for name in flags.columns))


def _pandera(frame: Any) -> int:
    import pandera.polars as pa

    schema = pa.DataFrameSchema(
        {
            "title": pa.Column(str),
            "doi": pa.Column(str, pa.Check.str_matches(DOI), unique=True),
            "pmid": pa.Column(str, pa.Check.str_matches(PMID), unique=True),
            "pmcid": pa.Column(str, pa.Check.str_matches(PMCID), nullable=True),
            "year": pa.Column(int, pa.Check.in_range(1665, 2026)),
        }
    )
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return len(errors.failure_cases)
    return 0


def _pointblank(frame: Any) -> int:
    import pointblank

    done = (
        pointblank.Validate(frame)
        .col_vals_not_null(columns=["title", "doi", "pmid", "year"])
        .col_vals_regex(columns="doi", pattern=DOI, na_pass=True)
        .col_vals_regex(columns="pmid", pattern=PMID, na_pass=True)
        .col_vals_regex(columns="pmcid", pattern=PMCID, na_pass=True)
        .col_vals_between(columns="year", left=1665, right=2026, na_pass=True)
        .rows_distinct(columns_subset="doi")
        .rows_distinct(columns_subset="pmid")
        .interrogate()
    )
    return int(sum(done.n_failed().values()))


PEERS: dict[str, Callable[[Any], int]] = {
    "pubsieve": _pubsieve,
    "polars": _polars,
    "pandera": _pandera,
    "pointblank": _pointblank,
}
