"""What a citation says."""

from dataclasses import dataclass, field
from typing import Any

from schemas.article import Author, Notice
from schemas.dates import PartialDate
from schemas.finding import Problem, Severity


@dataclass(slots=True)
class Citation:
    """One citation, part by part, as printed.

    Attributes:
        input: the text as given.
        ok: whether it is a citation at all; if not, `problems` says why under ``citation-malformed``.
        authors: in the printed order.
        authors_complete: False where the citation ends its authors with "et al.".
        title: without its final full stop; a translated title keeps its brackets.
        journal: as printed, usually the NLM abbreviation; of a book its title.
        published: the date of publication. `epub`, `ecollection`, `printed`: the dates under these labels.
        volume, issue, pages: as printed; `pages` also holds an article number.
        doi, pii, pmid, pmcid: bare.
        language: as printed, e.g. ``English, Spanish``.
        ahead_of_print: whether the citation says "Epub ahead of print" or the like.
        notes: errata, retractions, comments and remarks such as "No abstract available".
        publisher, place: of a book; the publisher also where it stands before the date.
        problems: what is wrong or unusual, by field.
        rest: text that is no part of any field.
        style: ``pubmed``, ``short`` (First A et al. Journal. Date.), ``tail`` (no journal), ``apa``,
            ``book``, ``loose`` (any other order or punctuation), ``none``.
    """

    input: str
    ok: bool = True
    authors: list[Author] = field(default_factory=list)
    authors_complete: bool = True
    title: str | None = None
    journal: str | None = None
    published: PartialDate | None = None
    epub: PartialDate | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pii: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    language: str | None = None
    ahead_of_print: bool = False
    notes: list[Notice] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ecollection: PartialDate | None = None
    printed: PartialDate | None = None
    publisher: str | None = None
    place: str | None = None
    rest: str = ""
    style: str = "pubmed"

    def add_problem(
        self,
        code: str,
        severity: Severity,
        field_name: str | None,
        value: str | None,
        message: str,
        fix: str | None = None,
    ) -> None:
        """Note one problem."""
        self.problems.append(
            Problem(code=code, severity=severity, field=field_name, value=value, message=message, fix=fix)
        )

    def as_json(self) -> dict[str, Any]:
        """The answer of `pubsieve cite`: plain values, keys always present, absent is None or [].

        The parts are flat models, so their `__dict__` is what `model_dump` would give, without its cost per name.
        """
        return {
            "input": self.input,
            "ok": self.ok,
            "authors": [dict(author.__dict__) for author in self.authors],
            "title": self.title,
            "journal": self.journal,
            "published": dict(self.published.__dict__) if self.published else None,
            "epub": dict(self.epub.__dict__) if self.epub else None,
            "volume": self.volume,
            "issue": self.issue,
            "pages": self.pages,
            "doi": self.doi,
            "pii": self.pii,
            "pmid": self.pmid,
            "pmcid": self.pmcid,
            "language": self.language,
            "ahead_of_print": self.ahead_of_print or None,
            "notes": [dict(note.__dict__) for note in self.notes],
            "problems": [problem.model_dump(mode="json") for problem in self.problems],
        }
