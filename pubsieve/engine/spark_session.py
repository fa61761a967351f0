"""Spark for a run of the command line: started quietly, bound to this machine where it runs here, then stopped."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from schemas.errors import ConfigError, PubsieveError

_LOCAL = re.compile(r"local\b")
_HERE = "127.0.0.1"
_NAMED = re.compile(r"(?<!\w)\w*(?:Error|Exception): ")
_LONGEST = 300
_MISSING = "Spark needs {}: see docs/spark.md, or run without --engine spark"


@contextmanager
def spark_context(master: str) -> Iterator[Any]:
    """The context of Spark that is there, else one of our own, which is stopped at the end.

    Args:
        master: where Spark runs: ``local[2]``, ``spark://host:7077``, ``yarn``.

    Raises:
        ConfigError: there is no pyspark or no Java, or Spark cannot start with this master.
        PubsieveError: ``spark-failed``: Spark could not finish; what it had to say is kept in a file that is named.
    """
    _check_installed()
    from pyspark import SparkContext

    if active := SparkContext._active_spark_context:
        with _failures(None):
            yield active
        return
    with tempfile.NamedTemporaryFile(prefix="pubsieve-spark-", suffix=".log", delete=False) as log:
        with _failures(log.name):
            context = _started(master, log)
            try:
                yield context
            finally:
                context.stop()
        Path(log.name).unlink(missing_ok=True)


def cause_of(error: BaseException, log: str = "") -> str:
    """What went wrong: the innermost error in the stack traces of Java and Python, or in Spark's log."""
    java = getattr(error, "java_exception", None)
    told = java.toString() if java is not None else log or str(error)
    causes = [told[found.start() :] for found in _NAMED.finditer(told)]
    return (causes[-1] if causes else str(error)).strip().partition("\n")[0][:_LONGEST]


def _check_installed() -> None:
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        raise ConfigError(_MISSING.format("pyspark (pip install 'pubsieve[spark]')"), code="extra-missing") from error
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        raise ConfigError(_MISSING.format("Java 17 (on the PATH or in JAVA_HOME)"), code="extra-missing")


def _started(master: str, log: Any) -> Any:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    conf = SparkConf().setMaster(master).setAppName("pubsieve")
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    if _LOCAL.match(master):
        settings |= {"spark.driver.host": _HERE, "spark.driver.bindAddress": _HERE}
        os.environ.setdefault("SPARK_LOCAL_IP", _HERE)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf.setAll(list(settings.items()))
    try:
        gateway = SparkContext._gateway or cast(Any, launch_gateway)(conf, {"stdout": log, "stderr": log})
        return SparkContext(conf=conf, gateway=gateway)
    except (Py4JError, PySparkException) as error:
        said = Path(log.name).read_text(encoding="utf-8", errors="replace")
        Path(log.name).unlink()
        message = f"Spark cannot start with --master {master}: {cause_of(error, said)}"
        raise ConfigError(message, code="spark-master") from error


@contextmanager
def _failures(log: str | None) -> Iterator[None]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        kept = f"; its log is {log}" if log else ""
        raise PubsieveError(f"Spark could not finish: {cause_of(error)}{kept}", code="spark-failed") from error
