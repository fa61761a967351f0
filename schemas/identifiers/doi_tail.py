"""What follows a DOI in fields, pages and addresses without being part of it.

Each function takes a text that begins with a DOI and gives back the text without one kind of tail, unchanged where
there is none. Nothing here looks into the prefix.
"""

import re

from schemas.identifiers.doi_head import START

# --- other text ---

_FORMAT_TAG = re.compile(r"(?i)</?(?:a|b|i|u|em|strong|sub|span|font|small|wbr|nobr|strike|sc|scp|inf)(?:\s[^<>]*)?/?>")
_ELEMENT = re.compile(r"<([A-Za-z][\w-]*)(?:\s[^<>]*)?>[^<>]*</\1>|<[A-Za-z][\w-]*(?:\s[^<>]*)?/>")
# A SICI's <91::AID...> begins with a digit or holds a colon.
_OTHER_TAG = re.compile(r"</?[A-Za-z][A-Za-z-]*(?:\s[^<>]*)?/?>.*\Z", re.DOTALL)

# Words that follow a DOI in citations and on pages.
_NOTES = (
    r"pmc?id:?|pmc[0-9]|pubmed|medline|issn:|isbn:|pii:|arxiv:|citation:|"
    r"\[?e-?pub(?![a-z])|\(?epub\s?ahead|(?:online\s)?ahead\s?of\s?print|article\s?published|published\s?online|"
    r"(?:last\s?)?accessed|retrieved|available\s?(?:at|from|online)|copyright|©|indexed\sfor|"
    r"no\sabstract|review\.|erratum\s?(?:in|for)|comment\s?(?:in|on)|free\s?(?:pmc|article)|"
    r"conflict\sof\sinterest|supplementary|received|e-?collection|print\s?(?:19|20)|in\spress"
)
_WORDS = (
    r"Abstract|Accessed|Affiliations?|Article|Author|Available|Background|Cite|Cited|Comment|Conflict|Copyright|"
    r"Correspond|Cross[rR]ef|DOI|Data|Download|Editor|eCollection|Epub|Erratum|First|Free|Full|Get|Google|Introduction|Journal|"
    r"Keywords|Link|Listing|MEDLINE|Medline|Objectives?|Online|Open|PMCID|PMID|Print|PubMed|Published|Purpose|"
    r"Received|Review|Search|Supplementary|View"
)


def _run_of(characters: str) -> str:
    """A whole run of delimiters: tried only where it begins and never shortened, so that long runs cost nothing."""
    return rf"(?:(?<![{characters}])[{characters}]++)"


_STOPS, _DELIMITERS, _BACKSLASH = r"\s.,;", r"\s.,;:(\[<>|", r"\\"
_GLUED = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"(?i)\[(?:doi|pii|pmid|pmc|pubmed|crossref|medline|google scholar)\].*\Z",
        r"(?i)(?<=[0-9a-z)])(?:pmc?id:|\[epub).*\Z",
        rf"(?i){_run_of(_DELIMITERS + '/)')}(?:{_NOTES}).*\Z",
        r"(?i)(?<=[0-9)])(?:pmc[0-9]{5}|pmid[0-9]|epub[0-9]|(?:last)?accessed[0-9]|article ?published ?online).*\Z",
        rf"(?:(?<=[0-9)])|(?<=;2-[0-9A-Z]))[.,;]*+(?:{_WORDS})(?![a-z0-9]).*\Z",
        rf"(?i){_run_of(_DELIMITERS)}?(?:https?:/|www\.).*\Z",
        rf"(?i){_run_of(_DELIMITERS)}?(?:(?:dx\.|www\.)?d[o0]i\.[o0]rg/|(?<![a-z])doi:\s?(?=10\.|http|\Z)).*\Z",
        rf"(?i){_run_of(_STOPS + '(')}?(?<![a-z])[a-z]*+(?:(?<=sagepub)|\.sagepub)\..*\Z",
        # Those of the Institution of Civil Engineers end in ".P.39".
        rf"(?i){_run_of(_STOPS)}(?:pp\.?\s?[0-9]+(?:-[0-9]+)?|(?<=[\s,;])p\.\s?[0-9]+(?:-[0-9]+)?)\.?\Z",
        r"\.{5}.*\Z",
        # ASCE's DOIs end in volume:issue(page), and a page may look like a year.
        rf"(?<!:)(?<!:[0-9])(?<!:[0-9]{{2}})(?<!:[0-9]{{3}}){_run_of(_STOPS)}?\((?:19|20)[0-9]{{2}}\)?\Z",
        rf"{_run_of(_BACKSLASH)}(?:19|20)[0-9]{{2}}\\*\Z",
    )
)
_GLUED_WORD = re.compile(r"(?<=[0-9])\.?[A-Z][a-z]{2,}\Z")


def drop_tags(text: str) -> str:
    """Take formatting tags out and cut at a structural one."""
    if "<" not in text:
        return text
    return _OTHER_TAG.sub("", _ELEMENT.sub("", _FORMAT_TAG.sub("", text)))


def drop_glued(text: str) -> str:
    """Cut at a label, note, date or address that follows the DOI."""
    begin = suffix_start(text) + 1
    for pattern in _GLUED:
        found = pattern.search(text, begin)
        if found:
            text = text[: found.start()]
    return text


def drop_glued_prose(text: str) -> str:
    """In running text also a capitalised word glued on, and all behind a bracket that nothing opens."""
    text = _GLUED_WORD.sub("", drop_glued(text))
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return text[:at]
    return text


# --- other DOIs ---

_SEPARATORS = re.compile(
    r"(?i)(?:[\s;,.(|&<>\[\]\"'/:=+]|\band\b|\bor\b|https?:?|(?:dx\.|www\.)?d[o0]i\.[o0]rg|(?<![a-z])doi(?![a-z])|doi(?=:))++"
)


def drop_repeat(text: str) -> str:
    """The DOI once where it, its beginning or its prefix stands twice."""
    half = len(text) // 2
    if len(text) % 2 == 0 and half > 8 and text[:half].lower() == text[half:].lower():
        return text[:half]
    first, between, rest = _two(text)
    if not rest:
        return text
    if suffix_start(first + "/") > len(first):  # nothing but the prefix
        return rest if between.strip("/") or rest.startswith(f"{first}/") else text
    if not rest.lower().startswith(first.lower()):
        return text
    another = rest[len(first) : len(first) + 1].isalnum() or re.match(r"[._/-][0-9a-zA-Z]", rest[len(first) :])
    return text if another and re.search(r"[\s;,]", between) else rest


def drop_second(text: str) -> str:
    """The first DOI where another one follows after a delimiter."""
    first, between, rest = _two(text)
    return first if rest and between.strip("/") and suffix_start(first) else text


def drop_separator(text: str) -> str:
    """Cut the delimiters and labels with which another DOI was about to be announced."""
    return text[: _without_separators(text, max(0, suffix_start(text) - 1), len(text))]


# A registrant in use has four digits or more and no 0 in front; "10.100/" inside a suffix is a number.
_SECOND = re.compile(START.pattern.replace("[0-9]{3,9}", "[1-9][0-9]{3,8}", 1))


def _two(text: str) -> tuple[str, str, str]:
    """A first DOI, what stands between, and the text from a second DOI on (empty where there is none)."""
    begin = suffix_start(text)
    second = _SECOND.search(text, begin)
    if not begin or second is None:
        return text, "", ""
    cut = _without_separators(text, begin - 1, second.start())
    return text[:cut], text[cut : second.start()], text[second.start() :]


def _without_separators(text: str, begin: int, end: int) -> int:
    """Where a part of a text ends without the delimiters and labels at its end."""
    runs = [run.span() for run in _SEPARATORS.finditer(text, begin, end)]
    return runs[-1][0] if runs and runs[-1][1] == end else end


def suffix_start(text: str) -> int:
    """Where the suffix begins, 0 where the text does not begin with a DOI's prefix."""
    head = START.match(text)
    return head.end() if head else 0


# --- addresses ---

_QUERY = re.compile(r"(?:\?|&|;)[A-Za-z_][\w.-]*=.*\Z|\?(?:[A-Za-z_][\w.-]*)?\Z", re.DOTALL)
_FRAGMENT = re.compile(r"(?<!;2-)#(?:[A-Za-z][\w.:=/?&~!-]*)?\Z")
_VIEWS = (
    r"abstract|full-?text|full/?(?:html|pdf|xml)?|full\.pdf(?:\+html)?|fulltext\.pdf|pdf(?:\+html)?|epdf|pdfdirect|pdfft|reader|"
    r"meta|summary|epub|html?|xml|long|short|extract|references?|figures|citations?|metrics|related|download|supplemental|suppl|"
    r"suppl_file|supplementary|issuetoc|tables?|status|index\.html?|preview|otherversions|bibtex|tab-[a-z-]+"
)
_LANDING = re.compile(
    rf"(?i)(?:(?<=v[0-9])\.full(?:\.pdf(?:\+html)?|-text)?|(?<=[0-9a-z)])(?:/-/dc[0-9a-z]*+(?:/(?s:.*+))?+|/pdf/[^/]+\.pdf|/?suppinf[0o]\.?|/asset/(?s:.*+)"
    rf"|_reference\.pdf|(?<=[0-9])(?:abstract|fulltext|pdf)|[/.](?:{_VIEWS})(?:[>)](?:last)?accessed[0-9]+)?)){{1,4}}[/>]*\Z"
)
_VERSION = re.compile(r"(10\.(?:1101|64898)/(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]{6,8})v[0-9]{1,2}\Z")

TAIL_SIGNS = frozenset(
    letters[:4]
    for letters in re.findall(r"[a-z]{3,}", f"{_NOTES}|{_WORDS}|{_VIEWS}|pmc|pmid|suppinf|asset|sagepub|last".lower())
)
"""The first letters of every word that a tail is recognised by: a DOI without them needs no look."""


def drop_query(text: str) -> str:
    """Cut the query of an address: ``?journalCode=x``, ``&rft_id=…``, ``;jsessionid=…``."""
    return _QUERY.sub("", text)


def drop_fragment(text: str) -> str:
    """Cut the fragment of an address (``#sec1``); a SICI may end in ``;2-#``."""
    return _FRAGMENT.sub("", text)


def drop_landing(text: str) -> str:
    """Cut what an address adds for one view of the article (``/full``, ``.pdf``) or, on bioRxiv, for its version."""
    found = _LANDING.search(text, suffix_start(text) + 1)
    return _VERSION.sub(r"\1", text[: found.start()] if found else text)


# --- punctuation ---

_DELIMITERS_AT_END = " \t\n\r\f\v,;:\"'`´“”‘’«»„\\|&^~=*†‡§·®™、。】》」』/(<[{"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def trim_end(text: str) -> str:
    """Take off delimiters at the end, closing brackets that nothing opens, and a full stop before either."""
    while True:
        cut = text.rstrip(_DELIMITERS_AT_END)
        if cut != text:
            cut = cut.rstrip("." + _DELIMITERS_AT_END)
        bare = cut.rstrip(".")
        if bare != cut and bare[-1:] in _DELIMITERS_AT_END:
            cut = bare
        elif bare[-1:] in _PAIRS and bare.count(bare[-1]) > bare.count(_PAIRS[bare[-1]]):
            cut = bare[:-1].rstrip(".")
        if cut == text:
            return text
        text = cut


def trim_prose(text: str) -> str:
    """In running text the sentence's own punctuation ends the DOI as well."""
    text = trim_end(text)
    return text if text.endswith("...") else text.rstrip(".!?")
