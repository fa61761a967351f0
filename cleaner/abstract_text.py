"""Where the abstract of a full-text page ends and the article's own text begins (text pages)."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cleaner.document import Block

# Labels of structured abstracts, as journals print them on lines of their own.
_LABELS = frozenset(
    """
    aim|aim and objectives|aim of the study|aims|aims and objectives|approach|availability
    availability and implementation|availability of data|background|background & aims|background and aims
    background and objective|background and objectives|background and purpose|background/aims|case|case description
    case presentation|case report|challenge|clinical question|clinical relevance|clinical trial registration
    conclusion|conclusion and relevance|conclusion and significance|conclusions|conclusions and relevance
    conclusions and significance|contact|context|data collection|data collection and analysis|data extraction
    data extraction and synthesis|data sources|data synthesis|design|design and methods
    design, setting, and participants|discussion|discussion and conclusion|discussion and conclusions|evidence
    evidence acquisition|evidence synthesis|experimental design|exposure|exposures|finding|findings|funding
    highlights|hypothesis|implementation|implications|implications for practice|importance|interpretation
    intervention|intervention(s)|interventions|introduction|level of evidence|levels of evidence|limitations
    main outcome|main outcome measure|main outcome measure(s)|main outcome measures|main outcomes
    main outcomes and measures|main results|material and methods|materials & methods|materials and methods
    measurements|measurements and main results|measures|method|methodology|methodology/principal findings|methods
    methods and analysis|methods and findings|methods and materials|methods and results|methods/design|motivation
    novelty|objective|objectives|observations|outcome|outcome measures|outcomes|overview|participants
    patient concerns|patient(s)|patients|patients and methods|practical implications
    primary and secondary outcome measures|principal findings|problem|procedure|purpose|question|rationale
    rationale and objectives|recent findings|recommendations|registration|relevance|research design
    research design and methods|research question|result|result(s)|results|results and conclusion
    results and conclusions|results and discussion|review methods|sample|scope|search methods|search strategy
    selection criteria|setting|settings|significance|statement of significance|study design|study design and methods
    study design and results|study objectives|study registration|study selection|subjects|subjects and methods
    summary|supplementary information|systematic review registration|trial registration|trial registration number
    what is already known|what this study adds
    """.strip()
    .replace("\n", "|")
    .replace("|    ", "|")
    .split("|")
)
# Labels behind which an abstract may end.
_CLOSING = re.compile(
    r"(?:(?>.*?conclusions?\b).*|interpretation|significance|discussion|(?>.*?registration).*|funding|recommendations|relevance"
    r"|(?:practical )?implications.*|supplementary information|contact|limitations|summary|level of evidence)"
)
# Stand below an abstract, with or without labels, and are still part of it.
_TRAILING = frozenset(("importance", "significance", "trial registration", "systematic review registration"))
# Opens the article's own text.
_BODY = re.compile(
    r"(?:\d{1,2}|[ivx]{1,4})\.?\d?\.?\s+\S.*|introduction\b.{0,60}|main text|text|associated data|funding"
    r"|(?:electronic )?supplementary (?:material|data).*|graphical abstract|abbreviations:?"
    r"|literature review|(?:review of )?(?:the |related )literature|related works?|theoretical (?:background|framework)"
)
# What an abstract opens with; below its results such a heading opens the article.
_OPENING = re.compile(r"(?:background|introduction|context|motivation|rationale|objectives?|aims?|purpose)\b.*")
_ANSWER = re.compile(r"(?:(?:main |principal |key )?(?:results?|findings)|conclusions?)\b.*")
_LONGEST_LABEL = 70  # characters
_FEW = 2  # paragraphs without a label that may all be abstract
_LONG = 100  # characters; of two such paragraphs is a section of the article, not of its abstract
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u2019\u201d]*$")
_KEYWORDS = re.compile(r"(?:author )?key ?words?\b", re.I)


def abstract_end(content: Sequence[Block], level: int = 0) -> int:
    """How many of the blocks below the heading of an abstract belong to it, its keywords included.

    Labels on lines of their own ("Methods") become blocks of kind ``heading``.

    Args:
        content: the blocks below the heading, up to the next heading that the layout knows.
        level: the level of the abstract's own heading; 0 where it is a line like the others.
    """
    paragraphs = list(_paragraphs(_below(content, level)))
    heads = [blocks[0] for _, blocks in paragraphs]
    structured = bool(heads) and is_label_line(heads[0])
    length = _structured(heads) if structured else _plain(heads)
    length += sum(1 for _ in takewhile(_is_keywords, heads[length:]))
    return paragraphs[length - 1][0] + 1 if length else 0


def _below(content: Sequence[Block], level: int) -> Sequence[Block]:
    """The blocks up to a heading as high as the abstract's own; all where even its first label stands so high."""
    high = [at for at, block in enumerate(content) if block.kind == "heading" and 0 < block.level <= level]
    shown = next((at for at, block in enumerate(content) if block.key and block.rule is None), 0)
    return content[: high[0]] if high and high[0] > shown else content


def _paragraphs(content: Sequence[Block]) -> Iterator[tuple[int, list[Block]]]:
    """The paragraphs, each with the place of its last block; formulae may break one into several lines."""
    shown = [(at, block) for at, block in enumerate(content) if block.key and block.rule is None]
    last, paragraph = 0, list[Block]()
    for at, block in shown:
        alone = paragraph and (is_label_line(paragraph[0]) or _is_keywords(paragraph[0]))
        if paragraph and (alone or _begins(block, paragraph[-1])):
            yield last, paragraph
            paragraph = []
        paragraph.append(block)
        last = at
    if paragraph:
        yield last, paragraph


def _begins(block: Block, above: Block) -> bool:
    known = is_known_label(block) or opens_text(block) or _is_keywords(block)
    return known or block.kind != "line" or bool(_SENTENCE_END.search(above.text))


def _is_keywords(block: Block) -> bool:
    return bool(_KEYWORDS.match(block.text))


def is_label_line(block: Block) -> bool:
    """Whether a line has the form of a heading or label: short, no sentence, no list item."""
    text = block.text
    short = len(text) <= _LONGEST_LABEL and len(text.split()) <= 9 and block.kind in ("line", "heading")
    return short and not text.endswith((".", ";", ",")) and (text[:1].isupper() or text[:1].isdigit())


def is_known_label(block: Block) -> bool:
    """Whether a line is a label that structured abstracts use."""
    return block.key.rstrip(": ") in _LABELS


def opens_text(block: Block) -> bool:
    """Whether a line is a heading that only the article's own text has."""
    return block.kind != "item" and len(block.text) <= _LONGEST_LABEL and bool(_BODY.fullmatch(block.key.rstrip(": ")))


def _structured(heads: Sequence[Block]) -> int:
    seen: set[str] = set()
    label, filled, answered = "", False, False
    for count, block in enumerate(heads):
        key = block.key.rstrip(": ")
        closed = bool(_CLOSING.fullmatch(label)) and filled
        known = is_known_label(block)
        if _is_keywords(block):
            return count
        if is_label_line(block) and (known or _filled_next(heads, count)):
            ends = key in seen or (opens_text(block) and bool(seen)) or (answered and bool(_OPENING.fullmatch(key)))
            if filled and (ends or (not known and (closed or (len(seen) > 1 and _is_long(heads, count))))):
                return count
            block.kind = "heading"
            seen.add(key)
            answered = answered or bool(_ANSWER.fullmatch(key))
            label, filled = key, False
        elif closed and block.kind != "item":
            return count
        else:
            filled = True
    return len(heads)


def _filled_next(heads: Sequence[Block], at: int) -> bool:
    """Whether text stands below a line that may be a label, not another such line."""
    return at + 1 < len(heads) and not is_known_label(heads[at + 1])


def _is_long(heads: Sequence[Block], at: int) -> bool:
    """Whether two long paragraphs stand right below a heading."""
    below = heads[at + 1 : at + 3]
    return len(below) == 2 and all(len(block.text) > _LONG and block.kind == "line" for block in below)


def _plain(heads: Sequence[Block]) -> int:
    """An abstract without labels: its paragraphs up to a heading; only the first where too many follow."""
    count = sum(1 for _ in takewhile(lambda block: not (is_label_line(block) or _opens_other(block)), heads))
    behind = heads[count] if count < len(heads) else None
    if behind and behind.key in _TRAILING and count + 1 < len(heads):
        behind.kind = "heading"
        return count + 2
    sure = behind is not None and (_is_keywords(behind) or (opens_text(behind) and count <= _FEW))
    return count if count <= 1 or sure else 1


def _opens_other(block: Block) -> bool:
    return _is_keywords(block) or opens_text(block)


def keyword_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The lines that list the article's keywords behind their label."""
    for block in blocks:
        if block.rule is None and _KEYWORDS.match(block.text) and ":" in block.text[:30]:
            yield block
