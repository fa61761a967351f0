"""The records that share a key, each with the first of the others: Spark's aggregations, exact and of bounded rows."""

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812  Spark's own convention

from expectations.seen import MOST_COMPARED


def sharing(outcomes: DataFrame) -> DataFrame:
    """The records that share a key with others.

    Args:
        outcomes: with the columns of `schema.CHECKED`.

    Returns:
        A row for each check and record: ``check``, ``place``, ``stub``, and ``others``, the places and stubs of those
        with the same keys. Of the records of one key only the first stand there, one more than are compared, since the
        record itself may be among them: the first of the union are among the first of each.
    """
    keys = outcomes.select("place", F.explode("keys").alias("key")).select("place", "key.check", "key.key")
    same = Window.partitionBy("check", "key")
    numbered = keys.withColumn("number", F.row_number().over(same.orderBy("place")))
    # Most keys are alone: they go before anything large is moved.
    shared = numbered.withColumn("size", F.count("*").over(same)).where("size > 1")
    told = shared.join(outcomes.select("place", "stub"), "place")
    first = told.where(F.col("number") <= MOST_COMPARED + 1).groupBy("check", "key")
    groups = first.agg(F.collect_list(F.struct("place", "stub")).alias("others"))
    pairs = told.join(groups, ["check", "key"]).groupBy("check", "place")
    return pairs.agg(F.first("stub").alias("stub"), F.flatten(F.collect_list("others")).alias("others"))
