"""How right the cases of tests/cases come out: fields right, leaks of furniture, lost content; a gate on floors.

    python benchmarks/quality.py [--update]

Fails where a figure is worse than benchmarks/floors.toml says. With --update better figures become the new floors; a
floor is never lowered.
"""

import argparse
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

from floors import hold

CASES = Path(__file__).parents[1] / "tests" / "cleaner" / "test_cases.py"


def load_cases() -> SimpleNamespace:
    """The module that says what a case expects, so that tests and gate can never disagree."""
    return SimpleNamespace(**runpy.run_path(str(CASES)))


def measure() -> dict[str, float]:
    """Shares from 0 to 1, the higher the better."""
    cases = load_cases()
    wanted = cases.fields()
    right = 0
    for slug, number, key in wanted:
        try:
            cases.test_field_comes_out_as_the_page_states_it(slug, number, key)
            right += 1
        except AssertionError:
            print(f"wrong field: {slug} record {number + 1}: {key}")
    counts = {"removed": [0, 0], "kept": [0, 0]}
    for slug in cases.SLUGS:
        text = cases.squeeze(" ".join(article.text for article in cases.document(slug).articles))
        for part, (wish, label) in {"removed": (False, "leak"), "kept": (True, "lost")}.items():
            for words in cases.expected(slug).get(part, []):
                met = (cases.squeeze(words) in text) is wish
                counts[part][0] += met
                counts[part][1] += 1
                if not met:
                    print(f"{label}: {slug}: {words!r}")
    print(f"fields right  {right} of {len(wanted)}")
    print(f"leaks         {counts['removed'][1] - counts['removed'][0]} of {counts['removed'][1]} pieces of furniture")
    print(f"lost          {counts['kept'][1] - counts['kept'][0]} of {counts['kept'][1]} pieces of content")
    shares = {"fields_right": (right, len(wanted)), "furniture_gone": counts["removed"], "content_kept": counts["kept"]}
    return {name: part / whole for name, (part, whole) in shares.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures of this run")
    update = parser.parse_args().update
    return hold("quality", measure(), update=update)


if __name__ == "__main__":
    sys.exit(main())
