"""Profile files: one is refused with file and key, or it cleans a page."""

import tempfile
from pathlib import Path

from cleaner import clean
from cleaner.layouts import load_layouts
from cleaner.profile import read_profile
from cleaner.user_rules import layouts_with
from schemas.errors import ConfigError

LONGEST = 4000  # characters of a seed, which ends before a table
BUILT_IN = Path(__file__).parents[1] / "cleaner" / "profiles"
PAGES = (
    "Soup in fog\n\nDoe A. Soup in fog. Test J. 2020;1(2):3-4.\n\nAbstract\nIt is warm.",
    "<html><p class=a>Soup in fog",
)


def seeds() -> list[str]:
    built_in = [path.read_text(encoding="utf-8") for path in sorted(BUILT_IN.rglob("*.toml"))]
    return [*SEEDS, *(text if len(text) < LONGEST else text[: text.rindex("\n[", 0, LONGEST)] for text in built_in)]


def law(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "profile.toml")
        path.write_text(text, encoding="utf-8", newline="")
        try:
            read_profile(path)  # refuses most without the built-in ones
            for page in PAGES:
                assert clean(page, profiles=[path]).articles, "no record"
        except ConfigError as refused:
            assert refused.source == str(path), "the error does not name the file"
            assert "\n" not in str(refused), "the error is not one line"
        finally:
            layouts_with.cache_clear()
            load_layouts.cache_clear()


SEEDS = [
    'id = "fog"\ntitle = "Fog"\nhosts = ["fog.example"]\nextends = ["web-page"]\npriority = 9\n'
    '[fingerprint]\nhtml = ["p.a", "div[id=x]"]\nlines = ["soup in fog"]\npatterns = ["so.p .*"]\nunless = ["#b"]\n',
    'id = "fog"\ntitle = "Fog"\nby_shape = true\n[fingerprint]\nhtml = ["p"]\n[[drop]]\nid = "bar"\n'
    'why = "a bar of links"\ncss = ["p.a > a", "nav"]\nnames = ["bar"]\nshare = 0.5\n'
    '[[section]]\nid = "abstract"\nheadings = ["Abstract"]\nfield = "abstract"\n',
    'id = "fog"\ntitle = "Fog"\nform = "abstract"\n[fingerprint]\nlines = ["abstract"]\n[[label]]\nid = "title"\n'
    'patterns = ["Title: (?P<value>.*)"]\nfield = "title"\n[[drop]]\nid = "tail"\nwhy = "glued to a line"\n'
    'tails = ["Share"]\nphrases = ["It is warm"]\n[fields]\ntitle = ["p.a"]\n',
    'id = "fog"\ntitle = "Fog"\n[fingerprint]\nhtml = ["p"]\n[fields]\ntitle = {css = ["p"], without = ["a"]}\n'
    'authors = {item = ["p a"], name = "b", marks = "sup", split = ";"}\n[records]\nitem = ["p"]\n'
    '[records.fields]\ntitle = ["p"]\n[headings]\n"p.b" = 2\n',
]  # fmt: skip
