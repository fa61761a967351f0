"""The parts of a page that headings open: fields of the record, notices, or other works' data."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import cast

from cleaner.abstract_text import opens_text
from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.layout import Layout
from cleaner.lines import ends_sentence, language_of
from cleaner.profile import Section
from cleaner.references import is_entry
from schemas.article import NoticeKind

_NO_TERMS = frozenset(("affiliations", "authors"))  # not plain lists of terms

_LITTLE_PROSE = 500  # characters
_MOST_PROSE = 0.25  # of a page's sentences: what holds more is no list of other pages
_KEYWORDS = re.compile(r"(?:author )?key ?words?:\s*", re.I)
_KEYWORDS_LABEL = re.compile(r"(?:author )?key ?words? ?:?", re.I)
# Stands below an abstract, but is no paragraph of it.
_NO_PARAGRAPH = re.compile(
    r"©|\(c\) ?\d{4}|(?:crown )?copyright\b|published by\b|.{0,80}\ball rights reserved\.?$|all rights reserved"
    r"|(?:georg )?thieme (?:verlag|medical publishers)\b"
    r"|no abstract (?:is )?(?:available|provided|listed)\.?$",
    re.I,
)
_COMMA = re.compile(r",\s+")
_LANGUAGES = re.compile(r"in ?(?P<first>[A-Z][a-z]+)(?:, ?[A-Z][a-z]+)+")
_ENGLISH = frozenset("the of and to in was were with for is that by are from on at be this we or not no where".split())
_OTHER = frozenset(
    "el la los las de del y en que con por para una un se o da do das dos em com uma le les des et du dans une pour est"
    " il di che per nel una sono der die das und ist mit den von zu eine wurde wurden bei nicht".split()
)
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CITATION_END = re.compile(r"\bPMID:\s*\d+", re.I)


def read_sections(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """Read the sections of an HTML page; each lasts until a heading of its own level, a higher one, or of a section.

    Fields that selectors have read already are left as they are.
    """
    for block in blocks:
        if block.rule is None and (language := language_of(block.text)):
            draft.put("language", language, _place(block))
    opened: list[tuple[Section, str, Block, list[Block]]] = []
    open_level = 0
    for block in blocks:
        if block.kind == "heading" and block.rule is None and (found := layout.section_for(block.key)):
            opened.append((*found, block, []))
            open_level = block.level
        elif block.kind == "heading" and block.level <= open_level:
            open_level = 0
        elif open_level:
            opened[-1][3].append(block)
    known = set(draft.lists)
    most = max(_LITTLE_PROSE, _MOST_PROSE * _prose(blocks)) if layout.profile.by_shape else 0
    for section, rule, heading, content in opened:
        if most and section.drop and _prose(content) > most:  # the page's own text goes on behind the teasers
            content = list(takewhile(lambda block: not _prose([block]), content))
        if most and section.field == "abstract":
            content = content[: _text_begins(content)]
        read_section(draft, section, rule, heading, content, known=known)


def _text_begins(content: Sequence[Block]) -> int | None:
    """Where below an abstract's paragraphs a heading opens the article's own text; None where none does."""
    first = next((at for at, block in enumerate(content) if _prose([block])), len(content))
    headings = (at for at, block in enumerate(content) if block.kind == "heading" and block.rule is None)
    return next((at for at in headings if at > first and opens_text(content[at])), None)


def _prose(blocks: Sequence[Block]) -> int:
    """Characters of kept sentences."""
    return sum(len(block.text) for block in blocks if block.rule is None and ends_sentence(block.text))


def read_section(
    draft: Draft,
    section: Section,
    rule: str,
    heading: Block,
    content: Sequence[Block],
    *,
    known: Collection[str] = (),
) -> None:
    """Read one section into the draft and mark what is not the record's.

    Args:
        draft: takes the words.
        section: what the heading says it is.
        rule: id of the rule under which a dropped section, or a heading with nothing below it, is marked.
        heading: the heading's block.
        content: the blocks below it, in order, those removed already included.
        known: the record's keys that are read already and must not be read again.
    """
    kept = [block for block in content if block.rule is None and block.key]
    if section.field == "references":
        draft.lists.setdefault("references", []).extend(block.text for block in kept if is_entry(block))
    if section.drop:
        for block in kept:
            block.rule = rule
    if section.notice:
        # An empty "Erratum in" stays: it is the only sign that there is one.
        works = (block for block in kept if block.field is None)  # the record's own identifiers may stand below
        texts = list(_citations(works)) or [heading.text]
        draft.notices += [(cast(NoticeKind, section.notice), text) for text in texts]
        return
    if section.drop or not kept:
        heading.rule = heading.rule or rule
        return
    if section.field in known:
        return
    if section.field == "abstract":
        read_abstract(draft, kept)
    elif section.field and section.field not in _NO_TERMS:
        _read_list(draft, section.field, kept)


def read_abstract(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read the paragraphs of an abstract, the keywords behind it and what else stands there."""
    label: str | None = None  # stands on a line of its own above its paragraph
    english: bool | None = None  # below "in English, Spanish" the languages follow each other: the first is read
    for block in blocks:
        if block.kind == "heading":
            label, block.field = block.text.rstrip(".: "), "abstract"
        elif _KEYWORDS.match(block.text) or (label and is_keywords_label(label)):
            draft.lists.setdefault("keywords", list(split_keywords(block.text)))
            block.field = "keywords"
        elif languages := _LANGUAGES.fullmatch(block.text):
            english = languages["first"] == "English"
        elif is_translation(block.text, draft.lists.get("abstract", ())) or (
            english is not None and is_english(block.text) is not english
        ):
            continue
        elif is_paragraph(block.text):
            draft.lists.setdefault("abstract", []).append(f"{label}: {block.text}" if label else block.text)
            label = None
            draft.origin.setdefault("abstract", _place(block))
            block.field = "abstract"


def is_keywords_label(text: str) -> bool:
    """Whether a heading inside an abstract stands above its keywords."""
    return bool(_KEYWORDS_LABEL.fullmatch(text))


def is_paragraph(text: str) -> bool:
    """Whether a line below the heading of an abstract is part of it, not its copyright or a note that there is none."""
    return not _NO_PARAGRAPH.match(text)


def is_translation(text: str, above: Sequence[str]) -> bool:
    """Whether a paragraph is in another script than the first one of the same abstract."""
    return bool(above) and len(_OTHER_SCRIPT.findall(text)) > len(text) / 3 and not _OTHER_SCRIPT.search(above[0])


def is_english(text: str) -> bool:
    """Whether a paragraph holds no fewer English function words than Spanish, French, Italian or German ones."""
    words = text.casefold().split()
    if sum(map(str.isascii, text)) < len(text) / 2:
        return False
    return sum(word in _ENGLISH for word in words) >= sum(word in _OTHER for word in words)


def split_keywords(text: str) -> Iterator[str]:
    """The keywords of a line such as ``Keywords: exosomes; therapy.``; commas part them where there is no ``;``."""
    text = _KEYWORDS.sub("", text, count=1).strip().removesuffix(".")
    keywords = text.split(";") if ";" in text else _COMMA.split(text)
    yield from filter(None, map(str.strip, keywords))


def read_inline(draft: Draft, section: Section, block: Block) -> None:
    """Read a line such as ``Matched MeSH terms: Bread; Weights and Measures``."""
    if section.field:
        terms = (term.strip() for term in block.text.partition(":")[2].split(";"))
        draft.lists.setdefault(section.field, []).extend(filter(None, terms))
        draft.origin.setdefault(section.field, _place(block))
        block.field = section.field


def _read_list(draft: Draft, key: str, blocks: Sequence[Block]) -> None:
    """One term a block; a single line may hold them all."""
    if blocks[0].kind == "item":  # the list ends where its items do
        blocks = list(takewhile(lambda block: block.kind == "item", blocks))
    if key == "keywords":
        blocks = [block for block in blocks if is_paragraph(block.text)] or blocks[:1]
    texts = [block.text for block in blocks]
    if key == "keywords" and len(texts) == 1:
        texts = list(split_keywords(texts[0]))
    known = draft.lists.get(key, [])
    # A type may stand above the title too; the section has all of them in order.
    draft.lists[key] = list(dict.fromkeys([*texts, *known] if key == "publication_types" else [*known, *texts]))
    draft.origin.setdefault(key, _place(blocks[0]))
    for block in blocks:
        block.field = key


def _citations(blocks: Iterable[Block]) -> Iterator[str]:
    """The works that a notice names: one ends with its PMID, or where the next list item begins."""
    words: list[str] = []
    for block in (block for block in blocks if is_paragraph(block.text) or words):
        if block.kind == "item" and words:
            yield " ".join(words)
            words = []
        words.append(block.text)
        if _CITATION_END.search(block.text):
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def _place(block: Block) -> str:
    return block.where or f"character {block.start}"
