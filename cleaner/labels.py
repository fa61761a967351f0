"""Labels that stand with their values, as a layout lists them -> the words of the record."""

import re
from collections.abc import Sequence

from cleaner.document import Block
from cleaner.draft import Draft, RawAffiliation
from cleaner.layout import Layout
from cleaner.patterns import compiled
from cleaner.profile import Label

_LISTS = frozenset(("abstract", "keywords", "mesh_terms", "substances", "publication_types"))
_DATE = ("year", "month", "day")


def read_labels(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """Read the values that the layout's labels name; labels without a value, and dropped ones, are marked.

    Args:
        draft: takes the words.
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.
    """
    shown = [block for block in blocks if block.key and block.rule is None]
    found = [_find(block.text, layout.profile.label) for block in shown]
    date: dict[str, str] = {}
    for at, (block, hit) in enumerate(zip(shown, found, strict=True)):
        if hit is None:
            continue
        label, value = hit
        own = value is not None
        below = shown[at + 1] if not own and at + 1 < len(shown) and found[at + 1] is None else None
        parts = [block, below] if below else [block]
        if label.drop or not (own or below):
            for part in parts:
                part.rule = f"{layout.id}:{label.id}"
        elif label.field:
            parts[-1].field = "published" if label.field in _DATE else label.field
            text = value or parts[-1].text
            _take(draft, label.field, text, parts[-1], date)
    draft.put("date", " ".join(date[key] for key in _DATE if key in date), "")


def _take(draft: Draft, key: str, text: str, block: Block, date: dict[str, str]) -> None:
    if key in _DATE:
        date.setdefault(key, text)
    elif key == "affiliations":
        draft.affiliations.append(RawAffiliation(text))
    elif key in _LISTS:
        draft.lists.setdefault(key, []).append(text)
    else:
        draft.put(key, text, f"character {block.start}")


def _find(text: str, labels: Sequence[Label]) -> tuple[Label, str | None] | None:
    """The first label that a whole line is, with the value that stands on it."""
    for label in labels:
        for pattern in label.patterns:
            if hit := compiled(pattern, re.I).fullmatch(text):
                return label, hit.groupdict().get("value")
    return None
