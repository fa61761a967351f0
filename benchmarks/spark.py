"""Pages a second with Spark on this machine, beside a plain loop of the same work, and Arrow beside pandas.

    python benchmarks/spark.py [--copies 10] [--slots 1 2]

The pages are those of tests/cases, several times. Each number of slots has a session of its own, in a process of its
own, which first does some pages that do not count. Processor seconds are those of all its processes, Java's included.
Needs pubsieve[spark], Java 17 and Linux.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "tests" / "cases"
ROUNDS = 3
_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds() -> float:
    """Of this process and all that it started, the dead ones included."""
    spent, parents = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        pid = int(stat.parent.name)
        parents[pid], spent[pid] = int(fields[1]), sum(map(int, fields[11:15]))
    ours = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(spent[pid] for pid in ours) / _TICKS


def best(work: Callable[[], object]) -> dict[str, float]:
    """The fastest of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        wall, processor = time.perf_counter(), processor_seconds()
        work()
        rounds.append((time.perf_counter() - wall, processor_seconds() - processor))
    return {"wall": min(wall for wall, _ in rounds), "processor": min(processor for _, processor in rounds)}


def pages(copies: int) -> list[tuple[str, bytes]]:
    files = [(str(path.relative_to(CASES)), path.read_bytes()) for path in sorted(CASES.glob("*/*/page.*"))]
    return [(f"{copy}/{name}", content) for copy in range(copies) for name, content in files]


def in_a_loop(copies: int) -> dict[str, dict[str, float]]:
    from pubsieve.spark.pages import PageWork
    from pubsieve.spark.shipped import ship

    work, rows = _work(PageWork, ship), _batches(pages(copies))
    return {"plain loop": best(lambda: [batch.num_rows for batch in work(rows)])}


def with_spark(slots: int, copies: int) -> dict[str, dict[str, float]]:
    from pyspark.sql import SparkSession

    from pubsieve.spark.pages import PageWork
    from pubsieve.spark.schema import CLEANED, spark_schema
    from pubsieve.spark.shipped import ship

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(f"local[{slots}]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    work, schema = _work(PageWork, ship), spark_schema(CLEANED)

    def by_pandas(frames: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in work(pa.RecordBatch.from_pandas(frame, preserve_index=False) for frame in frames):
            yield batch.to_pandas()

    def written(frame: Any) -> None:
        frame.write.format("noop").mode("overwrite").save()

    few, many = (spark.createDataFrame(pages(n), "path string, content binary") for n in (1, copies))
    few, many = few.repartition(slots).cache(), many.repartition(4 * slots).cache()
    found = {}
    many.count()
    for name, over in (
        ("mapInArrow", lambda frame: frame.mapInArrow(work, schema)),
        ("mapInPandas", lambda frame: frame.mapInPandas(by_pandas, schema)),
    ):
        written(over(few))
        found[f"{name}, local[{slots}]"] = best(lambda over=over: written(over(many)))
    spark.stop()
    return found


def _work(kind: Any, ship: Any) -> Any:
    from expectations.suites import checks_of

    return kind(ship(checks_of("default")), date.today())


def _batches(rows: list[tuple[str, bytes]]) -> Iterable[Any]:
    import pyarrow as pa

    return [pa.RecordBatch.from_pylist([{"path": name, "content": content} for name, content in rows])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--slots", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only is not None:
        measured = with_spark(given.only, given.copies) if given.only else in_a_loop(given.copies)
        print(json.dumps(measured))
        return
    count = len(pages(given.copies))
    print(f"{count:,} pages of {sum(len(page) for _, page in pages(1)) / len(pages(1)) / 1000:.0f} kB on average")
    for slots in (0, *given.slots):
        command = [sys.executable, __file__, "--copies", str(given.copies), "--only", str(slots)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
        for name, best_of in json.loads(done.stdout.splitlines()[-1]).items():
            a_second, of_processor = count / best_of["wall"], count / best_of["processor"]
            print(f"  {name:24} {a_second:7.0f} pages a second   {of_processor:7.0f} a processor second")


if __name__ == "__main__":
    main()
