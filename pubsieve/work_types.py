"""Kinds of works other than journal articles: how the formats of reference managers call them.

Their names are those of databases; none is one that NLM gives to articles, so that they say what a record is.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class WorkType(NamedTuple):
    """A kind of work.

    Attributes:
        name: among the record's publication types.
        bibtex, ris, csl: the types that mean it, the one that is written first.
        contained: it is a part of another work, a journal or one whose title stands in place of a journal.
    """

    name: str
    bibtex: tuple[str, ...]
    ris: tuple[str, ...]
    csl: tuple[str, ...]
    contained: bool = False


_ARTICLE = WorkType(
    "Journal Article",
    ("article", "suppperiodical"),
    ("JOUR", "JFULL", "EJOUR"),
    ("article-journal", "journal-article"),
    contained=True,
)
_OTHERS = (
    WorkType(
        "Book",
        ("book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "proceedings", "mvproceedings"),
        ("BOOK", "EBOOK", "EDBOOK"),
        ("book", "edited-book", "monograph", "reference-book", "proceedings"),
    ),
    WorkType(
        "Book Chapter",
        ("incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference"),
        ("CHAP", "ECHAP", "ENCYC", "DICT"),
        ("chapter", "book-chapter", "book-section", "book-part", "reference-entry", "entry", "entry-encyclopedia"),
        contained=True,
    ),
    WorkType(
        "Conference Paper",
        ("inproceedings", "conference"),
        ("CONF", "CPAPER"),
        ("paper-conference", "proceedings-article"),
        contained=True,
    ),
    WorkType("Thesis", ("phdthesis", "mastersthesis", "thesis"), ("THES",), ("thesis", "dissertation")),
    WorkType("Report", ("techreport", "report", "manual"), ("RPRT",), ("report",)),
    WorkType("Patent", ("patent",), ("PAT",), ("patent",)),
)
_ALL = (_ARTICLE, *_OTHERS)
_BY_NAME = {work.name: work for work in _OTHERS}
BIBTEX = {name: work for work in _ALL for name in work.bibtex}
RIS = {name: work for work in _ALL for name in work.ris}
CSL = {name: work for work in _ALL for name in work.csl}


def names_of(work: WorkType | None) -> list[str]:
    """The publication types of a record of this kind."""
    return [work.name] if work else []


def work_of(record: Mapping[str, Any]) -> WorkType | None:
    """The kind that a record's publication types name; None for an article, and where they name none."""
    return next((_BY_NAME[name] for name in record["publication_types"] if name in _BY_NAME), None)
