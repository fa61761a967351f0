"""What a record must have: a title, authors, a date, a citation, an abstract, a DOI, a PMID."""

from typing import Self

from pydantic import Field, model_validator

from expectations.check import Check, CheckSettings, Fault
from expectations.terms import (
    is_page,
    is_research,
    is_whole_work,
    may_lack_abstract,
    may_lack_authors,
    may_lack_doi,
)
from expectations.values import absent, entries, is_kept_up_to_date, text, unread, year
from expectations.wordlists import read_list
from schemas.finding import Severity

_UNABSTRACTED = "no abstract available"
_FIRST_ABSTRACTS = 1975
_SITES_WITHOUT_DOI = {"bookshelf", "clinicaltrials", "us-gov"}
_PUBMED_SITES = {"pubmed", "pubmed-legacy"}
_AUTHORLESS_TITLES = tuple(read_list("authorless_titles.txt"))


class DoiYears(CheckSettings):
    """From which year on a missing DOI is what."""

    info_from: int = 2000
    error_from: int = 2010

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.error_from < self.info_from:
            raise ValueError("error-from comes before info-from")
        return self


class AbstractLength(CheckSettings):
    """How many characters an abstract has at least; a shorter one is taken for none."""

    min_length: int = Field(default=1, ge=1)


_DOI_YEARS, _ANY_LENGTH = DoiYears(), AbstractLength()


def doi_missing(
    doi: object,
    kind: object,
    site: object,
    types: object,
    published: object,
    epub: object,
    problems: object,
    *,
    settings: DoiYears = _DOI_YEARS,
) -> Fault | None:
    """DOIs began in 2000 and became the rule; the severity follows the year."""
    if not absent(doi) or unread(problems, "doi"):
        return None
    if is_page(kind) or text(site) in _SITES_WITHOUT_DOI or may_lack_doi(types) or is_kept_up_to_date(published):
        return None
    appeared = year(published) or year(epub)
    if appeared is None:
        return Fault("no DOI, and no year that would excuse it", Severity.WARNING)
    if appeared < settings.info_from:
        return None
    severity = Severity.ERROR if appeared >= settings.error_from else Severity.INFO
    return Fault(f"no DOI, in a record of {appeared}", severity)


def pmid_missing(
    pmid: object, kind: object, site: object, doi: object, pmcid: object, problems: object
) -> Fault | None:
    """Every PubMed record has a PMID; elsewhere another identifier will do."""
    if not absent(pmid) or is_page(kind) or unread(problems, "pmid"):
        return None
    if text(site) in _PUBMED_SITES:
        return Fault("no PMID, in a record from PubMed", Severity.WARNING)
    if absent(doi) and absent(pmcid):
        return Fault("neither PMID nor PMCID nor DOI: the record has no identity", Severity.WARNING)
    return Fault("no PMID", Severity.INFO)


def title_missing(title: object, kind: object, vernacular: object, problems: object) -> Fault | None:
    """An article without a title is of no use; a page may lack one."""
    if not absent(title) or not absent(vernacular) or unread(problems, "title"):
        return None
    return Fault("no title", Severity.WARNING if is_page(kind) else Severity.ERROR)


def authors_missing(
    authors: object, kind: object, types: object, title: object, abstract: object, problems: object
) -> Fault | None:
    """Editorials, notices and committee papers are often printed without authors; a study is not."""
    if entries(authors) or is_page(kind) or unread(problems, "authors") or may_lack_authors(types):
        return None
    if text(title).casefold().lstrip("[").startswith(_AUTHORLESS_TITLES):
        return None
    if is_research(types):
        return Fault("no authors, in a study or review", Severity.WARNING)
    if not absent(abstract):
        return Fault("no authors, though the record has an abstract", Severity.WARNING)
    return Fault("no authors", Severity.INFO)


def abstract_missing(
    abstract: object,
    kind: object,
    types: object,
    citation: object,
    body: object,
    published: object,
    problems: object,
    *,
    settings: AbstractLength = _ANY_LENGTH,
) -> Fault | None:
    """Not every record has an abstract, and the page may say so; MEDLINE has them from 1975 on."""
    length = len(text(abstract).strip())
    if length == 0 and (year(published) or _FIRST_ABSTRACTS) < _FIRST_ABSTRACTS:
        return None
    if length >= settings.min_length or is_page(kind) or may_lack_abstract(types) or unread(problems, "abstract"):
        return None
    if _UNABSTRACTED in text(citation).casefold() or _UNABSTRACTED in text(body).casefold():
        return None
    what = f"an abstract of only {length} characters" if length else "no abstract"
    return Fault(what, Severity.WARNING if is_research(types) else Severity.INFO)


def date_missing(published: object, kind: object, epub: object, problems: object) -> Fault | None:
    """An article has a date of publication, or at least that of its electronic version."""
    if not absent(published) or is_page(kind) or unread(problems, "published"):
        return None
    if not absent(epub):
        return Fault("no date of publication, only that of the electronic version", Severity.INFO)
    return Fault("no date of publication")


def citation_missing(
    citation: object,
    kind: object,
    journal: object,
    published: object,
    volume: object,
    pages: object,
    types: object,
    problems: object,
) -> Fault | None:
    """The citation line is where journal, date, volume and pages are checked against each other; a book has a date."""
    if not absent(citation) or is_page(kind) or unread(problems, "citation"):
        return None
    if is_whole_work(types) and not absent(published):
        return None
    if absent(journal) or absent(published):
        return Fault("no citation line, and no journal or date in its place")
    if absent(volume) and absent(pages):
        return Fault("no citation line, nor volume and pages in its place", Severity.INFO)
    return None


_YEAR_2020 = {"text": "2020", "year": 2020}
_YEAR_2005 = {"text": "2005", "year": 2005}
_YEAR_1987 = {"text": "1987", "year": 1987}
_AUTHORS = [{"name": "Roe J"}]

CHECKS = (
    Check(
        id="doi-missing",
        title="A journal article of 2010 or later has a DOI.",
        why="Without a DOI a record cannot be linked or matched; since 2010 nearly every article has one.",
        columns=("doi", "kind", "site", "publication_types", "published", "epub", "problems"),
        fault=doi_missing,
        severity=Severity.ERROR,
        source="Without DOI in PubMed: 1990s 88 %, 2000s 50 %, 2010s 3-4 %; ReCiter-PubMed-Retrieval-Tool#43.",
        settings=_DOI_YEARS,
        weighs="error from 2010 on; info for 2000 to 2009; warning without a year; silent before 2000",
        good=(
            ("10.5555/abc", "article", "pubmed", [], _YEAR_2020, None, []),
            (None, "article", "pubmed", ["Journal Article"], _YEAR_1987, None, []),
            (None, "page", "us-gov", [], _YEAR_2020, None, []),
            (None, "article", "bookshelf", [], _YEAR_2020, None, []),
            (None, "article", "pubmed", [], {"text": "2024 Jan\u2013", "year": 2024}, None, []),
            (None, "article", "pubmed", ["News"], _YEAR_2020, None, []),
            (None, "article", "pubmed", [], _YEAR_2020, None, [{"code": "doi-malformed", "field": "doi"}]),
        ),
        bad=(
            (None, "article", "pubmed", ["Journal Article"], _YEAR_2020, None, []),
            ("", "article", "pubmed", [], _YEAR_2005, None, []),
            (float("nan"), "article", "pubmed", [], None, None, None),
            (None, "article", "pubmed", [], None, _YEAR_2020, []),
        ),
    ),
    Check(
        id="pmid-missing",
        title="A record from PubMed has a PMID; any other at least one identifier.",
        why="The PMID is a PubMed record's identity.",
        columns=("pmid", "kind", "site", "doi", "pmcid", "problems"),
        fault=pmid_missing,
        severity=Severity.WARNING,
        source="NLM: every PubMed record has exactly one PMID.",
        weighs="warning in a record from PubMed or without any identifier; info elsewhere",
        good=(("90000123", "article", "pubmed", None, None, []), (None, "page", "us-gov", None, None, [])),
        bad=(
            (None, "article", "pubmed", "10.5555/abc", None, []),
            (None, "article", "generic", None, None, []),
            (None, "article", "pmc", None, "PMC9000001", []),
        ),
    ),
    Check(
        id="title-missing",
        title="A record has a title.",
        why="A record without a title can be neither read nor matched.",
        columns=("title", "kind", "vernacular_title", "problems"),
        fault=title_missing,
        severity=Severity.ERROR,
        source="NLM: ArticleTitle is required, VernacularTitle stands for it in some older records.",
        weighs="error; warning for a page that is no article",
        good=(("A trial of things", "article", None, []), (None, "article", "Ein Versuch", [])),
        bad=((None, "article", None, []), ("  ", "article", None, []), (None, "page", None, None)),
    ),
    Check(
        id="authors-missing",
        title="A study or review has authors.",
        why="A lost author list is the most frequent loss when pages are scraped.",
        columns=("authors", "kind", "publication_types", "title", "abstract", "problems"),
        fault=authors_missing,
        severity=Severity.WARNING,
        source="0.3 % of PubMed records name none: editorials, opinions, notices, news; biocommons/eutils#125.",
        weighs="warning in a study, a review or a record with an abstract; info elsewhere",
        good=(
            (_AUTHORS, "article", [], "A trial of things", "Text.", []),
            ([], "article", ["Editorial"], "On things", None, []),
            ([], "article", [], "ACOG Committee Opinion No. 999: Things", "Text.", []),
            ([], "page", [], "About us", None, []),
        ),
        bad=(
            ([], "article", ["Review"], "A review of things", None, []),
            (None, "article", [], "A trial of things", "Text.", None),
            ([], "article", [], "A trial of things", None, []),
        ),
    ),
    Check(
        id="abstract-missing",
        title="A study or review has an abstract, unless its page says that there is none.",
        why="A lost abstract is a frequent loss when pages are scraped.",
        columns=("abstract", "kind", "publication_types", "citation", "text", "published", "problems"),
        fault=abstract_missing,
        severity=Severity.WARNING,
        source="PubMed prints 'No abstract available' where there is none; MEDLINE has abstracts from 1975 on.",
        settings=_ANY_LENGTH,
        weighs="warning in a study or review; info elsewhere",
        good=(
            ("Text.", "article", [], None, "", None, []),
            (None, "article", ["Letter"], None, "", None, []),
            (None, "article", [], None, "A title\n\nNo abstract available", None, []),
            (None, "article", ["Review"], None, "A title", {"year": 1974}, []),
            (None, "page", [], None, "", None, []),
        ),
        bad=(
            (None, "article", ["Review"], None, "A title", None, []),
            ("", "article", [], None, "", None, []),
        ),
    ),
    Check(
        id="date-missing",
        title="An article has a date of publication.",
        why="Without a date a record cannot be placed, and rules that depend on the year cannot run.",
        columns=("published", "kind", "epub", "problems"),
        fault=date_missing,
        severity=Severity.WARNING,
        source="NLM: PubDate is required.",
        weighs="warning; info where the date of the electronic version is there",
        good=((_YEAR_2020, "article", None, []), (None, "page", None, [])),
        bad=((None, "article", None, []), (None, "article", _YEAR_2020, [])),
    ),
    Check(
        id="citation-missing",
        title="An article has a citation line, or journal, date, volume and pages in its place; a book has a date.",
        why="Without it nothing says where the article appeared.",
        columns=("citation", "kind", "journal", "published", "volume", "pages", "publication_types", "problems"),
        fault=citation_missing,
        severity=Severity.WARNING,
        source="NLM: the source (SO) of every PubMed record.",
        weighs="warning; info where only volume and pages are missing",
        good=(
            ("J Things. 2020 Oct;49(7):758-780.", "article", "J Things", _YEAR_2020, "49", "758-780", [], []),
            (None, "article", "J Things", _YEAR_2020, "49", "758-780", [], []),
            (None, "article", None, _YEAR_2020, None, None, ["Book"], []),
            (None, "page", None, None, None, None, [], []),
        ),
        bad=(
            (None, "article", None, _YEAR_2020, None, None, [], []),
            (None, "article", "J Things", _YEAR_2020, None, None, [], []),
            (None, "article", None, None, None, None, ["Book"], []),
        ),
    ),
)
