"""Identifiers in their fields: of the right form, no stand-ins, with the right check digits."""

from collections.abc import Callable, Collection
from functools import lru_cache

from expectations.check import Check, Fault, whole_value
from expectations.values import absent, entries, entry, is_kept_up_to_date, text, texts, year
from schemas.finding import Problem, Severity
from schemas.identifiers import Identifier, parse_issn, parse_orcid, parse_pmcid, parse_pmid
from schemas.identifiers import parse_doi as _parse_doi
from schemas.plausibility import implausibilities

parse_doi = lru_cache(maxsize=256)(_parse_doi)  # three checks in a row look at the same DOI
_issn = lru_cache(maxsize=4096)(parse_issn)  # the records of a file share their journals
_MOST_AHEAD, _MOST_BEHIND, _STAND_IN = 5, 3, 30  # years of an electronic date before its issue, behind, or no date
_OWN_CODES = {"doi-suspicious", "doi-placeholder"}


def doi_malformed(doi: object) -> Fault | None:
    """The field holds something else than a bare DOI; what a repair makes of it is the fix."""
    return _form(doi, parse_doi)


def doi_suspicious(doi: object) -> Fault | None:
    """Legal, but unlikely to be what was meant. There are DOIs that end in "!" or "+", which are no finding."""
    fault = _coded(doi, "doi-suspicious")
    return None if fault and _only_marked(text(doi)) else fault


def _only_marked(doi: str) -> bool:
    """Whether a DOI is unusual in nothing but its final mark, which registered DOIs have too."""
    written = doi.strip()
    return written.endswith(("!", "+")) and _coded(written[:-1], "doi-suspicious") is None


def _noted_only_for_its_mark(fault: Fault) -> bool:
    return _only_marked(fault.value or "")


def doi_placeholder(doi: object) -> Fault | None:
    """A stand-in that was never replaced."""
    return _coded(doi, "doi-placeholder")


def pmid_malformed(pmid: object) -> Fault | None:
    """The field holds something else than the bare number."""
    return _form(pmid, parse_pmid)


def pmcid_malformed(pmcid: object) -> Fault | None:
    """The field holds something else than ``PMC`` and the number."""
    return _form(pmcid, parse_pmcid)


def issn_check_digit(issn: object) -> Fault | None:
    """One digit of the ISSN is wrong, or it is no ISSN."""
    for value in _issns(issn):
        if problem := _worst(_issn(value).problems, at_least=Severity.ERROR):
            return Fault(problem.message, value=value)
    return None


def orcid_check_digit(authors: object) -> Fault | None:
    """One digit of an author's ORCID iD is wrong, or it is none."""
    for author in map(entry, entries(authors)):
        orcid = text(author.get("orcid"))
        if orcid and (problem := _worst(parse_orcid(orcid).problems, at_least=Severity.ERROR)):
            return Fault(f"{text(author.get('name'))}: {problem.message}", value=orcid)
    return None


def identifier_implausible(
    doi: object,
    pmid: object,
    pmcid: object,
    issn: object,
    published: object,
    epub: object,
    journal: object,
    journal_title: object,
) -> Fault | None:
    """Identifiers, years and journal that cannot well belong to one record; one of the journal's names has to fit."""
    if fault := _apart(year(published), year(epub), text(entry(epub).get("text")) or text(epub)):
        return fault
    problems: list[Problem] = []
    for name in [text(name) for name in (journal, journal_title) if not absent(name)] or [""]:
        problems = list(
            implausibilities(
                pmid=text(pmid) or None,
                pmcid=text(pmcid) or None,
                doi=text(doi) or None,
                issns=_issns(issn),
                years=sorted(
                    found for found in (None if is_kept_up_to_date(published) else year(published), year(epub)) if found
                ),
                journal=name or None,
            )
        )
        if not problems:
            return None
    first = problems[0]
    return Fault(first.message, first.severity, value=first.value, column=first.field)


def _apart(printed: int | None, electronic: int | None, epub: str) -> Fault | None:
    """An electronic date years before its issue, or after it, is mostly that of another version."""
    ahead = printed - electronic if printed and electronic else 0
    if -_MOST_BEHIND < ahead <= _MOST_AHEAD or abs(ahead) > _STAND_IN:
        return None
    message = f"the electronic date is {abs(ahead)} years {'before' if ahead > 0 else 'after'} the issue's, {printed}"
    return Fault(message, value=epub, column="epub")


def _issns(issn: object) -> tuple[str, ...]:
    """A field may hold two, for print and online."""
    return _listed(text(issn)) if issn is not None else ()


@lru_cache(maxsize=4096)
def _listed(issns: str) -> tuple[str, ...]:
    return tuple(texts(issns.replace(",", ";")))


def _form(value: object, parse: Callable[[str], Identifier]) -> Fault | None:
    if absent(value):
        return None
    identifier = parse(text(value))
    if not identifier.problems:
        return None
    problem = _worst([problem for problem in identifier.problems if problem.code not in _OWN_CODES])
    if problem is None or (identifier.ok and identifier.fix is None):
        return None
    fix = certain_fix(identifier)
    doubled = identifier.fix and not fix
    return Fault("two DOIs in one field" if doubled else problem.message, problem.severity, fix=fix)


def certain_fix(found: Identifier) -> str | None:
    """The repaired value; None where nothing was to be repaired, or two stand in one field and either may be meant."""
    return None if any(problem.code == "doi-two-values" for problem in found.problems) else found.fix


def _coded(doi: object, code: str) -> Fault | None:
    if absent(doi):
        return None
    problems = parse_doi(text(doi)).problems
    problem = _worst([problem for problem in problems if problem.code == code]) if problems else None
    return Fault(problem.message, problem.severity) if problem else None


def _worst(problems: Collection[Problem], at_least: Severity = Severity.INFO) -> Problem | None:
    if not problems:
        return None
    found = [problem for problem in problems if problem.severity.rank >= at_least.rank]
    return max(found, key=lambda problem: problem.severity.rank, default=None)


CHECKS = (
    Check(
        id="doi-malformed",
        title="The DOI field holds a bare DOI.",
        why="Labels, addresses and glued text break links and matching; a mistyped DOI names another work or none.",
        columns=("doi",),
        fault=doi_malformed,
        severity=Severity.ERROR,
        source="ISO 26324; OpenCitations: of 1,223,295 invalid DOIs in citations, 141,809 could be repaired.",
        weighs="error; warning or info where the repair is certain: a mended prefix, an address or label taken off",
        fix=whole_value,
        good=(
            ("10.5555/abc.123",),
            ("10.5555/ABC_(12)34",),
            ("10.55555/abc!",),
            ("10.5555/tcp.n.2020.297.",),
            ("10.5555/(SICI)1000-1000(1999)14:1<91::AID-X1>3.0.CO;2-B",),
            (None,),
            ("",),
            (float("nan"),),
        ),
        bad=(("10,5555/abc.123",), ("https://doi.org/10.5555/abc.123",), ("abc",), ("10.5555",), (12.5,)),
        heeds_problems=True,
    ),
    Check(
        id="doi-suspicious",
        title="The DOI is whole, and nothing is glued to it.",
        why="A DOI that was cut short or has text glued to it looks right and leads nowhere.",
        columns=("doi",),
        fault=doi_suspicious,
        severity=Severity.WARNING,
        source="OpenCitations' classes of invalid DOIs; OpenAPC/openapc-de#75, grobidOrg/grobid#1126.",
        weighs="warning; info for what may be right, such as a final full stop: some registered DOIs end in one, so it "
        "is noted and never cut off; a final exclamation mark or plus is no finding",
        good=(
            ("10.5555/abc.123",),
            ("10.5555/abc.123!",),
            ("10.5555/abc.123+",),
            ("10.5555/(SICI)1000-1000(1999)14:1<91::AID-X1>3.0.CO;2-B",),
            (None,),
        ),
        bad=(("10.5555/abc.123.",), ("10.5555/abc.123...",), ("10.5555/abc(123",)),
        heeds_problems=True,
        lets_pass=_noted_only_for_its_mark,
    ),
    Check(
        id="doi-placeholder",
        title="The DOI is no stand-in.",
        why="Templates leave stand-ins behind, and thousands of records then share one 'DOI'.",
        columns=("doi",),
        fault=doi_placeholder,
        severity=Severity.ERROR,
        source="Stand-ins of templates and manuals; 10.5555 is Crossref's prefix for documentation and none.",
        good=(("10.5555/abc.123",), ("10.5555/12345678",), (None,)),
        bad=(("10.1234/abcd",), ("10.xxxx/abc",), ("10.1145/nnnnnnn.nnnnnnn",)),
        heeds_problems=True,
    ),
    Check(
        id="pmid-malformed",
        title="The PMID field holds up to eight digits, without a leading zero.",
        why="A PMID with letters, a label or another identifier in its place matches nothing.",
        columns=("pmid",),
        fault=pmid_malformed,
        severity=Severity.ERROR,
        source="NLM: PMIDs are numbers of one to eight digits.",
        weighs="error; info where a label, an address or zeros were taken off",
        fix=whole_value,
        good=(("90000123",), (90000123,), (90000123.0,), ("1",), (None,), (float("nan"),)),
        bad=(("PMID: 90000123",), ("PMC9000001",), ("090000123",), ("12a",)),
        heeds_problems=True,
    ),
    Check(
        id="pmcid-malformed",
        title="The PMCID field holds PMC and digits.",
        why="A doubled or missing PMC, or a PMID in its place, leads to another article or none.",
        columns=("pmcid",),
        fault=pmcid_malformed,
        severity=Severity.ERROR,
        source="NLM: PMCIDs are PMC and up to nine digits, a version may follow; opentargets/issues#2562.",
        weighs="error; warning or info where the repair is certain",
        fix=whole_value,
        good=(("PMC9000001",), ("PMC90000012",), ("PMC9000001.1",), (None,)),
        bad=(("PMCPMC9000001",), ("9000001",), ("PMCx",)),
        heeds_problems=True,
    ),
    Check(
        id="issn-check-digit",
        title="The ISSN's check digit fits its digits.",
        why="A wrong digit names another journal or none.",
        columns=("issn",),
        fault=issn_check_digit,
        severity=Severity.ERROR,
        source="ISO 3297, as CoLRev and JabRef check it.",
        good=(("0317-8471",), ("2434-561X",), ("0317-8471; 2434-561X",), (None,)),
        bad=(("0317-8472",), ("1234",), ("0317-8471; 2434-5611",)),
        heeds_problems=True,
    ),
    Check(
        id="orcid-check-digit",
        title="Each author's ORCID iD has the check digit that fits its digits.",
        why="A wrong digit names another person or none.",
        columns=("authors",),
        fault=orcid_check_digit,
        severity=Severity.ERROR,
        source="ISO 7064 MOD 11-2; ORCID.",
        good=(([{"name": "Roe J", "orcid": "0000-0002-1825-0097"}],), ([{"name": "Roe J", "orcid": None}],), (None,)),
        bad=(([{"name": "Roe J", "orcid": "0000-0002-1825-0098"}],), ([{"name": "Roe J", "orcid": "0000"}],)),
        heeds_problems=True,
    ),
    Check(
        id="identifier-implausible",
        title="DOI, PMID, PMCID, years and journal can belong to one record.",
        why="A wrong identifier mostly is the right one of another article: its year or journal tells, not its form.",
        columns=("doi", "pmid", "pmcid", "issn", "published", "epub", "journal", "journal_title"),
        fault=identifier_implausible,
        severity=Severity.WARNING,
        source="The order of NLM's numbers, what publishers put into DOIs; opentargets/issues#2932.",
        good=(
            ("10.5555/j.things.2019.12.001", "32000000", "PMC7000000", None, {"year": 2020}, None, "J Things", None),
            ("10.1371/journal.pone.9999999", None, None, None, {"year": 2020}, None, "PLOS ONE", None),
            ("10.1056/nejm9999999", None, None, None, None, None, "NEJM", "The New England Journal of Medicine"),
            ("10.5555/abc", "90000123", None, None, {"year": 2020}, None, None, None),
            (None, "32000000", None, None, {"year": 1950}, None, None, None),
            (None, None, None, None, None, None, None, None),
        ),
        bad=(
            ("10.5555/j.things.2001.12.001", None, None, None, {"year": 2020}, None, None, None),
            (None, "9000000", None, None, {"year": 2020}, None, None, None),
            (None, "32000000", "PMC32000000", None, None, None, None, None),
            (None, None, None, None, {"year": 2021}, {"year": 2014}, None, None),
            (None, None, None, None, {"year": 2015}, {"year": 2019}, None, None),
            ("10.1371/journal.pone.9999999", None, None, None, {"year": 2020}, None, "J Things", None),
        ),
        heeds_problems=True,
    ),
)
