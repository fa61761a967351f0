"""Identifiers of the National Library of Medicine: PMID, PMCID, NIHMS, NBK; and ClinicalTrials.gov's NCT.

Forms: https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/ and the NLM Technical Bulletin, March-April 2008 (PMCID).
"""

import re
from dataclasses import dataclass

from schemas.finding import Severity
from schemas.identifiers.characters import fold_characters
from schemas.identifiers.model import Identifier, Kind, Note, Status, conclude

PMID_DIGITS = 8
"""PMIDs in use have up to eight digits (2026); `parse_pmid` takes another limit."""


@dataclass(frozen=True, slots=True)
class Accession:
    """How one kind of accession number is written: a prefix and digits.

    Attributes:
        kind: of the identifier.
        name: for messages.
        prefix: pattern of the letters before the digits, empty for none.
        clean: the form in which it needs no look.
        loose: with groups opening, url, label, doubled (the prefix repeated), prefix, blank, digits, version, rest.
        says: the rule, for messages.
        digits: how many digits it has at most; of an NCT number exactly.
    """

    kind: Kind
    name: str
    prefix: str
    clean: re.Pattern[str]
    loose: re.Pattern[str]
    says: str
    digits: int


def _accession(
    kind: Kind, name: str, prefix: str = "", *, clean: str, labels: str, urls: str = "(?!)", says: str, digits: int = 9
) -> Accession:
    loose = rf"""(?ix) (?P<opening>[\s("'\[<]*+)
        (?P<url> (?:https?:/*+)?(?:www\.|m\.)?(?:{urls}) /*+)?
        (?P<label> (?: (?:{labels}) [\s:.=/\#-]*+ )*+ )
        (?P<doubled> (?:{prefix or "(?!)"}[\s:-]*)*? )
        (?P<prefix> {prefix} | (?<=artid=) ) (?P<blank>[\s:-]*)
        (?P<digits> [0-9]++) (?P<version>\.[0-9]{{1,2}})? (?![0-9]) (?P<rest>.*)"""
    return Accession(kind, name, prefix, re.compile(clean), re.compile(loose, re.DOTALL), says, digits)


_PUBMED_URLS = (
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed"
    r"|europepmc\.org/(?:abstract|article)/med|ncbi\.nlm\.nih\.gov/pmc/articles/pmid)/++(?:\?term=)?"
    r"|ncbi\.nlm\.nih\.gov/pubmed/?\?term="
    r"|ncbi\.nlm\.nih\.gov/(?:entrez/query\.fcgi|sites/entrez)\?\S{0,200}?(?:list_uids|termtosearch)="
    r"|(?:identifiers\.org|bioregistry\.io)/(?:pubmed|pmid)[:/]|info:pmid/|urn:pmid:"
)
_PMC_URLS = (
    r"(?:pmc\.ncbi\.nlm\.nih\.gov|(?:ncbi\.nlm\.nih\.gov|pubmedcentral\.(?:nih\.)?gov)/(?:m/|labs/)?pmc)/++(?:articles/++)?"
    r"|pubmedcentral\.(?:nih\.)?gov/(?:articlerender|picrender|pagerender)\.fcgi\?\S{0,100}?artid="
    r"|europepmc\.org/(?:articles?/)(?:pmc/)?|(?:identifiers\.org|bioregistry\.io)/(?:pmc|pmcid)[:/]|info:pmcid/"
)

_NCT_URLS = r"(?:classic\.)?clinicaltrials\.gov/(?:(?:ct2/)?(?:show|study)/)?"

ACCESSIONS = {
    entry.kind: entry
    for entry in (
        _accession(
            Kind.PMID,
            "PMID",
            clean=r"[1-9][0-9]{0,7}\Z",
            labels=r"pubmed|pmids?|medline|pubmed\s?id|id",
            urls=_PUBMED_URLS,
            says="a PMID is 1 to 8 digits",
            digits=PMID_DIGITS,
        ),
        _accession(
            Kind.PMCID,
            "PMCID",
            "PMC",
            clean=r"PMC[1-9][0-9]{0,8}(?:\.[0-9]+)?\Z",
            labels=r"pmc\s?id|pubmed\s?central",
            urls=_PMC_URLS,
            says="a PMCID is PMC and 1 to 9 digits",
        ),
        _accession(
            Kind.NIHMS,
            "manuscript ID",
            "(?:NIHMS(?:ID)?|EMS|UKMS|CAMS|HALMS)",
            clean=r"(?:NIHMS|EMS)[1-9][0-9]*\Z",
            labels=r"nihmsid(?=[\s:]*[a-z])|mid|manuscript\s?id",
            says="a manuscript ID is NIHMS (or EMS, UKMS) and digits",
        ),
        _accession(
            Kind.NBK,
            "Bookshelf ID",
            "NBK",
            clean=r"NBK[1-9][0-9]*\Z",
            labels=r"bookshelf(?:\s?id)?",
            urls=r"ncbi\.nlm\.nih\.gov/books/++",
            says="a Bookshelf ID is NBK and digits",
        ),
        _accession(
            Kind.NCT,
            "NCT number",
            "NCT",
            clean=r"NCT[0-9]{8}\Z",
            labels=r"clinicaltrials\.gov(?:\s?(?:identifier|number|registration),?)?|identifier|nct\s?(?:id|number)",
            urls=_NCT_URLS,
            says="an NCT number is NCT and 8 digits",
            digits=8,
        ),
    )
}


def parse_pmid(text: str, *, typed: bool = True, digits: int = PMID_DIGITS) -> Identifier:
    """Parse a PubMed identifier.

    Args:
        text: the identifier, with or without label, URL or leading zeros.
        typed: whether it comes from a structured field; in prose a text after it is left alone.
        digits: how many digits a PMID may have.

    Returns:
        The digits without leading zeros in `value`.
    """
    return _parse(ACCESSIONS[Kind.PMID], text, typed, digits)


def parse_pmcid(text: str, *, typed: bool = True) -> Identifier:
    """Parse a PubMed Central identifier; `value` is ``PMC`` and digits, a version is kept (``PMC123.2``)."""
    return parse_accession(Kind.PMCID, text, typed=typed)


def parse_accession(kind: Kind, text: str, *, typed: bool = True) -> Identifier:
    """Parse any of the accession numbers of this module."""
    form = ACCESSIONS[kind]
    return _parse(form, text, typed, form.digits)


def _parse(form: Accession, text: str, typed: bool, digits: int) -> Identifier:
    if form.clean.match(text) and (form.kind is not Kind.PMID or len(text) <= digits):
        return Identifier(form.kind, text, text, Status.WELL_FORMED)
    folded = fold_characters(text)
    found = form.loose.match(folded)
    if found is None:
        return _malformed(form, text, f"this is no {form.name}: {form.says}")
    number = found["digits"].lstrip("0")
    if form.kind is Kind.NCT:
        number = found["digits"]
    if not number or len(number) > digits or (form.kind is Kind.NCT and len(number) < digits):
        return _malformed(form, text, f"a {form.name} does not have {len(number)} digits: {form.says}")
    notes = _notes(form, found, folded != text)
    rest = found["rest"].strip()
    if rest and not (found["url"] and rest == "/"):
        notes.append(_rest(form, rest, typed))
    if any(note.severity is Severity.ERROR for note in notes):
        return conclude(form.kind, text, None, notes)
    prefix = _prefix(form, found)
    version = found["version"] or "" if form.kind is Kind.PMCID else ""
    return conclude(form.kind, text, prefix + number + version, notes)


def _prefix(form: Accession, found: re.Match[str]) -> str:
    """The letters before the digits as they are written; manuscript IDs have several."""
    return str(found["prefix"]).upper().removesuffix("ID") if form.kind is Kind.NIHMS else form.prefix


def _notes(form: Accession, found: re.Match[str], folded: bool) -> list[Note]:
    kind, name, notes = form.kind.value, form.name, []

    def say(code: str, severity: Severity, message: str) -> None:
        notes.append(Note(f"{kind}-{code}", severity, message))

    if folded:
        say("characters", Severity.INFO, "look-alike or invisible characters were replaced")
    if opening := found["opening"].strip():
        say("leading-punctuation", Severity.INFO, f"{opening!r} before the {name} was taken off")
    if found["url"]:
        say("url", Severity.INFO, f"the {name} was taken out of its address")
    if found["label"]:
        say("label", Severity.INFO, "the label before the number was taken off")
    if found["doubled"]:
        say("doubled-prefix", Severity.WARNING, f"the prefix {form.prefix} stood more than once")
    if found["blank"]:
        say("blank", Severity.INFO, "a blank between prefix and digits was taken out")
    if found["prefix"] != (prefix := _prefix(form, found)):
        same = found["prefix"].upper() == prefix
        say("case" if same else "prefix", Severity.INFO, f"the prefix is written {prefix}")
    if found["digits"].startswith("0") and form.kind is not Kind.NCT:
        say("leading-zeros", Severity.INFO, "leading zeros were taken off")
    if found["version"] and form.kind is not Kind.PMCID:
        say("version", Severity.INFO, f"the version {found['version']} was taken off")
    if found.string != found.string.strip():
        say("blank", Severity.INFO, "blanks around it were taken off")
    return notes


_HARMLESS_REST = re.compile(r"""(?ix) [\s.,;:)\]>"'/!]* (?: \[(?:pmid|pmcid?|pubmed|indexed[^\]]*)\][\s.]* )? \Z""")
_URL_REST = re.compile(r"(?i)/*(?:(?:[?#]|&\w+=).*|(?:pdf|epub|abstract)/?.*|citations?/?|related/?)\Z", re.DOTALL)
_GLUED_REST = re.compile(r"[\s.,;)\]]*[A-Z\[(].*\Z", re.DOTALL)


def _rest(form: Accession, rest: str, typed: bool) -> Note:
    kind, name = form.kind.value, form.name
    if _HARMLESS_REST.match(rest):
        return Note(f"{kind}-trailing-punctuation", Severity.INFO, f"{rest!r} after the {name} was taken off")
    if _URL_REST.match(rest):
        return Note(f"{kind}-url", Severity.INFO, f"{rest!r} after the {name} was taken off")
    if not typed or (_GLUED_REST.match(rest) and len(rest) > 1):
        return Note(f"{kind}-glued-text", Severity.WARNING, f"the text {rest[:40]!r} after the {name} was cut off")
    return Note(f"{kind}-malformed", Severity.ERROR, f"{rest[:40]!r} follows the digits: {form.says}")


def _malformed(form: Accession, text: str, message: str) -> Identifier:
    return conclude(form.kind, text, None, [Note(f"{form.kind}-malformed", Severity.ERROR, message)])
