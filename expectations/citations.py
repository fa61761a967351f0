"""Citation lines: of the known forms, in agreement with the record's fields, with pages and volumes that are some."""

import re
from collections.abc import Callable, Sequence

from expectations.check import Check, Fault, Values
from expectations.values import absent, partial_date, text
from schemas.citation import shared_citation
from schemas.dates import PartialDate
from schemas.finding import Severity
from schemas.pages import is_volume_placeholder, page_problems, page_span

_LETTERS = re.compile(r"[^\W_]+")
VOLUME_AND_PAGES = r"\d+\s*(?:\([^()]*\)\s*)?:\s*[A-Za-z]?\d+(?:[-\u2013]\w+)?\.?"
"""An expression for volume, issue and pages as citations print them: ``13(7):580``."""

_VOLUME_AND_MORE = re.compile(VOLUME_AND_PAGES)
_SMALL_WORDS = {"a", "and", "der", "des", "di", "et", "for", "für", "in", "la", "of", "on", "the", "und"}


def citation_malformed(citation: object) -> Fault | None:
    """A line that is no citation in any form we know."""
    if absent(citation):
        return None
    parsed = shared_citation(text(citation))
    if parsed.ok:
        return None
    return Fault(next((p.message for p in parsed.problems), "no citation of a known form"))


def citation_disagrees(
    citation: object,
    doi: object,
    pmid: object,
    pmcid: object,
    title: object,
    journal: object,
    journal_title: object,
    published: object,
    volume: object,
    issue: object,
    pages: object,
) -> Fault | None:
    """The line says one thing, a field another: the gravest contradiction is the finding."""
    if absent(citation):
        return None
    line = shared_citation(text(citation))
    if not line.ok:
        return None
    found = (
        _other_identifier("doi", line.doi, text(doi)),
        _other_identifier("pmid", line.pmid, text(pmid)),
        _other_identifier("pmcid", line.pmcid, text(pmcid)),
        # other styles have no mark between authors and title
        _contradiction("title", line.title if line.style == "pubmed" else None, text(title), _same_title),
        _contradiction("journal", line.journal, text(journal) or text(journal_title), _same_journal),
        _other_date((line.published, line.ecollection, line.printed), partial_date(published)),
        _contradiction("volume", line.volume, text(volume), _same_volume),
        _contradiction("issue", line.issue, text(issue), _same_letters),
        _contradiction("pages", line.pages, text(pages), _same_pages),
    )
    return max(filter(None, found), key=lambda fault: fault.severity.rank if fault.severity else 0, default=None)


def pages_reversed(pages: object) -> Fault | None:
    """The last page comes before the first."""
    return _pages(pages, "pages-reversed")


def pages_not_pages(pages: object) -> Fault | None:
    """A path, a DOI or text in the place of pages."""
    return _pages(pages, "pages-not-pages")


def volume_placeholder(volume: object, issue: object) -> Fault | None:
    """A stand-in such as "Publish Ahead of Print"."""
    for column, value in (("volume", volume), ("issue", issue)):
        if not text(value).strip("0").isdecimal() and is_volume_placeholder(text(value)):
            return Fault(f"a stand-in, not a {column}", column=column)
    if _VOLUME_AND_MORE.fullmatch(text(volume).strip()):
        return Fault("issue or pages stand in the volume as well")
    return None


def _pages(pages: object, code: str) -> Fault | None:
    for problem in page_problems(text(pages).strip()):
        if problem.code == code:
            return Fault(problem.message, problem.severity)
    return None


def _other_identifier(column: str, said: str | None, stated: str) -> Fault | None:
    if not said or said == stated or not stated.strip() or _bare(column, said) == _bare(column, stated):
        return None
    return Fault(f"the citation says {said}, the field {stated}", Severity.ERROR, value=stated, column=column)


def _bare(column: str, identifier: str) -> str:
    """Without case, a DOI's address and a PMCID's version."""
    folded = identifier.strip().casefold().removeprefix("https://doi.org/")
    return folded.partition(".")[0] if column == "pmcid" else folded


def _other_date(said: Sequence[PartialDate | None], stated: PartialDate | None) -> Fault | None:
    """The dates of a line: that of its issue, and the one of the collection or print that NLM may state instead."""
    found = [_other_day(one, stated) for one in said if one]
    return found[0] if found and all(found) else None


def _other_day(said: PartialDate, stated: PartialDate | None) -> Fault | None:
    if not stated or not said.year or not stated.year:
        return None
    if said.year != stated.year:
        message = f"the citation says {said.year}, the field {stated.year}"
        return Fault(message, Severity.WARNING, value=stated.text, column="published")
    if said.month and stated.month and said.month != stated.month:
        message = f"the citation says {said.text}, the field {stated.text}"
        return Fault(message, Severity.INFO, value=stated.text, column="published")
    return None


def _contradiction(column: str, said: str | None, stated: str, same: Callable[[str, str], bool]) -> Fault | None:
    if not said or said == stated or not stated.strip() or same(said, stated):
        return None
    message = f"the citation says {said!r}, the field {stated!r}"
    return Fault(message, Severity.WARNING, value=stated, column=column)


def _same_letters(said: str, stated: str) -> bool:
    return "".join(_LETTERS.findall(said.casefold())) == "".join(_LETTERS.findall(stated.casefold()))


def _same_volume(said: str, stated: str) -> bool:
    """The field may hold a year behind the number: ``86 (2016)``."""
    return _same_letters(said, stated) or stated.startswith(f"{said} (")


def _same_title(said: str, stated: str) -> bool:
    """A line may cut the title short; a field may hold its markup."""
    mine, theirs = ("".join(_LETTERS.findall(re.sub(r"<[^<>]*>", "", side).casefold())) for side in (said, stated))
    return mine.startswith(theirs) or theirs.startswith(mine)


def _same_journal(said: str, stated: str) -> bool:
    """The same name, or one abbreviates the other word by word."""
    mine, theirs = _name(said), _name(stated)
    return mine == theirs or _abbreviates(mine, theirs) or _abbreviates(theirs, mine)


def _name(journal: str) -> list[str]:
    bare = re.sub(r"\([^)]{0,200}\)|\[[^]]{0,200}\]", " ", journal.casefold())  # "(Basel)", "[Internet]"
    return [word for word in _LETTERS.findall(bare) if word not in _SMALL_WORDS]


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Whether each word begins the next that fits, in order; titles also shrink to initials ("JAMA", "PNAS")."""
    if len(short) == 1 and "".join(word[0] for word in long) == short[0]:
        return True
    rest = iter(long)
    return bool(short) and all(any(word[0] == each[0] and _shortens(word, each) for word in rest) for each in short)


def _shortens(word: str, short: str) -> bool:
    """Whether letters of a word, in order, make its short form: "natl" of "national"."""
    letters = iter(word)
    return all(letter in letters for letter in short)


def _same_pages(said: str, stated: str) -> bool:
    return _same_letters(said, stated) or _span(said) == _span(stated)


def _span(pages: str) -> tuple[str, ...]:
    return tuple(page.casefold() for page in page_span(pages) or (pages,))


_LINE = "J Things. 2020 Oct;49(7):758-780. doi: 10.5555/abc."
_IDS: Values = ("10.5555/ABC", "90000123", None)
_FIELDS: Values = (*_IDS, "A trial of things", "J Things", None)
_PNAS = "Proceedings of the National Academy of Sciences"
_DATE = {"text": "2020 Oct", "year": 2020, "month": 10}

CHECKS = (
    Check(
        id="citation-malformed",
        title="The citation line has one of the known forms.",
        why="A line that cannot be read gives no journal, date or pages, and mostly is something else.",
        columns=("citation",),
        fault=citation_malformed,
        severity=Severity.ERROR,
        source="NLM: the source (SO) of a PubMed record; 99.7 % of 172,406 real lines have its regular form.",
        good=(
            (_LINE,),
            (". 2020 Oct;49(7):758-780.",),
            ("Cell Things, 2022 Jul 04;13(7):580.",),
            ("Roe J et al. J Things. 2020 Oct.",),
            ("J Things. 2020;(8):82-87.",),
            ("J Things. 2020 Aug 28:S0000-0000(20)30767-6. Epub ahead of print.",),
            (None,),
            ("",),
        ),
        bad=(("Similar articles",), ("J Things",), ("Free PMC article",)),
        heeds_problems=True,
    ),
    Check(
        id="citation-disagrees",
        title="The citation line and the fields say the same.",
        why="A contradiction means that one of them belongs to another article or was read wrongly.",
        columns=(
            "citation", "doi", "pmid", "pmcid", "title", "journal", "journal_title", "published", "volume", "issue",
            "pages",
        ),
        fault=citation_disagrees,
        severity=Severity.ERROR,
        source="A record's line is built from its own fields; titipata/pubmed_parser#135.",
        weighs="error for an identifier; warning for title, journal, year, volume, issue or pages; info for the month",
        good=(
            (_LINE, *_FIELDS, _DATE, "49", "7", "758-80"),
            (_LINE, *[None] * 4, "Journal of Things", None, {"text": "2020", "year": 2020}, *[None] * 3),
            ("PNAS. 2020 Oct;49(7):1.", *[None] * 4, _PNAS, *[None] * 5),
            (None, *_FIELDS, _DATE, "49", "7", "1"),
            ("Similar articles", *_FIELDS, _DATE, "49", "7", "1"),
        ),
        bad=(
            (_LINE, "10.5555/other", *_FIELDS[1:], _DATE, "49", "7", "758-780"),
            (_LINE, *_FIELDS, {"text": "2019", "year": 2019}, "49", "7", "758-780"),
            (_LINE, *_FIELDS, _DATE, "48", "7", "758-780"),
            (_LINE, *_FIELDS, _DATE, "49", "7", "759-780"),
            (_LINE, *_FIELDS[:4], "Ann Matters", None, _DATE, "49", "7", "758-780"),
            (_LINE, *_FIELDS, {"text": "2020 Sep", "year": 2020, "month": 9}, "49", "7", "758-780"),
        ),
        heeds_problems=True,
    ),
    Check(
        id="pages-reversed",
        title="The last page comes after the first.",
        why="Swapped or mistyped pages lead to the wrong place.",
        columns=("pages",),
        fault=pages_reversed,
        severity=Severity.WARNING,
        source="NLM indexing manual, chapter 10: '304-10' abbreviates 304-310; inukshuk/anystyle#170.",
        good=(("304-10",), ("12-9",), ("E101-6",), ("iii-viii",), ("S0000-0000(20)30767-6",), ("115446",), (None,)),
        bad=(("559-556",),),
        heeds_problems=True,
    ),
    Check(
        id="pages-not-pages",
        title="Pages are pages or an article number.",
        why="Paths, DOIs and text in their place come from a template that was filled wrongly.",
        columns=("pages",),
        fault=pages_not_pages,
        severity=Severity.WARNING,
        source="30 file paths stand as pages in 171,943 PubMed citation lines.",
        weighs="warning for a path, an address or a range of thousands of pages; info for a DOI or words",
        good=(
            ("304-10",), ("e0236186",), ("CD006842",), ("44; discussion 44-9",), ("14 p following 1234",),
            ("2020-12345",), (9,), (None,), ("",),
        ),
        bad=(("12-98765",), ("/j/things.2020.xml",), ("10.5555/abc",), ("see the website of the journal",)),
        heeds_problems=True,
    ),
    Check(
        id="volume-placeholder",
        title="Volume and issue are no stand-ins, and hold nothing else.",
        why="'Publish Ahead of Print' as a volume hides that the record was never completed.",
        columns=("volume", "issue"),
        fault=volume_placeholder,
        severity=Severity.WARNING,
        source="61 stand-ins among 171,943 PubMed citation lines, 'Publish Ahead of Print' most of all.",
        good=(("49", "7"), ("12 Suppl 1", "Pt 2"), ("PP", None), (None, None), ("", "8")),
        bad=(
            ("Publish Ahead of Print", None), ("14", "undefined"), (None, "Forthcoming"), ("13(7):580", None),
            ("13:580-9", "7"),
        ),
        heeds_problems=True,
    ),
)  # fmt: skip
