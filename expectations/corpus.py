"""What only shows across records: one identifier on several, one record twice."""

import re
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pydantic import Field

from expectations.check import Check, CheckSettings, Fault, Values
from expectations.notices import is_notice_record
from expectations.values import entries, entry, text, year
from schemas.finding import Severity
from schemas.identifiers import parse_doi, parse_pmcid, parse_pmid

_WORD = re.compile(r"\w+")
_VERSION = re.compile(r"\.\d+\Z")
_TELLING_WORDS = 4  # a title of fewer is one that many records have
_IDENTIFIERS = ("doi", "pmid", "pmcid")


def shared_keys(doi: object, pmid: object, pmcid: object, *_: object) -> tuple[str | None, ...]:
    """A record's identifiers, each with its kind, in the form in which they are compared."""
    found = zip(_IDENTIFIERS, _identifiers(doi, pmid, pmcid), strict=True)
    return tuple(f"{kind}:{value}" if value else None for kind, value in found)


def identifier_shared(
    doi: object, pmid: object, pmcid: object, title: object, types: object, notices: object, others: list[Values]
) -> Fault | None:
    """An identifier belongs to one record; a notice may carry its article's DOI, a joint publication another PMID."""
    own = _identifiers(doi, pmid, pmcid)
    notice = is_notice_record(title, types, notices)
    worst: Fault | None = None
    for other in others:
        name, *identifiers, other_title, other_types, other_notices = other
        theirs = _identifiers(*identifiers)
        shared = [kind for kind, mine, their in zip(_IDENTIFIERS, own, theirs, strict=True) if mine and mine == their]
        if not shared or (shared == ["doi"] and (notice or is_notice_record(other_title, other_types, other_notices))):
            continue
        severity = _shared_severity(own, theirs, alike=_alike(title, other_title))
        if worst is None or worst.severity is None or severity.rank > worst.severity.rank:
            value = own[_IDENTIFIERS.index(shared[0])]
            worst = Fault(f"{_LABEL[shared[0]]} {value} also stands on {name}", severity, value=value, column=shared[0])
    return worst


def _shared_severity(own: list[str], theirs: list[str], *, alike: bool) -> Severity:
    if not alike:
        return Severity.ERROR
    jointly_published = own[1] and theirs[1] and own[1] != theirs[1]
    return Severity.INFO if jointly_published else Severity.WARNING


class Likeness(CheckSettings):
    """How much of two titles has to be the same: 1 for all letters and figures.

    Below 1, records of one year are compared that share the first or the last three words of the title, or the place.
    """

    similarity: float = Field(default=1, gt=0.5, le=1)


_SAME = Likeness()


class _Work(NamedTuple):
    """What tells one work from another, in the order of the check's columns."""

    title: object
    published: object
    authors: object
    journal: object
    volume: object
    pages: object
    doi: object
    pmid: object
    pmcid: object


def repeated_keys(*values: object, settings: Likeness = _SAME) -> tuple[str | None, ...]:
    """The keys under which a record is compared: title and year; of a title that many have, such as "Editorial", all.

    With a likeness below 1 also the year with either end of the title, and with the place.
    """
    work = _Work(*values)
    words, when = _words(work.title), year(work.published) or ""
    own = f"{''.join(words)}|{when}" if words else None
    if settings.similarity == 1 and len(words) >= _TELLING_WORDS:
        return (own,)
    places = _place(work)
    if own and len(words) < _TELLING_WORDS:
        facts = [_family(work.authors), *places]
        own = "|".join([own, *facts]) if all(facts) else None
    if settings.similarity == 1:
        return (own,)
    if len(words) < _TELLING_WORDS:
        return (own, None, None, None)
    place = f"@{'|'.join(places)}|{when}" if all(places) else None
    return (own, f"<{' '.join(words[:3])}|{when}", f">{' '.join(words[-3:])}|{when}", place)


def record_repeated(*values: Any, settings: Likeness = _SAME) -> Fault | None:
    """The same title and year, and nothing that tells the records apart. Different PMIDs are different records."""
    *known, others = values
    own = _Work(*known)
    certain = len(_words(own.title)) < _TELLING_WORDS
    for name, *theirs in others:
        other = _Work(*theirs)
        if _resemble(own.title, other.title, settings) and _same(own, other, certain=certain):
            return Fault(f"the same record also stands as {name}")
    return None


def _resemble(title: object, other: object, likeness: Likeness) -> bool:
    """Whether two titles are enough alike; those that are compared at a likeness of 1 are the same."""
    if likeness.similarity == 1:
        return True
    mine, theirs = _squeezed(title), _squeezed(other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return mine == theirs or (matcher.quick_ratio() >= likeness.similarity and matcher.ratio() >= likeness.similarity)


def _same(own: _Work, other: _Work, *, certain: bool) -> bool:
    """Whether two records of one title and year are the same; `certain`: all facts must be stated and agree."""
    ids = [_identifiers(work.doi, work.pmid, work.pmcid) for work in (own, other)]
    shared = [(mine, theirs) for mine, theirs in zip(*ids, strict=True) if mine and theirs]
    if shared:
        return all(mine == theirs for mine, theirs in shared)
    facts = [[_family(work.authors), *_place(work)] for work in (own, other)]
    stated = [(mine, theirs) for mine, theirs in zip(*facts, strict=True) if mine and theirs]
    return all(mine == theirs for mine, theirs in stated) and (not certain or len(stated) == len(facts[0]))


def _place(work: _Work) -> list[str]:
    return [*map(_squeezed, (work.journal, work.volume, work.pages))]


def _identifiers(doi: object, pmid: object, pmcid: object) -> list[str]:
    """The identifiers as they are compared; what is none, or a stand-in for one, is empty."""
    found = (parse_doi(text(doi)), parse_pmid(text(pmid)), parse_pmcid(text(pmcid)))
    keys = [identifier.key or "" if identifier.ok else "" for identifier in found]
    return [*keys[:2], _VERSION.sub("", keys[2])]


def _alike(title: object, other: object) -> bool:
    """Whether two titles are the same, or one of them is not known."""
    mine, theirs = _squeezed(title), _squeezed(other)
    return not mine or not theirs or mine == theirs


def _squeezed(value: object) -> str:
    return "".join(_words(value))


def _words(value: object) -> list[str]:
    return _WORD.findall(text(value).casefold())


def _family(authors: object) -> str:
    """The first author's family name; of an unsplit name its longest word, which is right in either order."""
    for author in entries(authors):
        parts = entry(author)
        name = text(parts.get("family")) or text(parts.get("name")) if parts else text(author)
        return max(_WORD.findall(name.casefold()), key=len, default="")
    return ""


_LABEL = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
_PAPER: Values = ("10.5555/abc", "90000123", None, "A trial of things", [], [])
_RECORD: Values = ("A trial of things in mice", {"year": 2020}, [{"name": "Roe J"}], "J Things", "49", "1-9")

CHECKS = (
    Check(
        id="identifier-shared",
        title="A DOI, PMID or PMCID stands on one record only.",
        why="Two records with one identifier are the same work twice, or one of them has another work's identifier.",
        columns=("doi", "pmid", "pmcid", "title", "publication_types", "notices"),
        fault=identifier_shared,
        severity=Severity.ERROR,
        source="164 DOIs stand on two of 171,943 PubMed records; some are notices or joint publications.",
        weighs="error; warning where the titles are the same; info where the PMIDs differ as well",
        good=(
            (*_PAPER, []),
            (*_PAPER, [("pmid:90000124", "10.5555/abc", "90000124", None, "Erratum: A trial of things", [], [])]),
            ("n/a", None, None, "Of mud", [], [], [("b#1", "n/a", None, None, "Of fog", [], [])]),
            ("10.1234/abcd", None, None, "Of mud", [], [], [("b#1", "10.1234/abcd", None, None, "Of fog", [], [])]),
        ),
        bad=(
            (*_PAPER, [("b#1", "https://doi.org/10.5555/abc", None, None, "Quite another trial", [], [])]),
            (*_PAPER, [("pmid:90000124", "10.5555/ABC", "90000124", None, "Quite another trial", [], [])]),
            (*_PAPER, [("a.html#1", "10.5555/abc", "90000123", None, "A trial of things", [], [])]),
        ),
        keys=shared_keys,
    ),
    Check(
        id="record-repeated",
        title="A record stands once.",
        why="Repeated records are counted twice.",
        columns=_Work._fields,
        fault=record_repeated,
        severity=Severity.WARNING,
        settings=_SAME,
        source="336 PubMed pairs share title and authors; camaradesuk/ASySD#69, ESHackathon/CiteSource#68.",
        good=(
            (*_RECORD, None, "90000123", None, []),
            (*_RECORD, None, "90000123", None, [("pmid:90000124", *_RECORD, None, "90000124", None)]),
            ("Editorial", {"year": 2020}, [], None, None, None, None, None, None,
             [("b#1", "Editorial", {"year": 2020}, [], None, None, None, None, None, None)]),
        ),
        bad=(
            (*_RECORD, None, "90000123", None, [("pmid:90000123", *_RECORD, None, "90000123", None)]),
            (*_RECORD, None, None, None, [("b.html#1", *_RECORD, "10.5555/abc", "90000123", None)]),
        ),
        keys=repeated_keys,
    ),
)  # fmt: skip
