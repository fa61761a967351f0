"""`clean_frame` and `check_frame`: pages and records in Spark DataFrames, one pass over each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812  Spark's own convention

from cleaner import Rule
from expectations.check import Check
from expectations.suites import checks_of
from pubsieve.engine.limit import SECONDS
from pubsieve.records.table import none_known, parse_mapping
from pubsieve.spark.across import sharing
from pubsieve.spark.corpus import corpus_wide, gathering
from pubsieve.spark.pages import NAME_COLUMNS, PAGE_COLUMNS, PageWork
from pubsieve.spark.records import AcrossWork, RecordWork
from pubsieve.spark.schema import ACROSS, CHECKED, CLEANED, spark_schema
from pubsieve.spark.shipped import Shipped, ship
from schemas.errors import ConfigError


@dataclass(frozen=True)
class Checked:
    """What checks gave; a context manager, which gives the space back.

    Attributes:
        outcomes: the single pass, a row a record, kept in Spark's storage or in the folder `stored`.
        across: what comparing the records with each other gave, kept likewise.
    """

    outcomes: DataFrame
    across: DataFrame

    @property
    def findings(self) -> DataFrame:
        """One row a failed check: ``record, source, line, check, severity, column, value, message, fix``."""
        return self._parts("findings", "finding")

    @property
    def errors(self) -> DataFrame:
        """One row for each crash of a check on a record, which is neither good nor bad: ``check, message, source``."""
        return self._parts("errors", "error")

    def _parts(self, listed: str, single: str) -> DataFrame:
        own = self.outcomes.select(F.explode(listed).alias("one")).select("one.*")
        return own.union(self.across.where(F.col(single).isNotNull()).select(f"{single}.*"))

    def close(self) -> None:
        """Give the space in Spark's storage back; what was stored in a folder stays."""
        self.outcomes.unpersist()
        self.across.unpersist()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


@dataclass(frozen=True)
class Cleaned(Checked):
    """What became of pages: every page is in `records` or in `rejected`."""

    @property
    def records(self) -> DataFrame:
        """One row a record, with the columns of the contract."""
        return self.outcomes.where(F.col("record").isNotNull()).select("record.*")

    @property
    def rejected(self) -> DataFrame:
        """One row for each page that gave no record: ``source, reason, code, detail``."""
        return self.outcomes.where(F.col("rejected").isNotNull()).select("rejected.*")


def clean_frame(
    frame: DataFrame,
    *,
    suite: str | Iterable[str | Check] = "default",
    profiles: Sequence[str | Path] = (),
    rules: Sequence[Rule] = (),
    phrases: Sequence[str] = (),
    today: date | None = None,
    timeout: float = SECONDS,
    stored: str | None = None,
) -> Cleaned:
    """Clean the pages of a frame, read their records and check these, in one pass.

    Args:
        frame: a page a row, in ``html`` or ``text`` (text or bytes), or in ``content``, the bytes of a file as
            ``binaryFile`` gives them. Its name is in ``source``, else ``path``, else ``url``; ``url`` is its address.
        suite: a suite's name, or check ids and checks of one's own; ``()`` for none.
        profiles: profile files of one's own.
        rules: rules of one's own, as `cleaner.clean` takes them.
        phrases: lines and sentences that are no content.
        today: what "in the future" is measured by; the day of the run where it is not given.
        timeout: seconds that one page may take; then it is rejected.
        stored: a new folder for the pass and the comparisons as Parquet. It is written here and now, and the frames
            read it. Without it they are computed at the first use and kept in Spark's storage.

    Raises:
        ConfigError: the frame has no column with pages, a profile or phrase is invalid, a rule cannot be sent to the
            executors, or a suite or check does not exist.
    """
    named = [name for name in (*PAGE_COLUMNS, *NAME_COLUMNS) if name in frame.columns]
    if not set(named) & set(PAGE_COLUMNS):
        message = f"the frame has no column {', '.join(PAGE_COLUMNS)} with pages (there are {', '.join(frame.columns)})"
        raise ConfigError(message, code="frame-no-page")
    _check_types(frame, named)
    day = today or date.today()
    checks = checks_of(suite)
    shipped = ship(checks, profiles, rules, phrases)
    outcomes = frame.select(*named).mapInArrow(PageWork(shipped, day, timeout), spark_schema(CLEANED))
    return Cleaned(*_kept(outcomes, shipped, checks, stored))


def check_frame(
    frame: DataFrame,
    *,
    suite: str | Iterable[str | Check] = "default",
    columns: Mapping[str, str] | None = None,
    today: date | None = None,
    stored: str | None = None,
) -> Checked:
    """Check the records of a frame in one pass.

    Args:
        frame: a record a row. Lists and structs may be such, or JSON text; keys that it lacks count as absent.
        suite: a suite's name, or check ids and checks of one's own.
        columns: the record's key -> the column, where that is not the column of the same name.
        today: what "in the future" is measured by; the day of the run where it is not given.
        stored: a new folder for the results as Parquet, as of `clean_frame`.

    Raises:
        ConfigError: no column is a key of a record, or a suite or check does not exist.
    """
    mapping = dict(columns or {})
    known = parse_mapping(mapping).columns(frame.columns)
    if missing := next((name for name in mapping.values() if name not in frame.columns), None):
        raise ConfigError(f"the frame has no column {missing!r}, which columns names", code="column-missing")
    if not known:
        raise ConfigError(none_known(frame.columns), code="no-known-column")
    day = today or date.today()
    checks = checks_of(suite)
    summaries = (summary for _, summary in gathering(checks).values())
    read = {"id", "source", "kind"}.union(*(check.reads for check in checks), *(summary.reads for summary in summaries))
    wanted = {key: column for key, column in known.items() if key in read}
    if "line" in frame.columns:
        wanted["line"] = "line"
    shipped = ship(checks)
    narrow = frame.select(*(F.col(f"`{column}`") for column in dict.fromkeys(wanted.values())))
    outcomes = narrow.mapInArrow(RecordWork(shipped, day, wanted), spark_schema(CHECKED))
    return Checked(*_kept(outcomes, shipped, checks, stored))


def _check_types(frame: DataFrame, names: Sequence[str]) -> None:
    for name, kind in frame.select(*names).dtypes:
        if kind != "string" and not (kind == "binary" and name in PAGE_COLUMNS):
            raise ConfigError(f"the column {name} holds {kind}, no text", code="frame-no-page")


def _kept(
    outcomes: DataFrame, shipped: Shipped, checks: Sequence[Check], stored: str | None
) -> tuple[DataFrame, DataFrame]:
    """Both frames, each computed once: everything that is asked of them later reads what is kept."""
    outcomes = _keep(outcomes, stored and f"{stored}/outcomes")
    across = sharing(outcomes).mapInArrow(AcrossWork(shipped), spark_schema(ACROSS))
    if gathering(checks):
        across = across.union(corpus_wide(outcomes, shipped))
    return outcomes, _keep(across, stored and f"{stored}/across")


def _keep(frame: DataFrame, folder: str | None) -> DataFrame:
    if folder is None:
        return frame.persist()
    frame.write.parquet(folder)
    return frame.sparkSession.read.schema(frame.schema).parquet(folder)
