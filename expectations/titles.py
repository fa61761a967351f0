"""What a title must be: the work's own, once, in ordinary capitals."""

import re

from pydantic import Field

from expectations.check import Check, CheckSettings, Fault, whole_value
from expectations.citations import VOLUME_AND_PAGES
from expectations.terms import is_page
from expectations.values import text
from expectations.wordlists import read_list
from schemas.finding import Severity

# A bot wall, an error page or a log-in form: whole titles, and beginnings of longer ones (ending in "*").
_JUNK = read_list("junk_titles.txt")
_SITES = read_list("site_titles.txt")
_WALLS = {line for line in _JUNK if not line.endswith("*")}
_WALL_STARTS = tuple(line[:-1] for line in _JUNK if line.endswith("*"))
_SITE_SUFFIX = re.compile(
    r"(?<!\s)\s++[-–—|:·]\s++(?:"
    + "|".join(map(re.escape, sorted(_SITES)))
    + r")(?:\s++[-–—|:·]\s++[\w.][\w .]{1,29}+)?\s*+\Z",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"(?:microsoft word - .+|\S+\.(?:pdf|docx?|html?|indd|qxd|tex|txt|aspx?|php)|https?://\S+|\W+)\Z", re.I
)
# What another record put behind the title: its DOI, or the place of its citation. Notices name their articles rightly.
_GLUED = re.compile(
    r"(?<=\W)(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/[^\s\])]++\s*\Z"
    rf"|(?<=\. )[^.]*\.? (?:1[89]|20)\d\d\b[^;.]{{0,20}};\s*{VOLUME_AND_PAGES}\Z",
    re.ASCII,
)
_OF_ANOTHER = re.compile(
    r"correct|errat|corrig|retract|withdraw|expression of concern|comment|reply|response|letter|addend|updat|\bre:",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_FEWEST = 12  # capitals of a title that is printed in them
_MANY_CAPITALS = re.compile(rf"(?:[^A-Z]*+[A-Z]){{{_FEWEST}}}", re.ASCII)


class Capitals(CheckSettings):
    """How many words in capitals make a title that is printed in capitals."""

    min_words: int = Field(default=3, ge=1)


_CAPITALS = Capitals()


def title_junk(title: object, kind: object) -> Fault | None:
    """A title that belongs to the site, not to the work."""
    written = text(title)
    folded = " ".join(written.casefold().replace("’", "'").split()).strip(" .!…|-")
    if not folded:
        return None
    if folded in _WALLS or folded.startswith(_WALL_STARTS):
        return Fault("the title is that of an error page, a bot wall or a form")
    if _FILE_NAME.match(written.strip()):
        return Fault("the title is a file name or an address")
    if is_page(kind):
        return None
    if folded in _SITES:
        return Fault("the title is the name of a site")
    if (glued := _GLUED.search(written)) and not _OF_ANOTHER.search(written):
        return Fault(f"a citation or DOI is glued to the title: {glued[0].strip()}", Severity.WARNING)
    if suffix := _SITE_SUFFIX.search(written):
        return Fault("the title ends with the name of a site", Severity.WARNING, fix=written[: suffix.start()])
    return None


def title_all_caps(title: object, *, settings: Capitals = _CAPITALS) -> Fault | None:
    """Several words, and hardly a small letter in them."""
    written = text(title)
    if written.isascii() and not _MANY_CAPITALS.match(written):
        return None
    big = sum(letter.isupper() for letter in written)
    small = sum(letter.islower() for letter in written)
    if big < _FEWEST or big <= 9 * small:
        return None
    if sum(len(word) > 2 and word.isupper() for word in _WORDS.findall(written)) >= settings.min_words:
        return Fault("the title is printed in capitals")
    return None


def title_repeats(title: object, abstract: object, journal: object, journal_title: object) -> Fault | None:
    """The title twice in the title, a journal's name for a title, or the title before the abstract's text."""
    words = _words(title)
    if not words:
        return None
    half = len(words) // 2
    if half >= 3 and len(words) % 2 == 0 and words[:half] == words[half:]:
        return Fault("the title stands twice", fix=_first_half(text(title), half))
    if _begins(journal, words, whole=True) or _begins(journal_title, words, whole=True):
        return Fault("the title is the journal's name")
    if len(words) >= 5 and _begins(text(abstract)[: 2 * len(text(title)) + 50], words):
        return Fault("the abstract begins with the title", column="abstract")
    return None


def _words(value: object) -> list[str]:
    return _WORDS.findall(text(value).casefold())


def _begins(value: object, words: list[str], *, whole: bool = False) -> bool:
    """Whether a text begins with these words; `whole`: whether it holds nothing else."""
    first = _WORDS.search(text(value))
    if not first or not words[0].startswith(first[0].casefold()[:1]):
        return False
    others = _words(value)
    return others[: len(others) if whole else len(words)] == words


def _first_half(title: str, half: int) -> str:
    *_, last = list(_WORDS.finditer(title))[:half]
    return title[: last.end()]


CHECKS = (
    Check(
        id="title-junk",
        title="The title is the work's, not an error page's or the site's.",
        why="A scraped bot wall or log-in form looks like a record and is none.",
        columns=("title", "kind"),
        fault=title_junk,
        severity=Severity.ERROR,
        source="Titles that citation-bot and other reference tools blocklist: error pages, bot walls.",
        weighs="error; warning where a site's name, a citation or a DOI only ends the title",
        fix=whole_value,
        good=(
            ("A moment in time: attention in crowds", "article"),
            ("PubMed", "page"),
            ("Searching PubMed", "article"),
            ("Correction to: A trial of things. J Things. 2021 Mar;4(1):7-12", "article"),
            ("The ratio was 2021; 4:7", "article"),
            ("Access denied: a history of exclusion in clinical trials", "article"),
            (None, "article"),
        ),
        bad=(
            ("Just a moment...", "article"),
            ("Page not found", "page"),
            ("PubMed", "article"),
            ("A trial of things - PubMed", "article"),
            ("A trial of things. doi: 10.5555/things.99", "article"),
            ("A trial of things. J Things. 2021 Mar;4(1):7-12", "article"),
            ("manuscript_v3.pdf", "article"),
        ),
    ),
    Check(
        id="title-all-caps",
        title="The title is not printed in capitals only.",
        why="Capitals hide names and gene symbols and spoil matching.",
        columns=("title",),
        fault=title_all_caps,
        severity=Severity.INFO,
        settings=_CAPITALS,
        source="0.25 % of PubMed titles; sentence case is NLM's form.",
        good=(("A trial of HIV, HCV and HBV tests",), ("COVID-19",), ("HIV/AIDS",), (None,), ("",)),
        bad=(("A RANDOMISED TRIAL OF THINGS IN MICE",),),
    ),
    Check(
        id="title-repeats",
        title="The title stands once, and is neither the journal's name nor the abstract's first words.",
        why="A doubled title is the mark of a heading and its copy read as one.",
        columns=("title", "abstract", "journal", "journal_title"),
        fault=title_repeats,
        severity=Severity.WARNING,
        source="CoLRev's checks for identical values and for a container in the title.",
        fix=whole_value,
        good=(
            ("A trial of things in mice", "Things in mice are rare.", "J Things", None),
            ("Pain, pain", None, None, None),
            (None, "Text.", None, None),
        ),
        bad=(
            ("A trial of things. A trial of things.", None, None, None),
            ("Journal of Things", None, "J Things", "Journal of Things"),
            ("A trial of things in mice", "A trial of things in mice. Things are rare.", None, None),
        ),
    ),
)
