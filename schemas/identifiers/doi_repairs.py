"""The repairs of a DOI: each a code, a reason and what it does, in the order in which they are tried.

The classes are those of the study of 1.2 million invalid cited DOIs in COCI (Cioffi et al., Scientometrics 2022,
doi:10.1007/s11192-022-04367-w), of its predecessor (Xu et al. 2019) and of scraped citation lines.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schemas.finding import Severity
from schemas.identifiers import doi_tail as tail
from schemas.identifiers.characters import BLANKS, FULL_WIDTH, HYPHENS, INVISIBLE, SLASHES
from schemas.identifiers.encodings import decode_entities, decode_percent, decode_tex


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


def mend_blanks(text: str) -> str:
    """Join the pieces of a DOI that blanks were put into; what follows it stays behind a blank."""
    joined, *rest = text.split() or [""]
    for at, piece in enumerate(rest):
        if not _continues(joined, piece):
            return " ".join([joined, *rest[at:]])
        joined += piece
    return joined


def drop_behind_blank(text: str) -> str:
    """Cut at a blank, and the full stop before it: where a text follows, it is the sentence's."""
    doi, *rest = text.split() or [""]
    return doi.rstrip(".") if rest else doi


def _continues(before: str, piece: str) -> bool:
    """Whether a piece after a blank still belongs to the DOI: a mark where they meet, or a piece like a DOI's."""
    if tail.suffix_start(before) == len(before):
        return True
    if len(piece) > 2 and not any(map(str.isdigit, piece)):
        return False
    if before[-1] in "/.-_(:<>":
        return piece[0].isalnum() or piece[0] in "(<"
    if piece[0] in "/.-_():<>":
        return len(piece) > 1 and piece[1].isalnum()
    return len(piece) > 1 and piece[0].isalnum() and not _OTHER_PIECE.match(piece)


# A year, a PMID, pages, the numbers of a citation, a publisher item identifier.
_OTHER_PIECE = re.compile(r"(?:(?:19|20)[0-9]{2}|[0-9]{7,8}|[0-9]+-[0-9]+)\Z|.*[;,:]|S?[0-9]{4}-?[0-9]{3}[0-9X]\(")


def mend_slashes(text: str) -> str:
    """One slash after the prefix, and no backslash."""
    if "\\" not in text and "//" not in text:
        return text
    return re.sub(r"\A(10\.[0-9.]+)/{2,}", r"\1/", re.sub(r"\\(?:[nrt]\Z)?", "", text))


def mend_letter_o(text: str) -> str:
    """Zero for a letter O between digits, and the SICI's ``.0.CO;2`` as ANSI/NISO Z39.56 has it."""
    mended = re.sub(
        r"(?<=[0-9])[Oo]+(?=[0-9])|(?<=[0-9])O+(?=[.-][0-9])|(?<=[0-9]\.)O+(?=[0-9]{2})",
        lambda found: "0" * len(found[0]),
        text,
    )
    return re.sub(r"(?i)(?<=[0-9])\.[o0]\.(c)[o0];2", lambda m: f".0.{'CO' if m[1] == 'C' else 'co'};2", mended)


def mend_doubled_marks(text: str) -> str:
    """One mark for two, where the publisher's DOIs never have two: Springer's books, Elsevier's journals."""
    return re.sub(r"(?i)\A(10\.1007/978[0-9X-]+)__(?=[0-9]+\Z)|\A(10\.1016/j\.[a-z]+)\.\.(?=[0-9])", _one_mark, text)


def _one_mark(found: re.Match[str]) -> str:
    return f"{found[1]}_" if found[1] else f"{found[2]}."


def _translated(table: Mapping[int, str | None]) -> Callable[[str], str]:
    return lambda text: text if text.isascii() and text.isprintable() else text.translate(table)


_W, _I = Severity.WARNING, Severity.INFO

CHARACTER_REPAIRS = (
    Repair("doi-invisible", _W, "invisible characters were taken out", _translated(INVISIBLE)),
    Repair("doi-full-width", _W, "full-width characters were replaced", _translated(FULL_WIDTH)),
    Repair("doi-blank", _I, "typographic blanks were replaced", _translated(BLANKS)),
    Repair("doi-unicode-hyphen", _W, "typographic dashes were replaced by hyphens", _translated(HYPHENS)),
    Repair("doi-unicode-slash", _W, "typographic slashes were replaced", _translated(SLASHES)),
    Repair("doi-entity", _W, "HTML entities were decoded", decode_entities),
    Repair("doi-percent-code", _I, "percent codes were decoded", decode_percent),
    Repair("doi-tex", _W, "TeX escapes were decoded", decode_tex),
)
"""For the whole text, before it is looked for where the DOI begins."""

_GLUED = Repair("doi-glued-text", _W, "a text that follows the DOI was cut off", tail.drop_glued)
_TRAILING = Repair("doi-trailing-punctuation", _W, "punctuation after the DOI was cut off", tail.trim_end)

TYPED_REPAIRS = (
    Repair("doi-html-tag", _W, "HTML tags were taken out", tail.drop_tags),
    Repair("doi-doubled-prefix", _W, "the DOI or its prefix stood twice", tail.drop_repeat),
    Repair("doi-two-values", _W, "another DOI follows; the first was kept", tail.drop_second),
    _GLUED,
    Repair("doi-blank", _W, "blanks in the DOI were taken out", mend_blanks),
    Repair("doi-glued-text", _W, "a text that follows the DOI was cut off", drop_behind_blank),
    Repair("doi-backslash", _W, "backslashes or a doubled slash were mended", mend_slashes),
    Repair("doi-letter-o", _W, "a letter O stood for a zero", mend_letter_o),
    Repair("doi-doubled-mark", _W, "a mark stood twice", mend_doubled_marks),
    Repair("doi-url-query", _W, "the query of an address was cut off", tail.drop_query),
    Repair("doi-url-fragment", _W, "the fragment of an address was cut off", tail.drop_fragment),
    Repair("doi-landing-suffix", _W, "the address of one view of the article was cut off", tail.drop_landing),
    _TRAILING,
)
"""For the text from ``10.`` on, where it comes from a field that holds a DOI."""

_PROSE = {
    _GLUED: Repair(_GLUED.code, _W, _GLUED.message, tail.drop_glued_prose),
    _TRAILING: Repair(_TRAILING.code, _I, "punctuation after the DOI was left out", tail.trim_prose),
}
PROSE_REPAIRS = tuple(_PROSE.get(repair, repair) for repair in TYPED_REPAIRS)
"""The same for a DOI in running text."""
