"""Characters that stand for others in scraped identifiers."""

INVISIBLE = dict.fromkeys(
    [
        *(*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xAC, 0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010)),
        *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB),
    ]
)
"""Deleted: controls, soft hyphen (and the not sign that stands for it in old fonts), zero-width and direction marks."""

BLANKS = dict.fromkeys([0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")

HYPHENS = dict.fromkeys([*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63], "-")

SLASHES = dict.fromkeys([0x2044, 0x2215, 0x29F8], "/")

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

_ALL = {**INVISIBLE, **BLANKS, **HYPHENS, **SLASHES, **FULL_WIDTH}


def fold_characters(text: str) -> str:
    """Replace look-alikes by their ASCII character and delete what cannot be seen."""
    return text if text.isascii() and text.isprintable() else text.translate(_ALL)
