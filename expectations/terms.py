"""Publication types, those of NLM and of other databases, by what a record of that type may lack."""

from expectations.values import text, texts

# MeSH publication types (tree V); what they lack is seen in PubMed, not stated by NLM.
_NOTICES = {
    "published erratum",
    "retraction of publication",
    "retraction notice",
    "expression of concern",
    "corrected and republished article",
    "duplicate publication",
}
_WITHOUT_AUTHORS = _NOTICES | {
    "editorial",
    "news",
    "newspaper article",
    "comment",
    "letter",
    "guideline",
    "practice guideline",
    "consensus statement",
    "consensus development conference",
    "consensus development conference, nih",
    "congress",
    "biography",
    "portrait",
    "obituary",
    "directory",
    "patient education handout",
    "legal case",
    "legislation",
    "government publication",
    "overall",
    "interview",
    "bibliography",
    "dictionary",
    "technical report",
    "book",  # has editors
    "report",
}
_WITHOUT_ABSTRACT = _NOTICES | {
    "editorial",
    "news",
    "newspaper article",
    "comment",
    "letter",
    "biography",
    "portrait",
    "obituary",
    "historical article",
    "interview",
    "introductory journal article",
    "personal narrative",
    "patient education handout",
    "directory",
    "bibliography",
    "congress",
    "lecture",
    "address",
    "legal case",
    "legislation",
    "video-audio media",
    "webcast",
    "book",
}
_WITHOUT_DOI = _NOTICES | {
    "book",
    "books and documents",
    "book chapter",
    "conference paper",
    "thesis",
    "report",
    "patent",
    "study guide",
    "news",
    "newspaper article",
    "portrait",
    "directory",
    "bibliography",
    "dictionary",
    "patient education handout",
    "legal case",
    "legislation",
    "government publication",
    "technical report",
    "congress",
    "webcast",
    "clinical trial registration",
}
_WHOLE_WORKS = {"book", "thesis", "report", "patent"}
_RESEARCH = {
    "clinical trial",
    "randomized controlled trial",
    "controlled clinical trial",
    "pragmatic clinical trial",
    "clinical trial, phase i",
    "clinical trial, phase ii",
    "clinical trial, phase iii",
    "clinical trial, phase iv",
    "observational study",
    "multicenter study",
    "comparative study",
    "evaluation study",
    "validation study",
    "twin study",
    "meta-analysis",
    "systematic review",
    "review",
    "scoping review",
}


def is_notice(publication_types: object) -> bool:
    """An erratum, a retraction or the like, by its publication types."""
    return _any_of(publication_types, _NOTICES)


def may_lack_authors(publication_types: object) -> bool:
    """Whether records of these publication types are often printed without authors."""
    return _any_of(publication_types, _WITHOUT_AUTHORS)


def may_lack_abstract(publication_types: object) -> bool:
    """Whether records of these publication types usually have no abstract."""
    return _any_of(publication_types, _WITHOUT_ABSTRACT)


def may_lack_doi(publication_types: object) -> bool:
    """Whether records of these publication types often have no DOI, whatever their year."""
    return _any_of(publication_types, _WITHOUT_DOI)


def is_whole_work(publication_types: object) -> bool:
    """Whether a publication type says that the work appeared by itself, not in a journal or a book."""
    return _any_of(publication_types, _WHOLE_WORKS)


def is_research(publication_types: object) -> bool:
    """Whether a publication type says that the record is a study or a review, which has authors and an abstract."""
    return _any_of(publication_types, _RESEARCH)


def is_page(kind: object) -> bool:
    """Whether the record is a page that is no article."""
    return text(kind) == "page"


def _any_of(publication_types: object, known: set[str]) -> bool:
    return any(name.strip().casefold() in known for name in texts(publication_types))
