"""The repairs of a DOI after its beginning was found: each a rule with a code, a reason and what it does.

The classes are those of the study of 1.2 million invalid cited DOIs in COCI (Cioffi et al., Scientometrics 2022,
doi:10.1007/s11192-022-04367-w), of its predecessors (Xu et al. 2019) and of scraped citation lines. Order matters
only where it says so: the chain is run until nothing changes.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from schemas.finding import Severity
from schemas.identifiers.characters import BLANKS, FULL_WIDTH, HYPHENS, INVISIBLE, SLASHES
from schemas.identifiers.doi_head import START


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair.

    Attributes:
        code: of the problem that is noted where the repair changed something.
        severity: info where only the wrapping changed, warning where the DOI itself did.
        message: what was wrong.
        apply: the DOI's text, from ``10.`` on, in; the mended text out, the same where there is nothing to mend.
    """

    code: str
    severity: Severity
    message: str
    apply: Callable[[str], str]


# --- characters, before the beginning is looked for ---

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_KNOWN_BARE = re.compile(r"&(?:amp;)*(?:lt|gt|amp)(?![a-zA-Z=;])")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_TEX = re.compile(r"\$([<>_&#%])\$|\{\\?([<>_&#%])\}|\\([_&#%{}$])|\{?\\text(less|greater|underscore)(?:\{\}|\s|\}|(?![a-z]))\}?")
_TEX_WORDS = {"less": "<", "greater": ">", "underscore": "_"}


def decode_entities(text: str) -> str:
    """``&lt;`` and ``&amp;lt;`` as the characters that they stand for."""
    if "&" not in text:
        return text

    def decode(found: re.Match[str]) -> str:
        entity = "&" + found[0][1:].replace("amp;", "") if found[0].count(";") > 1 else found[0]
        return html.unescape(entity) if entity.endswith(";") or _KNOWN_BARE.fullmatch(entity) else found[0]

    return _ENTITY.sub(decode, text)


def decode_percent(text: str) -> str:
    """``%3C`` as the character that it stands for; what is not UTF-8 stays."""
    if "%" not in text:
        return text

    def decode(found: re.Match[str]) -> str:
        try:
            return unquote(found[0], errors="strict")
        except UnicodeDecodeError:
            return found[0]

    return _PERCENT.sub(decode, text)


def decode_tex(text: str) -> str:
    r"""``\_`` and ``{\textless}`` as the characters that they stand for."""
    if "\\" not in text and "$" not in text and "{" not in text:
        return text
    return _TEX.sub(lambda m: m[1] or m[2] or m[3] or _TEX_WORDS[m[4]], text)


_W, _I = Severity.WARNING, Severity.INFO


def _translated(table: Mapping[int, str | None]) -> Callable[[str], str]:
    return lambda text: text if text.isascii() and text.isprintable() else text.translate(table)


CHARACTER_REPAIRS = (
    Repair("doi-invisible", _W, "invisible characters were taken out", _translated(INVISIBLE)),
    Repair("doi-full-width", _W, "full-width characters were replaced", _translated(FULL_WIDTH)),
    Repair("doi-blank", _I, "typographic blanks were replaced", _translated(BLANKS)),
    Repair("doi-unicode-hyphen", _W, "typographic dashes were replaced by hyphens", _translated(HYPHENS)),
    Repair("doi-unicode-slash", _W, "typographic slashes were replaced", _translated(SLASHES)),
    Repair("doi-entity", _W, "HTML entities were decoded", decode_entities),
    Repair("doi-percent-code", Severity.INFO, "percent codes were decoded", decode_percent),
    Repair("doi-tex", Severity.WARNING, "TeX escapes were decoded", decode_tex),
)

# --- the suffix ---

_FORMAT_TAG = re.compile(r"(?i)</?(?:a|b|i|u|em|strong|sub|sup|span|font|small|wbr|nobr|strike|sc|scp|inf)(?:\s[^<>]*)?/?>")
_OTHER_TAG = re.compile(r"(?i)</?(?:br|p|div|li|td|tr|th|doi|ext-link|article-id|pub-id|elocationid|articleid|url|uri|identifier|x)(?:\s[^<>]*)?/?>.*\Z", re.DOTALL)
_ELEMENT = re.compile(r"<([A-Za-z][\w-]*)(?:\s[^<>]*)?>[^<>]*</\1>|<[A-Za-z][\w-]*(?:\s[^<>]*)?/>")

_SEPARATOR = re.compile(
    r"(?i)(?:[\s;,.(|&<>\[\]\"'/:=+]|\band\b|\bor\b|https?:?|(?:dx\.|www\.)?d[o0]i\.[o0]rg|(?<![a-z])doi(?![a-z])|d[o0]i(?=:))*\Z"
)

# Words that follow a DOI in citations and pages, never part of one: after a delimiter, a digit or a letter's end.
_AFTER_WORDS = (
    r"pmc?id:?|pmc[0-9]|pubmed|medline|issn:|isbn:|pii:|arxiv:|"
    r"e-?pub(?![a-z])|epub\s?ahead|\[epub|\(epub|ahead\s?of\s?print|article\s?published|published\s?online|"
    r"(?:last\s?)?accessed|retrieved|available\s?(?:at|from|online)|copyright|©|"
    r"no abstract|review\.|erratum\s?(?:in|for)|comment\s?(?:in|on)|free\s?(?:pmc|article)|"
    r"conflict of interest|supplementary|received|citation:"
)
_GLUED = re.compile(rf"(?i)[\s.,;:(\[/>)|]+(?:{_AFTER_WORDS}).*\Z|(?<=[0-9a-z])(?:pmc?id:|PMC[0-9]{{5}}|\[?epub ?ahead|(?:last)?accessed[0-9]|article ?published ?online).*\Z", re.DOTALL)
_GLUED_CASE = re.compile(
    r"(?<=[0-9.)])(?:Epub|PMID|PMCID|Review|Abstract|Published|Article|Accessed|Received|Copyright|Keywords|Journal|Full|Free|Erratum|Comment|Author|View|Cite|Download|Open|Link|Crossref|CrossRef|PubMed|Google|Medline|MEDLINE|Affiliations?|Corresponding|Background|Introduction|Objectives?|Purpose|Search|Supplementary|Conflict|Cited|Listing|Get|Available|Data|Editor|Edited|First|Online|Print)(?![a-z0-9]).*\Z", re.DOTALL
)
_TAGGED = re.compile(r"(?i)\s*\[(?:doi|pii|pmid|pmc|pubmed|crossref|medline|google scholar)\].*\Z", re.DOTALL)
_ADDRESS = re.compile(r"(?i)[\s.,;:(\[<>|]*(?:https?:/|www\.|(?<=[\s.,;])[a-z]+\.sagepub\.|sagepub\.com).*\Z", re.DOTALL)
_ADDRESS_GLUED = re.compile(r"(?i)(?<!^)[\s.,;:(\[<>|]*(?:https?:/+|(?:dx\.|www\.)?doi\.org/|(?<![a-z])doi:\s?(?=10\.|http|\Z)).*\Z", re.DOTALL)
_YEAR = re.compile(r"(?<!:)(?<!:[0-9])(?<!:[0-9]{2})(?<!:[0-9]{3})[.,;\s]*\((?:19|20)[0-9]{2}\)?\Z")
_PAGES = re.compile(r"(?i)[.;,\s]+pp?\.?\s?[0-9]+(?:-[0-9]+)?\.?\Z")
_DOTTED = re.compile(r"\.{5,}.*\Z", re.DOTALL)

_LANDING = re.compile(
    r"""(?ix) (?: (?<=v[0-9])\.full(?:\.pdf(?:\+html)?|-text)? | (?<=[0-9a-z)])
    (?: /-/dcsupplemental(?:/.*)? | /?suppinf[0o]\.? | /asset(?:/.*)?
      | [/.](?:abstract|full|full-?text|fulltext\.pdf|full\.pdf(?:\+html)?|pdf|epdf|pdfdirect|pdfft|reader|meta|summary|epub|html?|xml
          |long|short|extract|references?|figures|citations?|metrics|related|download|supplemental|suppl_file|supplementary|full/html|full/pdf|full/xml|pdf/full|issuetoc|tables?|status|index\.html?|preview|otherversions)
        (?:[>)](?:last)?accessed[0-9]+)? ) )+ /* \Z"""
)
_VERSION = re.compile(r"(10\.(?:1101|64898)/(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]{6,8})v[0-9]{1,2}\Z")
_QUERY = re.compile(r"\?(?:[A-Za-z_][\w.-]*(?:=[^?]*)?(?:&[^?]*)*)?\Z")
_FRAGMENT = re.compile(r"(?<!;2-)#(?:[A-Za-z][\w.:=/?&~!-]*)?\Z")


def drop_tags(text: str) -> str:
    """Take formatting tags out and cut at a structural one; a SICI's ``<91::AID...>`` starts with a digit and stays."""
    if "<" not in text:
        return text
    return _OTHER_TAG.sub("", _ELEMENT.sub("", _FORMAT_TAG.sub("", text)))


def drop_repeat(text: str) -> str:
    """The DOI once where it stands twice, or where its prefix does."""
    half = len(text) // 2
    if len(text) % 2 == 0 and half > 8 and text[:half].lower() == text[half:].lower():
        return text[:half]
    head = START.match(text)
    second = START.search(text, head.end()) if head else None
    if head is None or second is None:
        return text
    first = text[: second.start()]
    first = first[: _SEPARATOR.search(first, head.end()).start()]  # type: ignore[union-attr]  # matches the empty end
    rest = text[second.start() :]
    if len(first) <= head.end():
        same = second[0].lower() == head[0].lower() or second.start() > head.end()
        return rest if same else text
    return first if rest.lower().startswith(first.lower()) else text


def drop_second(text: str) -> str:
    """The first DOI where another one follows after a delimiter."""
    head = START.match(text)
    second = START.search(text, head.end()) if head else None
    if head is None or second is None:
        return text
    cut = _SEPARATOR.search(text[: second.start()], head.end()).start()  # type: ignore[union-attr]  # see above
    between = text[cut : second.start()]
    return text if between in ("", "/") or cut <= head.end() else text[:cut]


def drop_glued(text: str) -> str:
    """Cut at a label, note, date or address that follows the DOI."""
    head = START.match(text)
    begin = head.end() + 1 if head else 0
    for pattern in (_TAGGED, _GLUED, _GLUED_CASE, _ADDRESS, _ADDRESS_GLUED, _PAGES, _DOTTED, _YEAR):
        found = pattern.search(text, begin)
        if found:
            text = text[: found.start()]
    return text


def drop_landing(text: str) -> str:
    """Cut what an address adds for one view of the article: ``/full``, ``.pdf``, ``/-/DCSupplemental``."""
    found = _LANDING.search(text)
    head = START.match(text)
    if found and head and found.start() > head.end():
        text = text[: found.start()]
    return _VERSION.sub(r"\1", text)


def drop_query(text: str) -> str:
    """Cut the query of an address: ``?journalCode=x``."""
    return _QUERY.sub("", text)


def drop_fragment(text: str) -> str:
    """Cut the fragment of an address (``#sec1``); a SICI may end in ``;2-#``."""
    return _FRAGMENT.sub("", text)


_TRAILING = re.compile(r"""[\s,;:"'`´“”‘’«»„\\|&^~=]+\Z""")
_OPENING = re.compile(r"[\s(<\[{]+\Z")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def trim_end(text: str) -> str:
    """Take off delimiters at the end and closing brackets that nothing opens."""
    if text[-1:].isalnum() or text[-4:-1] == ";2-":
        return text
    while True:
        cut = _OPENING.sub("", _TRAILING.sub("", text))
        bare = cut.rstrip(".")
        if bare[-1:] in _PAIRS and bare.count(bare[-1]) > bare.count(_PAIRS[bare[-1]]):
            cut = bare[:-1]
        if cut == text:
            return text
        text = cut


def trim_prose(text: str) -> str:
    """In prose the sentence's own punctuation ends the DOI as well."""
    return trim_end(text).rstrip(".!?…*†‡§") if not text[-1:].isalnum() else text


def mend_blanks(text: str) -> str:
    """Join a DOI that blanks were put into, or cut at the blank where other text follows."""
    if not (found := re.search(r"\s", text)):
        return text
    joined, rest = text[: found.start()], text[found.start() :].split()
    for piece in rest:
        if not _belongs(joined, piece):
            break
        joined += piece
    return joined


def _belongs(before: str, piece: str) -> bool:
    if before[-1:] in tuple("/.-_(:") and piece[:1].isalnum():
        return any(map(str.isdigit, piece)) or (before.endswith("/") and len(before) < 12)
    if piece[0] in "/.-_():<>" and len(piece) > 1 and piece[1].isalnum():
        return any(map(str.isdigit, piece))
    return any(map(str.isdigit, piece)) and piece[0].isalnum() and not piece.isdigit()


def mend_slashes(text: str) -> str:
    """One slash after the prefix, and no backslash."""
    mended = text.replace("\\", "/") if re.match(r"10\.[0-9.]+\\", text) else text.replace("\\", "")
    return re.sub(r"\A(10\.[0-9.]+)/{2,}", r"\1/", mended)


def mend_sici(text: str) -> str:
    """The SICI's ``3.0.CO;2-`` with its zero and its letter O (ANSI/NISO Z39.56)."""
    return re.sub(r"(?i)([0-9])\.[0o]\.c[0o];2-", lambda m: f"{m[1]}.0.{'CO' if 'C' in m[0] else 'co'};2-", text)


TYPED_REPAIRS = (
    Repair("doi-html-tag", _W, "HTML tags were taken out", drop_tags),
    Repair("doi-doubled-prefix", _W, "the DOI or its prefix stood twice", drop_repeat),
    Repair("doi-two-values", _W, "another DOI follows; the first was kept", drop_second),
    Repair("doi-glued-text", _W, "a text that follows the DOI was cut off", drop_glued),
    Repair("doi-blank", _W, "blanks in or around the DOI were taken out", mend_blanks),
    Repair("doi-backslash", _W, "backslashes or doubled slashes were mended", mend_slashes),
    Repair("doi-letter-o", _W, "O and 0 were exchanged in the SICI", mend_sici),
    Repair("doi-url-query", _W, "the query of an address was cut off", drop_query),
    Repair("doi-url-fragment", _W, "the fragment of an address was cut off", drop_fragment),
    Repair("doi-landing-suffix", _W, "the address of one view of the article was cut off", drop_landing),
    Repair("doi-trailing-punctuation", _W, "punctuation after the DOI was cut off", trim_end),
)
PROSE_REPAIRS = (*TYPED_REPAIRS[:-1], Repair("doi-trailing-punctuation", _I, "punctuation after the DOI was left out", trim_prose))
