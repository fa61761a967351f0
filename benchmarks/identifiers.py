"""How many damaged DOIs come back whole, how many flaws are called out, and how long that takes.

The damage is that of tests/schemas/test_identifiers_defects.py. With FILE, one DOI a line, it is done to those instead
of the invented ones. They are also tried as they are: a sound DOI must come back unchanged.

    python benchmarks/identifiers.py [FILE]
"""

import runpy
import sys
import timeit
from pathlib import Path

from schemas.identifiers import find_identifiers, parse_doi

DEFECTS_FILE = Path(__file__).resolve().parents[1] / "tests" / "schemas" / "test_identifiers_defects.py"


def main() -> None:
    damage = runpy.run_path(str(DEFECTS_FILE))
    dois = list(damage["DOIS"] + damage["SICI"])
    if len(sys.argv) > 1:
        dois = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")[:-1]

    unchanged = sum(parse_doi(doi).value == doi for doi in dois)
    print(f"accepted unchanged   {unchanged}/{len(dois)}")
    print(f"without a word       {sum(not parse_doi(doi).problems for doi in dois)}/{len(dois)}")

    tables = ("DEFECTS", "SICI_DEFECTS", "HYPHEN_DEFECTS", "UNDERSCORE_DEFECTS")
    right = total = 0
    for name, harm in ((name, harm) for table in tables for name, harm in damage[table].items()):
        cases = [(harm(doi), doi) for doi in dois if harm(doi) != doi]
        whole = sum(parse_doi(damaged).value == doi for damaged, doi in cases)
        right, total = right + whole, total + len(cases)
        if whole < len(cases):
            print(f"  {name}: {whole}/{len(cases)}")
    print(f"repaired             {right}/{total}, {sum(len(damage[table]) for table in tables)} classes")

    flawed = [harm(doi) for harm in damage["FLAWS"].values() for doi in dois]
    print(f"called out           {sum(bool(parse_doi(text).problems) for text in flawed)}/{len(flawed)}")

    damaged = [harm(doi) for harm in damage["DEFECTS"].values() for doi in dois[:20]]
    _time("sound DOI", lambda: [parse_doi(doi) for doi in dois], len(dois))
    _time("damaged DOI", lambda: [parse_doi(text) for text in damaged], len(damaged))
    page = " ".join(
        f"A B. A title. Inv J. 2020;1(2):3-4. doi: {doi}. PMID: 12345678; PMCID: PMC1234567." for doi in dois
    )
    page = (page * (100_000 // len(page) + 1))[:100_000]
    _time("100 kB of citations", lambda: find_identifiers(page), 1)


def _time(what: str, run: object, count: int) -> None:
    best = min(timeit.repeat(run, number=1, repeat=5))  # type: ignore[arg-type]
    print(f"{what:20} {best / count * 1e6:.1f} µs")


if __name__ == "__main__":
    main()
