"""PubMed XML (PubmedArticleSet), as efetch and the baseline files give it: a stream, nothing resolved or fetched.

Elements: https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/190101/
"""

import re
from collections.abc import Callable
from typing import Any, BinaryIO

from lxml import etree

from pubsieve.records.medline import title_of, with_book
from pubsieve.records.row import Bad, Read, Row, author, date, date_of_parts, group

_NOTICES = {
    "RetractionIn": ("retraction", "Retraction in: "),
    "RetractionOf": ("retraction", "Retraction of: "),
    "ErratumIn": ("erratum", "Erratum in: "),
    "ErratumFor": ("erratum", "Erratum for: "),
    "ExpressionOfConcernIn": ("expression_of_concern", "Expression of concern in: "),
    "ExpressionOfConcernFor": ("expression_of_concern", "Expression of concern for: "),
    "CommentIn": ("comment", "Comment in: "),
    "CommentOn": ("comment", "Comment on: "),
    "UpdateIn": ("update", "Update in: "),
    "UpdateOf": ("update", "Update of: "),
    "CorrectedandRepublishedIn": ("republished", "Corrected and republished in: "),
    "CorrectedandRepublishedFrom": ("republished", "Corrected and republished from: "),
    "RepublishedIn": ("republished", "Republished in: "),
    "RepublishedFrom": ("republished", "Republished from: "),
}
_EXACT_LINES = 65_535
_SPACE = re.compile(r"\s+")


def read_pubmed_xml(stream: BinaryIO) -> Read:
    """The articles and books of a PubMed XML file; behind the first place that is no XML nothing can be read."""
    line = 1
    try:
        parser = etree.iterparse(
            stream, events=("end",), tag=tuple(_READ), resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in parser:
            line = _line(element)
            inner, read = _READ[element.tag]
            if element.find(inner) is None:
                yield Bad(f"the {element.tag} holds no {inner}", "item-malformed", line)
            else:
                yield Row(read(element), line)
            element.clear()
            while (before := element.getprevious()) is not None:
                element.getparent().remove(before)
    except etree.XMLSyntaxError as error:
        yield Bad(f"is no XML from here on: {error.msg}", "xml-malformed", error.lineno or line)


def _line(element: Any) -> int:
    """The line of a start tag; beyond 65,535 libxml2 tells that behind the first text in it."""
    line: int = element.sourceline
    inner = element
    while line > _EXACT_LINES and inner is not None and not inner.text:
        inner = next(iter(inner), None)
    return line - inner.text.count("\n") if line > _EXACT_LINES and inner is not None else line


def _record(element: Any) -> dict[str, Any]:
    citation = element.find("MedlineCitation")
    article = citation.find("Article")
    issue = article.find("Journal/JournalIssue")
    return {
        "site": "pubmed",
        "kind": "article",
        "title": title_of(_text(article.find("ArticleTitle"))),
        "vernacular_title": title_of(_text(article.find("VernacularTitle"))),
        **_authors(article.find("AuthorList")),
        "journal": _text(citation.find("MedlineJournalInfo/MedlineTA")),
        "journal_title": _text(article.find("Journal/Title")),
        "issn": _text(article.find("Journal/ISSN")),
        "published": _date(issue.find("PubDate") if issue is not None else None),
        "epub": _date(article.find("ArticleDate[@DateType='Electronic']")),
        "volume": _text(article.find("Journal/JournalIssue/Volume")),
        "issue": _text(article.find("Journal/JournalIssue/Issue")),
        "pages": _text(article.find("Pagination/MedlinePgn")) or _text(article.find("ELocationID[@EIdType='pii']")),
        "doi": _identifier(element, "doi") or _text(article.find("ELocationID[@EIdType='doi']")),
        "pmid": _text(citation.find("PMID")),
        "pmcid": _identifier(element, "pmc"),
        "abstract": _abstract(article.find("Abstract")),
        "keywords": _texts(citation.iterfind("KeywordList/Keyword")),
        "mesh_terms": _texts(citation.iterfind("MeshHeadingList/MeshHeading/DescriptorName")),
        "substances": _texts(citation.iterfind("ChemicalList/Chemical/NameOfSubstance")),
        "publication_types": _texts(article.iterfind("PublicationTypeList/PublicationType")),
        "language": "; ".join(_texts(article.iterfind("Language"))) or None,
        "notices": [
            {"kind": _NOTICES[kind][0], "text": _NOTICES[kind][1] + (_text(notice.find("RefSource")) or "")}
            for notice in citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
            if (kind := notice.get("RefType")) in _NOTICES
        ],
    }


def _book(element: Any) -> dict[str, Any]:
    """A book of NCBI Bookshelf, or a chapter, whose date is that of its book."""
    document = element.find("BookDocument")
    book = document.find("Book")
    chapter, whole = _text(document.find("ArticleTitle")), _text(document.find("Book/BookTitle"))
    listed = [one for one in document.iterfind("AuthorList") if one.get("Type") != "editors"]
    accession = _text(document.find("ArticleIdList/ArticleId[@IdType='bookaccession']"))
    return {
        "site": "pubmed",
        "kind": "article",
        "url": f"https://www.ncbi.nlm.nih.gov/books/{accession}/" if accession else None,
        "title": title_of(chapter or whole),
        "vernacular_title": title_of(_text(document.find("VernacularTitle"))),
        **_authors(listed[0] if listed else document.find("Book/AuthorList[@Type='authors']")),
        "journal": title_of(whole) if chapter else None,
        "journal_title": title_of(whole) if chapter else None,
        "published": _date(book.find("PubDate") if book is not None else document.find("ContributionDate")),
        "pages": _text(document.find("Pagination/MedlinePgn")),
        "doi": _text(document.find("ArticleIdList/ArticleId[@IdType='doi']")),
        "pmid": _text(document.find("PMID")),
        "abstract": _abstract(document.find("Abstract")),
        "keywords": _texts(document.iterfind("KeywordList/Keyword")),
        "publication_types": with_book(_texts(document.iterfind("PublicationType")), chapter=chapter),
        "language": "; ".join(_texts(document.iterfind("Language"))) or None,
    }


# What is a record, what it must hold, and how it is read.
_READ: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "PubmedArticle": ("MedlineCitation/Article", _record),
    "PubmedBookArticle": ("BookDocument", _book),
}


def _text(element: Any) -> str | None:
    """All text of an element in one line, that of its inner markup included."""
    if element is None:
        return None
    return _SPACE.sub(" ", "".join(element.itertext())).strip() or None


def _texts(elements: Any) -> list[str]:
    return [text for element in elements if (text := _text(element))]


def _identifier(element: Any, kind: str) -> str | None:
    """The article's own identifier: those of its references stand in another list."""
    return _text(element.find(f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']"))


def _abstract(element: Any) -> str | None:
    if element is None:
        return None
    sections = ((part.get("Label"), _text(part)) for part in element.iterfind("AbstractText"))
    return "\n\n".join(f"{label}: {text}" if label else text for label, text in sections if text) or None


def _date(element: Any) -> dict[str, Any] | None:
    if element is None:
        return None
    if medline := _text(element.find("MedlineDate")):
        return date(medline)
    return date_of_parts(_text(element.find(name)) or "" for name in ("Year", "Month", "Season", "Day"))


def _authors(listed: Any) -> dict[str, Any]:
    """The authors, with their affiliations as indexes into the list of all of them."""
    if listed is None:
        return {"authors": [], "affiliations": []}
    authors: list[dict[str, Any]] = []
    affiliations: dict[str, int] = {}
    for element in listed.iterfind("Author"):
        stated = _texts(element.iterfind("AffiliationInfo/Affiliation"))
        indexes = [affiliations.setdefault(text, len(affiliations)) for text in stated]
        authors.append(_author(element) | {"affiliations": indexes})
    return {
        "authors": authors,
        "authors_complete": listed.get("CompleteYN", "Y") == "Y",
        "affiliations": list(affiliations),
    }


def _author(element: Any) -> dict[str, Any]:
    if name := _text(element.find("CollectiveName")):
        return group(name)
    parts = ("LastName", "ForeName", "Initials", "Suffix")
    family, given, initials, suffix = (_text(element.find(part)) for part in parts)
    orcid = (_text(element.find("Identifier[@Source='ORCID']")) or "").rstrip("/").rpartition("/")[2] or None
    name = " ".join(filter(None, (family, initials, suffix)))
    return author(name, family=family, given=given, initials=initials, suffix=suffix, orcid=orcid)
