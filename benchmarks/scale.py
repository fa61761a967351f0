"""`pubsieve run` on 1,000, 10,000 and 100,000 PubMed pages of real size, in 1 and 2 processes, beside other tools.

    python benchmarks/scale.py FOLDER [--pages 1000 10000 100000] [--jobs 1 2] [--update]
    python benchmarks/scale.py FOLDER --plot docs/scale.png

The pages (`made_pages.py`) are written to FOLDER as .jsonl.zst where they are not there yet: some 5 kB of disk for each
of 115 kB. Each run is a command of its own, watched with all its processes: pages a second by the clock, processor time
a page, memory at its highest. The others get 150 of the same pages in a loop, each loop a command of its own too. They
are measured before the runs and after them, and the better counts:

* by hand: what a run does, without its reports and its journal: clean, count what each rule removed, check,
  and write records and findings as JSON lines;
* trafilatura and resiliparse: the text of the page, nothing else;
* glued: what a team puts together by hand: trafilatura with its metadata, identifiers by regular expressions, and a
  pandera schema over the rows.

Figures go to FOLDER/scale.json, in the place of earlier ones of the same tool and number of pages. Those that do not
depend on the machine are held against floors.toml; --update raises the floors to four fifths of them. Needs the
dependency group "bench", and Linux.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from floors import hold
from made_pages import made_pages, write_lines
from watched import Watched, watch, watch_run

SAMPLE = 150
SLACK = 0.8  # of a figure: a busy machine shows less
_DOI, _PMID = re.compile(r"10\.\d{4,9}/[^\s\"'<>]+"), re.compile(r"PMID:?\s*(\d{1,8})")
Figures = dict[str, Any]


def bare(pages: list[str]) -> None:
    from cleaner import clean

    for page in pages:
        clean(page)


def by_hand(pages: list[str]) -> None:
    from cleaner import clean
    from expectations import run_checks

    removed: Counter[str | None] = Counter()
    with tempfile.TemporaryFile("w", encoding="utf-8") as out:

        def records() -> Iterator[dict[str, Any]]:
            for page in pages:
                document = clean(page)
                for rule, length in document.lengths():
                    removed[rule] += length
                for article in document.articles:
                    record = article.model_dump(mode="json")
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
                    yield record

        for finding in run_checks(records()).findings:
            out.write(finding.model_dump_json() + "\n")


def trafilatura_text(pages: list[str]) -> None:
    import trafilatura

    for page in pages:
        trafilatura.extract(page)


def resiliparse_text(pages: list[str]) -> None:
    from resiliparse.extract.html2text import extract_plain_text

    for page in pages:
        extract_plain_text(page, alt_texts=True, list_bullets=True)


def glued(pages: list[str]) -> None:
    import pandera.polars as pa
    import polars
    import trafilatura

    rows = []
    for page in pages:
        found = trafilatura.bare_extraction(page, with_metadata=True).as_dict()
        text = found["text"] or ""
        doi, pmid = _DOI.search(text), _PMID.search(text)
        year = (found["date"] or "")[:4]
        rows.append(
            {
                "title": found["title"],
                "doi": doi and doi[0].rstrip(".,;"),
                "pmid": pmid and pmid[1],
                "year": int(year) if year.isdigit() else None,
                "text": text,
            }
        )
    schema = pa.DataFrameSchema(
        {
            "title": pa.Column(str),
            "doi": pa.Column(str, pa.Check.str_matches(r"^10\.\d{4,9}/\S+$"), nullable=True),
            "pmid": pa.Column(str, pa.Check.str_matches(r"^[1-9]\d{0,7}$"), nullable=True),
            "year": pa.Column(int, pa.Check.in_range(1665, 2100), nullable=True),
        }
    )
    try:
        schema.validate(polars.DataFrame(rows, schema_overrides={"year": polars.Int64}), lazy=True)
    except pa.errors.SchemaErrors:
        return


LOOPS: dict[str, Callable[[list[str]], None]] = {
    "clean": bare,
    "by hand": by_hand,
    "trafilatura": trafilatura_text,
    "resiliparse": resiliparse_text,
    "glued": glued,
}


def figures(name: str, pages: int, seen: Watched, without: Watched | None = None) -> Figures:
    """What is kept of a command; `without` is the same command with nothing to do."""
    if seen.code > 1:
        sys.exit(f"{name} ended with exit code {seen.code}")
    seconds, cpu = seen.seconds, seen.cpu
    if without:
        seconds, cpu = seconds - without.seconds, cpu - without.cpu
    return {
        "name": name,
        "pages": pages,
        "pages_a_second": round(pages / seconds, 1),
        "cpu_ms_a_page": round(1000 * cpu / pages, 3),
        "memory_mb": round(seen.memory / 1e6),
        "largest_process_mb": round(seen.largest / 1e6),
    }


def loops() -> Iterator[Figures]:
    """The other tools, each in a process of its own; what it takes to start and to make the pages is left out."""
    for name in LOOPS:
        again = [sys.executable, __file__, "-", "--loop", name]
        yield figures(name, SAMPLE, watch(again), watch([*again, "--idle"]))


def run(pages: Path, number: int, jobs: int) -> Figures:
    out = pages.with_name(f"out-{number}-{jobs}")
    seen = watch_run(pages, out, jobs, every=0.05 if number < 50_000 else 0.5)
    with (out / "records.jsonl").open(encoding="utf-8") as records:
        if (found := len({json.loads(line)["pmid"] for line in records})) != number:
            sys.exit(f"{found} records of {number} pages")
    return figures(f"pubsieve, {jobs} job{'s' * (jobs > 1)}", number, seen)


def measure(folder: Path, numbers: list[int], jobs: list[int]) -> list[Figures]:
    rows = []
    rows += told(loops())
    for number in numbers:
        pages = folder / f"pages-{number}.jsonl.zst"
        if not pages.exists():
            write_lines(pages, number)
        rows += told(run(pages, number, job) for job in jobs)
        outs = [folder / f"out-{number}-{job}" for job in jobs]
        for name in ("records.jsonl", "findings.jsonl", "report.json", "report.html", "manifest.json"):
            if len({(out / name).read_bytes() for out in outs}) != 1:
                sys.exit(f"{name} is not the same for all numbers of jobs")
        for out in outs:
            shutil.rmtree(out)
    return rows + told(loops())


def told(rows: Iterator[Figures]) -> list[Figures]:
    """The same, printed as they come."""
    found = []
    for row in rows:
        print("  ".join(f"{value:>14}" if isinstance(value, int | float) else f"{value:18}" for value in row.values()))
        sys.stdout.flush()
        found.append(row)
    return found


def ratios(rows: list[Figures]) -> dict[str, float]:
    """What does not depend on the machine: processor time against processor time, memory against memory."""
    cpu: dict[str, float] = {}
    for row in rows:
        cpu[row["name"]] = min(row["cpu_ms_a_page"], cpu.get(row["name"], float("inf")))
    memory = {(row["name"], row["pages"]): row["memory_mb"] for row in rows}
    ours = {row["name"] for row in rows if row["name"].startswith("pubsieve")}
    found = {}
    if {"pubsieve, 1 job", "pubsieve, 2 jobs"} <= ours:
        found["work_in_one_process_over_work_in_two"] = cpu["pubsieve, 1 job"] / cpu["pubsieve, 2 jobs"]
    if "pubsieve, 1 job" in ours:
        found["clean_alone_over_run"] = cpu["clean"] / cpu["pubsieve, 1 job"]
        found["by_hand_over_run"] = cpu["by hand"] / cpu["pubsieve, 1 job"]
        for peer in ("trafilatura", "glued"):
            found[f"times_as_fast_as_{peer}"] = cpu[peer] / cpu["pubsieve, 1 job"]
    for name in ours:
        if (name, 10_000) in memory and (name, 100_000) in memory:
            key = f"memory_flatness_{name[10]}"
            found[key] = memory[name, 10_000] / memory[name, 100_000]
    return found


def plot(rows: list[Figures], target: Path) -> None:
    """Pages a second of one processor's time beside the other tools, and memory over the number of pages."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    best: dict[str, float] = {}
    for row in rows:
        best[row["name"]] = max(1000 / row["cpu_ms_a_page"], best.get(row["name"], 0.0))
    for name in ("clean", "by hand"):
        best.pop(name, None)
    _, (left, right) = plt.subplots(1, 2, figsize=(11, 3.6), layout="constrained")
    names = sorted(best, key=lambda name: best[name])
    colours = ["#1f5f8b" if name.startswith("pubsieve") else "#b9c3cb" for name in names]
    labels = {"glued": "trafilatura + pandera", "resiliparse": "resiliparse (text only)", "trafilatura": "trafilatura"}
    bars = left.barh([labels.get(name, name) for name in names], [best[name] for name in names], color=colours)
    left.bar_label(bars, fmt="%.0f", padding=3)
    left.set_title("PubMed pages in a second of processor time")
    left.spines[["top", "right"]].set_visible(False)
    left.margins(x=0.12)
    for name in sorted(name for name in best if name.startswith("pubsieve")):
        points = sorted((row["pages"], row["memory_mb"]) for row in rows if row["name"] == name)
        right.plot(*zip(*points, strict=True), marker="o", label=name)
    right.set(xscale="log", ylim=(0, None), xlabel="pages", title="Memory of all processes at its highest, MB")
    right.spines[["top", "right"]].set_visible(False)
    right.legend(frameon=False)
    plt.savefig(target, dpi=110)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="for pages, outputs and figures")
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000, 100_000], metavar="N")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the figures of the last time, measure nothing")
    parser.add_argument("--update", action="store_true", help="raise the floors by the figures of this run")
    parser.add_argument("--loop", choices=LOOPS, help=argparse.SUPPRESS)
    parser.add_argument("--idle", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.loop:
        pages = list(islice(made_pages(), SAMPLE))
        LOOPS[given.loop](pages[:1])  # imports, and what is done once
        LOOPS[given.loop]([] if given.idle else pages)
        return 0
    kept = given.folder / "scale.json"
    if given.plot:
        plot(json.loads(kept.read_text(encoding="utf-8")), given.plot)
        return 0
    given.folder.mkdir(parents=True, exist_ok=True)
    rows = measure(given.folder, given.pages, given.jobs)
    new = {(row["name"], row["pages"]) for row in rows}
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    rows = [row for row in before if (row["name"], row["pages"]) not in new] + rows
    kept.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    found = ratios(rows)
    for name, figure in found.items():
        print(f"{name} {figure:.3f}")
    return hold("scale", found, update=given.update, slack=SLACK)


if __name__ == "__main__":
    sys.exit(main())
