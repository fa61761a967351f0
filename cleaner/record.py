"""The words of a record, as found on the page -> the validated record."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from cleaner.address import own_address
from cleaner.citations import read_citation
from cleaner.draft import Draft, RawAffiliation, RawAuthor
from cleaner.fold import fold
from cleaner.lines import language_of
from cleaner.page import RawPage
from schemas.article import Article, Author, Notice, read_article
from schemas.citation import Citation
from schemas.dates import PartialDate, parse_date
from schemas.finding import Problem
from schemas.identifiers import Kind, Status, find_identifiers, parse_identifier
from schemas.names import read_name, read_printed_names

_MARKED = re.compile(
    r"\(?(?P<mark>\d{1,3}|[a-z]|[*†‡§¶])\)?\s+(?=\S)|\((?P<glued>\d{1,3})\)\s*|(?P<bare>\d{1,2})(?=[A-Z][a-z])"
)
_BANNERS = frozenset(
    ("retracted article", "see the retraction notice", "retracted article see the retraction notice", "retracted")
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_KINDS = {"doi": Kind.DOI, "pmid": Kind.PMID, "pmcid": Kind.PMCID, "issn": Kind.ISSN}


def finish(draft: Draft, page: RawPage, *, source: str, site: str, kind: str, text: str) -> Article:
    """Make the record of a page's words.

    Args:
        draft: the words as found.
        page: where they come from.
        source: the record's `source`.
        site: id of the layout.
        kind: ``article`` or ``page``.
        text: the clean text.

    Returns:
        The record; what could not be read stands in its `problems`.
    """
    problems = list(page.problems)
    url = page.url or own_address(draft.one.get("url"))
    citation = _citation(draft, problems)
    short = read_citation(draft.short_citation) if draft.short_citation else None
    values: dict[str, Any] = {
        "source": source,
        "url": url,
        "site": site,
        "kind": kind,
        "text": text,
    }
    values |= _from_citations(citation, short)
    values |= {
        key: draft.one[key]
        for key in ("journal", "journal_title", "citation", "volume", "issue", "pages", "language")
        if key in draft.one
    }
    if citation and citation.style == "book":
        values |= _of_book(citation, draft)
    values |= _titles(draft, citation)
    values |= _identifiers(draft, citation, url, problems)
    values |= _authors(draft, citation, short)
    if language := values.get("language"):
        values["language"] = language_of(language) or language
    values |= _dates(draft, values)
    values |= {
        key: list(dict.fromkeys(draft.lists.get(key, ())))
        for key in ("keywords", "mesh_terms", "substances", "publication_types")
    }
    values["abstract"] = "\n\n".join(draft.lists.get("abstract", ())) or None
    values["notices"] = _notices(draft) + [
        note for note in (citation.notes if citation else []) if note.kind != "other"
    ]
    values["problems"] = problems
    return read_article(values)


def _dates(draft: Draft, values: Mapping[str, Any]) -> dict[str, PartialDate | None]:
    """What the page states more exactly than its citation, else the citation, else the metadata."""
    one = draft.one
    return {
        "published": parse_date(one.get("published")) or values.get("published") or parse_date(one.get("date")),
        "epub": values.get("epub") or parse_date(one.get("epub")),
    }


def _notices(draft: Draft) -> list[Notice]:
    """What the page says about the work; the banner over a retracted one only where no notice itself is named."""
    notices = [Notice(kind=what, text=words) for what, words in draft.notices]
    banners = [one for one in notices if fold(one.text).rstrip(".") in _BANNERS]
    named = [one for one in notices if one not in banners]
    return named + [one for one in banners[:1] if one.kind not in {other.kind for other in named}]


def _citation(draft: Draft, problems: list[Problem]) -> Citation | None:
    line = draft.one.get("citation")
    if not line:
        return None
    citation = read_citation(line)
    problems += citation.problems
    return citation if citation.ok else None


def _from_citations(citation: Citation | None, short: Citation | None) -> dict[str, Any]:
    """The fields that the citation states; the short one only where the long one is silent."""
    values: dict[str, Any] = {}
    for key in ("journal", "published", "epub", "volume", "issue", "pages", "language"):
        value = getattr(citation, key) if citation else None
        values[key] = value if value or not short else getattr(short, key)
    return values


def _of_book(citation: Citation, draft: Draft) -> dict[str, Any]:
    """A book's citation names no journal; its title is the title of what the chapter stands in."""
    book = draft.one.get("journal_title") or citation.journal or ""
    return {
        "journal": None,
        "journal_title": book.removesuffix(" [Internet]") or None,
        "published": _start_of_period(citation.published),
    }


def _is_whole_book(citation: Citation) -> bool:
    """Whether a citation is of a book, not of a chapter ``In:`` it: its people and title are not the chapter's."""
    return citation.style == "book" and "In: " not in citation.input


def _start_of_period(date: PartialDate | None) -> PartialDate | None:
    """A book that is brought up to date since ``2024 Jan-`` was not published in that month: only the year is kept."""
    if date is None or not date.text.endswith(("-", "\u2013")):
        return date
    return PartialDate(text=date.text, year=date.year)


def _titles(draft: Draft, citation: Citation | None) -> dict[str, Any]:
    """The title without its final full stop; brackets mark a translated one (NLM, MEDLINE element TI)."""
    title = draft.one.get("title") or (citation.title if citation and not _is_whole_book(citation) else None)
    if not title:
        return {}
    title = title.strip()
    if title.startswith("[") and title.rstrip(".").endswith("]") and title.count("[") == title.count("]"):
        title = title.rstrip(".")[1:-1]
    vernacular = draft.one.get("vernacular_title")
    return {"title": _no_full_stop(title), "vernacular_title": _no_full_stop(vernacular) if vernacular else None}


def _no_full_stop(title: str) -> str:
    return title.removesuffix(".") if not title.endswith("..") else title


def _identifiers(draft: Draft, citation: Citation | None, url: str | None, problems: list[Problem]) -> dict[str, Any]:
    """The record's own identifiers: those of its fields, else of its citation, else of the page's address."""
    values: dict[str, Any] = {}
    for key, kind in _KINDS.items():
        found = draft.one.get(key) or (getattr(citation, key, None) if citation else None)
        if not found:
            continue
        identifier = parse_identifier(found, kind)
        problems += identifier.problems
        # A stand-in stays as found: it is what the page states, and its problem says so.
        if identifier.value and (identifier.ok or identifier.status is Status.PLACEHOLDER):
            values[key] = identifier.value
    for mention in find_identifiers(url) if url else ():
        if mention.kind in (Kind.PMID, Kind.PMCID):
            values.setdefault(mention.kind.value, mention.value)
    return values


def _authors(draft: Draft, citation: Citation | None, short: Citation | None) -> dict[str, Any]:
    affiliations = _affiliations(draft.affiliations)
    if draft.authors:
        indexes = _marks(draft.affiliations)
        listed = _listed_names(draft)
        read = read_printed_names([normalize("NFC", raw.name) for raw in draft.authors])  # an initial is one letter
        authors = [
            _author(raw, author, indexes, affiliations, len(draft.authors), listed.get(raw.name))
            for raw, author in zip(draft.authors, read, strict=True)
        ]
        return {"authors": _emails(authors, affiliations), "authors_complete": True, "affiliations": affiliations}
    people = (known for known in (citation, short) if known and known.authors and not _is_whole_book(known))
    source = next(people, None)
    return {
        "authors": source.authors if source else [],
        "authors_complete": source.authors_complete if source else True,
        "affiliations": affiliations,
    }


def _affiliations(raw: list[RawAffiliation]) -> list[str]:
    return [_unmarked(affiliation)[1] for affiliation in raw]


def _unmarked(affiliation: RawAffiliation) -> tuple[str | None, str]:
    """An affiliation's mark and its text without the mark."""
    if affiliation.mark:
        return affiliation.mark, affiliation.text
    found = _MARKED.match(affiliation.text)
    if not found:
        return None, affiliation.text
    return found["mark"] or found["glued"] or found["bare"], affiliation.text[found.end() :]


def _marks(raw: list[RawAffiliation]) -> Mapping[str, int]:
    return {mark: at for at, affiliation in enumerate(raw) if (mark := _unmarked(affiliation)[0])}


def _listed_names(draft: Draft) -> Mapping[str, Author]:
    """The same authors as ``Family INI``, where the page's metadata list them all: that settles the family name."""
    listed = [name.strip() for name in draft.one.get("author_list", "").split(";") if name.strip()]
    if len(listed) != len(draft.authors):
        return {}
    return {raw.name: read_name(name) for raw, name in zip(draft.authors, listed, strict=True)}


def _author(
    raw: RawAuthor,
    read: Author,
    indexes: Mapping[str, int],
    affiliations: list[str],
    count: int,
    listed: Author | None,
) -> Author:
    if listed and listed.family and raw.name.endswith(listed.family):
        given = raw.name.removesuffix(listed.family).strip()
        author = listed
        parts: dict[str, Any] = {"given": given or None, "suffix": None}  # a suffix would stand behind the family name
    else:
        author, parts = read, {}
    at = [indexes[mark] for mark in raw.marks if mark in indexes]
    if not at and count == 1:
        at = list(range(len(affiliations)))  # a single author has all of them, marked or not
    orcid = parse_identifier(raw.orcid, Kind.ORCID).value if raw.orcid else None
    return author.model_copy(update={"name": raw.name, "affiliations": at, "orcid": orcid, **parts})


def _emails(authors: list[Author], affiliations: list[str]) -> list[Author]:
    """An address in an affiliation is an author's where only one author has that affiliation."""
    owners: dict[int, list[int]] = {}
    for number, author in enumerate(authors):
        for at in set(author.affiliations):
            owners.setdefault(at, []).append(number)
    for at, affiliation in enumerate(affiliations):
        addresses = _EMAIL.findall(affiliation) if "@" in affiliation else ()
        if len(addresses) == 1 and len(own := owners.get(at, [])) == 1 and authors[own[0]].email is None:
            authors[own[0]] = authors[own[0]].model_copy(update={"email": addresses[0].rstrip(".")})
    return authors
