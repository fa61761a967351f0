"""What follows the source of a citation: language, identifiers, electronic dates, notices.

    { " " (LANG | "pii: " PII | "doi: " DOI | "Epub " DATE | "eCollection " DATE | "Print " DATE
          | "Epub ahead of print" | NOTICE | "PMID: " N [ "; PMCID: " N ]) "." }

The regular order is that of CITATIONS of PubMed's summary format, but older lines and pages print it otherwise, so any
order is read. Each statement starts where the one before it ended: the time is linear in the text.
"""

import re

from schemas.article import Notice
from schemas.citation.model import Citation
from schemas.citation.words import LANGUAGES, NOTICE_LABELS, REMARKS
from schemas.dates import PartialDate, parse_date
from schemas.finding import Severity

MAX_STATEMENTS = 200
"""More than a citation ever has; what follows is left in `rest`."""

_LABELS = "|".join(map(re.escape, NOTICE_LABELS))
_DATE = (
    r"(?:1[5-9]|20)[0-9]{2}(?:[0-9]{4}|[ ,/&-][^.;:\]]{0,40})?"
    r"|[A-Z][a-z]{2,8}\.?[ ][0-9]{1,2},?[ ](?:1[5-9]|20)[0-9]{2}"
)
_PUBMED = (
    r"https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?|pubmed\.ncbi\.nlm\.nih\.gov/"
    r"|(?:www\.)?europepmc\.org/(?:abstract|article)/(?:MED|med)/)"
)
_PMC = r"https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/(?:labs/)?pmc|pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?europepmc\.org)/articles?/"
_LEAD = rf"(?:(?:Available(?:[ ](?:from|at|online))?(?:[ ]at)?|From|URL|Retrieved(?:[ ](?:{_DATE}))?,?[ ]from):?[ ])?"
_PATH = r"(?:[/?\#][^\s\])]*)?"
_END = r"(?=[.,;\s\])]|$)[\])]?[.;]?"

_STATEMENT = re.compile(
    rf"""[ ;,]*(?:
      (?:doi|DOI|Doi)[ ]?[:=]?[ ]?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.(?:[^\sP]|P(?!MC?ID:))+)
    | (?=[AFRUh1]){_LEAD}(?:
        (?:https?://(?:dx\.)?doi\.org/)?(?P<link>10\.[0-9]{{4,9}}/\S+)
      | {_PUBMED}(?P<pubmed>[0-9]+){_PATH}{_END}
      | {_PMC}(?P<pmc>PMC[0-9]+(?:\.[0-9]+)?){_PATH}{_END}
      | https?:[ ]?//[ ]?(?:dx\.[ ]?)?doi\.[ ]?org/[ ]?(?P<spaced>10\.[ ]?[0-9]{{4,9}}/[ ]?\S+
        (?:(?:(?<=[-/_])[ ](?=\w)|(?<=\.)[ ](?=[a-z0-9]))\S+)*) )
    | (?=[\[(P])(?:
        [\[(]?(?:(?:PubMed[ ](?:\[journal\][ ])?)?PMID:?[ ]?|PubMed(?:[ ]ID)?:[ ]?|(?<=\[)Medline:[ ]?)
        (?P<pmid>[0-9]+){_END}
      | [\[(]?(?:(?:PubMed[ ]Central:?[ ])?(?:PMCID:?[ ]?)?|PMC(?:[ ]free[ ]article)?:[ ]?)
        (?P<pmcid>PMC[0-9]+(?:\.[0-9]+)?){_END}
      | [\[(](?:doi|DOI):?[ ]?(?:https?://(?:dx\.)?doi\.org/)?(?P<boxed>10\.[^\s\[\]]+?)[\])]\.?(?=[\s;,]|$) )
    | (?P<manuscript>(?:NIHMS|EMS|UKMS|CAMS|HALMS)ID:[ ]?\w+)(?=[.,;\s]|$)[.;]?
    | \[?(?P<ahead>(?:Epub|Online|Published\ online)\ ahead\ of\ print|Ahead\ of\ print|In\ press)\]?
      (?:,?\ (?P<aheaddate>{_DATE}))?(?=[.;\s]|$)\.?
    | \[?(?:Epub|Published\ [Oo]nline|Published|Electronically\ published):?[ ](?P<epub>{_DATE})
      (?:\]|(?=[.;]|$|[ ]https?:))[.;]?
    | eCollection[ ](?P<ecollection>{_DATE})(?=[.;]|$)[.;]?
    | Print[ ](?P<printed>{_DATE})(?=[.;]|$)[.;]?
    | pii:[ ](?P<pii>[^\s.](?:[^\s.]|\.(?!\s|$))*)\.?
    | (?P<notice>(?:{_LABELS}):[ ])
    | pp?\.[ ](?P<pages>[^\s.]+)\.?
    | (?P<cut>(?:doi|DOI|PMID|PMCID|Epub|pii):?[ ]?)(?=\Z|[ ]?(?:doi|PMID|PMCID|Epub)\b)
    | \[(?P<mark>[^\[\]]{{1,60}})\]\.?
    | (?P<phrase>[A-Z][A-Za-z]*(?:,?[ ][A-Za-z]+){{0,9}})(?:\.(?=\s|$)|\Z)
    )""",
    re.VERBOSE,
)
_NEXT_NOTICE = re.compile(rf"(?<=[.:;\]]) (?=(?:{_LABELS}): )")
_LAST_IDS = re.compile(
    r" (?:PubMed )?PMID:? ?[0-9]+(?:[;,]? (?:PubMed Central )?PMCID:? ?PMC[0-9.]+)?[.;]?"
    r"(?: \[[^\[\]]{1,60}\]\.?| Review\.| Free (?:PMC )?article\.)*$"
)
_LABELLED = re.compile(
    r"[ ;,]*(?:PubMed (?:Central )?)?(?P<label>doi|pmid|pmcid)(?:: ?| )"
    r"(?P<value>(?!doi|PMC?ID)[^;\s]+(?: [^;\s]+)??)[.;]?(?=[ ;]|$)",
    re.IGNORECASE,
)
NOTICE_START = re.compile(rf"(?<=[.:;\])] )(?:{_LABELS}): ")


def read_statements(text: str, at: int, citation: Citation, *, strict: bool) -> bool:
    """Read all statements from a position to the end into the citation.

    Args:
        text: the citation line.
        at: where the source ended.
        citation: takes what is read.
        strict: stop at the first unknown text and say False; otherwise keep it in `rest` and go on.
    """
    end = len(text.rstrip(" .;"))
    unknown: list[str] = []
    for _ in range(MAX_STATEMENTS):
        if at >= end:
            break
        found = _STATEMENT.match(text, at)
        if found and _take(found, citation):
            at = _notices(text, found.start("notice"), citation) if found.lastgroup == "notice" else found.end()
        elif strict:
            return False
        else:
            stop = text.find(". ", at) + 1 or len(text)
            labelled = _LABELLED.match(text, at)
            if labelled:
                stop = labelled.end()
                _take_damaged(labelled["label"].lower(), labelled["value"], citation)
            else:
                unknown.append(text[at:stop].strip())
            at = stop
    citation.rest = " ".join([*unknown, text[at:end].strip()]).strip()
    return not (strict and citation.rest)


def _take(found: re.Match[str], citation: Citation) -> bool:
    """Store one statement; False where it is a phrase that nobody knows."""
    kind = found.lastgroup or ""
    value = found.group(kind)
    if kind in ("doi", "boxed", "link"):
        _take_doi(value, citation)
    elif kind in ("ahead", "aheaddate"):
        citation.ahead_of_print = True
        _take_once("epub", _read_date(found["aheaddate"]), citation)
    elif kind in ("epub", "ecollection", "printed"):
        _take_once(kind, _read_date(value), citation)
    elif kind in ("pmid", "pubmed"):
        _take_once("pmid", value, citation)
    elif kind in ("pmcid", "pmc"):
        _take_once("pmcid", value, citation)
    elif kind in ("pii", "pages"):
        _take_once(kind, value, citation)
    elif kind == "spaced":
        _take_damaged("doi", value, citation)
    elif kind == "cut":
        citation.add_problem("citation-cut", Severity.INFO, "citation", value, "nothing stands behind a label")
    elif kind in ("mark", "manuscript"):
        citation.notes.append(Notice(kind="other", text=value))
    elif kind == "phrase":
        return _take_phrase(value, citation)
    return True


def _read_date(text: str | None) -> PartialDate | None:
    """A date; EndNote prints the electronic one as "20200520", eight figures that elsewhere could be a PMID."""
    return parse_date(f"{text[:4]}-{text[4:6]}-{text[6:]}" if text and text.isdigit() and len(text) > 4 else text)


def _take_once(key: str, value: str | PartialDate | None, citation: Citation) -> None:
    """The first value counts; another one is told."""
    first = getattr(citation, key)
    if first is None:
        setattr(citation, key, value)
    elif value is not None and value != first:
        text = value.text if isinstance(value, PartialDate) else value
        citation.add_problem(f"{key}-repeated", Severity.INFO, key, text, f"the citation names a second {key}")


def _take_damaged(label: str, value: str, citation: Citation) -> None:
    """An identifier behind its label but out of its form: what the identifier grammar makes of it."""
    from schemas.identifiers import Kind, parse_identifier  # late: few lines need it, and every line would pay for it

    answer = parse_identifier(value.removesuffix("."), Kind(label))
    citation.problems += answer.problems
    if getattr(citation, label) is None:
        setattr(citation, label, answer.value)
    else:
        citation.add_problem(f"{label}-repeated", Severity.INFO, label, value, f"the citation names a second {label}")


def _take_doi(value: str, citation: Citation) -> None:
    """One final stop, comma or semicolon is the line's; a second DOI belongs to the rest."""
    doi = value[:-1] if value[-1] in ".,;" else value
    if citation.doi is None:
        citation.doi = doi
    elif citation.doi.lower() != doi.lower():
        citation.add_problem("doi-repeated", Severity.INFO, "doi", doi, "the citation names a second DOI")


def _take_phrase(value: str, citation: Citation) -> bool:
    if is_language(value):
        _take_once("language", value, citation)
        return True
    kind = REMARKS.get(value)
    if kind:
        citation.notes.append(Notice(kind=kind, text=value))
    return kind is not None


def is_language(text: str) -> bool:
    """Whether the text is a list of MEDLINE's languages: ``English, Spanish``, ``Greek, Modern``."""
    if text in LANGUAGES:
        return True
    return "," in text and all(part in LANGUAGES or part == "Modern" for part in text.split(", "))


def _notices(text: str, at: int, citation: Citation) -> int:
    """Notices run to the end, or to the article's own PMID; each starts at its label."""
    own = text.rfind(" PMID: ")
    own -= len(" PubMed") if text.endswith(" PubMed", at, own) else 0
    stop = own if own > at and _LAST_IDS.match(text, own) else len(text)
    for piece in _NEXT_NOTICE.split(text[at:stop]):
        label = piece.partition(":")[0]
        citation.notes.append(Notice(kind=NOTICE_LABELS[label], text=piece.strip()))
    return stop
