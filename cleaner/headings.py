"""Lines that stand above content and repeat with it: headings, labels."""

import re
from functools import lru_cache

from cleaner.abstract_text import is_known_label
from cleaner.document import Block
from cleaner.layouts import load_layouts

_MENU_WORDS = frozenset(
    ("contact", "overview", "registration")
)  # labels of abstracts, but entries of menus far more often

_NUMBERED = re.compile(
    r"(?:supplementary |extended data )?(?:fig|figure|table|scheme|chart|box|plate|video|appendix)s?\.? ?\w{1,3}[.:]?"
)


def is_label(block: Block) -> bool:
    """Whether a block is a heading, a label with a colon, or heads a part of a record or abstract, or a figure."""
    if block.kind == "heading" or block.text.endswith(":") or block.key in _record_headings():
        return True
    if _NUMBERED.fullmatch(block.key):
        return True
    return is_known_label(block) and block.key not in _MENU_WORDS


@lru_cache(maxsize=1)
def _record_headings() -> frozenset[str]:
    """The headings of those parts of a record that some built-in profile keeps."""
    sections = ((key, section) for layout in load_layouts() for key, (section, _) in layout.headings.items())
    return frozenset(key for key, section in sections if not section.drop)
