"""Pages and records in Spark DataFrames: `clean_frame` and `check_frame`. See docs/spark.md."""

try:
    import pyspark  # noqa: F401
except ImportError as error:
    raise ImportError("pubsieve.spark needs pyspark and Java 17: pip install 'pubsieve[spark]'") from error

from pubsieve.spark.frames import Checked, Cleaned, check_frame, clean_frame

__all__ = ["Checked", "Cleaned", "check_frame", "clean_frame"]
