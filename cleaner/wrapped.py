"""Text that was wrapped at one width: the lines of a page, put together to those that they were before.

Dumps of text browsers (lynx, w3m), html2text, pandoc and some readers break their lines where the next word does not
fit into a width, whatever the page was. The width is told by the breaks themselves, as those inside a sentence agree.
"""

import re
import string
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice, pairwise, takewhile

from cleaner.citations import whole_citation
from cleaner.filled import bare
from cleaner.runs import runs
from cleaner.spacing import Span, single_spaced
from schemas.citation import join_wrapped

BULLETS = "•◦▪‣·○●□■☆★*+-"
# Characters at which known tools break: 72 pandoc, 78 html2text, 80 lynx and w3m, 120 readers; who asks for more, 200.
_WIDTHS = range(60, 241)
_ENOUGH = 3  # breaks inside sentences that show the width
_AGREED = 0.7  # of all breaks inside sentences
LONGEST_CITATION = 12  # lines
ASKED = 3  # numbered lines that may open an export
AUTHOR_INFORMATION = "Author information:"  # above the affiliations in an export
HEAD = 12  # lines from a citation to that heading
NUMBERED = re.compile(r"\d{1,5}[.:] \S")  # how a record of a text export of PubMed opens
_MANY = 10  # breaks that need no other proof
_SLACK = 6  # characters: a converter may count the marks of links and emphasis otherwise
_LINK_NUMBER = re.compile(r"\[\d{1,5}\](?=\S)")
_LINKED = 4  # characters that lynx may count for each link that it numbers
_MOST_LINKED = 12
# What begins a line of its own: items, headings, rows, the signs of an underline.
_OPENS = re.compile(
    rf"\s+o\s|\s*(?:[{BULLETS}]\s|#{{1,6}}\s|\||>|={{3}}|-{{3}}|_{{3}}|\d{{1,3}}[.)]\s"
    r"|\(BUTTON\)|\[[ xX]\]\s|\([ *]\)\s|affiliations?\b(?![.,;])|author information\b|find articles by )"
    r"|(?-i:\(\d{1,3}\)[A-Z])",  # an affiliation in a text export of PubMed
    re.I,
)
_TIGHT = re.compile(r"\s([,;:)])|(10\.\d{4,9}/)\s")  # w3m breaks lines before commas and inside DOIs
_GOES_ON_BELOW = re.compile(r"\n[ \t]*+[^\W\dA-Z_]")  # most pages have no such line
_INSIDE = frozenset(f"{string.ascii_lowercase},(")  # the last characters of a line that ends inside a sentence


def logical_lines(content: str) -> Sequence[Span]:
    """The lines of a text page, those that were broken at the page's width joined, without line ends written twice.

    Args:
        content: the whole page.

    Returns:
        For each line its first character, the character behind it, and its text; the spans together are the page.
    """
    texts = content.splitlines(keepends=True)
    ends = list(accumulate(map(len, texts)))
    lines = single_spaced(list(zip([0, *ends], ends, texts, strict=False)))
    if sum(1 for _ in _GOES_ON_BELOW.finditer(content)) < _ENOUGH or _is_export([text for _, _, text in lines]):
        return lines
    width = _width([line.rstrip() for _, _, line in lines])
    return _joined(lines, width) if width else lines


def _is_export(lines: Sequence[str]) -> bool:
    """Whether a page is a text export of PubMed: a citation is its first paragraph, or numbered, or above affiliations.

    These break their lines too, but know paragraphs that no empty line parts (`cleaner.join.unwrap`).
    """
    starts = [at for at, line in enumerate(lines) if not line.isspace() and (not at or lines[at - 1].isspace())]
    numbered = (at for at in starts[1:] if NUMBERED.match(lines[at]))
    heading = next((at for at, line in enumerate(lines) if line.startswith(AUTHOR_INFORMATION)), 0)
    above = (at for at in starts[1:] if heading - HEAD <= at < heading)
    asked = (*starts[:1], *islice(numbered, ASKED), *above)
    return any(_is_citation(lines[at : at + LONGEST_CITATION]) for at in asked)


def _is_citation(lines: Sequence[str]) -> bool:
    text = join_wrapped(line.strip() for line in takewhile(lambda line: not line.isspace(), lines))
    return not text.startswith(".") and whole_citation(text) is not None  # a page has its journal on a line above


def _width(lines: Sequence[str]) -> int:
    """The width at which the lines were broken; 0 where they were not."""
    inside = [pair for pair in pairwise(lines) if _is_inside(*pair)]
    if len(inside) < _ENOUGH:
        return 0
    votes = Counter(width for above, below in inside for width in range(len(above), with_next(above, below)))
    agreed, width = max(((votes[width], width) for width in _WIDTHS), key=lambda vote: (vote[0], -vote[1]))
    if agreed < max(_ENOUGH, _AGREED * len(inside)):
        return 0
    # A few breaks that the HTML itself had, in a banner or a licence, agree as well; but then other lines are longer.
    return width if agreed >= _MANY or sum(_is_longer(line, width) for line in lines) <= agreed else 0


def _is_longer(line: str, width: int) -> bool:
    """Whether a line is longer than its width allows, though it has a blank; rows and headings may be."""
    if len(line) <= width + 2 * _SLACK or line.lstrip().startswith(("#", "|")):
        return False
    return len(bare(line)) > width + 2 * _SLACK and " " in line[:width].strip()


def _is_inside(above: str, below: str) -> bool:
    """Whether a line ends inside a sentence that goes on below."""
    return above[-1:] in _INSIDE and below.lstrip()[:1].islower() and not _OPENS.match(below)


def with_next(above: str, below: str) -> int:
    """Characters of a line with the first word of the line below."""
    return len(above) + 1 + len(below.split(None, 1)[0])


def _joined(lines: Sequence[Span], width: int) -> list[Span]:
    """The lines joined; where no empty line parts paragraphs, only what would not have fitted goes on below."""
    slack = _SLACK if any(text.isspace() for _, _, text in lines) else 0
    found = runs(lines, lambda run, line: _goes_on(run[-1][2].rstrip(), line[2].rstrip(), width, slack))
    return [_one(run) for run in found]


def _goes_on(above: str, below: str, width: int, slack: int) -> bool:
    if not above or not below or _OPENS.match(below) or above.lstrip().startswith("|"):
        return False
    if len(below) - len(below.lstrip()) < len(above) - len(above.lstrip()):  # the text of an item ends with its indent
        return False
    heading = above.startswith("#")
    if slack and "[" in above:
        slack += min(_LINKED * len(_LINK_NUMBER.findall(above)), _MOST_LINKED)
    longest, shortest = (width, width) if heading else (width + _SLACK, width - slack)
    return len(above) <= longest and with_next(above, below) > shortest


def _one(run: Sequence[Span]) -> Span:
    if len(run) == 1:
        return run[0]
    first = run[0][2]
    indent = first[: len(first) - len(first.lstrip())]
    return run[0][0], run[-1][1], indent + _TIGHT.sub(r"\1\2", join_wrapped(text for _, _, text in run))
