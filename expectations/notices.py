"""Notices of errata, retractions and concern: neither lost nor taken for the article."""

import re

from expectations.check import Check, Fault
from expectations.terms import is_notice, is_page
from expectations.values import entries, entry, text, texts
from schemas.finding import Severity

# "Correction of scoliosis" and "Retraction of the lung" are articles: the word must stand as a notice prints it.
_LONGEST_TITLE = 1000  # characters that are looked at
_NOTICE_TITLE = re.compile(
    r"\W*+(?:(?:(?:author|publisher|editorial|editors?'?s?|publisher's)\s+)?"
    r"(?:correction|erratum|errata|corrigend(?:um|a)|addendum|retraction|withdrawal)"
    r"(?:\s+(?:notice|note|statement))?"
    r"(?:\s*[:.]|\s*\Z|\s+(?:to|for|in)\b[:\s](?=(?s:.*)(?:[\"“‘':]|\bet al\b|\barticle\b))|\s+to:)"
    r"|(?:correction|erratum|errata|corrigend(?:um|a))\s+to\b"
    r"|retraction\s+of[:\s]+[\"“‘']"
    r"|(?:editorial\s+|editors?'?s?\s+|publisher's\s+)?(?:expression|statement|notice|note) of (?:editorial )?concern\b"
    r"|notice of (?:retraction|withdrawal|correction|redundant publication)\b"
    r"|retraction (?:notice|note|statement)\b)",
    re.IGNORECASE,
)
_RETRACTED_TITLE = re.compile(r"\W*(?:retracted|withdrawn)(?:\s+article)?\s*[:\].]", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\s*(?:retraction of|erratum for|expression of concern for|corrected and republished from)\b", re.IGNORECASE
)
_OF_THIS = re.compile(
    r"\s*retraction in\b|\s*(?:this article has been |has been )?(?:retracted|withdrawn)\b", re.IGNORECASE
)
_RETRACTED_TYPES = {"retracted publication", "withdrawn publication", "retracted article"}


def notice_as_article(title: object, kind: object, types: object, notices: object) -> Fault | None:
    """The record is a notice about another article, yet filed like an article of its own."""
    if is_page(kind) or is_notice(types):
        return None
    linked = any(_OF_ANOTHER.match(text(entry(notice).get("text"))) for notice in entries(notices))
    if not linked and not _NOTICE_TITLE.match(text(title)[:_LONGEST_TITLE].replace("’", "'")):
        return None
    if linked:
        return Fault(
            "a notice about another article, which it links; its publication type does not say so", Severity.INFO
        )
    return Fault("a notice about another article, filed as an article")


def retracted(title: object, types: object, notices: object) -> Fault | None:
    """The record's work was retracted or withdrawn: the record may be right, its results are not to be used."""
    said = [(text(entry(notice).get("kind")), text(entry(notice).get("text"))) for notice in entries(notices)]
    if any(_OF_ANOTHER.match(words) for _, words in said):
        return None
    if any(name.casefold() in _RETRACTED_TYPES for name in texts(types)):
        return Fault("the work is retracted: so its publication type", column="publication_types")
    for kind, words in said:
        if kind in ("retraction", "withdrawn") or _OF_THIS.match(words):
            return Fault(
                f"the work is retracted: {words}" if words else "the work is retracted", value=words, column="notices"
            )
    if _RETRACTED_TITLE.match(text(title)):
        return Fault("the work is retracted: so its title")
    return None


def is_notice_record(title: object, types: object, notices: object) -> bool:
    """Whether a record is itself a notice about another article, by its type, its links or its title."""
    if is_notice(types) or _NOTICE_TITLE.match(text(title)[:_LONGEST_TITLE].replace("’", "'")):
        return True
    return any(_OF_ANOTHER.match(text(entry(notice).get("text"))) for notice in entries(notices))


CHECKS = (
    Check(
        id="notice-as-article",
        title="A notice of correction, retraction or concern is not filed as an article.",
        why="A notice counted as the article, or its DOI taken for the article's, puts false records into a review.",
        columns=("title", "kind", "publication_types", "notices"),
        fault=notice_as_article,
        severity=Severity.WARNING,
        source="0.7 % of PubMed citation lines are notices; open-retractions/open-retractions#13.",
        weighs="warning; info where the record links the article that it is about",
        good=(
            ("Correction of scoliosis in children", "article", [], []),
            ("Retraction of the lung during surgery", "article", [], []),
            ("Erratum: A trial of things", "article", ["Published Erratum"], []),
            ("A trial of things", "article", [], [{"kind": "erratum", "text": "Erratum in: J Things. 2021;1:1."}]),
            (None, "article", None, None),
        ),
        bad=(
            ("Correction to: A trial of things", "article", [], []),
            ("Corrigendum: A trial of things", "article", ["Journal Article"], []),
            ("Author Correction: A trial of things", "article", [], []),
            ("Retraction notice to 'A trial of things'", "article", [], []),
            ("Expression of Concern: A trial of things", "article", [], []),
            ("Erratum", "article", [], []),
            ("A trial of things", "article", [], [{"kind": "erratum", "text": "Erratum for: J Things. 2021;1:1."}]),
        ),
    ),
    Check(
        id="retracted",
        title="The work is not retracted.",
        why="A retracted work must not be used as evidence; the record has to say so.",
        columns=("title", "publication_types", "notices"),
        fault=retracted,
        severity=Severity.WARNING,
        source="NLM: Retracted Publication; 'Retraction in' links the notice; publishers put RETRACTED first.",
        good=(
            ("Retracted penises in Drosophila", [], []),
            (
                "Retracted: A trial of things",
                [],
                [{"kind": "retraction", "text": "Retraction of: J Things. 2021;1:1."}],
            ),
            (None, None, None),
        ),
        bad=(
            ("RETRACTED: A trial of things", [], []),
            ("[Retracted] A trial of things", [], []),
            ("A trial of things", ["Retracted Publication"], []),
            ("A trial of things", [], [{"kind": "retraction", "text": "Retraction in: J Things. 2021;1:1."}]),
            ("WITHDRAWN: Things for pain", [], []),
        ),
    ),
)
