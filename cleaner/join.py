"""Broken lines put together again, and glued ones taken apart: a block then is what the page meant as one line.

A joined block begins where its first piece begins and ends where its last one ends, so that the blocks still are the
whole page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile

from cleaner.citations import is_bare_citation, is_whole_citation, whole_citation
from cleaner.document import Block
from cleaner.fold import collapse, fold
from cleaner.layout import Layout
from cleaner.patterns import compiled
from cleaner.runs import runs
from cleaner.wrapped import ASKED, AUTHOR_INFORMATION, HEAD, LONGEST_CITATION, NUMBERED, with_next
from schemas.citation import join_wrapped

_IDENTIFIER_LABEL = re.compile(r"(?:pmid|pmcid|doi):")
_ABSTRACT_LABEL = re.compile(r"[A-Z][A-Z0-9 &/,()'-]{2,60}:")  # PubMed prints the labels of an abstract in capitals
_LONGEST_MARK = 3  # characters of a mark, or of "in"
_LANGUAGES = "in"  # above the languages of an abstract: "in English, Spanish"
_LISTED = re.compile(r"\d{1,5}\.(?=\s+[^\W\d])")
_MARK = re.compile(r"\d{1,3}|[a-z]|[*†‡§¶]")

_WIDTHS = range(79, 83)  # at which NLM's text exports break their lines, by year
LONGEST = 90  # characters; a page with longer lines (of more than one word) is not wrapped
_LONGER = 200  # one line of so many may be longer: in Chinese, or where two files were put together
_SLACK = 12  # characters by which a line may be shorter than the first word below it would allow
# What begins a line of its own inside a paragraph of an export.
_OPENS = re.compile(
    r"\(\d{1,3}\)"  # an affiliation
    r"|(?:DOI|PMID|PMCID): |©|Copyright |Author information:"
)
_PARTED = 2  # parts of an abstract that a paragraph has where its first line is none
_NEXT = re.compile(r"\d{1,5}[.:] [A-Z\[]")  # the next record, where no empty line parts it from the one above
PART = re.compile(r"[A-Z][A-Z0-9 &/,()-]{2,60}: ")  # of an abstract; the first begins its paragraph
_NOTICE = re.compile(
    r"(?:Comment|Erratum|Update|Retraction|Expression of concern|Republished|Corrected and republished)"
    r" (?:in|on|of|for|from)\b"
)
_WORK = re.compile(r"[A-Z][\w&() -]{1,80}\. (?:19|20)\d\d[ ;:]")  # each begins a line below a notice


def unwrap(blocks: list[Block], content: str) -> list[Block]:
    """Join the lines of a text export of PubMed that were broken at its width; other pages stay as they are."""
    begin, end, proved = _span(blocks)
    export = blocks[begin:end]
    width = _export_width(export, proved=proved)
    if not width:
        return blocks
    lines = export[:1]
    for block in export[1:]:
        lines.append(_as_line(block, lines[-1], content, width - _SLACK))
    return [*blocks[:begin], *_join_wrapped(lines, width), *blocks[end:]]


def _span(blocks: Sequence[Block]) -> tuple[int, int, bool]:
    """Where the records of an export stand, which may be pasted below a page's frame, and whether it surely is one.

    The first record opens with a citation, numbered or above the heading of affiliations; the last ends with its PMID.
    """
    numbered = [*islice((at for at, block in enumerate(blocks) if NUMBERED.match(block.text)), ASKED)]
    heading = next((at for at, block in enumerate(blocks) if block.text == AUTHOR_INFORMATION), 0)
    if not numbered and not heading:
        return 0, len(blocks), False
    last = next((at for at in range(len(blocks) - 1, -1, -1) if "pmid:" in blocks[at].key), len(blocks))
    end = next((at for at in range(last, len(blocks)) if not blocks[at].key), len(blocks))
    begin = next((at for at in numbered if whole_citation(_paragraph_at(blocks, at))), None)
    if begin is None:
        above = (at for at in range(max(0, heading - HEAD), heading) if blocks[at].key)
        begin = next((at for at in above if is_bare_citation(_paragraph_at(blocks, at))), end)
    proved = begin < end and (is_bare_citation(_paragraph_at(blocks, begin)) or _are_citations(blocks[begin:end]))
    return (begin, end, True) if proved else (0, len(blocks), False)


def _paragraph_at(blocks: Sequence[Block], at: int) -> str:
    lines = takewhile(lambda block: bool(block.key), blocks[at : at + LONGEST_CITATION])
    return join_wrapped(block.text for block in lines)


def _are_citations(blocks: Sequence[Block]) -> bool:
    """Whether each paragraph is a citation, as in the short form of an export."""
    starts = (at for at, block in enumerate(blocks) if block.key and not (at and blocks[at - 1].key))
    return all(whole_citation(_paragraph_at(blocks, at)) for at in starts)


def _as_line(block: Block, above: Block, content: str, width: int) -> Block:
    """A dash that begins a line below a full one stood between two words: an export has no lists."""
    text = collapse(content[block.start : block.end]) if block.kind == "item" and above.key else ""
    if not text.startswith("- ") or with_next(above.text, text) <= width or content[block.start + 2].isspace():
        return block
    return replace(block, text=text, key=fold(text), kind="line", level=0)


def join_labels(blocks: list[Block], layout: Layout) -> list[Block]:
    """Join what stands on two lines: ``PMID:`` and its number, ``METHODS:`` and its text, ``1`` and an affiliation."""
    if not layout.profile.join_labels:
        return blocks
    labels = [block for block in blocks if block.key[-1:] == ":" or 0 < len(block.key) <= _LONGEST_MARK]
    return _join_labels(blocks, layout) if labels else blocks  # a quick look: most pages have none


def cut_tails(blocks: list[Block], content: str, layout: Layout) -> list[Block]:
    """Cut furniture that is glued to the end of a line off, as a block of its own, removed by its rule."""
    if not layout.tails:
        return blocks
    cut: list[Block] = []
    for block in blocks:
        found = next(
            ((tail, rule) for source, rule in layout.tails if (tail := compiled(source).search(block.text))), None
        )
        at = _tail_start(found[0][0].split(), content, block) if found else -1
        if found is None or at < 0 or not found[0].start():
            cut.append(block)
            continue
        text, rest = block.text[: found[0].start()].rstrip(), found[0][0].strip()
        cut.append(replace(block, text=text, key=fold(text), end=at))
        cut.append(replace(block, text=rest, key=fold(rest), kind="line", start=at, rule=found[1]))
    return cut


def _tail_start(words: Sequence[str], content: str, block: Block) -> int:
    """Where the last words of a block begin in the page, which may have markup between them; -1 where they do not."""
    at = block.end
    for word in reversed(words):
        if (before := content.rfind(word, block.start, at)) >= 0:  # a word that markup breaks is not found
            at = before
    return at if content.startswith(words[0], at) else -1


def cut_numbers(blocks: list[Block], content: str) -> list[Block]:
    """Cut the number of a listed record off the line that it opens."""
    cut: list[Block] = []
    for block in blocks:
        found = _LISTED.match(block.text) if block.text[:1].isdecimal() else None
        at = content.find(found[0], block.start, block.end) if found else -1
        if found is None or at < 0:
            cut.append(block)
            continue
        number, rest = block.text[: found.end()], block.text[found.end() :].lstrip()
        at += found.end()
        cut.append(replace(block, text=number, key=fold(number), kind="line", end=at))
        cut.append(replace(block, text=rest, key=fold(rest), start=at))
    return cut


def _join_labels(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    joined: list[Block] = []
    label: Block | None = None
    gap: list[Block] = []  # the label's empty lines
    affiliations = False
    for block in blocks:
        if label is not None and not block.key:
            gap.append(block)
            continue
        section = layout.section_for(block.key) if block.key else None
        if label is not None:
            if section is None and block.rule is None and label.record == block.record:
                joined.append(_joined([label, *gap, block], f"{label.text} {block.text}"))
                label, gap = None, []
                continue
            joined += [label, *gap]
            label, gap = None, []
        if section:
            affiliations = section[0].field == "affiliations"
        if block.rule is None and _is_label(block, affiliations=affiliations):
            label = block
        else:
            joined.append(block)
    return [*joined, *([label, *gap] if label else [])]


def _is_label(block: Block, *, affiliations: bool) -> bool:
    if block.key.endswith(":") and (_IDENTIFIER_LABEL.fullmatch(block.key) or _ABSTRACT_LABEL.fullmatch(block.text)):
        return True
    if block.key == _LANGUAGES:
        return True
    return affiliations and bool(_MARK.fullmatch(block.text))


def _export_width(blocks: Sequence[Block], *, proved: bool) -> int:
    """The width at which a text export of PubMed breaks its lines.

    Returns:
        The width in characters; 0 where the page is none: an export has no long lines, and each of its records opens
        with a paragraph that is a citation, numbered or with authors and title.
    """
    lengths = sorted(len(block.text) for block in blocks if " " in block.text)
    longest = lengths[-1 - len(lengths) // _LONGER] if lengths else 0
    if longest > LONGEST:
        return 0
    width = min(max(longest, _WIDTHS[0]), _WIDTHS[-1])
    if proved:
        return width
    paragraphs = [paragraph for paragraph in _paragraphs(blocks, width) if paragraph[0].key]
    texts = [join_wrapped(block.text for block in paragraph) for paragraph in paragraphs]
    numbered = any(NUMBERED.match(text) and whole_citation(text) for text in texts)
    if not numbered and 2 * sum(map(is_whole_citation, texts)) <= len(texts):
        return 0
    return width


def _paragraphs(blocks: Sequence[Block], width: int) -> Iterator[list[Block]]:
    """The page's paragraphs; the empty lines between them are paragraphs too.

    Where all of these were taken out, a paragraph ends where the first word below would have fitted behind a line.
    """
    if not all(block.key for block in blocks):
        for _, lines in groupby(blocks, key=lambda block: bool(block.key)):
            yield list(lines)
        return
    yield from runs(blocks, lambda run, below: _goes_on(run[-1], below, width))


def _join_wrapped(blocks: Sequence[Block], width: int) -> list[Block]:
    joined: list[Block] = []
    openers = [_OPENS, _NOTICE, *([_NEXT] if all(block.key for block in blocks) else [])]
    for paragraph in _paragraphs(blocks, width):
        text = join_wrapped(block.text for block in paragraph)
        if not text or not paragraph[0].key:  # a rule of dashes stands with the empty lines
            joined += paragraph
        elif not (_NOTICE.match(text) or PART.match(text)) and whole_citation(text):
            joined.append(_joined(paragraph, text))
        else:
            joined += _join_lines(paragraph, width, openers)
    return joined


def _join_lines(paragraph: Sequence[Block], width: int, known: Sequence[re.Pattern[str]]) -> list[Block]:
    """The lines of a paragraph that is not one text throughout, such as affiliations and the parts of an abstract."""
    parts: list[list[Block]] = []
    parted = sum(1 for block in paragraph if PART.match(block.text)) >= _PARTED
    openers = [*known, *([PART] if parted else [])]
    for block in paragraph:
        if _NOTICE.match(block.text):
            openers.append(_WORK)
        elif not parts and PART.match(block.text):
            openers.append(PART)
        opens = any(opener.match(block.text) for opener in openers)
        if parts and not opens and _goes_on(parts[-1][-1], block, width - _SLACK):
            parts[-1].append(block)
        else:
            parts.append([block])
    return [_joined(part, join_wrapped(block.text for block in part)) for part in parts]


def _goes_on(above: Block, below: Block, width: int) -> bool:
    """Whether a line goes on below: the first word below would not have fitted behind it."""
    return below.kind == "line" and with_next(above.text, below.text) > width


def _joined(run: Sequence[Block], text: str) -> Block:
    """One block of several; it is what its last piece is, for that holds the words, the others only lead to it."""
    if len(run) == 1:
        return run[0]
    kind = run[0].kind
    if kind == "heading" or (kind == "item" and run[0].key.endswith(":")):  # a label is neither, once it has its words
        kind = "paragraph" if run[-1].kind == "item" else run[-1].kind
    return replace(run[-1], text=text, key=fold(text), kind=kind, start=run[0].start, level=run[0].level)
