"""What must not be left in a record's text: furniture of the page, markup, broken encoding, a cut end."""

import html.entities
import re
from collections import Counter
from functools import cache

from expectations.check import Check, Fault, faulty_passage, whole_value
from expectations.values import names, text, texts
from expectations.wordlists import read_list
from schemas.finding import Severity

_SENTENCES = tuple(sorted(read_list("furniture_sentences.txt")))
_CUE = 6  # characters


@cache
def _cues() -> tuple[str, ...]:
    """Few short pieces, one of which is in each sentence: what holds none of them needs no look for the sentences."""
    pieces = {each: {each[n : n + _CUE] for n in range(max(1, len(each) - _CUE + 1))} for each in _SENTENCES}
    shared = Counter(piece for own in pieces.values() for piece in own)
    cues: list[str] = []
    for each in sorted(_SENTENCES, key=lambda each: max(map(shared.__getitem__, pieces[each])), reverse=True):
        if not any(cue in each for cue in cues):
            cues.append(max(sorted(pieces[each]), key=shared.__getitem__))
    return tuple(cues)


_LINES = {line.rstrip(" .:") for line in read_list("furniture_lines.txt")}
_WORDS = read_list("furniture_words.txt")
_ENOUGH_WORDS = 3
_LONGEST_LINE = 2 * max(map(len, _LINES))  # with blanks and bullets

_INLINE = r"i|b|em|strong|su[bp]|u|small|tt|span|font|a|q|cite|code|mml:\w+"
_BLOCK = (
    r"p|div|br|hr|h[1-6]|[uod]l|li|d[td]|table|t[rdh]|tbody|thead|img|script|style|title|section|article|nav|form|button|input"
    r"|iframe|svg|center|blockquote|pre|meta|link|html|body|head|jats:\w+"
)
_ATTRIBUTES = r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))*\s*/?"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK}){_ATTRIBUTES}>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}>", re.IGNORECASE)
_UNPRINTED = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|([a-z][a-z0-9]{1,30}));", re.IGNORECASE)

# UTF-8 read as Windows-1252 or Latin-1: a lead byte's letter, then what its second byte (80-BF) looks like. A name such
# as "BrandÃo" has a plain letter there and is no finding.
_SECOND = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(
    rf"[ÃÅÄÐÎÏ][{_SECOND}](?![\s,.;:)\]]*\Z)|Ã[{_SECOND}]|Â[\u0080-\u009f\u00a0-\u00bf€™]|â€[{_SECOND}]|â[€‚„†ˆ‰][{_SECOND}]"
    rf"|ï»¿|ï¿½|\ufffd|[\u0080-\u0084\u0086-\u009f]"
)
_SUSPECT = re.compile("[ÃÅÄÐÎÏÂâï\ufffd\u0080-\u0084\u0086-\u009f]")  # one of them begins each of these
# What each byte is read as: browsers read the five that windows-1252 leaves open as control characters.
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)}
_MOST_TIMES = 3  # that a text was read wrongly and written again
_TRUNCATED_MARK = re.compile(
    r"(?:…|(?<!\.)\.\.\.|\[(?:\.\.\.|…|more)\]|(?:read|show) more"
    r"|[(\[](?:abstract )?truncated(?: at \d+ words)?[\])]\.?)\s*\Z",
    re.IGNORECASE,
)
_NLM_TRUNCATED = re.compile(r"\(ABSTRACT TRUNCATED(?: AT \d+ WORDS)?\)\s*\Z")
_OPEN_WORD = re.compile(
    r"(?:\b(?:the|an?|of|and|or|nor|but|in|on|at|by|to|for|from|with|without|that|which|who|whose|is|are|was|were|be|been|has|have|had"
    r"|this|these|those|their|its|our|as|than|between|into|during|after|before|among|while|whereas|because|if|when)|[,(\[–—-])\s*\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+")
_ENDED = re.compile(r"[.!?。．!?:;%)\]}>\"'”’»*†‡®™©\d⇓↵]\s*+\Z")
_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?=[12]\d{3})|\bcopyright\b)(?:[^\n.]|(?<= [a-z])\.){0,100}\Z", re.IGNORECASE)
_TAIL_WITHOUT_STOP = re.compile(
    r"©|\bcopyright\b|all rights reserved|https?://|www\.|\bdoi\b|@|\bregist(?:ration|ry|ered|er)|identifier|clinicaltrials\.gov"
    r"|\b(?:key ?words?|level of evidence|funding|trial (?:no|number|id)|study type|evidence level|prospero"
    r"|see (?:the )?video)\b",
    re.IGNORECASE,
)


def boilerplate_left(body: object, title: object, abstract: object) -> Fault | None:
    """Whole lines of known furniture, or a banner's sentence anywhere."""
    whole = f"\n{text(body)}\n"
    fields = [("title", text(title)), ("abstract", text(abstract)), ("text", whole)]
    # Lines that also stand in the text are looked at there; only if that has furniture is the first place looked for.
    alone = [value for _, value in fields[:2] if value and f"\n{value}\n" not in whole]
    if not any(map(_furniture, [*alone, whole])):
        return None
    for column, value in fields:
        if line := _furniture(value):
            return Fault(f"furniture of the page is left: {line!r}", value=line, column=column)
    return None


def _furniture(written: str) -> str | None:
    folded = written.replace("’", "'").casefold()
    if any(cue in folded for cue in _cues()):
        for sentence in _SENTENCES:
            if sentence in folded:
                return sentence
    words = set()
    for line in folded.splitlines():
        if len(line) > _LONGEST_LINE:
            continue
        bare = " ".join(line.strip(" \t•*-+#|>").split()).rstrip(" .:")
        if bare in _LINES:
            return bare
        if bare in _WORDS:
            words.add(bare)
    return " / ".join(sorted(words)) if len(words) >= _ENOUGH_WORDS else None


def html_left(
    title: object, abstract: object, journal: object, keywords: object, affiliations: object, body: object
) -> Fault | None:
    """Tags and entities; those of type are only noted, since PubMed itself prints italics and subscripts as tags."""
    fields = {
        "title": text(title),
        "abstract": text(abstract),
        "journal": text(journal),
        "keywords": "\n".join(texts(keywords)),
        "affiliations": "\n".join(texts(affiliations)),
        "text": text(body),
    }
    inline = None
    for column, value in fields.items():
        if "<" in value and (tag := _BLOCK_TAG.search(value)):
            return Fault(f"a tag is left: {tag[0]}", value=tag[0], column=column)
        if "&" in value and (entity := _entity(value)):
            return Fault(f"an entity is left: {entity}", value=entity, fix=_resolved(entity), column=column)
        if "<" in value and not inline and (tag := _INLINE_TAG.search(value)):
            inline = Fault(f"a tag of type or link is left: {tag[0]}", Severity.INFO, value=tag[0], column=column)
    return inline


def _resolved(entity: str) -> str:
    """The character of an entity; nothing where it prints nothing: the place of a line break, a mark of direction."""
    return _UNPRINTED.sub("", html.unescape(entity))


def _entity(value: str) -> str | None:
    for found in _ENTITY.finditer(value):
        if not found[1] or f"{found[1]};" in html.entities.html5:
            return found[0]
    return None


def mojibake(
    title: object, abstract: object, journal: object, authors: object, affiliations: object, body: object
) -> Fault | None:
    """Text that was decoded as the wrong encoding."""
    fields = (
        ("title", title),
        ("abstract", abstract),
        ("journal", journal),
        ("authors", "\n".join(names(authors))),
        ("affiliations", "\n".join(texts(affiliations))),
        ("text", body),
    )
    for column, given in fields:
        value = text(given)
        if value.isascii() or not (suspect := _SUSPECT.search(value)):
            continue
        if found := _MOJIBAKE.search(value, suspect.start()):
            around = value[max(0, found.start() - 20) : found.end() + 20]
            return Fault(f"broken encoding: {found[0]!r}", value=around, fix=_recoded(value), column=column)
    return None


def _recoded(value: str) -> str | None:
    """The text as it was meant, where reading it as UTF-8 again undoes all the harm, and it is short enough to show."""
    if len(value) > 300:
        return None
    for _ in range(_MOST_TIMES):
        try:
            value = bytes(_BYTES[character] for character in value).decode("utf-8")
        except (KeyError, UnicodeError):
            return None
        if not _MOJIBAKE.search(value):
            return value
    return None


def abstract_truncated(abstract: object) -> Fault | None:
    """An abstract that ends in "…", in the middle of a sentence or in a word that wants another."""
    written = text(abstract).rstrip()[-400:]  # its end tells; the patterns would search all of it
    if not written:
        return None
    if written[-1] == "." and written[-2:-1].isalnum():  # as nearly all end
        return None
    tail = written[-60:]
    if _NLM_TRUNCATED.search(tail):
        return Fault("MEDLINE itself cut this abstract", Severity.INFO, value=tail)
    if _TRUNCATED_MARK.search(tail):
        return Fault("the abstract ends in a mark of omission", value=tail)
    if _ENDED.search(tail):
        return None
    if _OPEN_WORD.search(tail):
        return Fault("the abstract ends in the middle of a sentence", value=tail)
    if _COPYRIGHT.search(written[-120:]):
        return None
    last_sentence = _SENTENCE_END.split(written.splitlines()[-1][-200:])[-1]
    if _TAIL_WITHOUT_STOP.search(last_sentence):
        return None
    return Fault("the abstract ends without a full stop", value=tail)


CHECKS = (
    Check(
        id="boilerplate-left",
        title="Title, abstract and text hold nothing of the page's furniture.",
        why="Banners and navigation drown the text, repeat on every record and spoil search and deduplication.",
        columns=("text", "title", "abstract"),
        fault=boilerplate_left,
        severity=Severity.WARNING,
        source="The banners of United States government sites and the navigation of PubMed, PMC and publishers.",
        good=(
            ("A trial of things\n\nWe share data on request.\nSearch\nResults", "A trial of things", "Text."),
            ("", None, "Data came by requests under the Freedom of Information Act. Skip to content was a button."),
            ("", None, None),
        ),
        bad=(
            ("An official website of the United States government\nText", None, None),
            ("Text\nSimilar articles\nMore text", None, None),
            ("Cite\nShare\nClipboard\nText", None, None),
            ("", "Skip to main page content", None),
            ("", None, "Text.\n\nPubMed Disclaimer"),
        ),
    ),
    Check(
        id="html-left",
        title="No field holds tags or entities.",
        why="Markup in a field is shown to readers as it stands and breaks matching.",
        columns=("title", "abstract", "journal", "keywords", "affiliations", "text"),
        fault=html_left,
        severity=Severity.WARNING,
        source="1.6 % of PubMed citation lines hold tags, nearly all of type; mkucej/i-librarian#125.",
        weighs="warning; info for tags of type and links, which PubMed prints itself",
        fix=faulty_passage,
        good=(
            ("Effects at p <0.05 and a < b > c", "Text with R&D; and AT&T.", "J Things", [], [], ""),
            ("10.5555/(SICI)1000-1000(1999)14:1<91::AID-X1>3.0.CO;2-B", None, None, None, None, None),
        ),
        bad=(
            ("A <b>bold</b> trial", None, None, [], [], ""),
            (None, "One.<br/>Two.", None, [], [], ""),
            (None, None, "Ob &amp; Gyn", [], [], ""),
            (None, None, None, ["&#945;-synuclein"], [], ""),
        ),
    ),
    Check(
        id="mojibake",
        title="Text is decoded as it was encoded.",
        why="Broken letters spoil names, matching and search.",
        columns=("title", "abstract", "journal", "authors", "affiliations", "text"),
        fault=mojibake,
        severity=Severity.WARNING,
        source="UTF-8 read as Windows-1252, as JabRef checks it; upper-case names such as BRANDÃO are none.",
        fix=whole_value,
        good=(
            ("BRANDÃO and BrandÃo: a naïve café, 5–10 µm", None, None, [], [], ""),
            (None, None, None, [{"name": "Åström Ä"}], [], ""),
        ),
        bad=(
            ("A naÃ¯ve trial", None, None, [], [], ""),
            (None, "The patientâ€™s view.", None, [], [], ""),
            (None, None, None, [{"name": "M\ufffdller A"}], [], ""),
        ),
    ),
    Check(
        id="abstract-truncated",
        title="An abstract ends where its last sentence ends.",
        why="Result lists and previews cut abstracts; the cut text looks complete.",
        columns=("abstract",),
        fault=abstract_truncated,
        severity=Severity.WARNING,
        source="PubMed's result list shows the first sentences and an ellipsis.",
        weighs="warning; info where MEDLINE itself cut the abstract",
        good=(
            ("We tried things. They worked.",),
            ("They worked (p<0.01).",),
            ("They worked. Trial registration: ClinicalTrials.gov NCT00000000",),
            ("They worked. Copyright © 2020 The Authors",),
            (None,),
            ("",),
        ),
        bad=(
            ("We tried things and …",),
            ("We tried things. They...",),
            ("We tried things in the",),
            ("We tried things. The result has been com",),
            ("We tried things. (ABSTRACT TRUNCATED AT 250 WORDS)",),
        ),
    ),
)
